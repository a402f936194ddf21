"""An action is handed to somebody else, in the team or outside, with a reason; history is kept."""

from datetime import date
from uuid import uuid4

import pytest

from accounts.models import AuditEvent
from casework import actions
from casework.actions import refusals
from casework.models import Action, ActionChange
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.actions_posted import at, keyed
from tests.casework.answers import words

pytestmark = pytest.mark.django_db


def test_an_action_is_handed_to_a_colleague(link_worker, browse, ada):
    colleague = accounts.staff(name="Chidi Moss")
    action = recipes.action(person=ada, owner=link_worker)
    sent = keyed(owner=str(colleague.uid), because="On leave")
    page = words(browse(link_worker).post(at(action, "owner"), sent, follow=True))
    assert "From now on this is for Chidi Moss" in page
    assert "On leave" in page
    assert Action.objects.get().owner == colleague
    assert AuditEvent.objects.get(verb="reassigned action").details == {"outside": False}


def test_an_action_is_handed_to_an_organisation_with_its_email(link_worker, browse, ada):
    action = recipes.action(person=ada, owner=link_worker)
    sent = keyed(
        owner_organisation=str(ada.responsible_council.uid),
        because="It is theirs to do",
    )
    assert "Choose the organisation from the list" in words(
        browse(link_worker).post(at(action, "owner"), sent)
    )
    host = accounts.council("E10000019")
    sent |= {
        "owner_organisation": str(host.uid),
        "owner_outside": "Duty desk",
        "owner_email": "Duty@Lincs.example",
    }
    browse(link_worker).post(at(action, "owner"), sent)
    action.refresh_from_db()
    assert (action.owner, action.who) == (None, "Duty desk, Lincolnshire")
    assert action.owner_email == "duty@lincs.example"
    assert ActionChange.objects.get().who_before == str(link_worker)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({}, "This is who does it already"),
        ({"because": ""}, "Enter why"),
        ({"owner_outside": "The GP", "owner": "COLLEAGUE"}, "one of the team or somebody outside, not both"),
        ({"owner_email": "gp@example.org"}, "Choose the organisation, or say who outside will do it"),
        ({"owner_outside": "GP", "owner_email": "nothing"}, "Enter an email address in the right form"),
    ],
    ids=str,
)
def test_what_is_refused_changes_nothing(answers, told, link_worker, browse, ada):
    colleague = accounts.staff()
    action = recipes.action(person=ada, owner=link_worker)
    answers = {name: str(colleague.uid) if value == "COLLEAGUE" else value for name, value in answers.items()}
    sent = keyed(because="On leave") | answers
    assert told in words(browse(link_worker).post(at(action, "owner"), sent))
    assert ActionChange.objects.count() == 0


def test_the_first_day_and_the_date_stay(link_worker, browse, ada):
    action = recipes.action(person=ada, first_due_on=date(2026, 11, 20))
    browse(link_worker).post(at(action, "owner"), keyed(owner_outside="The GP", because="Hers to do"))
    action.refresh_from_db()
    assert (action.due_on, action.first_due_on) == (date(2026, 11, 30), date(2026, 11, 20))


def test_the_same_form_sent_twice_hands_over_once(link_worker, browse, ada):
    action, sent = recipes.action(person=ada), keyed(owner_outside="The GP", because="Hers to do")
    client = browse(link_worker)
    assert [client.post(at(action, "owner"), sent).status_code for _ in range(2)] == [302, 302]
    assert ActionChange.objects.count() == 1


def test_only_the_email_of_an_outside_owner_is_corrected(link_worker, browse, ada):
    action = recipes.promise(
        person=ada,
        owner_outside="Mrs Vetch",
        owner_organisation=accounts.council("E10000019"),
        owner_email="old@icb.example.org",
    )
    sent = keyed(
        owner_organisation=str(action.owner_organisation.uid),
        owner_outside="Mrs Vetch",
        owner_email="new@icb.example.org",
        because="She wrote from another address",
    )
    client = browse(link_worker)
    assert [client.post(at(action, "owner"), sent).status_code for _ in range(2)] == [302, 302]
    action.refresh_from_db()
    assert action.owner_email == "new@icb.example.org"
    change = ActionChange.objects.get()
    assert "old@icb.example.org" in change.who_before
    assert "new@icb.example.org" in change.who_after
    again = client.post(at(action, "owner"), sent | keyed())
    assert "This is who does it already" in words(again)


def test_a_closed_account_is_given_nothing(link_worker, ada):
    gone = accounts.staff(is_active=False)
    action = recipes.action(person=ada, owner=link_worker)
    with pytest.raises(refusals.OwnerNotInTheTeam):
        actions.reassign_action(
            by=link_worker,
            action=action,
            promise=actions.Promise(action.what, action.due_on, owner=gone),
            because="On leave",
            today=date(2026, 11, 22),
            submission=uuid4(),
        )
