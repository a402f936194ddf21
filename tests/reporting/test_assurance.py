"""What a board is to be assured of: A1 to A6 by hand, their people, and who is told."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AuditEvent
from accounts.roles import Permission, Role
from linkworker.periods import Month
from reporting import figures
from reporting.kpis.assurance import TILES
from tests.accounts.recipes import council, membership, staff
from tests.placements.recipes import (
    LINCOLNSHIRE,
    advocacy_offer,
    allocation,
    home,
    home_rating,
    inspection,
    legal_status,
    person,
    placement,
)
from tests.reporting.crowds import crowd, watched_over
from tests.reviews import recipes, recipes_of_safety

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 31)
EVERYTHING = frozenset(permission.value for permission in Permission)
CAMBRIDGESHIRE = "E10000003"


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(datetime(2026, 11, 22, 12, 0, tzinfo=UTC), tick=False):
        yield


def told(day=DAY) -> dict[str, figures.Assured]:
    return {one.tile.id: one for one in figures.assured(council(), day, EVERYTHING)}


def counted(id: str, day=DAY) -> int:
    return len(told(day)[id].measure.met)


def parts(id: str, day=DAY) -> dict[str, int]:
    return {label: len(part.met) for label, part in told(day)[id].measure.split if part.met}


def placed(**fields):
    """Somebody of Rutland's who lives in Lincolnshire."""
    return placement(**fields).person


def test_with_nobody_on_record_every_tile_is_a_real_nought():
    assert {id: (len(one.measure.met), one.measure.not_recorded) for id, one in told().items()} == {
        tile.id: (0, ()) for tile in TILES
    }


# A1


@pytest.mark.parametrize(
    ("rating", "published_on", "low"),
    [
        ("Good", date(2026, 4, 2), 0),
        ("Requires improvement", date(2026, 4, 2), 1),
        ("Inadequate", DAY, 1),
        ("Inadequate", date(2026, 11, 1), 0),  # published the day after: not known then
    ],
)
def test_a_low_rating_counts_whoever_lives_there_from_the_day_it_is_published(rating, published_on, low):
    place = home()
    home_rating(home=place, rating=rating, rated_on=published_on)
    placed(home=place)
    assert counted("A1") == low


def test_the_newest_rating_counts_and_a_withdrawn_one_does_not():
    place = home()
    home_rating(home=place, rating="Inadequate", rated_on=date(2025, 1, 2))
    home_rating(home=place, rating="Good", rated_on=date(2026, 1, 2))
    placed(home=place)
    assert counted("A1") == 0
    home_rating(home=place, rating="Requires improvement", rated_on=date(2026, 5, 2))
    assert parts("A1") == {"Requires improvement": 1}


def test_grade_two_is_low_in_scotland_and_a_home_without_a_rating_is_not_recorded():
    inspection({"setting": "2", "staff": "5"}, home=(place := home()), regulator="CI")
    placed(home=place)
    unrated = placed()
    found = told()["A1"].measure
    assert parts("A1") == {"Grade 2 (Weak), lowest": 1}
    assert found.not_recorded == (str(unrated.uid),)


def test_whoever_lives_at_home_or_is_another_councils_is_not_counted():
    place = home(council().code)
    home_rating(home=place, rating="Inadequate", rated_on=date(2026, 4, 2))
    placement(home=place)
    elsewhere = council(CAMBRIDGESHIRE)
    there = home()
    home_rating(home=there, rating="Inadequate", rated_on=date(2026, 4, 2))
    placement(home=there, person=person(responsible_council=elsewhere, owner=elsewhere))
    assert counted("A1") == 0


# A2


def test_an_authorisation_is_expired_the_day_after_its_last_until_another_begins():
    ada = placed()
    legal_status(person=ada, starts_on=date(2025, 11, 1), ends_on=date(2026, 10, 31))  # last day the 30th
    assert parts("A2", date(2026, 10, 30)) == {"Judged before the test of today, not looked at again": 1}
    assert parts("A2") == {"Expired within a year, and nothing since": 1}
    legal_status(person=ada, starts_on=date(2026, 10, 31), ends_on=date(2027, 10, 31))
    assert counted("A2") == 0


def test_one_ended_early_is_not_expired_and_one_that_ran_out_over_a_year_ago_is_told_apart():
    ended = recipes.granted(person=placed(), closed_as="ended", closed_because="Moved to her own flat")
    ended.status.ends_on = date(2026, 9, 1)
    ended.status.save()
    legal_status(person=placed(), starts_on=date(2025, 11, 1), ends_on=date(2026, 9, 1), ended_early=True)
    assert counted("A2") == 0
    who = placed()
    legal_status(person=who, starts_on=date(2024, 10, 31), ends_on=date(2025, 10, 31))
    assert parts("A2").get("Expired longer ago, and nothing since") == counted("A2") == 1
    legal_status(person=who, starts_on=date(2025, 10, 31), ends_on=date(2026, 9, 1))
    assert parts("A2").get("Expired within a year, and nothing since") == counted("A2") == 1


def test_an_enquiry_that_a_later_decision_ended_is_not_open():
    concern = recipes_of_safety.concern(person=placed(), concern_on=date(2026, 9, 1))
    recipes_of_safety.concern_step(
        concern=concern, kind="decided", decision="s42", enquiry="council", done_on=date(2026, 9, 2)
    )
    assert counted("A3") == 1
    recipes_of_safety.concern_step(
        concern=concern, kind="decided", decision="none", words="It was settled.", done_on=date(2026, 9, 9)
    )
    assert counted("A3") == 0


@pytest.mark.parametrize(
    ("requested_on", "late"),
    [(date(2026, 10, 10), 0), (date(2026, 10, 9), 1)],  # 21 and 22 days before
)
def test_a_dols_request_waits_too_long_after_21_days(requested_on, late):
    recipes.authorisation(person=placed(), requested_on=requested_on)
    assert parts("A2").get("Asked for more than 21 days ago, not decided", 0) == late


def test_a_request_decided_after_the_day_still_waited_on_it_and_the_court_has_no_21_days():
    who = placed()
    recipes.authorisation(
        person=who,
        requested_on=date(2026, 9, 1),
        state="refused",
        decided_on=date(2026, 11, 2),
        decided_because="No",
    )
    recipes.authorisation(person=placed(), scheme="court", requested_on=date(2026, 8, 1))
    assert parts("A2") == {"Asked for more than 21 days ago, not decided": 1}
    assert told()["A2"].measure.met == (str(who.uid),)
    assert counted("A2", date(2026, 11, 2)) == 0


@pytest.mark.parametrize(
    ("assessed_on", "old"),
    [(date(2026, 6, 1), 1), (date(2026, 6, 2), 0)],  # the test changed on 2 June 2026
)
def test_what_was_concluded_before_the_test_changed_is_to_be_looked_at_again(assessed_on, old):
    who = placed()
    status = legal_status(person=who, starts_on=date(2026, 6, 10), ends_on=date(2027, 6, 1))
    row = recipes.granted(person=who, status=status)
    recipes.liberty_assessment(authorisation=row, assessed_on=assessed_on)
    assert parts("A2").get("Judged before the test of today, not looked at again", 0) == old


def test_nobody_without_a_home_is_counted_and_a_person_in_two_parts_counts_once():
    legal_status(person=person(), starts_on=date(2025, 9, 1), ends_on=date(2026, 9, 1))
    ada = placed()
    legal_status(person=ada, starts_on=date(2025, 9, 1), ends_on=date(2026, 9, 1))
    recipes.authorisation(person=ada, requested_on=date(2026, 5, 30))
    assert counted("A2") == 1
    assert sum(parts("A2").values()) == 3


# A3


def test_an_enquiry_is_open_from_the_day_it_is_decided_until_it_is_closed_by_the_council_that_leads():
    concern = recipes_of_safety.concern(person=placed(), concern_on=date(2026, 10, 1))
    told_of = {"concern": concern, "kind": "decided", "decision": "s42", "enquiry": "council"}
    assert counted("A3") == 0
    recipes_of_safety.concern_step(**told_of, done_on=date(2026, 10, 31))
    assert counted("A3", date(2026, 10, 30)) == 0
    assert parts("A3") == {council(LINCOLNSHIRE).name: 1}
    recipes_of_safety.concern_step(
        concern=concern, kind="closed", met="fully", risk="removed", done_on=date(2026, 11, 3)
    )
    assert counted("A3", date(2026, 11, 2)) == 1
    assert counted("A3", date(2026, 11, 3)) == 0


def test_another_kind_of_enquiry_is_not_one_under_section_42():
    concern = recipes_of_safety.concern(person=placed(), concern_on=date(2026, 10, 1))
    recipes_of_safety.concern_step(
        concern=concern, kind="decided", decision="other", enquiry="provider", done_on=date(2026, 10, 2)
    )
    assert counted("A3") == 0


# A4


def test_an_advocate_owed_and_not_to_be_had_counts_where_they_live():
    needs = person(advocate_needed=True)
    placement(person=needs)
    advocacy_offer(person=needs)
    placement(person=person(advocate_needed=True))  # owed one, and nobody has asked yet
    advocacy_offer(person=placed())  # none is owed
    assert parts("A4") == {council(LINCOLNSHIRE).name: 1}
    advocacy_offer(person=needs, state="accepted", happened_on=date(2026, 10, 20))
    assert counted("A4") == 0


def test_an_advocate_owed_for_a_request_counts_from_the_day_it_was_made():
    who = placed()
    recipes.authorisation(person=who, requested_on=date(2026, 11, 2), someone_to_consult=False)
    advocacy_offer(person=who, kind="imca", happened_on=date(2026, 10, 20))
    assert counted("A4") == 0


# A5


def test_more_than_fifty_miles_is_counted_and_a_missing_middle_is_not_recorded():
    ours, near, far, unknown = council(), council(LINCOLNSHIRE), council(CAMBRIDGESHIRE), council("E10000024")
    for one, north in ((ours, "52.0"), (near, "52.7"), (far, "52.8"), (unknown, None)):
        one.latitude, one.longitude = (Decimal(north), Decimal(0)) if north else (None, None)
        one.save()
    placed(home=home(near.code))  # 0.7 of a degree: 48.4 miles
    away = placed(home=home(far.code))  # 0.8 of a degree: 55.3 miles
    nowhere = placed(home=home(unknown.code))
    found = told()["A5"].measure
    assert (found.met, found.not_recorded) == ((str(away.uid),), (str(nowhere.uid),))


# A6


def test_whoever_was_on_the_caseload_without_a_link_worker_that_day_is_counted():
    held, dropped, never = person(), person(), person()
    allocation(person=held, starts_on=date(2026, 1, 1), ends_on=date(2026, 11, 10))
    allocation(person=dropped, starts_on=date(2026, 1, 1), ends_on=date(2026, 10, 31))
    person(caseload_from=None)
    assert counted("A6", date(2026, 10, 30)) == 1
    assert set(told()["A6"].measure.met) == {str(dropped.uid), str(never.uid)}


# The page


def address(month="2026-10", **query) -> str:
    return reverse("reporting:figures", args=[Month.parse(month)]) + "".join(
        f"?{k}={v}" for k, v in query.items()
    )


def words(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_page_tells_each_and_opens_it_into_exactly_its_people(browse, manager):
    ada = placed()
    home_rating(home=ada.placements.get().home, rating="Inadequate", rated_on=date(2026, 4, 2))
    placed()
    client = browse(manager)
    page = client.get(address())
    for tile in TILES:
        assert f"{tile.id} {tile.title}" in words(page)
    groups = client.get(address(people="A1")).context["groups"]
    assert next((group.label, [one.uid for one in group.people]) for group in groups) == (
        "Inadequate",
        [str(ada.uid)],
    )
    line = AuditEvent.objects.filter(verb="listed", subject_kind="figure").latest("pk")
    assert (line.details["figure"], str(ada.uid) in line.details["people"]) == ("A1", True)


def test_who_may_not_read_of_it_is_not_told_the_number_either(browse):
    """The finance officer reads figures, and neither of harm nor of liberty."""
    concern = recipes_of_safety.concern(person=placed(), concern_on=date(2026, 10, 1))
    recipes_of_safety.concern_step(
        concern=concern, kind="decided", decision="s42", enquiry="council", done_on=date(2026, 10, 2)
    )
    client = browse(staff(Role.FINANCE))
    page = words(client.get(address()))
    assert "A3" not in page
    assert "A2" not in page
    assert client.get(address(people="A3")).context["groups"] == []


def test_a_role_at_another_council_opens_no_number_of_this_one(browse):
    concern = recipes_of_safety.concern(person=placed(), concern_on=date(2026, 10, 1))
    recipes_of_safety.concern_step(
        concern=concern, kind="decided", decision="s42", enquiry="council", done_on=date(2026, 10, 2)
    )
    reader = staff(Role.FINANCE)
    membership(reader, Role.LINK_WORKER, council("E10000018"))
    client = browse(reader)
    assert "A3" not in words(client.get(address()))
    assert client.get(address(people="A3")).context["groups"] == []


def test_the_json_of_the_contract_holds_no_tile(browse, manager):
    document = browse(manager).get(address(format="json")).json()
    assert not [one for one in document["figures"] if one["id"].startswith("A")]


def test_the_tiles_cost_as_many_queries_for_four_hundred_people_as_for_sixteen():
    costs, told_of = [], []
    for people in (16, 384):
        crowd(people)
        watched_over()
        with CaptureQueriesContext(connection) as asked:
            found = told()
        costs.append(len(asked))
        told_of.append(tuple(len(found[id].measure.met) for id in ("A1", "A2", "A3", "A4", "A6")))
    few, many = told_of
    assert all(few)
    assert min(many[place] // few[place] for place in range(len(few))) > 10
    assert costs[0] == costs[1] <= 26
