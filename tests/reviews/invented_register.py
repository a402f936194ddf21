"""Invents a register as the files of contract 3, of any size, always the same for a size."""

import csv
import random
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

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
        "chc": [],
        "contacts": [],
        "reviews": [],
        "referrals": [],
        "goals": [],
        "feedback": [],
    }
    outcomes = random.Random(f"outcomes {seed} {people}")
    for number in range(people):
        _add_person(chance, files, number)
        _add_outcomes(outcomes, files, number)
    return files


def write_folder(files: Files, folder: Path) -> Path:
    """The files as a folder of CSV files; only the columns somebody filled in, as a council would.

    Some begin with a byte order mark, as a spreadsheet writes it, and some do not.
    """
    folder.mkdir(exist_ok=True)
    for stem, rows in files.items():
        encoding = "utf-8-sig" if stem in ("people", "goals") else "utf-8"
        with (folder / f"{stem}.csv").open("w", newline="", encoding=encoding) as file:
            writer = csv.DictWriter(file, fieldnames=header(rows))
            writer.writeheader()
            writer.writerows(rows)
    return folder


def header(rows: list[dict[str, str]]) -> list[str]:
    """Every column of any row, in the order first seen."""
    return list(dict.fromkeys(column for row in rows for column in row))


def write_workbook(files: Files, path: Path) -> Path:
    """The files as one workbook, every cell as text."""
    book = Workbook(write_only=True)
    for stem, rows in files.items():
        sheet, columns = book.create_sheet(stem), header(rows)
        sheet.append(columns)
        for row in rows:
            sheet.append([row.get(column, "") for column in columns])
    book.save(path)
    return path


def _home(chance: random.Random, number: int) -> dict[str, str]:
    host = chance.choice(COUNCILS)
    if number == 0:
        host = COUNCILS[0]
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
    if number % 2 == 0:  # so that no other council is named more often, and the register is this one's
        files["people"][-1]["responsible_council"] = COUNCILS[0]
    _add_placements(chance, files, number, reference)
    _add_chc(chance, files, number, reference)
    _add_log(chance, files, number, reference)


def _add_placements(chance: random.Random, files: Files, number: int, reference: str) -> None:
    starts_on = date(2021, 1, 1) + timedelta(days=chance.randrange(900))
    moved_on = starts_on + timedelta(days=chance.randrange(100, 900))
    for order, (first, last) in enumerate([(starts_on, moved_on), (moved_on, None)]):
        placement = f"PL{number:05}{'ab'[order]}"
        home = chance.choice(files["homes"])["code"]
        if last is None and files["people"][-1]["responsible_council"] != COUNCILS[0]:
            home = files["homes"][0]["code"]  # placed in: whoever others are responsible for lives here now
        files["placements"].append(
            {
                "reference": placement,
                "person": reference,
                "home": home,
                "starts_on": first.isoformat(),
                "ends_on": last.isoformat() if last else "",
                "end_reason": "moved" if last else "",
                "why_out_of_area": chance.choice(["no_local_provision", "specialist_need", ""]),
                "chosen_by_person": chance.choice(["yes", "no", ""]),
            }
        )
        weekly = chance.randrange(50_000, 300_000) * 6 // 10  # within what a team manager may agree
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


def _add_chc(chance: random.Random, files: Files, number: int, reference: str) -> None:
    """A case decided in 2025; every third person has a second one that is open or ended early."""
    chance = random.Random(f"chc {number}")  # of its own, so that the other files stay as they were
    checklist_on = date(2025, 1, 1) + timedelta(days=chance.randrange(200))
    received_on = checklist_on + timedelta(days=chance.randrange(5))
    decided_on = received_on + timedelta(days=chance.choice([20, 28, 29, 100]))
    files["chc"].append(
        {
            "person": reference,
            "checklist_on": checklist_on.isoformat() if number % 4 else "",
            "checklist_result": "positive" if number % 4 else "",
            "received_by_icb_on": received_on.isoformat(),
            "decided_on": decided_on.isoformat(),
            "outcome": chance.choice(["full", "joint", "fnc", "not_eligible", "withdrawn"]),
            "fast_track": chance.choice(["yes", "no", ""]),
        }
    )
    if number % 3 == 0:
        negative = number % 2 == 0
        files["chc"].append(
            {
                "person": reference,
                "checklist_on": "2026-08-03",
                "checklist_result": "negative" if negative else "positive",
                "received_by_icb_on": "" if negative else "2026-08-04",
                "decided_on": "",
                "outcome": "",
                "fast_track": "",
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


def _add_outcomes(chance: random.Random, files: Files, number: int) -> None:
    reference = f"P{number:05}"
    made_on = LAST_DAY - timedelta(days=chance.randrange(60, 400))
    result = chance.choice(["waiting", "accepted", "declined", "started", ""])
    files["referrals"].append(
        {
            "reference": f"RF{number:05}",
            "person": reference,
            "made_on": made_on.isoformat(),
            "service": chance.choice(["Speech and language therapy", "Dentist", "Siân’s art group 🎨"]),
            "accepted_on": (made_on + timedelta(days=20)).isoformat()
            if result in ("accepted", "started")
            else "",
            "started_on": (made_on + timedelta(days=40)).isoformat() if result == "started" else "",
            "result": result,
            "declined_reason": "The list is closed until April" if result == "declined" else "",
        }
    )
    files["goals"].append(
        {
            "reference": f"G{number:05}",
            "person": reference,
            "domain": chance.choice(["Home", "Work", "Friends", "Health"]),
            "text": chance.choice(["Catch the bus alone 🚌", "Cook for Zoë’s birthday", "See D’Arcy weekly"]),
            "set_on": made_on.isoformat(),
            "check_every_weeks": chance.choice(["8", "4", ""]),
            "checks": f"{made_on + timedelta(days=28)}=same; {made_on + timedelta(days=56)}=improving",
        }
    )
    files["feedback"].append(
        {
            "person": reference,
            "given_on": made_on.isoformat(),
            "score": str(chance.randrange(1, 6)),
            "by_proxy": chance.choice(["yes", "no", ""]),
            "words": chance.choice(["I’m happy here 😀", "", "It’s noisy, O’Neill says so too"]),
        }
    )
    files["contacts"].append(
        {
            "reference": f"CX{number:05}",
            "people": reference,
            "happened_at": "2026-10-25T01:30",  # an hour that came twice
            "method": "phone",
            "text": "Rang at night: she couldn’t sleep 🌙. =SUM(A1) is what she typed.",
        }
    )
