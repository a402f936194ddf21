"""The day on the decision letter, from which the time to ask counts."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def post(client, case, day):
    return client.post(f"/chc-cases/{case.uid}/letter/", {"decision_letter_on": day}, follow=True)


def decided():
    return recipes.chc_case(decided_on=date(2026, 10, 20), outcome="not_eligible")


def test_the_time_to_ask_counts_from_the_letter(link_worker, browse):
    case, client = decided(), browse(link_worker)
    told = post(client, case, "30 October 2026").content.decode()
    assert "may ask the ICB for a local review until 30 April 2027" in told
    assert "Record the decision letter" not in told
    post(client, case, "30 October 2026")
    assert "letter of 30 October 2026 is recorded" in post(client, case, "31 October 2026").content.decode()
    assert AuditEvent.objects.filter(verb="recorded CHC letter").count() == 1


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("19 October 2026", "cannot be dated before the decision"),
        ("23 November 2026", "must be today or in the past"),
        ("", "Enter the day on the decision letter"),
    ],
)
def test_days_that_cannot_be(day, sentence, link_worker, browse):
    case = decided()
    assert sentence in post(browse(link_worker), case, day).content.decode()
    case.refresh_from_db()
    assert case.decision_letter_on is None


def test_without_a_decision_there_is_no_letter(link_worker, browse):
    page = post(browse(link_worker), recipes.chc_case(), "today").content.decode()
    assert "Record the decision first" in page
