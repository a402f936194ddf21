"""Somebody asks for a review; who, when and why is on record, and it is a fact for the duty rules."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.refusals import Refusal
from reviews import actions
from reviews.actions import asked as refusals
from reviews.models import ReviewRequest
from reviews.queries.kept import kept
from reviews.rules.facts import Asked
from tests.accounts import recipes as accounts
from tests.reviews import recipes
from tests.reviews.answers import words

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
WHERE = "/people/{}/reviews/requests/new/"


def answers(**more) -> dict:
    asked = {"kind": "REQ", "asked_by": "family", "name": "Jo Larch", "asked_on": "20 November 2026"}
    return asked | {"why": "She has stopped going out.", "submission": str(uuid4())} | more


def ask(by, person, **more) -> ReviewRequest:
    said = {"kind": "REQ", "asked_by": "family", "asked_on": TODAY, "why": "She has stopped going out."}
    return actions.request_review(by=by, person=person, today=TODAY, **said | {"submission": uuid4()} | more)


def test_a_request_is_logged_and_stands_with_the_reviews(link_worker, browse, ada):
    answer = browse(link_worker).post(WHERE.format(ada.uid), answers(), follow=True)
    page = words(answer)
    assert "The request is logged." in page
    assert "Requested review , asked for by Jo Larch (family or a friend) on 20 November 2026" in page
    assert "She has stopped going out." in page
    line = AuditEvent.objects.get(verb="requested review")
    assert line.details == {"kind": "REQ", "asked_on": "2026-11-20"}


def test_every_request_is_a_fact_for_the_duty_rules(ada):
    recipes.review_request(person=ada)
    recipes.review_request(person=ada, kind="CTR_PRE", asked_by="nhs", asked_on=date(2026, 11, 2))
    recipes.review_request()
    assert {pk: one.asked for pk, one in kept([ada.pk]).items()} == {
        ada.pk: [
            Asked("REQ", date(2026, 10, 5), "A review was asked for by family or a friend"),
            Asked(
                "CTR_PRE",
                date(2026, 11, 2),
                "Admission to hospital was proposed, and a C(E)TR asked for by somebody in the NHS,",
            ),
        ]
    }


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"asked_on": date(2026, 11, 23)}, refusals.AskedInTheFuture),
        ({"asked_on": date(1996, 5, 3)}, refusals.AskedBeforeBirth),
        ({"why": "  "}, Refusal),
        ({"kind": "CONC"}, Refusal),
    ],
)
def test_what_cannot_have_been_asked_is_refused(link_worker, ada, changes, refusal):
    with pytest.raises(refusal):
        ask(link_worker, ada, **changes)
    assert not ReviewRequest.objects.exists()


def test_sent_twice_it_is_one_request(link_worker, ada):
    key = uuid4()
    assert ask(link_worker, ada, submission=key) == ask(link_worker, ada, submission=key)


def test_who_may_not_log_one(browse, ada):
    elsewhere = accounts.staff(at=accounts.council("E10000012"))
    officer = accounts.staff(Role.HOST_OFFICER, at=accounts.council("E10000019"))
    assert browse(elsewhere).get(WHERE.format(ada.uid)).status_code == 404
    assert browse(officer).get(WHERE.format(ada.uid)).status_code == 403
    for somebody in (elsewhere, officer):
        with pytest.raises(PermissionDenied):
            ask(somebody, ada)


def test_the_hosts_officer_reads_nothing_of_a_request(browse, ada):
    recipes.review_request(person=ada, why="Canary")
    officer = accounts.staff(Role.HOST_OFFICER, at=accounts.council("E10000019"))
    page = words(browse(officer).get(f"/people/{ada.uid}/reviews/"))
    assert "Canary" not in page
    assert "Reviews asked for" not in page
