from datetime import date

import pytest
from hypothesis import given, settings

from linkworker.periods import Days, Month
from reviews.rules import cadence
from reviews.rules.facts import ChcDecision, HeldReview, PersonFacts
from tests.reviews import histories, slow_calendar
from tests.reviews.histories import EVERY_RULE, RULES
from tests.reviews.slow_calendar import EVERY_KIND

START = date(2025, 10, 20)
PAID = (Days(START),)


def placement(starts_on=START, ends_on=None, *, number=1, elsewhere=False, paid=()):
    return histories.placement(number, Days(starts_on, ends_on), elsewhere, paid)


def person(*placements, held=(), decisions=()):
    return PersonFacts(
        reference="P0001",
        born_on=date(1980, 5, 5),
        placements=placements,
        held=tuple(held),
        decisions=tuple(decisions),
    )


def fell_due(someone, month, kind=None):
    rows = cadence.reviews_due_in(someone, RULES, Month.parse(month))
    return [(row.due_on, row.held_on, row.on_time) for row in rows if kind in (None, row.kind)]


@pytest.mark.parametrize("theme", histories.THEMES)
def test_what_fell_due_agrees_with_living_every_day(theme):
    """A year is looked at together, so that most histories have something falling due in them."""

    @settings(max_examples=200, deadline=None)
    @given(histories.of_theme(theme))
    def agree(history):
        someone, day = history
        months = Month.of(day).ending(12)
        found = [row for month in months for row in cadence.reviews_due_in(someone, EVERY_RULE, month)]
        first, last = months[0].first_day, months[-1].last_day
        wanted = [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]
        assert [
            (row.due_on, row.kind, row.placement_reference or "", row.held_on) for row in found
        ] == slow_calendar.fell_due(someone, wanted, EVERY_KIND)

    agree()


@pytest.mark.parametrize(
    ("held_on", "on_time"),
    [(START, True), (date(2025, 12, 14), True), (date(2025, 12, 15), True), (date(2025, 12, 16), False)],
)
def test_the_initial_review_is_on_time_until_day_56(held_on, on_time):
    someone = person(placement(), held=[HeldReview("INIT", held_on)])
    assert fell_due(someone, "2025-12") == [(date(2025, 12, 15), held_on, on_time)]


def test_a_review_never_held_is_not_on_time():
    assert fell_due(person(placement()), "2025-12") == [(date(2025, 12, 15), None, False)]
    assert fell_due(person(placement()), "2026-01") == []


@pytest.mark.parametrize(
    ("ends_on", "counted"), [(date(2025, 12, 14), 0), (date(2025, 12, 15), 1), (date(2025, 12, 16), 1)]
)
def test_an_initial_review_counts_unless_the_placement_ended_before_its_day(ends_on, counted):
    assert len(fell_due(person(placement(ends_on=ends_on)), "2025-12", "INIT")) == counted


def test_a_review_for_an_earlier_placement_does_not_settle_this_one():
    held = [HeldReview("INIT", date(2025, 10, 19))]
    assert fell_due(person(placement(), held=held), "2025-12") == [(date(2025, 12, 15), None, False)]


def test_an_annual_review_held_early_counts_in_the_month_it_was_due_and_moves_the_next():
    someone = person(placement(paid=PAID), held=[HeldReview("CA12", date(2026, 9, 28))])
    assert fell_due(someone, "2026-10", "CA12") == [(date(2026, 10, 20), date(2026, 9, 28), True)]
    assert fell_due(someone, "2026-09", "CA12") == []
    assert fell_due(someone, "2027-09", "CA12") == [(date(2027, 9, 28), None, False)]
    assert fell_due(someone, "2027-10", "CA12") == []


def test_an_annual_review_held_late_misses_the_month_it_was_due():
    someone = person(placement(paid=PAID), held=[HeldReview("CA12", date(2026, 11, 5))])
    assert fell_due(someone, "2026-10", "CA12") == [(date(2026, 10, 20), date(2026, 11, 5), False)]
    assert fell_due(someone, "2027-11", "CA12") == [(date(2027, 11, 5), None, False)]


def test_an_initial_review_moves_the_annual_one_before_it_falls():
    someone = person(placement(paid=PAID), held=[HeldReview("INIT", date(2025, 12, 1))])
    assert fell_due(someone, "2026-10", "CA12") == []
    assert fell_due(someone, "2026-12", "CA12") == [(date(2026, 12, 1), None, False)]


def test_an_initial_review_held_after_the_annual_one_fell_cannot_undo_it():
    someone = person(placement(paid=PAID), held=[HeldReview("INIT", date(2026, 11, 1))])
    assert fell_due(someone, "2026-10", "CA12") == [(date(2026, 10, 20), None, False)]
    assert cadence.overdue_rows(someone, RULES, date(2026, 11, 2)) == []


def test_a_date_does_not_fall_when_no_council_pays_that_day():
    paid = (Days(START, date(2026, 10, 20)),)
    assert fell_due(person(placement(paid=paid)), "2026-10", "CA12") == []


def test_a_move_takes_the_out_of_area_date_with_it():
    moved = [
        placement(ends_on=date(2026, 4, 1), elsewhere=True),
        placement(date(2026, 4, 1), number=2, elsewhere=True),
    ]
    assert fell_due(person(*moved), "2026-04", "CONC") == []
    assert fell_due(person(*moved), "2026-10", "CONC") == [(date(2026, 10, 1), None, False)]


def test_each_repeat_is_a_date_of_its_own():
    held = [HeldReview("CONC", date(2026, 4, 10)), HeldReview("CONC", date(2026, 10, 12))]
    someone = person(placement(elsewhere=True), held=held)
    assert fell_due(someone, "2026-04", "CONC") == [(date(2026, 4, 20), date(2026, 4, 10), True)]
    assert fell_due(someone, "2026-10", "CONC") == [(date(2026, 10, 10), date(2026, 10, 12), False)]
    assert fell_due(someone, "2027-04", "CONC") == [(date(2027, 4, 12), None, False)]


def test_a_review_on_the_very_day_it_repeats_from_is_not_counted_twice():
    someone = person(placement(elsewhere=True), held=[HeldReview("CONC", START)])
    assert fell_due(someone, "2026-04", "CONC") == [(date(2026, 4, 20), None, False)]


def test_continuing_healthcare_dates_fall_and_are_settled_by_either_review():
    held = [
        HeldReview("CHC12", date(2026, 1, 19)),
        HeldReview("CA12", date(2027, 1, 19), frozenset({"CHC12"})),
    ]
    someone = person(held=held, decisions=[ChcDecision(START, "full")])
    assert fell_due(someone, "2026-01") == [(date(2026, 1, 20), date(2026, 1, 19), True)]
    assert fell_due(someone, "2027-01") == [(date(2027, 1, 19), date(2027, 1, 19), True)]


def test_a_new_decision_cancels_the_date_of_the_old_one():
    someone = person(decisions=[ChcDecision(START, "full"), ChcDecision(date(2026, 1, 10), "joint")])
    assert fell_due(someone, "2026-01") == []
    assert fell_due(someone, "2026-04") == [(date(2026, 4, 10), None, False)]


def test_what_fell_due_says_whose_it_was_and_why():
    [row] = cadence.reviews_due_in(person(placement()), RULES, Month.parse("2025-12"))
    assert (row.person, row.kind, row.placement_reference) == ("P0001", "INIT", "PL1")
    assert row.because.startswith("Placement at Elm House started 20 October 2025")
