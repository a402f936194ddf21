"""What was recorded of a step is taken back by a later row; neither is lost."""

import pytest

from accounts.models import AuditEvent
from placements.models import TransitionStep
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def address(step) -> str:
    return f"/transition-steps/{step.uid}/reopening/"


def test_it_is_to_be_done_again_and_both_rows_stay(link_worker, browse):
    step = recipes.transition_step()
    page = browse(link_worker).post(address(step), follow=True).content.decode()
    assert "To be done again: ICB told by children&#x27;s continuing care." in page
    assert list(TransitionStep.objects.order_by("number").values_list("number", "outcome")) == [
        (1, "done"),
        (2, "reopened"),
    ]
    assert AuditEvent.objects.get(verb="reopened transition step").details == {
        "milestone": "icb_notified",
        "was": "done",
    }


def test_twice_changes_nothing(link_worker, browse):
    step, client = recipes.transition_step(), browse(link_worker)
    for _ in range(2):
        assert client.post(address(step)).status_code == 302
    assert TransitionStep.objects.count() == 2


def test_a_step_taken_back_can_be_recorded_again(link_worker, browse):
    step, client = recipes.transition_step(), browse(link_worker)
    client.post(address(step))
    form = client.get(f"/people/{step.person.uid}/transition/done/").context["form"]
    sent = {"submission": form["submission"].value(), "milestone": "icb_notified", "done_on": "2 June 2024"}
    assert client.post(f"/people/{step.person.uid}/transition/done/", sent).status_code == 302
    assert [row.number for row in TransitionStep.objects.in_force()] == [3]


def test_a_button_of_an_old_page_takes_nothing_back_that_came_later(link_worker, browse):
    step = recipes.transition_step()
    recipes.transition_step(person=step.person, number=2, outcome="reopened", done_on=None)
    recipes.transition_step(person=step.person, number=3)
    browse(link_worker).post(address(step))
    assert TransitionStep.objects.count() == 3


def test_who_may_not_know_gets_404_and_who_may_not_record_403(browse, stranger, finance):
    step = recipes.transition_step()
    assert browse(stranger).post(address(step)).status_code == 404
    assert browse(finance).post(address(step)).status_code == 403
