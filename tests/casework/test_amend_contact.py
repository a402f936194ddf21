"""A contact is locked: something can be added, nothing changed."""

from uuid import uuid4

import pytest

from accounts.models import AuditEvent, Version
from casework import actions
from casework.actions import refusals
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


def adding(contact) -> str:
    """Where something is added to a contact."""
    return f"/contacts/{contact.uid}/amendments/new/"


def test_a_contact_is_marked_sensitive_afterwards_and_shared_no_more(link_worker, manager, browse, contact):
    contact = recipes.contact(person=contact.person, author=link_worker, shared_with=["host", "icb"])
    client = browse(link_worker)
    page = client.post(
        adding(contact), addition("It tells of her sister.", sensitivity="third_party"), follow=True
    )
    assert "About somebody else" in words(page)
    kept = Contact.objects.get(pk=contact.pk)
    assert (kept.sensitivity, kept.shared_with) == ("third_party", [])
    said = ContactAmendment.objects.get().text
    assert said.startswith(
        "It tells of her sister.\n\nAdded to the record: marked About somebody else; it was Normal."
    )
    assert said.endswith("It is no longer shared with: Host council and ICB.")
    assert AuditEvent.objects.get(verb="amended contact").details == {"sensitivity": "third_party"}
    assert Version.objects.get(table="casework_contact", changed__has_key="sensitivity").before[
        "shared_with"
    ] == [
        "host",
        "icb",
    ]


def test_only_a_manager_makes_it_normal_again_and_nobody_reads_it_by_that(
    link_worker, manager, browse, contact
):
    Contact.objects.filter(pk=contact.pk).update(sensitivity="sensitive", shared_with=[])
    client = browse(link_worker)
    assert 'value="normal"' not in words(client.get(adding(contact)))
    page = client.post(adding(contact), addition("It is no secret.", sensitivity="normal"))
    assert "Select how sensitive it is from the list" in words(page)
    assert "It is no secret." in words(page)
    with pytest.raises(refusals.OnlyAManagerOpensItAgain):
        amend(link_worker, contact, text="It is no secret.", sensitivity="normal")
    assert Contact.objects.get().sensitivity == "sensitive"
    browse(manager).post(adding(contact), addition("It is no secret.", sensitivity="normal"))
    kept = Contact.objects.get()
    assert (kept.sensitivity, kept.shared_with) == ("normal", [])
    assert "marked Normal; it was Sensitive." in ContactAmendment.objects.get().text


def test_one_mark_gives_way_to_the_other_and_left_alone_it_stays(link_worker, contact):
    amend(link_worker, contact, text="First.", sensitivity="sensitive")
    amend(link_worker, contact, text="Second.", sensitivity="third_party")
    amend(link_worker, contact, text="Third.")
    assert Contact.objects.get().sensitivity == "third_party"
    assert contact.amendments.last().text == "Third."


def test_a_mark_sent_twice_is_made_once(link_worker, browse, contact):
    client, answers = browse(link_worker), addition("Of her sister.", sensitivity="sensitive")
    assert [client.post(adding(contact), answers).status_code for _ in range(2)] == [302, 302]
    assert ContactAmendment.objects.count() == 1
    changed = addition("Of her sister.", sensitivity="third_party", submission=answers["submission"])
    assert "This form has already been sent" in words(client.post(adding(contact), changed))


def test_a_form_opened_before_somebody_marked_it_takes_no_mark_away(manager, contact):
    amend(manager, contact, text="Marked.", sensitivity="sensitive")
    amend(manager, contact, text="Opened before that, and left as it was.", sensitivity="")
    assert Contact.objects.get().is_sensitive
