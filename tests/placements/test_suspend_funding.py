"""Money suspended for a stay in hospital: reduced rows, then all as before, and nothing edited."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection

from accounts import policies
from linkworker.periods import Days
from placements.actions import changes, days, suspensions, terms
from placements.queries.spend import spend_of
from tests.accounts.recipes import council, icb
from tests.placements import recipes
from tests.placements.proposals import DAY, TODAY, agree, in_force

pytestmark = pytest.mark.django_db
UNTIL = date(2026, 4, 15)


def suspend(by, stay, percent="0", starts_on=DAY, ends_on=UNTIL, submission=None):
    return suspensions.suspend_funding(
        by=policies.as_of(by, TODAY),
        placement=stay,
        starts_on=starts_on,
        ends_on=ends_on,
        percent=Decimal(percent),
        note="In hospital",
        submission=submission or uuid4(),
    )


def joint():
    stay = recipes.placement()
    recipes.funding_line(placement=stay, stream="joint", weekly=Decimal("700.01"))
    recipes.funding_line(placement=stay, stream="joint", payer=icb(), weekly=Decimal("300"))
    return stay


@pytest.mark.parametrize(("percent", "meanwhile"), [("0", "0.00"), ("50", "500.01"), ("100", "1000.01")])
def test_each_pays_its_part_until_the_day_and_all_before_and_after(finance, manager, percent, meanwhile):
    stay = joint()
    agree(finance, suspend(manager, stay, percent))
    paid = [
        sum(weekly for *_, weekly in in_force(stay, day))
        for day in (date(2026, 3, 31), DAY, date(2026, 4, 14), UNTIL)
    ]
    assert paid == [Decimal("1000.01"), Decimal(meanwhile), Decimal(meanwhile), Decimal("1000.01")]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_suspended_days_cost_what_they_cost(finance, manager):
    stay = recipes.placement()
    recipes.funding_line(placement=stay, weekly=Decimal("700"))
    agree(finance, suspend(manager, stay))
    assert spend_of(council(), Days(DAY, date(2026, 5, 1))).total == Decimal("1600.00")


def test_a_suspension_of_an_agreement_resumes_it(finance, manager):
    made = recipes.agreement()
    agree(finance, suspend(manager, made.placement))
    assert in_force(made.placement, UNTIL) == {("Rutland", "asc", Decimal("1000.00"))}
    assert made.placement.agreements.get(reason="resumed").resumes == made


@pytest.mark.parametrize(
    ("days", "refusal"),
    [
        ({"ends_on": DAY}, terms.EndsBeforeItStarts),
        ({"starts_on": date(2024, 1, 7)}, days.OutsideTheStay),
        ({"ends_on": date(2026, 6, 2)}, changes.SplitChangesLater),
    ],
)
def test_days_that_cannot_be(finance, days, refusal):
    stay = recipes.placement()
    recipes.funding_line(placement=stay, ends_on=date(2026, 6, 1))
    recipes.funding_line(placement=stay, starts_on=date(2026, 6, 1))
    with pytest.raises(refusal):
        suspend(finance, stay, **days)


def test_nobody_paying_cannot_be_suspended(finance):
    stay = recipes.placement(ends_on=date(2026, 4, 10), end_reason="moved")
    with pytest.raises(changes.NobodyPaysYet):
        suspend(finance, stay)


def test_sent_again_it_makes_nothing_more(finance, trail):
    stay, key = joint(), uuid4()
    assert suspend(finance, stay, submission=key) == suspend(finance, stay, submission=key)
    assert trail() == ["proposed suspension"]


def test_the_page_checks_first_and_keeps_what_was_typed(finance, browse):
    stay = joint()
    address = f"/placements/{stay.uid}/funding/suspension/"
    answers = {"submission": str(uuid4()), "starts_on": "1 April 2026", "ends_on": "15 April 2026"}
    answers |= {"percent": "50", "note": "In hospital"}
    client = browse(finance)
    assert "£350.01" in client.post(address, answers).content.decode()
    text = client.post(address, answers | {"percent": "101", "ends_on": "31 April 2026"}).content.decode()
    for words in ("must be from 0 to 100", "must be a real date", 'value="31 April 2026"', "In hospital"):
        assert words in text
    page = client.post(address, answers | {"checked": "yes"}, follow=True)
    assert "It counts once somebody else agrees it." in page.content.decode()
