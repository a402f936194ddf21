"""Where somebody lives on a day, as columns of a list of people: one home for every list that asks."""

from datetime import date

from django.db.models import (
    Case,
    CharField,
    F,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, NullIf

from placements.models import InspectionRating, Person
from placements.rules.inspections import OVERALL, SCHEMES, in_lists, rank


def with_stay(people: QuerySet[Person], on: date) -> QuerySet[Person]:
    """The same people with `stay`: the placement open on a day, of which there is one or none."""
    open_on = Q(placements__starts_on__lte=on) & (Q(placements__ends_on=None) | Q(placements__ends_on__gt=on))
    return people.annotate(stay=FilteredRelation("placements", condition=open_on))


def rating(on: date) -> Coalesce:
    """What the regulator said last, by a day, of the home they live in (`stay`); empty where nothing is known.

    The overall rating, or the lowest of the key questions or themes where the regulator gives none.
    """
    said = InspectionRating.objects.filter(
        inspection__home=OuterRef("stay__home"),
        inspection__withdrawn_at=None,
        inspection__published_on__lte=on,
    ).order_by(
        "-inspection__published_on",
        "-inspection_id",
        Case(When(dimension=OVERALL, then=0), default=1, output_field=IntegerField()),
        _rank().desc(nulls_last=True),
        "dimension",
    )
    return Coalesce(
        Subquery(said.annotate(words=_in_lists()).values("words")[:1]), Value(""), output_field=CharField()
    )


def _rank() -> Case:
    """How low a rating is on its regulator's scale; nothing where no judgement was made."""
    return Case(
        *(
            When(regulator=regulator, value=value, then=rank(regulator, value))
            for regulator, scheme in SCHEMES.items()
            for value in scheme.scale
        ),
        output_field=IntegerField(),
    )


def _in_lists() -> Case:
    return Case(
        *(
            When(regulator=regulator, value=value, then=Value(in_lists(regulator, value)))
            for regulator, scheme in SCHEMES.items()
            for value in scheme.scale
            if in_lists(regulator, value) != value
        ),
        default=F("value"),
        output_field=CharField(),
    )


def rating_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every word `rating` can say, under its regulator: for a filter."""
    return [
        (
            scheme.name,
            [
                (in_lists(regulator, value), in_lists(regulator, value))
                for value in (*scheme.scale, *scheme.no_judgement)
            ],
        )
        for regulator, scheme in SCHEMES.items()
    ]


def short_name(body: str) -> Coalesce:
    """The short name of the council, provider or payer that a column leads to, or its full one."""
    return Coalesce(NullIf(F(f"{body}__short_name"), Value("")), F(f"{body}__name"), output_field=CharField())
