"""What was found about decisions of a person and what was decided for them, within what somebody may read."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Prefetch, QuerySet
from django.utils.text import capfirst

from accounts.roles import Permission
from linkworker.words import listed
from placements import policies
from placements.models import Person, Proposal
from placements.queries.proposals import proposals
from reviews.choices import Conclusion
from reviews.models import BestInterestsDecision, CapacityAssessment
from reviews.policies import capacity_assessments_for

ABILITIES = (
    ("understands", "understand what matters to it"),
    ("retains", "keep it in mind"),
    ("weighs", "use or weigh it"),
    ("communicates", "make it known"),
)
COLOURS = {Conclusion.CAN: "green", Conclusion.CANNOT: "purple", Conclusion.FLUCTUATES: "yellow"}
SHORT = {Conclusion.CAN: "Can decide", Conclusion.CANNOT: "Cannot decide now", Conclusion.FLUCTUATES: "Wait"}


@dataclass(frozen=True, slots=True)
class Line:
    """One finding as the tab lists it. `colour` is of its tag, `is_open` says that a decision must still be made.

    `withdrawn`: who withdrew it, when and why; None while it stands.
    """

    uid: UUID
    decision: str
    about: str
    assessed_on: date
    assessed_by: str
    words: str
    colour: str
    look_again_on: date | None
    look_again_late: bool
    decided_on: date | None
    is_open: bool
    of_a_move: bool
    withdrawn: CapacityAssessment | None


def assessments_of(person: Person, on: date) -> list[Line]:
    """Every finding about decisions of a person, newest first, those withdrawn last. Two queries."""
    standing = BestInterestsDecision.objects.standing().order_by("-decided_on", "-pk")
    rows = CapacityAssessment.objects.filter(person=person).select_related("withdrawn_by")
    rows = rows.prefetch_related(Prefetch("decisions", standing))
    withdrawn_last = F("withdrawn_at").asc(nulls_first=True)
    return [_line(row, on) for row in rows.order_by(withdrawn_last, "-assessed_on", "-pk")]


def _line(row: CapacityAssessment, on: date) -> Line:
    decided = max((one.decided_on for one in row.decisions.all()), default=None)
    conclusion = Conclusion(row.conclusion)
    stands = row.withdrawn_at is None
    late = stands and row.look_again_on is not None and row.look_again_on < on
    return Line(
        uid=row.uid,
        decision=row.decision,
        about=row.get_about_display(),
        assessed_on=row.assessed_on,
        assessed_by=f"{row.assessed_by}, {row.assessor_role}",
        words=SHORT[conclusion],
        colour=COLOURS[conclusion],
        look_again_on=row.look_again_on,
        look_again_late=late,
        decided_on=decided,
        is_open=stands and conclusion == Conclusion.CANNOT and decided is None,
        of_a_move=row.proposal_id is not None,
        withdrawn=None if stands else row,
    )


def assessment_for(staff) -> QuerySet[CapacityAssessment]:
    """The findings somebody may read, with what their page tells."""
    return capacity_assessments_for(staff).select_related(
        "recorded_by", "withdrawn_by", "proposal__home", "person__responsible_council"
    )


def moves_to_decide(staff, person: Person) -> QuerySet[Proposal]:
    """The moves proposed for a person that somebody may record a decision about; none for the host."""
    if not policies.is_responsible(staff, Permission.PROPOSE_PLACEMENT, person):
        return Proposal.objects.none().order_by("pk")
    return proposals(staff).open().filter(person=person).order_by("expected_on", "pk")


def finding_rows(assessment: CapacityAssessment) -> list[dict]:
    """The finding, question by question."""
    could = [words for name, words in ABILITIES if getattr(assessment, name) is True]
    could_not = [words for name, words in ABILITIES if getattr(assessment, name) is False]
    return [
        {"key": "What it is about", "value": assessment.get_about_display()},
        {"key": "Assessed by", "value": f"{assessment.assessed_by}, {assessment.assessor_role}"},
        {"key": "Help given to decide", "value": assessment.support_given},
        {"key": "Could", "value": capfirst(listed(could))},
        {
            "key": "Could not",
            "value": capfirst(listed(could_not)) or ("Nothing of the four" if could else ""),
        },
        {"key": "What causes it, and how", "value": assessment.causal_link},
        {"key": "Family or a friend to consult", "value": assessment.someone_to_consult},
        {"key": "Recorded by", "value": assessment.recorded_by.name},
    ]


def decisions_on(assessment: CapacityAssessment) -> list[dict]:
    """Each best-interests decision it led to, newest first, those withdrawn last, question by question."""
    found = assessment.decisions.select_related("recorded_by", "withdrawn_by")
    decided = found.order_by(F("withdrawn_at").asc(nulls_first=True), "-decided_on", "-pk")
    return [{"decision": one, "rows": _decided_rows(one)} for one in decided]


def _decided_rows(one: BestInterestsDecision) -> list[dict]:
    return [
        {"key": "Wishes, past and present", "value": one.wishes},
        {"key": "Consulted", "value": one.consulted},
        {"key": "Options considered", "value": one.options_considered},
        {"key": "Less restrictive option considered", "value": one.less_restrictive_considered},
        {"key": "Attorney, deputy or court", "value": one.get_authority_display()},
        {"key": "Advance decision", "value": one.get_advance_decision_display()},
        {"key": "Who disagreed", "value": one.dissent or "Nobody is recorded"},
        {"key": "Decided by", "value": one.decided_by},
        {"key": "Recorded by", "value": one.recorded_by.name},
    ]
