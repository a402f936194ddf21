"""One recipe a model: valid by default."""

import uuid
from datetime import date, datetime
from zoneinfo import ZoneInfo

from casework.models import (
    Action,
    Contact,
    ContactAmendment,
    Draft,
    Feedback,
    Goal,
    GoalCheck,
    Referral,
)
from tests.accounts.recipes import council, staff
from tests.placements.recipes import person

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
