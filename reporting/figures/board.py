"""Everything a board report says of a month: what a snapshot keeps, and the same made fit for the public.

The shape is `reporting.documents`'s. Beside it stands `disclosure`, which the report never reads: on what
the public edition is decided, for this month (`own`) and each of the twelve (`months`).
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from accounts.models import Organisation
from linkworker.periods import Month
from reporting.figures import months as figures
from reporting.figures import publication
from reporting.figures.publication import Basis, Published
from reporting.figures.told import MonthOfFigures, heading
from reporting.kpi import Measure, State, fingerprint
from reporting.kpis import KPIS, people
from reporting.kpis.money import PAYER_LABELS, cost
from reporting.models import DisclosureSetting
from reporting.queries import settings
from reporting.queries.authority import Authority, Someone
from reporting.rules import disclosure
from reporting.rules.disclosure import Safety, Shown, Zero

Document = dict[str, Any]
SUPPRESSED = {"state": "suppressed"}
WITHHELD = "withheld"
NOT_MEASURED = {"value": None, "state": str(State.NOT_MEASURED)}
COUNCIL = PAYER_LABELS["council"]
MOVEMENTS = ("new", "moved", "returned", "ended")


def board_content(authority: Organisation, month: Month) -> Document:
    """The month as the register has it now, exact, as JSON values: freeze this and print from it.

    Its `fingerprint` is that of the month's internal figures. Read once, whatever the number of people.
    """
    asked = month.ending(figures.MONTHS_SHOWN)
    read = Authority(authority, asked)
    measures = figures.measured(read, month)
    own = figures.basis_of(measures)
    bases = figures.bases(authority, [one for one in asked if one != month], read) | {month: own}
    safety = figures.safety_of(authority, month)
    documents = figures.told(measures, settings.targets(authority, month.last_day), bases[month.previous()])
    return {
        **_headed(authority, month, figures.INTERNAL, documents),
        "figures": [_printed(document, bases) for document in documents],
        "people": {
            "by_month": [
                {"month": str(one), "placed_out": _whole(basis, "K01"), "placed_in": _whole(basis, "K02")}
                for one, basis in sorted(bases.items())
            ],
            "by_setting": [{"label": part["label"], "n": int(part["value"])} for part in own["K01"]["split"]],
            "movements": _movements(read, month),
        },
        "reviews": {
            "by_kind": [{key: part[key] for key in ("label", "met", "of")} for part in own["K11"]["split"]],
            "overdue": _whole(own, "K12"),
            "longest_days": own["K12"]["longest_days"],
        },
        "money": _money(read, month, bases),
        "quality": quality(read, month, measures),
        "disclosure": {
            "own": figures.with_earlier(own, authority, month, safety),
            "months": {str(one): basis for one, basis in sorted(bases.items())},
        },
    }


def _headed(authority: Organisation, month: Month, edition: str, documents: list[Document]) -> Document:
    whole = MonthOfFigures(
        authority=authority,
        month=month,
        edition=edition,
        frozen=False,
        figures=(),
        documents=tuple(documents),
    )
    return {**heading(authority, month, edition), "fingerprint": whole.fingerprint}


def _printed(document: Document, bases: Mapping[Month, Basis]) -> Document:
    """A figure with what only the report prints: definition, source and twelve months."""
    kpi = next(kpi for kpi in KPIS if kpi.id == document["id"])
    trend = []
    for one, basis in sorted(bases.items()):
        exact = basis.get(kpi.id, NOT_MEASURED)
        state = {"state": exact["state"]} if exact["value"] is None else {}
        trend.append({"month": str(one), "value": exact["value"], **state})
    return {**document, "definition": kpi.definition, "source": kpi.source, "trend": trend}


def _whole(basis: Basis, id: str) -> int:
    return int(basis[id]["value"])


def _movements(read: Authority, month: Month) -> dict[str, int]:
    """How the adults placed out changed since the month before: new less returned and ended makes up the
    difference; moved are those still placed out, elsewhere.
    """
    before = _placements(read.open_out(month.previous().last_day))
    now = _placements(read.open_out(month.last_day))
    left = set(before) - set(now)
    returned = left & set(people.brought_back(read, month).met)
    return {
        "new": len(set(now) - set(before)),
        "moved": sum(1 for person in set(now) & set(before) if now[person] != before[person]),
        "returned": len(returned),
        "ended": len(left - returned),
    }


def _placements(cohort: Iterable[tuple[Someone, Any]]) -> dict[str, int]:
    return {someone.id: stay.pk for someone, stay in cohort}


def _money(read: Authority, month: Month, bases: Mapping[Month, Basis]) -> Document:
    """Gross pounds by payer: the council always, others who paid in any of the months."""
    parts = {
        one: {part["label"]: part["value"] for part in basis["K03"]["split"]} for one, basis in bases.items()
    }
    shown = [
        (kind, label)
        for kind, label in PAYER_LABELS.items()
        if label == COUNCIL or any(Decimal(yearly[label]) for yearly in parts.values())
    ]
    found = cost(read, month)
    return {
        "by_payer": [
            {"label": label, "weekly": f"{found.weekly(kind):.2f}", "yearly": parts[month][label]}
            for kind, label in shown
        ],
        "by_month": [
            {
                "month": str(one),
                "by_payer": [{"label": label, "yearly": parts[one][label]} for _, label in shown],
            }
            for one in sorted(bases)
        ],
    }


def quality(read: Authority, month: Month, measures: Mapping[str, Measure]) -> list[Document]:
    """What is not recorded, out of how many it should be recorded for."""
    day = month.last_day
    caseload = [someone for someone in read.own.values() if someone.on_caseload(day)]
    out = read.open_out(day)
    rows = [
        ("Advocate needed: yes or no", [someone.advocate_needed is None for someone in caseload]),
        ("On the GP’s learning disability register", [s.on_gp_ld_register is None for s in caseload]),
        ("Reason for living out of the area", [not stay.why_out_of_area for _, stay in out]),
        ("Who pays, of the adults placed out", [not read.weekly(stay, day) for _, stay in out]),
    ]
    seen = measures["K19"]
    return [
        *({"label": label, "not_recorded": sum(missing), "of": len(missing)} for label, missing in rows),
        {
            "label": "Whether the person was there, of those with a contact in time",
            "not_recorded": len(seen.not_recorded),
            "of": len(seen.met) + len(seen.not_recorded),
        },
    ]


# For the public


def public_content(content: Mapping[str, Any], setting: DisclosureSetting) -> Document:
    """The same month for anyone to read, from what was frozen and the rule for small numbers alone.

    Nothing hidden is in it in any form, and nothing about how it was decided.
    """
    safety = settings.safety(setting)
    kept = content["disclosure"]
    own = publication.published(kept["own"], safety)
    # The month's own line is decided beside what was published before it; the other months are as they were.
    shown = {one: publication.published(basis, safety) for one, basis in sorted(kept["months"].items())}
    shown[content["month"]] = own
    before = shown[str(Month.parse(content["month"]).previous())]
    exact = {figure["id"]: figure for figure in figures.exact_figures(dict(content))}
    documents = [figures.public_figure(one, own[id], before.get(id)) for id, one in exact.items()]
    public = {key: content[key] for key in ("authority", "month", "as_at", "weeks_per_year")}
    public |= {"edition": figures.PUBLIC, "figures": documents}
    return {
        **public,
        "fingerprint": fingerprint(public),
        "suppression": _rule_in_words(safety),
        "rounded_to": safety.base,
        "figures": [
            _public_print(document, printed, shown, safety)
            for document, printed in zip(documents, content["figures"], strict=True)
        ],
        "people": {
            "by_month": [
                {"month": one, "placed_out": _cell(told["K01"]), "placed_in": _cell(told["K02"])}
                for one, told in shown.items()
            ],
            "by_setting": _public_groups(own["K01"], content["people"]["by_setting"]),
            "movements": {
                key: _cell(
                    publication.count(
                        content["people"]["movements"][key], content["people"]["movements"][key], safety
                    )
                )
                for key in MOVEMENTS
            },
        },
        "reviews": {
            "by_kind": [
                {"label": row["label"], "met": SUPPRESSED, "of": SUPPRESSED}
                for row in content["reviews"]["by_kind"]
            ],
            "overdue": _cell(own["K12"]),
            "longest_days": 0 if own["K12"].value == "0" else SUPPRESSED,
        },
        "money": _public_money(content["money"], shown, content["month"]),
        "quality": [_public_quality(row, safety) for row in content["quality"]],
    }


def _public_print(
    document: Document,
    printed: Mapping[str, Any],
    shown: Mapping[str, Mapping[str, Published]],
    safety: Safety,
) -> Document:
    cells = {one: told.get(document["id"], publication.NOT_MEASURED) for one, told in shown.items()}
    trend = []
    for one, cell in cells.items():
        state = {"state": str(cell.state)} if cell.value is None else {}
        trend.append({"month": one, "value": cell.value, **state})
    has_target = printed["target"] is not None
    # Whether a rating is left out goes by the target, which is no secret, and never by the rating.
    rating_left_out = has_target and document["rag"] is None and document.get("state") != "not_applicable"
    return {
        **document,
        "target": SUPPRESSED if has_target and document["target"] is None else document["target"],
        "rag": WITHHELD if rating_left_out else document["rag"],
        "one_step": publication.one_step(document["id"], document["unit"], cells.values(), safety),
        "not_recorded": SUPPRESSED,
        "not_applicable": SUPPRESSED,
        "split": [
            {"label": part["label"], "value": SUPPRESSED if part["value"] is None else part["value"]}
            for part in document["split"]
        ],
        "definition": printed["definition"],
        "source": printed["source"],
        "trend": trend,
    }


def _public_groups(told: Published, groups: Iterable[Mapping[str, Any]]) -> list[Document]:
    parts = {part.label: part.value for part in told.split}
    return [
        {
            "label": group["label"],
            "n": SUPPRESSED if parts.get(group["label"]) is None else parts[group["label"]],
        }
        for group in groups
    ]


def _public_money(
    money: Mapping[str, Any], shown: Mapping[str, dict[str, Published]], month: str
) -> Document:
    """Yearly pounds as the spend's own parts are published; weekly ones would be finer than they may be."""
    labels = [payer["label"] for payer in money["by_payer"]]
    parts = {one: {part.label: part.value for part in told["K03"].split} for one, told in shown.items()}
    return {
        "by_payer": [
            {"label": label, "weekly": SUPPRESSED, "yearly": _or_suppressed(parts[month].get(label))}
            for label in labels
        ],
        "by_month": [
            {
                "month": one,
                "by_payer": [
                    {"label": label, "yearly": _or_suppressed(parts[one].get(label))} for label in labels
                ],
            }
            for one in shown
        ],
    }


def _public_quality(row: Mapping[str, Any], safety: Safety) -> Document:
    """Missing and recorded are two parts of a shown total: neither may be small."""
    told = disclosure.flat([row["not_recorded"], row["of"] - row["not_recorded"]], safety)
    return {"label": row["label"], "not_recorded": _plain(told.cells[0]), "of": _plain(told.total)}


def _plain(cell: disclosure.Cell) -> int | dict[str, str]:
    if isinstance(cell, Zero):
        return 0
    return cell.n if isinstance(cell, Shown) else SUPPRESSED


def _cell(told: Published) -> str | dict[str, str]:
    return _or_suppressed(told.value)


def _or_suppressed(value: str | None) -> str | dict[str, str]:
    return SUPPRESSED if value is None else value


def _rule_in_words(safety: Safety) -> str:
    return (
        f"Counts of 1 to {safety.threshold - 1} people are suppressed, with any number they could be worked "
        f"out from. Other counts of people are rounded to the nearest {safety.base}, yearly money to the "
        f"nearest £{publication.POUNDS_TO_NEAREST:,}. A percentage is worked out from rounded numbers and "
        f"shown only for {safety.smallest_denominator} people or more."
    )
