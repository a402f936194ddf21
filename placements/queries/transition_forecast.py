"""The forecast of a council's own young people with a plan: numbers and likely cost by financial year and payer."""

from dataclasses import dataclass
from datetime import date

from accounts.models import Organisation
from placements.models import Person, TransitionPlan
from placements.policies import responsible_to
from placements.queries.transition import in_transition
from placements.rules import transition_forecast
from placements.rules.transition_forecast import COUNCIL, EDUCATION, ICB, Prospect, Range, TransitionForecast

PAYER_WORDS = {
    COUNCIL: "The council",
    ICB: "NHS (integrated care board)",
    EDUCATION: "Education",
    transition_forecast.NOT_RECORDED: "Payer not recorded",
}


@dataclass(frozen=True, slots=True)
class Forecast:
    """The years ahead, how many young people have no plan, and the payers anybody is planned to be paid by."""

    told: TransitionForecast
    without_plan: int
    payers: tuple[tuple[str, tuple[Range, ...]], ...]  # in words; a range for each year


def forecast(council: Organisation, on: date) -> Forecast:
    """By the plans in force on a day. Two queries."""
    people = Person.objects.filter(pk__in=responsible_to([council.pk]))
    keys = list(in_transition(people, on).order_by("pk").values_list("pk", flat=True))
    plans = TransitionPlan.objects.filter(person__in=keys).in_force_on(on).select_related("person")
    prospects = [_prospect(plan) for plan in plans]
    told = transition_forecast.forecast(prospects, on)
    payers = [
        (PAYER_WORDS[payer], tuple(dict(year.by_payer)[payer] for year in told.years))
        for payer in transition_forecast.PAYERS
    ]
    return Forecast(
        told=told,
        without_plan=len(keys) - len(prospects),
        payers=tuple((words, ranges) for words, ranges in payers if any(one.high for one in ranges)),
    )


def _prospect(plan: TransitionPlan) -> Prospect:
    has_cost = plan.weekly_low is not None
    shares = None
    if plan.council_percent is not None:
        shares = {COUNCIL: plan.council_percent, ICB: plan.icb_percent, EDUCATION: plan.education_percent}
    return Prospect(
        born_on=plan.person.date_of_birth,
        education_ends_on=plan.education_ends_on,
        weekly=(plan.weekly_low, plan.weekly_middle, plan.weekly_high) if has_cost else None,
        shares=shares,
        probability=plan.probability,
    )
