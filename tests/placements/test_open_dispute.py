"""Recording that two bodies do not agree, and who pays meanwhile."""

from datetime import date

import pytest

from linkworker.refusals import Refusal
from placements.actions import disputes as actions
from placements.models import ResponsibilityDispute
from tests.accounts.recipes import TODAY, council, icb
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def open_one(by, person, **answers):
    return actions.open_dispute(
        **{"by": by, "person": person, "kind": "la_la", "other_body": council(recipes.LINCOLNSHIRE)}
        | {"interim_funder": council(), "raised_on": date(2026, 11, 2), "today": TODAY}
        | answers
    )


def test_it_is_kept_with_who_pays_meanwhile(manager, trail):
    person = recipes.person()
    dispute = open_one(manager, person)
    assert (dispute.interim_funder, dispute.stage, trail()) == (council(), "raised", ["opened dispute"])


def test_the_same_answers_twice_are_one_dispute(manager, trail):
    person = recipes.person()
    assert open_one(manager, person) == open_one(manager, person)
    assert trail() == ["opened dispute"]


def test_one_open_dispute_of_a_kind(manager):
    person = recipes.person(responsible_icb=icb())
    open_one(manager, person)
    with pytest.raises(Refusal, match="is open already") as refusal:
        open_one(manager, person, raised_on=date(2026, 11, 3))
    assert refusal.value.question == "kind"
    assert open_one(manager, person, kind="la_icb", other_body=icb(), interim_funder=icb())


@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ({"raised_on": date(2026, 11, 23)}, "raised_on"),
        ({"other_body": icb}, "other_body"),
        ({"other_body": council}, "other_body"),
        ({"interim_funder": lambda: council("E06000016")}, "interim_funder"),
    ],
)
def test_a_wrong_answer_is_told_beside_its_question(manager, answers, question):
    given = {name: value() if callable(value) else value for name, value in answers.items()}
    with pytest.raises(Refusal) as refusal:
        open_one(manager, recipes.person(), **given)
    assert refusal.value.question == question


def test_the_page_asks_who_pays_and_takes_no_gap(manager, browse):
    person = recipes.person()
    other = str(council(recipes.LINCOLNSHIRE).uid)
    sent = {"kind": "la_la", "other_body": other, "raised_on": "2 November 2026"}
    address = f"/people/{person.uid}/disputes/new/"
    page = browse(manager).post(address, sent)
    assert page.context["form"].errors["interim_funder"] == ["Choose who pays until it is settled"]
    assert browse(manager).post(address, sent | {"interim_funder": other}).status_code == 302
    assert ResponsibilityDispute.objects.get().interim_funder.code == recipes.LINCOLNSHIRE


def test_out_of_reach_is_404_and_without_the_permission_403(stranger, link_worker, browse):
    address = f"/people/{recipes.person().uid}/disputes/new/"
    assert browse(stranger).get(address).status_code == 404
    assert browse(link_worker).get(address).status_code == 403
