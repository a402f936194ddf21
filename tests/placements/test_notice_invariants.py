"""What can never be true of a notice: tried in raw SQL and refused."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests.placements import recipes

pytestmark = pytest.mark.django_db


def sql(constraint, statement, *values):
    """The database itself refuses the statement, by this constraint."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
    assert refusal.value.__cause__.diag.constraint_name == constraint


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("notice_about_one_move", "placement_id = NULL"),
        ("notice_to_another", "addressee_id = sender_id"),
        ("notice_acknowledged_by_one_of_theirs", "acknowledged_at = now()"),
        ("notice_acknowledged_by_one_of_theirs", "acknowledged_by_id = sent_by_id"),
        (
            "notice_acknowledged_by_one_of_theirs",
            "acknowledged_at = now(), acknowledged_by_id = sent_by_id, acknowledged_way = 'email'",
        ),
        (
            "notice_acknowledged_after_sent",
            "acknowledged_at = '2026-11-11 12:00+00', acknowledged_by_id = sent_by_id, "
            "acknowledged_way = 'product'",
        ),
        ("notice_withdrawn_with_reason", "withdrawn_on = sent_on, withdrawn_by_id = sent_by_id"),
        ("notice_withdrawn_with_reason", "withdrawn_because = 'Wrong'"),
        (
            "notice_withdrawn_with_reason",
            "withdrawn_on = sent_on - 1, withdrawn_by_id = sent_by_id, withdrawn_because = 'Wrong'",
        ),
    ],
)
def test_a_notice(constraint, change):
    sql(constraint, f"UPDATE placements_notice SET {change} WHERE id = %s", recipes.notice().pk)


COPIED = (
    "person_id, proposal_id, placement_id, stage, addressee_id, sender_id, content, words, way, sent_on, "
    "sent_by_id, acknowledged_way, acknowledged_in_words, withdrawn_because, fingerprint, created_at"
)
AGAIN = (
    f"INSERT INTO placements_notice (uid, about_on, {COPIED}) "
    f"SELECT gen_random_uuid(), about_on + %s::integer, {COPIED} FROM placements_notice WHERE id = %s"
)


@pytest.mark.parametrize("days", [0, 3])
def test_a_stage_is_told_to_a_body_once_whatever_its_day(days):
    sql("notice_live_once", AGAIN, days, recipes.notice().pk)


def test_so_is_a_proposal():
    proposal = recipes.proposal()
    notice = recipes.notice(proposal=proposal, stage="before", about_on=proposal.expected_on)
    sql("notice_live_once", AGAIN, 0, notice.pk)


def test_each_change_is_told_once():
    notice = recipes.notice(stage="change")
    sql("notice_of_a_change_live_once", AGAIN, 0, notice.pk)
    with connection.cursor() as cursor:
        cursor.execute(AGAIN, [3, notice.pk])


def test_a_stage_after_the_move_is_about_a_placement():
    proposal = recipes.proposal()
    notice = recipes.notice(proposal=proposal, stage="before", about_on=proposal.expected_on)
    sql(
        "notice_about_one_move",
        "UPDATE placements_notice SET stage = 'arrival' WHERE id = %s",
        notice.pk,
    )


def test_it_is_chased_once_a_day():
    first = recipes.notice_chase()
    second = recipes.notice_chase(notice=first.notice, chased_on="2026-11-20")
    sql(
        "notice_chased_once_a_day",
        "UPDATE placements_noticechase SET chased_on = %s WHERE id = %s",
        first.chased_on,
        second.pk,
    )


@pytest.mark.parametrize(
    ("constraint", "change"),
    [("not_needed_with_reason", "reason = ''"), ("not_needed_about_one_move", "placement_id = NULL")],
)
def test_what_is_not_needed(constraint, change):
    row = recipes.notice_not_needed()
    sql(constraint, f"UPDATE placements_noticenotneeded SET {change} WHERE id = %s", row.pk)


def test_what_is_not_needed_is_said_once():
    first = recipes.notice_not_needed()
    columns = (
        "person_id, proposal_id, placement_id, stage, about_on, addressee_id, reason, decided_on, "
        "decided_by_id, created_at"
    )
    sql(
        "not_needed_said_once",
        f"INSERT INTO placements_noticenotneeded (uid, {columns}) "
        f"SELECT gen_random_uuid(), {columns} FROM placements_noticenotneeded WHERE id = %s",
        first.pk,
    )


def test_what_came_and_what_was_found():
    sql(
        "received_outside",
        "UPDATE placements_noticereceived SET way = 'product' WHERE id = %s",
        recipes.notice_received().pk,
    )
    sql(
        "found_chased_after_found",
        "UPDATE placements_foundwithoutnotice SET chased_on = found_on - 1 WHERE id = %s",
        recipes.found_without_notice().pk,
    )


def test_a_rule_ends_after_it_starts_and_begins_once():
    rule = recipes.notice_rule()
    sql(
        "notice_rule_ends_after_start",
        "UPDATE placements_noticerule SET valid_until = valid_from WHERE id = %s",
        rule.pk,
    )
    sql(
        "notice_rule_once",
        "UPDATE placements_noticerule SET valid_from = '2026-04-01', valid_until = NULL WHERE id = %s",
        rule.pk,
    )
