"""What can never be true of agreed money, tried in raw SQL and refused by the database itself."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from placements.models import AuthorisationLimit, FundingLine, SettingType
from tests.accounts import recipes as accounts
from tests.placements import recipes

pytestmark = pytest.mark.django_db
INSERT = (
    "INSERT INTO placements_fundingline (uid, created_at, placement_id, agreement_id, payer_id, stream, kind, weekly, "
    "starts_on, ends_on, status, reason) SELECT gen_random_uuid(), now(), %(placement)s, %(agreement)s, %(payer)s, "
    "%(stream)s, %(kind)s, %(weekly)s, %(starts_on)s, %(ends_on)s, 'agreed', ''"
)


def sql(statement, **given):
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def refused(constraint, statement, **given):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        sql(statement, **given)
    assert refusal.value.__cause__.diag.constraint_name == constraint


def line(made, **fields):
    return {
        "placement": made.placement_id,
        "agreement": made.pk,
        "payer": accounts.icb().pk,
        "stream": "joint",
        "kind": "share",
        "weekly": "0.00",
        "starts_on": made.starts_on,
        "ends_on": made.ends_on,
    } | fields


def test_an_agreement_that_is_whole_stands():
    made = recipes.agreement()
    sql(INSERT, **line(made))
    sql(INSERT, **line(made, kind="top_up", stream="self", payer=None, weekly="80.00"))
    assert FundingLine.objects.filter(agreement=made).count() == 3


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("funding_no_overlap_for_payer", {"payer": "council", "stream": "asc"}),
        ("funding_not_negative", {"weekly": "-0.01"}),
        ("funding_ends_after_start", {"ends_on": date(2024, 1, 8)}),
        ("funding_makes_a_whole", {"weekly": "0.01"}),
        ("funding_makes_a_whole", {"weekly": "5.00", "kind": "client_contribution", "payer": None}),
        ("funding_spans_its_agreement", {"starts_on": date(2024, 1, 7)}),
        ("funding_spans_its_agreement", {"starts_on": date(2024, 1, 9)}),
        ("funding_spans_its_agreement", {"ends_on": date(2026, 1, 1)}),
        ("funding_healthcare_is_free", {"stream": "chc"}),
        ("funding_healthcare_is_free", {"stream": "chc_fast_track"}),
        ("funding_nursing_where_possible", {"stream": "fnc"}),
        ("funding_nothing_beside_an_agreement", {"agreement": None, "weekly": "1.00"}),
    ],
)
def test_a_line(constraint, fields):
    made = recipes.agreement()
    if fields.get("payer") == "council":
        fields = fields | {"payer": accounts.council().pk}
    refused(constraint, INSERT, **line(made, **fields))


def test_a_share_closed_alone_would_leave_a_gap():
    made = recipes.agreement()
    closing = "UPDATE placements_fundingline SET ends_on = '2026-05-01' WHERE agreement_id = %(made)s"
    refused("funding_spans_its_agreement", closing, made=made.pk)
    both = f"{closing}; UPDATE placements_fundingagreement SET ends_on = '2026-05-01' WHERE id = %(made)s"
    sql(both, made=made.pk)


def test_healthcare_with_the_persons_money_is_refused_and_without_it_stands():
    stay = recipes.placement()
    made = recipes.agreement(placement=stay, ends_on=date(2025, 1, 1))
    healthcare = recipes.funding_proposal(
        placement=stay,
        starts_on=date(2025, 1, 1),
        state="agreed",
        decided_by=made.decided_by,
        decided_at=made.decided_at,
    )
    sql(INSERT, **line(healthcare, stream="chc", weekly="1000.00"))
    refused(
        "funding_healthcare_is_free",
        INSERT,
        **line(healthcare, stream="self", payer=None, kind="top_up", weekly="1.00"),
    )


def test_nursing_money_stands_in_a_nursing_home():
    nursing = SettingType.objects.filter(fnc_possible=True).order_by("order").first()
    made = recipes.agreement(placement=recipes.placement(home=recipes.home(setting_type=nursing)))
    sql(INSERT, **line(made, stream="fnc"))


@pytest.mark.parametrize(
    "change",
    [
        "weekly = 1",
        "stream = 'joint'",
        "kind = 'top_up'",
        "starts_on = '2024-02-01'",
        "payer_id = NULL",
        "status = 'disputed'",
        "agreement_id = NULL",
    ],
)
def test_an_agreed_share_is_never_rewritten(change):
    made = recipes.agreement()
    refused(
        "funding_never_overwritten",
        f"UPDATE placements_fundingline SET {change} WHERE agreement_id = %(made)s",
        made=made.pk,
    )


def test_a_price_is_not_changed_under_its_shares():
    made = recipes.agreement()
    refused(
        "funding_makes_a_whole",
        "UPDATE placements_fundingagreement SET gross_weekly = 999 WHERE id = %(made)s",
        made=made.pk,
    )
    refused(
        "funding_makes_a_whole",
        "DELETE FROM placements_fundingline WHERE agreement_id = %(made)s",
        made=made.pk,
    )


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("agreement_not_negative", "gross_weekly = -1"),
        ("agreement_not_negative", "hours_weekly = -1"),
        ("agreement_ends_after_start", "ends_on = starts_on"),
        ("agreement_is_decided_by_somebody", "decided_by_id = NULL"),
        ("agreement_is_decided_by_somebody", "state = 'proposed'"),
        ("agreement_takes_two_people", "decided_by_id = proposed_by_id"),
        ("agreement_refusal_says_why", "state = 'refused'"),
        ("agreement_superseded_by_another", "state = 'superseded'"),
        ("agreement_sleep_in_needs_assessment", "reason = 'sleep_in_replaced'"),
        ("agreement_nursing_has_its_rate", "nursing = 'higher'"),
    ],
)
def test_an_agreement(constraint, change):
    made = recipes.agreement()
    refused(constraint, f"UPDATE placements_fundingagreement SET {change} WHERE id = %(made)s", made=made.pk)


def test_two_agreements_never_hold_on_one_day():
    first = recipes.agreement(ends_on=date(2026, 1, 1))
    later = recipes.funding_proposal(
        placement=first.placement, starts_on=date(2025, 12, 31), gross_weekly=Decimal(0)
    )
    agree = (
        "UPDATE placements_fundingagreement SET state = 'agreed', decided_by_id = %(by)s, decided_at = now(), "
        "starts_on = %(day)s WHERE id = %(made)s"
    )
    given = {"by": first.decided_by_id, "made": later.pk}
    refused("agreement_no_overlap", agree, day=date(2025, 12, 31), **given)
    sql(agree, day=date(2026, 1, 1), **given)


def test_money_of_a_proposal_does_not_exist_yet():
    made = recipes.funding_proposal()
    refused("funding_only_what_is_agreed", INSERT, **line(made, weekly="1000.00"))


def test_an_agreement_does_not_begin_on_days_an_import_has_money_for():
    old = recipes.funding_line()
    refused(
        "funding_nothing_beside_an_agreement",
        "INSERT INTO placements_fundingagreement (uid, created_at, submission, fingerprint, placement_id, starts_on, "
        "gross_weekly, share_type, nursing, nhs_outcome_declared, reason, mitigation, note, why_refused, state, "
        "proposed_by_id, decided_by_id, decided_at) VALUES (gen_random_uuid(), now(), NULL, '', %(stay)s, "
        "'2026-01-01', 0, 'amount', 'none', false, 'start', '', '', '', 'agreed', %(a)s, %(b)s, now())",
        stay=old.placement_id,
        a=accounts.staff().pk,
        b=accounts.staff().pk,
    )


def test_one_proposal_waits_at_a_time():
    first = recipes.funding_proposal()
    with pytest.raises(IntegrityError, match="agreement_one_proposal_at_a_time"), transaction.atomic():
        recipes.funding_proposal(placement=first.placement)


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("limit_not_negative", "weekly_limit = -1"),
        ("limit_ends_after_start", "valid_until = valid_from"),
    ],
)
def test_a_limit(constraint, change):
    limit = recipes.authorisation_limit()
    refused(constraint, f"UPDATE placements_authorisationlimit SET {change} WHERE id = %(id)s", id=limit.pk)


def test_two_limits_of_a_role_never_hold_on_one_day():
    recipes.authorisation_limit()
    with pytest.raises(IntegrityError, match="limit_no_overlap"), transaction.atomic():
        recipes.authorisation_limit(valid_from=date(2026, 5, 1))
    assert AuthorisationLimit.objects.filter(authority=None).count() == 2


@pytest.mark.parametrize(
    ("table", "constraint", "change"),
    [
        ("oneoffcost", "one_off_cost_is_something", "amount = 0"),
        ("uplift", "uplift_is_a_rise", "percent = 0"),
        ("proposedshare", "proposed_share_not_negative", "percent = 100.01"),
    ],
)
def test_other_sums(table, constraint, change):
    made = {
        "oneoffcost": recipes.one_off_cost,
        "uplift": recipes.uplift,
        "proposedshare": recipes.proposed_share,
    }[table]()
    refused(constraint, f"UPDATE placements_{table} SET {change} WHERE id = %(id)s", id=made.pk)
