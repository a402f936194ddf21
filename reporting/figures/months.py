"""The figures of a month: live from the register, or as they were frozen; exact, or fit for the public."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from accounts.models import Organisation
from linkworker.periods import Month
from reporting.figures import publication
from reporting.figures.publication import Basis, Published
from reporting.figures.told import MonthOfFigures, Told
from reporting.kpi import Kpi, Measure, State, Unit
from reporting.kpis import KPIS
from reporting.models import KpiTarget
from reporting.queries import frozen, settings
from reporting.queries.authority import Authority
from reporting.rules.disclosure import Safety
from reporting.rules.rag import Bands, Better

INTERNAL, PUBLIC = "internal", "public"
EDITIONS = (INTERNAL, PUBLIC)
MONTHS_SHOWN = 12

Document = dict[str, Any]
Measures = dict[str, Measure]


@dataclass(frozen=True, slots=True)
class Point:
    """One month of one figure's history: a value as told, or the state that stands in its place."""

    month: Month
    value: Decimal | None
    state: str = ""
    met: int | None = None
    of: int | None = None


def for_month(
    authority: Organisation, month: Month, *, edition: str = INTERNAL, today: date | None = None
) -> MonthOfFigures:
    """Every figure of an authority's month: what dashboard, page, JSON and report all show.

    A frozen month is read back from its snapshot; any other is worked out now, in a number of queries
    that does not grow with people. The public edition holds nothing it may not show. `today` only says
    whether the month is over. Raises ValueError for another edition.
    """
    if edition not in EDITIONS:
        raise ValueError(f"The edition is internal or public, not {edition!r}.")
    kept = frozen.content(authority, month)
    if edition == INTERNAL:
        documents = exact_figures(kept) if kept else _live(authority, month)
    else:
        documents = _for_the_public(authority, month, kept)
    return month_told(authority, month, documents, kept, edition=edition, today=today)


def month_told(
    authority: Organisation,
    month: Month,
    documents: Iterable[Document],
    kept: Document | None,
    *,
    edition: str = INTERNAL,
    today: date | None = None,
) -> MonthOfFigures:
    """The month of these figures' JSON. A frozen one (`kept` is its content) has the indicators it was made
    with, in the words of then, whatever the list of indicators holds today.
    """
    words = {one["id"]: (one["definition"], one["source"]) for one in (kept or {}).get("figures", ())}
    if kept is None:
        words = {kpi.id: (kpi.definition, kpi.source) for kpi in KPIS}
    listed = tuple(documents)
    return MonthOfFigures(
        authority=authority,
        month=month,
        edition=edition,
        frozen=kept is not None,
        figures=tuple(
            Told.read(one, definition=definition, source=source)
            for one in listed
            for definition, source in (words[one["id"]],)
        ),
        documents=listed,
        not_measured=tuple(f"{kpi.id} {kpi.title}" for kpi in KPIS if kpi.id not in words),
        so_far=today is not None and today <= month.last_day,
    )


def history(
    authority: Organisation, month: Month, months: int = MONTHS_SHOWN, *, edition: str = INTERNAL
) -> dict[str, tuple[Point, ...]]:
    """Each figure over the months up to this one, oldest first, by indicator.

    Frozen months are read back in one query; the rest are worked out from one reading of the register. A
    month frozen before there was an indicator says that it was not measured then; an indicator that is no
    longer in the list has no history.
    """
    asked = month.ending(months)
    found = bases(authority, asked)
    if edition == PUBLIC:
        safety = safety_of(authority, month)
        shown = {one: publication.published(found[one], safety) for one in asked}
        return {kpi.id: tuple(_public_point(one, shown[one].get(kpi.id)) for one in asked) for kpi in KPIS}
    return {kpi.id: tuple(_point(one, found[one].get(kpi.id)) for one in asked) for kpi in KPIS}


def opened_with(id: str) -> str:
    """The permission that opens the people behind an indicator.

    Nothing for one that is no longer in the list, which a frozen month may hold: `people_behind` knows it not.
    """
    return next((kpi.opened_with for kpi in KPIS if kpi.id == id), "")


def people_behind(authority: Organisation, month: Month, id: str) -> Measure:
    """The people behind one figure, as the register has them now: public ids in `met`, `of`,
    `not_recorded` and `not_applicable`. Show only those the reader may see.

    Raises KeyError for an indicator there is not.
    """
    kpi = {kpi.id: kpi for kpi in KPIS}[id]
    return kpi.measure(Authority(authority, [month]), month)


def measured(authority: Authority, month: Month) -> Measures:
    """Every indicator measured live for a month, by its id."""
    return {kpi.id: kpi.measure(authority, month) for kpi in KPIS}


def bases(
    authority: Organisation, months: Iterable[Month], read: Authority | None = None
) -> dict[Month, Basis]:
    """The basis of each month's figures: as frozen where it is, live where it is not.

    `read` is the authority as already read for all these months, when the caller has it.
    """
    asked = list(months)
    kept: dict[Month, Basis] = dict(frozen.bases(authority, asked))
    missing = [month for month in asked if month not in kept]
    if missing:
        read = read or Authority(authority, missing)
        kept |= {month: basis_of(measured(read, month)) for month in missing}
    return kept


def basis_of(measures: Measures) -> Basis:
    """The basis of a month from its measures."""
    return {kpi.id: publication.basis(measures[kpi.id], kpi.unit) for kpi in KPIS}


def safety_of(authority: Organisation, month: Month) -> Safety:
    """The small-number rule for a month: the one in force on its last day."""
    return settings.safety(settings.disclosure(authority, month.last_day))


def told(measures: Measures, targets: Mapping[str, KpiTarget], previous: Basis) -> list[Document]:
    """The figures as JSON, with targets, colours and the values of the month before."""
    return [
        judged(kpi, targets.get(kpi.id)).figure(measures[kpi.id]).as_json()
        | {"previous": previous[kpi.id]["value"] if kpi.id in previous else None}
        for kpi in KPIS
    ]


def judged(kpi: Kpi, target: KpiTarget | None) -> Kpi:
    """The indicator with its target, and its colours where the target has both edges."""
    if target is None:
        return kpi
    bands = None
    if target.green is not None and target.amber is not None and kpi.better != Better.NEUTRAL:
        bands = Bands(kpi.better, target.green, target.amber)
    return kpi.with_settings(target=_target(target, kpi.unit), bands=bands)


def _target(target: KpiTarget, unit: Unit) -> Decimal:
    """A target as it is written: 100, not 100.00, unless pounds."""
    if unit == Unit.POUNDS:
        return target.target
    whole = target.target.to_integral_value()
    return whole if whole == target.target else target.target


def exact_figures(content: Document) -> list[Document]:
    """The figures of a snapshot as contracts, section 4, has them: without what only the report prints."""
    return [
        {key: value for key, value in figure.items() if key not in ("definition", "source", "trend")}
        for figure in content["figures"]
    ]


def _live(authority: Organisation, month: Month) -> list[Document]:
    before = month.previous()
    kept = frozen.bases(authority, [before])
    read = Authority(authority, [month] if kept else [before, month])
    previous = kept.get(before) or basis_of(measured(read, before))
    return told(measured(read, month), settings.targets(authority, month.last_day), previous)


def _for_the_public(authority: Organisation, month: Month, kept: Document | None) -> list[Document]:
    """Decided on the same basis and by the same rules as the public report of the month."""
    safety = safety_of(authority, month)
    if kept:
        own, previous = kept["disclosure"]["own"], kept["disclosure"]["months"][str(month.previous())]
        exact = exact_figures(kept)
    else:
        read = bases(authority, [month.previous()])
        previous = read[month.previous()]
        measures = measured(Authority(authority, [month]), month)
        own = with_earlier(basis_of(measures), authority, month, safety)
        exact = told(measures, settings.targets(authority, month.last_day), previous)
    shown, shown_before = publication.published(own, safety), publication.published(previous, safety)
    return [public_figure(one, shown[one["id"]], shown_before.get(one["id"])) for one in exact]


def with_earlier(own: Basis, authority: Organisation, month: Month, safety: Safety) -> Basis:
    """The basis with what the public was shown already beside this month, where it is frozen: of the month
    before, and for a revision of this month itself and the next. So that taking one from the other gives
    nothing away.
    """
    kept = frozen.bases(authority, [month.previous(), month, month.next()])
    shown = {one: publication.published(basis, safety) for one, basis in kept.items()}
    own = {id: dict(exact) for id, exact in own.items()}
    for id in publication.IN_GROUPS & own.keys():
        told = {
            one: {
                "counts": [int(part["value"]) for part in basis[id]["split"]],
                "hidden": list(shown[one][id].hidden),
            }
            for one, basis in kept.items()
            if id in basis and shown[one][id].value is not None
        }
        if month.previous() in told:
            own[id]["before"] = told.pop(month.previous())
        if told:
            own[id]["beside"] = list(told.values())
    return own


def public_figure(exact: Document, shown: Published, before: Published | None) -> Document:
    """One figure as JSON for the public, made only of what may be shown and what was never a secret."""
    document: Document = {key: exact[key] for key in ("id", "title", "unit", "better")}
    document["value"] = shown.value
    if shown.state:
        document["state"] = str(shown.state)
    if shown.of is not None:
        document |= {"met": shown.met, "of": shown.of}
    # A colour beside its target narrows a rounded count or sum to the exact one: only percentages have both.
    is_percentage = exact["unit"] == Unit.PERCENT
    document["target"] = exact["target"] if is_percentage else None
    document["rag"] = exact["rag"] if is_percentage and shown.value is not None else None
    document["previous"] = before.value if before else None
    document["split"] = [
        {"label": part.label, "value": part.value}
        if part.value is not None
        else {"label": part.label, "value": None, "state": "suppressed"}
        for part in shown.split
    ]
    return document


def _point(month: Month, exact: Mapping[str, Any] | None) -> Point:
    if exact is None:
        return Point(month, None, State.NOT_MEASURED)
    value = None if exact["value"] is None else Decimal(exact["value"])
    is_share = exact["unit"] == Unit.PERCENT and exact["largest_share"] is None
    return Point(
        month,
        value,
        exact["state"] or "",
        exact["met"] if is_share else None,
        exact["of"] if is_share else None,
    )


def _public_point(month: Month, shown: Published | None) -> Point:
    if shown is None:
        return Point(month, None, State.NOT_MEASURED)
    value = None if shown.value is None else Decimal(shown.value)
    return Point(month, value, str(shown.state or ""), shown.met, shown.of)
