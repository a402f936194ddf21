"""The page of one request to deprive of liberty."""

from dataclasses import dataclass
from datetime import date

from linkworker.words import counted, long_day
from reviews.choices import LibertyScheme
from reviews.models import Authorisation, AuthorisationCondition, LibertyAssessment
from reviews.queries import liberty
from reviews.queries.liberty import Paper
from reviews.rules import liberty as rules


@dataclass(frozen=True, slots=True)
class Concluded:
    """What an assessor concluded, question by question."""

    title: str
    rows: list[dict]
    factors: str


@dataclass(frozen=True, slots=True)
class AuthorisationView:
    """Everything the page of one request shows, and which deeds it offers."""

    paper: Paper
    rows: list[dict]
    concluded: list[Concluded]
    conditions: list[AuthorisationCondition]
    may_extend: bool


def page_of(row: Authorisation, on: date) -> AuthorisationView:
    """The page of a request that was fetched with its papers. Three queries."""
    paper = liberty.paper(row, liberty.test_in_force(on), on)
    urgent = liberty.urgent_until(row, on) if paper.is_waiting else None
    return AuthorisationView(
        paper=paper,
        rows=[*_asked(row), *_urgent(row), *_decided(row)],
        concluded=[_concluded(one) for one in row.concluded],
        conditions=liberty.conditions_of(row),
        may_extend=urgent is not None and row.urgent_extended_days is None,
    )


def _asked(row: Authorisation):
    yield {"key": "Scheme", "value": row.get_scheme_display()}
    yield {"key": "Requested", "value": f"{long_day(row.requested_on)}, by {row.requested_by}"}
    if row.scheme == LibertyScheme.DOLS:
        yield {
            "key": "Decided by",
            "value": row.supervisory_body.name,
            "note": "The council that placed the person, wherever they live",
        }
        if row.decided_on is None:
            yield {"key": "To be decided by", "value": long_day(rules.decide_by(row.requested_on))}
    yield {"key": "Family or a friend to consult", "value": row.someone_to_consult}


def _urgent(row: Authorisation):
    if row.urgent_from is None or row.urgent_days is None:
        return
    last = rules.last_day(row.urgent_from, row.urgent_days + (row.urgent_extended_days or 0))
    extended = row.urgent_extended_days
    yield {
        "key": "Urgent authorisation",
        "value": f"{long_day(row.urgent_from)} to {long_day(last)} at the latest",
        "note": f"Extended once, by {counted(extended, 'day')}" if extended else "",
    }


def _decided(row: Authorisation):
    if row.decided_on is None:
        return
    yield {"key": row.get_state_display(), "value": long_day(row.decided_on), "note": row.decided_because}
    if row.status is None or row.granted_from is None or row.last_day is None:
        return
    yield {
        "key": "Granted for",
        "value": f"{counted(row.granted_days or 0, 'day')}, {long_day(row.granted_from)} to {long_day(row.last_day)}",
    }
    if row.status.last_day and row.status.last_day < row.last_day:
        why = row.closed_because or "Ended on the summary"
        yield {"key": "Ended early", "value": f"Last day {long_day(row.status.last_day)}", "note": why}
    yield {"key": "Best interests assessor", "value": row.best_interests_assessor}
    yield {"key": "Representative (RPR)", "value": row.representative}
    if row.reference:
        yield {"key": "Reference", "value": row.reference}


def _concluded(one: LibertyAssessment) -> Concluded:
    return Concluded(
        title=f"{one.get_conclusion_display()}, {long_day(one.assessed_on)}",
        factors=one.factors,
        rows=[
            {"key": "Wishes and feelings", "value": one.wishes_feelings_evidence},
            {"key": "The person objects", "value": one.get_objecting_display()},
            {"key": "Restraint is used", "value": one.restraint_used},
            {"key": "The family objects", "value": one.family_objects},
            {"key": "Assessed by", "value": one.assessed_by},
            {"key": "By the test", "value": one.test.label, "note": one.test.source},
        ],
    )
