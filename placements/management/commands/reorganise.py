"""reorganise [PLAN.csv] --from CODE --to CODE --on DATE [--dry-run] --as EMAIL: the end of a body, told first."""

import csv
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from accounts.models import Staff
from accounts.policies import as_of
from accounts.queries import lineage
from linkworker import arguments
from linkworker.bulk import no_time_limit
from linkworker.refusals import Refusal
from placements.actions.reorganisation import reorganise
from placements.queries.reorganisation import WHAT, Plan, changes

COLUMNS = ["what", "reference", "successor"]


class Command(BaseCommand):
    """All in one transaction, or nothing. The dry run does everything, tells it, and takes it back."""

    help = "Passes the people, homes, money and staff of an abolished council or NHS board to its successors."

    def add_arguments(self, parser):
        parser.add_argument("plan", nargs="?", type=Path, help="for a split: what,reference,successor")
        parser.add_argument("--from", dest="old", required=True, metavar="CODE", help="the body that ends")
        parser.add_argument(
            "--to", action="append", required=True, metavar="CODE", help="who takes over; again for a split"
        )
        parser.add_argument("--on", required=True, metavar="YYYY-MM-DD", help="its first day no longer")
        parser.add_argument(
            "--by-host-area", action="store_true", help="people not named go with the home they live in"
        )
        parser.add_argument("--dry-run", action="store_true", help="tell everything, keep nothing")
        parser.add_argument("--as", dest="email", required=True, metavar="EMAIL", help="an administrator")

    def handle(self, *, plan, old, to, on, by_host_area, dry_run, email, **options):
        today = timezone.localdate()
        by = Staff.objects.filter(email=email.lower(), is_active=True).first()
        if by is None:
            raise CommandError(f"Nobody with the address {email} may sign in here.")
        try:
            bodies = tuple(lineage.by_code(code) for code in dict.fromkeys(to))
            asked = Plan(
                old=lineage.by_code(old),
                successors=bodies,
                on=arguments.day(on),
                shares=_shares(plan, bodies) if plan else {},
                by_host_area=by_host_area,
            )
        except lineage.NoSuchBody as refusal:
            raise CommandError(str(refusal)) from refusal
        self._tell(asked, changes(asked, today), today)
        self._apply(as_of(by, today), asked, today, dry_run=dry_run)

    def _apply(self, by, plan, today, *, dry_run):
        try:
            with transaction.atomic():
                no_time_limit()
                found = reorganise(by=by, plan=plan, today=today)
                transaction.set_rollback(dry_run)
        except Refusal as refusal:
            raise CommandError(refusal.message) from refusal
        except PermissionDenied as refusal:
            raise CommandError("Only an administrator reorganises. Give the address of one.") from refusal
        if dry_run:
            self.stdout.write("Dry run: nothing was changed.")
        elif found.nothing:
            self.stdout.write("Nothing to change: this was applied before.")
        else:
            self.stdout.write("Done. Everybody is within reach of somebody at a successor.")

    def _tell(self, plan, found, today):
        takers = ", ".join(body.name for body in plan.successors)
        self.stdout.write(f"{plan.old.name} ends on {plan.on}; {takers} to take over.")
        for title, rows in (
            ("people", [f"{one.reference} -> {to.code}" for one, to in found.people]),
            (
                "responsibilities",
                [f"{row.person.reference} {row.kind} -> {to.code}" for row, to in found.facts],
            ),
            ("homes", [f"{home.code} -> {to.code}" for home, to in found.homes]),
            (
                "funding lines",
                [
                    f"{line.placement.reference} {line.stream} {line.weekly} -> {to.code}"
                    for line, to in found.lines
                ],
            ),
            (
                "proposals",
                [
                    f"{one.placement.reference} from {one.starts_on} -> {to.code}"
                    for one, to in found.proposals
                ],
            ),
            ("staff", [f"{row.staff.email} {row.role} -> {to.code}" for row, to in found.memberships]),
            ("undecided", list(found.undecided)),
        ):
            self.stdout.write(f"{title}: {len(rows)}")
            for row in rows:
                self.stdout.write(f"  {row}")


def _shares(path: Path, bodies) -> dict:
    """The plan's rows. Raises CommandError with the line and what to do."""
    codes = {body.code: body for body in bodies}
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file)
            if reader.fieldnames is None or sorted(reader.fieldnames) != sorted(COLUMNS):
                raise CommandError(f"{path.name}:1: give the columns {', '.join(COLUMNS)}.")
            shares = {}
            for row in reader:
                where = f"{path.name}:{reader.line_num}"
                what, reference = (row["what"] or "").strip(), (row["reference"] or "").strip()
                if what not in WHAT:
                    raise CommandError(f"{where}: what: write one of {', '.join(WHAT)}.")
                if (body := codes.get((row["successor"] or "").strip())) is None:
                    raise CommandError(f"{where}: successor: write one of {', '.join(codes)}.")
                if not reference or (what, reference.casefold()) in shares:
                    raise CommandError(f"{where}: reference: name each once.")
                shares[what, reference.casefold()] = body
            return shares
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise CommandError(f"{path.name} cannot be read as a CSV file in UTF-8.") from fault
