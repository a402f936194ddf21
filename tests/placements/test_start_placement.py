"""Starting a placement."""

from datetime import date

import pytest

from placements.actions import stays as actions
from placements.actions.days import TooFarAhead
from placements.actions.decisions import DecisionIncomplete, MoveNotDecided
from placements.models import Placement, SettingType
from tests.accounts.recipes import TODAY, council
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def start(by, person, home, **answers):
    return actions.start_placement(
        **{"by": by, "person": person, "home": home, "starts_on": date(2026, 11, 2), "today": TODAY}
        | {"placed_by": council(), "decided": recipes.CONSENT}
        | answers
    )


def test_a_placement_starts_with_its_story_and_a_line_in_the_trail(link_worker, trail):
    person, home = recipes.person(reference="P0007"), recipes.home()
    stay = start(link_worker, person, home, emergency=True, why_out_of_area="specialist_need")
    assert (stay.reference, stay.emergency, stay.chosen_by_person, stay.why_out_of_area) == (
        "P0007/1",
        True,
        None,
        "specialist_need",
    )
    assert trail() == ["started placement"]


def test_the_second_placement_has_the_next_reference(link_worker):
    person = recipes.person(reference="P0007")
    recipes.placement(person=person, ends_on=date(2025, 1, 1), end_reason="moved", reference="P0007/2")
    assert start(link_worker, person, recipes.home()).reference == "P0007/3"


def test_the_same_answers_twice_start_one_placement(link_worker, trail):
    person, home = recipes.person(), recipes.home()
    assert start(link_worker, person, home) == start(link_worker, person, home)
    assert (Placement.objects.count(), trail()) == (1, ["started placement"])


def test_nobody_lives_in_two_homes(link_worker):
    person = recipes.placement(starts_on=date(2024, 1, 8)).person
    with pytest.raises(actions.AlreadyPlaced) as refusal:
        start(link_worker, person, recipes.home())
    assert refusal.value.told == {
        "starts_on": ["A placement is open since 8 January 2024. End it or move it first."]
    }


def test_a_placement_may_start_the_day_the_last_one_ended(link_worker):
    person = recipes.placement(ends_on=date(2026, 11, 2), end_reason="hospital").person
    assert start(link_worker, person, recipes.home()).starts_on == date(2026, 11, 2)


def test_a_placement_inside_an_ended_one_is_told_its_days(link_worker):
    person = recipes.placement(
        starts_on=date(2024, 1, 8), ends_on=date(2026, 11, 3), end_reason="hospital"
    ).person
    with pytest.raises(actions.AlreadyPlaced, match="8 January 2024 until 3 November 2026"):
        start(link_worker, person, recipes.home())


def test_no_placement_before_birth_or_years_ahead(link_worker):
    person, home = recipes.person(date_of_birth=date(2010, 1, 1)), recipes.home()
    with pytest.raises(actions.StartsBeforeBirth):
        start(link_worker, person, home, starts_on=date(2009, 12, 31))
    with pytest.raises(TooFarAhead):
        start(link_worker, person, home, starts_on=date(2028, 1, 1))


def test_the_page_starts_a_placement(link_worker, browse):
    person, home = recipes.person(), recipes.home()
    sent = {"home": str(home.uid), "starts_on": "2/11/2026", "placed_by": str(council().uid)} | recipes.AGREED
    page = browse(link_worker).post(f"/people/{person.uid}/placements/new/", sent, follow=True)
    assert "The placement is started." in page.content.decode()
    assert Placement.objects.get().emergency is None


@pytest.mark.parametrize("day", ["31 February 2026", "", "2\x00"])
def test_the_page_keeps_an_impossible_day_as_typed(link_worker, browse, day):
    person, home = recipes.person(), recipes.home()
    sent = {"home": str(home.uid), "starts_on": day, "placed_by": str(council().uid)}
    page = browse(link_worker).post(f"/people/{person.uid}/placements/new/", sent)
    assert page.status_code == 200
    assert "starts_on" in page.context["form"].errors
    assert not Placement.objects.exists()


def test_a_home_nobody_here_knows_by_name_cannot_be_chosen(link_worker, browse, stranger):
    person = recipes.person()
    unknown = recipes.home("E06000024", owner=council("E06000024"))
    sent = {"home": str(unknown.uid), "starts_on": "2/11/2026", "placed_by": str(council().uid)}
    page = browse(link_worker).post(f"/people/{person.uid}/placements/new/", sent)
    assert page.context["form"].errors["home"] == ["Choose the home from the list"]
    assert unknown.name not in page.content.decode()


def test_nobody_is_placed_without_consent_or_best_interests_not_even_in_an_emergency(link_worker, trail):
    with pytest.raises(MoveNotDecided, match="before this move is confirmed"):
        start(link_worker, recipes.person(), recipes.home(), decided=None, emergency=True)
    assert (Placement.objects.count(), trail()) == (0, [])


@pytest.mark.parametrize(("day", "refused"), [(date(2026, 10, 25), True), (date(2026, 10, 24), False)])
def test_what_began_more_than_four_weeks_ago_is_written_down_without_one(link_worker, day, refused):
    person, home = recipes.person(), recipes.home()
    if refused:
        with pytest.raises(MoveNotDecided):
            start(link_worker, person, home, starts_on=day, decided=None)
    else:
        stay = start(link_worker, person, home, starts_on=day, decided=None)
        assert not hasattr(stay, "decision")


def test_ending_one_placement_and_starting_another_is_a_move_too(link_worker):
    before = recipes.placement(ends_on=date(2026, 11, 1), end_reason="moved")
    flat = recipes.home(setting_type=SettingType.objects.get(code="GENERAL_NEEDS"))
    with pytest.raises(DecisionIncomplete) as refusal:
        start(link_worker, before.person, flat)
    assert set(refusal.value.told) == {"risk_assessed_on", "mitigation"}
