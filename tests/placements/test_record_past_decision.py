"""Recording who decided about a move that has happened already, of which nothing was recorded."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.roles import Role
from placements.actions import past_decisions as actions
from placements.actions.decisions import DecisionIncomplete, MoveNotDecided
from placements.models import MoveDecision, SettingType
from placements.rules.decisions import NOTHING
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.at_once import posted_at_once
from tests.placements import recipes

pytestmark = pytest.mark.django_db
THEN = replace(recipes.CONSENT, decided_on=date(2024, 1, 2), capacity_assessed_on=date(2024, 1, 2))
SENT = recipes.AGREED | {"decided_on": "2 January 2024", "capacity_assessed_on": "2 January 2024"}


def record(by, stay, decided=THEN):
    return actions.record_past_decision(by=by, placement=stay, decided=decided, today=TODAY)


def test_it_is_kept_with_the_placement_once_and_in_the_trail(link_worker):
    stay = recipes.placement()
    kept = record(link_worker, stay)
    assert record(link_worker, stay) == kept
    assert (kept.placement, kept.home, kept.recorded_by) == (stay, stay.home, link_worker)
    event = AuditEvent.objects.get()
    assert (event.verb, event.person_uid) == ("recorded past decision", stay.person.uid)
    assert event.details == {"kind": "consent", "decided_on": "2024-01-02", "starts_on": "2024-01-08"}


def test_what_is_recorded_is_not_recorded_otherwise(link_worker):
    stay = recipes.placement()
    record(link_worker, stay)
    with pytest.raises(actions.DecisionIsRecorded, match="A decision of 2 January 2024"):
        record(link_worker, stay, recipes.BEST_INTERESTS)
    assert MoveDecision.objects.count() == 1


def test_a_decision_needs_all_that_one_before_a_move_needs(link_worker):
    stay = recipes.placement()
    with pytest.raises(MoveNotDecided):
        record(link_worker, stay, NOTHING)
    with pytest.raises(DecisionIncomplete) as refusal:
        record(link_worker, stay, replace(THEN, capacity=""))
    assert set(refusal.value.told) == {"capacity"}


def test_less_support_than_in_the_home_before_needs_its_risks(link_worker):
    before = recipes.placement(ends_on=date(2025, 1, 1), end_reason="moved")
    flat = recipes.home(setting_type=SettingType.objects.get(code="SL_SHARED"))
    after = recipes.placement(person=before.person, home=flat, starts_on=date(2025, 1, 1))
    with pytest.raises(DecisionIncomplete) as refusal:
        record(link_worker, after)
    assert set(refusal.value.told) == {"risk_assessed_on", "mitigation"}
    late = replace(THEN, risk_assessed_on=date(2025, 1, 2), mitigation="A waking night at first")
    with pytest.raises(DecisionIncomplete, match="by 1 January 2025, before support is reduced"):
        record(link_worker, after, late)
    assert record(link_worker, after, replace(late, risk_assessed_on=date(2025, 1, 1)))


def test_only_the_council_responsible_records_it():
    stay = recipes.placement()
    host = accounts.staff(Role.LINK_WORKER, accounts.council(recipes.LINCOLNSHIRE))
    with pytest.raises(PermissionDenied):
        record(host, stay)


def test_the_tab_offers_it_where_none_is_recorded_and_then_says_who_and_when(link_worker, finance, browse):
    old = recipes.placement(ends_on=date(2025, 1, 1), end_reason="moved")
    now = recipes.placement(person=old.person, starts_on=date(2025, 1, 1))
    addresses = [f"/placements/{stay.uid}/decision/" for stay in (old, now)]
    tab = f"/people/{old.person.uid}/placements/"
    client = browse(link_worker)
    for address in addresses:
        assert address in client.get(tab).content.decode()
        assert address not in browse(finance).get(tab).content.decode()
    assert client.post(addresses[0], SENT).headers["Location"] == tab
    assert client.post(addresses[1], SENT | {"decided_on": "4 January 2025"}).status_code == 302
    page = client.get(tab).content.decode()
    for address in addresses:
        assert address not in page
    for words in ("3 days after the move", link_worker.name, "22 November 2026, 690 days after the move"):
        assert words in page
    assert "No consent or best-interests decision is recorded" not in page


def test_what_is_missing_is_told_and_nothing_typed_is_lost(link_worker, browse):
    address = f"/placements/{recipes.placement().uid}/decision/"
    sent = SENT | {"decision_kind": "best_interests", "capacity": "lacks", "wishes": "A garden"}
    page = browse(link_worker).post(address, sent)
    assert page.context["form"].errors["consulted"] == ["Enter who was consulted"]
    assert "A garden" in page.content.decode()


def test_who_may(link_worker, finance, host_officer, stranger, browse):
    address = f"/placements/{recipes.placement().uid}/decision/"
    statuses = [
        browse(one).get(address).status_code for one in (link_worker, finance, host_officer, stranger)
    ]
    assert statuses == [200, 403, 403, 404]


def test_five_clicks_record_one(committed, browse):
    stay, worker = recipes.placement(), accounts.staff(Role.LINK_WORKER)
    clients = [browse(worker) for _ in range(5)]
    assert posted_at_once(clients, f"/placements/{stay.uid}/decision/", SENT) == [302] * 5
    assert MoveDecision.objects.count() == 1
    assert AuditEvent.objects.filter(verb="recorded past decision").count() == 1
