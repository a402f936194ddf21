"""The indicators, in the order they are told: each a value (domain H; contracts, section 4).

To add one: write its `measure` in the module of its family, make the `Kpi`, name it here, and print
`docs/kpis.md` again with `manage.py print_kpis`.
"""

from reporting.kpi import Kpi
from reporting.kpis import (
    chc,
    coming_home,
    contacts,
    growing_up,
    hospital,
    money,
    outcomes,
    partners,
    people,
    reviews,
    services,
)

KPIS: tuple[Kpi, ...] = (
    people.PLACED_OUT,
    people.PLACED_IN,
    money.YEARLY_SPEND,
    money.HEALTH_SHARE,
    money.MEAN_WEEKLY,
    people.BROUGHT_BACK,
    coming_home.DECISION_CURRENT,
    coming_home.LOCAL_OPTIONS_TESTED,
    reviews.ANNUAL_COVERAGE,
    reviews.ON_TIME,
    reviews.OVERDUE_NOW,
    reviews.FIRST_IN_EIGHT_WEEKS,
    hospital.REVIEWS_IN_DATE,
    hospital.VISITS_IN_DATE,
    chc.DECIDED_IN_TIME,
    chc.REVIEWS_IN_DATE,
    services.LIAISON,
    contacts.SEEN_IN_PERSON_OR_BY_VIDEO,
    services.TAKEN_UP,
    growing_up.HEALTH_CHECK_IN_YEAR,
    growing_up.MILESTONES_MET,
    outcomes.GOALS_ON_COURSE,
    outcomes.CONTENT_WITH_HELP,
    partners.ENGAGEMENT,
)
