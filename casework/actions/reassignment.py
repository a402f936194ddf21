"""A caseload moves to other link workers: today, from a day gone by, or when a day comes; all of it or nothing."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from accounts.policies import allowed_at
from accounts.queries.cover import able_at
from accounts.roles import Permission
from casework.choices import LeftAlone
from casework.models import Action, ContactFile, Draft, Goal, PlannedContact, ReassignedPerson, Reassignment
from casework.queries import reassigning
from casework.rules.parts import FILES_ABOUT, answers_about, files_are_of
from linkworker import sending
from linkworker.bulk import alter, copy_in, no_time_limit
from linkworker.refusals import Refusal, keep
from linkworker.words import counted, long_day
from placements.actions.allocations import by_worker, held_since_after, lock_people, reallocate
from placements.actions.days import check_year
from placements.models import Person
from placements.policies import people_of

LONGEST_AGO = timedelta(days=366)


class NobodyChosen(Refusal):
    """A caseload moves with people in it."""

    message = "Choose at least one person who moves, and to whom"


class TheListHasChanged(Refusal):
    """What was looked over is not what would be done."""

    message = (
        "The caseload has changed since you opened this page, so nobody was moved. "
        "Below it stands as it is now: look it over and confirm again"
    )


class NotAbleToCarryThem(Refusal):
    """People go to somebody who holds a role for the work on the day."""

    def __init__(self, day: date):
        super().__init__(
            f"Somebody you chose holds no role for this work on {long_day(day)}. Choose another link worker"
        )


class TheirOwnAlready(Refusal):
    """Nobody moves to whom they are with."""

    message = "Choose another link worker than the one they have"


class TooLongAgo(Refusal):
    """Further back than a year the record says who it was."""

    question = "effective_on"
    message = "Check the year: this is more than a year ago"


class ChangedLater(Refusal):
    """The dated rows are never written over."""

    question = "effective_on"

    def __init__(self, number: int, day: date):
        people = "1 of these people has" if number == 1 else f"{number:,} of these people have"
        super().__init__(f"{people} changed link worker after {long_day(day)} already. Choose a later day")


class ToMoveAlready(Refusal):
    """One move at a time."""

    def __init__(self, number: int):
        people = counted(number, "of these people is", "of these people are")
        super().__init__(f"{people} to move on a day to come already. Call that off first, or leave them out")


class AlreadyCarriedOut(Refusal):
    """What happened is moved back, not called off."""

    message = "This has been carried out or called off already. To put it right, move the people back"


@transaction.atomic
def reassign_caseload(
    *,
    by: Staff,
    organisation: Organisation,
    from_worker: Staff | None,
    moves: Mapping[int, int],
    shown: Collection[int],
    seen: str,
    effective_on: date,
    because: str,
    today: date,
    now: datetime,
    submission: UUID,
    as_sent: Mapping[str, str] | None = None,
) -> Reassignment:
    """Move people from one link worker (None: the unallocated) to others from a day on, with what is open about them.

    `moves` gives each person (key) the worker (key) they go to; `shown` is who could move as it stands now and
    `seen` the mark of who stood on the page that was confirmed. A day to come waits until then. Sent again
    under the same key it moves nobody more: `as_sent` is who was chosen for whom in the words of the form,
    which stay the same when the list behind them no longer has those people. Refuses nobody, a list that has
    changed since, a worker without a role on the day, more than a year off, a day before the last change, and
    people who wait to move already.
    """
    if not allowed_at(by, Permission.REASSIGN_CASELOAD, organisation.pk):
        raise PermissionDenied
    chosen = sorted((as_sent or moves).items())
    said = {"from": from_worker, "chosen": chosen, "seen": seen, "on": effective_on, "because": because}
    fingerprint = sending.fingerprint(by=by, at=organisation, **said)
    if earlier := sending.sent_before(Reassignment, submission, fingerprint):
        return earlier
    _refuse_day(effective_on, today)
    if not moves:
        raise NobodyChosen
    if seen != reassigning.print_of(shown, from_worker):
        raise TheListHasChanged
    _hold_as_shown(moves, shown, from_worker)
    _refuse_others_people(organisation, moves, today)
    _refuse_workers(organisation, moves, from_worker, max(effective_on, today))
    if waiting := reassigning.waiting_to_move(moves).count():
        raise ToMoveAlready(waiting)
    reassignment = keep(
        Reassignment(
            organisation=organisation,
            from_worker=from_worker,
            effective_on=effective_on,
            because=because.strip(),
            made_by=by,
            submission=submission,
            fingerprint=fingerprint,
        ),
        reassignment_says_why="because",
    )
    copy_in(
        ReassignedPerson,
        [
            {"reassignment_id": reassignment.pk, "person_id": person, "to_worker_id": to}
            for person, to in moves.items()
        ],
    )
    if effective_on > today:
        _write(by, "planned reassignment", reassignment, moves)
        return reassignment
    if later := held_since_after(moves, effective_on):
        raise ChangedLater(len(later), effective_on)
    return _carry_out(by=by, reassignment=reassignment, moves=moves, now=now)


@transaction.atomic
def carry_out_reassignment(*, by: Staff | None, reassignment_id: int, today: date, now: datetime) -> bool:
    """Do what was planned for a day once it has come; False when another worker did, or it was called off.

    `by` is nobody: it was said beforehand. Whoever has changed hands meanwhile, moved out of reach, or would go
    to somebody who is gone stays as they are, and the list says so.
    """
    waiting = Reassignment.objects.due_on(today).filter(pk=reassignment_id)
    reassignment = waiting.select_for_update(of=("self",), skip_locked=True).first()
    if reassignment is None:
        return False
    wanted = dict(reassignment.people.order_by("pk").values_list("person", "to_worker"))
    moves = _still_so(reassignment, wanted, today)
    _carry_out(by=by, reassignment=reassignment, moves=moves, now=now)
    return True


@transaction.atomic
def call_off_reassignment(*, by: Staff, reassignment: Reassignment, now: datetime) -> Reassignment:
    """Take back what was planned for a day to come. Nobody moves. Refuses what was carried out."""
    if not allowed_at(by, Permission.REASSIGN_CASELOAD, reassignment.organisation_id):
        raise PermissionDenied
    kept = Reassignment.objects.select_for_update(of=("self",)).select_related("organisation")
    reassignment = kept.get(pk=reassignment.pk)
    if reassignment.done_at or reassignment.called_off_at:
        raise AlreadyCarriedOut
    reassignment.called_off_at, reassignment.called_off_by = now, by
    keep(reassignment)
    audit.record(
        by=by,
        verb="called off reassignment",
        subject=reassignment,
        organisation=reassignment.organisation,
        effective_on=str(reassignment.effective_on),
    )
    return reassignment


def _refuse_day(effective_on: date, today: date) -> None:
    check_year(effective_on, today, "effective_on")
    if effective_on < today - LONGEST_AGO:
        raise TooLongAgo


def _hold_as_shown(moves: Mapping[int, int], shown: Collection[int], from_worker: Staff | None) -> None:
    """Nobody else moves them until the transaction ends, and all of them still stand as they were looked over."""
    held = lock_people(moves)
    worker = from_worker.pk if from_worker else None
    if set(held) != set(moves) or not set(moves) <= set(shown):
        raise TheListHasChanged
    if any(has != worker for has in held.values()):
        raise TheListHasChanged


def _refuse_others_people(organisation: Organisation, moves: Mapping[int, int], today: date) -> None:
    if set(moves) - _carried_for(organisation, moves, today):
        raise PermissionDenied


def _carried_for(organisation: Organisation, people: Collection[int], today: date) -> set[int]:
    reached = people_of([organisation], today).filter(reassigning.carried_for(organisation, today))
    return set(reached.filter(pk__in=list(people)).order_by().values_list("pk", flat=True))


def _refuse_workers(
    organisation: Organisation, moves: Mapping[int, int], from_worker: Staff | None, on: date
) -> None:
    wanted = set(moves.values())
    if from_worker is not None and from_worker.pk in wanted:
        raise TheirOwnAlready
    able = able_at(organisation, on).filter(staff__in=wanted).values_list("staff", flat=True)
    if wanted - set(able):
        raise NotAbleToCarryThem(on)


def _still_so(reassignment: Reassignment, wanted: Mapping[int, int], today: date) -> dict[int, int]:
    """Who moves all the same; of the others it is kept why they do not."""
    held = lock_people(wanted)
    late = held_since_after(wanted, reassignment.effective_on)
    near = _carried_for(reassignment.organisation, wanted, today)
    able = set(able_at(reassignment.organisation, today).values_list("staff", flat=True))
    why = {}
    for person, to in wanted.items():
        if held.get(person, to) != reassignment.from_worker_id or person in late:
            why[person] = LeftAlone.CHANGED
        elif person not in near:
            why[person] = LeftAlone.REACH
        elif to not in able:
            why[person] = LeftAlone.GONE
    for reason in LeftAlone:
        stay = [person for person, its in why.items() if its == reason]
        rows = reassignment.people.filter(person__in=stay).order_by("pk").values_list("pk", flat=True)
        alter(ReassignedPerson, list(rows), left_alone=reason)
    return {person: to for person, to in wanted.items() if person not in why}


def _carry_out(
    *, by: Staff | None, reassignment: Reassignment, moves: Mapping[int, int], now: datetime
) -> Reassignment:
    """The people, and what is open about them; one line in the trail says everything that moved."""
    no_time_limit()  # thousands of people are a long deed, not a stuck page
    reallocate(moves, on=reassignment.effective_on)
    moved = _move_open_work(reassignment, moves) if reassignment.from_worker_id else {}
    reassignment.done_at = now
    reassignment.actions_moved = len(moved.get("actions", ()))
    reassignment.plans_moved = len(moved.get("plans", ()))
    reassignment.drafts_moved = len(moved.get("drafts", ()))
    keep(reassignment)
    _write(by, "reassigned caseload", reassignment, moves, **moved)
    return reassignment


def _move_open_work(reassignment: Reassignment, moves: Mapping[int, int]) -> dict[str, list[str]]:
    """The worker's open actions, plans, drafts and goals about these people go with them; their public ids, by kind."""
    found = reassigning.open_work(reassignment.from_worker, reassignment.organisation)
    moved = {}
    for (kind, model, column), rows in zip(OPEN_WORK, found, strict=True):
        known = rows.filter(person__in=list(moves)).order_by("pk").values_list("pk", "person", "uid")
        theirs = {pk: (person, uid) for pk, person, uid in known}
        begun = {"begun_by_id": reassignment.from_worker_id} if model is Draft else {}
        for to, keys in by_worker({pk: moves[person] for pk, (person, _) in theirs.items()}).items():
            alter(model, keys, **{column: to}, **begun)
            if model is Draft:
                _move_files(reassignment.from_worker, keys, to)
        if model is Draft:
            _leave_words_of_others(theirs)
        moved[kind] = [str(uid) for _, uid in theirs.values()]
    return moved


def _move_files(origin: Staff, drafts: Collection[int], to: int) -> None:
    """What was chosen in these forms and not sent yet goes with their words, or the log would lose it.

    Files chosen for somebody who was left out of a visit stay behind, as the words about them do.
    """
    moving = Draft.objects.filter(pk__in=drafts).select_related("person").order_by("pk")
    forms = [one.submission for one in moving if files_are_of(one.answers, one.person.uid.hex)]
    chosen = ContactFile.objects.filter(uploaded_by=origin, contact=None, form__in=forms).order_by("pk")
    alter(ContactFile, list(chosen.values_list("pk", flat=True)), uploaded_by_id=to)


def _leave_words_of_others(drafts: Collection[int]) -> None:
    """What was said of others on a visit to several does not change hands with one of them."""
    for draft in Draft.objects.filter(pk__in=list(drafts)).select_related("person").order_by("pk"):
        kept = answers_about(draft.answers, {draft.person.uid.hex})
        kept.pop(FILES_ABOUT, None)
        if kept != draft.answers:
            alter(Draft, [draft.pk], answers=kept)


OPEN_WORK = (
    ("actions", Action, "owner_id"),
    ("plans", PlannedContact, "worker_id"),
    ("drafts", Draft, "author_id"),
    ("goals", Goal, "owner_id"),
)


def _write(
    by: Staff | None, verb: str, reassignment: Reassignment, moves: Mapping[int, int], **moved
) -> None:
    people = Person.objects.filter(pk__in=list(moves)).order_by("pk").values_list("uid", flat=True)
    to = Staff.objects.filter(pk__in=set(moves.values())).order_by("pk").values_list("uid", flat=True)
    origin = reassignment.from_worker
    audit.record(
        by=by,
        verb=verb,
        subject=reassignment,
        organisation=reassignment.organisation,
        people=[str(uid) for uid in people],
        to=[str(uid) for uid in to],
        origin=str(origin.uid) if origin else None,
        effective_on=str(reassignment.effective_on),
        **moved,
    )
