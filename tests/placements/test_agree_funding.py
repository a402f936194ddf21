"""Agreeing what somebody else proposed: it counts, closes what was in force and supersedes what came later."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linkworker.periods import Days
from placements.actions import days
from placements.actions import funding as actions
from placements.models import FundingAgreement, FundingLine
from placements.queries.spend import spend_of
from tests.accounts.recipes import council, icb
from tests.placements import recipes
from tests.placements.proposals import DAY, agree, in_force, propose, share, typed

pytestmark = pytest.mark.django_db
RUTLAND, BOARD = "Rutland", "NHS Leicester, Leicestershire and Rutland"


@pytest.fixture(autouse=True)
def whole():
    """Whatever a test left behind is whole in the eyes of the database."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_new_split_starts_the_day_the_old_one_closes(finance, manager, trail):
    stay = recipes.placement()
    old = recipes.funding_line(placement=stay)
    rows = (share("1423.82", "joint", council()), share("921.85", "joint", icb()))
    made = agree(finance, propose(manager, stay, *rows, gross="2345.67", reason="split_changed"))
    old.refresh_from_db()
    assert (old.ends_on, old.weekly, old.superseded_by) == (DAY, Decimal("1000.00"), None)
    assert in_force(stay, date(2026, 3, 31)) == {(RUTLAND, "asc", Decimal("1000.00"))}
    assert in_force(stay, DAY) == {
        (RUTLAND, "joint", Decimal("1423.82")),
        (BOARD, "joint", Decimal("921.85")),
    }
    assert (made.state, made.decided_by) == ("agreed", finance)
    assert trail() == ["proposed funding", "agreed funding"]


def test_a_backdated_split_supersedes_what_began_later_and_keeps_it(finance, manager):
    stay = recipes.placement()
    recipes.funding_line(placement=stay, ends_on=DAY)
    later = recipes.funding_line(placement=stay, starts_on=DAY, weekly=Decimal("1200"))
    made = agree(
        finance,
        propose(manager, stay, share("1500", "asc", council()), gross="1500", starts_on=date(2026, 2, 1)),
    )
    later = FundingLine.ever.get(pk=later.pk)
    assert (later.superseded_by, later.ends_on, later.weekly) == (made, None, Decimal("1200"))
    assert in_force(stay, date(2026, 1, 31)) == {(RUTLAND, "asc", Decimal("1000.00"))}
    assert in_force(stay, date(2026, 11, 1)) == {(RUTLAND, "asc", Decimal("1500.00"))}


def test_what_was_superseded_is_in_no_total(finance, manager):
    stay = recipes.placement()
    recipes.funding_line(placement=stay, starts_on=DAY, weekly=Decimal("7000"))
    agree(
        finance,
        propose(manager, stay, share("700", "asc", council()), gross="700", starts_on=date(2026, 3, 1)),
    )
    assert spend_of(council(), Days(date(2026, 3, 1), date(2026, 5, 1))).total == Decimal("6100.00")


def test_a_backdated_agreement_supersedes_the_later_agreement(finance, manager):
    stay = recipes.placement()
    first = agree(
        finance, propose(manager, stay, share("1000", "asc", council()), starts_on=date(2026, 6, 1))
    )
    second = agree(finance, propose(manager, stay, share("900", "asc", council()), gross="900"))
    first.refresh_from_db()
    assert (first.state, first.superseded_by) == ("superseded", second)
    assert in_force(stay, date(2026, 7, 1)) == {(RUTLAND, "asc", Decimal("900.00"))}


def test_a_split_for_a_time_lets_the_former_go_on_afterwards(finance, manager):
    stay = recipes.placement()
    first = agree(finance, propose(manager, stay, share("1000", "asc", council()), starts_on=stay.starts_on))
    until = date(2026, 6, 1)
    agree(finance, propose(manager, stay, share("400", "asc", council()), gross="400", ends_on=until))
    first.refresh_from_db()
    assert first.ends_on == DAY
    assert [sum(w for *_, w in in_force(stay, day)) for day in (date(2026, 3, 31), DAY, until)] == [
        1000,
        400,
        1000,
    ]
    resumed = FundingAgreement.objects.get(reason="resumed")
    assert (resumed.resumes, resumed.starts_on, resumed.ends_on) == (first, until, None)


def test_an_imported_split_goes_on_afterwards_too(finance, manager):
    stay = recipes.placement()
    recipes.funding_line(placement=stay)
    until = date(2026, 6, 1)
    agree(finance, propose(manager, stay, share("400", "asc", council()), gross="400", ends_on=until))
    assert [sum(w for *_, w in in_force(stay, day)) for day in (date(2026, 3, 31), DAY, until)] == [
        1000,
        400,
        1000,
    ]


def test_a_top_up_is_paid_beside_the_price(finance, manager):
    stay = recipes.placement()
    rows = {"contribution": Decimal("100"), "top_up": Decimal("50")}
    agree(finance, propose(manager, stay, share(None, "asc", council()), **rows))
    assert in_force(stay, DAY) == {
        (RUTLAND, "asc", Decimal("900.00")),
        ("None", "self", Decimal("100.00")),
        ("None", "self", Decimal("50.00")),
    }
    spent = spend_of(council(), Days(DAY, date(2026, 4, 8)))
    assert (spent.total, spent.by_payer_kind["person"]) == (Decimal("1050.00"), Decimal("150.00"))


def test_nobody_agrees_what_they_proposed_themself(finance):
    with pytest.raises(actions.OwnProposal, match="Somebody else must agree"):
        agree(finance, propose(finance, recipes.placement(), share("1000", "asc", council())))
    assert not FundingLine.ever.exists()


@pytest.mark.parametrize(("price", "agreed"), [("2000.00", True), ("2000.01", False)])
def test_a_manager_agrees_up_to_the_limit(finance, manager, price, agreed):
    made = propose(finance, recipes.placement(), share(price, "asc", council()), gross=price)
    if agreed:
        assert agree(manager, made).state == "agreed"
        return
    with pytest.raises(actions.OverTheLimit) as refusal:
        agree(manager, made)
    assert refusal.value.message == (
        "£2,000.01 a week is above your limit of £2,000.00. "
        "It takes a commissioner or finance officer to agree it."
    )


def test_above_everybodys_limit_somebody_must_raise_one(finance, manager):
    made = propose(manager, recipes.placement(), share("10000.01", "asc", council()), gross="10000.01")
    with pytest.raises(actions.OverTheLimit, match="above everybody's limit"):
        agree(finance, made)


def test_a_councils_own_limit_goes_before_the_national_one(finance, manager):
    recipes.authorisation_limit(weekly_limit=Decimal("999.99"))
    with pytest.raises(actions.OverTheLimit, match=r"your limit of £999.99"):
        agree(finance, propose(manager, recipes.placement(), share("1000", "asc", council())))


def test_agreed_twice_changes_nothing_and_by_another_is_told(finance, manager, trail):
    made = propose(manager, recipes.placement(), share("1000", "asc", council()))
    assert agree(finance, made) == agree(finance, made)
    with pytest.raises(actions.DecidedAlready):
        agree(manager, made)
    assert trail() == ["proposed funding", "agreed funding"]


def test_a_stay_that_ended_meanwhile_ends_it(finance, manager):
    stay = recipes.placement()
    made = propose(manager, stay, share("1000", "asc", council()))
    stay.ends_on, stay.end_reason = date(2026, 6, 1), "moved"
    stay.save()
    assert agree(finance, made).lines.get().ends_on == date(2026, 6, 1)
    late = propose(manager, recipes.placement(), share("1000", "asc", council()))
    late.placement.ends_on, late.placement.end_reason = DAY, "moved"
    late.placement.save()
    with pytest.raises(days.OutsideTheStay):
        agree(finance, late)


def test_a_link_worker_agrees_nothing_even_past_the_page(manager, link_worker):
    made = propose(manager, recipes.placement(), share("1000", "asc", council()))
    with pytest.raises(PermissionDenied):
        agree(link_worker, made)


def test_the_page_shows_the_proposal_and_agrees_it(finance, manager, browse):
    made = propose(manager, recipes.placement(), share("2345.67", "asc", council()), gross="2345.67")
    client, address = browse(finance), f"/funding/{made.uid}/agreement/"
    shown = client.get(address).content.decode()
    assert "£2,345.67" in shown
    assert "+£2,345.67" in shown
    assert "Agree this proposal" in shown
    page = client.post(address, follow=True)
    assert "£2,345.67 a week from 1 April 2026: £122,309.94 a year." in page.content.decode()
    assert FundingLine.objects.count() == 1
    assert "Agree this proposal" not in client.get(address).content.decode()


def test_whoever_proposed_agreed_or_refused_reads_on_in_the_money_tab(finance, manager, browse):
    stay = recipes.placement()
    money = f"/people/{stay.person.uid}/money/"
    proposing = browse(manager)
    sent = typed((council(), "asc", "1000"))
    assert proposing.post(f"/placements/{stay.uid}/funding/new/", sent)["Location"] == money
    waits = proposing.get(money).content.decode()
    assert "It counts once somebody else agrees it." in waits
    assert "Look at the proposal" in waits
    first = FundingAgreement.objects.get()
    agreed = browse(finance).post(f"/funding/{first.uid}/agreement/")
    assert agreed["Location"] == money
    again = propose(manager, stay, share("900"), gross="900", starts_on=date(2026, 9, 1))
    refused = browse(finance).post(f"/funding/{again.uid}/refusal/", {"why": "Too dear"})
    assert refused["Location"] == money


def test_who_cannot_agree_it_reads_why(finance, manager, browse):
    own = propose(finance, recipes.placement(), share("1000", "asc", council()))
    dear = propose(finance, recipes.placement(), share("2001", "asc", council()), gross="2001")
    text = browse(finance).get(f"/funding/{own.uid}/agreement/").content.decode()
    assert "You proposed this" in text
    assert "Agree this proposal" not in text
    page = browse(finance).post(f"/funding/{own.uid}/agreement/")
    assert "Somebody else must agree what you proposed yourself." in page.content.decode()
    with pytest.raises(actions.OverTheLimit) as refusal:
        agree(manager, dear)
    assert refusal.value.message in browse(manager).get(f"/funding/{dear.uid}/agreement/").content.decode()


def test_only_finance_and_the_manager_of_the_placing_council_agree(
    finance, manager, link_worker, stranger, browse
):
    made = propose(finance, recipes.placement(), share("1000", "asc", council()))
    for page in ("agreement", "refusal"):
        address = f"/funding/{made.uid}/{page}/"
        people = (finance, manager, link_worker, stranger)
        assert [browse(who).get(address).status_code for who in people] == [200, 200, 404, 404]


def test_the_list_shows_what_waits_by_reference(finance, manager, browse):
    stay = recipes.placement()
    propose(manager, stay, share("1000", "asc", council()))
    text = browse(finance).get("/funding/").content.decode()
    assert stay.person.reference in text
    assert stay.person.family_name not in text


def test_the_list_costs_as_many_queries_for_one_as_for_nine(
    finance, manager, browse, django_assert_num_queries
):
    client = browse(finance)
    client.get("/funding/")

    def cost(more):
        for _ in range(more):
            propose(manager, recipes.placement(), share("1000", "asc", council()))
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/funding/").status_code == 200
        return len(queries)

    assert cost(1) == cost(8)
