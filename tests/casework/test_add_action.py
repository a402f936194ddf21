"""An action is promised on its own, by a day, by one of the team or somebody outside; once."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.policies import as_of
from accounts.roles import Role
from casework import actions
from casework.actions import Promise, refusals
from casework.models import Action
from tests.accounts import recipes as accounts
from tests.at_once import posted_at_once
from tests.casework.answers import words
from tests.placements import recipes as placements

TODAY = date(2026, 11, 22)


def address(person) -> str:
    """Where an action is promised."""
    return f"/people/{person.uid}/actions/new/"


def promise(**more) -> dict:
    """What is answered, and the key of the form."""
    return {"submission": str(uuid4()), "what": "Ask for a dentist", "due_on": "friday"} | more


@pytest.mark.django_db
def test_an_action_is_added_for_oneself_by_default(link_worker, browse, ada):
    page = browse(link_worker).post(address(ada), promise(), follow=True)
    assert f"Action added for {link_worker}" in words(page)
    action = Action.objects.get()
    assert (action.owner, action.due_on, action.contact) == (link_worker, date(2026, 11, 27), None)
    assert AuditEvent.objects.get(verb="added action").details == {"due_on": "2026-11-27", "outside": False}


@pytest.mark.django_db
def test_somebody_outside_may_own_an_action(link_worker, browse, ada):
    browse(link_worker).post(address(ada), promise(owner_outside="Dr Rees, GP"))
    action = Action.objects.get()
    assert (action.owner, action.who) == (None, "Dr Rees, GP")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"what": ""}, "Enter what will be done"),
        ({"due_on": ""}, "Enter the date it is due"),
        ({"due_on": "21 November 2026"}, "The date it is due must be today or in the future"),
        ({"due_on": "30 February 2027"}, "The date it is due must be a real date"),
        ({"what": "x" * 301}, "must be 300 characters or less"),
        ({"what": "a\x00b"}, "includes a character that cannot be shown"),
        ({"owner": "\x00"}, "Choose who will do it from the list"),
        ({"owner": "COLLEAGUE", "owner_outside": "Dr Rees"}, "one of the team or somebody outside, not both"),
    ],
    ids=str,
)
def test_bad_answers_are_told_in_words(answers, told, link_worker, browse, ada):
    colleague = str(accounts.staff().uid)
    answers = {name: colleague if value == "COLLEAGUE" else value for name, value in answers.items()}
    page = browse(link_worker).post(address(ada), promise(**answers))
    assert page.status_code == 200
    assert told in words(page)
    assert not Action.objects.exists()


@pytest.mark.django_db
def test_the_same_form_sent_again_adds_nothing(link_worker, browse, ada):
    client, answers = browse(link_worker), promise()
    assert client.post(address(ada), answers).url == client.post(address(ada), answers).url
    assert Action.objects.count() == 1
    assert AuditEvent.objects.filter(verb="added action").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"what": "Ask for two dentists"}, {"owner_outside": "Dr Rees"}], ids=str)
def test_the_same_form_with_other_answers_is_refused_and_given_back(change, link_worker, browse, ada):
    client, answers = browse(link_worker), promise()
    client.post(address(ada), answers)
    page = client.post(address(ada), answers | change)
    assert "This form has already been sent" in words(page)
    for typed in change.values():
        assert typed in words(page)
    assert Action.objects.count() == 1


@pytest.mark.django_db
def test_the_same_form_by_or_about_somebody_else_is_refused(link_worker, manager, browse, ada):
    answers = promise(owner_outside="Dr Rees")
    browse(link_worker).post(address(ada), answers)
    for client, person in ((browse(manager), ada), (browse(link_worker), placements.person())):
        assert "This form has already been sent" in words(client.post(address(person), answers))
    assert Action.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "no key", "\x00", "0" * 31], ids=repr)
def test_a_form_without_a_key_comes_back_with_a_fresh_one_and_everything_typed(key, link_worker, browse, ada):
    client, answers = browse(link_worker), promise(submission=key)
    page = client.post(address(ada), answers)
    assert "send it again" in words(page)
    assert "Ask for a dentist" in words(page)
    fresh = page.context["form"]["submission"].value()
    assert f'name="submission" value="{fresh}"' in words(page)
    assert not Action.objects.exists()
    assert client.post(address(ada), answers | {"submission": str(fresh)}).status_code == 302
    assert Action.objects.count() == 1


@pytest.mark.django_db
def test_a_form_sent_again_after_the_role_ended_shows_nothing_of_what_it_made(link_worker, ada):
    sent = {"person": ada, "promise": Promise("Ring", TODAY, owner_outside="Dr Rees"), "today": TODAY}
    key = uuid4()
    actions.add_action(by=as_of(link_worker, TODAY), submission=key, **sent)
    link_worker.memberships.update(ends_on=date(2026, 12, 1))
    with pytest.raises(PermissionDenied):
        actions.add_action(by=as_of(link_worker, date(2026, 12, 1)), submission=key, **sent)


def test_five_at_the_same_moment_add_one_action(committed, browse):
    person = placements.placement().person
    worker = accounts.staff()
    assert posted_at_once([browse(worker) for _ in range(5)], address(person), promise()) == [302] * 5
    assert Action.objects.count() == 1
    assert AuditEvent.objects.filter(verb="added action").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.AUDITOR, Role.ADMINISTRATOR, Role.FINANCE])
def test_nobody_is_promised_to_who_could_not_read_the_promise(link_worker, browse, ada, role):
    reader = accounts.staff(role, name="Verity Paddock")
    client = browse(link_worker)
    assert "Verity Paddock" not in words(client.get(f"/people/{ada.uid}/actions/new/"))
    promised = Promise("Ring the GP", due_on=TODAY, owner=reader)
    with pytest.raises(refusals.OwnerNotInTheTeam):
        actions.keep_promise(by=link_worker, person=ada, promise=promised, today=TODAY)
