"""One recipe a model of peer review: valid by default."""

from datetime import date

from accounts.roles import Role
from reviews.models import DrawnRecord, PeerAnswer, PeerReview, PeerSample, PeerStandard
from tests.accounts.recipes import council, staff

SEED = "5eed" * 8


def peer_standard(**fields) -> PeerStandard:
    """A standard of a list that is over."""
    return PeerStandard.objects.create(
        **{"version": 0, "code": "own_view", "order": 1, "text": "She was asked"} | fields
    )


def peer_sample(**fields) -> PeerSample:
    """One of three, drawn by Rutland's manager on 2 November 2026 from the reviews of May."""
    return PeerSample.objects.create(
        **{
            "organisation": council(),
            "drawn_by": fields.get("drawn_by") or staff(Role.TEAM_MANAGER),
            "drawn_on": date(2026, 11, 2),
            "held_from": date(2026, 5, 1),
            "held_to": date(2026, 5, 31),
            "asked": 1,
            "found": 3,
            "seed": SEED,
        }
        | fields
    )


def drawn_record(*, review, **fields) -> DrawnRecord:
    """The first of its draw."""
    sample = fields.get("sample") or peer_sample(organisation=review.organisation)
    return DrawnRecord.objects.create(**{"sample": sample, "review": review, "place": 1} | fields)


def peer_review(*, drawn, answers=None, **fields) -> PeerReview:
    """All that is not about money is met, but for what `answers` say by code; done on 16 November 2026."""
    made = PeerReview.objects.create(
        **{
            "drawn": drawn,
            "by": fields.get("by") or staff(),
            "reviewed_on": date(2026, 11, 16),
            "findings": "Her own words are there.",
        }
        | fields
    )
    asked = PeerStandard.objects.filter(version=1, about_money=False).order_by("order", "pk")
    said = dict.fromkeys(asked.values_list("code", flat=True), "met") | (answers or {})
    for code, answer in said.items():
        peer_answer(peer_review=made, standard=PeerStandard.objects.get(version=1, code=code), answer=answer)
    return made


def peer_answer(**fields) -> PeerAnswer:
    """Met."""
    return PeerAnswer.objects.create(**{"answer": "met"} | fields)
