"""Agreed and proposed money when the body that pays it ends: whole on every day, whoever looks."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError
from django.db import connection

from accounts.models import AuditEvent
from linkworker.periods import Days
from placements.models import FundingAgreement, FundingLine, ProposedShare
from placements.queries.spend import spend_of
from tests.accounts import recipes as accounts
from tests.accounts.recipes import council, icb
from tests.placements import recipes
from tests.placements.proposals import agree, in_force, propose, share
from tests.placements.test_reorganise import LEICESTERSHIRE, ON, run, rutland_splits
from tests.placements.test_suspend_funding import suspend

pytestmark = pytest.mark.django_db
__all__ = ["rutland_splits"]
ENDED, LATER = date.fromisoformat(ON), date(2027, 4, 1)
BEFORE = date(2026, 10, 31)


@pytest.fixture
def stay(rutland_splits, finance, manager):
    """Rutland pays 600 and the NHS 400 of a joint package, agreed since the stay began."""
    made = recipes.placement()
    asked = {"starts_on": made.starts_on, "share_type": "percent"}
    agree(
        finance, propose(manager, made, share("60", "joint", council()), share("40", "joint", icb()), **asked)
    )
    return made


def whole():
    """Every rule the database looks at when a transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_an_agreement_ends_that_day_and_goes_on_with_whoever_took_over(stay):
    run(to=[LEICESTERSHIRE])
    whole()
    before, after = stay.agreements.agreed().order_by("starts_on")
    assert (before.ends_on, after.starts_on, after.ends_on) == (ENDED, ENDED, None)
    assert (after.resumes, after.gross_weekly, after.reason) == (before, Decimal("1000.00"), "resumed")
    assert (after.proposed_by, after.decided_by) == (before.proposed_by, before.decided_by)
    shares = after.shares.order_by("pk").values_list("payer__code", "percent", "weekly")
    assert list(shares) == [(LEICESTERSHIRE, 60, 600), ("QK1", 40, 400)]
    board = ("NHS Leicester, Leicestershire and Rutland", "joint", Decimal("400.00"))
    assert in_force(stay, BEFORE) == {("Rutland", "joint", Decimal("600.00")), board}
    assert in_force(stay, ENDED) == {("Leicestershire", "joint", Decimal("600.00")), board}
    assert AuditEvent.objects.filter(verb="passed on agreement").count() == 1


def test_what_is_agreed_for_later_is_superseded_by_the_same_with_another_payer(stay, finance, manager):
    later = agree(
        finance, propose(manager, stay, share("1200", "asc", council()), gross="1200", starts_on=LATER)
    )
    run(to=[LEICESTERSHIRE])
    whole()
    later.refresh_from_db()
    assert (later.state, later.superseded_by.resumes) == ("superseded", later)
    assert in_force(stay, LATER) == {("Leicestershire", "asc", Decimal("1200.00"))}
    assert FundingLine.ever.get(agreement=later).payer == council()
    assert in_force(stay, ENDED) >= {("Leicestershire", "joint", Decimal("600.00"))}


def test_what_both_pay_becomes_one_share(stay, finance, manager):
    rows = (
        share("500", "asc", council()),
        share("300", "asc", council(LEICESTERSHIRE)),
        share("200", "asc", icb()),
    )
    agree(finance, propose(manager, stay, *rows))
    run(to=[LEICESTERSHIRE])
    whole()
    assert ("Leicestershire", "asc", Decimal("800.00")) in in_force(stay, ENDED)
    assert len(in_force(stay, ENDED)) == 2


def test_what_both_pay_and_one_disputes_stops_the_run(stay, finance, manager):
    rows = (share("500", "asc", council()), share("500", "asc", council(LEICESTERSHIRE)))
    agree(finance, propose(manager, stay, *rows))
    ProposedShare.objects.filter(agreement__placement=stay, payer=council(LEICESTERSHIRE)).update(
        status="disputed"
    )
    with pytest.raises(CommandError, match=f"{stay.reference}.*settle the dispute first"):
        run(to=[LEICESTERSHIRE])


def test_spend_is_the_same_to_the_penny_before_and_after(stay):
    autumn, winter = Days(date(2026, 9, 1), ENDED), Days(ENDED, date(2027, 1, 1))
    asked = [spend_of(council(), autumn).total, spend_of(council(), winter).total]
    run(to=[LEICESTERSHIRE])
    told = [spend_of(council(), autumn).total, spend_of(council(LEICESTERSHIRE), winter).total]
    assert told == asked


def test_a_proposal_that_waits_for_a_later_day_names_whoever_took_over(stay, finance, manager):
    waits = propose(manager, stay, share("1200", "asc", council()), gross="1200", starts_on=LATER)
    told = run(to=[LEICESTERSHIRE])
    assert f"proposals: 1\n  {stay.reference} from 2027-04-01 -> {LEICESTERSHIRE}" in told
    assert waits.shares.get().payer == council(LEICESTERSHIRE)
    there = accounts.staff("finance", council(LEICESTERSHIRE))
    agree(there, waits)
    whole()
    assert in_force(stay, LATER) == {("Leicestershire", "asc", Decimal("1200.00"))}


def test_a_proposal_of_days_before_and_after_stops_the_run_until_it_is_decided(stay, finance, manager):
    propose(manager, stay, share("1200", "asc", council()), gross="1200", starts_on=BEFORE)
    kept = list(FundingAgreement.objects.order_by("pk").values())
    with pytest.raises(CommandError, match=f"Agree or refuse first what was proposed for {stay.reference}"):
        run(to=[LEICESTERSHIRE])
    assert list(FundingAgreement.objects.order_by("pk").values()) == kept


def test_a_suspension_across_the_day_is_passed_on_with_what_goes_on_after_it(stay, finance, manager):
    agree(finance, suspend(manager, stay, "50", starts_on=BEFORE, ends_on=date(2026, 11, 15)))
    run(to=[LEICESTERSHIRE])
    whole()
    paid = [
        next(weekly for payer, _, weekly in in_force(stay, day) if "NHS" not in payer)
        for day in (date(2026, 10, 30), BEFORE, ENDED, date(2026, 11, 15))
    ]
    assert paid == [Decimal(600), Decimal(300), Decimal(300), Decimal(600)]


def test_a_second_run_passes_on_nothing_more(stay, finance, manager):
    propose(manager, stay, share("1200", "asc", council()), gross="1200", starts_on=LATER)
    run(to=[LEICESTERSHIRE])
    kept = FundingAgreement.objects.count(), FundingLine.ever.count(), AuditEvent.objects.count()
    assert "Nothing to change" in run(to=[LEICESTERSHIRE])
    assert kept == (FundingAgreement.objects.count(), FundingLine.ever.count(), AuditEvent.objects.count())


def test_a_proposal_about_somebody_elses_person_is_passed_on_too(rutland_splits):
    lincolnshire = council("E10000019")
    theirs = recipes.placement(person=recipes.person(responsible_council=lincolnshire))
    waits = propose(accounts.staff("finance", lincolnshire), theirs, share(payer=council()), starts_on=LATER)
    with pytest.raises(CommandError, match=f"rows? to decide in the plan.*person {theirs.person.reference}"):
        run()
    run(to=[LEICESTERSHIRE])
    assert waits.shares.get().payer == council(LEICESTERSHIRE)


def test_the_dry_run_passes_on_nothing(stay):
    kept = list(FundingLine.ever.order_by("pk").values())
    assert f"{stay.person.reference}" in run(to=[LEICESTERSHIRE], more=["--dry-run"])
    assert list(FundingLine.ever.order_by("pk").values()) == kept
