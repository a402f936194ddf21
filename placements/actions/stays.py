"""Starting, ending and moving placements. The person's row is locked, so two people cannot place at once."""

from datetime import date

from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from accounts.policies import acting_for
from accounts.roles import Link, Permission
from linkworker.refusals import Refusal, keep
from linkworker.words import long_day
from placements.actions import ledger
from placements.actions.days import check_year
from placements.actions.decisions import decision_for, keep_decision
from placements.models import Home, Person, Placement, Proposal, ShortStay
from placements.policies import is_responsible
from placements.queries.home_warnings import HomeWarning, warning_of
from placements.rules.decisions import HISTORY, Decided

QUESTIONS = {
    "placement_ends_after_start": "ends_on",
    "placement_end_has_reason": "end_reason",
    "placement_no_overlap_for_person": "starts_on",
}
STORY = ("why_out_of_area", "chosen_by_person", "emergency", "local_options_tested_on", "placed_despite")


class AlreadyPlaced(Refusal):
    """A person lives in one home on any day."""

    def __init__(self, other: Placement, question: str = "starts_on"):
        since = long_day(other.starts_on)
        if other.ends_on is None:
            words = f"A placement is open since {since}. End it or move it first."
        else:
            words = (
                f"Another placement covers {since} until {long_day(other.ends_on)}. Choose a day outside it."
            )
        super().__init__(words, question)


class StartsBeforeBirth(Refusal):
    """A placement before the person was born."""

    def __init__(self):
        super().__init__("The placement must start after the person was born.", "starts_on")


class EndedAlready(Refusal):
    """What has ended is not ended again on another day."""

    def __init__(self, placement: Placement, question: str):
        super().__init__(f"This placement ended already, on {long_day(placement.ends_on)}.", question)


class HomeIsClosed(Refusal):
    """Nobody moves into a home that is closed by then."""

    def __init__(self, home: Home):
        super().__init__(
            f"This home is closed from {long_day(home.closed_on)}. Choose another home or an earlier day.",
            "home",
        )


class PlacedWithoutAReason(Refusal):
    """An embargo, notice or a closure to come forbids no placement; whoever makes one says why (decision 0015)."""

    def __init__(self, warning: HomeWarning):
        super().__init__(f"{warning.words} Enter why they are placed there all the same.", "placed_despite")


class SameHome(Refusal):
    """A move goes somewhere else."""

    def __init__(self):
        super().__init__("Choose another home: the person lives in this one now.", "home")


class ProposedAlready(Refusal):
    """One move is not made in two ways: what is proposed is started from its proposal."""

    def __init__(self):
        super().__init__(
            "This home is proposed for this person already. Start it from the proposal, under Placements, "
            "or withdraw the proposal first.",
            "home",
        )


class AwayOnThatDay(Refusal):
    """A placement is not ended underneath a short stay that keeps it."""

    def __init__(self, stay: ShortStay, question: str):
        super().__init__(
            f"A short stay began on {long_day(stay.starts_on)} and keeps this placement. "
            "End the short stay first, on or before the day of leaving.",
            question,
        )


@transaction.atomic
def start_placement(
    *,
    by: Staff,
    person: Person,
    home: Home,
    starts_on: date,
    today: date,
    placed_by: Organisation,
    decided: Decided | None = None,
    **story,
) -> Placement:
    """The person lives in the home from a day. `story` are fields of `STORY`.

    `decided` is who agreed to it; it may be left out only for what began more than four weeks ago. The same
    answers sent twice give the placement already started. Raises AlreadyPlaced, ProposedAlready,
    StartsBeforeBirth, TooFarAhead, MoveNotDecided, DecisionIncomplete, HomeIsClosed,
    PlacedWithoutAReason, and a Refusal beside each question.
    """
    person = locked_person(person)
    same = person.placements.filter(home=home, starts_on=starts_on, ends_on=None, placed_by=placed_by).first()
    if same is not None:
        return same
    check_year(starts_on, today, "starts_on")
    _not_proposed(person, home)
    decided = decision_for(
        decided,
        person=person,
        home=home,
        leaving=left_lately(person, starts_on),
        starts_on=starts_on,
        today=today,
    )
    placement = begin(person, home=home, starts_on=starts_on, placed_by=placed_by, today=today, **story)
    if decided is not None:
        keep_decision(decided, recorded_by=by, person=person, home=home, placement=placement)
    audit.record(
        by=by,
        verb="started placement",
        subject=placement,
        person=person,
        starts_on=starts_on.isoformat(),
        decided=decided.kind if decided else "not recorded",
    )
    return placement


class KeptByAnother(Refusal):
    """The host may end only what it keeps on its own register."""

    def __init__(self):
        super().__init__(
            "Another council keeps this placement, and only it can end it. Tell them that the person has left."
        )


def _keeps(by: Staff, permission: Permission, placement: Placement) -> None:
    """The council responsible for the person may, or one that keeps the placement. Raises KeptByAnother."""
    ours = acting_for(by, permission, Link.PLACING) | acting_for(by, permission, Link.HOST)
    if placement.owner_id not in ours and not is_responsible(by, permission, placement.person):
        raise KeptByAnother


@transaction.atomic
def end_placement(
    *, by: Staff, placement: Placement, ends_on: date, end_reason: str, today: date
) -> Placement:
    """The person left on a day, which is not charged; every funding line closes that day too.

    The same answers sent twice change nothing the second time. Raises EndedAlready, TooFarAhead,
    and a Refusal beside each question.
    """
    person = locked_person(placement.person)
    placement = Placement.objects.get(pk=placement.pk)
    if placement.ends_on == ends_on and placement.end_reason == end_reason:
        return placement
    _keeps(by, Permission.END_PLACEMENT, placement)
    closed = _end(placement, ends_on=ends_on, end_reason=end_reason, today=today, question="ends_on")
    audit.record(
        by=by,
        verb="ended placement",
        subject=placement,
        person=person,
        ends_on=ends_on.isoformat(),
        funding_lines_closed=closed,
    )
    return placement


@transaction.atomic
def move_placement(
    *,
    by: Staff,
    placement: Placement,
    home: Home,
    moves_on: date,
    end_reason: str,
    today: date,
    decided: Decided | None = None,
    **story,
) -> Placement:
    """End one placement and start the next on the same day, both or neither; the new one.

    `decided` is who agreed to it; it may be left out only for what happened more than four weeks ago. The
    same answers sent twice give the placement already moved to. Raises SameHome, EndedAlready, AlreadyPlaced,
    ProposedAlready, TooFarAhead, MoveNotDecided, DecisionIncomplete, HomeIsClosed,
    PlacedWithoutAReason, and a Refusal beside each question.
    """
    person = locked_person(placement.person)
    placement = Placement.objects.get(pk=placement.pk)
    again = person.placements.filter(home=home, starts_on=moves_on).first()
    if placement.ends_on == moves_on and again is not None:
        return again
    if placement.home_id == home.pk:
        raise SameHome
    _keeps(by, Permission.MOVE_PLACEMENT, placement)
    _not_proposed(person, home)
    decided = decision_for(
        decided, person=person, home=home, leaving=placement, starts_on=moves_on, today=today
    )
    moved, closed = moved_to(
        placement,
        person=person,
        home=home,
        moves_on=moves_on,
        end_reason=end_reason,
        today=today,
        **story,
    )
    if decided is not None:
        keep_decision(decided, recorded_by=by, person=person, home=home, placement=moved)
    audit.record(
        by=by,
        verb="moved placement",
        subject=moved,
        person=person,
        moves_on=moves_on.isoformat(),
        left=str(placement.uid),
        funding_lines_closed=closed,
        decided=decided.kind if decided else "not recorded",
    )
    return moved


def moved_to(
    placement: Placement,
    *,
    person: Person,
    home: Home,
    moves_on: date,
    end_reason: str,
    today: date,
    question: str = "moves_on",
    placed_by: Organisation | None = None,
    **story,
) -> tuple[Placement, int]:
    """The end of one placement and the start of the next, without a line in the trail; and how many funding
    lines closed. Moving, and starting what was proposed, share it.
    """
    closed = _end(placement, ends_on=moves_on, end_reason=end_reason, today=today, question=question)
    moved = begin(
        person,
        home=home,
        starts_on=moves_on,
        placed_by=placed_by or placement.placed_by,
        today=today,
        question=question,
        **story,
    )
    return moved, closed


def left_lately(person: Person, starts_on: date) -> Placement | None:
    """The placement that ended in the four weeks before a day: ending one and starting another is a move."""
    ended = person.placements.filter(ends_on__gt=starts_on - HISTORY, ends_on__lte=starts_on)
    return ended.select_related("home__setting_type").order_by("-ends_on").first()


def _not_proposed(person: Person, home: Home) -> None:
    if Proposal.objects.open().filter(person=person, home=home).exists():
        raise ProposedAlready


def begin(
    person: Person,
    *,
    home: Home,
    starts_on: date,
    placed_by: Organisation,
    today: date,
    question: str = "starts_on",
    **story,
) -> Placement:
    """A placement without a line in the trail: the part that registering, starting and moving share."""
    if home.closed_on is not None and starts_on >= home.closed_on:
        raise HomeIsClosed(home)
    refuse_without_a_reason(home, starts_on, story.get("placed_despite", ""), today=today)
    if starts_on < person.date_of_birth:
        raise StartsBeforeBirth
    overlapping = person.placements.exclude(ends_on__lte=starts_on).order_by("starts_on").first()
    if overlapping is not None:
        raise AlreadyPlaced(overlapping, question)
    placement = Placement(
        owner=person.owner,
        reference=_next_reference(person),
        person=person,
        home=home,
        starts_on=starts_on,
        placed_by=placed_by,
        **{name: story[name] for name in STORY if name in story},
    )
    return keep(placement, **QUESTIONS | {"placement_no_overlap_for_person": question})


def refuse_without_a_reason(home: Home, day: date, why: str, *, today: date) -> None:
    """Raises PlacedWithoutAReason where something warns against the home on a day and nobody says why."""
    if not why.strip() and (warning := warning_of(home, day, today=today)) is not None:
        raise PlacedWithoutAReason(warning)


def _end(placement: Placement, *, ends_on: date, end_reason: str, today: date, question: str) -> int:
    """End the stay and its money; how many lines closed. A line that never began is left as it was."""
    if placement.ends_on is not None:
        raise EndedAlready(placement, question)
    check_year(ends_on, today, question)
    away = placement.short_stays.exclude(ends_on__lte=ends_on).order_by("starts_on", "pk").first()
    if away is not None:
        raise AwayOnThatDay(away, question)
    placement.ends_on, placement.end_reason = ends_on, end_reason
    keep(placement, **QUESTIONS | {"placement_ends_after_start": question})
    return ledger.close_on(placement, ends_on)


def locked_person(person: Person) -> Person:
    """The person, with whoever else is placing them made to wait."""
    return (
        Person.objects.select_for_update(of=("self",), no_key=True).select_related("owner").get(pk=person.pk)
    )


def _next_reference(person: Person) -> str:
    """The person's reference and the number of the stay: P0007/2. Skips one the import brought in."""
    number = person.placements.count() + 1
    taken = set(
        Placement.objects.filter(owner=person.owner, reference__startswith=f"{person.reference[:34]}/")
        .order_by()
        .values_list("reference", flat=True)
    )
    while (reference := f"{person.reference[:34]}/{number}") in taken:
        number += 1
    return reference
