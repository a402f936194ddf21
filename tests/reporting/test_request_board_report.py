"""Asking for a month makes one row an edition, however often it is asked."""

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from linkworker.periods import Month
from reporting import actions
from reporting.choices import Edition
from reporting.models import BoardReport
from tests.reporting.october import NOW, OCTOBER, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]


def test_asking_twice_makes_one_row_an_edition_and_sends_it_once(
    manager, rutland, register, queue, django_capture_on_commit_callbacks
):
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            actions.request_board_report(by=manager, authority=rutland, month=OCTOBER, today=TODAY, now=NOW)
    assert BoardReport.objects.count() == len(Edition)
    assert sorted(queue) == sorted(BoardReport.objects.values_list("pk", flat=True))
    assert AuditEvent.objects.filter(verb="requested board report").count() == len(Edition)


def test_a_month_that_goes_on_is_refused(manager, rutland, queue):
    with pytest.raises(actions.MonthIsNotOver):
        actions.request_board_report(
            by=manager, authority=rutland, month=Month.of(TODAY), today=TODAY, now=NOW
        )


def test_the_page_asks_for_a_month_and_says_so(manager, rutland, register, queue, browse):
    client, address = browse(manager), reverse("reporting:request-board-report")
    month = client.get(address).context["form"].fields["month"].choices[0][0]
    page = client.post(address, {"month": month}, follow=True)
    assert f"The report of {Month.parse(month).label} is being made." in page.content.decode()
    assert "Select a month" in client.post(address, {}).content.decode()
    assert BoardReport.objects.count() == len(Edition)
