"""Peer review in the demonstration: two records drawn by lot, of which one was looked at and one waits."""

from datetime import timedelta
from decimal import Decimal

from reporting.imports.rutland.scene import Scene
from reporting.imports.rutland.staff import MANAGER
from reviews.models import DrawnRecord, PeerAnswer, PeerReview, PeerSample, PeerStandard, Review
from reviews.rules import peer_review as rules

SEED = "0123456789abcdef0123456789abcdef"
NUMBER, DRAWN_DAYS, LOOKED_DAYS, PERIOD_DAYS = 2, 20, 6, 180
ANSWERS = {
    "heard": "partly",
    "nearer_home": "not_recorded",
    "safeguards": "not_met",
    "actions": "partly",
}


def keep(scene: Scene) -> None:
    """Keep the draw, and what the manager found in the first of the two."""
    last = scene.ago(DRAWN_DAYS + 1)
    first = last - timedelta(days=PERIOD_DAYS)
    held = Review.objects.filter(
        organisation=scene.owner, held_on__gte=first, held_on__lte=last, recorded_by__isnull=False
    )
    records = dict(held.order_by("pk").values_list("uid", "pk"))
    drawn_at = scene.pen.at(scene.ago(DRAWN_DAYS), 10)
    (sample,) = scene.pen.put(
        PeerSample,
        [
            {
                "organisation_id": scene.owner.pk,
                "drawn_by_id": scene.staff[MANAGER],
                "drawn_on": scene.ago(DRAWN_DAYS),
                "held_from": first,
                "held_to": last,
                "asked": NUMBER,
                "found": len(records),
                "seed": SEED,
                "created_at": drawn_at,
            }
        ],
    )
    drawn = scene.pen.put(
        DrawnRecord,
        [
            {"sample_id": sample["id"], "review_id": records[uid], "place": place, "created_at": drawn_at}
            for place, uid in enumerate(rules.drawn(SEED, records, NUMBER), start=1)
        ],
    )
    _look_at(scene, drawn[0]["id"])


def _look_at(scene: Scene, drawn: int) -> None:
    (looked,) = scene.pen.put(
        PeerReview,
        [
            {
                "drawn_id": drawn,
                "by_id": scene.staff[MANAGER],
                "reviewed_on": scene.ago(LOOKED_DAYS),
                "findings": "Good on what the day is like there. Nobody wrote down what would have to be true to come "
                "home, and the authorisation that ran out is not spoken of.",
                "to_change": "Ask about home each time, also when the answer is no.",
                "weekly_change": Decimal("-85.00"),
                "created_at": scene.pen.at(scene.ago(LOOKED_DAYS), 15),
            }
        ],
    )
    standards = PeerStandard.objects.filter(version=1).order_by("order", "pk")
    scene.pen.put(
        PeerAnswer,
        [
            {
                "peer_review_id": looked["id"],
                "standard_id": standard.pk,
                "answer": ANSWERS.get(standard.code, "met"),
            }
            for standard in standards
        ],
    )
