"""Away for a while, with the placement kept."""

from datetime import date

import pytest

from placements.actions import short_stays as actions
from placements.actions.days import TooFarAhead
from placements.actions.stays import AwayOnThatDay, end_placement
from placements.models import ShortStay
from placements.policies import people_for
from tests.accounts.recipes import TODAY, council
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def go(by, person, **answers):
    return actions.start_short_stay(
        **{"by": by, "person": person, "kind": "hospital", "place": "Rowan Hospital", "today": TODAY}
        | {"starts_on": date(2026, 11, 3)}
        | answers
    )


def test_the_placement_is_kept_and_nothing_else_moves(link_worker, trail):
    stay = recipes.placement()
    away = go(link_worker, stay.person)
    stay.refresh_from_db()
    assert (away.placement, away.ends_on, stay.ends_on) == (stay, None, None)
    assert trail() == ["started short stay"]


def test_a_home_brings_its_council(link_worker, lincolnshire):
    away = go(link_worker, recipes.person(), kind="respite", home=recipes.home(), place="")
    assert away.host_council == lincolnshire


def test_the_council_of_a_short_stay_sees_nobody_by_it(link_worker, stranger):
    person = recipes.placement().person
    go(link_worker, person, host_council=council("E06000024"))
    assert not people_for(stranger).filter(pk=person.pk).exists()


def test_the_same_answers_twice_are_one_stay_and_another_on_those_days_is_refused(link_worker, trail):
    person = recipes.placement().person
    assert go(link_worker, person) == go(link_worker, person)
    with pytest.raises(actions.AwayAlready, match="open since 3 November 2026"):
        go(link_worker, person, starts_on=date(2026, 11, 5))
    assert (ShortStay.objects.count(), trail()) == (1, ["started short stay"])


def test_it_is_somewhere_else_and_inside_the_placement(link_worker):
    stay = recipes.placement(ends_on=date(2026, 11, 10), end_reason="moved")
    with pytest.raises(actions.NotAStayAway):
        go(link_worker, stay.person, home=stay.home, place="")
    with pytest.raises(actions.OutsideThePlacement):
        go(link_worker, stay.person, expected_end_on=date(2026, 11, 11))
    with pytest.raises(TooFarAhead):
        go(link_worker, stay.person, starts_on=date(2028, 1, 1))
    with pytest.raises(actions.Refusal, match="one of the two"):
        go(link_worker, stay.person, place="")


def test_a_placement_does_not_end_underneath_it(manager):
    away = recipes.short_stay(placement=(stay := recipes.placement()), person=stay.person)
    with pytest.raises(AwayOnThatDay, match="3 November 2026"):
        end_placement(by=manager, placement=stay, ends_on=TODAY, end_reason="hospital", today=TODAY)
    actions.end_short_stay(by=manager, short_stay=away, ends_on=date(2026, 11, 20), today=TODAY)
    assert end_placement(
        by=manager, placement=stay, ends_on=TODAY, end_reason="hospital", today=TODAY
    ).ends_on


def test_the_page_records_it_and_the_tab_says_so(link_worker, finance, stranger, browse):
    stay = recipes.placement(home=recipes.home(name="Elm House"))
    address = f"/people/{stay.person.uid}/short-stays/new/"
    sent = {"kind": "hospital", "starts_on": "3 May 2026", "place": "Rowan Hospital"}
    page = browse(link_worker).post(address, sent, follow=True).content.decode()
    assert "since 3 May 2026 (short stay); the placement at Elm House is kept" in page
    assert [browse(one).get(address).status_code for one in (finance, stranger)] == [403, 404]
