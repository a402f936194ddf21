"""`manage.py make_missing_reports`: ask for every month's report that is due and not there."""

import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import Staff
from accounts.policies import as_of
from reporting import actions, tasks
from reporting.choices import Edition, ReportState
from reporting.documents import waiting
from reporting.models import BoardReport


class Command(BaseCommand):
    """Rows first, then the queue; the real worker makes them. Running it again asks for nothing twice."""

    help = "Ask for the board reports that are due and not there."

    def add_arguments(self, parser):
        """`--wait` shows how it goes; `--approve-public-as` is for the demonstration only."""
        parser.add_argument("--wait", type=int, default=0, metavar="SECONDS", help="wait until they are made")
        parser.add_argument(
            "--approve-public-as", metavar="EMAIL", help="demonstration only: approve the public edition as"
        )

    def handle(self, *args, wait, approve_public_as, **options):
        """Ask, tell the worker, wait when told to."""
        if approve_public_as and not settings.DEMONSTRATION:
            raise CommandError(
                "A report is approved by a person. --approve-public-as works in a demonstration only."
            )
        missing = waiting.ask_for_missing(timezone.localdate(), timezone.now())
        sent = sum(tasks.queue_board_report(report_id) for report_id in missing)
        self.stdout.write(f"{len(missing)} board reports asked for, {sent} sent to the worker.")
        if wait:
            self.wait_for(wait)
        if approve_public_as:
            self.approve(approve_public_as)
            self.wait_for(wait)

    def wait_for(self, seconds: int) -> None:
        """Until nothing waits. Gives up with a sentence, not a failure: the worker goes on."""
        ends = time.monotonic() + seconds
        unmade = BoardReport.objects.filter(state__in=[ReportState.QUEUED, ReportState.MAKING])
        while unmade.exists() and time.monotonic() < ends:
            time.sleep(0.5)
        left = unmade.count()
        self.stdout.write(
            "All board reports are made." if not left else f"{left} still to be made by the worker."
        )

    def approve(self, email: str) -> None:
        """As the person named, through the same deed as the button."""
        staff = as_of(Staff.objects.get(email=email, demonstration=True), timezone.localdate())
        drafts = BoardReport.objects.filter(state=ReportState.DRAFT, edition=Edition.PUBLIC)
        for report in drafts.exclude(requested_by=staff).exclude(narrative_by=staff):
            actions.approve_board_report(
                by=staff, report=report, file_name=report.file_name, now=timezone.now()
            )
