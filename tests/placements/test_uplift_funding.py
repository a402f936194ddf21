"""Raising one person's price by a percentage: the proportions stay, the pennies fall to the council."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from accounts import policies
from linkworker.refusals import Refusal
from placements.actions import changes, uplifts
from placements.models import FundingLine, SettingType
from tests.accounts.recipes import council, icb
from tests.placements import recipes
from tests.placements.proposals import DAY, TODAY, agree, in_force

pytestmark = pytest.mark.django_db
RUTLAND, BOARD = "Rutland", "NHS Leicester, Leicestershire and Rutland"


def raise_price(by, stay, percent="5.2", effective_from=DAY, submission=None, agreed_on=date(2026, 3, 2)):
    return uplifts.uplift_funding(
        by=policies.as_of(by, TODAY),
        placement=stay,
        percent=Decimal(percent),
        effective_from=effective_from,
        agreed_on=agreed_on,
        today=TODAY,
        submission=submission or uuid4(),
    )


def joint():
    stay = recipes.placement()
    recipes.funding_line(placement=stay, stream="joint", weekly=Decimal("1423.82"))
    recipes.funding_line(
        placement=stay, stream="joint", payer=icb(), weekly=Decimal("921.85"), status="disputed"
    )
    return stay


def test_it_is_a_new_row_from_its_day_with_its_percentage(finance, manager, trail):
    stay = joint()
    made = agree(finance, raise_price(manager, stay))
    assert (made.reason, made.percent, made.gross_weekly) == ("uplift", Decimal("5.20"), Decimal("2467.64"))
    assert in_force(stay, date(2026, 3, 31)) == {
        (RUTLAND, "joint", Decimal("1423.82")),
        (BOARD, "joint", Decimal("921.85")),
    }
    assert in_force(stay, DAY) == {
        (RUTLAND, "joint", Decimal("1497.86")),
        (BOARD, "joint", Decimal("969.78")),
    }
    assert FundingLine.objects.get(starts_on=DAY, payer=icb()).status == "disputed"
    assert trail() == ["proposed uplift", "agreed funding"]


def test_nursing_follows_the_national_rate_and_the_contribution_stays(finance):
    setting = SettingType.objects.filter(fnc_possible=True).order_by("order").first()
    stay = recipes.placement(home=recipes.home(setting_type=setting), starts_on=date(2025, 5, 1))
    recipes.funding_line(placement=stay, weekly=Decimal("500"))
    recipes.funding_line(placement=stay, payer=icb(), stream="fnc", weekly=Decimal("254.06"))
    recipes.funding_line(placement=stay, payer=None, stream="self", weekly=Decimal("100"))
    made = raise_price(finance, stay, "10")
    shares = {one.stream: one.weekly for one in made.shares.all()}
    assert shares == {"asc": Decimal("571.79"), "fnc": Decimal("267.68"), "self": Decimal("100.00")}
    assert (made.nursing, sum(shares.values())) == ("standard", made.gross_weekly)


def test_no_money_moves_from_one_council_to_another(finance):
    stay = recipes.placement()
    recipes.funding_line(placement=stay, payer=council("E10000019"), weekly=Decimal("200"))
    recipes.funding_line(placement=stay, weekly=Decimal("700"))
    recipes.funding_line(
        placement=stay, payer=None, stream="self", kind="client_contribution", weekly=Decimal("100")
    )
    shares = {str(one.payer): one.weekly for one in raise_price(finance, stay, "10").shares.all()}
    assert shares == {
        "Lincolnshire": Decimal("220.00"),
        RUTLAND: Decimal("780.00"),
        "None": Decimal("100.00"),
    }


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "Nobody is recorded as paying on 1 April 2026"),
        ([{}, {"starts_on": date(2026, 6, 1), "payer": None, "stream": "self"}], "starts on 1 June 2026"),
    ],
)
def test_what_cannot_rise_is_told(finance, lines, words):
    stay = recipes.placement()
    for fields in lines:
        recipes.funding_line(placement=stay, **fields)
    with pytest.raises(Refusal, match=words):
        raise_price(finance, stay)


def test_what_is_not_settled_yet_is_not_proposed(finance):
    with pytest.raises(uplifts.AgreedInTheFuture):
        raise_price(finance, joint(), agreed_on=date(2026, 11, 23))


def test_sent_again_it_makes_nothing_more(finance, trail):
    stay, key = joint(), uuid4()
    assert raise_price(finance, stay, submission=key) == raise_price(finance, stay, submission=key)
    assert trail() == ["proposed uplift"]


def test_an_end_of_the_lines_stays_their_end(finance):
    stay = recipes.placement()
    recipes.funding_line(placement=stay, ends_on=date(2027, 4, 1))
    worked = changes.uplift_of(placement=stay, percent=Decimal(5), effective_from=DAY)
    assert worked.ends_on == date(2027, 4, 1)


def test_the_page_checks_first(finance, browse, link_worker):
    stay = joint()
    address = f"/placements/{stay.uid}/funding/uplift/"
    answers = {
        "submission": str(uuid4()),
        "percent": "5.2",
        "effective_from": "1 April 2026",
        "agreed_on": "2 March 2026",
    }
    client = browse(finance)
    text = client.post(address, answers).content.decode()
    assert "£1,497.86" in text
    assert "£121.97" in text
    page = client.post(address, answers | {"checked": "yes"}, follow=True)
    assert "Proposed: £2,467.64 a week" in page.content.decode()
    assert "must be from 0.01 to 100" in client.post(address, answers | {"percent": "0"}).content.decode()
    assert browse(link_worker).get(address).status_code == 403
