"""Every reason appears when it is so, says so in words, and is gone once it is settled."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine

from accounts.roles import Permission, Role
from placements.models import FundingLine, Person
from reporting.queries import attention, caseload
from reporting.rules.attention import Level, Reason
from tests.accounts.recipes import TODAY, council, icb, staff
from tests.casework.recipes import action, escalation, promise
from tests.placements.recipes import (
    changed,
    funding_line,
    funding_proposal,
    home,
    person,
    placement,
)
from tests.reporting.caseloads import LINCOLNSHIRE, RUTLAND, days_ago, many, other_council, seen, settled
from tests.reviews.recipes import review

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=True):
        yield


@pytest.fixture
def worker():
    return staff(name="Robin Ashdown")


def rows(reader, on=TODAY, at=RUTLAND):
    return attention.needs_attention(caseload.read(reader, [council(at).pk], on=on))


def only(reader, on=TODAY):
    found = rows(reader, on)
    assert len(found) == 1, [row.need.words for row in found]
    return found[0]


def test_somebody_of_whom_nothing_is_due_is_not_on_the_list(manager, worker):
    settled(worker, worker)
    assert rows(manager) == []


def test_somebody_not_seen_within_their_own_interval_until_a_visit(manager, worker):
    stay = settled(worker, worker, contact_every_days=14)
    assert rows(manager) == []
    stay.person.contacts.all().delete()
    stay.person.reviews.update(person_present=None)
    seen(stay.person, 20, author=worker)
    row = only(manager)
    assert row.need.words == "Not seen in person for 20 days; to be seen every 14."
    assert (row.need.due, row.need.level) == ("6 days overdue", Level.PRESSING)
    assert (row.deed.page, row.deed.args) == ("casework:log-contact", (str(stay.person.uid),))
    seen(stay.person, 1, author=worker)
    assert rows(manager) == []


@pytest.mark.parametrize(("days", "late"), [(42, False), (43, True)])
def test_the_last_day_of_the_interval_is_still_in_time(manager, worker, days, late):
    stay = settled(worker, worker)
    stay.person.contacts.all().delete()
    stay.person.reviews.update(person_present=None)
    seen(stay.person, days, author=worker)
    assert bool(rows(manager)) is late


def test_twice_the_interval_is_urgent_and_never_seen_says_so(manager, worker):
    stay = settled(worker, worker)
    stay.person.contacts.all().delete()
    stay.person.reviews.update(person_present=None)
    row = only(manager)
    assert row.need.words == "Never seen in person; to be seen every 42 days."
    assert row.need.level == Level.URGENT


def test_a_video_call_is_not_being_in_the_same_room_but_is_not_silence(manager, worker):
    stay = settled(worker, worker)
    stay.person.contacts.all().delete()
    stay.person.reviews.update(person_present=None)
    seen(stay.person, 60, author=worker)
    seen(stay.person, 3, author=worker, method="video")
    row = only(manager)
    assert row.need.words == (
        "Not seen in person for 60 days; to be seen every 42. Last seen by video on 19 November 2026."
    )
    assert row.need.level == Level.COMING


def test_an_overdue_review_until_one_is_held(manager, worker):
    stay = settled(worker, worker)
    stay.person.reviews.all().delete()
    review(person=stay.person, kind="CONC", covers=["DEC", "INIT"], held_on=days_ago(30))
    review(person=stay.person, kind="CA12", held_on=date(2025, 10, 12))
    row = only(manager)
    assert row.need.words == "Care Act annual review 41 days overdue"
    assert row.need.due == "Due 12 Oct 2026"
    assert (row.deed.page, row.deed.question) == ("reviews:record-review", "kind=CA12")
    review(person=stay.person, kind="CA12", held_on=TODAY)
    assert rows(manager) == []


def test_a_review_more_than_ninety_days_overdue_is_urgent(manager, worker):
    stay = settled(worker, worker)
    stay.person.reviews.filter(kind="CONC").update(covers=["DEC", "INIT"])
    late = review(person=stay.person, kind="CA12", held_on=days_ago(365 + 90))
    assert only(manager).need.level == Level.PRESSING
    late.held_on = days_ago(365 + 91)
    late.save()
    assert only(manager).need.level == Level.URGENT


def test_a_review_due_soon_stands_last_and_one_far_off_does_not_stand_at_all(manager, worker):
    stay = settled(worker, worker)
    stay.person.reviews.filter(kind="CONC").update(covers=["INIT"])
    review(person=stay.person, kind="CA12", held_on=date(2025, 12, 4))
    action(person=stay.person, owner=worker, due_on=days_ago(1))
    soon = rows(manager)[-1]
    assert (soon.need.words, soon.need.level) == ("Care Act annual review due in 12 days", Level.COMING)
    stay.person.reviews.filter(kind="CA12").update(held_on=date(2025, 12, 31))
    assert Reason.REVIEW_SOON not in attention.by_reason(rows(manager))


def test_another_council_s_people_are_owed_no_review_by_this_one(manager, worker):
    guest = person(responsible_council=other_council(), link_worker=worker)
    placement(person=guest, home=home(RUTLAND))
    seen(guest, 3, author=worker)
    assert rows(manager) == []


def test_an_overdue_action_says_who_promised_it_until_it_is_done(manager, worker):
    stay = settled(worker, worker)
    ours = action(person=stay.person, owner=worker, due_on=days_ago(2), what="Ask the GP for the plan.")
    theirs = action(
        person=stay.person, owner_outside="Fen Lodge manager", due_on=days_ago(12), what="Book a dentist"
    )
    found = rows(manager)
    assert [row.need.words for row in found] == [
        "Action 12 days overdue: Book a dentist; for Fen Lodge manager, outside the council",
        "Action 2 days overdue: Ask the GP for the plan; for Robin Ashdown",
    ]
    assert [row.outside for row in found] == [True, False]
    assert found[0].deed.args == (str(theirs.uid),)
    for one in (ours, theirs):
        one.done_on = TODAY
        one.save()
    assert rows(manager) == []


def test_an_action_is_not_late_on_its_own_day(manager, worker):
    stay = settled(worker, worker)
    action(person=stay.person, owner=worker, due_on=TODAY)
    assert rows(manager) == []


def test_nobody_s_person_until_a_link_worker_is_chosen(manager, worker):
    stay = settled(None, worker)
    row = only(manager)
    assert (row.need.words, row.deed.page) == ("No link worker", "placements:edit-person")
    changed(Person.objects.filter(pk=stay.person_id), link_worker=worker)
    assert rows(manager) == []


def test_somebody_who_has_left_the_caseload_needs_no_link_worker_and_no_visit(manager, worker):
    stay = settled(None, worker)
    stay.person.contacts.all().delete()
    changed(Person.objects.filter(pk=stay.person_id), caseload_until=TODAY)
    assert rows(manager) == []


@pytest.mark.parametrize(
    ("needed", "has", "listed"),
    [
        (True, None, True),
        (True, False, True),
        (True, True, False),
        (False, False, False),
        (None, None, False),
    ],
)
def test_an_advocate_needed_and_not_in_place(manager, worker, needed, has, listed):
    stay = settled(worker, worker)
    stay.person.advocate_needed, stay.person.advocate_in_place = needed, has
    stay.person.save()
    assert [row.need.words for row in rows(manager)] == ["Advocate needed, none in place"] * listed


def test_disputed_money_only_where_costs_reach(manager, finance, worker):
    stay = settled(worker, worker)
    line = funding_line(
        placement=stay,
        payer=icb(),
        stream="chc",
        weekly=Decimal("450.00"),
        starts_on=date(2026, 3, 3),
        status="disputed",
    )
    words = "NHS share disputed since 3 March 2026: £450.00 a week"
    assert [row.need.words for row in rows(manager)] == [words]
    assert only(manager).deed.page == "placements:propose-funding"
    assert only(finance).deed.page == "placements:propose-funding"
    assert rows(worker) == []
    line.status = "agreed"
    line.save()
    assert rows(manager) == []


def test_no_funding_line_until_one_is_recorded(finance, worker):
    stay = settled(worker, worker)
    FundingLine.objects.all().delete()
    assert only(finance).need.words == "No funding line recorded"
    funding_line(placement=stay)
    assert rows(finance) == []


def test_money_proposed_already_waits_to_be_agreed_and_is_not_asked_for_again(finance, manager, worker):
    stay = settled(worker, worker)
    FundingLine.objects.all().delete()
    assert only(finance).deed.page == "placements:propose-funding"
    asked = funding_proposal(placement=stay)
    row = only(finance)
    assert row.need.words == "Who pays is proposed, waiting to be agreed"
    assert (row.deed.text, row.deed.page) == ("Read the proposal", "placements:person-money")
    asked.state, asked.decided_by, asked.decided_at = "refused", manager, NOON
    asked.why_refused = "Too dear"
    asked.save()
    assert only(finance).need.words == "No funding line recorded"


def test_the_most_pressing_stand_first_and_the_longest_of_one_kind(manager, worker):
    action(person=settled(worker, worker).person, owner=worker, due_on=days_ago(300))
    unseen = [settled(worker, worker, family_name=name).person for name in ("Ash", "Birch", "Cedar")]
    for someone, days in zip(unseen, (50, 60, 200), strict=True):
        someone.contacts.all().delete()
        someone.reviews.update(person_present=None)
        seen(someone, days, author=worker)
    settled(None, worker)
    found = [(row.need.reason, row.need.days) for row in rows(manager)]
    assert found == [
        (Reason.NOT_SEEN, 158),
        (Reason.NOT_SEEN, 18),
        (Reason.NOT_SEEN, 8),
        (Reason.NO_WORKER, 1056),
        (Reason.ACTION, 300),
    ]


def test_one_authority_s_list_never_holds_another_s_people(worker):
    settled(None, worker)
    theirs = staff(Role.TEAM_MANAGER, other_council())
    foreign = person(responsible_council=other_council(), owner=other_council())
    placement(person=foreign, home=home(LINCOLNSHIRE), owner=other_council())
    assert {row.person.reference for row in rows(theirs, at="E10000018")} == {foreign.reference}
    assert rows(theirs, at=RUTLAND) == []


def test_a_manager_of_two_councils_reads_one_at_a_time(manager, worker):
    both = staff(Role.TEAM_MANAGER)
    settled(None, worker)
    assert len(rows(both)) == 1
    assert rows(both, at="E10000018") == []


def test_finance_reads_references_and_initials_and_nothing_of_contacts_or_reviews(finance, worker):
    stay = settled(None, worker, given_name="Ada", family_name="Larch")
    stay.person.contacts.all().delete()
    stay.person.reviews.all().delete()
    row = only(finance)
    assert row.need.reason == Reason.NO_WORKER
    assert row.person.name == f"{stay.person.reference} (AL)"
    assert Permission.SEE_NAMES not in row.person.granted


def test_deeds_are_offered_only_to_those_who_may_do_them(worker):
    stay = settled(worker, worker)
    stay.person.contacts.all().delete()
    stay.person.reviews.update(person_present=None)
    officer = staff(Role.HOST_OFFICER, council(LINCOLNSHIRE))
    row = attention.needs_attention(caseload.read(officer, [council(LINCOLNSHIRE).pk], on=TODAY))[0]
    assert (row.need.reason, row.deed) == (Reason.NOT_SEEN, None)
    assert {row.deed.page for row in rows(worker)} == {"casework:log-contact"}


def test_as_at_a_day_in_the_past_only_what_was_so_then(manager, worker):
    stay = settled(worker, worker)
    past = days_ago(60)
    assert {row.need.reason for row in rows(manager, on=past)} == {Reason.NOT_SEEN, Reason.REVIEW}
    seen(stay.person, 70, author=worker)
    review(person=stay.person, kind="CONC", covers=["CA12", "DEC", "INIT"], held_on=days_ago(80))
    assert rows(manager, on=past) == []


def test_an_action_done_since_was_still_open_then(manager, worker):
    stay = settled(worker, worker)
    with time_machine.travel(days_ago(20)):
        late = action(person=stay.person, owner=worker, due_on=days_ago(15))
    late.done_on = days_ago(5)
    late.save()
    assert [row.need.days for row in rows(manager, on=days_ago(10))] == [5]
    assert rows(manager, on=days_ago(5)) == []


def test_each_count_is_how_many_rows_that_reason_has(manager, worker):
    many(16, worker)
    found = rows(manager)
    counts = attention.by_reason(found)
    assert sum(counts.values()) == len(found) > 16
    for reason in Reason:
        assert len(attention.about(found, reason)) == counts[reason]


def test_a_promise_of_others_more_than_a_fortnight_late_is_urgent_and_is_chased(manager, worker):
    stay = settled(worker, worker)
    for days in (14, 15):
        promise(person=stay.person, what=f"{days} days", due_on=days_ago(days), owner_outside="Ms Reed")
    action(person=stay.person, owner=worker, due_on=days_ago(40))
    later, own, sooner = rows(manager)
    assert later.need.words == (f"Action 15 days overdue: 15 days; for Ms Reed, {icb()}, outside the council")
    assert (later.need.level, later.deed.page) == (Level.URGENT, "casework:chase-action")
    assert (own.need.level, own.deed.page) == (Level.PRESSING, "casework:complete-action")
    assert (sooner.need.level, sooner.deed.page) == (Level.PRESSING, "casework:complete-action")


def test_what_is_no_longer_needed_is_not_on_the_list(manager, worker):
    stay = settled(worker, worker)
    promise(person=stay.person, dropped_on=TODAY, dropped_because="She moved")
    assert rows(manager) == []


def test_an_escalation_nobody_answered_in_time_is_urgent_until_it_is_answered(manager, worker):
    stay = settled(worker, worker)
    raised = escalation(person=stay.person, owner=manager, due_on=TODAY)
    assert rows(manager) == []
    raised.due_on = days_ago(1)
    raised.save()
    row = only(manager)
    assert row.need.words == "Escalation to the Team manager 1 day overdue"
    assert (row.need.level, row.need.reason) == (Level.URGENT, Reason.ESCALATION)
    assert (row.deed.page, row.deed.args) == ("casework:escalation", (str(raised.uid),))
    raised.answered_on = TODAY
    raised.save()
    assert rows(manager) == []


@pytest.mark.parametrize("people", [16, 400])
def test_twenty_two_queries_however_many_people(manager, worker, django_assert_num_queries, people):
    many(people, worker)
    ours = [council().pk]
    with django_assert_num_queries(22):
        found = attention.needs_attention(caseload.read(manager, ours, on=TODAY))
    assert len({row.person.pk for row in found}) > people / 2


def test_whom_to_see_next_is_by_their_own_interval(manager, worker):
    first = settled(worker, worker, contact_every_days=14).person
    second = settled(worker, worker, contact_every_days=84).person
    for one, days in ((first, 10), (second, 40)):
        one.contacts.all().delete()
        one.reviews.update(person_present=None)
        seen(one, days, author=worker)
    found = attention.to_see_next(caseload.read(worker, [council().pk], on=TODAY))
    assert [(one.reference, one.to_be_seen_by) for one in found] == [
        (first.reference, TODAY + timedelta(days=4)),
        (second.reference, TODAY + timedelta(days=44)),
    ]
