from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkworker.periods import Days
from reviews.rules import cadence
from reviews.rules.cadence import State
from reviews.rules.facts import ChcDecision, DutyRule, HeldReview, PersonFacts
from tests.reviews import histories, slow_calendar
from tests.reviews.histories import EVERY_RULE, RULES
from tests.reviews.slow_calendar import EVERY_KIND

ADULT = date(1980, 5, 5)
START = date(2026, 3, 1)


def placement(starts_on=START, ends_on=None, *, number=1, elsewhere=False, paid=()):
    return histories.placement(number, Days(starts_on, ends_on), elsewhere, paid)


def person(*placements, held=(), decisions=(), born_on=ADULT):
    return PersonFacts(
        reference="P0001",
        born_on=born_on,
        placements=placements,
        held=tuple(held),
        decisions=tuple(decisions),
    )


def due(someone, on, kind):
    return [row.due_on for row in cadence.due_rows(someone, RULES, on) if row.kind == kind]


@pytest.mark.parametrize("theme", histories.THEMES)
def test_due_dates_agree_with_living_every_day(theme):
    """Ten thousand histories between the themes."""

    @settings(max_examples=1667, deadline=None)
    @given(histories.of_theme(theme))
    def agree(history):
        someone, on = history
        rows = cadence.due_rows(someone, EVERY_RULE, on)
        assert [(row.due_on, row.kind, row.placement_reference or "") for row in rows] == (
            slow_calendar.owed_on(someone, on, EVERY_KIND)
        )

    agree()


def test_the_initial_review_is_due_56_days_after_the_placement_started():
    someone = person(placement())
    assert due(someone, START, "INIT") == [date(2026, 4, 26)]
    assert due(someone, START - timedelta(days=1), "INIT") == []


@pytest.mark.parametrize(
    ("review", "settled"),
    [
        (HeldReview("INIT", START), True),
        (HeldReview("CA12", date(2026, 4, 1), frozenset({"INIT"})), True),
        (HeldReview("INIT", START - timedelta(days=1)), False),
        (HeldReview("INIT", date(2026, 5, 2)), False),
        (HeldReview("CA12", date(2026, 4, 1)), False),
    ],
)
def test_an_initial_review_counts_from_the_start_until_the_day_asked_about(review, settled):
    assert (due(person(placement(), held=[review]), date(2026, 5, 1), "INIT") == []) is settled


def test_the_day_of_leaving_ends_what_is_due():
    someone = person(placement(ends_on=date(2026, 6, 1)))
    assert due(someone, date(2026, 5, 31), "INIT") == [date(2026, 4, 26)]
    assert due(someone, date(2026, 6, 1), "INIT") == []


def test_each_open_placement_is_owed_its_own_initial_review():
    someone = person(placement(), placement(date(2026, 4, 1), number=2))
    rows = cadence.due_rows(someone, RULES, date(2026, 4, 2))
    assert [(row.placement_reference, row.due_on) for row in rows] == [
        ("PL1", date(2026, 4, 26)),
        ("PL2", date(2026, 5, 27)),
    ]


def test_the_annual_review_follows_the_last_one_then_the_initial_one_then_the_start():
    paid = [Days(START)]
    initial, annual = HeldReview("INIT", date(2026, 4, 20)), HeldReview("CA12", date(2025, 11, 1))
    on = date(2026, 5, 1)
    assert due(person(placement(paid=paid)), on, "CA12") == [date(2027, 3, 1)]
    assert due(person(placement(paid=paid), held=[initial]), on, "CA12") == [date(2027, 4, 20)]
    assert due(person(placement(paid=paid), held=[initial, annual]), on, "CA12") == [date(2026, 11, 1)]


def test_the_annual_review_is_for_adults_a_council_pays_for_that_day():
    paid = [Days(START, date(2026, 9, 1))]
    on = date(2026, 8, 31)
    assert due(person(placement(paid=paid)), on, "CA12") == [date(2027, 3, 1)]
    assert due(person(placement(paid=paid)), date(2026, 9, 1), "CA12") == []
    assert due(person(placement()), on, "CA12") == []
    assert due(person(placement(paid=paid), born_on=date(2008, 8, 31)), on, "CA12") == [date(2027, 3, 1)]
    assert due(person(placement(paid=paid), born_on=date(2008, 9, 1)), on, "CA12") == []


def test_a_placement_hosted_elsewhere_is_reviewed_every_six_months_clipped_to_month_end():
    stay = placement(date(2026, 8, 31), elsewhere=True)
    assert due(person(stay), date(2026, 9, 1), "CONC") == [date(2027, 2, 28)]
    held = [HeldReview("CONC", date(2027, 8, 31)), HeldReview("CONC", date(2026, 8, 30))]
    assert due(person(stay, held=held), date(2027, 9, 1), "CONC") == [date(2028, 2, 29)]
    assert due(person(placement(date(2026, 8, 31))), date(2026, 9, 1), "CONC") == []


def test_continuing_healthcare_is_reviewed_after_three_months_then_yearly():
    decision = ChcDecision(date(2026, 11, 30), "full")
    assert due(person(decisions=[decision]), date(2026, 12, 1), "CHC3") == [date(2027, 2, 28)]
    reviewed = person(decisions=[decision], held=[HeldReview("CHC3", date(2027, 2, 20))])
    assert due(reviewed, date(2027, 3, 1), "CHC3") == []
    assert due(reviewed, date(2027, 3, 1), "CHC12") == [date(2028, 2, 20)]
    assert due(reviewed, date(2027, 2, 19), "CHC12") == []


@pytest.mark.parametrize(
    "decision",
    [
        ChcDecision(START, "not_eligible"),
        ChcDecision(START, "withdrawn"),
        ChcDecision(START, "full", fast_track=True),
        ChcDecision(date(2026, 6, 2), "full"),
    ],
)
def test_other_decisions_start_no_healthcare_reviews(decision):
    assert cadence.due_rows(person(decisions=[decision]), RULES, date(2026, 6, 1)) == []


def test_a_later_decision_starts_healthcare_reviews_again():
    decisions = [ChcDecision(START, "joint"), ChcDecision(date(2026, 7, 1), "fnc")]
    someone = person(decisions=decisions, held=[HeldReview("CHC3", date(2026, 5, 1))])
    assert due(someone, date(2026, 7, 1), "CHC3") == [date(2026, 10, 1)]
    assert due(someone, date(2026, 7, 1), "CHC12") == []


def test_one_meeting_may_settle_several_reviews():
    meeting = HeldReview("CA12", date(2026, 6, 1), frozenset({"INIT", "CONC", "CHC3"}))
    someone = person(
        placement(elsewhere=True, paid=[Days(START)]), held=[meeting], decisions=[ChcDecision(START, "joint")]
    )
    rows = cadence.due_rows(someone, RULES, date(2026, 6, 2))
    assert [(row.kind, row.due_on) for row in rows] == [
        ("CONC", date(2026, 12, 1)),
        ("CA12", date(2027, 6, 1)),
        ("CHC12", date(2027, 6, 1)),
    ]


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2026, 3, 28), State.UPCOMING),
        (date(2026, 3, 29), State.DUE_SOON),
        (date(2026, 4, 25), State.DUE_SOON),
        (date(2026, 4, 26), State.DUE),
        (date(2026, 4, 27), State.OVERDUE),
    ],
)
def test_the_state_turns_on_the_due_date_and_28_days_before(on, state):
    [row] = cadence.due_rows(person(placement()), RULES, on)
    assert row.state == state


def test_only_what_is_past_its_date_is_overdue():
    someone = person(placement(elsewhere=True))
    [row] = cadence.overdue_rows(someone, RULES, date(2026, 7, 27))
    assert (row.kind, row.days_overdue(date(2026, 7, 27))) == ("INIT", 92)
    assert cadence.overdue_rows(someone, RULES, date(2026, 4, 26)) == []
    assert row.days_overdue(date(2026, 4, 1)) == 0


@pytest.mark.parametrize(
    ("kind", "held", "sentence"),
    [
        (
            "INIT",
            [],
            "Placement at Elm House started 1 March 2026, so the initial review is due by 26 April 2026 "
            "(56 days). Care Act guidance.",
        ),
        (
            "CA12",
            [HeldReview("INIT", date(2026, 4, 20))],
            "The initial review was held on 20 April 2026, so the annual review is due by 20 April 2027 "
            "(12 months). Care Act guidance.",
        ),
        (
            "CA12",
            [HeldReview("CA12", date(2026, 4, 20))],
            "The last annual review was held on 20 April 2026, so the next is due by 20 April 2027 "
            "(12 months). Care Act guidance.",
        ),
        (
            "CHC3",
            [],
            "Continuing healthcare was decided on 1 March 2026, so the first continuing healthcare review "
            "is due by 1 June 2026 (3 months). National Framework.",
        ),
        (
            "CHC12",
            [HeldReview("CHC3", date(2026, 4, 20))],
            "The last continuing healthcare review was held on 20 April 2026, so the next is due by "
            "20 April 2027 (12 months). National Framework.",
        ),
    ],
)
def test_every_due_date_says_why(kind, held, sentence):
    someone = person(placement(paid=[Days(START)]), held=held, decisions=[ChcDecision(START, "full")])
    assert [r.because for r in cadence.due_rows(someone, RULES, date(2026, 4, 21)) if r.kind == kind] == [
        sentence
    ]


def test_a_due_date_is_told_as_the_contract_has_it():
    [row] = cadence.due_rows(person(placement()), RULES, date(2026, 4, 27))
    told = row.as_json()
    assert told.pop("because").startswith("Placement at Elm House")
    assert told == {
        "person": "P0001",
        "kind": "INIT",
        "due_on": "2026-04-26",
        "state": "overdue",
        "planned_on": None,
    }
    assert replace(row, planned_on=date(2026, 5, 4)).as_json()["planned_on"] == "2026-05-04"


def test_periods_are_data_and_a_kind_without_a_rule_is_not_owed():
    weeks = DutyRule(
        kind="INIT", name="first look", first_after_days=1, due_soon_days=0, source="Our own rule"
    )
    [row] = cadence.due_rows(person(placement(elsewhere=True)), [weeks], START)
    assert (row.due_on, row.state) == (date(2026, 3, 2), State.UPCOMING)
    assert "(1 day). Our own rule." in row.because


def test_a_rule_of_an_unknown_kind_is_refused():
    with pytest.raises(KeyError):
        cadence.due_rows(
            person(),
            [DutyRule(kind="TEA", name="tea", first_after_days=1, due_soon_days=0, source="")],
            START,
        )


@pytest.mark.parametrize("periods", [{}, {"first_after_days": 56, "first_after_months": 2}])
def test_a_rule_has_one_first_period(periods):
    with pytest.raises(ValueError, match="INIT one first period"):
        DutyRule(kind="INIT", name="initial review", due_soon_days=28, source="", **periods)


def test_a_duty_that_happens_once_has_no_next_date():
    with pytest.raises(ValueError, match="happens once"):
        RULES[0].next_due(START)


@given(st.permutations(RULES))
def test_rows_come_in_one_order_whatever_the_order_of_rules(rules):
    someone = person(placement(elsewhere=True, paid=[Days(START)]), decisions=[ChcDecision(START, "full")])
    on = date(2026, 5, 1)
    assert cadence.due_rows(someone, rules, on) == cadence.due_rows(someone, RULES, on)
