"""The gate: what is refused is in the trail, once, wherever on the way it was refused; so is a page given back."""

from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from accounts.models import AuditEvent
from accounts.roles import Role
from tests.accounts import recipes
from tests.placements import recipes as placements

pytestmark = pytest.mark.django_db


def refusals():
    return [line.details["answer"] for line in AuditEvent.objects.filter(verb="was refused")]


def test_somebody_out_of_reach_is_refused_once_in_the_trail(link_worker, browse):
    stranger = placements.person(responsible_council=recipes.council(placements.LINCOLNSHIRE))
    assert browse(link_worker).get(reverse("placements:person", args=[stranger.uid])).status_code == 404
    assert refusals() == [404]


def test_a_deed_the_role_does_not_do_is_refused_once_in_the_trail(finance, browse):
    person = placements.person()
    assert browse(finance).get(reverse("casework:log-contact", args=[person.uid])).status_code == 403
    assert refusals() == [403]


def test_an_organisation_that_grants_nothing_is_refused_in_the_trail_though_the_page_had_begun(
    link_worker, browse
):
    page = reverse("placements:register-person")
    assert browse(link_worker).get(page, {"authority": placements.LINCOLNSHIRE}).status_code == 403
    assert refusals() == [403]


def test_what_the_page_itself_does_not_find_is_refused_in_the_trail(link_worker, browse):
    page = reverse("casework:log-contact-anyone")
    assert browse(link_worker).get(page, {"draft": str(uuid4())}).status_code == 404
    assert refusals() == [404]


def test_a_form_given_back_writes_whose_record_it_shows(link_worker, browse):
    person = placements.person()
    answer = browse(link_worker).post(reverse("placements:edit-person", args=[person.uid]))
    assert answer.status_code == 200
    assert AuditEvent.objects.get(verb="looked at").person_uid == person.uid


def test_a_deed_that_is_done_writes_the_deed_and_no_look(link_worker, browse):
    person = placements.person()
    browse(link_worker).post(
        reverse("casework:add-action", args=[person.uid]),
        {"what": "Ask the GP", "owner": link_worker.pk, "due": "30 11 2026"},
    )
    assert not AuditEvent.objects.filter(verb="looked at", details__page="casework:actions").exists()


def test_a_database_that_goes_away_while_a_page_is_made_is_said_in_words(committed, browse, monkeypatch):
    person = placements.person(family_name="Quillfeather")
    client = browse(recipes.staff(Role.LINK_WORKER))
    client.raise_request_exception = False

    def killed(*args, **kwargs):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    monkeypatch.setattr("placements.views.people.person_page", killed)
    answer = client.get(reverse("placements:person", args=[person.uid]))
    connection.close()
    assert answer.status_code == 503
    assert "Quillfeather" not in answer.content.decode()


@pytest.mark.parametrize(
    "fault",
    [
        "ALTER TABLE accounts_auditevent RENAME TO accounts_auditevent_gone",
        "ALTER TABLE accounts_auditevent ADD CONSTRAINT full_disk CHECK (verb = '')",
    ],
    ids=["the table is gone", "the line is refused"],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_record_is_shown_while_the_trail_cannot_be_written(fault, method, browse):
    person = placements.person(family_name="Quillfeather")
    client = browse(recipes.staff(Role.LINK_WORKER))
    client.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute(fault)
    answer = getattr(client, method)(reverse("placements:edit-person", args=[person.uid]))
    page = answer.content.decode()
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert "Quillfeather" not in page
    assert "Traceback" not in page
