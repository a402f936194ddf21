"""How complete one record is, read from the review as it was fetched to be shown."""

from reviews.choices import Answer, Outcome
from reviews.models import Review, ReviewAnswer
from reviews.rules.quality import Quality, Recorded, quality


def quality_of(review: Review) -> Quality:
    """Of a review fetched by `person_reviews.review_for`. One query: how many actions it has, whosever they are."""
    answers = list(review.answers.all())
    return quality(
        Recorded(
            asked=len(answers),
            answered=sum(map(_is_answered, answers)),
            person_present=review.person_present,
            person_view=bool(review.person_view),
            family_present=review.family_present,
            advocate_present=review.advocate_present,
            still_right=review.still_right not in ("", Answer.NOT_RECORDED),
            least_restrictive=review.least_restrictive not in ("", Answer.NOT_RECORDED),
            to_live_nearer=bool(review.to_live_nearer),
            reasons=bool(review.decision),
            something_changes=review.outcome not in ("", Outcome.CONTINUE),
            actions=review.actions.count(),
        )
    )


def _is_answered(row: ReviewAnswer) -> bool:
    return row.answer != Answer.NOT_RECORDED or bool(row.note)
