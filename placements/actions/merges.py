"""Making two records of one person one: proposed, agreed by somebody else, and undone exactly."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, InternalError, NotSupportedError, transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils.text import capfirst

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from linkworker.refusals import Refusal, keep
from placements.models import Merge, Person
from placements.models.merges import CountsMerges
from placements.policies import may, one_of_people_for
from placements.queries.merges import conflicts, merges_for, pointing_at_people, rows_of

QUESTIONS = {"merge_of_two": "other_reference"}


class NobodyHasThisReference(Refusal):
    """The other record must be one of our own people's."""

    message = "None of your people has this reference. Copy it from the other record."
    question = "other_reference"


class SeveralHaveThisReference(Refusal):
    """Two councils can use one reference."""

    message = "More than one of your people has this reference. Change one of them first."
    question = "other_reference"


class CannotBeOne(Refusal):
    """What stands with the two records cannot stand with one."""


class SomebodyElseMustAgree(Refusal):
    """Two pairs of eyes."""

    message = "You proposed this merge. Somebody else must agree to it."


class NotWaiting(Refusal):
    """Agreed, refused or taken back by now."""

    message = "This proposal is no longer waiting. Load the page again to see how it stands."


class NothingToUndo(Refusal):
    """Undone by now, or never agreed."""

    message = "This merge is not in force. Load the page again to see how it stands."


class UndoTheLaterMergeFirst(Refusal):
    """The record kept was itself merged into another one."""

    message = "The record that was kept has been merged into another one since. Undo that merge first."


@transaction.atomic
def propose_merge(
    *, by: Staff, person: Person, other_reference: str, keep_this: bool, why: str, now: datetime
) -> Merge:
    """Propose that two records are of one person; a proposal that waits already is given again.

    `keep_this` keeps the record of `person`. The move is rehearsed, so that what the tables refuse is told now.
    Raises NobodyHasThisReference, SeveralHaveThisReference, CannotBeOne.
    """
    reached = one_of_people_for(by, Permission.PROPOSE_MERGE).filter(
        reference__iexact=other_reference.strip()
    )
    found = list(reached.order_by("pk")[:2])
    if not found:
        raise NobodyHasThisReference
    if len(found) > 1:
        raise SeveralHaveThisReference
    kept, other = (person, found[0]) if keep_this else (found[0], person)
    if again := Merge.objects.waiting().filter(kept=kept, other=other).first():
        return again
    _refuse_conflicts(kept, other)
    if kept.pk != other.pk:
        _rehearse(kept, other)
    merge = keep(Merge(kept=kept, other=other, why=why, proposed_by=by, proposed_at=now), **QUESTIONS)
    _write(by, "proposed merge", merge, why=why)
    return merge


@transaction.atomic
def drop_merge(*, by: Staff, merge: Merge, now: datetime) -> Merge:
    """Take a proposal back, or refuse it; dropped twice is dropped once. Raises NotWaiting."""
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.dropped_at:
        return merge
    if merge.agreed_at:
        raise NotWaiting
    merge.dropped_by, merge.dropped_at = by, now
    keep(merge)
    _write(by, "dropped merge", merge)
    return merge


@transaction.atomic
def agree_merge(*, by: Staff, merge: Merge, now: datetime) -> Merge:
    """Move everything that stands with the other record to the one kept, and leave the other as a sign to it.

    Nothing is moved unless all of it can be. Agreed twice by the same person is agreed once. Raises
    SomebodyElseMustAgree, NotWaiting, CannotBeOne; PermissionDenied where either person is out of reach.
    """
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.agreed_by_id == by.pk and merge.undone_at is None:
        return merge
    if merge.agreed_at or merge.dropped_at:
        raise NotWaiting
    if merge.proposed_by_id == by.pk:
        raise SomebodyElseMustAgree
    kept, other = _locked(merge)
    if kept.merged_into_id or other.merged_into_id:
        raise NotWaiting
    if not all(may(by, Permission.MERGE_PEOPLE, person) for person in (kept, other)):
        raise PermissionDenied
    _refuse_conflicts(kept, other)
    merge.moved = _move_all(kept, other)
    Person.everyone.filter(pk=other.pk).update(merged_into=kept)
    merge.agreed_by, merge.agreed_at = by, now
    keep(merge)
    _write(by, "agreed merge", merge, rows={name: len(keys) for name, keys in merge.moved.items()})
    return merge


@transaction.atomic
def undo_merge(*, by: Staff, merge: Merge, now: datetime) -> Merge:
    """Put back exactly the rows that were moved; what was added since stays with the record kept.

    Raises NothingToUndo, UndoTheLaterMergeFirst; PermissionDenied where the merge is out of reach.
    """
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if not merge.agreed_at or merge.undone_at:
        raise NothingToUndo
    if not merges_for(by, Permission.MERGE_PEOPLE).filter(pk=merge.pk).exists():
        raise PermissionDenied
    kept, other = _locked(merge)
    if kept.merged_into_id:
        raise UndoTheLaterMergeFirst
    Person.everyone.filter(pk=other.pk).update(merged_into=None)
    for field in pointing_at_people():
        keys = merge.moved.get(f"{field.model._meta.label_lower}.{field.name}", [])
        rows_of(kept, field).filter(pk__in=keys).update(**_pointing(field, other, -1))
    merge.undone_by, merge.undone_at = by, now
    keep(merge)
    _write(by, "undid merge", merge)
    return merge


def _locked(merge: Merge) -> tuple[Person, Person]:
    """The two records, with nobody else able to change them or to add anything to them meanwhile."""
    people = Person.everyone.select_for_update().filter(pk__in=[merge.kept_id, merge.other_id]).order_by("pk")
    found = {person.pk: person for person in people}
    return found[merge.kept_id], found[merge.other_id]


def _rehearse(kept: Person, other: Person) -> None:
    """Move everything and take it back, to hear from the tables whether it can be."""
    with transaction.atomic():
        _move_all(kept, other)
        transaction.set_rollback(True)


def _move_all(kept: Person, other: Person) -> dict[str, list[int]]:
    """Point whatever moves at the record kept; the numbers of the rows by the field that points."""
    found = ((field, _moved(field, kept, other)) for field in pointing_at_people())
    return {f"{field.model._meta.label_lower}.{field.name}": keys for field, keys in found if keys}


def _moved(field, kept: Person, other: Person) -> list[int]:
    """Point the other record's rows at the one kept; their numbers."""
    keys = list(rows_of(other, field).values_list("pk", flat=True))
    if not keys:
        return []
    try:
        with transaction.atomic():
            rows_of(other, field).filter(pk__in=keys).update(**_pointing(field, kept, 1))
    except (IntegrityError, InternalError, NotSupportedError) as error:
        raise CannotBeOne(_in_words(field, error)) from error
    return keys


def _pointing(field, person: Person, times: int) -> dict:
    """What points a row at somebody. A row that counts how often it was moved is counted on, or back.

    Rows moved before there was a count stand at none, and stay there.
    """
    if not issubclass(field.model, CountsMerges):
        return {field.name: person}
    return {field.name: person, "merged_times": Greatest(F("merged_times") + times, 0)}


def _in_words(field, error) -> str:
    """Which rows cannot stand together, and what the table says about it."""
    broken = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
    said = (
        str(each.violation_error_message) for each in field.model._meta.constraints if each.name == broken
    )
    why = next(said, "They are locked, or there may be only one.")
    kind = capfirst(str(field.model._meta.verbose_name_plural))
    return f"{kind} of both records cannot stand together: {why} Put that right on one of them first."


def _refuse_conflicts(kept: Person, other: Person) -> None:
    if found := conflicts(kept, other):
        raise CannotBeOne(told={"": found})


def _write(by: Staff, verb: str, merge: Merge, **details) -> None:
    """One line in the trail of each of the two."""
    council = merge.kept.responsible_council
    for person, beside in ((merge.kept, merge.other), (merge.other, merge.kept)):
        audit.record(
            by=by,
            verb=verb,
            subject=merge,
            person=person,
            organisation=council,
            beside=str(beside.uid),
            **details,
        )
