"""What the peer reviews of the last twelve months come to, for one organisation."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Prefetch

from accounts.models import Organisation
from accounts.policies import allowed
from accounts.roles import Permission
from linkworker.periods import add_months
from linkworker.words import FEWEST_FOR_A_PERCENTAGE
from placements.policies import people_for
from reviews.choices import StandardMet
from reviews.models import DrawnRecord, PeerAnswer, PeerReview
from reviews.queries.peer_reviews import cost_in_words, score_of
from reviews.queries.signing import theirs
from reviews.rules import peer_review as rules

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Met:
    """One standard: met and partly met, of those records it applies to, in its newest words."""

    text: str
    met: int
    partly: int
    of: int

    @property
    def percent(self) -> int | None:
        """The share met, rounded down; None of fewer than ten, of which the numbers alone are told."""
        return 100 * self.met // self.of if self.of >= FEWEST_FOR_A_PERCENTAGE else None


@dataclass(frozen=True, slots=True)
class Cost:
    """What the reviewers would change, in pounds a week, and in how many peer reviews nobody looked."""

    weekly: Decimal
    looked: int
    not_looked: int

    @property
    def words(self) -> str:
        """ "£120.00 a week less"."""
        return cost_in_words(self.weekly)


@dataclass(frozen=True, slots=True)
class Summary:
    """Peer reviews recorded since a day, and what became of the records drawn since it.

    `average` is None for fewer than five. `out_of_reach` wait, and are of nobody the reader reaches today.
    """

    since: date
    done: int
    drawn: int
    drawn_done: int
    average: int | None
    standards: tuple[Met, ...]
    cost: Cost | None
    out_of_reach: int


def summary(staff, organisation: Organisation, today: date) -> Summary:
    """Counted over all records of the organisation; money over those of people whose costs somebody may see.

    Eight queries, however many.
    """
    since = add_months(today, -MONTHS)
    made = _made(organisation, since)
    costs = _costs(staff, made)
    counted = DrawnRecord.objects.filter(sample__organisation=organisation, sample__drawn_on__gt=since)
    numbers = counted.order_by().aggregate(drawn=Count("pk"), done=Count("peer_review"))
    scores = [score for score in map(score_of, made) if score]
    return Summary(
        since=since,
        done=len(made),
        drawn=numbers["drawn"],
        drawn_done=numbers["done"],
        average=rules.mean(scores),
        standards=_standards(made, costs),
        cost=_cost(costs) if costs is not None else None,
        out_of_reach=_out_of_reach(staff, organisation),
    )


def _made(organisation: Organisation, since: date) -> list[PeerReview]:
    answers = PeerAnswer.objects.select_related("standard").order_by("standard__order", "pk")
    found = PeerReview.objects.filter(drawn__sample__organisation=organisation, reviewed_on__gt=since)
    return list(found.order_by("reviewed_on", "pk").prefetch_related(Prefetch("answers", queryset=answers)))


def _costs(staff, made: Sequence[PeerReview]) -> list[PeerReview] | None:
    """Those of people whose costs somebody may see; None for whoever sees nobody's."""
    if not allowed(staff, Permission.SEE_COSTS):
        return None
    people = people_for(staff, Permission.SEE_COSTS).order_by()
    keys = PeerReview.objects.filter(pk__in=[one.pk for one in made], drawn__review__person__in=people)
    within = set(keys.order_by().values_list("pk", flat=True))
    return [one for one in made if one.pk in within]


def _standards(made: Sequence[PeerReview], costs: Sequence[PeerReview] | None) -> tuple[Met, ...]:
    """A code keeps its meaning from version to version, so its answers are counted together."""
    said: dict[str, list[str]] = defaultdict(list)
    newest: dict[str, tuple[int, int, str]] = {}
    seen = {one.pk for one in costs or ()}
    for one in made:
        for answer in one.answers.all():
            standard = answer.standard
            if standard.about_money and one.pk not in seen:
                continue
            told = (standard.version, standard.order, standard.text)
            newest[standard.code] = max(told, newest.get(standard.code, told))
            said[standard.code].append(answer.answer)
    ordered = sorted(newest, key=lambda code: (newest[code][1], code))
    return tuple(_met(newest[code][2], said[code]) for code in ordered)


def _met(text: str, answers: Sequence[str]) -> Met:
    applicable = [one for one in answers if one != StandardMet.NOT_APPLICABLE]
    return Met(
        text,
        sum(one == StandardMet.MET for one in applicable),
        sum(one == StandardMet.PARTLY for one in applicable),
        len(applicable),
    )


def _cost(made: Sequence[PeerReview]) -> Cost:
    looked = [one.weekly_change for one in made if one.weekly_change is not None]
    return Cost(sum(looked, Decimal(0)), len(looked), len(made) - len(looked))


def _out_of_reach(staff, organisation: Organisation) -> int:
    waiting = DrawnRecord.objects.filter(sample__organisation=organisation, peer_review=None).order_by()
    within = theirs(staff, Permission.SEE_PEER_REVIEWS).order_by()
    return waiting.exclude(review__in=within).count()
