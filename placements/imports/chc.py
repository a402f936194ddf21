"""chc.csv: continuing healthcare cases as other registers know them, some days and an outcome."""

from collections import defaultdict
from datetime import date
from typing import Any

from linkworker.bulk import Tally, Values, found_by, keep
from placements.choices import ChcOutcome, ChecklistResult
from placements.imports import values
from placements.imports.register import Register
from placements.imports.shapes import Column, Row, Rows, Shape
from placements.models import ChcCase, Checklist

DAYS = ("checklist_on", "received_by_icb_on", "decided_on")
SHAPE = Shape(
    "chc",
    (
        Column("person", values.words(40), required=True),
        Column("checklist_on", values.day),
        Column("checklist_result", values.one_of(ChecklistResult.values), empty=""),
        Column("received_by_icb_on", values.day),
        Column("decided_on", values.day),
        Column("outcome", values.one_of(ChcOutcome.values), empty=""),
        Column("fast_track", values.yes_or_no, empty=False),
    ),
)
PLAIN = ("received_by_icb_on", "decided_on", "outcome", "fast_track")
Known = tuple[Any, date]  # person and the first of DAYS that a case has: what makes it the same case again


def check(register: Register, rows: Rows) -> None:
    """Refuse cases of nobody, without a day, with days that cannot be, told twice, or open beside another."""
    lines: dict[Known, int] = {}
    for row in rows:
        if row["person"] is not None:
            register.person(row, "person", row["person"])
        register.not_after_today(row, *DAYS)
        _check_days(register, row)
        began = _began(row)
        if began is None:
            if not any(row.says(column) for column in DAYS):
                row.refuse(
                    register.report,
                    "checklist_on",
                    f"is empty, and so are {' and '.join(DAYS[1:])}: give at least one of these days.",
                )
            continue
        first = lines.setdefault((row["person"], began), row.line)
        if first != row.line:
            says = f"“{row['person']}” has a case of {began} on line {first} already: leave one of them out."
            row.refuse(register.report, "person", says)
        if row["decided_on"] and not row["outcome"] and not row.says("outcome"):
            register.report.warn(
                row.file, row.line, "outcome", "is empty: what was decided is kept as not recorded."
            )
    _refuse_two_open(register, rows)


def keep_all(register: Register, rows: Rows) -> Tally:
    """Keep the cases, each known by its person and its first day, and their Checklists."""
    people = {register.person_ids[row["person"]] for row in rows}
    found_cases, found_checklists = _found(people)
    wanted = {_known(register, row): _case(register, row, rows.columns) for row in rows}
    tally, keys = keep(ChcCase, wanted, found_cases)
    told = [row for row in rows if row["checklist_on"] or row["checklist_result"]]
    checklists = {
        keys[_known(register, row)]: _checklist(keys[_known(register, row)], row, rows.columns)
        for row in told
    }
    more, _ = keep(Checklist, _not_contradicted(checklists, found_checklists), found_checklists)
    return _together(tally, more)


def _check_days(register: Register, row: Row) -> None:
    born_on = register.births.get(row["person"])
    for column in DAYS:
        if born_on and row[column] and row[column] < born_on:
            says = f"{row[column]} is before {row['person']} was born: correct the day."
            row.refuse(register.report, column, says)
    decided_on = row["decided_on"]
    for column, happened in (
        ("received_by_icb_on", "the ICB received it"),
        ("checklist_on", "the Checklist"),
    ):
        if decided_on and row[column] and decided_on < row[column]:
            says = f"{decided_on} is before {row[column]}, the day of {happened}: correct one of them."
            if column == "received_by_icb_on":
                says = f"{decided_on} is before {row[column]}, when {happened}: correct one of them."
            row.refuse(register.report, "decided_on", says)
            return


def _began(row: Row) -> date | None:
    """The first day a row has, by which it is known again; None when none can be read."""
    return next((row[column] for column in DAYS if row[column]), None)


def _known(register: Register, row: Row) -> Known:
    return register.person_ids[row["person"]], _began(row)


def _closed_on(row: Row) -> date | None:
    """A negative Checklist that nobody received ends the case on its day."""
    negative = row["checklist_result"] == ChecklistResult.NEGATIVE
    return row["checklist_on"] if negative and not _further(row) else None


def _further(row: Row) -> bool:
    return bool(row["received_by_icb_on"] or row["decided_on"] or row["outcome"])


def _stays_open(row: Row) -> bool:
    return not (row["decided_on"] or row["outcome"] or _closed_on(row))


def _refuse_two_open(register: Register, rows: Rows) -> None:
    """A person has one open case, counting those kept already that the file does not tell again."""
    told: set[Known] = set()
    still_open: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        began = _began(row)
        key = register.person_ids.get(row["person"])
        if began is not None and not row.broken:
            told.add((key, began))
            if _stays_open(row):
                still_open[row["person"]].append(row)
    people = {register.person_ids.get(person) for person in still_open} - {None}
    kept, _ = _found(people)
    others = {
        person
        for (person, began), case in kept.items()
        if (person, began) not in told and not (case["decided_on"] or case["outcome"] or case["closed_on"])
    }
    for person, found in still_open.items():
        first = 0 if register.person_ids.get(person) in others else 1
        for row in found[first:]:
            says = f"“{person}” has another case that is open: say when it was decided, in decided_on."
            row.refuse(register.report, "decided_on", says)


def _found(people: set) -> tuple[dict[Known, Values], dict[int, Values]]:
    """The cases kept of these people by what they are known by, and the Checklist of each, the earliest."""
    cases = found_by(ChcCase.objects.filter(person__in=people), "id")
    checklists: dict[int, Values] = {}
    kept = found_by(Checklist.objects.filter(case__person__in=people), "id")
    for checklist in sorted(kept.values(), key=lambda one: (one["completed_on"] or date.max, one["id"])):
        checklists.setdefault(checklist["case_id"], checklist)
    known = {}
    for case in cases.values():
        completed_on = checklists.get(case["id"], {}).get("completed_on")
        began = completed_on or case["received_by_icb_on"] or case["decided_on"]
        if began is not None:
            known[(case["person_id"], began)] = case
    return known, checklists


def _case(register: Register, row: Row, columns: frozenset[str]) -> Values:
    kept: dict[str, Any] = {name: row[name] for name in PLAIN if name in columns}
    return {**kept, "person_id": register.person_ids[row["person"]], "closed_on": _closed_on(row)}


def _checklist(case: int, row: Row, columns: frozenset[str]) -> Values:
    kept: Values = {"case_id": case, "completed_on": row["checklist_on"]}
    if "checklist_result" in columns:
        kept["result"] = row["checklist_result"]
    return kept


def _not_contradicted(wanted: dict[int, Values], found: dict[int, Values]) -> dict[int, Values]:
    """Where the letters are on record, they say the result: the file does not overrule them."""
    return {
        case: {**row, "result": found[case]["result"]}
        if found.get(case, {}).get("letters") and "result" in row
        else row
        for case, row in wanted.items()
    }


def _together(cases: Tally, checklists: Tally) -> Tally:
    """One row of the file is one case: one whose Checklist alone changed is changed, too."""
    extra = min(
        max(checklists.created + checklists.changed - cases.created - cases.changed, 0), cases.unchanged
    )
    return Tally(cases.created, cases.changed + extra, cases.unchanged - extra)
