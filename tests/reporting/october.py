"""October's report, step by step."""

from datetime import datetime
from zoneinfo import ZoneInfo

from linkworker.periods import Month
from reporting import actions
from reporting.documents import making
from reporting.models import BoardReport

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=LONDON)
TODAY = NOW.date()
OCTOBER = Month.parse("2026-10")


def made_in_october(manager, rutland) -> dict[str, BoardReport]:
    """October's two editions by edition, asked for by the manager and made."""
    reports = actions.request_board_report(by=manager, authority=rutland, month=OCTOBER, today=TODAY, now=NOW)
    for report in reports:
        assert making.make(report.pk)
        report.refresh_from_db()
    return {report.edition: report for report in reports}


def approved(report, by) -> BoardReport:
    """Approved by somebody and printed for the last time."""
    actions.approve_board_report(by=by, report=report, file_name=report.file_name, now=NOW)
    making.make(report.pk)
    report.refresh_from_db()
    return report
