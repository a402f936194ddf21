"""What cannot be settled is raised with the team manager: about an action, a dispute, or a worry in words."""

from datetime import date
from uuid import uuid4

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from casework import actions
from casework.actions.escalations import Cause, CauseOfAnother, NobodyCanAnswer
from casework.models import Escalation
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.actions_posted import keyed
from tests.casework.answers import words
from tests.placements import recipes as placements

pytestmark = pytest.mark.django_db
ASKED = "Nobody says who pays for the night support."


def at(person) -> str:
    """Where something is raised."""
    return f"/people/{person.uid}/escalations/new/"


def raising(manager, **more) -> dict:
    """A worry, for this manager."""
    return keyed(cause="", words=ASKED, owner=str(manager.uid)) | more


def test_a_worry_goes_to_the_manager_with_five_working_days(link_worker, manager, browse, ada):
    page = words(browse(link_worker).post(at(ada), raising(manager), follow=True))
    assert f"Raised with {manager}. To be answered by 27 November 2026." in page
    assert "5 days left" in page
    assert ASKED in page
    escalation = Escalation.objects.get()
    assert (escalation.level, escalation.owner, escalation.due_on) == (
        "team_manager",
        manager,
        date(2026, 11, 27),
    )
    step = escalation.steps.get()
    assert (step.kind, step.taken_by, step.due_on) == ("raised", link_worker, date(2026, 11, 27))
    assert AuditEvent.objects.get(verb="escalated").details == {
        "level": "team_manager",
        "due_on": "2026-11-27",
    }


def test_each_open_thing_about_the_person_can_be_chosen(link_worker, manager, browse, ada):
    action = recipes.promise(person=ada)
    dispute = placements.responsibility_dispute(person=ada)
    stage = placements.chc_dispute(case=placements.chc_case(person=ada))
    page = words(browse(link_worker).get(f"{at(ada)}?about=action.{action.uid}"))
    assert f'value="action.{action.uid}" selected' in page
    for key in (f"responsibility_dispute.{dispute.uid}", f"chc_dispute.{stage.uid}"):
        assert f'value="{key}"' in page
        browse(link_worker).post(at(ada), raising(manager, cause=key))
    raised = Escalation.objects.order_by("pk")
    assert [(one.responsibility_dispute, one.chc_dispute) for one in raised] == [
        (dispute, None),
        (None, stage),
    ]


def test_a_disputed_share_is_named_only_to_those_who_may_see_costs(link_worker, manager, browse, ada):
    stay = ada.placements.get()
    line = placements.funding_line(placement=stay, status="disputed")
    key = f"funding_line.{line.uid}"
    assert key not in words(browse(link_worker).get(at(ada)))
    browse(manager).post(at(ada), raising(manager, cause=key))
    escalation = Escalation.objects.get(funding_line=line)
    address = f"/escalations/{escalation.uid}/"
    assert "Disputed share of" in words(browse(manager).get(address))
    page = words(browse(link_worker).get(address))
    assert "Disputed share of" not in page
    assert "A dispute" in page


def test_an_action_is_escalated_once_while_it_is_open(link_worker, manager, browse, ada):
    action = recipes.promise(person=ada)
    key = f"action.{action.uid}"
    assert browse(link_worker).post(at(ada), raising(manager, cause=key)).status_code == 302
    page = words(browse(link_worker).post(at(ada), raising(manager, cause=key)))
    assert "Choose what it is about" in page
    assert Escalation.objects.count() == 1


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"words": " "}, "Enter what is the matter"),
        ({"owner": ""}, "Select who sees to the answer"),
        ({"owner": "WORKER"}, "Select who sees to the answer"),
        ({"cause": "action.of-nobody"}, "Choose what it is about"),
    ],
    ids=str,
)
def test_what_is_refused_keeps_what_was_typed(answers, told, link_worker, manager, browse, ada):
    answers = {name: str(link_worker.uid) if value == "WORKER" else value for name, value in answers.items()}
    sent = raising(manager) | answers
    page = words(browse(link_worker).post(at(ada), sent))
    assert told in page
    assert sent["words"].strip() in page
    assert Escalation.objects.count() == 0


def test_the_same_form_sent_five_times_raises_once(link_worker, manager, browse, ada):
    client, sent = browse(link_worker), raising(manager)
    assert {client.post(at(ada), sent).status_code for _ in range(5)} == {302}
    assert Escalation.objects.count() == 1


def test_nobody_else_reads_or_raises_it(browse, ada, finance):
    officer = accounts.staff(Role.HOST_OFFICER, at=accounts.council("E10000019"))
    away = accounts.staff(Role.LINK_WORKER, at=accounts.council("E10000018"))
    escalation = recipes.escalation(person=ada)
    for somebody, answer in ((officer, 403), (finance, 403), (away, 404)):
        assert browse(somebody).get(at(ada)).status_code == answer
        assert browse(somebody).get(f"/people/{ada.uid}/escalations/").status_code == answer
        assert browse(somebody).get(f"/escalations/{escalation.uid}/").status_code == 404


def test_an_action_of_another_organisation_is_no_cause_of_ours(link_worker, manager, ada):
    theirs = recipes.action(person=ada, organisation=accounts.council("E10000019"))
    with pytest.raises(CauseOfAnother):
        actions.raise_escalation(**raised(link_worker, ada, manager), cause=Cause(action=theirs))


def test_a_closed_account_answers_nothing(link_worker, ada):
    gone = accounts.staff(Role.TEAM_MANAGER, is_active=False)
    with pytest.raises(NobodyCanAnswer):
        actions.raise_escalation(**raised(link_worker, ada, gone), cause=Cause())


def raised(by, person, owner) -> dict:
    """What the deed is given, without a cause."""
    return {
        "by": by,
        "person": person,
        "words": ASKED,
        "owner": owner,
        "today": date(2026, 11, 22),
        "submission": uuid4(),
    }
