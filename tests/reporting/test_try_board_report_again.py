"""A report that could not be made is tried again."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from reporting import actions
from reporting.choices import ReportState
from reporting.documents import making, waiting
from reporting.models.reports import MOST_ATTEMPTS
from tests.accounts import recipes as accounts
from tests.reporting import recipes
from tests.reporting.october import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]


def test_a_report_that_could_not_be_made_is_tried_again(manager, rutland, register, queue, browse):
    report = recipes.board_report(state=ReportState.FAILED, attempts=MOST_ATTEMPTS, failure=waiting.WORN_OUT)
    address = reverse("reporting:try-board-report-again", args=[report.uid])
    assert browse(accounts.staff(Role.FINANCE)).post(address).status_code == 403
    browse(manager).post(address)
    assert making.make(report.pk)
    report.refresh_from_db()
    assert (report.state, report.failure) == (ReportState.DRAFT, "")
    with pytest.raises(actions.NotFailed):
        actions.try_board_report_again(by=manager, report=report, now=NOW)
