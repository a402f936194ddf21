"""A handover in words: one sheet a person, the same on screen and on paper, and the caseload in one table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from uuid import UUID

from django.utils import timezone

from accounts.roles import Permission
from casework.choices import Sensitivity
from casework.queries.escalations import cause_words
from casework.rules.escalations import waits_words
from linkworker.words import counted, listed, long_day, short_day
from placements.choices import SharingAnswer
from placements.queries.banner import lives_at
from placements.queries.circle import Member
from placements.queries.flags import NextDate, in_order, next_date, next_dates
from placements.rules import legal
from placements.rules.chc import DECISION_WITHIN
from placements.rules.directions import LABELS
from reporting.queries.handover import Known
from reporting.rules.attention import Level, Reason
from reviews.choices import ReviewKind

WORDS_OF_CONTACT = 400  # the first lines of what was said
DATES_TOLD = 6
MARKS = {
    Sensitivity.SENSITIVE: "Sensitive: do not pass on.",
    Sensitivity.THIRD_PARTY: "About somebody else: do not pass on.",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One line: what, what more, and whether it is wrong, late or dangerous."""

    words: str
    small: str = ""
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and its lines; `empty` is what is said when there are none."""

    title: str
    items: tuple[Item, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person: a row of the table on page one, and a page of their own."""

    uid: UUID
    name: str
    reference: str
    about: str
    home: str
    worker: str
    urgent: str
    more_urgent: int
    seen: str
    next: NextDate | None
    overdue: int
    parts: tuple[Part, ...]


def sheets(people: Iterable[Known], *, on: date) -> list[Sheet]:
    """A sheet for each, in the order given. No query: all was read already."""
    return [_sheet(known, on) for known in people]


def _sheet(known: Known, on: date) -> Sheet:
    one, dates = known.one, _dates(known, on)
    home = ""
    if known.placement is not None:
        stay = known.placement.home
        home = f"{lives_at(stay, address=bool(one.home))}, {stay.host_council}"
    about = [f"Aged {one.age}" if one.age is not None else "", LABELS[one.direction].lower()]
    about += [f"responsible: {known.person.responsible_council}"]
    return Sheet(
        uid=known.person.uid,
        name=one.name,
        reference=one.reference,
        about=", ".join(words for words in about if words),
        home=home,
        worker=one.worker,
        urgent=known.needs[0].need.words if known.needs else "",
        more_urgent=max(len(known.needs) - 1, 0),
        seen=short_day(one.seen_on) if one.seen_on else "Never" if _may_read(known) else "",
        next=next((each for each in dates if not each.overdue), None),
        overdue=sum(each.overdue for each in dates),
        parts=tuple(_parts(known, dates, on)),
    )


def _may_read(known: Known) -> bool:
    return Permission.SEE_CONTACTS in known.granted


def _parts(known: Known, dates: tuple[NextDate, ...], on: date) -> Iterator[Part]:
    yield Part("What not to do, and what to know first", tuple(_first(known, on)), "No warning is recorded.")
    yield Part("Who to ring", tuple(_ring(known)), "Nobody is named as first contact.")
    yield Part("Last contact", tuple(_last(known)), "No contact is recorded that you may read.")
    yield Part("What waits", tuple(_waits(known)), "Nothing is late or missing.")
    if Permission.ESCALATE in known.granted:
        yield Part("Open escalations", tuple(_raised(known, on)), "Nothing is escalated.")
    yield Part("Open promises", tuple(_promises(known, on)), "Nothing is promised and not done.")
    told = tuple(Item(f"{long_day(each.day)}: {each.words}", _late(each), each.overdue) for each in dates)
    yield Part(
        "Next dates", told[: max(DATES_TOLD, sum(item.alarm for item in told))], "No date is recorded."
    )
    yield Part("Goals and referrals", tuple(_goals(known)), "No goal and no referral is open.")
    if Permission.SEE_HEALTH in known.granted:
        yield Part("Law and rights", tuple(_law(known, on)), "No legal status is recorded.")
    if known.drafts:
        words = [f"{counted(number, 'draft')} of {author}" for author, number in known.drafts]
        yield Part("Drafts not sent", (Item(listed(words), "Ask them to finish what they began"),), "")


def _late(each: NextDate) -> str:
    return f"{each.late} overdue" if each.overdue else ""


def _first(known: Known, on: date) -> Iterator[Item]:
    facts, person = known.facts, known.person
    for note in facts.warnings or ():
        yield Item(f"{note.get_kind_display()}: {note.words}", f"What to do: {note.what_to_do}", alarm=True)
    for member in known.not_told:
        yield Item(f"Not to be told about them: {_who(member)}", member.told_note, alarm=True)
    for decision in facts.sharing or ():
        if decision.answer == SharingAnswer.REFUSED:
            side = decision.get_side_display()
            yield Item(f"Refused sharing with {side}: {decision.what_about}", alarm=True)
    for need in facts.needs or ():
        yield Item(need.in_words, need.note)
    if Permission.SEE_NAMES in known.granted:
        if person.interpreter_needed:
            yield Item("Needs an interpreter", person.first_language)
        if person.best_contact:
            yield Item(f"Best way to contact: {person.best_contact}")


def _who(member: Member) -> str:
    return ", ".join(words for words in (member.name, member.role, member.works_at) if words)


def _ring(known: Known) -> Iterator[Item]:
    for member in sorted(known.ring, key=lambda one: not one.phone):
        how = [member.phone or ("No number recorded" if member.reached_by else ""), member.email]
        barred = member.may_be_told is False
        told = ["Not to be told about them"] if barred else []
        yield Item(
            _who(member), ". ".join(words for words in (*told, *how, member.how_best) if words), barred
        )


def _last(known: Known) -> Iterator[Item]:
    contact = known.last
    if contact is None or not _may_read(known):
        return
    day = timezone.localdate(contact.happened_at)
    by = f", by {contact.author}" if contact.author else ""
    there = {True: "the person was there", False: "the person was not there"}.get(contact.person_present, "")
    head = f"{contact.get_method_display()}, {long_day(day)}{by}{f': {there}' if there else ''}"
    mark = MARKS.get(contact.sensitivity, "")
    if mark:
        yield Item(mark, alarm=True)
    yield Item(head, _shortened(contact.text))
    seen = known.one.seen_on
    if seen and seen != day:
        yield Item(f"Last seen in person on {long_day(seen)}")


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= WORDS_OF_CONTACT else f"{words[:WORDS_OF_CONTACT].rstrip()}…"


def _waits(known: Known) -> Iterator[Item]:
    told = {f"escalation {raised.uid}" for raised in known.escalations}
    for row in known.needs:
        if row.need.reason != Reason.ACTION and row.key not in told:  # those are told in parts of their own
            yield Item(row.need.words, alarm=row.need.level == Level.URGENT)


def _raised(known: Known, on: date) -> Iterator[Item]:
    """Everything open, late or not, the first to be answered first; what nobody answered in time is wrong."""
    for one in sorted(known.escalations, key=lambda raised: (raised.due_on, raised.pk)):
        about = cause_words(one, known.granted)
        stands = waits_words(one.due_on, one.answered_on, one.resolved_on, on)
        clock = "" if one.answered_on else f", to be answered by {long_day(one.due_on)}"
        yield Item(
            f"{about}: {_shortened(one.words)}",
            f"{one.get_level_display()}, {one.owner}{clock}: {stands[0].lower()}{stands[1:]}",
            one.answered_on is None and one.due_on < on,
        )


def _promises(known: Known, on: date) -> Iterator[Item]:
    ours = [one for one in known.one.promises if not one.outside]
    for promise in chain(ours, (one for one in known.one.promises if one.outside)):
        late = (on - promise.due_on).days
        whose = f"{promise.owner}, outside the council" if promise.outside else promise.owner
        when = f"{counted(late, 'day')} overdue" if late > 0 else f"by {long_day(promise.due_on)}"
        yield Item(promise.what, f"{whose}: {when}", late > 0)


def _dates(known: Known, on: date) -> tuple[NextDate, ...]:
    own = ()
    if Permission.SEE_NAMES in known.granted:
        own = next_dates(known.person, known.facts, on=on, granted=known.granted)
    dues = (next_date(due.due_on, ReviewKind(due.kind).label, on=on) for due in known.one.dues)
    plans = (next_date(plan.planned_on, _plan(plan), on=on) for plan in known.plans)
    chc = (
        next_date(case.received_by_icb_on + DECISION_WITHIN, "CHC: the ICB’s decision, 28 days", on=on)
        for case in known.chc
        if case.received_by_icb_on
    )
    seen = ()
    if _may_read(known) and known.one.on_caseload:
        seen = (next_date(known.one.to_be_seen_by, "To be seen in person by", on=on),)
    return in_order((*own, *dues, *plans, *chc, *seen))


def _plan(plan) -> str:
    at = f" at {plan.planned_at:%H:%M}" if plan.planned_at else ""
    note = f": {plan.note}" if plan.note else ""
    return f"{plan.get_method_display()} planned{at}, {plan.worker}{note}"


def _goals(known: Known) -> Iterator[Item]:
    for goal in known.goals:
        last = goal.last_check
        how = f"{last.get_rating_display()}, {long_day(last.checked_on)}" if last else "Not looked at yet"
        yield Item(f"Goal: {goal.text}", f"{goal.domain}. {how}")
    for referral in known.referrals:
        state = referral.get_result_display() or "Result not recorded"
        yield Item(f"Referral: {referral.service}", f"Made {long_day(referral.made_on)}. {state}")
    for case in known.chc:
        since = f" since {long_day(case.received_by_icb_on)}" if case.received_by_icb_on else ""
        yield Item(f"Continuing healthcare: waiting for a decision{since}")


def _law(known: Known, on: date) -> Iterator[Item]:
    for status in known.facts.statuses or ():
        soon = legal.alert(status.ends_on, on) is not None
        until = f"until {long_day(status.last_day)}" if status.last_day else "without an end"
        yield Item(f"{status.in_words}, {until}", status.note, soon)
    if known.person.advocate_needed:
        there = bool(known.person.advocate_in_place)
        yield Item("Has an advocate" if there else "Needs an advocate, none in place", alarm=not there)
