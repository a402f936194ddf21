"""A psychotropic medicine is on record from the day it was started: a fact for the duty rules."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from linkworker.refusals import Refusal
from reviews import actions
from reviews.actions import asked as refusals
from reviews.models import PsychotropicMedicine
from reviews.queries.kept import kept
from reviews.rules.facts import Medicine
from tests.accounts import recipes as accounts
from tests.reviews import recipes
from tests.reviews.answers import words

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
WHERE = "/people/{}/medicines/new/"


def take(by, person, **more) -> PsychotropicMedicine:
    said = {"name": "Risperidone 1 mg", "reason": "Hearing voices", "started_on": date(2026, 10, 1)}
    return actions.record_medicine(by=by, person=person, today=TODAY, **said | {"submission": uuid4()} | more)


def test_a_medicine_is_recorded_and_its_missing_plan_is_said(link_worker, browse, ada):
    sent = {"name": "Risperidone 1 mg", "reason": "Hearing voices", "started_on": "1 October 2026"}
    answer = browse(link_worker).post(WHERE.format(ada.uid), sent | {"submission": str(uuid4())}, follow=True)
    page = words(answer)
    assert "Risperidone 1 mg , for Hearing voices . Since 1 October 2026" in page
    assert "No plan to reduce is recorded" in page


def test_every_medicine_is_a_fact_for_the_duty_rules(ada):
    recipes.psychotropic_medicine(person=ada)
    recipes.psychotropic_medicine(person=ada, started_on=date(2026, 2, 1), ended_on=date(2026, 3, 1))
    recipes.psychotropic_medicine()
    assert {pk: one.medicines for pk, one in kept([ada.pk]).items()} == {
        ada.pk: [Medicine(date(2026, 1, 12))]
    }


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"started_on": date(2026, 11, 23)}, refusals.StartedInTheFuture),
        ({"started_on": date(1996, 5, 3)}, refusals.StartedBeforeBirth),
        ({"reason": " "}, Refusal),
    ],
)
def test_what_cannot_be_is_refused(link_worker, ada, changes, refusal):
    with pytest.raises(refusal):
        take(link_worker, ada, **changes)


def test_the_same_medicine_is_taken_once_at_a_time(link_worker, ada):
    first = take(link_worker, ada)
    with pytest.raises(refusals.TakenAlready):
        take(link_worker, ada, name="risperidone 1 MG")
    actions.end_medicine(by=link_worker, medicine=first, ended_on=TODAY, today=TODAY)
    assert take(link_worker, ada, started_on=TODAY) != first


def test_sent_twice_it_is_one(link_worker, ada):
    key = uuid4()
    assert take(link_worker, ada, submission=key) == take(link_worker, ada, submission=key)


def test_who_may_not_record_one(browse, ada):
    elsewhere = accounts.staff(at=accounts.council("E10000012"))
    officer = accounts.staff("host_officer", at=accounts.council("E10000019"))
    assert browse(elsewhere).get(WHERE.format(ada.uid)).status_code == 404
    assert browse(officer).get(WHERE.format(ada.uid)).status_code == 403
    with pytest.raises(PermissionDenied):
        take(officer, ada)
