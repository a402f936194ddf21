"""Everything a board report says of a month: what a snapshot keeps.

The shape is `reporting.documents`'s. Beside it stands `disclosure`, which the report never reads: on what
the public edition is decided, for this month (`own`) and each of the twelve (`months`).
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from accounts.models import Organisation
from linkworker.periods import Month
from reporting.figures import months as figures
from reporting.figures.publication import Basis
from reporting.figures.told import MonthOfFigures, heading
from reporting.kpi import Measure, State
from reporting.kpis import KPIS, people
from reporting.kpis.money import PAYER_LABELS, cost
from reporting.queries import settings
from reporting.queries.authority import Authority
from reporting.queries.rows import Someone

Document = dict[str, Any]
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
    caseload = [someone for someone, way in read.caseload(day) if someone.is_ours(day)]
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
