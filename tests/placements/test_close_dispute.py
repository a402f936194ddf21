"""Closing a dispute: never without an answer."""

from datetime import date

import pytest

from linkworker.refusals import Refusal
from placements.actions import disputes as actions
from tests.accounts.recipes import TODAY, council
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def close(by, dispute, **answers):
    return actions.close_dispute(
        **{"by": by, "dispute": dispute, "closed_on": date(2026, 11, 20), "outcome": "Rutland’s since May"}
        | {"today": TODAY}
        | answers
    )


def test_it_is_closed_once_with_its_outcome(manager, trail):
    dispute = recipes.responsibility_dispute()
    assert close(manager, dispute) == close(manager, dispute)
    assert trail() == ["closed dispute"]


@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ({"outcome": ""}, "outcome"),
        ({"outcome": " \n"}, "outcome"),
        ({"closed_on": date(2026, 11, 23)}, "closed_on"),
        ({"closed_on": date(2026, 8, 31)}, "closed_on"),
    ],
)
def test_a_wrong_answer_is_told_beside_its_question(manager, answers, question):
    with pytest.raises(Refusal) as refusal:
        close(manager, recipes.responsibility_dispute(), **answers)
    assert refusal.value.question == question


def test_what_was_settled_stands(manager):
    dispute = close(manager, recipes.responsibility_dispute())
    with pytest.raises(actions.SettledOtherwise):
        close(manager, dispute, outcome="Lincolnshire’s")


def test_another_council_cannot_close_it(manager):
    theirs = recipes.person(responsible_council=council("E06000016"))
    with pytest.raises(Refusal, match="Only the council responsible"):
        close(manager, recipes.responsibility_dispute(person=theirs))


def test_the_page_wants_an_outcome(manager, browse):
    dispute = recipes.responsibility_dispute()
    address = f"/disputes/{dispute.uid}/close/"
    page = browse(manager).post(address, {"closed_on": "20 November 2026", "outcome": ""})
    assert page.context["form"].errors["outcome"] == ["Enter what was settled"]
    sent = {"closed_on": "20 November 2026", "outcome": "Rutland’s"}
    assert browse(manager).post(address, sent).status_code == 302


def test_out_of_reach_is_404_and_without_the_permission_403(stranger, link_worker, browse):
    address = f"/disputes/{recipes.responsibility_dispute().uid}/close/"
    assert browse(stranger).get(address).status_code == 404
    assert browse(link_worker).get(address).status_code == 403
