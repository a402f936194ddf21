"""Loads a whole register: every file checked before any row is kept, and all of it or none (contract 3)."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from django.db import DatabaseError, transaction

from accounts import audit
from accounts.models import FormerCode, Membership, Organisation, Staff
from accounts.policies import as_of
from accounts.roles import Role
from casework.imports import contacts, feedback, goals, referrals
from linkworker import bulk
from linkworker.bulk import Tally
from linkworker.refusals import words_of
from placements.imports import chc, funding, homes, organisations, people, sources, stays
from placements.imports.faults import WHOLE_FILE, RegisterIsRefused, Report, nearest
from placements.imports.register import Register, opened
from placements.imports.shapes import Rows, Shape, read_rows
from reviews.imports import held

MAY_IMPORT = (Role.TEAM_MANAGER, Role.FINANCE, Role.ADMINISTRATOR)


class Part(NamedTuple):
    """How one file is read, checked and kept.

    In portions, where no row can be in the way of another: so that a large file is not held in memory again as
    it is written. Rows that say the same in the column `together` are in one portion.
    """

    shape: Callable[[], Shape]
    check: Callable[[Register, Rows], None]
    keep_all: Callable[[Register, Rows], Tally]
    in_portions: bool = False
    together: str = ""


PARTS: dict[str, Part] = {  # each stands on those before it
    "organisations": Part(lambda: organisations.SHAPE, organisations.check, organisations.keep_all),
    "homes": Part(homes.shape, homes.check, homes.keep_all),
    "people": Part(people.shape, people.check, people.keep_all, in_portions=True),
    "placements": Part(lambda: stays.SHAPE, stays.check, stays.keep_all),
    "funding": Part(
        lambda: funding.SHAPE, funding.check, funding.keep_all, in_portions=True, together="placement"
    ),
    "chc": Part(lambda: chc.SHAPE, chc.check, chc.keep_all),
    "contacts": Part(lambda: contacts.SHAPE, contacts.check, contacts.keep_all, in_portions=True),
    "reviews": Part(lambda: held.SHAPE, held.check, held.keep_all, in_portions=True),
    "referrals": Part(lambda: referrals.SHAPE, referrals.check, referrals.keep_all, in_portions=True),
    "goals": Part(lambda: goals.SHAPE, goals.check, goals.keep_all, in_portions=True),
    "feedback": Part(lambda: feedback.SHAPE, feedback.check, feedback.keep_all, in_portions=True),
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: whose register it is, and what became of the rows of each file."""

    owner: Organisation
    tallies: dict[str, Tally]
    accounts_made: int
    report: Report


class HasFaults(Exception):
    """Rows that must be corrected first; nothing was kept."""

    def __init__(self, report: Report):
        super().__init__(f"{len(report.faults)} faults")
        self.report = report


def load(path: Path, *, by_email: str | None, today: date, now: datetime, dry_run: bool = False) -> Imported:
    """Load a register, or with `dry_run` only say what would become of it.

    Raises RegisterIsRefused when it cannot be read at all, HasFaults when rows must be corrected first.
    """
    report = Report()
    source = sources.read(path, report)
    tables = _recognised(source.tables, report)
    by = _importer(by_email, today)
    with transaction.atomic():
        owner = _owner_through(by) if by else _owner_of(tables.get("people"), today, report)
        imported = _loaded(source, tables, report, by=by, owner=owner, today=today, now=now)
        transaction.set_rollback(dry_run)
    return imported


def load_for(
    path: Path, *, by: Staff, owner: Organisation, today: date, now: datetime, report: Report
) -> Imported:
    """Load the register of this organisation inside the caller's transaction; the report tells how far it is.

    Money comes in up to the limit of whoever brings it from a browser. Raises as `load` does.
    """
    source = sources.read(path, report)
    tables = _recognised(source.tables, report)
    return _loaded(source, tables, report, by=by, owner=owner, today=today, now=now, agreeing=by)


def _loaded(
    source: sources.Source,
    tables: dict[str, sources.Table],
    report: Report,
    *,
    by: Staff | None,
    owner: Organisation,
    today: date,
    now: datetime,
    agreeing: Staff | None = None,
) -> Imported:
    bulk.no_time_limit()
    report.rows_total = sum(len(table.rows) for table in tables.values())
    register = opened(owner, today, now)
    register.report, register.agreeing = report, agreeing
    rows = {}
    for stem, part in PARTS.items():
        if stem in tables:
            rows[stem] = read_rows(tables[stem], part.shape(), report)
            part.check(register, rows[stem])
    if report.faults:
        raise HasFaults(report)
    imported = _kept(register, rows)
    audit.record(
        by=by,
        verb="imported a register",
        subject=owner,
        organisation=owner,
        **_for_the_trail(source, imported),
    )
    return imported


def _recognised(tables: list[sources.Table], report: Report) -> dict[str, sources.Table]:
    """The tables by the file of the contract they are; every other is refused by name."""
    found = {}
    for table in tables:
        if table.stem in PARTS:
            found[table.stem] = table
        else:
            meant = nearest(table.stem, frozenset(PARTS))
            report.fault(
                table.file, 1, WHOLE_FILE, f"is no file of a register: {meant} Otherwise take it out."
            )
    if not tables and not report.faults:
        raise RegisterIsRefused(
            "There is no register here: give files named as people.csv, homes.csv and so on."
        )
    return found


def _importer(email: str | None, today: date) -> Staff | None:
    if email is None:
        return None
    staff = Staff.objects.filter(email=email.strip().lower(), is_active=True).first()
    if staff is None:
        raise RegisterIsRefused(f"{email} is not somebody who can sign in: correct the address after --as.")
    return as_of(staff, today)


def _owner_through(by: Staff) -> Organisation:
    owners = {held.organisation_id: held.organisation for held in by.held if held.role in MAY_IMPORT}
    if not owners:
        raise RegisterIsRefused(
            f"{by.email} may not import: name a team manager, finance officer or administrator after --as."
        )
    if len(owners) > 1:
        raise RegisterIsRefused(f"{by.email} acts for several organisations: name somebody who acts for one.")
    return next(iter(owners.values()))


def _owner_of(people_table: sources.Table | None, today: date, report: Report) -> Organisation:
    """Without --as: the one council with somebody who may import; before anybody has an account, the council
    that people.csv names most often as responsible. Files that are wrong anyway are told first.
    """
    holding = Membership.objects.in_force_on(today).filter(organisation__kind="council")
    for held_by in (holding.filter(role__in=MAY_IMPORT), holding):
        councils = list(Organisation.objects.filter(pk__in=held_by.order_by().values("organisation"))[:2])
        if len(councils) == 1:
            return councils[0]
        if councils:
            raise RegisterIsRefused(
                "Several councils use Link Worker: say who imports, as --as somebody@example.gov.uk."
            )
    council = _most_named(people_table)
    if council is None and report.faults:
        raise HasFaults(report)
    if council is None:
        raise RegisterIsRefused("Nobody has an account yet: make one, then say who imports with --as.")
    return council


def _most_named(people_table: sources.Table | None) -> Organisation | None:
    if people_table is None or "responsible_council" not in people_table.header:
        return None
    place = people_table.header.index("responsible_council")
    named = Counter(cells[place].strip() for _, cells in people_table.rows if len(cells) > place)
    for code, _ in sorted(named.items(), key=lambda item: (-item[1], item[0])):
        former = FormerCode.objects.filter(code=code).values("organisation")
        councils = Organisation.objects.councils().filter(owner=None)
        found = councils.filter(code=code).first() or councils.filter(pk__in=former).first()
        if found:
            return found
    return None


def _kept(register: Register, rows: dict[str, Rows]) -> Imported:
    """Every file in turn. What the checks could not foresee still ends in words, never in half a register."""
    tallies: dict[str, Tally] = {}
    file = "the register"
    try:
        made = register.keep_staff()
        for stem in list(rows):
            found = rows.pop(stem)  # held no longer than it takes to keep them
            file = found.file
            tallies[file] = Tally()
            for portion in _portions(PARTS[stem], found):
                tallies[file] += PARTS[stem].keep_all(register, portion)
                register.report.rows_kept += len(portion.rows)
    except DatabaseError as refused:
        why = words_of(refused) or "Somebody may have changed the same people at this moment."
        raise RegisterIsRefused(
            f"The database refused the rows of {file}: {why} Nothing was loaded; correct the rows or try again."
        ) from refused
    return Imported(register.owner, tallies | register.also, made, register.report)


def _portions(part: Part, rows: Rows) -> Iterable[Rows]:
    return rows.portions(part.together) if part.in_portions else [rows]


def _for_the_trail(source: sources.Source, imported: Imported) -> dict:
    """Counts and the files' fingerprints: nothing about anybody."""
    return {
        "rows": {
            name: {"created": t.created, "changed": t.changed, "unchanged": t.unchanged}
            for name, t in imported.tallies.items()
        },
        "accounts_made": imported.accounts_made,
        "sha256": source.sha256,
    }
