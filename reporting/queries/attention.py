"""What needs attention on a caseload: one ranked list, each row with its reason and the deed that settles it.

No query of its own: everything comes from one reading of the caseload.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accounts.choices import OrganisationKind
from accounts.roles import Permission
from placements.rules.directions import Direction
from placements.rules.money import to_pence
from reporting.queries.on_caseload import Caseload, OnCaseload, PaidLine
from reporting.rules import attention as rules
from reporting.rules.attention import Aside, Level, Need, Reason
from reviews.choices import ReviewKind
from reviews.queries.settling import settled_by
from reviews.rules.cadence import Due, State

SHARES = {OrganisationKind.ICB: "NHS", OrganisationKind.COUNCIL: "Council", "": "The person’s own"}
SOON = (State.DUE, State.DUE_SOON)


@dataclass(frozen=True, slots=True)
class Deed:
    """The page where a row is settled: its words, its name, what its address takes, and a question."""

    text: str
    page: str
    args: tuple[str, ...]
    question: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One person, one reason, and the deed that settles it (None when it is not the reader's to do).

    `outside` says that an action was promised outside the council; `weekly` are the pounds in dispute; `thing` is
    the action or escalation a row is about, `about` which of several of one reason it is.
    """

    person: OnCaseload
    need: Need
    deed: Deed | None
    outside: bool = False
    weekly: Decimal | None = None
    thing: str = ""
    about: str = ""

    @property
    def key(self) -> str:
        """What a page that says it already calls this row."""
        return f"{self.need.reason} {self.thing or self.person.uid}"

    @property
    def which(self) -> str:
        """Which row of its reason and person it is."""
        return self.thing or self.about

    def aside_on(self, day: date) -> Aside | None:
        """What keeps it off the list on a day, if anything does."""
        return next((one for one in self.person.aside if one.hides(self.need, self.which, day)), None)


def needs_attention(caseload: Caseload) -> list[Row]:
    """What of a caseload needs attention on its day, the most pressing first, without what was set aside."""
    return [row for row in everything(caseload) if row.aside_on(caseload.on) is None]


def put_aside(caseload: Caseload) -> list[tuple[Row, Aside]]:
    """The rows that were set aside and would stand on the list, the soonest back first."""
    found = [(row, aside) for row in everything(caseload) if (aside := row.aside_on(caseload.on))]
    return sorted(found, key=lambda pair: pair[1].until)


def everything(caseload: Caseload) -> list[Row]:
    """Everything of a caseload that needs attention on its day, set aside or not, the most pressing first."""
    rows = [row for person in caseload.people for row in _rows(person, caseload.on)]
    return sorted(rows, key=lambda row: (*rules.rank(row.need), row.person.sort_name, row.need.words))


def about(rows: Iterable[Row], reason: str) -> list[Row]:
    """The rows with one reason; all of them for ""."""
    return [row for row in rows if reason in ("", row.need.reason)]


def by_reason(rows: Iterable[Row]) -> Counter[Reason]:
    """How many rows each reason has: exactly as many as `about` gives."""
    return Counter(row.need.reason for row in rows)


def not_said_already(rows: Iterable[Row], said: Collection[str]) -> list[Row]:
    """The rows whose keys a page has not told above already."""
    return [row for row in rows if row.key not in said]


def disputed_weekly(rows: Iterable[Row]) -> Decimal:
    """Pounds a week in dispute in these rows."""
    return sum((row.weekly for row in rows if row.weekly is not None), Decimal("0.00"))


def to_see_next(caseload: Caseload) -> list[OnCaseload]:
    """Everybody on the caseload, the first to be seen first, by their own interval."""
    known = (one for one in caseload.people if one.on_caseload and Permission.SEE_CONTACTS in one.granted)
    return sorted(known, key=lambda one: (one.to_be_seen_by, one.sort_name))


def _rows(person: OnCaseload, on: date) -> Iterator[Row]:
    if person.on_caseload:
        yield from _out_of_sight(person, on)
        yield from _unallocated(person, on)
        yield from _without_advocate(person)
    yield from _safeguards(person, on)
    yield from _reviews(person, on)
    yield from _checks(person, on)
    yield from _actions(person, on)
    yield from _escalations(person, on)
    yield from _money(person, on)


def _out_of_sight(person: OnCaseload, on: date) -> Iterator[Row]:
    if Permission.SEE_CONTACTS not in person.granted:
        return
    need = rules.not_seen(
        seen_on=person.seen_on,
        video_on=person.video_on,
        every_days=person.every_days,
        known_from=person.known_from,
        on=on,
    )
    if need:
        yield Row(person, need, log_contact(person))


def _unallocated(person: OnCaseload, on: date) -> Iterator[Row]:
    if person.worker_pk is None:
        deed = Deed("Choose a link worker", "placements:edit-person", (person.uid,))
        yield Row(person, rules.no_worker(person.known_from, on), _if(person, Permission.EDIT_PERSON, deed))


def _without_advocate(person: OnCaseload) -> Iterator[Row]:
    if person.needs_advocate and not person.has_advocate:
        deed = Deed("Record the advocate", "placements:edit-person", (person.uid,))
        yield Row(person, rules.no_advocate(), _if(person, Permission.EDIT_PERSON, deed))


def _reviews(person: OnCaseload, on: date) -> Iterator[Row]:
    """What is due; what happened where somebody lives is left to `_checks`, which says it already."""
    for due in person.dues:
        if due.kind == ReviewKind.GOAL:
            if need := rules.goal(due.due_on, on):
                yield Row(person, need, settle(person, due), thing=due.about or "")
        elif due.kind == ReviewKind.UNPL and due.about is not None:
            continue
        elif due.state == State.OVERDUE or due.state in SOON:
            need = rules.review(ReviewKind(due.kind).label, due.due_on, on)
            yield Row(person, need, settle(person, due), about=f"{due.key} {due.due_on}")


def _safeguards(person: OnCaseload, on: date) -> Iterator[Row]:
    for one in person.concerns:
        deed = Deed("Open the concern", "reviews:concern", (str(one.uid),))
        need = rules.safeguarding(one.words, one.since, on, presses=one.presses)
        yield Row(person, need, deed, about=str(one.uid))
    for one in person.requests:
        deed = Deed("Open the request", "reviews:authorisation", (str(one.uid),))
        yield Row(person, rules.liberty(one.words, one.since, on), deed, about=str(one.uid))


def _checks(person: OnCaseload, on: date) -> Iterator[Row]:
    for one in person.unchecked:
        deed = Deed("See who is to be checked", "placements:provider-event", (str(one.event),))
        yield Row(person, rules.check(one.what, one.due_on, on), deed, about=str(one.event))


def _actions(person: OnCaseload, on: date) -> Iterator[Row]:
    for promise in person.promises:
        if promise.due_on < on:
            need = rules.action(
                promise.what, promise.owner, outside=promise.outside, due_on=promise.due_on, on=on
            )
            deed = Deed("Complete the action", "casework:complete-action", (promise.uid,))
            if need.level == Level.URGENT:
                deed = Deed("Chase the promise", "casework:chase-action", (promise.uid,))
            deed = _if(person, Permission.COMPLETE_ACTION, deed)
            yield Row(person, need, deed, outside=promise.outside, thing=promise.uid)


def _escalations(person: OnCaseload, on: date) -> Iterator[Row]:
    for one in person.escalated:
        if one.due_on < on:
            deed = Deed("Open the escalation", "casework:escalation", (one.uid,))
            yield Row(person, rules.escalation(one.level, one.due_on, on), deed, thing=one.uid)


def _money(person: OnCaseload, on: date) -> Iterator[Row]:
    if Permission.SEE_COSTS not in person.granted or person.placement_uid is None:
        return
    deed = Deed("Propose who pays", "placements:propose-funding", (person.placement_uid,))
    deed = _if(person, Permission.PROPOSE_FUNDING, deed)
    for line in person.lines:
        if line.disputed:
            weekly = f"£{to_pence(line.weekly):,}"
            need = rules.disputed(_payer(line), weekly, line.since, on)
            yield Row(person, need, deed, weekly=line.weekly, about=line.uid)
    if not person.lines and person.ours and person.direction == Direction.OUT:
        since = person.placed_since or on
        if person.money_waits:
            deed = Deed("Read the proposal", "placements:person-money", (person.uid,))
        yield Row(person, rules.no_funding(since, on, waits=person.money_waits), deed)


def log_contact(person: OnCaseload) -> Deed | None:
    """Where a contact with this person is logged, for those who may."""
    return _if(person, Permission.LOG_CONTACT, Deed("Log a contact", "casework:log-contact", (person.uid,)))


def settle(person: OnCaseload, due: Due) -> Deed | None:
    """Where what is due is settled, for those who may."""
    deed = settled_by(due, person.uid)
    return _if(person, deed.permission, Deed(deed.text, deed.page, deed.args, deed.question))


def _if(person: OnCaseload, permission: Permission, deed: Deed) -> Deed | None:
    return deed if permission in person.granted else None


def _payer(line: PaidLine) -> str:
    return SHARES.get(line.payer_kind) or f"{line.payer}’s"
