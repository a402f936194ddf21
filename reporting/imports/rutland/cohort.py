"""Who is on the demonstration register, and where each lived from when until when.

Sixteen adults placed out and thirty-three people placed in by others, today and at the end of last month; two
young people in special schools elsewhere; nine who may need residential college within three years (domain
K4); and one man who came back.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import cycle
from typing import Any

from accounts.models import Organisation
from placements.models import CodeListEntry, Person, Placement
from reporting.imports.invented_names import UNUSUAL_NAMES, Pen, never_issued
from reporting.imports.rutland import equality
from reporting.imports.rutland.calendar import Calendar
from reporting.imports.rutland.staff import LINK_WORKER, RUTLAND, SECOND_LINK_WORKER

# Home, age, and days before today the placement began; how money is shared is in money.py, in this order.
PLACED_OUT = (
    ("lincs-1", 34, 2900),
    ("lincs-2", 47, 4100),
    ("lincs-3", 29, None),  # moved here from leics-3 five months before
    ("lincs-4", 61, 1750),
    ("pboro-1", 38, 3300),
    ("pboro-2", 26, 1240),
    ("pboro-3", 52, 2050),
    ("leics-1", 44, 1890),
    ("leics-2", 31, 960),
    ("leics-3", 36, 2310),
    ("nnor-1", 28, 1480),
    ("nnor-2", 57, 5200),
    ("leic-1", 27, None),  # new: left the family home four months before
    ("notts-1", 66, 1130),
    ("cambs-1", 20, 440),
    ("norf-1", 41, 2610),
)
MOVED, NEW = 2, 12  # places in PLACED_OUT
PLACED_IN = (  # by whom, and how many
    ("E10000018", 8),
    ("E06000016", 7),
    ("E10000019", 4),
    ("E06000061", 3),
    ("E06000031", 3),
    ("E10000024", 2),
    ("E10000003", 2),
    ("E08000025", 1),
    ("E09000023", 1),
    ("E06000015", 1),
    ("E10000031", 1),
)
BOARD_BY_COUNCIL = {"E10000019": "QJM", "E06000061": "QPM", "E10000024": "QT1", "E08000025": "QHL"}
ROOMS = ("rut-1", "rut-2", "rut-3", "rut-4", "rut-5", "rut-6", "rut-7")
ARRIVED_MONTHS_AGO = {4: 9, 15: 6, 27: 2}  # which of the placed in came lately, and when
PIPELINE_AGES = (15, 15, 16, 16, 16, 16, 17, 17, 17)
INTERVALS = (42, 42, 42, 28, 42, 42, 56, 42, 84, 42)
WHY = (
    "no_local_provision",
    "specialist_need",
    "no_local_provision",
    "family_nearby",
    "historic",
    "person_chose",
)


@dataclass(slots=True)
class Stay:
    """One placement as it was invented, with its kept row."""

    home: str
    starts_on: date
    ends_on: date | None = None
    end_reason: str = ""
    row: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Someone:
    """A person as invented: what group they belong to, where they lived, and their kept row."""

    group: str  # out, in, school, pipeline, returned or left
    born_on: date
    council: str
    stays: list[Stay]
    caseload_until: date | None = None
    row: dict[str, Any] = field(default_factory=dict)

    @property
    def home(self) -> Stay:
        """Where they live now, or lived last."""
        return self.stays[-1]

    @property
    def ours(self) -> bool:
        return self.council == RUTLAND


def invent(pen: Pen) -> list[Someone]:
    """Everybody, in the order of their references."""
    days = Calendar(pen.today)
    return [
        *_placed_out(days),
        _returned(days),
        *_in_schools(days),
        *_pipeline(days),
        *_placed_in(days),
        *_left(days),
    ]


def keep(
    pen: Pen,
    people: list[Someone],
    owner: Organisation,
    organisations: dict[str, Organisation],
    homes: dict[str, int],
    staff: dict[str, int],
) -> None:
    """Keep the people and their placements."""
    numbers = never_issued(pen.seed * 100)
    unusual = iter(UNUSUAL_NAMES)
    codes = {
        (row.code_list, row.code): row.pk
        for row in CodeListEntry.objects.filter(code_list__in=["ethnicity", "support_reason"])
    }
    reason = codes["support_reason", "07"]
    ethnicities = [codes["ethnicity", code] for code in ("01", "01", "01", "02", "05", "09", "12", "15")]
    rows = []
    for number, someone in enumerate(people, start=1):
        given, family = next(unusual, pen.name()) if number % 7 == 0 else pen.name()
        someone.row = {
            "owner_id": owner.pk,
            "reference": f"LW-{number:04}",
            "given_name": given,
            "family_name": family,
            "date_of_birth": someone.born_on,
            "nhs_number": next(numbers),
            "gender": pen.chance.choice("1122129X"),
            "ethnicity_id": pen.chance.choice([*ethnicities, None]),
            "support_reason_id": reason,
            "complex_needs": True if someone.group != "in" else pen.chance.choice([True, True, None]),
            "responsible_council_id": organisations[someone.council].pk,
            "responsible_icb_id": _board(someone.council, organisations),
            "link_worker_id": staff[SECOND_LINK_WORKER if number % 4 == 0 else LINK_WORKER],
            "caseload_from": max(someone.stays[0].starts_on, date(2015, 4, 1)),
            "caseload_until": someone.caseload_until,
            "contact_every_days": INTERVALS[number % len(INTERVALS)],
            **_health(pen),
            **equality.of(number, given),
        }
        rows.append(someone.row)
    pen.put(Person, rows)
    _keep_stays(pen, people, owner, homes)


def _keep_stays(pen: Pen, people: list[Someone], owner: Organisation, homes: dict[str, int]) -> None:
    stays = [(someone, stay) for someone in people for stay in someone.stays]
    for number, (someone, stay) in enumerate(stays, start=1):
        away = someone.group in {"out", "school"} or (someone.group == "returned" and stay.ends_on)
        stay.row = {
            "owner_id": owner.pk,
            "reference": f"LWP-{number:04}",
            "person_id": someone.row["id"],
            "home_id": homes[stay.home],
            "starts_on": stay.starts_on,
            "ends_on": stay.ends_on,
            "end_reason": stay.end_reason,
            "placed_by_id": someone.row["responsible_council_id"],
            "why_out_of_area": WHY[number % len(WHY)] if away else "",
            "chosen_by_person": pen.chance.choice([True, True, False, None]),
            "emergency": pen.chance.choice([False, False, False, None]),
            "local_options_tested_on": _tested(pen, number, stay) if away and number % 3 else None,
        }
    pen.put(Placement, [stay.row for _, stay in stays])


def _tested(pen: Pen, number: int, stay: Stay) -> date:
    """Before they moved, and for those still there again within the year or so."""
    before = stay.starts_on - timedelta(days=30)
    return before if stay.ends_on else max(before, pen.today - timedelta(days=45 + number * 23))


def _placed_out(days: Calendar) -> list[Someone]:
    found = []
    for place, (home, age, ago) in enumerate(PLACED_OUT):
        born_on = days.born(age, 40 + place * 19)
        if place == MOVED:
            on = days.month(5, 12)
            stays = [Stay("leics-3", days.today - timedelta(days=2200), on, "moved"), Stay(home, on)]
        elif place == NEW:
            on = days.month(4, 6)
            stays = [Stay("family-10", born_on + timedelta(days=6600), on, "moved"), Stay(home, on)]
        else:
            stays = [Stay(home, days.today - timedelta(days=ago))]
        found.append(Someone("out", born_on, RUTLAND, stays))
    return found


def _returned(days: Calendar) -> Someone:
    """K07 shows him in one month, once: he came home to a supported living flat the very day he left."""
    on = days.month(2, 17)
    stays = [Stay("pboro-1", days.today - timedelta(days=2500), on, "returned"), Stay("rut-6", on)]
    return Someone("returned", days.born(33, 200), RUTLAND, stays)


def _in_schools(days: Calendar) -> list[Someone]:
    return [
        Someone("school", days.born(14, 220), RUTLAND, [Stay("school-1", days.today - timedelta(days=800))]),
        Someone("school", days.born(16, 130), RUTLAND, [Stay("school-2", days.today - timedelta(days=450))]),
    ]


def _pipeline(days: Calendar) -> list[Someone]:
    return [
        Someone(
            "pipeline",
            days.born(age, 60 + number * 21),
            RUTLAND,
            [Stay(f"family-{number}", days.today - timedelta(days=500 + number * 37))],
        )
        for number, age in enumerate(PIPELINE_AGES, start=1)
    ]


def _placed_in(days: Calendar) -> list[Someone]:
    councils = [council for council, how_many in PLACED_IN for _ in range(how_many)]
    found = []
    for number, (council, room) in enumerate(zip(councils, cycle(ROOMS), strict=False)):
        months = ARRIVED_MONTHS_AGO.get(number)
        starts_on = days.month(months, 9) if months else days.today - timedelta(days=520 + number * 97)
        born_on = days.born(21 + (number * 17) % 54, 30 + number * 9)
        found.append(Someone("in", born_on, council, [Stay(room, starts_on)]))
    return found


def _left(days: Calendar) -> list[Someone]:
    """Two whom others had placed here and who are no longer: the figures of earlier months count them."""
    found = []
    for council, room, months, reason in (
        ("E10000018", "rut-2", 7, "moved"),
        ("E06000016", "rut-5", 3, "died"),
    ):
        on = days.month(months, 20)
        stay = Stay(room, days.today - timedelta(days=3000), on, reason)
        found.append(Someone("left", days.born(58 + months, 70), council, [stay], caseload_until=on))
    return found


def _board(council: str, organisations: dict[str, Organisation]) -> int | None:
    if council in {RUTLAND, "E10000018", "E06000016"}:
        return organisations["QK1"].pk
    board = organisations.get(BOARD_BY_COUNCIL.get(council, ""))
    return board.pk if board else None


def _health(pen: Pen) -> dict[str, Any]:
    on_register = pen.chance.choice([True, True, True, None, False])
    checked_on = pen.today - timedelta(days=pen.chance.randrange(20, 520)) if on_register else None
    planned = checked_on is not None and pen.chance.random() < 0.75
    needed = pen.chance.choice([True, True, False, None])
    return {
        "on_gp_ld_register": on_register,
        "health_check_on": checked_on,
        "health_action_plan_on": checked_on if planned else None,
        "advocate_needed": needed,
        "advocate_in_place": pen.chance.choice([True, True, False]) if needed else None,
    }
