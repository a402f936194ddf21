"""A plan says when a duty is held; a cancelled date is owed no more. Neither moves a due date. Pure."""

from dataclasses import replace
from datetime import date

import pytest

from linkworker.periods import Days, Month
from reviews.rules.cadence import due_rows, reviews_due_in
from reviews.rules.facts import (
    Arranged,
    Authorisation,
    Cancelled,
    DutyRule,
    HeldReview,
    PersonFacts,
    PlacementFacts,
)
from reviews.rules.plans import Key, key_of, planned_for
from tests.reviews import histories
from tests.reviews.histories import EVERY_RULE

ANNUAL = DutyRule(
    kind="CA12",
    name="annual review",
    due_soon_days=28,
    source="Care Act s27",
    first_after_months=12,
    then_months=12,
)
INITIAL = DutyRule(
    kind="INIT", name="initial review", due_soon_days=28, source="Guidance", first_after_days=56
)
ON = date(2026, 11, 22)
DUE = date(2027, 3, 1)
HERE = Days(date(2026, 3, 1), None)


def somebody(*, arranged=(), cancelled=(), held=(), stays=(HERE,)) -> PersonFacts:
    """An adult for whom a council pays, placed since March 2026."""
    return PersonFacts(
        reference="P1",
        born_on=date(1990, 1, 1),
        placements=tuple(
            PlacementFacts(
                reference=f"PL{number}",
                home="Larch House",
                stay=stay,
                hosted_elsewhere=False,
                council_paid=(stay,),
            )
            for number, stay in enumerate(stays, 1)
        ),
        held=tuple(held),
        arranged=tuple(arranged),
        cancelled=tuple(cancelled),
    )


def planned(on: date | None, *, made: date = date(2026, 10, 1), kind="CA12", about="", due=DUE) -> Arranged:
    return Arranged(kind, about, due, on, made)


def plan_of(person: PersonFacts, rule=ANNUAL, on=ON):
    return [(due.due_on, due.planned_on) for due in due_rows(person, [rule], on)]


def test_a_plan_stands_beside_the_due_date_and_does_not_move_it():
    assert plan_of(somebody(arranged=[planned(date(2027, 2, 10))])) == [(DUE, date(2027, 2, 10))]
    assert plan_of(somebody(arranged=[planned(date(2027, 4, 10))])) == [(DUE, date(2027, 4, 10))]


def test_what_was_said_last_holds():
    moved = [planned(date(2027, 2, 10)), planned(date(2027, 2, 17), made=date(2026, 11, 1))]
    assert plan_of(somebody(arranged=moved)) == [(DUE, date(2027, 2, 17))]
    assert plan_of(somebody(arranged=[*moved, planned(None, made=date(2026, 11, 2))])) == [(DUE, None)]


def test_a_plan_is_used_up_by_the_review_that_was_held_after_it_was_made():
    held = [HeldReview("CA12", date(2026, 10, 20))]
    assert plan_of(somebody(arranged=[planned(date(2026, 10, 25))], held=held)) == [
        (date(2027, 10, 20), None)
    ]


def test_a_review_written_down_after_the_plan_uses_it_up_though_it_was_held_before():
    late = HeldReview("CA12", date(2026, 9, 28), recorded_on=date(2026, 10, 2))
    assert plan_of(somebody(arranged=[planned(date(2026, 10, 25))], held=[late])) == [
        (date(2027, 9, 28), None)
    ]


def test_a_review_held_before_the_plan_was_made_uses_nothing_up():
    held = [HeldReview("CA12", date(2026, 9, 30))]
    later = planned(date(2027, 9, 1), due=date(2027, 9, 30))
    assert plan_of(somebody(arranged=[later], held=held)) == [(date(2027, 9, 30), date(2027, 9, 1))]


def test_a_plan_made_for_the_date_after_the_review_holds_though_both_are_of_one_day():
    held = [HeldReview("CA12", date(2026, 10, 20))]
    same_day = planned(date(2027, 10, 1), made=date(2026, 10, 20), due=date(2027, 10, 20))
    assert plan_of(somebody(arranged=[same_day], held=held)) == [(date(2027, 10, 20), date(2027, 10, 1))]


def test_a_meeting_stays_planned_when_the_due_date_is_worked_out_anew():
    """The initial review came meanwhile, so the annual one counts from it: the meeting of February still stands."""
    held = [HeldReview("INIT", date(2026, 10, 20))]
    person = somebody(arranged=[planned(date(2027, 2, 10))], held=held)
    assert plan_of(person) == [(date(2027, 10, 20), date(2027, 2, 10))]


def test_each_placement_has_an_initial_review_of_its_own_to_plan():
    person = somebody(
        stays=(HERE, Days(date(2026, 11, 1), None)),
        arranged=[planned(date(2026, 12, 1), kind="INIT", about="PL2", due=date(2026, 12, 27))],
    )
    assert plan_of(person, INITIAL) == [(date(2026, 4, 26), None), (date(2026, 12, 27), date(2026, 12, 1))]


def test_an_annual_review_is_owed_to_the_person_wherever_they_live():
    assert key_of("CA12", "PL1") == key_of("CA12", "PL2") == Key("CA12")
    assert key_of("INIT", "PL1") != key_of("INIT", "PL2")
    assert str(key_of("GOAL", None, "goal-1")) == "GOAL:goal-1"


def test_a_cancelled_date_is_owed_no_more_and_the_next_is():
    cancelled = Cancelled("CA12", "", DUE)
    assert plan_of(somebody(cancelled=[cancelled])) == []
    later = somebody(cancelled=[cancelled], held=[HeldReview("CA12", date(2027, 5, 1))])
    assert plan_of(later, on=date(2027, 6, 1)) == [(date(2028, 5, 1), None)]


@pytest.mark.parametrize(
    "other",
    [Cancelled("CA12", "", date(2027, 3, 2)), Cancelled("CONC", "", DUE), Cancelled("CA12", "PL1", DUE)],
)
def test_only_the_very_date_of_the_very_duty_is_cancelled(other):
    assert plan_of(somebody(cancelled=[other])) == [(DUE, None)]


def test_whoever_is_placed_again_after_a_date_was_cancelled_is_owed_it_again():
    cancelled = Cancelled("CA12", "", DUE, said_on=date(2026, 6, 1))
    here, again = Days(date(2026, 3, 1), date(2026, 6, 1)), Days(date(2026, 8, 1), None)
    held = [HeldReview("CA12", date(2026, 3, 1))]
    stayed = somebody(cancelled=[cancelled], held=held)
    assert plan_of(stayed) == []
    assert plan_of(somebody(cancelled=[cancelled], held=held, stays=(here, again))) == [(DUE, None)]


def test_no_figure_of_reviews_on_time_counts_a_cancelled_date():
    month = Month(2027, 3)
    assert [row.due_on for row in reviews_due_in(somebody(), [ANNUAL], month)] == [DUE]
    assert reviews_due_in(somebody(cancelled=[Cancelled("CA12", "", DUE)]), [ANNUAL], month) == []


def test_nothing_arranged_is_no_plan():
    assert planned_for(Key("CA12"), DUE, (), ()) is None


def test_a_cancelled_date_stays_cancelled_when_a_change_of_the_rule_moves_it():
    sooner = replace(ANNUAL, first_after_months=9)
    cancelled = Cancelled("CA12", "", DUE, event_on=HERE.starts_on)
    assert plan_of(somebody(cancelled=[cancelled])) == []
    assert plan_of(somebody(cancelled=[cancelled]), sooner) == []
    assert reviews_due_in(somebody(cancelled=[cancelled]), [sooner], Month(2026, 12)) == []


def test_another_event_that_comes_to_the_same_day_is_owed():
    held = [HeldReview("CA12", date(2026, 9, 1))]
    sooner = replace(ANNUAL, then_months=6)
    cancelled = Cancelled("CA12", "", DUE, event_on=HERE.starts_on)
    assert plan_of(somebody(cancelled=[cancelled], held=held), sooner) == [(DUE, None)]


def test_the_renewal_of_an_authorisation_stays_cancelled_when_it_is_asked_for_sooner():
    paper = Authorisation("The standard authorisation", date(2026, 3, 1), date(2027, 2, 28))
    renewal = DutyRule(
        kind="DOL", name="renewal", due_soon_days=28, source="Regulations", first_after_days=28
    )
    owed = duty_on_record(replace(somebody(), authorisations=(paper,)), renewal)
    assert (owed.due_on, owed.event_on) == (date(2027, 1, 31), date(2027, 2, 28))
    cancelled = Cancelled("DOL", "", owed.due_on, event_on=owed.event_on)
    person = replace(somebody(cancelled=[cancelled]), authorisations=(paper,))
    assert plan_of(person, replace(renewal, first_after_days=56)) == []


def duty_on_record(person: PersonFacts, rule: DutyRule):
    """The only thing owed."""
    return due_rows(person, [rule], ON)[0]


@pytest.mark.parametrize("theme", histories.THEMES)
def test_of_everything_owed_only_what_was_cancelled_stays_away_whichever_period_the_rule_has(theme):
    for seed in range(40):
        person, on = histories.from_seed(seed, theme)
        for rule in EVERY_RULE:
            for gone in due_rows(person, [rule], on):
                known = (gone.key, gone.event_on)
                taken_off = Cancelled(gone.kind, gone.key.about, gone.due_on, on, gone.event_on)
                without = replace(person, cancelled=(taken_off,))
                for other in (rule, a_day_later(rule)):
                    stays = [one for one in due_rows(person, [other], on) if (one.key, one.event_on) != known]
                    assert due_rows(without, [other], on) == stays


def a_day_later(rule: DutyRule) -> DutyRule:
    """The same rule with another first period."""
    periods = ("first_after_days", "first_after_working_days", "first_after_months")
    given = next(name for name in periods if getattr(rule, name) is not None)
    return replace(rule, **{given: getattr(rule, given) + 1})
