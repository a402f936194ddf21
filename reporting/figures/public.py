"""Everything a board report says of a month, made fit for the public from what was frozen."""

from collections.abc import Iterable, Mapping
from typing import Any

from linkworker.periods import Month
from reporting.figures import months as figures
from reporting.figures import publication
from reporting.figures.board import MOVEMENTS
from reporting.figures.publication import Published
from reporting.kpi import fingerprint
from reporting.models import DisclosureSetting
from reporting.queries import settings
from reporting.rules import disclosure
from reporting.rules.disclosure import Safety, Shown, Zero

Document = dict[str, Any]
SUPPRESSED = {"state": "suppressed"}
WITHHELD = "withheld"


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
        "people": _public_people(content["people"], own, shown, safety),
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


def _public_people(
    people: Mapping[str, Any],
    own: Mapping[str, Published],
    shown: Mapping[str, Mapping[str, Published]],
    safety: Safety,
) -> Document:
    moved = people["movements"]
    return {
        "by_month": [
            {"month": one, "placed_out": _cell(told["K01"]), "placed_in": _cell(told["K02"])}
            for one, told in shown.items()
        ],
        "by_setting": _public_groups(own["K01"], people["by_setting"]),
        "movements": {key: _cell(publication.count(moved[key], moved[key], safety)) for key in MOVEMENTS},
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
        "told_as": "about" if document["id"] in publication.APPROXIMATE else "",
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
        f"nearest £{publication.POUNDS_TO_NEAREST:,}, so parts need not add up to their total. A mean is the "
        f"rounded pounds divided by the rounded people, and so approximate: it is told as “about” an amount of two "
        f"figures. A percentage is worked out from rounded numbers and shown only for "
        f"{safety.smallest_denominator} people or more."
    )
