"""What is on record of continuing healthcare: for the review rules, the figures, and the rules of funding."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet

from accounts.models import Organisation
from accounts.roles import Permission
from placements import policies
from placements.models import ChcCase, ChcDispute, Checklist, DecisionSupportTool, DstDomain, Person
from placements.queries import options

DecisionRow = tuple[int, date, str, bool]  # person, decided on, outcome, fast track


class CaseRow(NamedTuple):
    """A case as figures see it. Empty days are not recorded."""

    person: int
    received_on: date | None
    decided_on: date | None
    closed_on: date | None
    outcome: str
    fast_track: bool

    @property
    def as_decision(self) -> DecisionRow:
        """As the review rules want it; only of a case with a day of decision."""
        return (self.person, self.decided_on, self.outcome, self.fast_track)


def cases(**narrowed) -> list[CaseRow]:
    """Every case of some people, whatever became of it. One query."""
    rows = ChcCase.objects.filter(**narrowed).order_by("person_id", "decided_on", "pk")
    return [
        CaseRow(*row)
        for row in rows.values_list(
            "person_id", "received_by_icb_on", "decided_on", "closed_on", "outcome", "fast_track"
        )
    ]


def decisions(**narrowed) -> list[DecisionRow]:
    """The decisions about some people. One query."""
    rows = ChcCase.objects.decided().filter(**narrowed).order_by("person_id", "decided_on", "pk")
    return list(rows.values_list("person_id", "decided_on", "outcome", "fast_track"))


def nhs_outcome_on_record(person: Person, on: date) -> bool:
    """Has a Checklist, a Decision Support Tool or a decision about this person a day up to this one?

    It answers `Package.nhs_outcome_recorded` of placements.rules.funding: nursing care money comes after it.
    A withdrawn case has no outcome. A fast track decision is one.
    """
    return person.pk in with_nhs_outcome([person.pk], on)


def with_nhs_outcome(people: Collection[int], on: date) -> frozenset[int]:
    """Whose NHS outcome is on record by a day, of these people (their keys). One query."""
    checklists = Checklist.objects.filter(case__person__in=people, completed_on__lte=on).exclude(result="")
    tools = DecisionSupportTool.objects.filter(case__person__in=people, completed_on__lte=on)
    decided = ChcCase.objects.filter(~Q(outcome__in=("", "withdrawn")), person__in=people, decided_on__lte=on)
    found = checklists.order_by().values_list("case__person")
    found = found.union(
        tools.order_by().values_list("case__person"), decided.order_by().values_list("person")
    )
    return frozenset(person for (person,) in found)


def cases_for(staff) -> QuerySet[ChcCase]:
    """The cases of the people whose continuing healthcare somebody may see, with the person."""
    people = policies.people_for(staff, Permission.SEE_CHC).order_by()
    return ChcCase.objects.filter(person__in=people).select_related("person", "icb")


def disputes_for(staff) -> QuerySet[ChcDispute]:
    """The disputes in those cases."""
    people = policies.people_for(staff, Permission.SEE_CHC).order_by()
    return ChcDispute.objects.filter(case__person__in=people).select_related("case__person", "interim_funder")


def domains() -> list[DstDomain]:
    """The domains of the Decision Support Tool, in their order."""
    return list(DstDomain.objects.order_by("number"))


def funders(on: date) -> QuerySet[Organisation]:
    """The councils and ICBs that could pay meanwhile."""
    return options.councils(on) | options.boards(on)
