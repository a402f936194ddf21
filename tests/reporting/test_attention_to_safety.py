"""Of somebody's safety and liberty: what presses, how soon, and who is told."""

from datetime import UTC, datetime

import pytest
import time_machine

from reporting.queries import attention, caseload
from reporting.rules.attention import Level, Reason
from tests.accounts.recipes import TODAY, council, staff
from tests.placements.recipes import legal_status
from tests.reporting.caseloads import days_ago, settled
from tests.reviews.recipes import authorisation, concern, concern_step

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=True):
        yield


@pytest.fixture
def worker():
    return staff(name="Robin Ashdown")


def rows(reader):
    return attention.needs_attention(caseload.read(reader, [council().pk], on=TODAY))


def of_reason(reader, reason):
    return [row for row in rows(reader) if row.need.reason == reason]


def test_a_concern_a_council_has_not_been_told_of_stands_first_until_it_is(manager, worker):
    stay = settled(worker, worker)
    raised = concern(person=stay.person, concern_on=days_ago(3))
    first = rows(manager)[0]
    assert (first.need.reason, first.need.level) == (Reason.SAFEGUARDING, Level.URGENT)
    assert "has not been told: 3 days" in first.need.words
    assert (first.deed.page, first.deed.args) == ("reviews:concern", (str(raised.uid),))
    concern_step(concern=raised, done_on=days_ago(1))
    (after,) = of_reason(manager, Reason.SAFEGUARDING)
    assert "has not been told" not in after.need.words
    assert after.need.level == Level.PRESSING
    concern_step(concern=raised, kind="asked", wishes="expressed", words="She wants to stay.", done_on=TODAY)
    concern_step(concern=raised, kind="decided", decision="none", words="No tests met.", done_on=TODAY)
    assert of_reason(manager, Reason.SAFEGUARDING) == []


def test_a_request_on_liberty_is_overdue_after_the_twenty_first_day(manager, worker):
    stay = settled(worker, worker)
    request = authorisation(person=stay.person, requested_on=days_ago(21))
    assert of_reason(manager, Reason.LIBERTY) == []
    request.requested_on = days_ago(22)
    request.save()
    (row,) = of_reason(manager, Reason.LIBERTY)
    assert row.need.words == "Request to deprive of liberty (DoLS) undecided 1 day overdue"
    assert row.need.level == Level.URGENT
    assert (row.deed.page, row.deed.args) == ("reviews:authorisation", (str(request.uid),))


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (29, None),
        (28, "(the order before it ends on 20 December 2026) undecided"),
        (0, "(the order before it ends on 22 November 2026) undecided"),
        (-1, "(the order before it ran out on 21 November 2026) undecided 1 day overdue"),
    ],
)
def test_an_application_to_the_court_presses_when_the_order_it_follows_runs_out(manager, worker, left, told):
    stay = settled(worker, worker)
    ends_on = days_ago(-left - 1)
    legal_status(person=stay.person, kind="court_of_protection", starts_on=days_ago(300), ends_on=ends_on)
    authorisation(person=stay.person, scheme="court", supervisory_body=None, requested_on=days_ago(60))
    found = of_reason(manager, Reason.LIBERTY)
    said = [row.need.words for row in found]
    assert said == ([f"Application to the Court of Protection {told}"] if told else [])


def test_safeguards_are_told_to_those_who_may_read_of_them(finance, worker):
    stay = settled(worker, worker)
    concern(person=stay.person)
    authorisation(person=stay.person, requested_on=days_ago(40))
    assert {row.need.reason for row in rows(finance)}.isdisjoint({Reason.SAFEGUARDING, Reason.LIBERTY})
