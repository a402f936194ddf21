"""organisations.csv: providers, trusts and other bodies the national lists do not hold."""

from accounts.choices import OrganisationKind
from accounts.models import FormerCode, Organisation
from linkworker.bulk import Tally, found_by, keep
from placements.imports import values
from placements.imports.register import Register
from placements.imports.shapes import Column, Row, Rows, Shape
from placements.rules import identifiers

SHAPE = Shape(
    "organisations",
    (
        Column("code", values.words(20), required=True),
        Column("name", values.words(200), required=True),
        Column("kind", values.one_of(OrganisationKind.values), required=True),
        Column("valid_from", values.day),
        Column("valid_until", values.day),
    ),
    key="code",
)


def check(register: Register, rows: Rows) -> None:
    """Refuse rows that contradict the national lists or themselves; note the codes of the others."""
    national = _national()
    for row in rows:
        code = row["code"]
        if code is None:
            continue
        if code in national:
            _check_national(register, row, *national[code])
            continue
        _check_own(register, row)
        register.organisation_kinds.setdefault(code, row["kind"] or OrganisationKind.PROVIDER)


def keep_all(register: Register, rows: Rows) -> Tally:
    """Keep the bodies of the importing organisation's own; those of the national lists stand unchanged."""
    national = _national()
    own = [row for row in rows if row["code"] not in national]
    wanted = {
        row["code"]: {
            "owner_id": register.owner.pk,
            **{name: row[name] for name in SHAPE.names if name in rows.columns},
        }
        for row in own
    }
    found = found_by(Organisation.objects.filter(owner=register.owner, code__in=list(wanted)), "code")
    tally, keys = keep(Organisation, wanted, found)
    register.organisation_ids.update(keys)
    return tally + Tally(unchanged=len(rows.rows) - len(own))


def _national() -> dict[str, tuple[str, str, str]]:
    """Kind, name and short name of every national body, by its code of today or before."""
    fields = ("kind", "name", "short_name")
    known = {
        code: tuple(rest)
        for code, *rest in Organisation.objects.filter(owner=None).order_by().values_list("code", *fields)
    }
    former = FormerCode.objects.order_by().values_list("code", *(f"organisation__{name}" for name in fields))
    return {code: tuple(rest) for code, *rest in former} | known


def _check_national(register: Register, row: Row, kind: str, name: str, short_name: str) -> None:
    if row["kind"] not in (None, kind):
        label = OrganisationKind(kind).label.lower()
        row.refuse(
            register.report, "kind", f"{row['code']} is {name}, of the kind {label}: take this row out."
        )
    elif row["name"] and row["name"].casefold() not in {name.casefold(), short_name.casefold()}:
        says = f"{row['code']} is {name} in the national list, and keeps that name."
        register.report.warn(row.file, row.line, "name", says)


def _check_own(register: Register, row: Row) -> None:
    starts_on, ends_on = row["valid_from"], row["valid_until"]
    if starts_on and ends_on and ends_on <= starts_on:
        row.refuse(
            register.report,
            "valid_until",
            "is not after valid_from: enter the first day it no longer existed.",
        )
    code = row["code"]
    if code == "person":
        row.refuse(
            register.report, "code", "“person” means the person pays: give the organisation another code."
        )
    if row["kind"] == OrganisationKind.COUNCIL and not identifiers.is_gss_code(code):
        row.refuse(
            register.report, "code", f"“{code}” is not a council’s GSS code, such as E06000017: correct it."
        )
    if row["kind"] == OrganisationKind.ICB and not identifiers.is_ods_code(code):
        row.refuse(
            register.report, "code", f"“{code}” is not an NHS board’s ODS code, such as QK1: correct it."
        )
