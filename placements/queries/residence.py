"""Where somebody lives on a day, as columns of a list of people: one home for every list that asks."""

from datetime import date

from django.db.models import CharField, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from placements.models import HomeRating, Person


def with_stay(people: QuerySet[Person], on: date) -> QuerySet[Person]:
    """The same people with `stay`: the placement open on a day, of which there is one or none."""
    open_on = Q(placements__starts_on__lte=on) & (Q(placements__ends_on=None) | Q(placements__ends_on__gt=on))
    return people.annotate(stay=FilteredRelation("placements", condition=open_on))


def rating(on: date) -> Coalesce:
    """The latest rating by a day of the home they live in (`stay`); empty where there is none."""
    latest = HomeRating.objects.filter(home=OuterRef("stay__home"), rated_on__lte=on)
    return Coalesce(
        Subquery(latest.order_by("-rated_on", "-pk").values("rating")[:1]),
        Value(""),
        output_field=CharField(),
    )


def short_name(body: str) -> Coalesce:
    """The short name of the council, provider or payer that a column leads to, or its full one."""
    return Coalesce(NullIf(F(f"{body}__short_name"), Value("")), F(f"{body}__name"), output_field=CharField())
