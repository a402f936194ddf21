"""Invents a register as the files of contract 3, of any size, always the same for a size."""

import csv
import random
from datetime import date, timedelta
from pathlib import Path

from tests.placements.recipes import nhs_number

COUNCILS = ["E06000017", "E10000019", "E06000031", "E10000018", "E06000061", "E08000016"]  # the last: former
BOARDS = ["QK1", "QJM", "QPM", "QT1"]
SETTINGS = ["RES", "NUR", "SL_SHARED", "SL_SELF", "SHARED_LIVES"]
GIVEN = ["Ada", "Zoë", "Oluwaseun", "Siân", "D’Arcy", "مريم", "Wilhelmina-Charlotte", "Bo"]
FAMILY = ["Larch", "O’Neill", "Núñez", "St. John-Smythe", "حداد", "Ng", "Hawthorn"]
STREAMS = ["asc", "joint", "chc", "fnc", "s117", "self"]
LAST_DAY = date(2026, 10, 31)

Files = dict[str, list[dict[str, str]]]


def invented(people: int, seed: int = 1) -> Files:
    """So many people with their homes, placements, money, contacts and reviews, all of it valid."""
    chance = random.Random(f"{seed} {people}")
    files: Files = {
        "organisations": [
            {"code": f"PROV{n}", "name": f"Larch Care {n}", "kind": "provider", "valid_from": "2010-04-01"}
            for n in range(5)
        ],
        "homes": [_home(chance, number) for number in range(max(4, people // 4))],
        "people": [],
        "placements": [],
        "funding": [],
        "contacts": [],
        "reviews": [],
    }
    for number in range(people):
        _add_person(chance, files, number)
    return files


def write_folder(files: Files, folder: Path) -> Path:
    """The files as a folder of CSV files; only the columns somebody filled in, as a council would."""
    folder.mkdir(exist_ok=True)
    for stem, rows in files.items():
        with (folder / f"{stem}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, fieldnames=header(rows))
            writer.writeheader()
            writer.writerows(rows)
    return folder


def header(rows: list[dict[str, str]]) -> list[str]:
    """Every column of any row, in the order first seen."""
    return list(dict.fromkeys(column for row in rows for column in row))


def _home(chance: random.Random, number: int) -> dict[str, str]:
    host = chance.choice(COUNCILS)
    return {
        "code": f"H{number:04}",
        "name": f"Elm House {number}",
        "setting_type": chance.choice(SETTINGS),
        "host_council": host,
        "host_icb": chance.choice(BOARDS),
        "provider": f"PROV{number % 5}",
        "postcode": chance.choice(["LE15 6HP", "le156hp", "LN1 1AA", ""]),
        "cqc_location": f"1-{100000 + number}",
        "rating": "Good",
        "rated_on": "2025-03-04",
    }


def _add_person(chance: random.Random, files: Files, number: int) -> None:
    reference = f"P{number:05}"
    born = date(1950, 1, 1) + timedelta(days=chance.randrange(20_000))
    files["people"].append(
        {
            "reference": reference,
            "given_name": chance.choice(GIVEN),
            "family_name": f"{chance.choice(FAMILY)} {number}",
            "date_of_birth": born.isoformat(),
            "responsible_council": chance.choice([*COUNCILS, *["E06000017"] * 4]),
            "responsible_icb": chance.choice([*BOARDS, ""]),
            "nhs_number": nhs_number(number + 1) if number % 5 else "",
            "gender": chance.choice(["1", "2", "9", "X", ""]),
            "ethnicity": chance.choice(["01", "05", "19", ""]),
            "support_reason": "07",
            "complex_needs": chance.choice(["yes", "no", ""]),
            "caseload_from": "2023-04-01",
            "caseload_until": chance.choice(["", "", "", "2026-05-01"]),
            "link_worker": "worker.one@example.org" if number % 3 else "",
            "contact_every_days": chance.choice(["", "28", "84"]),
            "on_gp_ld_register": chance.choice(["yes", "no", ""]),
            "health_check_on": chance.choice(["2026-02-03", ""]),
        }
    )
    _add_placements(chance, files, number, reference)
    _add_log(chance, files, number, reference)


def _add_placements(chance: random.Random, files: Files, number: int, reference: str) -> None:
    starts_on = date(2021, 1, 1) + timedelta(days=chance.randrange(900))
    moved_on = starts_on + timedelta(days=chance.randrange(100, 900))
    for order, (first, last) in enumerate([(starts_on, moved_on), (moved_on, None)]):
        placement = f"PL{number:05}{'ab'[order]}"
        files["placements"].append(
            {
                "reference": placement,
                "person": reference,
                "home": chance.choice(files["homes"])["code"],
                "starts_on": first.isoformat(),
                "ends_on": last.isoformat() if last else "",
                "end_reason": "moved" if last else "",
                "why_out_of_area": chance.choice(["no_local_provision", "specialist_need", ""]),
                "chosen_by_person": chance.choice(["yes", "no", ""]),
            }
        )
        weekly = chance.randrange(50_000, 300_000)
        uplift_on = first + timedelta(days=60)
        for line_from, until, pence in ((first, uplift_on, weekly), (uplift_on, None, weekly + 1234)):
            files["funding"].append(
                {
                    "placement": placement,
                    "payer": chance.choice([*COUNCILS[:5], "QK1", "person"]),
                    "stream": chance.choice(STREAMS),
                    "weekly": f"{pence / 100:.2f}",
                    "from": line_from.isoformat(),
                    "until": until.isoformat() if until else "",
                    "status": chance.choice(["", "agreed", "interim", "disputed"]),
                    "reason": "start" if until else "uplift",
                }
            )


def _add_log(chance: random.Random, files: Files, number: int, reference: str) -> None:
    for order in range(6):
        day = LAST_DAY - timedelta(days=chance.randrange(400))
        others = f";P{number - 1:05}" if number and order == 0 else ""
        files["contacts"].append(
            {
                "reference": f"C{number:05}{order}",
                "people": reference + others,
                "happened_at": f"{day}T{chance.randrange(9, 18):02}:15",
                "method": chance.choice(["visit", "phone", "video", "email", "letter", "text", "meeting"]),
                "text": 'Said: "I like it here, mostly".\nAsked for a new chair; waiting.',
                "person_present": chance.choice(["yes", "no", ""]),
                "reached": chance.choice(["yes", "no", ""]),
                "with": chance.choice(["person;provider", "family", ""]),
                "duties": chance.choice(["1;8", "3", ""]),
                "minutes": chance.choice(["45", ""]),
                "author": "worker.one@example.org" if order % 2 else "",
                "recorded_at": f"{day}T20:00",
                "sensitivity": chance.choice(["", "normal", "sensitive"]),
            }
        )
    for order, kind in enumerate(["CA12", "CONC"]):
        files["reviews"].append(
            {
                "reference": f"R{number:05}{order}",
                "person": reference,
                "kind": kind,
                "held_on": (LAST_DAY - timedelta(days=chance.randrange(500))).isoformat(),
                "covers": chance.choice(["INIT", ""]) if kind == "CA12" else "",
                "outcome": chance.choice(["continue", "move_nearer", ""]),
                "person_present": chance.choice(["yes", "no", ""]),
            }
        )
