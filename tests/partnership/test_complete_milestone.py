"""A step of the programme is done on a day; the timeline says whether that was in time."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from accounts.roles import Role
from partnership.rules import slippage
from tests.accounts import recipes as accounts
from tests.partnership import recipes


@pytest.mark.parametrize(
    ("done_on", "on", "state", "late"),
    [
        (None, date(2014, 9, 30), slippage.AHEAD, 0),
        (None, date(2014, 10, 1), slippage.LATE, 1),
        (date(2014, 9, 30), date(2014, 12, 1), slippage.DONE, 0),
        (date(2014, 10, 14), date(2014, 12, 1), slippage.DONE_LATE, 14),
        (date(2014, 10, 14), date(2014, 10, 5), slippage.LATE, 5),
    ],
)
def test_a_step_is_late_from_the_day_after_its_target(done_on, on, state, late):
    target = date(2014, 9, 30)
    assert slippage.state(target_on=target, done_on=done_on, on=on) == state
    assert slippage.days_late(target_on=target, done_on=done_on, on=on) == late


def test_the_manager_says_when_a_step_was_done(manager, browse):
    milestone = recipes.milestone()
    client = browse(manager)
    client.post(
        reverse("partnership:complete-milestone", args=[milestone.uid]), {"done_on": "14 October 2014"}
    )
    page = client.get(reverse("partnership:programme", args=[milestone.programme.uid])).content.decode()
    assert "14 October 2014" in page
    assert "Done late, by 14 days" in page
    assert AuditEvent.objects.get(verb="completed milestone").subject_uid == milestone.uid


def test_the_same_day_sent_twice_is_one_line_and_another_day_a_second(manager, browse):
    milestone = recipes.milestone()
    client, address = browse(manager), reverse("partnership:complete-milestone", args=[milestone.uid])
    for day in ("14 October 2014", "14 October 2014", "15 October 2014"):
        assert client.post(address, {"done_on": day}).status_code == 302
    lines = AuditEvent.objects.filter(verb="completed milestone").order_by("position")
    assert [line.details["before"] for line in lines] == ["", "2014-10-14"]


def test_a_day_that_is_none_is_told_in_words_and_kept(manager, browse):
    milestone = recipes.milestone()
    answer = browse(manager).post(
        reverse("partnership:complete-milestone", args=[milestone.uid]), {"done_on": "31 February 2014"}
    )
    page = answer.content.decode()
    assert "must be a real date" in page
    assert "31 February 2014" in page


def test_a_link_worker_reads_but_does_not_change_and_another_council_finds_nothing(link_worker, browse):
    milestone = recipes.milestone()
    page = reverse("partnership:programme", args=[milestone.programme.uid])
    change = reverse("partnership:complete-milestone", args=[milestone.uid])
    stranger = accounts.staff(Role.TEAM_MANAGER, at=accounts.council("E10000019"))
    assert browse(link_worker).get(page).status_code == 200
    assert browse(link_worker).get(change).status_code == 403
    assert browse(stranger).get(page).status_code == 404
    assert browse(stranger).get(change).status_code == 404


def test_a_managers_role_at_another_council_changes_nothing_here(browse):
    milestone = recipes.milestone()
    both = accounts.staff(Role.TEAM_MANAGER, at=accounts.council("E10000019"))
    accounts.membership(both, Role.LINK_WORKER)
    client = browse(both)
    assert client.get(reverse("partnership:programme", args=[milestone.programme.uid])).status_code == 200
    assert client.get(reverse("partnership:complete-milestone", args=[milestone.uid])).status_code == 403
