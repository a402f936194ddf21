"""Whose somebody is, on whose caseload and who kept in touch: valid by default."""

from datetime import date

from django.db.models import F, QuerySet

from placements.actions.history import follow
from placements.models import (
    Allocation,
    CaseloadSpell,
    FormerHost,
    Person,
    Responsibility,
    ResponsibilityDispute,
)
from tests.accounts.recipes import council, staff
from tests.placements.recipes.register import LINCOLNSHIRE, home, person


def responsibility(**fields) -> Responsibility:
    """Rutland owes section 117 aftercare since 2024; the first council and board come with the person."""
    return Responsibility.objects.create(
        **{
            "person": fields.get("person") or person(),
            "kind": "s117_council",
            "organisation": council(),
            "starts_on": date(2024, 1, 8),
            "basis": "s117_before_detention",
        }
        | fields
    )


def was_of(someone: Person, *, council, until: date, since: date | None = None) -> Responsibility:
    """Another council was responsible for somebody until a day: what held then begins that day."""
    now = Responsibility.objects.filter(person=someone, kind="council")
    now = now.order_by(F("starts_on").desc(nulls_last=True)).first()
    Responsibility.objects.filter(pk=now.pk).update(starts_on=until)
    earlier = {"starts_on": since, "ends_on": until, "basis": "ordinary_residence"}
    return responsibility(person=someone, kind="council", organisation=council, **earlier)


def changed(people: QuerySet[Person], **columns) -> None:
    """What stands on these people today, with the dated rows behind it in step, from a day in October 2026."""
    joined = dict(people.order_by().values_list("pk", "caseload_from"))
    Person.objects.filter(pk__in=joined).update(**columns)
    follow(joined, today=date(2026, 10, 5))


def caseload_spell(**fields) -> CaseloadSpell:
    """On the caseload for the year 2022, seen every eight weeks; the present days come with the person."""
    return CaseloadSpell.objects.create(
        **{
            "person": fields.get("person") or person(),
            "starts_on": date(2022, 1, 1),
            "ends_on": date(2023, 1, 1),
            "contact_every_days": 56,
        }
        | fields
    )


def allocation(**fields) -> Allocation:
    """Somebody kept in touch in the year 2022."""
    return Allocation.objects.create(
        **{
            "person": fields.get("person") or person(),
            "link_worker": fields.get("link_worker") or staff(None),
            "starts_on": date(2022, 1, 1),
            "ends_on": date(2023, 1, 1),
        }
        | fields
    )


def responsibility_dispute(**fields) -> ResponsibilityDispute:
    """Lincolnshire says that the person is Rutland's, which pays meanwhile, since 1 September 2026."""
    return ResponsibilityDispute.objects.create(
        **{
            "person": fields.get("person") or person(),
            "kind": "la_la",
            "other_body": council(LINCOLNSHIRE),
            "interim_funder": council(),
            "raised_on": date(2026, 9, 1),
        }
        | fields
    )


def former_host(**fields) -> FormerHost:
    """A home that stood in Leicester's area until April 2025."""
    return FormerHost.objects.create(
        **{
            "home": fields.get("home") or home(),
            "organisation": council("E06000016"),
            "until": date(2025, 4, 1),
        }
        | fields
    )
