"""How life is: asked once and again, answered by the person or for them, and the change drawn."""

from datetime import date
from uuid import uuid4

import pytest

from accounts.models import AuditEvent
from casework.models import Outcome
from tests.casework import recipes
from tests.casework.answers import plainly, words

pytestmark = pytest.mark.django_db


def address(person) -> str:
    return f"/people/{person.uid}/outcomes/new/"


def answering(**more) -> dict:
    return {
        "submission": str(uuid4()),
        "answered_on": "today",
        "who": "person",
        "face_home": "4",
        "face_family": "2",
        "people_met": "3",
    } | more


def test_faces_and_counts_are_kept(link_worker, browse, ada):
    page = browse(link_worker).post(address(ada), answering(times_out="0"), follow=True)
    assert "The answers are kept." in words(page)
    kept = Outcome.objects.get()
    assert dict(kept.answers.values_list("question__code", "face")) == {"home": 4, "family": 2}
    assert (kept.people_met, kept.people_rung, kept.times_out, kept.by_proxy) == (3, None, 0, False)
    assert AuditEvent.objects.get(verb="recorded how life is").details["answers"] == 2


def test_an_answer_for_somebody_says_whose_it_is(link_worker, browse, ada):
    client = browse(link_worker)
    page = client.post(address(ada), answering(who="somebody"))
    assert "Enter who answered for the person" in words(page)
    page = client.post(address(ada), answering(who="somebody", answered_by="Mum"), follow=True)
    assert "22 November 2026: Mum, for the person" in plainly(page)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"face_home": "", "face_family": ""}, "Choose at least one face"),
        ({"face_home": "6"}, "Choose one of the faces"),
        ({"who": ""}, "Select who answered"),
        ({"answered_on": "tomorrow"}, "must be today or in the past"),
        ({"people_met": "100"}, "How many people they met must be between 0 and 99"),
    ],
    ids=str,
)
def test_bad_answers_are_told_in_words(answers, told, link_worker, browse, ada):
    assert told in words(browse(link_worker).post(address(ada), answering(**answers)))
    assert not Outcome.objects.exists()


def test_whoever_asks_first_asks_and_later_asks_again(link_worker, browse, ada):
    client, page = browse(link_worker), f"/people/{ada.uid}/outcomes/"
    button = f'href="{address(ada)}"'
    assert plainly(client.get(page)).count("Ask again") == 1  # only in what to do later
    client.post(address(ada), answering())
    shown = words(client.get(page))
    assert "Ask again" in shown.partition(button)[2][:200]


def test_once_a_day_and_the_same_form_once(link_worker, browse, ada):
    client, answers = browse(link_worker), answering()
    client.post(address(ada), answers)
    client.post(address(ada), answers)
    assert Outcome.objects.count() == 1
    assert "How life is was asked on that day already" in words(client.post(address(ada), answering()))


def test_the_change_since_the_first_time_is_drawn_with_a_table_beside_it(link_worker, browse, ada):
    first = recipes.outcome(person=ada, answered_on=date(2026, 1, 10), people_met=1)
    recipes.outcome_answer(outcome=first, face=2)
    browse(link_worker).post(address(ada), answering())
    page = plainly(browse(link_worker).get(f"/people/{ada.uid}/outcomes/"))
    drawn = browse(link_worker).get(f"/people/{ada.uid}/outcomes/").context["chart"]
    assert drawn.table.rows[0] == ("Home and doing things for myself", "2", "4", "better by 2")
    assert drawn.table.rows[1] == ("Important people", "not answered", "2", "asked once")
    assert "Home and doing things for myself: 2 on 10 Jan 2026 and 4 on 22 Nov 2026." in drawn.description
    assert "Important people they met, in the month before 1 3 2 more" in page
    assert "How life is, over time, as a table" in page
