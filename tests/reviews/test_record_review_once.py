"""Two clicks at the same moment are one review."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from accounts.models import AuditEvent
from casework.models import Action
from reviews import actions
from reviews.models import Review
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements

TODAY = date(2026, 11, 22)


def at_once(*deeds):
    """Do these at the same moment, each on its own connection; what each returned or raised."""
    ready = Barrier(len(deeds))

    def run(deed):
        ready.wait()
        try:
            return deed()
        except actions.Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


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
    refused = [result for result in results if isinstance(result, actions.Refusal)]
    assert len(refused) == (0 if other == priya else 1)
