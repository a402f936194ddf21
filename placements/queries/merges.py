"""Two records of one person: what stands with each, what would move, and what cannot stand together.

Neither moved nor in the way: the dated rows behind what stands on a record itself (its council, ICB, link worker and
days on the caseload). They are that record's own history, the database keeps them in step with it (decision 0013),
and an undone merge finds them as they were.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Field, Q, QuerySet

from accounts.policies import acting_for
from accounts.roles import Link, Permission
from linkworker.words import counted, long_day, nhs_number
from placements import policies
from placements.choices import ResponsibilityKind
from placements.models import (
    Allocation,
    CaseloadSpell,
    Merge,
    Person,
    Placement,
    Responsibility,
    TransitionStep,
)
from placements.policies import one_of_people_for
from placements.queries.naming import called

STAY = (Merge, CaseloadSpell, Allocation)  # what points at people and never moves with them
STAYING_DUTIES = (
    ResponsibilityKind.COUNCIL,
    ResponsibilityKind.ICB,
)  # the other duties, as section 117, move


def merges_for(staff, permission: Permission) -> QuerySet[Merge]:
    """The merges of people of a council somebody acts for; a merge is the placing side's.

    Until it is agreed both records are; afterwards the record kept, so that whoever became responsible for it
    since can undo what was done wrongly.
    """
    ours = acting_for(staff, permission, Link.PLACING)
    both = Q(agreed_at__isnull=False) | Q(other__responsible_council__in=ours)
    found = Merge.objects.filter(both, kept__responsible_council__in=ours).select_related(
        "kept__responsible_council", "other__responsible_council", "proposed_by", "agreed_by"
    )
    return found.order_by("-proposed_at", "-pk")


def kept_instead(staff, uid) -> Person | None:
    """The record that a merged one was made part of, for those who may open it."""
    gone = Person.everyone.filter(uid=uid).exclude(merged_into=None).values("merged_into")
    return one_of_people_for(staff).filter(pk__in=gone).first()


def pointing_at_people() -> Iterator[Field]:
    """Every field of any floor that moves with a person, hidden ones and those of lists of people too.

    Not the fields of the merges themselves: they tell what was merged into what. Not a record's own caseload either.
    """
    for relation in Person._meta.get_fields(include_hidden=True):
        points_here = relation.auto_created and (relation.one_to_many or relation.one_to_one)
        if points_here and not relation.concrete and relation.related_model not in STAY:
            yield relation.field


def rows_of(person: Person, field: Field) -> QuerySet:
    """The rows that move with somebody through a field, whatever their managers hide."""
    rows = field.model._base_manager.filter(**{field.name: person.pk}).order_by("pk")
    return rows.exclude(kind__in=STAYING_DUTIES) if field.model is Responsibility else rows


def conflicts(kept: Person, other: Person) -> list[str]:
    """Why the two cannot be one as they stand, in words; empty when nothing is in the way."""
    found = []
    if kept.nhs_number and other.nhs_number and kept.nhs_number != other.nhs_number:
        found.append(
            "The two records have different NHS numbers. Find out which is right, and correct the other first."
        )
    if kept.responsible_council_id != other.responsible_council_id:
        found.append(
            "Two councils are responsible for the two records. Settle on one which council the person is of first."
        )
    stays = list(Placement.objects.filter(person__in=[kept.pk, other.pk]).order_by("starts_on", "pk"))
    for place, earlier in enumerate(stays):
        for later in stays[place + 1 :]:
            if earlier.person_id != later.person_id and (
                earlier.ends_on is None or later.starts_on < earlier.ends_on
            ):
                found.append(
                    f"Placement {earlier.reference} and placement {later.reference} are both open on "
                    f"{long_day(later.starts_on)}, and nobody lives in two homes. End or correct one first."
                )
    return found + _steps_of_both(kept, other)


def _steps_of_both(kept: Person, other: Person) -> list[str]:
    """The rows of a milestone are counted from 1 for each person, and what was recorded is not counted anew."""
    there = TransitionStep.objects.filter(person=kept).order_by().values("milestone")
    twice = TransitionStep.objects.filter(person=other, milestone__in=there).order_by("milestone", "number")
    steps = dict.fromkeys(step.get_milestone_display() for step in twice)
    return [
        f"Both records have the transition step “{step}”, and neither can be taken away. Do not merge them: go on "
        "with one record and take the other off the caseload."
        for step in steps
    ]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records, as the reader may see it."""

    person: Person
    called: str
    born_on: date | None
    nhs_number: str
    council: str
    worker: str
    moves: tuple[str, ...]


def side(staff, person: Person, merge: Merge) -> Side:
    """Who a record of a merge is of, and how much stands with it.

    By the council that is responsible for it, as a merge is: a record merged into another one is in nobody's reach
    any more, and whoever decides about undoing must still read whose it was. While the merge is in force that is
    the council of the record kept.
    """
    whose = merge.kept if merge.agreed_at and not merge.undone_at else person
    names = policies.is_responsible(staff, Permission.SEE_NAMES, whose)
    numbers = policies.is_responsible(staff, Permission.SEE_NHS_NUMBER, whose)
    found = ((field.model._meta, rows_of(person, field).count()) for field in pointing_at_people())
    return Side(
        person=person,
        called=called(person, names=names),
        born_on=person.date_of_birth if names else None,
        nhs_number=nhs_number(person.nhs_number) if numbers and person.nhs_number else "",
        council=str(person.responsible_council),
        worker=str(person.link_worker or ""),
        moves=tuple(
            counted(number, str(meta.verbose_name), str(meta.verbose_name_plural))
            for meta, number in found
            if number
        ),
    )


@dataclass(frozen=True, slots=True)
class ListedMerge:
    """A merge of the list: what was proposed by whom, and how it stands."""

    merge: Merge
    kept: str
    other: str
    state: str


def listed(staff, merges: QuerySet[Merge]) -> list[ListedMerge]:
    """The merges in words; names for those whose role reads names of the placing side."""
    ours = acting_for(staff, Permission.SEE_NAMES, Link.PLACING)

    def words(person: Person) -> str:
        return called(person, names=person.responsible_council_id in ours)

    return [ListedMerge(merge, words(merge.kept), words(merge.other), _state(merge)) for merge in merges]


def _state(merge: Merge) -> str:
    if merge.undone_at:
        return "Undone"
    if merge.agreed_at:
        return "Merged"
    return "Not agreed" if merge.dropped_at else "Waiting for somebody else to agree"
