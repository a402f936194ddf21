"""Another manager sees to an escalation: the level and its clock stay, and the reason is kept."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.actions_posted import keyed
from tests.casework.answers import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(db):
    """Another manager of Rutland's."""
    return accounts.staff(Role.TEAM_MANAGER, name="Juno Sedge")


@pytest.fixture
def escalation(ada, manager):
    """One the manager sees to, to be answered by tomorrow."""
    return recipes.escalation(person=ada, owner=manager)


def at(escalation) -> str:
    """Where it is handed over."""
    return f"/escalations/{escalation.uid}/handing-over/"


def test_the_other_manager_sees_to_it_and_the_clock_goes_on(manager, other, browse, escalation):
    client, sent = browse(manager), keyed(owner=str(other.uid), words="On leave from Monday.")
    page = words(client.post(at(escalation), sent, follow=True))
    assert "Juno Sedge sees to it from now on. To be answered by 23 November 2026." in page
    assert "<strong>Handed over</strong> to Juno Sedge" in page
    assert "On leave from Monday." in page
    before = (escalation.level, escalation.due_on)
    escalation.refresh_from_db()
    assert (escalation.level, escalation.due_on) == before
    assert escalation.owner == other
    assert client.post(at(escalation), sent).status_code == 302
    assert escalation.steps.filter(kind="handed").count() == 1
    assert AuditEvent.objects.filter(verb="handed over escalation").count() == 1


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"owner": "MANAGER"}, "They see to it already"),
        ({"owner": "WORKER"}, "Select who sees to the answer"),
        ({"owner": "ELSEWHERE"}, "Select who sees to the answer"),
        ({"words": " "}, "Enter why it is handed over"),
    ],
    ids=str,
)
def test_what_is_refused_changes_nothing(answers, told, manager, other, link_worker, browse, escalation):
    elsewhere = accounts.staff(Role.TEAM_MANAGER, at=accounts.council("E10000019"))
    named = {"MANAGER": manager, "WORKER": link_worker, "ELSEWHERE": elsewhere}
    answers = {name: str(named[value].uid) if value in named else value for name, value in answers.items()}
    sent = keyed(owner=str(other.uid), words="On leave.") | answers
    assert told in words(browse(manager).post(at(escalation), sent))
    escalation.refresh_from_db()
    assert escalation.owner == manager


def test_a_link_worker_hands_nothing_over_and_what_is_answered_stays(
    link_worker, manager, browse, escalation
):
    assert browse(link_worker).get(at(escalation)).status_code == 403
    assert "Hand it over" in words(browse(manager).get(f"/escalations/{escalation.uid}/"))
    type(escalation).objects.update(answered_on=date(2026, 11, 22))
    assert "Hand it over" not in words(browse(manager).get(f"/escalations/{escalation.uid}/"))
