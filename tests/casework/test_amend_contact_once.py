"""However often one form is sent, it adds once to the contact."""

import pytest

from accounts.models import AuditEvent
from casework.models import ContactAmendment
from tests.accounts import recipes as accounts
from tests.at_once import posted_at_once
from tests.casework import recipes
from tests.casework.answers import addition, words
from tests.placements import recipes as placements


def amending(contact) -> str:
    """Where something is added to a contact."""
    return f"/contacts/{contact.uid}/amendments/new/"


@pytest.mark.django_db
@pytest.mark.parametrize("there", ["yes", "no", "not_recorded"])
def test_the_same_form_sent_again_adds_nothing(there, link_worker, browse):
    blank = recipes.contact(author=link_worker, person_present=None)
    client, answers = browse(link_worker), addition("She was in the garden.", person_present=there)
    assert [client.post(amending(blank), answers).status_code for _ in range(2)] == [302, 302]
    assert ContactAmendment.objects.count() == 1
    assert AuditEvent.objects.filter(verb="amended contact").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"text": "Something else."}, {"person_present": "no"}], ids=str)
def test_the_same_form_with_other_answers_is_refused_and_given_back(change, link_worker, browse):
    blank = recipes.contact(author=link_worker, person_present=None)
    client, answers = browse(link_worker), addition("She was in the garden.", person_present="yes")
    client.post(amending(blank), answers)
    page = client.post(amending(blank), answers | change)
    assert "This form has already been sent" in words(page)
    assert (answers | change)["text"] in words(page)
    assert ContactAmendment.objects.count() == 1
    blank.refresh_from_db()
    assert blank.person_present is True


@pytest.mark.django_db
def test_the_same_form_by_or_about_somebody_else_is_refused(link_worker, manager, browse, ada):
    contact = recipes.contact(person=ada, author=link_worker)
    answers, other = addition("It was the front garden."), recipes.contact(author=link_worker)
    browse(link_worker).post(amending(contact), answers)
    for client, about in ((browse(manager), contact), (browse(link_worker), other)):
        assert "This form has already been sent" in words(client.post(amending(about), answers))
    assert ContactAmendment.objects.count() == 1


@pytest.mark.django_db
def test_a_form_without_a_key_is_given_back_with_a_fresh_one(link_worker, browse, ada):
    client, contact = browse(link_worker), recipes.contact(person=ada, author=link_worker)
    page = client.post(amending(contact), {"text": "It was the front garden."})
    assert "send it again" in words(page)
    assert "It was the front garden." in words(page)
    assert not ContactAmendment.objects.exists()
    fresh = str(page.context["form"]["submission"].value())
    client.post(amending(contact), {"text": "It was the front garden.", "submission": fresh})
    assert ContactAmendment.objects.count() == 1


def test_five_at_the_same_moment_add_one_amendment(committed, browse):
    worker = accounts.staff()
    contact = recipes.contact(author=worker, person=placements.placement().person)
    clients = [browse(worker) for _ in range(5)]
    assert posted_at_once(clients, amending(contact), addition("More.")) == [302] * 5
    assert ContactAmendment.objects.count() == 1
    assert AuditEvent.objects.filter(verb="amended contact").count() == 1
