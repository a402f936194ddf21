"""The dated facts about one person in force on a day, in one query, and every one ever kept.

What somebody may not see is not fetched. Without names no fact is. Without health there are no health
alerts, no legal status, no decisions, and only the communication needs that may be shared. What is disputed
is for whoever may read of health or of costs, as on the pages that hold it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from accounts.roles import Permission
from placements.choices import WarningKind
from placements.models import (
    CommunicationNeed,
    EligibilityDecision,
    LegalStatus,
    Person,
    SharingDecision,
    WarningNote,
)
from placements.queries import disputed

FIELDS = {  # what the banner and the summary tell of each; the rest is on the page of the history
    WarningNote: (
        *("uid", "kind", "words", "what_to_do", "raised_on", "last_kept_on", "review_by"),
        *("person_told", "why_not_told"),
    ),
    CommunicationNeed: (
        *("uid", "subset", "value", "other", "note", "shareable", "recorded_on", "last_reviewed_on"),
    ),
    LegalStatus: ("uid", "kind", "section", "starts_on", "ends_on", "reference", "note"),
    SharingDecision: (
        *("uid", "what_about", "side", "answer", "basis", "decided_on", "decided_by"),
        *("capacity_considered", "review_on"),
    ),
    EligibilityDecision: ("uid", "eligible", "reasons", "band", "words", "decided_on"),
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is in force, each list in the order it is read. None is a part that may not be seen."""

    warnings: tuple[WarningNote, ...] | None = None
    needs: tuple[CommunicationNeed, ...] | None = None
    statuses: tuple[LegalStatus, ...] | None = None
    sharing: tuple[SharingDecision, ...] | None = None
    eligibility: tuple[EligibilityDecision, ...] | None = None
    whose_disputed_since: date | None = None
    money_disputed_since: date | None = None


def facts_of(person: Person, *, on: date, granted: Collection[Permission]) -> Facts:
    """What is in force about a person on a day, for somebody with these permissions.

    One query, or none for somebody to whom nothing of it may be told.
    """
    return facts_of_each({person.pk: frozenset(granted)}, on=on)[person.pk]


def facts_of_each(granted: Mapping[int, frozenset[Permission]], *, on: date) -> dict[int, Facts]:
    """The same of many people, by key, each with what is granted of them. A query for each different grant."""
    alike: dict[frozenset[Permission], list[int]] = {}
    for pk, permissions in granted.items():
        alike.setdefault(permissions, []).append(pk)
    return {pk: facts for permissions, keys in alike.items() for pk, facts in _alike(keys, permissions, on)}


def _alike(keys: list[int], granted: frozenset[Permission], on: date) -> Iterator[tuple[int, Facts]]:
    readable = _readable(granted)
    in_dispute = disputed.asked(on, granted)
    if not readable and not in_dispute:
        yield from ((pk, Facts()) for pk in keys)
        return
    theirs = {name: rows.filter(person=OuterRef("pk")) for name, rows in readable.items()}
    in_force = {name: _in_force(name, rows, on) for name, rows in theirs.items()}
    asked = {name: _array(rows) for name, rows in in_force.items()} | in_dispute
    for found in Person.objects.filter(pk__in=keys).order_by().values("pk", **asked):
        yield (
            found["pk"],
            Facts(
                **{
                    name: tuple(_made(rows.model, row) for row in found[name])
                    for name, rows in in_force.items()
                },
                **disputed.answered(found, on),
            ),
        )


def every_fact_of(person: Person, *, granted: Collection[Permission]) -> Facts:
    """Every fact ever kept about a person, past and present, newest first, with who recorded it."""
    readable = {name: rows.filter(person=person) for name, rows in _readable(granted).items()}
    by = {"warnings": "raised_by", "eligibility": "decided_by"}
    everything = {name: rows.select_related(by.get(name, "recorded_by")) for name, rows in readable.items()}
    if "needs" in everything:
        everything["needs"] = everything["needs"].order_by("-recorded_on", "-pk")
    if "warnings" in everything:
        everything["warnings"] = everything["warnings"].prefetch_related("reviews__reviewed_by")
    return Facts(**{name: tuple(rows) for name, rows in everything.items()})


def _readable(granted: Collection[Permission]) -> dict[str, QuerySet]:
    if Permission.SEE_NAMES not in granted:
        return {}
    warnings, needs = WarningNote.objects.all(), CommunicationNeed.objects.all()
    if Permission.SEE_HEALTH not in granted:
        return {
            "warnings": warnings.exclude(kind=WarningKind.HEALTH),
            "needs": needs.filter(shareable=True),
        }
    return {
        "warnings": warnings,
        "needs": needs,
        "statuses": LegalStatus.objects.all(),
        "sharing": SharingDecision.objects.all(),
        "eligibility": EligibilityDecision.objects.all(),
    }


def _in_force(name: str, rows: QuerySet, on: date) -> QuerySet:
    if name == "warnings":
        return rows.in_force_on(on).order_by("review_by", "pk")
    if name == "needs":
        return rows.in_force_on(on).order_by("subset", "recorded_on", "pk")
    if name == "statuses":
        return rows.in_force_on(on).order_by("ends_on", "pk")
    if name == "sharing":
        return rows.in_force()
    return rows.order_by("-decided_on", "-pk")[:1]


def _array(rows: QuerySet) -> ArraySubquery:
    return ArraySubquery(rows.values(row=JSONObject(**{name: name for name in FIELDS[rows.model]})))


def _made(model, row: dict):
    return model(**{name: model._meta.get_field(name).to_python(value) for name, value in row.items()})
