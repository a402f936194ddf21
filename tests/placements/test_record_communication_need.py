"""Recording a communication need."""

import pytest

from linkworker.refusals import Refusal
from placements.actions import communication as actions
from placements.actions.facts import StillToCome
from placements.models import CommunicationNeed
from tests.accounts.recipes import TODAY, staff
from tests.at_once import posted_at_once
from tests.placements import recipes
from tests.placements.fact_answers import NEED, key, plain, typed

MAKATON = {
    "subset": "professional",
    "professional_value": "makaton",
    "recorded_on": "today",
    "shareable": "yes",
}


def record(by, person, **answers):
    return actions.record_communication_need(
        **{"by": by, "person": person, "today": TODAY, "submission": key()} | NEED | answers
    )


@pytest.mark.django_db
def test_a_need_is_recorded_with_a_line_in_the_trail(link_worker, trail):
    need = record(link_worker, recipes.person())
    assert (need.in_words, need.recorded_by, need.last_reviewed_on) == ("Uses Makaton", link_worker, None)
    assert trail() == ["recorded communication need"]


@pytest.mark.django_db
def test_the_same_need_is_not_recorded_twice_while_it_lasts(link_worker):
    person = recipes.communication_need().person
    with pytest.raises(Refusal, match="recorded already"):
        record(link_worker, person)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ({"value": "braille"}, "subset"),
        ({"value": "other"}, "other"),
        ({"other": "Objects of reference"}, "other"),
    ],
)
def test_a_need_stands_in_its_own_kind_and_another_is_said_in_words(link_worker, answers, question):
    with pytest.raises(Refusal) as refusal:
        record(link_worker, recipes.person(), **answers)
    assert list(refusal.value.told) == [question]


@pytest.mark.django_db
def test_a_need_of_tomorrow_is_refused(link_worker):
    with pytest.raises(StillToCome):
        record(link_worker, recipes.person(), recorded_on=TODAY.replace(day=23))


@pytest.mark.django_db
def test_the_page_records_something_else_in_the_person_s_own_words(link_worker, browse):
    person = recipes.person()
    sent = typed(**MAKATON) | {"professional_value": "other", "other": "L’objet — O'Brien’s 🙂 cards"}
    page = browse(link_worker).post(f"/people/{person.uid}/communication/new/", sent, follow=True)
    assert "L’objet — O'Brien’s 🙂 cards" in plain(page)
    assert CommunicationNeed.objects.get().value == "other"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"subset": ""}, "Select the kind of need"),
        ({"professional_value": ""}, "Select who or what is needed"),
        ({"professional_value": "other"}, "Enter what they need"),
        ({"other": "Cards"}, "Select “Something else” above, or delete these words"),
        ({"shareable": ""}, "Select yes if other services may be told"),
        ({"recorded_on": "29 February 2026"}, "must be a real date"),
        ({"recorded_on": "23 November 2026"}, "must be today or in the past"),
        ({"note": "x" * 5000}, "must be 500 characters or less"),
    ],
)
def test_the_page_says_what_to_do_and_loses_nothing(link_worker, browse, wrong, told):
    person = recipes.person()
    sent = typed(**MAKATON, note="With her picture book") | wrong
    page = browse(link_worker).post(f"/people/{person.uid}/communication/new/", sent)
    assert told in plain(page)
    assert sent["note"] in page.content.decode()
    assert not CommunicationNeed.objects.exists()


def test_five_at_the_same_moment_record_one_need(committed, browse):
    worker, person = staff(), recipes.placement().person
    clients = [browse(worker) for _ in range(5)]
    address = f"/people/{person.uid}/communication/new/"
    assert posted_at_once(clients, address, typed(**MAKATON)) == [302] * 5
    assert CommunicationNeed.objects.count() == 1


@pytest.mark.django_db
def test_who_may_not_record_a_need(finance, host_officer, stranger, browse):
    person = recipes.placement().person
    answers = {
        who: browse(who).post(f"/people/{person.uid}/communication/new/", typed(**MAKATON)).status_code
        for who in (finance, host_officer, stranger)
    }
    assert answers == {finance: 403, host_officer: 403, stranger: 404}
