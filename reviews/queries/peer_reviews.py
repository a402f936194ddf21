"""What was drawn for peer review and what was found: the list, and the part of one record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Max, Prefetch, QuerySet

from accounts.models import Organisation
from accounts.policies import allowed
from accounts.roles import Permission
from linkworker.words import pounds
from placements.policies import may, may_for
from reviews.choices import StandardMet
from reviews.models import DrawnRecord, PeerAnswer, PeerReview, PeerSample, PeerStandard, Review
from reviews.queries import peer_drawing
from reviews.queries.paper import Line
from reviews.queries.signing import theirs
from reviews.rules import peer_review as rules
from reviews.rules.peer_review import Score

COLOURS = {StandardMet.MET: "green", StandardMet.PARTLY: "orange", StandardMet.NOT_MET: "red"}
LATEST_DRAWS = 10


@dataclass(frozen=True, slots=True)
class Found:
    """A peer review as it is read. `cost` is None for whoever may not see what things cost."""

    reviewers: tuple[str, ...]
    on: date
    score: Score | None
    version: int
    lines: tuple[Line, ...]
    findings: str
    to_change: str
    cost: str | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the page of a record says: when it was drawn, whether it waits too long, and what was found."""

    on: date
    late: bool
    may_record: bool
    found: Found | None


@dataclass(frozen=True, slots=True)
class Row:
    """One drawn record in the list."""

    review: Review
    drawn_on: date
    late: bool
    may_record: bool
    done: PeerReview | None
    score: Score | None


def standards(*, money: bool) -> list[PeerStandard]:
    """The newest version; without what only those are asked who may see what things cost. Two queries."""
    newest = PeerStandard.objects.order_by().aggregate(newest=Max("version"))["newest"]
    found = PeerStandard.objects.filter(version=newest).order_by("order", "pk")
    return list(found if money else found.filter(about_money=False))


def waiting(staff, organisation: Organisation) -> QuerySet[Review]:
    """What waits: all of it for whoever draws, else what somebody may do; the newest draw first."""
    found = peer_drawing.marked_on_the_case(_drawn(staff, organisation), staff)
    found = found.filter(drawn_record__peer_review=None)
    return found if peer_drawing.draws_for(staff, organisation) else found.filter(is_on_the_case=False)


def done(staff, organisation: Organisation) -> QuerySet[Review]:
    """What has had its peer review, the newest draw first."""
    marked = peer_drawing.marked_on_the_case(_drawn(staff, organisation), staff)
    answers = _answers("drawn_record__peer_review__answers")
    return marked.exclude(drawn_record__peer_review=None).prefetch_related(answers)


def _drawn(staff, organisation: Organisation) -> QuerySet[Review]:
    found = theirs(staff, Permission.SEE_PEER_REVIEWS).filter(organisation=organisation)
    together = (
        "drawn_record__sample",
        "drawn_record__peer_review__by",
        "drawn_record__peer_review__with_whom",
    )
    return (
        found.exclude(drawn_record=None)
        .select_related("person", "recorded_by", *together)
        .order_by("-drawn_record__sample__drawn_on", "-drawn_record__sample__pk", "drawn_record__place", "pk")
    )


def rows(reviews: Iterable[Review], today: date) -> list[Row]:
    """One page of `waiting` or `done`, ready to be shown. No query of its own."""
    return [_row(review, today) for review in reviews]


def _row(review: Review, today: date) -> Row:
    drawn = review.drawn_record
    found = getattr(drawn, "peer_review", None)
    return Row(
        review=review,
        drawn_on=drawn.sample.drawn_on,
        late=found is None and rules.is_late(drawn.sample.drawn_on, today),
        may_record=found is None and not review.is_on_the_case,
        done=found,
        score=score_of(found) if found else None,
    )


def score_of(found: PeerReview) -> Score | None:
    """Of a peer review whose answers were fetched. What concerns money has no part in it: not everybody is asked."""
    return rules.score([one.answer for one in found.answers.all() if not one.standard.about_money])


def draws(organisation: Organisation) -> list[PeerSample]:
    """The latest draws, each with how many fell (`number`) for whoever wants to check them."""
    found = PeerSample.objects.filter(organisation=organisation).select_related("drawn_by")
    latest = found.annotate(number=Max("drawn__place")).order_by("-drawn_on", "-pk")
    return list(latest[:LATEST_DRAWS])


def number_drawn(sample: PeerSample) -> int:
    """How many records one draw came to."""
    return sample.drawn.count()


def was_drawn(staff, review: Review) -> bool:
    """Is there anything for somebody to look at: was it drawn, and is it a record of their own organisation's?"""
    return DrawnRecord.objects.filter(review=review).exists() and may_for(
        staff, Permission.SEE_PEER_REVIEWS, review.person, review.organisation_id
    )


def why_not(staff, review: Review) -> str:
    """Why somebody does not record the peer review of a drawn record; nothing where they may. Four queries."""
    if PeerReview.objects.filter(drawn__review=review).exists():
        return "This record has had its peer review"
    tie = peer_drawing.on_the_case(review).get(staff.pk)
    return tie.to_themselves if tie else ""


def of_record(staff, review: Review, today: date) -> Drawn | None:
    """What the page of a record says of its peer review; None for a record not drawn, or of another organisation.

    One query for a record that was not drawn, nine at the most.
    """
    if not allowed(staff, Permission.SEE_PEER_REVIEWS):
        return None
    found = DrawnRecord.objects.filter(review=review)
    drawn = found.select_related("sample", "peer_review__by", "peer_review__with_whom").order_by("pk").first()
    if drawn is None:
        return None
    if not may_for(staff, Permission.SEE_PEER_REVIEWS, review.person, review.organisation_id):
        return None
    made = getattr(drawn, "peer_review", None)
    return Drawn(
        on=drawn.sample.drawn_on,
        late=made is None and rules.is_late(drawn.sample.drawn_on, today),
        may_record=made is None and staff.pk not in peer_drawing.on_the_case(review),
        found=_found(made, money=may(staff, Permission.SEE_COSTS, review.person)) if made else None,
    )


def _found(made: PeerReview, *, money: bool) -> Found:
    answers = list(made.answers.select_related("standard").order_by("standard__order", "pk"))
    scored = [one.answer for one in answers if not one.standard.about_money]
    return Found(
        reviewers=tuple(str(one) for one in (made.by, made.with_whom) if one),
        on=made.reviewed_on,
        score=rules.score(scored),
        version=answers[0].standard.version if answers else 0,
        lines=tuple(_line(one) for one in answers if money or not one.standard.about_money),
        findings=made.findings,
        to_change=made.to_change,
        cost=cost_in_words(made.weekly_change) if money else None,
    )


def _line(one: PeerAnswer) -> Line:
    said = "" if one.answer == StandardMet.NOT_RECORDED else one.get_answer_display()
    return Line(one.standard.text, said, colour=COLOURS.get(one.answer, ""))


def cost_in_words(change: Decimal | None) -> str:
    """ "£120.00 a week less", "The same", "Not looked at"."""
    if change is None:
        return "Not looked at"
    if not change:
        return "The same"
    return f"{pounds(abs(change))} a week {'more' if change > 0 else 'less'}"


def _answers(path: str) -> Prefetch:
    return Prefetch(
        path, queryset=PeerAnswer.objects.select_related("standard").order_by("standard__order", "pk")
    )
