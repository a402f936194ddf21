"""Recording what the ICB decided: in 28 days, or late with a reason."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from tests.placements import recipes

pytestmark = pytest.mark.django_db
RECEIVED = date(2026, 3, 2)


def typed(**answers):
    return {"decided_on": "30 March 2026", "outcome": "joint", "late_reason": ""} | answers


def post(client, case, answers):
    return client.post(f"/chc-cases/{case.uid}/decision/", answers, follow=True)


def received(**fields):
    return recipes.chc_case(**{"considered_on": date(2026, 3, 1), "received_by_icb_on": RECEIVED} | fields)


def test_the_28th_day_is_in_time_and_needs_no_reason(link_worker, browse):
    case = received()
    page = post(browse(link_worker), case, typed(la_consulted_on="10 March 2026")).content.decode()
    case.refresh_from_db()
    assert (case.decided_on, case.outcome, case.late_reason) == (date(2026, 3, 30), "joint", "")
    assert "Decided on day 28, in time" in page
    assert "First review by 30 June 2026" in page
    line = AuditEvent.objects.get(verb="recorded CHC decision")
    assert (line.details["outcome"], line.details["decided_on"]) == ("joint", "2026-03-30")


def test_the_29th_day_needs_a_reason(link_worker, browse):
    case, client = received(), browse(link_worker)
    page = post(client, case, typed(decided_on="31 March 2026")).content.decode()
    assert "Select why it was late: it was due 30 March 2026, 1 day before it was decided" in page
    page = post(client, case, typed(decided_on="31 March 2026", late_reason="capacity")).content.decode()
    case.refresh_from_db()
    assert case.late_reason == "capacity"
    assert "Decided 1 day late, on day 29" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"decided_on": "1 March 2026"}, "cannot be before the day the ICB received it"),
        ({"decided_on": "23 November 2026"}, "must be today or in the past"),
        ({"outcome": ""}, "Select what the ICB decided"),
        ({"late_reason": "capacity"}, "This decision is not late"),
        ({"decision_letter_on": "29 March 2026"}, "cannot be dated before the decision"),
        ({"la_consulted_on": "31 March 2026"}, "consulted before the decision"),
        ({"verified_on": "31 March 2026"}, "verifies the recommendation before it decides"),
    ],
)
def test_what_cannot_be_is_told_beside_its_question(wrong, sentence, link_worker, browse):
    case = received()
    page = post(browse(link_worker), case, typed(**wrong)).content.decode()
    case.refresh_from_db()
    assert sentence in page
    assert case.is_open


def test_a_decision_needs_the_day_of_receipt_unless_it_is_withdrawn(link_worker, browse):
    client = browse(link_worker)
    case = recipes.chc_case(considered_on=date(2026, 3, 1))
    assert "Enter the day the ICB received the Checklist" in post(client, case, typed()).content.decode()
    post(client, case, typed(received_by_icb_on="2 March 2026"))
    case.refresh_from_db()
    assert (case.received_by_icb_on, case.outcome) == (RECEIVED, "joint")
    withdrawn = recipes.chc_case(considered_on=date(2026, 3, 1))
    post(client, withdrawn, typed(outcome="withdrawn"))
    withdrawn.refresh_from_db()
    assert withdrawn.outcome == "withdrawn"


def test_fast_track_is_accepted_and_never_late(link_worker, browse):
    client, case = browse(link_worker), received(fast_track=True)
    refused = post(client, case, typed(outcome="not_eligible")).content.decode()
    assert "The ICB accepts a fast track tool" in refused
    post(client, case, typed(outcome="full", decided_on="20 November 2026"))
    case.refresh_from_db()
    assert (case.outcome, case.late_reason) == ("full", "")


def test_a_decision_is_made_once(link_worker, browse):
    case, client = received(), browse(link_worker)
    post(client, case, typed())
    post(client, case, typed())
    refused = post(client, case, typed(outcome="full")).content.decode()
    case.refresh_from_db()
    assert "decided or closed already" in refused
    assert (case.outcome, AuditEvent.objects.filter(verb="recorded CHC decision").count()) == ("joint", 1)


def test_not_having_consulted_the_council_is_warned_of(link_worker, browse):
    page = post(browse(link_worker), received(), typed()).content.decode()
    assert "not recorded that the council was consulted" in page
