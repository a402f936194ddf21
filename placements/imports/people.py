"""people.csv: who is on the register."""

import unicodedata
from collections.abc import Iterable
from datetime import date

from linkworker.bulk import Tally, Values, found_by, keep
from placements.actions.history import DATED, follow
from placements.choices import Gender
from placements.imports import values
from placements.imports.faults import RegisterIsRefused
from placements.imports.register import Register, code_list
from placements.imports.shapes import Column, Row, Rows, Shape
from placements.models import Person
from placements.models.people import DEFAULT_CONTACT_DAYS, LONGEST_CONTACT_DAYS, SHORTEST_CONTACT_DAYS

PLAIN = (
    "given_name",
    "family_name",
    "date_of_birth",
    "nhs_number",
    "gender",
    "complex_needs",
    "caseload_from",
    "caseload_until",
    "contact_every_days",
    "on_gp_ld_register",
    "health_check_on",
    "health_action_plan_on",
    "advocate_needed",
    "advocate_in_place",
)
CASELOAD = ("caseload_from", "caseload_until")


def shape() -> Shape:
    """The columns, with the code lists of the reference data."""
    return Shape(
        "people",
        (
            Column("reference", values.words(40), required=True),
            Column("given_name", values.words(100), required=True),
            Column("family_name", values.words(100), required=True),
            Column("date_of_birth", values.day, required=True),
            Column("responsible_council", values.words(20), required=True),
            Column("responsible_icb", values.words(20)),
            Column("nhs_number", values.nhs_number, empty=""),
            Column("gender", values.one_of(Gender.values), empty=Gender.NOT_KNOWN.value),
            Column("ethnicity", values.list_code(code_list("ethnicity"))),
            Column("support_reason", values.list_code(code_list("support_reason"))),
            Column("complex_needs", values.yes_or_no),
            Column("caseload_from", values.day),
            Column("caseload_until", values.day),
            Column("link_worker", values.email),
            Column(
                "contact_every_days",
                values.whole(SHORTEST_CONTACT_DAYS, LONGEST_CONTACT_DAYS),
                empty=DEFAULT_CONTACT_DAYS,
            ),
            Column("on_gp_ld_register", values.yes_or_no),
            Column("health_check_on", values.day),
            Column("health_action_plan_on", values.day),
            Column("advocate_needed", values.yes_or_no),
            Column("advocate_in_place", values.yes_or_no),
        ),
        key="reference",
    )


def check(register: Register, rows: Rows) -> None:
    """Refuse people no council answers for and days that cannot be; warn of people who look like one."""
    register.look_up_staff(row["link_worker"] for row in rows)
    kept = _kept_days(register, rows)
    settled = _settled(register, rows)
    for row in rows:
        if register.beyond(row, register.reach.people_beyond):
            continue
        _keep_settled(register, row, settled)
        register.council(row, "responsible_council")
        register.icb(row, "responsible_icb")
        register.staff(row, "link_worker")
        register.not_after_today(row, "date_of_birth", "health_check_on", "health_action_plan_on")
        _check_caseload(register, row, kept.get(row["reference"], {}) | _told_days(row))
        _check_days(register, row)
        if row["reference"] in register.merged_into:
            told = register.merge_told(row["reference"])
            says = f"{told} Leave this row out, or undo the merge first."
            row.refuse(register.report, "reference", says)
        elif row["reference"] is not None:
            register.person_ids.setdefault(row["reference"], None)
            register.births[row["reference"]] = _credible_birth(register, row)
    _warn_of_duplicates(register, rows)


def keep_all(register: Register, rows: Rows) -> Tally:
    """Keep the people. A column the file does not have leaves what is kept as it was."""
    ethnicities, reasons = code_list("ethnicity"), code_list("support_reason")
    present = rows.columns
    plain = [name for name in PLAIN if name in present]

    def wanted_of(row: Row) -> dict:
        kept = {name: row[name] for name in plain}
        kept["owner_id"] = register.owner.pk
        kept["reference"] = row["reference"]
        kept["responsible_council_id"] = register.organisation_ids[row["responsible_council"]]
        if "responsible_icb" in present:
            kept["responsible_icb_id"] = register.organisation_ids.get(row["responsible_icb"])
        if "ethnicity" in present:
            kept["ethnicity_id"] = ethnicities.get(row["ethnicity"])
        if "support_reason" in present:
            kept["support_reason_id"] = reasons.get(row["support_reason"])
        if "link_worker" in present:
            kept["link_worker_id"] = register.staff_ids.get(row["link_worker"])
        return kept

    wanted = {row["reference"]: wanted_of(row) for row in rows}
    kept = Person.objects.filter(owner=register.owner, reference__in=list(wanted))
    found = found_by(kept.select_for_update(no_key=True), "reference")
    _refuse_settled_since(register, found.values())
    joined_before = {
        found[key]["id"]: found[key]["caseload_from"]
        for key, values in wanted.items()
        if key in found and any(found[key][name] != values.get(name, found[key][name]) for name in DATED)
    }
    tally, keys = keep(Person, wanted, found)
    follow(joined_before, today=register.today)
    register.person_ids.update(keys)
    return tally


def _refuse_settled_since(register: Register, found: Iterable[Values]) -> None:
    """Whoever became another council's while the file was read is theirs by now."""
    for kept in found:
        answering = (kept["responsible_council_id"], kept["responsible_icb_id"])
        still = register.owner.pk in answering or kept["id"] in register.reach.hosted
        if not still:
            raise RegisterIsRefused(
                "Somebody settled who is responsible for people of this file at this moment. Nothing was loaded; "
                "try again."
            )


def _settled(register: Register, rows: Rows) -> dict[str, tuple[int, int | None]]:
    """Council and board of the people of this file for whom another council is responsible, by reference."""
    named = {register.person_ids.get(row["reference"]): row["reference"] for row in rows}
    hosted = Person.objects.filter(pk__in=register.reach.hosted & named.keys()).order_by()
    return {
        named[key]: (council, board)
        for key, council, board in hosted.values_list("pk", "responsible_council", "responsible_icb")
    }


def _keep_settled(register: Register, row: Row, settled: dict[str, tuple[int, int | None]]) -> None:
    """Whoever hosts somebody does not say whose they are."""
    held = settled.get(row["reference"], ())
    for column, kept in zip(("responsible_council", "responsible_icb"), held, strict=False):
        if row.holds(column) and register.organisation_ids.get(row[column]) != kept:
            says = "another council is responsible for this person, so a file cannot change this: leave it as it is."
            row.refuse(register.report, column, says)


def _kept_days(register: Register, rows: Rows) -> dict[str, dict[str, date | None]]:
    """Where the file has only one of the two days of the caseload: the other, as it is kept."""
    missing = [name for name in CASELOAD if name not in rows.columns]
    if len(missing) != 1:
        return {}
    within = [register.person_ids.get(row["reference"]) for row in rows]
    people = Person.objects.filter(pk__in=[key for key in within if key is not None])
    kept = dict(people.order_by().values_list("reference", missing[0]))
    return {row["reference"]: {missing[0]: kept.get(row["reference"])} for row in rows}


def _told_days(row: Row) -> dict[str, date | None]:
    """The days of the caseload that the file has, but for one that could not be read."""
    return {name: row[name] for name in CASELOAD if row.holds(name)}


def _check_caseload(register: Register, row: Row, days: dict) -> None:
    """Nobody leaves the caseload without having joined it before. A day that cannot be read is told already."""
    if not days.get("caseload_until") or "caseload_from" not in days:
        return
    joined_on, left_on = days["caseload_from"], days["caseload_until"]
    column = "caseload_until" if row.holds("caseload_until") else "caseload_from"
    if joined_on is None:
        says = f"the person left the caseload on {left_on}: enter the day they joined it in caseload_from."
        row.refuse(register.report, column, says)
    elif left_on <= joined_on:
        says = f"{left_on} is not after caseload_from ({joined_on}): enter the first day no longer on it."
        row.refuse(register.report, column, says)


def _check_days(register: Register, row: Row) -> None:
    born_on = _credible_birth(register, row)
    for column in ("caseload_from", "health_check_on", "health_action_plan_on"):
        if born_on and row[column] and row[column] < born_on:
            row.refuse(
                register.report,
                column,
                f"{row[column]} is before the person was born: correct one of the days.",
            )


def _credible_birth(register: Register, row: Row) -> date | None:
    """A birth in the future is told once; it does not make every other day of the person's wrong too."""
    born_on = row["date_of_birth"]
    return born_on if born_on and born_on <= register.today else None


def _warn_of_duplicates(register: Register, rows: Rows) -> None:
    """The same NHS number, or the same name and birth date, is probably one person twice."""
    numbers, likenesses = _kept_already(register, rows)
    for row in rows:
        if row["reference"] in register.reach.people_beyond:
            continue
        reference, number = row["reference"], row["nhs_number"]
        if number:
            twin = numbers.setdefault(number, reference)
            if twin != reference:
                says = f"{twin} has the same NHS number: make sure they are two people."
                register.report.warn(row.file, row.line, "nhs_number", says)
                continue
        alike = _likeness(row["given_name"], row["family_name"], row["date_of_birth"])
        if None not in alike:
            twin = likenesses.setdefault(alike, reference)
            if twin != reference:
                says = f"{twin} has the same name and birth date: make sure they are two people."
                register.report.warn(row.file, row.line, "family_name", says)


def _kept_already(register: Register, rows: Rows) -> tuple[dict, dict]:
    """Who else of this organisation's register has these numbers, or these names and birth dates."""
    in_file = {row["reference"] for row in rows}
    reach = register.reach.own | register.reach.hosted
    others = Person.objects.filter(owner=register.owner, pk__in=reach).order_by("reference")
    numbers: dict[str, str] = {}
    likenesses: dict[tuple, str] = {}
    for reference, number, *who in others.values_list(
        "reference", "nhs_number", "given_name", "family_name", "date_of_birth"
    ):
        if reference not in in_file:
            if number:
                numbers.setdefault(number, reference)
            likenesses.setdefault(_likeness(*who), reference)
    return numbers, likenesses


def _likeness(*parts: object) -> tuple:
    return tuple(
        unicodedata.normalize("NFC", part).casefold() if isinstance(part, str) else part for part in parts
    )
