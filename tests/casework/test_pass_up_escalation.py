"""An escalation goes up: by a manager at once, by a link worker once the time to answer is over."""

from datetime import date

import pytest

from casework.models import Escalation
from tests.casework import recipes
from tests.casework.actions_posted import keyed
from tests.casework.answers import words

pytestmark = pytest.mark.django_db


def at(escalation) -> str:
    """Where it is passed up."""
    return f"/escalations/{escalation.uid}/passing/"


def passing(manager, **more) -> dict:
    """To the programme board."""
    return keyed(level="programme_board", words="Please decide who pays.", owner=str(manager.uid)) | more


def test_a_manager_passes_it_up_and_the_boards_clock_starts(manager, browse, ada):
    escalation = recipes.escalation(person=ada)
    page = words(browse(manager).post(at(escalation), passing(manager), follow=True))
    assert "Passed up to the Programme board. To be answered by 18 December 2026." in page
    assert page.index("Nobody says who pays") < page.index("Please decide who pays.")
    escalation.refresh_from_db()
    assert (escalation.level, escalation.due_on) == ("programme_board", date(2026, 12, 18))


def test_from_the_board_it_goes_to_the_health_and_wellbeing_board_and_no_further(manager, browse, ada):
    escalation = recipes.escalation(person=ada, level="programme_board")
    client = browse(manager)
    assert "Select a valid choice" not in words(client.get(at(escalation)))
    down = words(client.post(at(escalation), passing(manager, level="team_manager")))
    assert "There is a problem" in down
    client.post(at(escalation), passing(manager, level="hwb"))
    escalation.refresh_from_db()
    assert escalation.level == "hwb"
    assert "Pass it up" not in words(client.get(f"/escalations/{escalation.uid}/"))


def test_a_link_worker_waits_until_the_time_is_over(link_worker, manager, browse, ada):
    escalation = recipes.escalation(person=ada)  # to be answered by tomorrow
    client = browse(link_worker)
    assert "Pass it up" not in words(client.get(f"/escalations/{escalation.uid}/"))
    assert "has until 23 November 2026 to answer" in words(client.post(at(escalation), passing(manager)))
    Escalation.objects.update(due_on=date(2026, 11, 21))
    assert "1 day over" in words(client.get(f"/escalations/{escalation.uid}/"))
    assert client.post(at(escalation), passing(manager)).status_code == 302
    escalation.refresh_from_db()
    assert escalation.level == "programme_board"


def test_an_answer_that_settles_nothing_may_be_passed_up_by_a_link_worker(link_worker, manager, browse, ada):
    escalation = recipes.escalation(person=ada, answered_on=date(2026, 11, 18))
    assert browse(link_worker).post(at(escalation), passing(manager)).status_code == 302
    escalation.refresh_from_db()
    assert escalation.answered_on is None


def test_the_same_form_sent_twice_passes_it_up_once(manager, browse, ada):
    escalation, client, sent = recipes.escalation(person=ada), browse(manager), passing(manager)
    assert [client.post(at(escalation), sent).status_code for _ in range(2)] == [302, 302]
    assert escalation.steps.filter(kind="passed_up").count() == 1


def test_what_is_resolved_goes_nowhere(manager, browse, ada):
    escalation = recipes.escalation(person=ada, resolved_on=date(2026, 11, 20), resolution="The ICB pays.")
    assert "This escalation is resolved already" in words(
        browse(manager).post(at(escalation), passing(manager))
    )
