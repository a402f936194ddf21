"""A step that does not apply says why, and is late no longer."""

from uuid import uuid4

import pytest

from accounts.models import AuditEvent
from placements.models import TransitionStep
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def typed(**answers) -> dict:
    return {
        "submission": str(uuid4()),
        "milestone": "chc_referral",
        "reason": "No health need: <b>O’Brien</b> 🙂",
    } | answers


def address(person) -> str:
    return f"/people/{person.uid}/transition/not-applicable/"


def test_the_reason_stands_on_the_tab_and_not_in_the_trail(link_worker, browse):
    person = recipes.young_person()
    page = browse(link_worker).post(address(person), typed(), follow=True).content.decode()
    assert "No health need: &lt;b&gt;O’Brien&lt;/b&gt; 🙂" in page
    assert AuditEvent.objects.get(verb="marked step not applicable").details == {"milestone": "chc_referral"}


@pytest.mark.parametrize(
    ("answers", "question"),
    [({"reason": ""}, "reason"), ({"reason": "x" * 5000}, "reason"), ({"milestone": ""}, "milestone")],
)
def test_each_refusal_is_beside_its_question_and_nothing_typed_is_lost(
    answers, question, link_worker, browse
):
    sent = typed(**answers)
    page = browse(link_worker).post(address(recipes.young_person()), sent)
    assert set(page.context["form"].errors) == {question}
    assert page.context["form"]["reason"].value() == sent["reason"]
    assert not TransitionStep.objects.exists()


def test_sent_twice_it_is_one_row(link_worker, browse):
    person, sent, client = recipes.young_person(), typed(), browse(link_worker)
    assert [client.post(address(person), sent).status_code for _ in range(2)] == [302, 302]
    assert TransitionStep.objects.count() == 1


def test_who_may_not_know_gets_404_and_who_may_not_record_403(browse, stranger, finance):
    person = recipes.young_person()
    assert browse(stranger).get(address(person)).status_code == 404
    assert browse(finance).get(address(person)).status_code == 403
