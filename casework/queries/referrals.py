"""Referrals: of one person, of everybody within reach, and those that wait too long for an answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Max, Prefetch, Q, QuerySet

from casework import policies
from casework.choices import PeriodKind, ReferralResult, ReferralStepKind
from casework.models import Goal, Referral, ReferralChase, ReferralStep, Service
from casework.queries.periods import days_of
from casework.rules import referrals as rules
from linkworker.words import counted
from placements.models import Person

COLOURS = {
    ReferralResult.WAITING: "yellow",
    ReferralResult.ACCEPTED: "blue",
    ReferralResult.STARTED: "green",
    ReferralResult.DECLINED: "red",
    ReferralResult.ENDED: "grey",
}
WITH_PERSON = (
    *("person__responsible_council", "person__responsible_icb", "person__link_worker"),
    *("service_entry", "made_by", "goal", "organisation"),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a referral stands on a day, in words and a colour; `late` when an answer is overdue."""

    referral: Referral
    state: ReferralResult
    due_on: date
    late: bool
    since: str

    @property
    def words(self) -> str:
        return str(self.state.label)

    @property
    def colour(self) -> str:
        return COLOURS[self.state]

    @property
    def next_steps(self) -> list[tuple[str, str]]:
        """What may happen next: the step, and its words."""
        return [
            (step.value, str(step.label)) for step in ReferralStepKind if rules.may_follow(self.state, step)
        ]


def answer_due_on(referral: Referral) -> date:
    """The day by which an answer to one is due."""
    return Referral.objects.with_answer_due().get(pk=referral.pk).answer_due_on


def standings(referrals: Iterable[Referral], on: date) -> list[Standing]:
    """How each stands on a day; the referrals come with `answer_due_on`."""
    return [standing(referral, on) for referral in referrals]


def standing(referral: Referral, on: date) -> Standing:
    """How one stands on a day; the referral comes with `answer_due_on`."""
    state = referral.state
    late = referral.waits and referral.answer_due_on < on
    return Standing(referral, state, referral.answer_due_on, late, _since(referral, state, on))


def _since(referral: Referral, state: ReferralResult, on: date) -> str:
    """How long it has waited; for the others nothing, their days stand beside them."""
    return f"for {counted((on - referral.made_on).days, 'day')}" if state == ReferralResult.WAITING else ""


def referrals(staff) -> QuerySet[Referral]:
    """Every referral somebody may read, with its person, its entry and the day its answer is due."""
    last = Max("chases__chased_on")
    found = policies.referrals_for(staff).with_answer_due().annotate(last_chased_on=last)
    return found.select_related(*WITH_PERSON)


def of_person(staff, person: Person) -> QuerySet[Referral]:
    """A person's referrals with their steps and chases, the latest first. Three queries."""
    steps = ReferralStep.objects.filter(taken_back_at=None).select_related("recorded_by").order_by("pk")
    chases = ReferralChase.objects.select_related("chased_by").order_by("chased_on", "pk")
    return (
        referrals(staff)
        .filter(person=person)
        .prefetch_related(Prefetch("steps", steps), Prefetch("chases", chases))
        .order_by("-made_on", "-pk")
    )


def narrowed(
    staff, *, state: str = "", urgent: bool = False, mine: bool = False, words: str = "", on: date
) -> QuerySet[Referral]:
    """The referrals of everybody within reach: the longest waiting first, what is over latest first.

    `state` is "late" for those whose answer is overdue, "all", or a result; without one those that wait.
    """
    found = referrals(staff)
    if state == "late":
        found = found.unanswered().filter(answer_due_on__lt=on)
    elif state in ("", ReferralResult.WAITING):
        found = found.unanswered()
    elif state != "all":
        found = found.in_state(state)
    if urgent:
        found = found.filter(urgent=True)
    if mine:
        found = found.filter(made_by=staff)
    if words:
        found = found.filter(Q(service__icontains=words) | Q(service_entry__name__icontains=words))
    over = state in ("all", ReferralResult.DECLINED, ReferralResult.ENDED)
    return found.order_by("-made_on", "-pk") if over else found.order_by("made_on", "pk")


def referrals_waiting_too_long(staff, on: date) -> QuerySet[Referral]:
    """Those whose answer is overdue, the longest waiting first, each with `answer_due_on` and `last_chased_on`.

    Who was asked lately (PeriodKind.REFERRAL_CHASE) is left alone. Two queries.
    """
    lately = on - timedelta(days=days_of(PeriodKind.REFERRAL_CHASE, on))
    late = referrals(staff).unanswered().filter(answer_due_on__lt=on)
    return late.filter(Q(last_chased_on=None) | Q(last_chased_on__lte=lately)).order_by(
        F("answer_due_on"), "pk"
    )


def of_service(staff, service: Service, on: date) -> QuerySet[Referral]:
    """Our referrals to one entry that somebody may read, those that wait first."""
    return referrals(staff).filter(service_entry=service, made_on__lte=on).order_by("-made_on", "-pk")


def goals_to_serve(person: Person, organisation) -> QuerySet[Goal]:
    """The person's goals that a referral of this organisation's may serve, the latest first."""
    return Goal.objects.filter(person=person, organisation=organisation).order_by("-set_on", "-pk")


def steps_of(staff) -> QuerySet[ReferralStep]:
    """The steps of referrals somebody may read, to look one up among."""
    read = policies.referrals_for(staff).order_by()
    return ReferralStep.objects.filter(referral__in=read, taken_back_at=None).select_related(
        "referral__person__responsible_council",
        "referral__person__responsible_icb",
        "referral__person__link_worker",
    )
