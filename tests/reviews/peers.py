"""What the tests of peer review share: records to draw from, and what is sent."""

from datetime import date
from uuid import uuid4

from accounts.roles import Role
from reviews import actions
from reviews.models import PeerReview, PeerSample, PeerStandard, Review
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews import recipes

MAY = {"held_from": date(2026, 5, 1), "held_to": date(2026, 5, 31)}
CODES = ("own_view", "heard", "follows", "less_restrictive", "nearer_home", "safeguards", "actions")


def records(number: int, **fields) -> list[Review]:
    """So many reviews of 12 May, each of somebody else, recorded by a colleague."""
    writer = fields.pop("recorded_by", None) or accounts.staff()
    return [
        recipes.review(person=placements.placement().person, recorded_by=writer, **fields)
        for _ in range(number)
    ]


def draw(by, **answers) -> PeerSample:
    """Two of May, said on 22 November 2026."""
    return actions.draw_peer_sample(
        by=by,
        **{
            "organisation": accounts.council(),
            "asked": 2,
            "today": accounts.TODAY,
            "submission": uuid4(),
            **MAY,
        }
        | answers,
    )


def record(by, review, **answers) -> PeerReview:
    """Every standard met, and nobody asked about money."""
    return actions.record_peer_review(
        by=by,
        review=review,
        **{
            "said": dict.fromkeys(CODES, "met"),
            "version": 1,
            "findings": "Her own words are there.",
            "today": accounts.TODAY,
            "submission": uuid4(),
        }
        | answers,
    )


def told(**more) -> dict:
    """What a form sends."""
    return {f"standard_{code}": "met" for code in CODES} | {
        "findings": "Her own words are there.",
        "version": "1",
        "submission": str(uuid4()),
        **more,
    }


def told_with_money(**more) -> dict:
    """What a manager's form sends."""
    return told(**{"standard_cost": "met", "cost": "not_looked"} | more)


def peer(**fields):
    """A link worker of Rutland who has nothing to do with anybody."""
    return accounts.staff(Role.LINK_WORKER, **fields)


def next_version() -> list[PeerStandard]:
    """A second version of the standards: one asks in other words."""
    return [
        recipes.peer_standard(version=2, code="own_view", order=1, text="What the person wants stands first"),
        recipes.peer_standard(version=2, code="nights", order=2, text="Nights were asked about"),
    ]
