"""Hours, nights and technology; cutting them only after the risks were assessed."""

from datetime import date
from decimal import Decimal

import pytest

from placements.actions import days
from placements.actions import support as actions
from placements.models import SupportLevel
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def record(by, stay, **answers):
    return actions.record_support(
        **{"by": by, "placement": stay, "starts_on": date(2026, 11, 2), "today": TODAY}
        | {"hours_a_week": Decimal("42.00"), "night": "sleep_in"}
        | answers
    )


def test_support_is_a_row_from_a_day_kept_once(link_worker, trail):
    stay = recipes.placement()
    assert record(link_worker, stay) == record(link_worker, stay)
    assert (SupportLevel.objects.get().reduces, trail()) == (False, ["recorded support"])


@pytest.mark.parametrize("less", [{"hours_a_week": Decimal("41.50")}, {"night": "technology"}])
def test_less_needs_its_risks_assessed_and_what_keeps_the_person_safe(link_worker, less):
    stay = recipes.support_level().placement
    with pytest.raises(actions.RisksNotAssessed) as refusal:
        record(link_worker, stay, **less)
    assert set(refusal.value.told) == {"risk_assessed_on", "mitigation"}
    safe = {"risk_assessed_on": date(2026, 11, 1), "mitigation": "A responder within ten minutes"}
    assert record(link_worker, stay, **less, **safe).reduces


def test_risks_assessed_after_the_cut_came_too_late(link_worker):
    stay = recipes.support_level().placement
    late = {"night": "none", "mitigation": "A sensor", "risk_assessed_on": date(2026, 11, 3)}
    with pytest.raises(actions.RisksNotAssessed):
        record(link_worker, stay, **late)


def test_less_than_in_the_home_before_is_less(link_worker):
    before = recipes.placement(ends_on=date(2026, 11, 2), end_reason="moved")
    recipes.support_level(placement=before)
    stay = recipes.placement(person=before.person, starts_on=date(2026, 11, 2))
    with pytest.raises(actions.RisksNotAssessed):
        record(link_worker, stay, night="none")


def test_days_outside_the_placement_or_before_the_last_row_are_refused(link_worker):
    stay = recipes.placement()
    with pytest.raises(days.OutsideTheStay):
        record(link_worker, stay, starts_on=date(2024, 1, 7))
    record(link_worker, stay)
    with pytest.raises(actions.EarlierThanTheLast):
        record(link_worker, stay, hours_a_week=Decimal("50.00"), starts_on=date(2026, 11, 1))


@pytest.mark.parametrize("hours", ["-1", "841", "many", "1.234", ""])
def test_hours_that_cannot_be_come_back_as_typed(link_worker, browse, hours):
    stay = recipes.placement()
    sent = {"starts_on": "2/11/2026", "hours_a_week": hours, "night": "none"}
    page = browse(link_worker).post(f"/placements/{stay.uid}/support/new/", sent)
    assert list(page.context["form"].errors) == ["hours_a_week"]


def test_the_page_records_it(link_worker, finance, stranger, browse):
    stay = recipes.placement()
    address = f"/placements/{stay.uid}/support/new/"
    sent = {"starts_on": "2/11/2026", "hours_a_week": "17.5", "night": "waking", "technology": "Door sensor"}
    page = browse(link_worker).post(address, sent, follow=True).content.decode()
    assert "17.5 hours a week, Waking night, Door sensor" in page
    assert [browse(one).get(address).status_code for one in (finance, stranger)] == [403, 404]
