"""The two-sided register: everyone somebody may know of, elsewhere and here, narrowed, searched and sorted.

As many statements for many people as for few: the facets (who is where, counted), one page of rows, and one for
each column a floor above lends. Narrowed by more than the switch, the caller's paginator adds a count.
"""

from datetime import date

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DecimalField,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast

from accounts.roles import Permission
from placements.models import FundingLine, Person
from placements.policies import marked_people
from placements.queries import direction, residence
from placements.queries.register_facets import Facets, facets
from placements.queries.register_narrowing import (
    BAND_STARTS,
    NOBODY,
    NOT_RATED,
    Narrowing,
    bands,
    narrowed,
)
from placements.queries.transition import aged_for_transition
from placements.rules.directions import Direction

__all__ = [
    "BAND_STARTS",
    "NOBODY",
    "NOT_RATED",
    "SORTS",
    "Facets",
    "Narrowing",
    "bands",
    "by_likeness",
    "facets",
    "narrowed",
    "ordered",
    "register",
    "rows",
]

SHOWN = (  # what a row may hold only for those it is granted to
    Permission.SEE_NAMES,
    Permission.SEE_NHS_NUMBER,
    Permission.SEE_ADDRESS,
    Permission.SEE_PLACEMENTS,
    Permission.SEE_COSTS,
    Permission.SEE_HEALTH,
)
COLUMNS = (
    "pk",
    "uid",
    "reference",
    "given_name",
    "family_name",
    "date_of_birth",
    "direction",
    "placing_name",
    "host_name",
    "home_name",
    "home_uid",
    "provider_name",
    "setting",
    "rating",
    "placed_since",
    "worker_name",
    "advocate",
    *(f"may_{permission}" for permission in SHOWN),
)
SORTS = {  # what the list may be sorted by; "-" turns one column round
    "name": ("sort_name", "sort_given_name"),
    "age": ("-date_of_birth",),
    "direction": ("direction",),
    "placing": ("placing_name",),
    "host": ("host_name",),
    "home": ("home_name", "provider_name"),
    "provider": ("provider_name",),
    "setting": ("setting",),
    "rating": ("rating",),
    "since": ("placed_since",),
    "worker": ("worker_name",),
    "advocate": ("advocate",),
    "weekly": ("weekly",),
}


def register(staff, *, on: date, within: Permission = Permission.SEE_PEOPLE) -> QuerySet[Person]:
    """Everyone somebody may know of, each with where they live on a day and what of it may be shown.

    `within` narrows it to whom another permission reaches: what leaves as a file is not all that is seen.
    """
    ours = direction.councils_of(staff)
    people = residence.with_stay(marked_people(staff, *SHOWN, within=within), on)
    return people.annotate(
        in_transition=ExpressionWrapper(aged_for_transition(on), output_field=BooleanField()),
        host_council=F("stay__home__host_council"),
        direction=_direction(ours),
        placed_since=F("stay__starts_on"),
    )


def _direction(ours: frozenset[int]):
    """As `directions.direction_of`, for a whole list: the two are held together by a test."""
    return Case(
        When(host_council=None, then=Value(Direction.NOWHERE.value)),
        When(host_council=F("responsible_council"), then=Value(Direction.LOCAL.value)),
        When(Q(host_council__in=ours) & ~Q(responsible_council__in=ours), then=Value(Direction.IN.value)),
        default=Value(Direction.OUT.value),
        output_field=CharField(),
    )


def _weekly(on: date):
    """Pounds a week in force for the person; empty where nothing is recorded or costs are not granted.

    Money is charged only inside a stay, so the lines of the open one are all there are.
    """
    lines = (
        FundingLine.objects.running_on(on)
        .filter(placement=OuterRef("stay__pk"))
        .order_by()
        .values("placement")
        .annotate(total=Sum("weekly"))
        .values("total")
    )
    return Case(
        When(may_see_costs=True, then=Subquery(lines)),
        default=None,
        output_field=DecimalField(max_digits=12, decimal_places=2),
    )


def _advocate():
    """Has an advocate, needs one and has none, or needs none; empty where not recorded or not granted."""
    said = (
        ("advocate_in_place", True, "Yes"),
        ("advocate_needed", True, "Needed, none"),
        ("advocate_needed", False, "Not needed"),
    )
    return Case(
        *(When(may_see_health=True, **{field: answer}, then=Value(words)) for field, answer, words in said),
        default=None,
        output_field=CharField(),
    )


def rows(people: QuerySet[Person], *, costs: bool, on: date) -> QuerySet:
    """The columns of the register, one dictionary a person; what may not be seen is empty.

    `costs` adds `weekly`, pounds a week: empty where not granted or where nothing is in force.
    """
    people = people.annotate(weekly=_weekly(on)) if costs else people
    return people.annotate(
        placing_name=residence.short_name("responsible_council"),
        host_name=residence.short_name("stay__home__host_council"),
        provider_name=residence.short_name("stay__home__provider"),
        setting=F("stay__home__setting_type__label"),
        worker_name=F("link_worker__name"),
        advocate=_advocate(),
        home_name=_if("may_see_address", "stay__home__name"),
        home_uid=F("stay__home__uid"),
        sort_name=_if("may_see_names", "family_name"),
        sort_given_name=_if("may_see_names", "given_name"),
    ).values(*COLUMNS, *(["weekly"] if costs else []))


def ordered(found: QuerySet, name: str, *, backwards: bool) -> QuerySet:
    """Rows in an order of `SORTS`, hidden and missing values last, ties by reference.

    What may not be seen does not order the list either: those people stand by their references.
    """
    wanted = []
    for column in SORTS[name]:
        turned = backwards != column.startswith("-")
        value = F(column.lstrip("-"))
        wanted.append(value.desc(nulls_last=True) if turned else value.asc(nulls_last=True))
    return found.order_by(*wanted, "reference", "pk")


def by_likeness(found: QuerySet) -> QuerySet:
    """Rows with the nearest to the question first."""
    return found.order_by("-likeness", "sort_name", "sort_given_name", "reference", "pk")


def _if(granted: str, column: str):
    """A column for those it is granted to; a cast, because nothing at all cannot be sorted by."""
    return Cast(
        Case(When(**{granted: True}, then=F(column)), default=None, output_field=CharField()), TextField()
    )
