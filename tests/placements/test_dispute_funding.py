"""A share is disputed: it is marked, or another pays it without prejudice, and the price stays whole."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from accounts import policies
from linkworker.periods import Days
from placements.actions import changes, funding_disputes, terms
from placements.queries.spend import spend_of
from tests.accounts.recipes import council, icb
from tests.placements import recipes
from tests.placements.proposals import DAY, TODAY, agree, in_force, propose, share

pytestmark = pytest.mark.django_db
NEXT = date(2027, 4, 1)


def dispute(by, line, funder=None, stream="", submission=None, starts_on=DAY):
    return funding_disputes.dispute_funding(
        by=policies.as_of(by, TODAY),
        placement=line.placement,
        line=line,
        starts_on=starts_on,
        funder=funder,
        stream=stream,
        note="The board says it is social care",
        submission=submission or uuid4(),
    )


@pytest.fixture
def nhs():
    stay = recipes.placement()
    recipes.funding_line(placement=stay, stream="joint", weekly=Decimal("600"))
    return recipes.funding_line(placement=stay, stream="joint", payer=icb(), weekly=Decimal("400"))


def test_without_another_funder_the_same_payer_goes_on_and_is_marked(finance, manager, nhs):
    agree(finance, dispute(manager, nhs))
    week = Days(DAY, date(2026, 4, 8))
    spent = spend_of(council(), week)
    assert (spent.total, spent.disputed) == (Decimal("1000.00"), Decimal("400.00"))
    nhs.refresh_from_db()
    assert (nhs.status, nhs.ends_on) == ("agreed", DAY)


def test_an_interim_funder_pays_it_without_prejudice(finance, manager, nhs):
    made = agree(finance, dispute(manager, nhs, council(), "asc"))
    assert (
        in_force(nhs.placement, DAY)
        == {
            ("Rutland", "joint", Decimal("600.00")),
            ("Rutland", "asc", Decimal("400.00")),
        }
        or "Enter both" in made.note
    )


def test_healthcare_in_dispute_is_paid_by_the_council_meanwhile(finance, manager):
    line = recipes.funding_line(payer=icb(), stream="chc")
    made = agree(finance, dispute(manager, line, council(), "asc"))
    assert [(one.payer, one.status) for one in made.lines.all()] == [(council(), "interim")]
    settled = propose(manager, line.placement, share("1000", "chc", icb()), starts_on=date(2026, 9, 1))
    assert agree(finance, settled).lines.get().status == "agreed"


def test_a_funder_who_pays_under_that_duty_already_takes_another(finance, nhs):
    with pytest.raises(terms.PaysTwice):
        dispute(finance, nhs, council(), "joint")


def test_a_share_that_is_not_paid_then_is_told(finance, nhs):
    elsewhere = recipes.funding_line()
    elsewhere.placement = nhs.placement
    with pytest.raises(changes.NotPaidThen):
        dispute(finance, elsewhere)


def test_sent_again_it_makes_nothing_more(finance, nhs, trail):
    key = uuid4()
    assert dispute(finance, nhs, submission=key) == dispute(finance, nhs, submission=key)
    assert trail() == ["disputed funding"]


def test_the_page_asks_whose_share_and_checks_first(finance, browse, nhs):
    address = f"/placements/{nhs.placement.uid}/funding/dispute/"
    client = browse(finance)
    assert "£400.00 a week" in client.get(address).content.decode()
    answers = {"submission": str(uuid4()), "line": str(nhs.uid), "starts_on": "1 April 2026", "note": "Why"}
    text = client.post(address, answers | {"funder": str(council().uid)}).content.decode()
    assert "Select under which duty the interim funder pays" in text
    assert "Disputed" in client.post(address, answers).content.decode()
    page = client.post(address, answers | {"checked": "yes"}, follow=True)
    assert "It counts once somebody else agrees it." in page.content.decode()
    assert client.post(address, answers | {"line": str(uuid4())}).status_code == 200


@pytest.fixture
def dearer(finance, manager, nhs):
    """The price from next April is agreed already."""
    shares = (share("650", "joint", council()), share("450", "joint", icb()))
    return agree(finance, propose(manager, nhs.placement, *shares, gross="1100", starts_on=NEXT))


def test_it_runs_until_the_next_price_that_is_agreed_already_and_leaves_that_one_alone(
    finance, manager, nhs, dearer
):
    made = agree(finance, dispute(manager, nhs, council(), "asc"))
    assert (made.starts_on, made.ends_on) == (DAY, NEXT)
    before = {("Rutland", "joint", Decimal("600.00")), ("Rutland", "asc", Decimal("400.00"))}
    assert in_force(nhs.placement, date(2027, 3, 31)) == before
    dearer.refresh_from_db()
    assert (dearer.state, dearer.starts_on, dearer.ends_on) == ("agreed", NEXT, None)
    assert sum(weekly for *_, weekly in in_force(nhs.placement, NEXT)) == Decimal("1100.00")


def test_an_imported_payer_who_joins_later_is_not_wiped_out(finance, manager, nhs):
    recipes.funding_line(placement=nhs.placement, payer=None, stream="self", weekly="50.00", starts_on=NEXT)
    made = agree(finance, dispute(manager, nhs))
    assert made.ends_on == NEXT
    weekly = sorted(amount for *_, amount in in_force(nhs.placement, NEXT))
    assert weekly == [Decimal("50.00"), Decimal("400.00"), Decimal("600.00")]


def test_it_is_recorded_again_for_the_next_price(finance, manager, nhs, dearer):
    agree(finance, dispute(manager, nhs))
    later = dearer.lines.get(payer=icb())
    made = agree(finance, dispute(manager, later, starts_on=NEXT))
    assert (made.starts_on, made.ends_on) == (NEXT, None)
    week = spend_of(council(), Days(NEXT, date(2027, 4, 8)))
    assert (week.total, week.disputed) == (Decimal("1100.00"), Decimal("450.00"))


def test_the_page_says_until_when_and_offers_the_share_of_the_next_price(finance, browse, nhs, dearer):
    address = f"/placements/{nhs.placement.uid}/funding/dispute/"
    client = browse(finance)
    offered = client.get(address).content.decode()
    assert "£450.00 a week from 1 April 2027" in offered
    answers = {"submission": str(uuid4()), "line": str(nhs.uid), "starts_on": "1 April 2026", "note": "Why"}
    words = (
        "It is disputed until 1 April 2027, when the next agreed price starts. Record it again for that one"
    )
    assert words in client.post(address, answers).content.decode()
    sent = client.post(address, answers | {"checked": "yes"}, follow=True)
    assert words in sent.content.decode()


def test_nothing_is_said_of_a_next_price_where_there_is_none(finance, browse, nhs):
    address = f"/placements/{nhs.placement.uid}/funding/dispute/"
    answers = {"submission": str(uuid4()), "line": str(nhs.uid), "starts_on": "1 April 2026", "note": "Why"}
    client = browse(finance)
    assert "next agreed price" not in client.post(address, answers).content.decode()
