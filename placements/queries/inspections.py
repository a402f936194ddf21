"""What regulators said of a home, as its page and the deeds about it ask."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.shortcuts import get_object_or_404

from placements.models import Home, Inspection
from placements.policies import homes_for, inspections_to_withdraw
from placements.rules import inspections as rules


@dataclass(frozen=True, slots=True)
class Report:
    """One inspection: what each dimension of its table says, in their order; empty where nothing is said."""

    uid: UUID
    published_on: date
    inspected_on: date | None
    url: str
    values: tuple[tuple[str, str], ...]
    is_latest: bool


@dataclass(frozen=True, slots=True)
class History:
    """All that one regulator said, the latest first. `without_overall`: lists say the lowest."""

    regulator: str
    dimensions: tuple[str, ...]
    reports: tuple[Report, ...]
    without_overall: bool


@dataclass(frozen=True, slots=True)
class CurrentRating:
    """The rating a home is known by: overall, or the lowest where its regulator gives none overall."""

    words: str
    published_on: date
    is_low: bool


def regulator_of(home: Home) -> rules.Regulator:
    """Who inspects a home fetched with its host council and its setting."""
    return rules.regulator_of(home.host_council.regulator, home.setting_type.code)


def history(home: Home) -> tuple[History, ...]:
    """All that stands, by regulator. Two queries."""
    found = home.inspections.standing().latest_first().prefetch_related("ratings")
    by_regulator: dict[str, list[Inspection]] = {}
    for inspection in found:
        by_regulator.setdefault(inspection.regulator, []).append(inspection)
    return tuple(_history(regulator, reports) for regulator, reports in by_regulator.items())


def _history(regulator: str, inspections: list[Inspection]) -> History:
    scheme = rules.SCHEMES[rules.Regulator(regulator)]
    return History(
        regulator=scheme.name,
        dimensions=tuple(scheme.dimensions.values()),
        reports=tuple(
            _report(inspection, scheme, latest=number == 0) for number, inspection in enumerate(inspections)
        ),
        without_overall=not scheme.has_overall,
    )


def _report(inspection: Inspection, scheme: rules.Scheme, *, latest: bool) -> Report:
    said = {rating.dimension: rating.value for rating in inspection.ratings.all()}
    return Report(
        uid=inspection.uid,
        published_on=inspection.published_on,
        inspected_on=inspection.inspected_on,
        url=inspection.url,
        values=tuple(
            (label, scheme.words(said[dimension]) if dimension in said else "")
            for dimension, label in scheme.dimensions.items()
        ),
        is_latest=latest,
    )


def latest(home: Home, *, on: date, besides: Inspection | None = None) -> Inspection | None:
    """The current inspection of a home on a day, with its ratings to hand; not `besides`, if given."""
    known = home.inspections.standing().published_by(on).latest_first()
    if besides is not None:
        known = known.exclude(pk=besides.pk)
    return known.prefetch_related("ratings").first()


def governing(inspection: Inspection | None) -> str:
    """The value the home is known by after an inspection; empty without one."""
    if inspection is None:
        return ""
    said = {rating.dimension: rating.value for rating in inspection.ratings.all()}
    return rules.governing(inspection.regulator, said)


def current_rating(home: Home, *, on: date) -> CurrentRating | None:
    """What lists say of one home on a day, the day it was published, and whether it asks for a check."""
    inspection = latest(home, on=on)
    said = governing(inspection)
    if not said:
        return None
    return CurrentRating(
        rules.in_lists(inspection.regulator, said),
        inspection.published_on,
        is_low=rules.is_low(inspection.regulator, said),
    )


def low_rated(homes: Collection[int], *, on: date) -> dict[int, str]:
    """Of these homes (primary keys) those known by a rating on a day: its words where it asks for a check, else "".

    Homes nobody has rated are left out. Two queries, however many homes.
    """
    found: dict[int, str] = {}
    for inspection in (
        Inspection.objects.standing()
        .published_by(on)
        .filter(home__in=homes)
        .latest_first()
        .prefetch_related("ratings")
    ):
        if inspection.home_id in found:
            continue
        said = governing(inspection)
        if said:
            low = rules.is_low(inspection.regulator, said)
            found[inspection.home_id] = rules.in_lists(inspection.regulator, said) if low else ""
    return found


def inspection_named(staff, uid) -> Inspection:
    """The inspection of an address, of a home within what somebody may know of; 404 otherwise."""
    within = Inspection.objects.filter(home__in=homes_for(staff).order_by())
    return get_object_or_404(within.select_related("home"), uid=uid)


def withdrawable(staff, home: Home) -> frozenset[UUID]:
    """The inspections of a home that somebody may withdraw."""
    return frozenset(inspections_to_withdraw(staff).filter(home=home).values_list("uid", flat=True))
