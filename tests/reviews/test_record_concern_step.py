"""What is done about a concern is a row each: told, asked, decided, done."""

from datetime import date

import pytest

from accounts.roles import Role
from reviews.models import ConcernStep
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.safety import form, plainly

pytestmark = pytest.mark.django_db


@pytest.fixture
def concern(ada):
    """Raised by Rutland three days ago, to be led by Lincolnshire."""
    return recipes.concern(person=ada)


@pytest.fixture
def host_officer():
    """An officer of the council that leads."""
    return accounts.staff(Role.HOST_OFFICER, accounts.council(placements.LINCOLNSHIRE))


def address(concern) -> str:
    return f"/safeguarding/{concern.uid}/steps/new/"


def test_telling_the_council_that_leads_settles_the_duty(concern, browse, link_worker):
    client = browse(link_worker)
    assert "has not been told: 3 days" in plainly(client.get(f"/safeguarding/{concern.uid}/"))
    told = concern.host_council
    page = client.post(address(concern), form(kind="told", told=told.uid, done_on="today"), follow=True)
    assert f"{told} was told" in plainly(page)
    assert "has not been told" not in plainly(page)


def test_the_council_that_placed_the_person_is_owed_word_of_what_the_host_raised(ada, browse, link_worker):
    told = recipes.concern(person=ada, organisation=accounts.council(placements.LINCOLNSHIRE))
    page = browse(link_worker).get(f"/safeguarding/{told.uid}/")
    assert f"{ada.responsible_council} has not been told: 3 days" in plainly(page)


def test_a_council_that_takes_part_knows_of_it(concern, browse, host_officer, link_worker):
    browse(host_officer).post(address(concern), form(kind="done", words="Visited", done_on="today"))
    page = browse(link_worker).get(f"/safeguarding/{concern.uid}/")
    assert "has not been told" not in plainly(page)
    assert "Visited" in plainly(page)


def test_a_decision_says_who_makes_the_enquiry(concern, browse, host_officer):
    client = browse(host_officer)
    sent = form(kind="decided", decision="s42", enquiry="", lead="Jo Fern, 01632 960 144", done_on="today")
    page = client.post(address(concern), sent)
    assert "Select who makes the enquiry, where there is one." in plainly(page)
    page = client.post(address(concern), sent | {"enquiry": "council"}, follow=True)
    assert "Enquiry under way" in plainly(page)
    assert "Led by Jo Fern, 01632 960 144" in plainly(page)


def test_who_placed_the_person_writes_down_what_the_council_that_leads_decided_and_who_said_so(
    concern, browse, link_worker
):
    client = browse(link_worker)
    sent = form(kind="decided", decision="s42", enquiry="council", done_on="today")
    assert "leads and decides. Enter who there told you, and when" in plainly(
        client.post(address(concern), sent)
    )
    assert not ConcernStep.objects.exists()
    client.post(address(concern), sent | {"words": "Jo Fern, by telephone on 20 November"})
    assert ConcernStep.objects.get().words == "Jo Fern, by telephone on 20 November"


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"kind": ""}, "Select what was done"),
        ({"kind": "closed"}, "Select a valid choice"),
        ({"kind": "told"}, "Select which council was told"),
        ({"kind": "asked"}, "Select whether they were asked"),
        (
            {"kind": "asked", "wishes": "expressed"},
            "Enter what they want, or why they could not be asked.",
        ),
        ({"kind": "decided"}, "Select what was decided"),
        ({"kind": "decided", "decision": "none"}, "Enter why there is no enquiry."),
        ({"kind": "done"}, "Say what was done, and only what belongs to it."),
        ({"kind": "done", "words": "x", "done_on": "tomorrow"}, "The day must be today or in the past"),
        ({"kind": "done", "words": "x", "done_on": "18 November 2026"}, "on or after 19 November 2026"),
    ],
    ids=str,
)
def test_bad_answers_are_told_in_words(answers, told, concern, browse, link_worker):
    page = browse(link_worker).post(address(concern), form(done_on="today") | answers)
    assert told in plainly(page)
    assert not ConcernStep.objects.exists()


@pytest.mark.parametrize(
    ("born_on", "decision", "told"),
    [
        (
            date(2008, 11, 19),
            "s47",
            "18 or over when the concern was raised: the enquiry is under section 42",
        ),
        (date(2008, 11, 20), "s42", "under 18 when the concern was raised: the enquiry is under section 47"),
    ],
)
def test_the_law_goes_by_the_age_when_it_was_raised(born_on, decision, told, noon, browse, link_worker):
    """19 November 2026 is the day it was raised."""
    young = placements.placement(person=placements.person(date_of_birth=born_on)).person
    about = address(recipes.concern(person=young))
    client = browse(link_worker)
    sent = form(kind="decided", enquiry="council", done_on="today", words="Told by Jo Fern on 20 November")
    assert told in plainly(client.post(about, sent | {"decision": decision}))
    assert not ConcernStep.objects.exists()
    client.post(about, sent | {"decision": "s42" if decision == "s47" else "s47"})
    assert ConcernStep.objects.exists()


def test_a_third_council_is_not_told_by_this_form(concern, browse, link_worker):
    sent = form(kind="told", told=accounts.council("E10000018").uid, done_on="today")
    assert "Select which council was told" in plainly(browse(link_worker).post(address(concern), sent))


def test_the_same_form_sent_again_makes_one_step(concern, browse, link_worker):
    client, sent = browse(link_worker), form(kind="done", words="Visited", done_on="today")
    for _ in range(3):
        client.post(address(concern), sent)
    assert ConcernStep.objects.get().done_on == date(2026, 11, 22)


def test_after_the_closing_only_telling_is_recorded(concern, browse, link_worker):
    recipes.concern_step(
        concern=concern, kind="closed", met="none_said", risk="removed", done_on=date(2026, 11, 21)
    )
    client = browse(link_worker)
    page = client.post(address(concern), form(kind="done", words="Visited", done_on="today"))
    assert "This concern is closed." in plainly(page)
    client.post(address(concern), form(kind="told", told=concern.host_council.uid, done_on="today"))
    assert ConcernStep.objects.filter(kind="told").exists()


@pytest.mark.parametrize(
    ("role", "where", "answer"),
    [
        (Role.LINK_WORKER, "E06000017", 200),
        (Role.FINANCE, "E06000017", 404),
        (Role.LINK_WORKER, "E10000018", 404),
        (Role.ADMINISTRATOR, "E06000017", 404),
    ],
)
def test_who_may_record_a_step(role, where, answer, concern, browse):
    reader = accounts.staff(role, accounts.council(where))
    assert browse(reader).get(address(concern)).status_code == answer
