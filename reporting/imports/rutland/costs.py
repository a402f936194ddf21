"""Money still to be settled: a dearer package, a provider's rise and a suspension wait for somebody to agree.

Written as rows, as the product keeps them: to have its deeds write these four would take as long as half the rest.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from accounts.models import Organisation
from linkworker.periods import add_months
from placements.models import Budget, FundingAgreement, FundingLine, OneOffCost, ProposedShare, Uplift
from reporting.imports.rutland.scene import Scene
from reporting.imports.rutland.staff import FINANCE
from reporting.imports.rutland.stays import HOSPITAL_DAYS, IN_HOSPITAL

MORE_HOURS, REFUSED = 6, 8  # places of PLACED_OUT
RISING, RISEN = "LW-PROV-2", (0, 4)  # the provider that asks for more from next April, and who lives with it
RISE = Decimal("3.20")
PENNY = Decimal("0.01")
ONE_OFF = (  # place of PLACED_OUT, stream, pounds, days ago, what for
    (12, "asc", "1850.00", 118, "Bed, table and curtains for the new room"),
    (2, "asc", "640.00", 140, "Removal from Wreake Cottages, and two weeks of double rent"),
    (9, "s117", "2310.50", 75, "Sensory room: padding and lights"),
    (1, "joint", "415.00", 33, "Standing frame, council's part"),
)
BUDGETS = (
    ("", "1110000.00", "Set by full council"),
    ("", "1150000.00", "Raised: one more placement than planned for"),
    ("asc", "610000.00", "The part for adult social care alone"),
)
TOO_DEAR = "Above the agreed rate for the lot. Ask for the rota, and for what the extra hours are."


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for: each line in force times so much, from a day until another."""

    place: int
    times: Decimal
    starts_on: date
    reason: str
    note: str
    ends_on: date | None = None
    uplift: int | None = None


def keep(scene: Scene) -> None:
    """Keep four proposals that wait and one refused, costs paid once, and this year's budget."""
    lines = FundingLine.objects.in_force_on(scene.today).order_by("pk")
    by_placement: dict[int, list[FundingLine]] = {}
    for line in lines.filter(placement__in=[one.home.row["id"] for one in scene.out]):
        by_placement.setdefault(line.placement_id, []).append(line)
    asked = _asked(scene)
    rows = scene.pen.put(
        FundingAgreement,
        [_agreement(scene, one, by_placement[_stay(scene, one.place)]) for one in asked],
    )
    shares = [
        share
        for one, row in zip(asked, rows, strict=True)
        for share in _shares(one, row["id"], by_placement[_stay(scene, one.place)])
    ]
    scene.pen.put(ProposedShare, shares)
    _paid_once_and_budget(scene)


def _asked(scene: Scene) -> list[Asked]:
    next_month = add_months(scene.today.replace(day=1), 1)
    april = date(scene.days.last_april.year + 1, 4, 1)
    uplift = _uplift(scene, april)
    return [
        Asked(
            MORE_HOURS, Decimal("1.15"), next_month, "needs_changed", "Five more hours a week since the fall."
        ),
        Asked(
            IN_HOSPITAL,
            Decimal("0.5"),
            scene.ago(HOSPITAL_DAYS),
            "suspended",
            "In hospital; the home keeps the room and asks for half.",
            ends_on=scene.today + timedelta(days=21),
        ),
        *(Asked(place, 1 + RISE / 100, april, "uplift", "", uplift=uplift) for place in RISEN),
        Asked(REFUSED, Decimal("1.22"), next_month, "renegotiated", "The provider's letter of the autumn."),
    ]


def _uplift(scene: Scene, effective_from: date) -> int:
    (row,) = scene.pen.put(
        Uplift,
        [
            {
                "authority_id": scene.owner.pk,
                "provider_id": Organisation.objects.get(owner=scene.owner, code=RISING).pk,
                "percent": RISE,
                "effective_from": effective_from,
                "agreed_on": scene.ago(4),
                "proposed_by_id": scene.staff[FINANCE],
            }
        ],
    )
    return row["id"]


def _stay(scene: Scene, place: int) -> int:
    return scene.out[place].home.row["id"]


def _agreement(scene: Scene, asked: Asked, lines: list[FundingLine]) -> dict[str, Any]:
    row = {
        "placement_id": _stay(scene, asked.place),
        "starts_on": asked.starts_on,
        "ends_on": asked.ends_on,
        "gross_weekly": sum((_weekly(asked, line) for line in lines), Decimal(0)),
        "share_type": "amount",
        "reason": asked.reason,
        "note": asked.note,
        "percent": RISE if asked.uplift else None,
        "uplift_id": asked.uplift,
        "proposed_by_id": scene.staff[FINANCE],
        "created_at": scene.pen.at(scene.ago(4), 14),
    }
    if asked.place == REFUSED:
        row |= {
            "state": "refused",
            "decided_by_id": scene.staff[FINANCE],
            "decided_at": scene.pen.at(scene.ago(2), 9),
            "why_refused": TOO_DEAR,
        }
    return row


def _weekly(asked: Asked, line: FundingLine) -> Decimal:
    return (line.weekly * asked.times).quantize(PENNY, ROUND_HALF_UP)


def _shares(asked: Asked, agreement: int, lines: list[FundingLine]) -> Iterator[dict[str, Any]]:
    for line in lines:
        yield {
            "agreement_id": agreement,
            "payer_id": line.payer_id,
            "stream": line.stream,
            "kind": line.kind,
            "weekly": _weekly(asked, line),
            "status": line.status,
        }


def _paid_once_and_budget(scene: Scene) -> None:
    scene.pen.put(
        OneOffCost,
        [
            {
                "placement_id": _stay(scene, place),
                "payer_id": scene.owner.pk,
                "stream": stream,
                "amount": Decimal(pounds),
                "spent_on": scene.ago(days_ago),
                "what_for": what_for,
                "recorded_by_id": scene.staff[FINANCE],
            }
            for place, stream, pounds, days_ago, what_for in ONE_OFF
        ],
    )
    scene.pen.put(
        Budget,
        [
            {
                "authority_id": scene.owner.pk,
                "financial_year": scene.days.last_april.year,
                "stream": stream,
                "amount": Decimal(pounds),
                "set_at": scene.pen.at(scene.days.last_april + timedelta(days=number * 30 - 40), 10),
                "set_by_id": scene.staff[FINANCE],
                "reason": reason,
            }
            for number, (stream, pounds, reason) in enumerate(BUDGETS)
        ],
    )
