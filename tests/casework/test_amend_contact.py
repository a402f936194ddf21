"""A contact is locked: something can be added, nothing changed."""

from uuid import uuid4

import pytest

from accounts.models import AuditEvent
from casework import actions
from casework.models import Contact, ContactAmendment
from tests.casework import recipes
from tests.casework.answers import addition, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(link_worker, ada):
    """A visit on 2 November."""
    return recipes.contact(person=ada, author=link_worker)


def amend(by, contact, **answers) -> ContactAmendment:
    return actions.amend_contact(by=by, contact=contact, submission=uuid4(), **answers)


def test_words_are_added_below_with_name_and_time(link_worker, browse, contact):
    client = browse(link_worker)
    page = client.post(
        f"/contacts/{contact.uid}/amendments/new/", addition("It was the front garden."), follow=True
    )
    assert "What was written first has not changed" in words(page)
    assert f"Added by {link_worker}" in words(page)
    assert "22 November 2026 at 12:00" in words(page)
    assert ContactAmendment.objects.get().text == "It was the front garden."
    assert Contact.objects.get().text == "Ada showed me the garden she has planted."
    line = AuditEvent.objects.get(verb="amended contact")
    assert (line.subject_uid, line.details) == (contact.uid, {})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Enter what you want to add"),
        ("   ", "Enter what you want to add"),
        ("a\x00b", "includes a character that cannot be shown"),
        ("x" * 100_001, "must be 100,000 characters or less"),
    ],
    ids=["nothing", "blanks", "NUL", "too long"],
)
def test_what_cannot_be_added_is_told_in_words(text, told, link_worker, browse, contact):
    page = browse(link_worker).post(f"/contacts/{contact.uid}/amendments/new/", addition(text))
    assert page.status_code == 200
    assert told in words(page)
    assert not ContactAmendment.objects.exists()


def test_there_is_no_page_to_change_a_contact(link_worker, browse, contact):
    client = browse(link_worker)
    assert client.post(f"/contacts/{contact.uid}/", {"text": "Other"}).status_code == 405
    assert client.get(f"/contacts/{contact.uid}/edit/").status_code == 404


def test_a_withdrawn_contact_is_closed(manager, browse, contact):
    client = browse(manager)
    client.post(f"/contacts/{contact.uid}/withdrawal/", {"because": "Logged for the wrong person"})
    page = client.post(f"/contacts/{contact.uid}/amendments/new/", addition("More"))
    assert "This contact has been withdrawn" in words(page)
    assert not ContactAmendment.objects.exists()


def test_whether_the_person_was_there_is_filled_in_once_where_it_was_not_recorded(link_worker):
    blank = recipes.contact(author=link_worker, person_present=None)
    amend(link_worker, blank, text="She was there.", person_present=True)
    blank.refresh_from_db()
    assert blank.counts_as_seen
    assert "Added to the record: the person was there." in blank.amendments.get().text
    amend(link_worker, blank, text="Second thoughts.", person_present=False)
    blank.refresh_from_db()
    assert blank.person_present is True
