"""Moving: the end of one placement and the start of the next, both or neither."""

from dataclasses import replace
from datetime import date

import pytest

from placements.actions import stays as actions
from placements.actions.days import TooFarAhead
from placements.actions.decisions import DecisionIncomplete, MoveNotDecided
from placements.models import Placement, SettingType
from placements.rules.decisions import Decided
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def move(by, stay, home, **answers):
    return actions.move_placement(
        **{"by": by, "placement": stay, "home": home, "moves_on": date(2026, 11, 20), "today": TODAY}
        | {"end_reason": "moved", "decided": recipes.CONSENT}
        | answers
    )


def test_one_ends_and_the_next_starts_the_same_day_in_one_deed(manager, trail):
    stay = recipes.placement()
    line = recipes.funding_line(placement=stay)
    moved = move(manager, stay, recipes.home("E06000017"), chosen_by_person=True)
    stay.refresh_from_db()
    line.refresh_from_db()
    assert stay.ends_on == moved.starts_on == line.ends_on == date(2026, 11, 20)
    assert (moved.person, moved.placed_by, moved.chosen_by_person) == (stay.person, stay.placed_by, True)
    assert trail() == ["moved placement"]


def test_nothing_ends_when_the_next_cannot_start(manager, trail):
    stay = recipes.placement(starts_on=date(2026, 1, 1))
    with pytest.raises(actions.SameHome):
        move(manager, stay, stay.home)
    with pytest.raises(TooFarAhead):
        move(manager, stay, recipes.home(), moves_on=date(2030, 1, 1))
    stay.refresh_from_db()
    assert (stay.ends_on, Placement.objects.count(), trail()) == (None, 1, [])


def test_a_later_placement_stands_in_the_way_and_undoes_the_ending(manager):
    stay = recipes.placement(starts_on=date(2026, 1, 1), ends_on=None)
    Placement.objects.filter(pk=stay.pk).update(ends_on=date(2026, 12, 1), end_reason="moved")
    recipes.placement(person=stay.person, starts_on=date(2026, 12, 1))
    with pytest.raises(actions.EndedAlready):
        move(manager, stay, recipes.home())


def test_the_same_answers_twice_move_once(manager, trail):
    stay, home = recipes.placement(), recipes.home()
    assert move(manager, stay, home) == move(manager, stay, home)
    assert (Placement.objects.count(), trail()) == (2, ["moved placement"])


def test_the_page_moves_and_says_that_nobody_pays_yet(manager, browse):
    stay, home = recipes.placement(), recipes.home()
    sent = {"home": str(home.uid), "moves_on": "20 November 2026", "end_reason": "moved"}
    page = browse(manager).post(f"/placements/{stay.uid}/move/", sent | recipes.AGREED, follow=True)
    assert "Nobody pays for the new placement yet" in page.content.decode()


def test_a_refusal_stands_beside_its_question(manager, browse):
    stay = recipes.placement()
    sent = {"home": str(stay.home.uid), "moves_on": "20 November 2026", "end_reason": "moved"}
    page = browse(manager).post(f"/placements/{stay.uid}/move/", sent)
    assert page.context["form"].errors == {"home": ["Choose another home: the person lives in this one now."]}


def test_the_page_says_when_it_is_right_and_leads_to_proposing(manager, browse):
    stay = recipes.placement()
    page = browse(manager).get(f"/placements/{stay.uid}/move/").content.decode()
    assert "an emergency or is agreed elsewhere already" in page
    assert f'href="/people/{stay.person.uid}/proposals/new/">proposed instead</a>' in page


def test_a_link_worker_may_not_move(link_worker, stranger, browse):
    stay = recipes.placement()
    assert browse(link_worker).get(f"/placements/{stay.uid}/move/").status_code == 403
    assert browse(stranger).get(f"/placements/{stay.uid}/move/").status_code == 404


def test_the_host_does_not_move_whom_the_placing_council_keeps(manager, trail, lincolnshire):
    person = recipes.person(owner=lincolnshire, responsible_council=lincolnshire)
    stay = recipes.placement(owner=lincolnshire, person=person, home=recipes.home("E06000017"))
    with pytest.raises(actions.KeptByAnother):
        move(manager, stay, recipes.home())
    assert trail() == []


def test_a_move_without_consent_or_best_interests_is_refused_in_words(manager, browse, trail):
    stay, home = recipes.placement(), recipes.home()
    with pytest.raises(MoveNotDecided):
        move(manager, stay, home, decided=None)
    sent = {"home": str(home.uid), "moves_on": "20 November 2026", "end_reason": "moved", "emergency": "yes"}
    page = browse(manager).post(f"/placements/{stay.uid}/move/", sent)
    assert page.context["form"].errors == {
        "decision_kind": [
            "Record that the person agreed, or a best-interests decision, before this move is confirmed. "
            "An emergency needs it too."
        ]
    }
    stay.refresh_from_db()
    assert (stay.ends_on, Placement.objects.count(), "moved placement" in trail()) == (None, 1, False)


def test_the_decision_stands_with_the_move_it_was_made_for(manager):
    moved = move(manager, recipes.placement(), recipes.home(), decided=recipes.BEST_INTERESTS)
    assert (moved.decision.kind, moved.decision.recorded_by) == ("best_interests", manager)


def test_a_move_to_less_support_needs_its_risks_assessed(manager):
    flat = recipes.home(setting_type=SettingType.objects.get(code="SL_SHARED"))
    with pytest.raises(DecisionIncomplete) as refusal:
        move(manager, recipes.placement(), flat)
    assert set(refusal.value.told) == {"risk_assessed_on", "mitigation"}
    safe = replace(recipes.CONSENT, risk_assessed_on=date(2026, 11, 1), mitigation="A waking night at first")
    assert move(manager, recipes.placement(), flat, decided=safe)


def test_risks_looked_at_after_a_move_that_is_told_late_came_too_late(manager):
    flat = recipes.home(setting_type=SettingType.objects.get(code="SL_SHARED"))
    late = replace(recipes.CONSENT, risk_assessed_on=date(2026, 11, 21), mitigation="A waking night at first")
    with pytest.raises(DecisionIncomplete, match="by 20 November 2026, before support is reduced"):
        move(manager, recipes.placement(), flat, decided=late)
    assert move(
        manager, recipes.placement(), flat, decided=replace(late, risk_assessed_on=date(2026, 11, 20))
    )


def test_a_detained_patient_is_moved_by_law_to_hospital_and_nowhere_else(manager):
    ward = recipes.home(setting_type=SettingType.objects.get(code="HOSP_ATU"))
    section = Decided(kind="legal", decided_on=date(2026, 11, 20), decided_by="Section 2")
    assert move(manager, recipes.placement(), ward, decided=section).decision.kind == "legal"
    with pytest.raises(DecisionIncomplete):
        move(manager, recipes.placement(), recipes.home(), decided=section)
