"""Do we and those we work with keep our word to each other (K25)."""

from fractions import Fraction

from linkworker.periods import Month
from reporting.kpi import Kpi, Measure, Unit
from reporting.kpis.readers import BOARD, HEALTH, MANAGER
from reporting.queries.authority import Authority
from reporting.rules.rag import Better

NOTICES, PROMISES, PARTNERS = (
    "Notices we sent on time",
    "Their actions closed by the day",
    "Core partners at reviews",
)


def engagement(authority: Authority, month: Month) -> Measure:
    """Three parts of equal weight, each shown: the value is the mean of the shares of those that can be measured.

    `met` and `of` are the parts' together. A part without anything to count, or about which nothing is recorded,
    weighs nothing.
    """
    parts = (_notices(authority, month), _promises(authority, month), _partners(authority, month))
    shares = [part.value for part in parts if part.value is not None]
    return Measure(
        value=sum(shares, Fraction(0)) / len(shares) if shares else None,
        met=_all(parts, "met"),
        of=_all(parts, "of"),
        not_recorded=_all(parts, "not_recorded"),
        not_applicable=_all(parts, "not_applicable"),
        split=tuple(zip((NOTICES, PROMISES, PARTNERS), parts, strict=True)),
    )


def _all(parts: tuple[Measure, ...], name: str) -> tuple[str, ...]:
    return tuple(person for part in parts for person in getattr(part, name))


def _notices(authority: Authority, month: Month) -> Measure:
    """Notices owed to host councils and boards whose last day on time fell in the month; met: sent by that day.

    Where nobody recorded whom to tell, it is not recorded, and not met. What was settled as not needed by the end
    of the month is not applicable.
    """
    met, of, unknown, exempt = [], [], [], []
    for one in authority.owed_notices:
        someone = authority.own.get(one.person)
        if one.due_on not in month or someone is None or not someone.is_ours(one.due_on):
            continue
        if one.sent_on is None and one.settled_on is not None and one.settled_on <= month.last_day:
            exempt.append(someone.id)
            continue
        of.append(someone.id)
        if one.to_nobody:
            unknown.append(someone.id)
        elif one.sent_on is not None and one.sent_on <= one.due_on:
            met.append(someone.id)
    return Measure.share(
        met=tuple(met), of=tuple(of), not_recorded=tuple(unknown), not_applicable=tuple(exempt)
    )


def _promises(authority: Authority, month: Month) -> Measure:
    """What others promised and was first due in the month; met: done by that day, whatever day it was moved to."""
    due = [one for one in authority.promised_by_others if one.first_due in month]
    exempt = [one for one in due if one.dropped_on is not None and one.dropped_on <= month.last_day]
    counted = [one for one in due if one not in exempt]
    return Measure.share(
        met=tuple(one.person for one in counted if one.done_on is not None and one.done_on <= one.first_due),
        of=tuple(one.person for one in counted),
        not_applicable=tuple(one.person for one in exempt),
    )


def _partners(authority: Authority, month: Month) -> Measure:
    """Reviews held in the month. Which partners came is not recorded yet, so nothing is counted."""
    return Measure.share(
        met=(),
        of=(),
        not_recorded=tuple(
            someone.id
            for someone in authority.own.values()
            for held in authority.facts[someone.pk].held
            if held.meeting and held.held_on in month and someone.is_ours(held.held_on)
        ),
    )


ENGAGEMENT = Kpi(
    id="K25",
    title="Partner engagement",
    definition=(
        "The mean of three shares, each of equal weight and shown beside it. Notices: those owed to host councils "
        "and boards about the authority’s people whose last day on time fell in the month; met: sent by that day; "
        "whom to tell not recorded: not met. Actions: what somebody outside the council promised and was first due "
        "in the month; met: done by that first day, even when the date was moved later; no longer needed: not "
        "applicable. Reviews held in the month with the core partners there: not recorded until reviews say who "
        "came. A share with nothing to count weighs nothing."
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=engagement,
    source="Notices worked out by the notice rules; actions by the day they were first due; reviews held.",
    readers=MANAGER | HEALTH | BOARD,
    opened_with="see_actions",
)
