"""The person's own page: who helps, when they come, what is wanted; in words a child of nine can read."""

import re
from datetime import date, time

import pytest

from accounts.models import AuditEvent
from casework.queries.own_page import cut, initials
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import plainly, words
from tests.casework.reading_age import grade, sentences_of, syllables
from tests.placements import recipes as placements

EASIEST_SCHOOL_YEAR = 4.0  # grade: a reading age of nine
pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(link_worker):
    return placements.placement(person=placements.person(link_worker=link_worker)).person


def address(person) -> str:
    return f"/people/{person.uid}/my-page/"


def test_it_says_who_when_what_and_whom_to_tell(link_worker, browse, ada):
    recipes.worker_card(staff=link_worker)
    recipes.planned_contact(
        person=ada, worker=link_worker, planned_on=date(2026, 12, 1), planned_at=time(14, 30)
    )
    recipes.goal(person=ada, text="I want to see my sister", first_step="Ring her")
    asked = recipes.feedback_request(person=ada, asked_on=date(2026, 11, 20))
    page = plainly(browse(link_worker).get(address(ada)))
    assert str(link_worker) in page
    assert "Ring: 01632 960 142" in page
    assert "comes to see you on Tuesday 1 December at 2:30 in the afternoon" in page
    assert "I want to see my sister First step: Ring her" in page
    assert str(asked) in page
    assert "If you are in danger, ring 999." in page
    assert AuditEvent.objects.filter(verb="looked at", details__page="casework:my-page").count() == 1


@pytest.mark.parametrize("without_worker", [False, True])
def test_who_comes_is_whoever_planned_it_also_when_it_is_not_the_link_worker(
    without_worker, link_worker, browse
):
    whose = None if without_worker else link_worker
    ada = placements.placement(person=placements.person(link_worker=whose)).person
    colleague = accounts.staff(name="Niamh Osier")
    recipes.planned_contact(person=ada, worker=colleague, planned_on=date(2026, 12, 1))
    page = plainly(browse(link_worker).get(address(ada)))
    assert "Niamh Osier comes to see you on Tuesday 1 December" in page


@pytest.mark.parametrize("where", ["own page", "phone", "sheet"])
def test_what_a_person_is_handed_calls_them_as_they_like_to_be_called(where, link_worker, browse, ada):
    type(ada).objects.filter(pk=ada.pk).update(preferred_name="Addie")
    asked = recipes.feedback_request(person=ada, asked_on=date(2026, 11, 20))
    path = {
        "own page": address(ada),
        "phone": f"/feedback/{asked.uid}/give/",
        "sheet": f"/feedback/{asked.uid}/sheet/",
    }[where]
    page = plainly(browse(link_worker).get(path))
    assert "Addie" in page
    assert ada.given_name not in page


def test_without_a_plan_it_says_how_often(link_worker, browse, ada):
    assert "sees you about every 6 weeks." in plainly(browse(link_worker).get(address(ada)))


def test_without_a_worker_it_still_makes_sense(link_worker, browse):
    person = placements.placement().person
    page = plainly(browse(link_worker).get(address(person)))
    assert "You do not have a worker yet." in page
    assert "We will tell you when we come." in page


def test_nothing_stands_there_that_a_person_should_not_read_by_surprise(link_worker, browse, ada):
    placements.warning_note(person=ada)
    placements.funding_line(placement=ada.placements.get())
    recipes.contact(person=ada, text="CANARY sensitive", sensitivity="sensitive")
    goal = recipes.goal(person=ada)
    recipes.goal_check(goal=goal, words="CANARY seen")
    page = words(browse(link_worker).get(address(ada)))
    assert "CANARY" not in page
    assert "£" not in page
    assert "Warning" not in page
    assert ada.family_name not in page


def test_at_most_three_goals_and_none_that_has_ended(link_worker, browse, ada):
    for number in range(5):
        recipes.goal(person=ada, text=f"Goal {number}", set_on=date(2026, 9, 1 + number))
    recipes.goal_check(goal=recipes.goal(person=ada, text="Ended"), rating="achieved")
    page = plainly(browse(link_worker).get(address(ada)))
    assert [number for number in range(5) if f"Goal {number}" in page] == [2, 3, 4]
    assert "Ended" not in page


def test_long_words_are_cut_at_a_word_and_initials_are_two():
    assert cut("word " * 100, 42) == "word word word word word word word word …"
    assert cut(" short  words ", 42) == "short words"
    assert (initials("Robin Ashdown"), initials("Bo"), initials("Jo de la Tour")) == ("RA", "B", "JT")


def fixed_text(page) -> str:
    """What the page says to everybody: headings and sentences, each on a line."""
    body = words(page).partition("<main")[2].partition("</main>")[0]
    lines = re.sub(r"</(h1|h2|p|li|button|legend|label)>|<br>", "\n", body)
    return re.sub(r"<[^>]*>", "", lines)


@pytest.mark.parametrize("which", ["page", "sheet", "phone"])
def test_its_fixed_text_is_read_at_nine(which, link_worker, browse, ada, record_property):
    asked = recipes.feedback_request(person=ada, asked_on=date(2026, 11, 20))
    where = {
        "page": address(ada),
        "sheet": f"/feedback/{asked.uid}/sheet/",
        "phone": f"/feedback/{asked.uid}/give/",
    }
    found = grade(sentences_of(fixed_text(browse(link_worker).get(where[which]))))
    record_property("flesch_kincaid_grade", round(found, 1))
    assert found <= EASIEST_SCHOOL_YEAR


def test_the_measure_tells_hard_words_from_easy_ones():
    assert [syllables(word) for word in ("cat", "goal", "worker", "table", "like", "worried")] == [
        1,
        1,
        2,
        2,
        1,
        2,
    ]
    assert grade(["The cat sat on the mat"]) < 1
    assert (
        grade(["Continuing healthcare eligibility determinations necessitate multidisciplinary assessment"])
        > 15
    )
