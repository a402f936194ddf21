"""A manager puts a home on the programme by a day, and another day says why until everybody was reviewed."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.sending import AlreadySentWithOtherAnswers
from placements.models import SettingType
from reviews.actions import home_refusals as refusals
from reviews.models import HomeReviewListing
from reviews.policies import home_listings_for
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.answers import words
from tests.reviews.homes import *  # noqa: F403
from tests.reviews.homes import HELD_ON, TODAY, lives_at, put_on

pytestmark = pytest.mark.django_db


def page(house, rest="") -> str:
    return f"/homes/{house.uid}/reviews/programme/{rest}"


def send(browser, house, **answers):
    return browser.post(page(house), {"submission": uuid4()} | answers, follow=True)


def test_everybody_there_is_then_owed_a_review_by_the_day(house, three, manager, browse):
    told = words(send(browse(manager), house, due_on="31 January 2027"))
    assert "On the programme: everybody is to be reviewed by 31 January 2027." in told
    assert told.count("31 Jan 2027 Due in 70 days") + told.count("31 Jan 2027 Not due yet") == 3
    line = AuditEvent.objects.get(verb="listed home review")
    assert line.details == {"home": str(house.uid), "due_on": "2027-01-31"}


def test_of_another_kind_of_home_it_is_refused_in_words(manager, browse, three):
    care_home = placements.home()
    lives_at(care_home, "Eve", "Elder")
    told = words(send(browse(manager), care_home, due_on="31 January 2027"))
    assert "This home is of another kind (Residential care home (care home without nursing))" in told
    assert not HomeReviewListing.objects.exists()


@pytest.mark.parametrize("code", ["SL_SHARED", "SL_SELF", "SHARED_LIVES", "EXTRA_CARE"])
def test_supported_living_of_each_kind_may_be_listed(house, three, manager, code):
    house.setting_type = SettingType.objects.get(code=code)
    assert put_on(manager, house).due_on == date(2027, 1, 31)


def test_a_day_that_has_passed_is_refused(house, three, manager):
    with pytest.raises(refusals.ProgrammeDayHasPassed):
        put_on(manager, house, due_on=date(2026, 11, 21))
    assert put_on(manager, house, due_on=TODAY).due_on == TODAY


def test_another_day_says_why_and_the_first_stays_to_be_read(house, listed, manager, browse):
    with pytest.raises(refusals.WhyAnotherProgrammeDay):
        put_on(manager, house, because="  ")
    told = words(send(browse(manager), house, due_on="31 January 2027", because="The advocate is ill."))
    assert "Everybody is to be reviewed by 31 January 2027" in told
    assert "By 31 January 2027, said 22 Nov 2026" in told
    assert "The advocate is ill." in told
    assert "By 31 December 2026, said 5 Oct 2026" in told


def test_the_same_day_again_is_refused(house, listed, manager):
    with pytest.raises(refusals.OnTheProgrammeByThatDay):
        put_on(manager, house, due_on=listed.due_on, because="Again")


def test_while_some_are_left_no_other_day_is_set(house, three, listed, manager):
    recipes.review(person=three[0], kind="WH", held_on=HELD_ON)
    with pytest.raises(refusals.SomeAreLeft, match="There are 2 people still to be reviewed"):
        put_on(manager, house, because="Later")


def test_once_all_were_reviewed_the_next_round_needs_no_reason(house, three, listed, manager):
    for one in three:
        recipes.review(person=one, kind="WH", held_on=HELD_ON)
    assert put_on(manager, house).because == ""


def test_whoever_came_after_the_day_has_no_part_in_the_round_and_holds_up_no_other(house, three, manager):
    recipes.home_review_listing(home=house, listed_on=date(2026, 10, 1), due_on=date(2026, 11, 20))
    for one in three:
        recipes.review(person=one, kind="WH", held_on=HELD_ON)
    lives_at(house, "Eve", "Elder", starts_on=date(2026, 11, 21))
    assert put_on(manager, house).because == ""


def test_a_day_that_passed_and_was_not_kept_is_not_moved(house, three, manager):
    recipes.home_review_listing(home=house, due_on=date(2026, 11, 21))
    with pytest.raises(refusals.TheDayItselfHasPassed, match="by 21 November 2026"):
        put_on(manager, house, because="Nobody had time")


def test_the_reason_is_told_to_readers_of_that_council_and_the_day_to_whoever_knows_somebody_there(
    house, three, theirs, manager, browse
):
    recipes.home_review_listing(home=house, because="Two of them are in hospital")
    host = accounts.staff(Role.HOST_OFFICER, accounts.council(placements.LINCOLNSHIRE))
    address = f"/homes/{house.uid}/reviews/"
    assert "Two of them are in hospital" in words(browse(manager).get(address))
    accounts.membership(host, Role.LINK_WORKER, accounts.council("E10000018"))  # a reader somewhere else
    told = words(browse(host).get(address))
    assert "Two of them are in hospital" not in told
    assert "31 December 2026" in told


def test_knowing_somebody_who_has_left_opens_no_programme(house, listed, three, browse):
    elsewhere = accounts.council("E10000018")
    three[0].placements.update(ends_on=date(2025, 1, 1), end_reason="moved")
    placements.placement(person=three[0], home=placements.home(elsewhere.code), starts_on=date(2025, 1, 1))
    reader = accounts.staff(Role.LINK_WORKER, elsewhere)
    assert browse(reader).get(f"/people/{three[0].uid}/").status_code == 200
    assert not home_listings_for(reader, house).exists()


def test_after_it_came_off_it_goes_on_again_without_a_reason(house, listed, manager):
    recipes.home_review_listing(home=house, listed_on=TODAY, due_on=None, because="It was to close")
    assert put_on(manager, house).due_on == date(2027, 1, 31)


def test_two_clicks_list_once_and_another_day_under_the_same_key_is_refused(house, three, manager):
    key = uuid4()
    assert put_on(manager, house, submission=key) == put_on(manager, house, submission=key)
    assert HomeReviewListing.objects.count() == 1
    with pytest.raises(AlreadySentWithOtherAnswers):
        put_on(manager, house, submission=key, due_on=date(2027, 2, 1))


def test_only_the_manager_of_a_council_whose_people_live_there_lists_it(house, three, link_worker, browse):
    assert browse(link_worker).get(page(house)).status_code == 403
    host = accounts.staff(Role.TEAM_MANAGER, accounts.council(placements.LINCOLNSHIRE))
    assert browse(host).get(page(house)).status_code == 403, "nobody of theirs lives there"
    with pytest.raises(PermissionDenied):
        put_on(host, house, organisation=accounts.council(placements.LINCOLNSHIRE))
    stranger = accounts.staff(Role.TEAM_MANAGER, accounts.council("E10000018"))
    assert browse(stranger).get(page(house)).status_code == 404


def test_who_manages_at_two_councils_says_for_which(house, three, theirs, manager, browse):
    accounts.membership(manager, Role.TEAM_MANAGER, accounts.council(placements.LINCOLNSHIRE))
    told = browse(manager).get(f"/homes/{house.uid}/reviews/")
    assert "?authority=E06000017" in told.content.decode()
    browse(manager).post(
        page(house, f"?authority={placements.LINCOLNSHIRE}"),
        {"submission": uuid4(), "due_on": "31 January 2027"},
    )
    assert HomeReviewListing.objects.get().organisation.code == placements.LINCOLNSHIRE
    assert browse(manager).get(page(house, "?authority=E10000018")).status_code == 403
