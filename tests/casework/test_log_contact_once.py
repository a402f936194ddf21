"""However often one form is sent, it makes one contact."""

import uuid

import pytest

from accounts.models import AuditEvent
from casework.models import Action, Contact
from tests.accounts import recipes as accounts
from tests.at_once import posted_at_once
from tests.casework import recipes
from tests.casework.answers import address, four_answers, words
from tests.placements import recipes as placements

ACTION = {"action_0_what": "Ask for a dentist", "action_0_due": "friday"}


@pytest.mark.django_db
def test_sending_the_same_form_again_leads_to_the_same_contact(link_worker, browse, ada):
    client, answers = browse(link_worker), four_answers(**ACTION)
    first, second = client.post(address(ada), answers), client.post(address(ada), answers)
    assert first.url == second.url
    assert (Contact.objects.count(), Action.objects.count()) == (1, 1)
    assert AuditEvent.objects.filter(verb="logged contact").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        {"text": "Something else."},
        {"method": "phone"},
        {"person_present": "no"},
        {"minutes": "5"},
        {"action_0_what": "Ask for two dentists"},
        {"action_1_what": "And a GP", "action_1_due": "friday"},
    ],
    ids=str,
)
def test_the_same_form_with_other_answers_is_refused_in_words_and_given_back(
    change, link_worker, browse, ada
):
    client, answers = browse(link_worker), four_answers(**ACTION)
    client.post(address(ada), answers)
    page = client.post(address(ada), answers | change)
    assert page.status_code == 200
    assert "This form has already been sent" in words(page)
    assert str(change.get("text", answers["text"])) in words(page)
    assert (Contact.objects.count(), Action.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_a_contact_in_the_hour_that_comes_twice_is_sent_once_too(link_worker, browse, ada):
    client = browse(link_worker)
    answers = four_answers(happened_at_date="25/10/2026", happened_at_time="01:30")
    first, second = client.post(address(ada), answers), client.post(address(ada), answers)
    assert first.url == second.url
    assert Contact.objects.count() == 1


@pytest.mark.django_db
def test_the_same_form_about_somebody_else_is_refused(link_worker, browse, ada):
    client, answers = browse(link_worker), four_answers()
    client.post(address(ada), answers)
    page = client.post(address(placements.person()), answers)
    assert "This form has already been sent" in words(page)
    assert Contact.objects.count() == 1


@pytest.mark.django_db
def test_the_same_form_sent_by_a_colleague_is_refused(link_worker, manager, browse, ada):
    answers = four_answers()
    browse(link_worker).post(address(ada), answers)
    page = browse(manager).post(address(ada), answers)
    assert "This form has already been sent" in words(page)
    assert Contact.objects.get().author == link_worker


@pytest.mark.django_db
def test_going_back_to_a_form_that_was_sent_leads_to_its_contact(link_worker, browse, ada):
    client, answers = browse(link_worker), four_answers()
    client.post(address(ada), answers)
    page = client.get(address(ada), {"draft": answers["submission"]}, follow=True)
    assert page.redirect_chain == [(f"/contacts/{Contact.objects.get().uid}/", 302)]
    assert "This form has already been sent" in words(page)


@pytest.mark.django_db
def test_every_loading_of_the_form_has_a_key_of_its_own(link_worker, browse, ada):
    client = browse(link_worker)
    keys = {client.get(address(ada)).context["form"]["submission"].value() for _ in range(2)}
    assert len(keys) == 2


def test_five_at_the_same_moment_make_one_contact(committed, browse):
    worker = accounts.staff()
    person = placements.placement().person
    clients = [browse(worker) for _ in range(5)]
    assert posted_at_once(clients, address(person), four_answers(**ACTION)) == [302] * 5
    assert (Contact.objects.count(), Action.objects.count()) == (1, 1)
    assert AuditEvent.objects.filter(verb="logged contact").count() == 1


@pytest.mark.django_db
def test_sending_a_form_takes_its_draft_away(link_worker, browse, ada):
    draft = recipes.draft(author=link_worker, person=ada)
    other = recipes.draft(author=link_worker, person=ada, submission=uuid.uuid4())
    browse(link_worker).post(address(ada), four_answers(submission=str(draft.submission)))
    assert list(link_worker.drafts.all()) == [other]


@pytest.mark.django_db
@pytest.mark.parametrize("key", [None, "", "no key", "\x00"], ids=repr)
def test_a_form_without_a_key_is_given_back_with_a_fresh_one_and_everything_typed(
    key, link_worker, browse, ada
):
    client, answers = browse(link_worker), four_answers(**ACTION)
    answers.pop("submission")
    page = client.post(address(ada), answers if key is None else answers | {"submission": key})
    assert "send it again" in words(page)
    for typed in ("Ada showed me the garden.", "Ask for a dentist"):
        assert typed in words(page)
    assert not Contact.objects.exists()
    fresh = str(page.context["form"]["submission"].value())
    assert client.post(address(ada), answers | {"submission": fresh}).status_code == 302


@pytest.mark.django_db
def test_more_rows_are_not_made_for_a_form_without_a_key(link_worker, browse, ada):
    page = browse(link_worker).post(address(ada), four_answers(submission="", add_rows="yes"))
    assert "send it again" in words(page)
    assert "Ada showed me the garden." in words(page)
