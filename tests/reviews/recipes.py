"""One recipe a model: valid by default."""

import uuid
from datetime import date

from accounts.roles import Role
from placements.models import Home, SettingType
from reviews.models import (
    Addition,
    Authorisation,
    AuthorisationCondition,
    BestInterestsDecision,
    CancelledDuty,
    CapacityAssessment,
    ContactReview,
    DutyRule,
    HomeReviewEvent,
    HomeReviewLeft,
    HomeReviewListing,
    ImportedRows,
    LibertyAssessment,
    LibertyTest,
    PlannedDuty,
    PsychotropicMedicine,
    Question,
    RegisterImport,
    Review,
    ReviewAnswer,
    ReviewPlan,
    ReviewRequest,
    SignOff,
)
from tests.accounts.recipes import council, staff
from tests.casework.recipes import contact
from tests.placements.recipes import LINCOLNSHIRE, home, legal_status, person
from tests.reviews.recipes_of_peers import *  # noqa: F403
from tests.reviews.recipes_of_safety import *  # noqa: F403


def review(**fields) -> Review:
    """A Care Act annual review held in May 2026; the placement continues."""
    return Review.objects.create(
        **{
            "person": fields.get("person") or person(),
            "organisation": council(),
            "kind": "CA12",
            "held_on": date(2026, 5, 12),
            "outcome": "continue",
            "person_present": True,
        }
        | fields
    )


def answer(**fields) -> ReviewAnswer:
    """A yes to the first question of the Winterbourne-style record."""
    return ReviewAnswer.objects.create(
        **{
            "review": fields.get("review") or review(kind="CONC"),
            "question": fields.get("question") or Question.objects.get(kind="CONC", version=1, code="safe"),
            "answer": "yes",
        }
        | fields
    )


def duty_rule(**fields) -> DutyRule:
    """A rule that is over: before the scheme's own standard began."""
    return DutyRule.objects.create(
        **{
            "kind": "CONC",
            "first_after_months": 3,
            "then_every_months": 3,
            "source": "Test",
            "valid_from": date(2010, 1, 1),
            "valid_until": date(2012, 1, 1),
        }
        | fields
    )


def review_plan(**fields) -> ReviewPlan:
    """A meeting planned for the first of December 2026, for no duty yet."""
    return ReviewPlan.objects.create(
        **{
            "person": fields.get("person") or person(),
            "organisation": council(),
            "recorded_by": fields.get("recorded_by") or staff(Role.LINK_WORKER),
            "planned_on": date(2026, 12, 1),
        }
        | fields
    )


def planned_duty(**fields) -> PlannedDuty:
    """The Care Act annual review due on 12 May 2027 is planned."""
    return PlannedDuty.objects.create(
        **{"plan": fields.get("plan") or review_plan(), "kind": "CA12", "due_on": date(2027, 5, 12)} | fields
    )


def cancelled_duty(**fields) -> CancelledDuty:
    """The annual review due in May 2026 is owed no more: another council took over."""
    return CancelledDuty.objects.create(
        **{
            "person": fields.get("person") or person(),
            "organisation": council(),
            "recorded_by": fields.get("recorded_by") or staff(Role.TEAM_MANAGER),
            "kind": "CA12",
            "due_on": date(2026, 5, 12),
            "reason": "moved_body",
            "words": "Leicestershire took over on 1 April.",
        }
        | fields
    )


def register_import(**fields) -> RegisterImport:
    """A register Rutland's team manager uploaded, with one thing to correct."""
    return RegisterImport.objects.create(
        **{
            "organisation": council(),
            "uploaded_by": fields.get("uploaded_by") or staff(Role.TEAM_MANAGER),
            "named": "register.xlsx",
            "file_name": f"{'0' * 64}-{uuid.uuid4().hex[:12]}.xlsx",
            "sha256": "0" * 64,
            "state": "faults",
            "faults": [["people", 2, "nhs_number", "is not an NHS number: check the 10 digits."]],
            "fault_count": 1,
        }
        | fields
    )


def imported_rows(**fields) -> ImportedRows:
    """One row an import added."""
    return ImportedRows.objects.create(
        **{
            "register_import": fields.get("register_import") or register_import(),
            "table": "placements_person",
            "keys": [1],
            "states": [1],
        }
        | fields
    )


def contact_review(**fields) -> ContactReview:
    """A contact was about a review."""
    held = fields.get("review") or review()
    return ContactReview.objects.create(**{"contact": contact(person=held.person), "review": held} | fields)


def sign_off(**fields) -> SignOff:
    """A manager sent the record back."""
    return SignOff.objects.create(
        **{
            "review": fields.get("review") or review(to_be_signed=True),
            "by": fields.get("by") or staff(Role.TEAM_MANAGER),
            "answer": "sent_back",
            "because": "Who was asked about the night staff?",
        }
        | fields
    )


def addition(**fields) -> Addition:
    """Words added to the record."""
    return Addition.objects.create(
        **{
            "review": fields.get("review") or review(),
            "by": fields.get("by") or staff(),
            "text": "Her sister was asked on Friday.",
        }
        | fields
    )


def review_request(**fields) -> ReviewRequest:
    """Her sister asked for a review in October 2026."""
    return ReviewRequest.objects.create(
        **{
            "person": fields.get("person") or person(),
            "organisation": council(),
            "recorded_by": fields.get("recorded_by") or staff(),
            "kind": "REQ",
            "asked_on": date(2026, 10, 5),
            "asked_by": "family",
            "why": "She has stopped going out.",
        }
        | fields
    )


def psychotropic_medicine(**fields) -> PsychotropicMedicine:
    """Taken since January 2026."""
    return PsychotropicMedicine.objects.create(
        **{
            "person": fields.get("person") or person(),
            "organisation": council(),
            "recorded_by": fields.get("recorded_by") or staff(),
            "name": "Risperidone 1 mg",
            "reason": "Hearing voices",
            "started_on": date(2026, 1, 12),
        }
        | fields
    )


def capacity_assessment(**fields) -> CapacityAssessment:
    """She could not weigh whether to move, with all support given."""
    return CapacityAssessment.objects.create(
        **{
            "person": fields.get("person") or person(),
            "about": "home",
            "decision": "Whether to move to Larch Cottage",
            "assessed_on": date(2026, 11, 16),
            "assessed_by": "Jo Heath",
            "assessor_role": "social worker",
            "support_given": "Two visits and photographs",
            "weighs": False,
            "causal_link": "Her learning disability keeps her from comparing the two",
            "conclusion": "cannot",
            "recorded_by": fields.get("recorded_by") or staff(),
        }
        | fields
    )


def best_interests_decision(**fields) -> BestInterestsDecision:
    """She moves, decided two days later."""
    return BestInterestsDecision.objects.create(
        **{
            "assessment": fields.get("assessment") or capacity_assessment(),
            "decided_on": date(2026, 11, 18),
            "decided_by": "Jo Heath",
            "options_considered": "Staying, or Larch Cottage",
            "wishes": "A garden",
            "consulted": "Her sister",
            "less_restrictive_considered": True,
            "authority": "nobody",
            "advance_decision": "not_treatment",
            "decision": "Larch Cottage",
            "recorded_by": fields.get("recorded_by") or staff(),
        }
        | fields
    )


def authorisation(**fields) -> Authorisation:
    """A DoLS request of the second of November, waiting for Rutland's decision."""
    return Authorisation.objects.create(
        **{
            "person": fields.get("person") or person(),
            "scheme": "dols",
            "supervisory_body": None if fields.get("scheme") == "court" else council(),
            "requested_on": date(2026, 11, 2),
            "requested_by": "The manager of Elm House",
            "recorded_by": fields.get("recorded_by") or staff(),
        }
        | fields
    )


def granted(**fields) -> Authorisation:
    """Granted on 10 June 2026 until 31 May 2027, with the legal status it gave."""
    who = fields.get("person") or person()
    return authorisation(
        **{
            "person": who,
            "requested_on": date(2026, 6, 3),
            "state": "granted",
            "decided_on": date(2026, 6, 10),
            "granted_from": date(2026, 6, 10),
            "granted_days": 356,
            "representative": "Rose Larch, her sister",
            "status": fields.get("status") or legal_status(person=who),
        }
        | fields
    )


def liberty_assessment(**fields) -> LibertyAssessment:
    """Concluded on 9 June 2026, by the test of that month, that she is deprived of her liberty."""
    day = fields.get("assessed_on", date(2026, 6, 9))
    return LibertyAssessment.objects.create(
        **{
            "authorisation": fields.get("authorisation") or granted(),
            "test": LibertyTest.objects.filter(valid_from__lte=day).latest("valid_from"),
            "assessed_on": day,
            "assessed_by": "Kit Ash",
            "factors": "The door is locked. She has tried it",
            "wishes_feelings_evidence": "She packs her bag each morning",
            "objecting": "yes",
            "conclusion": "deprived",
            "recorded_by": fields.get("recorded_by") or staff(),
        }
        | fields
    )


def authorisation_condition(**fields) -> AuthorisationCondition:
    """She goes out every day, the manager sees to it."""
    return AuthorisationCondition.objects.create(
        **{
            "authorisation": fields.get("authorisation") or granted(),
            "words": "She goes out every day with somebody she chooses",
            "who": "The manager of Elm House",
            "recorded_by": fields.get("recorded_by") or staff(),
        }
        | fields
    )


def shared_house(**fields) -> Home:
    """Supported living in Lincolnshire, where several people live."""
    kind = SettingType.objects.get(code="SL_SHARED")
    return home(LINCOLNSHIRE, **{"setting_type": kind, "name": "Larch Row"} | fields)


def home_review_listing(**fields) -> HomeReviewListing:
    """Rutland put it on the programme in October 2026: everybody by the end of the year."""
    return HomeReviewListing.objects.create(
        **{
            "home": fields.get("home") or shared_house(),
            "organisation": council(),
            "recorded_by": fields.get("recorded_by") or staff(Role.TEAM_MANAGER),
            "listed_on": date(2026, 10, 5),
            "due_on": date(2026, 12, 31),
        }
        | fields
    )


def home_review_event(**fields) -> HomeReviewEvent:
    """The meeting of 18 November 2026."""
    return HomeReviewEvent.objects.create(
        **{
            "home": fields.get("home") or shared_house(),
            "organisation": council(),
            "recorded_by": fields.get("recorded_by") or staff(),
            "held_on": date(2026, 11, 18),
            "who_came": "The manager of the house, an advocate",
        }
        | fields
    )


def home_review_left(**fields) -> HomeReviewLeft:
    """Away with family that week."""
    return HomeReviewLeft.objects.create(
        **{
            "event": fields.get("event") or home_review_event(),
            "person": fields.get("person") or person(),
            "because": "Away with family",
        }
        | fields
    )
