"""`manage.py board_report`: make, or fetch when it is made already, one month's report without the web."""

import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.management.arguments import council
from accounts.models import Organisation
from linkworker import arguments
from linkworker.periods import Month
from reporting.choices import Edition, ReportState
from reporting.documents import making, store, waiting
from reporting.models import BoardReport

PATIENCE_SECONDS = 180


class Command(BaseCommand):
    """The same row, snapshot and file as the web's: whoever comes second fetches what the first one made."""

    help = "Make or fetch the board report of a month as a PDF."

    def add_arguments(self, parser):
        """Contract 1."""
        parser.add_argument("--authority", required=True, metavar="CODE", help="the council's GSS code")
        parser.add_argument("--month", required=True, metavar="YYYY-MM")
        parser.add_argument("--edition", required=True, choices=["restricted", "public", "easy-read"])
        parser.add_argument("--out", required=True, metavar="FILE.pdf")

    def handle(self, *args, authority, month, edition, out, **options):
        """Every refusal is a sentence and exit 1."""
        if edition not in Edition.values:
            raise CommandError(
                "The easy-read edition is not made by this version. Choose restricted or public."
            )
        asked, whole = council(authority), arguments.month(month)
        if whole.last_day >= timezone.localdate():
            raise CommandError(
                f"{whole.label} is not over yet, and a report never changes. Choose a month before it."
            )
        report = self.made(asked, whole, edition)
        target = Path(out)
        try:
            target.write_bytes(store.fetch(report.file_name))
        except store.FileIsNotWhatWasApproved as refusal:
            raise CommandError(refusal.message) from refusal
        except OSError as error:
            raise CommandError(f"{target} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{target}: {report}, {report.get_state_display().lower()}")

    def made(self, council: Organisation, month: Month, edition: str) -> BoardReport:
        """The report, made here unless a worker is at it already. CommandError with its reason when it fails."""
        report, _ = waiting.ask_for(authority=council, month=month, edition=edition, requested_by=None)
        ends = time.monotonic() + PATIENCE_SECONDS
        while report.state in (ReportState.QUEUED, ReportState.MAKING) and time.monotonic() < ends:
            if not making.make(report.pk):
                time.sleep(0.2)
            report.refresh_from_db()
        if not report.file_name or report.state == ReportState.FAILED:
            raise CommandError(f"The report could not be made: {report.failure or 'it took too long'}.")
        return report
