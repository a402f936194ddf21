"""Two invented snapshots of one month: exact for the restricted edition, disclosed for the public one."""

from copy import deepcopy

FINGERPRINT = "sha256:" + "3f7a9c1e" * 8
MONTHS = [f"2025-{month:02d}" for month in (11, 12)] + [f"2026-{month:02d}" for month in range(1, 11)]
SUPPRESSED = {"state": "suppressed"}
NOT_RECORDED = {"state": "not_recorded"}
NOT_APPLICABLE = {"state": "not_applicable"}

PLACED_OUT = [14, 14, 15, 15, 15, 16, 16, 17, 17, 16, 15, 16]
PLACED_IN = [29, 30, 30, 31, 31, 31, 32, 33, 34, 34, 33, 33]
COUNCIL_POUNDS = [760, 760, 790, 790, 798, 812, 812, 861, 861, 850, 801, 834]
HEALTH_POUNDS = [470, 470, 486, 486, 512, 520, 520, 541, 541, 545, 530, 550]
PERSON_POUNDS = [14, 14, 14, 15, 15, 15, 15, 16, 16, 16, 15, 16]


def trend(values, met=None, of=None):
    rows = []
    for number, (month, value) in enumerate(zip(MONTHS, values, strict=True)):
        row = {"month": month, "value": None if isinstance(value, dict) else str(value)}
        if isinstance(value, dict):
            row |= value
        row["met"] = met[number] if met else None
        row["of"] = of[number] if of else None
        rows.append(row)
    return rows


def figure(id, title, unit, better, value, *, met=None, of=None, target=None, rag=None, previous=None, values=None,
           not_recorded=0, not_applicable=0, definition="", source="", split=None):  # fmt: skip
    made = {
        "id": id, "title": title, "unit": unit, "better": better, "value": value, "met": met, "of": of,
        "not_recorded": not_recorded, "not_applicable": not_applicable, "target": target, "rag": rag,
        "previous": previous, "definition": definition, "source": source, "trend": trend(values or [value] * 12),
    }  # fmt: skip
    if split:
        made["split"] = split
    return made


def restricted() -> dict:
    """October 2026 for Rutland, with the published figures of the scheme and invented ones round them."""
    return {
        "authority": {"code": "E06000017", "name": "Rutland County Council"},
        "month": "2026-10",
        "as_at": "2026-10-31",
        "edition": "internal",
        "fingerprint": FINGERPRINT,
        "weeks_per_year": "365/7",
        "figures": _figures(),
        "people": {
            "by_month": [
                {"month": month, "placed_out": out, "placed_in": inward}
                for month, out, inward in zip(MONTHS, PLACED_OUT, PLACED_IN, strict=True)
            ],
            "by_setting": [
                {"label": "Residential care home", "n": 9},
                {"label": "Supported living", "n": 4},
                {"label": "Nursing home", "n": 2},
                {"label": "Specialist hospital", "n": 1},
                {"label": "Shared Lives", "n": 0},
            ],
            "movements": {"new": 1, "moved": 0, "returned": 1, "ended": NOT_RECORDED},
        },
        "reviews": {
            "by_kind": [
                {"label": "Care Act yearly review", "met": 15, "of": 16},
                {"label": "Winterbourne concordat review, every 6 months", "met": 11, "of": 14},
                {"label": "First review at 8 weeks", "met": 1, "of": 1},
                {"label": "CHC review at 3 months", "met": 0, "of": 0},
                {"label": "CHC yearly review", "met": 4, "of": 6},
            ],
            "overdue": 2,
            "longest_days": 41,
        },
        "money": {
            "by_payer": [
                {"label": "Council", "weekly": "15994.52", "yearly": "834000.00"},
                {"label": "NHS (ICB)", "weekly": "10547.95", "yearly": "550000.00"},
                {"label": "Person", "weekly": "306.85", "yearly": "16000.00"},
            ],
            "by_month": [
                {
                    "month": month,
                    "by_payer": [
                        {"label": "Council", "yearly": f"{council}000.00"},
                        {"label": "NHS (ICB)", "yearly": f"{health}000.00"},
                        {"label": "Person", "yearly": f"{person}000.00"},
                    ],
                }
                for month, council, health, person in zip(
                    MONTHS, COUNCIL_POUNDS, HEALTH_POUNDS, PERSON_POUNDS, strict=True
                )
            ],
        },
        "quality": [
            {"label": "Advocate needed: yes or no", "not_recorded": 3, "of": 49},
            {"label": "On the GP’s learning disability register", "not_recorded": 7, "of": 49},
            {"label": "Reason for living out of the area", "not_recorded": 1, "of": 16},
            {"label": "Date the ICB received the CHC checklist", "not_recorded": 0, "of": 6},
        ],
    }


def _figures() -> list[dict]:
    yearly = [sum(parts) * 1000 for parts in zip(COUNCIL_POUNDS, HEALTH_POUNDS, PERSON_POUNDS, strict=True)]
    source = "The register: placements, homes and funding lines in force on the last day of the month."
    return [
        figure("K01", "Adults placed out", "count", "lower", "16", target="16", rag="green", previous="15",
               values=PLACED_OUT, source=source,
               definition="People of the authority, 18 or over, with an open placement in a home hosted by another "
               "council on the last day of the month. A person counts once."),
        figure("K02", "People placed in by others", "count", "lower", "33", target="33", rag="green", previous="33",
               values=PLACED_IN, source=source,
               definition="People of any other council, 14 or over, with an open placement in a home hosted here on "
               "the last day of the month."),
        figure("K03", "Yearly gross spend on placements out", "pounds", "lower", "1400000.00", target="1400000.00",
               rag="green", previous="1346000.00", values=yearly, source=source,
               definition="Gross weekly cost of the adults placed out, every funding line in force on the last day "
               "of the month whoever pays, times 365/7, rounded once."),
        figure("K04", "Health share of spend", "percent", "neutral", "39.29", met="550000.00", of="1400000.00",
               previous="39.38", values=["37.78", "37.78", "37.67", "37.65", "38.64", "38.60", "38.60", "38.15",
               "38.15", "38.63", "39.38", "39.29"], source=source,
               definition="Lines paid by an ICB, out of gross spend (K03)."),
        figure("K05", "Mean gross weekly cost", "pounds", "lower", "1678.08", target="1678.00", rag="amber",
               previous="1720.87", values=["1703.11"] * 12, source=source,
               definition="Gross weekly spend (K03 cohort), divided by the people with a funding line in force."),
        figure("K07", "People brought back", "count", "higher", "1", target="1", rag="green", previous="0",
               values=[0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1], source="The register: placements ended in the month.",
               definition="People whose placement out of the area ended in the month and whose next placement began "
               "within 7 days in a home hosted here that is not a hospital."),
        figure("K10", "Annual review coverage", "percent", "higher", "93.75", met=15, of=16, target="100",
               rag="amber", previous="87.50", not_applicable=2, values=["81.25", "81.25", "85.00", NOT_RECORDED,
               NOT_RECORDED, "88.00", "87.50", "93.75", "93.75", "87.50", "87.50", "93.75"],
               source="Reviews held, by date held.",
               definition="People with a Care Act or first review held in the 12 months to the last day of the "
               "month, out of council-funded adults placed out for 56 days or more.",
               split=[{"label": "Residential care home", "met": 9, "of": 9},
                      {"label": "Supported living", "met": 3, "of": 4}]),
        figure("K11", "Reviews on time", "percent", "higher", "83.78", met=31, of=37, target="95", rag="red",
               previous="88.57", values=["92", "90", "91", "89", "90", "94", "93", "90", "88", "87", "88.57",
               "83.78"], source="Due dates worked out by the review rules; reviews held, by date held.",
               definition="Reviews due in the month held on or before their due date, out of reviews due."),
        figure("K12", "Reviews overdue now", "count", "lower", "2", target="0", rag="amber", previous="4",
               values=[1, 1, 2, 3, 3, 2, 2, 2, 3, 4, 4, 2], source="Due dates worked out by the review rules.",
               definition="Reviews whose due date has passed and which have not been held."),
        figure("K13", "First review in 8 weeks", "percent", "higher", "100.00", met=1, of=1, target="100",
               rag="green", previous=NOT_APPLICABLE, values=[NOT_APPLICABLE] * 11 + ["100"],
               source="Placements and reviews held.",
               definition="Placements whose 56th day fell in the month with a first review held by then."),
        figure("K19", "Seen in person or by video as often as agreed", "percent", "higher", "91.84", met=45, of=49,
               target="95",
               rag="amber", previous="89.80", not_recorded=0, values=["84", "85", "85.5", "88", "86", "90", "91", "92",
               "91.5", "90", "89.80", "91.84"], source="Contacts with the person present, by visit, meeting or video.",
               definition="People on the caseload whose last contact in person or by video is no older than their "
               "agreed interval (42 days unless agreed otherwise)."),
    ]  # fmt: skip


def public() -> dict:
    """The same month after small-number rules: rounded to 5, small counts and what they give away suppressed."""
    made = deepcopy(restricted())
    made["edition"] = "public"
    made["suppression"] = (
        "Counts of 1 to 4 people are suppressed, with any count they could be worked out from. Other counts of "
        "people are rounded to the nearest 5 and yearly money to the nearest £10,000."
    )
    for one in made["figures"]:
        one.pop("split", None)
        _disclose(one)
    for row in made["people"]["by_month"]:
        row["placed_out"] = 5 * ((row["placed_out"] + 2) // 5)
        row["placed_in"] = 5 * ((row["placed_in"] + 2) // 5)
    made["people"]["by_setting"] = [
        {"label": "Residential care home", "n": SUPPRESSED},
        {"label": "Supported living", "n": SUPPRESSED},
        {"label": "Other", "n": SUPPRESSED},
    ]
    made["people"]["movements"] = dict.fromkeys(("new", "moved", "returned", "ended"), SUPPRESSED)
    made["reviews"] = {
        "by_kind": [{**row, "met": SUPPRESSED, "of": SUPPRESSED} for row in made["reviews"]["by_kind"]],
        "overdue": SUPPRESSED,
        "longest_days": SUPPRESSED,
    }
    made["money"]["by_payer"] = [
        {"label": "Council", "weekly": SUPPRESSED, "yearly": "830000"},
        {"label": "NHS (ICB)", "weekly": SUPPRESSED, "yearly": SUPPRESSED},
        {"label": "Person", "weekly": SUPPRESSED, "yearly": SUPPRESSED},
    ]
    for row in made["money"]["by_month"]:
        row["by_payer"] = [{"label": part["label"], "yearly": SUPPRESSED} for part in row["by_payer"]]
    made["quality"] = [{**row, "not_recorded": SUPPRESSED, "of": 50} for row in made["quality"]]
    return made


def _disclose(one: dict) -> None:
    kept = {"K01": ("15", "15"), "K02": ("35", "35"), "K03": ("1400000", "1350000")}
    one["not_recorded"] = SUPPRESSED
    one["not_applicable"] = SUPPRESSED
    one["met"] = one["of"] = None
    if one["id"] in kept:
        one["value"], one["previous"] = kept[one["id"]]
        for row in one["trend"]:
            whole = float(row["value"])
            row["value"] = str(
                round(whole / 10000) * 10000 if one["unit"] == "pounds" else 5 * int((whole + 2) // 5)
            )
        return
    one["value"], one["state"], one["previous"] = None, "suppressed", SUPPRESSED
    for row in one["trend"]:
        row.update({"value": None, "state": "suppressed"})
