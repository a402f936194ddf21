"""One recipe a model: valid by default."""

import uuid
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import connection

from accounts.roles import Role
from casework.choices import AskedIn
from casework.models import (
    Action,
    ActionChange,
    ActionChase,
    CaseworkPeriod,
    Contact,
    ContactAmendment,
    ContactFile,
    ContactLink,
    ContactNotice,
    ContactParty,
    Draft,
    Escalation,
    EscalationRule,
    EscalationStep,
    FaceQuestion,
    Feedback,
    FeedbackAnswer,
    FeedbackRequest,
    Goal,
    GoalCheck,
    Outcome,
    OutcomeAnswer,
    PartOfLife,
    PlannedContact,
    ReassignedPerson,
    Reassignment,
    Referral,
    ReferralChase,
    ReferralStep,
    SentForm,
    Service,
    ServiceArea,
    WorkerCard,
)
from casework.rules import codes
from tests.accounts.recipes import council, icb, staff
from tests.placements.recipes import LINCOLNSHIRE, circle_member, person

LONDON = ZoneInfo("Europe/London")


def contact(**fields) -> Contact:
    """A visit in which the person was seen, on 2 November 2026."""
    when = fields.get("happened_at") or datetime(2026, 11, 2, 14, 30, tzinfo=LONDON)
    return Contact.objects.create(
        **{
            "person": fields.get("person") or person(),
            "organisation": council(),
            "author": fields.get("author") or staff(),
            "happened_at": when,
            "recorded_at": when,
            "method": "visit",
            "text": "Ada showed me the garden she has planted.",
            "person_present": True,
        }
        | fields
    )


def just_recorded(**fields) -> Contact:
    """A contact recorded this moment by the database's clock, which no test stops and the lock goes by."""
    return contact(**{"happened_at": (now := database_now()), "recorded_at": now} | fields)


def database_now() -> datetime:
    """What the database says the time is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def amendment(**fields) -> ContactAmendment:
    """Something added the day after."""
    return ContactAmendment.objects.create(
        **{
            "contact": fields.get("contact") or contact(),
            "author": fields.get("author") or staff(),
            "text": "The garden is shared with her neighbour.",
        }
        | fields
    )


def draft(**fields) -> Draft:
    """An unfinished contact."""
    return Draft.objects.create(
        **{
            "author": fields.get("author") or staff(),
            "submission": uuid.uuid4(),
            "answers": {"text": ["Ada was out when I"], "method": ["visit"]},
            "saved_at": datetime(2026, 11, 20, 9, 0, tzinfo=LONDON),
        }
        | fields
    )


def reassignment(**fields) -> Reassignment:
    """A caseload of Rutland's that is to move on 1 December 2026."""
    return Reassignment.objects.create(
        **{
            "organisation": council(),
            "from_worker": fields["from_worker"] if "from_worker" in fields else staff(),
            "effective_on": date(2026, 12, 1),
            "because": "Robin leaves the team",
            "made_by": fields.get("made_by") or staff(Role.TEAM_MANAGER),
        }
        | fields
    )


def reassigned_person(**fields) -> ReassignedPerson:
    """Somebody of it."""
    whole = fields.get("reassignment") or reassignment()
    return ReassignedPerson.objects.create(
        **{
            "reassignment": whole,
            "person": fields.get("person") or person(link_worker=whole.from_worker),
            "to_worker": fields.get("to_worker") or staff(),
        }
        | fields
    )


def sent_form(**fields) -> SentForm:
    """A form its author sent on 20 November 2026."""
    return SentForm.objects.create(
        **{
            "author": fields.get("author") or staff(),
            "submission": uuid.uuid4(),
            "sent_at": datetime(2026, 11, 20, 9, 0, tzinfo=LONDON),
        }
        | fields
    )


def action(**fields) -> Action:
    """Something a link worker promised for the end of November 2026."""
    return Action.objects.create(
        **{
            "person": fields.get("person") or person(),
            "organisation": council(),
            "what": "Ask the GP for the health action plan",
            "owner": None if fields.get("owner_outside") else fields.get("owner") or staff(),
            "due_on": date(2026, 11, 30),
        }
        | fields
    )


def planned_contact(**fields) -> PlannedContact:
    """A visit planned for Tuesday 1 December 2026."""
    return PlannedContact.objects.create(
        **{
            "person": fields.get("person") or person(),
            "organisation": council(),
            "worker": fields.get("worker") or staff(),
            "planned_on": date(2026, 12, 1),
        }
        | fields
    )


def kept_plan() -> PlannedContact:
    """A planned visit that was made."""
    made = contact()
    return planned_contact(person=made.person, kept_by=made)


def referral(**fields) -> Referral:
    """A referral made in September 2026, waiting."""
    return Referral.objects.create(
        **{
            "person": fields.get("person") or person(),
            "organisation": council(),
            "reference": f"RF{uuid.uuid4().hex[:8]}",
            "made_on": date(2026, 9, 1),
            "service": "Speech and language therapy",
            "result": "waiting",
        }
        | fields
    )


def service(**fields) -> Service:
    """A speech and language team, checked in November 2026, that says it replies in ten days."""
    return Service.objects.create(
        **{
            "owner": council(),
            "name": "Speech and language team",
            "kind": "CHC",
            "what": "Helps people to be understood, and to eat and drink safely.",
            "place": "Health centre, Brackley Cross",
            "needs": ["communication", "eating"],
            "reply_days": 10,
            "checked_on": date(2026, 11, 2),
        }
        | fields
    )


def service_area(**fields) -> ServiceArea:
    """It serves Lincolnshire."""
    return ServiceArea.objects.create(
        **{
            "service": fields.get("service") or service(),
            "council": fields.get("council") or council(LINCOLNSHIRE),
        }
        | fields
    )


def referral_step(**fields) -> ReferralStep:
    """Accepted in September 2026, on record with the referral as a deed would keep it."""
    made = fields.get("referral") or referral(accepted_on=date(2026, 9, 8), result="accepted")
    return ReferralStep.objects.create(
        **{
            "referral": made,
            "step": "accepted",
            "happened_on": date(2026, 9, 8),
            "recorded_by": fields.get("recorded_by") or staff(),
        }
        | fields
    )


def referral_chase(**fields) -> ReferralChase:
    """Asked by phone in October 2026."""
    return ReferralChase.objects.create(
        **{
            "referral": fields.get("referral") or referral(),
            "chased_on": date(2026, 10, 5),
            "how": "phone",
            "chased_by": fields.get("chased_by") or staff(),
        }
        | fields
    )


def goal(**fields) -> Goal:
    """A goal set in September 2026."""
    return Goal.objects.create(
        **{
            "person": fields.get("person") or person(),
            "organisation": council(),
            "reference": f"G{uuid.uuid4().hex[:8]}",
            "domain": "Friends",
            "text": "See her sister every week",
            "set_on": date(2026, 9, 1),
            "check_every_weeks": 8,
        }
        | fields
    )


def goal_check(**fields) -> GoalCheck:
    """A look at a goal in October 2026: it improves."""
    return GoalCheck.objects.create(
        **{"goal": fields.get("goal") or goal(), "checked_on": date(2026, 10, 1), "rating": "improving"}
        | fields
    )


def feedback(**fields) -> Feedback:
    """Four of five, said by the person."""
    return Feedback.objects.create(
        **{
            "person": fields.get("person") or person(),
            "organisation": council(),
            "given_on": date(2026, 10, 1),
            "score": 4,
            "by_proxy": False,
            "words": "I like my room.",
        }
        | fields
    )


def promise(**fields) -> Action:
    """What the ICB promised for 6 November 2026, with an email address to remind it at."""
    return action(
        **{
            "what": "Send the continuing healthcare checklist",
            "owner": None,
            "owner_organisation": fields.get("owner_organisation") or icb(),
            "owner_email": "chc@icb.example.org",
            "due_on": date(2026, 11, 6),
        }
        | fields
    )


def action_change(**fields) -> ActionChange:
    """The date was moved by a week."""
    moved = fields.get("action") or action()
    return ActionChange.objects.create(
        **{
            "action": moved,
            "changed_by": fields.get("changed_by") or staff(),
            "due_before": date(2026, 11, 30),
            "due_after": date(2026, 12, 7),
            "who_before": moved.who,
            "who_after": moved.who,
            "because": "The surgery is closed that week",
        }
        | fields
    )


def chase(**fields) -> ActionChase:
    """An email on 13 November 2026, gone the same minute."""
    when = datetime(2026, 11, 13, 10, 0, tzinfo=LONDON)
    chased = fields.get("action") or promise()
    return ActionChase.objects.create(
        **{
            "action": chased,
            "way": "email",
            "to_organisation": chased.owner_organisation,
            "to_email": "chc@icb.example.org",
            "chased_on": when.date(),
            "chased_by": fields.get("chased_by") or staff(),
            "created_at": when,
            "sent_at": when,
        }
        | fields
    )


def escalation(**fields) -> Escalation:
    """A worry raised with the team manager on 16 November 2026, to be answered by the 23rd."""
    raised = Escalation.objects.create(
        **{
            "person": fields.get("person") or person(),
            "organisation": council(),
            "words": "Nobody says who pays for the night support.",
            "level": "team_manager",
            "owner": fields.get("owner") or staff(Role.TEAM_MANAGER),
            "raised_on": date(2026, 11, 16),
            "due_on": date(2026, 11, 23),
        }
        | fields
    )
    escalation_step(escalation=raised)
    return raised


def escalation_step(**fields) -> EscalationStep:
    """How it was raised."""
    raised = fields.get("escalation") or escalation()
    return EscalationStep.objects.create(
        **{
            "escalation": raised,
            "kind": "raised",
            "level": raised.level,
            "owner": raised.owner,
            "taken_on": raised.raised_on,
            "taken_by": fields.get("taken_by") or staff(),
            "due_on": raised.due_on,
            "words": raised.words,
        }
        | fields
    )


def escalation_rule(**fields) -> EscalationRule:
    """Ten working days for a manager, from 2030."""
    return EscalationRule.objects.create(
        **{"level": "team_manager", "valid_from": date(2030, 4, 1), "working_days": 10, "source": "Ours"}
        | fields
    )


def feedback_request(**fields) -> FeedbackRequest:
    """Asked in October 2026; the sheet is not back."""
    seven = "".join(codes.ALPHABET[byte % codes.SIZE] for byte in uuid.uuid4().bytes[:7])
    asked_on = fields.get("asked_on") or date(2026, 10, 20)
    return FeedbackRequest.objects.create(
        **{
            "person": fields.get("person") or person(),
            "organisation": council(),
            "asked_on": asked_on,
            "asked_by": fields.get("asked_by") or staff(),
            "code": codes.with_check(seven),
            "expires_on": asked_on + timedelta(days=60),
        }
        | fields
    )


def question(code: str = "help", asked_in: str = AskedIn.FEEDBACK) -> FaceQuestion:
    """One of the questions that came with the product."""
    return FaceQuestion.objects.get(code=code, asked_in=asked_in)


def feedback_answer(**fields) -> FeedbackAnswer:
    """A good face."""
    return FeedbackAnswer.objects.create(
        **{"feedback": fields.get("feedback") or feedback(), "question": question(), "face": 4} | fields
    )


def outcome(**fields) -> Outcome:
    """How life was in October 2026, said by the person."""
    return Outcome.objects.create(
        **{
            "person": fields.get("person") or person(),
            "organisation": council(),
            "answered_on": date(2026, 10, 1),
            "recorded_by": fields.get("recorded_by") or staff(),
        }
        | fields
    )


def outcome_answer(**fields) -> OutcomeAnswer:
    """A face in the middle."""
    return OutcomeAnswer.objects.create(
        **{
            "outcome": fields.get("outcome") or outcome(),
            "question": question("home", AskedIn.OUTCOME),
            "face": 3,
        }
        | fields
    )


def worker_card(**fields) -> WorkerCard:
    """How a link worker is reached."""
    return WorkerCard.objects.create(
        **{"staff": fields.get("staff") or staff(), "phone": "01632 960 142"} | fields
    )


def part_of_life(code: str = "people") -> PartOfLife:
    """One of those that came with the product."""
    return PartOfLife.objects.get(code=code)


def casework_period(**fields) -> CaseworkPeriod:
    """Eight weeks, and from the new year six."""
    return CaseworkPeriod.objects.create(
        **{"kind": "goal_check", "days": 42, "valid_from": date(2027, 1, 1), "source": "A test"} | fields
    )


def contact_party(**fields) -> ContactParty:
    """Their mother was there."""
    told = fields.get("contact") or contact()
    if not {"member", "organisation"} & fields.keys():
        fields["member"] = circle_member(person=told.person)
    return ContactParty.objects.create(**{"contact": told, "side": "family"} | fields)


def contact_link(**fields) -> ContactLink:
    """The contact was about a goal."""
    told = fields.get("contact") or contact()
    return ContactLink.objects.create(**{"contact": told, "goal": goal(person=told.person)} | fields)


def contact_notice(**fields) -> ContactNotice:
    """A colleague was told and has not looked yet."""
    told = fields.get("contact") or contact()
    return ContactNotice.objects.create(
        **{"contact": told, "told_by": told.author, "recipient": fields.get("recipient") or staff()} | fields
    )


def contact_file(**fields) -> ContactFile:
    """A letter of two kilobytes that came with a contact; nothing lies on the disk."""
    told = fields.get("contact") or contact()
    return ContactFile.objects.create(
        **{
            "contact": told,
            "form": uuid.uuid4(),
            "uploaded_by": told.author,
            "name": "letter.pdf",
            "kind": "pdf",
            "size": 2048,
            "file_name": f"{uuid.uuid4().hex}.pdf",
            "sha256": uuid.uuid4().hex * 2,
        }
        | fields
    )
