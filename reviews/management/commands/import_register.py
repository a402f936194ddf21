"""import_register PATH [--dry-run] [--as EMAIL]: all of a register, or every reason why not."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from linkworker.words import counted
from placements.imports.faults import RegisterIsRefused
from reviews.imports import register


class Command(BaseCommand):
    """Exit 0 and a summary, or exit 1 and every bad row as `file:line: column: what to do`."""

    help = "Loads a register from a folder of CSV files, a .zip of them or one .xlsx. All or nothing."

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path, help="the folder, .zip or .xlsx")
        parser.add_argument("--dry-run", action="store_true", help="check everything, keep nothing")
        parser.add_argument("--as", dest="by_email", metavar="EMAIL", help="who imports, and so for whom")

    def handle(self, *, path, dry_run, by_email, **options):
        try:
            imported = register.load(
                path, by_email=by_email, today=timezone.localdate(), now=timezone.now(), dry_run=dry_run
            )
        except RegisterIsRefused as refused:
            raise CommandError(str(refused)) from refused
        except register.HasFaults as stopped:
            self._tell(stopped.report.faults, stopped.report.warnings)
            rows = len(stopped.report.faults)
            raise CommandError(
                f"Nothing was loaded: {counted(rows, 'thing')} to correct, listed above."
            ) from stopped
        self._tell(imported.report.warnings)
        self._sum_up(imported, dry_run)

    def _tell(self, *faults):
        for fault in sorted(fault for found in faults for fault in found):
            self.stderr.write(str(fault), self.style.NOTICE if fault.warning else self.style.ERROR)

    def _sum_up(self, imported, dry_run):
        self.stdout.write(f"Register of {imported.owner.name}")
        for name, tally in imported.tallies.items():
            self.stdout.write(f"{name}: {tally}")
        if imported.accounts_made:
            self.stdout.write(
                f"accounts: {imported.accounts_made} made, closed until an administrator opens them"
            )
        self.stdout.write("Nothing was kept: this was a dry run." if dry_run else "Everything was loaded.")
