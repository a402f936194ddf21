"""The nursing contribution of a split outlives a dispute and a suspension, so that it can follow the national rate."""

from datetime import date
from decimal import Decimal

import pytest

from linkworker.refusals import Refusal
from placements.actions import changes
from placements.models import FncRate, SettingType
from tests.accounts.recipes import council, icb
from tests.placements import recipes
from tests.placements.proposals import DAY, agree, in_force, propose, share
from tests.placements.test_dispute_funding import dispute
from tests.placements.test_suspend_funding import suspend
from tests.placements.test_uplift_funding import raise_price

pytestmark = pytest.mark.django_db
BEGAN, DISPUTED_ON = date(2025, 5, 1), date(2025, 9, 1)


@pytest.fixture
def nursing_home():
    """A stay in a care home with nursing since May 2025."""
    setting = SettingType.objects.filter(fnc_possible=True).order_by("order").first()
    return recipes.placement(
        person=recipes.person(responsible_icb=icb()),
        home=recipes.home(setting_type=setting),
        starts_on=BEGAN,
    )


@pytest.fixture
def agreed(finance, manager, nursing_home):
    """Rutland 600 and nursing care at the standard rate of that year, 254.06, agreed."""
    asked = {"gross": "854.06", "nursing": "standard", "nhs_outcome_declared": True, "starts_on": BEGAN}
    agree(finance, propose(manager, nursing_home, share("600", payer=council()), **asked))
    return nursing_home


@pytest.fixture
def imported(nursing_home):
    """The same, from a file."""
    recipes.funding_line(placement=nursing_home, weekly=Decimal("600"))
    recipes.funding_line(placement=nursing_home, payer=icb(), stream="fnc", weekly=Decimal("254.06"))
    return nursing_home


def line_of(stay, stream):
    return stay.funding.in_force_on(DISPUTED_ON).get(stream=stream)


@pytest.mark.parametrize("known_as", ["agreed", "imported"])
def test_a_dispute_keeps_the_nursing_rate_and_a_later_uplift_follows_it(request, finance, manager, known_as):
    stay = request.getfixturevalue(known_as)
    made = agree(finance, dispute(manager, line_of(stay, "asc"), starts_on=DISPUTED_ON))
    assert (made.nursing, made.fnc_rate.standard_weekly) == ("standard", Decimal("254.06"))
    agree(finance, raise_price(manager, stay, "10"))
    assert in_force(stay, DAY) == {
        ("Rutland", "asc", Decimal("671.79")),  # 854.06 and 10% is 939.47
        (str(icb()), "fnc", Decimal("267.68")),
    }


def test_nursing_that_another_pays_meanwhile_is_no_nursing_contribution(finance, manager, agreed):
    made = agree(finance, dispute(manager, line_of(agreed, "fnc"), council(), "joint", starts_on=DISPUTED_ON))
    assert (made.nursing, made.fnc_rate) == ("none", None)


def test_a_suspension_keeps_the_nursing_rate(finance, manager, agreed):
    made = agree(finance, suspend(manager, agreed, "50"))
    assert (made.nursing, made.fnc_rate) == ("standard", FncRate.objects.get(standard_weekly="254.06"))
    resumed = agreed.agreements.get(reason="resumed")
    assert (resumed.nursing, resumed.fnc_rate) == (made.nursing, made.fnc_rate)


def test_half_a_nursing_contribution_is_not_raised_to_a_whole_one(finance, manager, agreed):
    agreed.ends_on, agreed.end_reason = date(2026, 4, 15), "moved"
    agreed.save()
    agree(finance, suspend(manager, agreed, "50"))
    with pytest.raises(Refusal, match=r"The nursing contribution of £127.03 a week is no national rate"):
        changes.uplift_of(placement=agreed, percent=Decimal(5), effective_from=DAY)


def test_imported_nursing_that_went_on_after_a_suspension_keeps_its_rate(finance, manager, imported):
    agree(finance, suspend(manager, imported, "50"))
    worked = changes.uplift_of(placement=imported, percent=Decimal(5), effective_from=date(2026, 4, 15))
    assert (worked.nursing, worked.fnc_rate.standard_weekly) == ("standard", Decimal("267.68"))


def test_nursing_money_at_no_national_rate_does_not_rise_by_guessing(finance, manager, nursing_home):
    recipes.funding_line(placement=nursing_home, weekly=Decimal("600"))
    recipes.funding_line(placement=nursing_home, payer=icb(), stream="fnc", weekly=Decimal("200"))
    with pytest.raises(Refusal, match=r"£200.00 a week is no national rate.*Propose who pays instead"):
        raise_price(finance, nursing_home)


def test_a_rise_from_a_day_without_a_national_rate_says_so(finance, agreed):
    with pytest.raises(Refusal, match="No national nursing care rate is known for 1 April 2027") as refusal:
        changes.uplift_of(placement=agreed, percent=Decimal(5), effective_from=date(2027, 4, 1))
    assert refusal.value.told.keys() == {"effective_from"}
