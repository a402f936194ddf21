"""Closing a dispute: how it ended, and between bodies who pays from now on."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from tests.accounts import recipes as accounts
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def post(client, dispute, **answers):
    address = f"/chc-disputes/{dispute.uid}/closing/"
    return client.post(address, {"closed_on": "20 November 2026", "outcome": "stands"} | answers, follow=True)


def between_bodies(**fields):
    paying = {"interim_funder": accounts.council(), "without_prejudice": True, "due_on": None}
    return recipes.chc_dispute(stage="between_bodies", **paying, **fields)


def test_it_is_closed_with_its_outcome(link_worker, browse):
    dispute = recipes.chc_dispute()
    page = post(browse(link_worker), dispute).content.decode()
    dispute.refresh_from_db()
    assert (dispute.closed_on, dispute.outcome) == (date(2026, 11, 20), "stands")
    assert "Closed 20 November 2026, after 4 days. The decision stands." in page
    assert AuditEvent.objects.get(verb="closed CHC dispute").details["outcome"] == "stands"


def test_between_bodies_it_ends_with_a_funder(link_worker, browse):
    dispute, client = between_bodies(), browse(link_worker)
    refused = post(client, dispute, outcome="settled").content.decode()
    assert "Choose who pays from now on" in refused
    page = post(client, dispute, outcome="settled", settled_funder=str(accounts.icb().uid)).content.decode()
    dispute.refresh_from_db()
    assert dispute.settled_funder == accounts.icb()
    assert "pays from now on" in page


def test_or_with_the_package_once_the_placement_has_ended(link_worker, browse):
    dispute, client = between_bodies(), browse(link_worker)
    stay = recipes.placement(person=dispute.case.person)
    assert "still open that day" in post(client, dispute, outcome="package_ended").content.decode()
    type(stay).objects.filter(pk=stay.pk).update(ends_on=date(2026, 11, 20), end_reason="died")
    post(client, dispute, outcome="package_ended")
    dispute.refresh_from_db()
    assert dispute.outcome == "package_ended"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"closed_on": "15 November 2026"}, "cannot have closed before it was asked for"),
        ({"closed_on": "23 November 2026"}, "must be today or in the past"),
        ({"outcome": "settled"}, "Select a valid choice"),
        ({"outcome": ""}, "Select how it ended"),
    ],
)
def test_what_cannot_be_is_told(wrong, sentence, link_worker, browse):
    dispute = recipes.chc_dispute()
    assert sentence in post(browse(link_worker), dispute, **wrong).content.decode()
    dispute.refresh_from_db()
    assert dispute.closed_on is None


def test_it_closes_once(link_worker, browse):
    dispute, client = recipes.chc_dispute(), browse(link_worker)
    post(client, dispute)
    post(client, dispute)
    assert "closed already" in post(client, dispute, outcome="changed").content.decode()
    assert AuditEvent.objects.filter(verb="closed CHC dispute").count() == 1


def test_another_authority_finds_nothing(stranger, browse):
    dispute = recipes.chc_dispute()
    assert browse(stranger).get(f"/chc-disputes/{dispute.uid}/closing/").status_code == 404
