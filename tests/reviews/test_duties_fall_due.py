"""What fell due in a month where a duty is counted neither from its first day nor from its last review."""

import pytest

from linkworker.periods import Month
from reviews.rules import cadence
from reviews.rules.facts import PersonFacts
from tests.reviews.duty_rows import ADULT, asked, authorised, held, listed, owed, stay
from tests.reviews.histories import EVERY_RULE


def fell(kind, month, **facts):
    someone = PersonFacts(
        reference="P0001", born_on=ADULT, **{name: tuple(some) for name, some in facts.items()}
    )
    rows = cadence.reviews_due_in(someone, EVERY_RULE, Month.parse(month))
    return [
        (str(row.due_on), row.held_on and str(row.held_on), row.on_time) for row in rows if row.kind == kind
    ]


@pytest.mark.parametrize(
    ("held_on", "on_time"),
    [("2025-02-01", True), ("2025-05-05", True), ("2025-05-06", True), ("2025-05-07", False)],
)
def test_an_authorisation_looked_at_counts_in_the_month_its_renewal_was_due(held_on, on_time):
    facts = {"authorisations": [authorised("2025-02-01", "2025-07-01")], "held": [held("DOL", held_on)]}
    assert fell("DOL", "2025-05", **facts) == [("2025-05-06", held_on, on_time)]


def test_an_authorisation_is_not_looked_at_before_it_began():
    facts = {"authorisations": [authorised("2025-02-01", "2025-07-01")], "held": [held("DOL", "2025-01-31")]}
    assert fell("DOL", "2025-05", **facts) == [("2025-05-06", None, False)]


def test_a_renewal_asked_for_in_time_never_falls_due():
    facts = {"authorisations": [authorised("2025-02-01", "2025-07-01", renewal="2025-05-06")]}
    assert fell("DOL", "2025-05", **facts) == []


LISTED = {"placements": [stay("2025-02-01")], "home_reviews": [listed("2025-01-01", "2025-06-01")]}


@pytest.mark.parametrize(
    ("held_on", "counted"), [("2025-01-31", (None, False)), ("2025-02-02", ("2025-02-02", True))]
)
def test_a_home_looked_at_before_somebody_came_is_not_held_for_them(held_on, counted):
    assert fell("WH", "2025-06", **LISTED, held=[held("WH", held_on)]) == [("2025-06-01", *counted)]


def test_a_home_listed_twice_has_one_next_date_once_it_was_looked_at():
    twice = {
        **LISTED,
        "home_reviews": [listed("2025-01-01", "2025-06-01"), listed("2025-03-01", "2025-09-01")],
    }
    assert owed("WH", "2025-04-01", **twice) == ["2025-06-01", "2025-09-01"]
    assert owed("WH", "2025-05-01", **twice, held=[held("WH", "2025-05-01")]) == ["2027-05-01"]
    assert fell("WH", "2027-05", **twice, held=[held("WH", "2025-05-01")]) == [("2027-05-01", None, False)]


def test_the_same_request_written_twice_is_owed_as_often_as_it_falls_due():
    facts = {"asked": [asked("REQ", "2025-02-01"), asked("REQ", "2025-02-01")]}
    assert owed("REQ", "2025-02-01", **facts) == ["2025-03-01"]
    assert fell("REQ", "2025-03", **facts) == [("2025-03-01", None, False)]


def test_a_review_before_admission_is_not_the_one_after_it():
    ward = stay("2025-02-01", ward="HOSP_NS")
    assert fell("CTR_POST", "2025-03", placements=[ward], held=[held("CTR_PRE", "2025-01-31")]) == []
    assert fell("CTR_POST", "2025-03", placements=[ward], held=[held("CTR_POST", "2025-02-20")]) == [
        ("2025-03-01", "2025-02-20", True)
    ]
