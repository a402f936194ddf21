"""Two clicks at the same moment are one review."""

import uuid
from datetime import date

import pytest

from accounts.models import AuditEvent
from casework.models import Action
from linkworker.refusals import Refusal
from reviews import actions
from reviews.models import Review
from tests.accounts import recipes as accounts
from tests.at_once import at_once
from tests.placements import recipes as placements
from tests.reviews.answers import address, three_answers, words

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("people", ["the same person twice", "two colleagues"])
def test_two_forms_sent_at_once_make_one_review(committed, people):
    ada = placements.placement().person
    priya = accounts.staff()
    other = priya if people == "the same person twice" else accounts.staff()
    key = uuid.uuid4()

    def record(by):
        return actions.record_review(
            by=by,
            person=ada,
            kind="CONC",
            held_on=TODAY,
            today=TODAY,
            outcome="continue",
            submission=key,
            promises=[actions.Promise("Ring the GP", TODAY, priya)],
        )

    results = at_once(lambda: record(priya), lambda: record(other))
    assert Review.objects.count() == Action.objects.count() == 1
    assert AuditEvent.objects.filter(verb="recorded review").count() == 1
    refused = [result for result in results if isinstance(result, Refusal)]
    assert len(refused) == (0 if other == priya else 1)


@pytest.mark.django_db
def test_a_form_without_a_key_is_given_back_with_a_fresh_one_and_everything_typed(link_worker, browse, ada):
    client, answers = browse(link_worker), three_answers(submission="", decision="Her own kitchen.")
    page = client.post(address(ada), answers)
    assert "send it again" in words(page)
    assert "Her own kitchen." in words(page)
    assert not Review.objects.exists()
    fresh = str(page.context["form"]["submission"].value())
    assert client.post(address(ada), answers | {"submission": fresh}).status_code == 302
