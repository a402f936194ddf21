"""What a calendar program reads at a secret address, opened by a library that is not ours."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import icalendar
import pytest
import time_machine

from accounts.models import AuditEvent
from accounts.roles import Role
from casework import actions
from placements.models import Person
from reporting.actions.calendar_feeds import READS_AN_HOUR
from reporting.models import CalendarFeed
from tests.accounts.recipes import council, staff
from tests.casework.recipes import action, planned_contact
from tests.placements.recipes import home, person, placement
from tests.reporting.caseloads import LINCOLNSHIRE, days_ago, settled
from tests.reporting.test_renew_calendar_feed import made

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
CANARIES = ("Wilhelmina", "Featherstone", "Larch Meadow", "Secretnote", "Promisedthing", "Oakham")


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def worker():
    return staff(name="Robin Ashdown")


@pytest.fixture
def ada(worker):
    place = home(LINCOLNSHIRE, name="Larch Meadow")
    return settled(worker, worker, place=place, given_name="Wilhelmina", family_name="Featherstone").person


@pytest.fixture
def secret(browse, worker):
    return made(browse(worker))


def events(client, secret) -> dict[str, icalendar.Event]:
    """The events of a feed, by their summary."""
    answer = client.get(f"/calendar/{secret}.ics")
    assert answer.status_code == 200
    return {str(event["summary"]): event for event in icalendar.Calendar.from_ical(answer.content).events}


def called(someone) -> str:
    return f"{someone.reference} (WF)"


AROUND = [
    (day, at)
    for sunday in (date(2027, 3, 28), date(2027, 10, 31))
    for day in (sunday - timedelta(days=1), sunday, sunday + timedelta(days=1))
    for at in (time(0, 30), time(1, 30), time(10, 0))
    if (day, at) != (date(2027, 3, 28), time(1, 30))  # an hour that does not exist
]


def test_local_times_are_right_when_the_clocks_change(client, worker, ada, secret):
    for number, (day, at) in enumerate(AROUND):
        with time_machine.travel(datetime(2027, 3, 1, 12, 0, tzinfo=UTC), tick=False):
            planned_contact(person=ada, worker=worker, planned_on=day, planned_at=at, note=str(number))
    with time_machine.travel(datetime(2027, 3, 1, 12, 0, tzinfo=UTC), tick=False):
        content = client.get(f"/calendar/{secret}.ics").content
    found = icalendar.Calendar.from_ical(content)
    read = [event for event in found.events if str(event["summary"]).startswith("Visit")]
    assert len(read) == len(AROUND) == 17
    for event, (day, at) in zip(read, sorted(AROUND), strict=True):
        starts = event["dtstart"].dt
        assert (starts.date(), starts.time()) == (day, at)
        assert event["dtstart"].params["TZID"] == "Europe/London"
        assert starts.utcoffset() == datetime.combine(day, at, LONDON).utcoffset()
        assert event["duration"].dt == timedelta(hours=1)


@pytest.mark.parametrize("year", [2026, 2027, 2031])
def test_the_rules_of_the_clock_in_the_file_are_those_of_the_country(client, secret, year):
    """Read by the library from the file alone, for every half hour of the two days, against the system's table."""
    found = icalendar.Calendar.from_ical(client.get(f"/calendar/{secret}.ics").content)
    (zone,) = found.timezones
    clock = zone.to_tz(lookup_tzid=False)
    compared = set()
    for month in (3, 10):
        for half_hours in range(31 * 48):
            local = datetime.combine(date(year, month, 1), time()) + timedelta(minutes=30 * half_hours)
            if local.replace(tzinfo=LONDON).astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) == local:
                repeated = (
                    local.replace(fold=1, tzinfo=LONDON).utcoffset()
                    != local.replace(tzinfo=LONDON).utcoffset()
                )
                if not repeated:
                    compared.add((month, local.replace(tzinfo=LONDON).utcoffset()))
                    assert local.replace(tzinfo=clock).utcoffset() == local.replace(tzinfo=LONDON).utcoffset()
    assert compared == {(month, timedelta(hours=hour)) for month in (3, 10) for hour in (0, 1)}


def test_it_holds_initials_and_references_and_nothing_anybody_wrote(client, worker, ada, secret):
    planned_contact(person=ada, worker=worker, planned_on=days_ago(-3), note="Secretnote at Oakham")
    action(person=ada, owner=worker, what="Promisedthing for Wilhelmina", due_on=days_ago(-2))
    answer = client.get(f"/calendar/{secret}.ics")
    text = answer.content.decode().replace("\r\n ", "")
    assert not [canary for canary in CANARIES if canary.casefold() in text.casefold()]
    assert "Robin" not in text
    found = events(client, secret)
    assert f"Visit: {called(ada)}" in found
    assert f"Promised by this day: {called(ada)}" in found
    assert [name for name in found if "review due" in name]


def test_whole_days_are_dates_that_no_time_zone_can_move(client, worker, ada, secret):
    planned_contact(person=ada, worker=worker, planned_on=days_ago(-3))
    starts = events(client, secret)[f"Visit: {called(ada)}"]["dtstart"]
    assert (type(starts.dt), starts.dt, starts.params["VALUE"]) == (date, days_ago(-3), "DATE")


def test_a_moved_plan_keeps_its_uid_with_a_new_sequence_and_a_cancelled_one_is_shown_so(
    client, worker, ada, secret
):
    first = planned_contact(person=ada, worker=worker, planned_on=days_ago(-3), planned_at=time(10, 0))
    before = events(client, secret)[f"Visit: {called(ada)}"]
    moved = first
    for days in (4, 5):
        moved = actions.move_planned_contact(
            by=worker, plan=moved, planned_on=days_ago(-days), because="Away", now=NOON, today=days_ago(0)
        )
    after = events(client, secret)[f"Visit: {called(ada)}"]
    assert after["uid"] == before["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 2)
    assert after["dtstart"].dt == days_ago(-5)  # and no time any more
    actions.cancel_planned_contact(by=worker, plan=moved, because="Not wanted", now=NOON)
    gone = events(client, secret)[f"Visit: {called(ada)}"]
    assert (gone["uid"], gone["sequence"], gone["status"]) == (before["uid"], 3, "CANCELLED")


def test_a_promise_that_is_moved_grows_in_sequence_and_is_stamped_anew(client, worker, ada, secret):
    promised = action(person=ada, owner=worker, due_on=days_ago(-2))
    before = events(client, secret)[f"Promised by this day: {called(ada)}"]
    for days in (4, 5):
        with time_machine.travel(NOON + timedelta(minutes=days), tick=False):
            actions.move_action(
                by=worker,
                action=promised,
                due_on=days_ago(-days),
                because="Away",
                today=days_ago(0),
                submission=uuid4(),
            )
    after = events(client, secret)[f"Promised by this day: {called(ada)}"]
    assert after["uid"] == before["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 2)
    assert after["dtstamp"].dt == NOON + timedelta(minutes=5)
    assert after["dtstart"].dt == days_ago(-5)


def test_only_one_s_own_stands_in_it(client, worker, ada, secret):
    planned_contact(person=ada, worker=staff(), planned_on=days_ago(-3))
    planned_contact(person=settled(staff(), worker).person, worker=staff(), planned_on=days_ago(-3))
    assert not [name for name in events(client, secret) if name.startswith("Visit")]


def test_somebody_who_is_another_council_s_today_is_not_in_it(client, worker, secret):
    theirs = person(responsible_council=council("E10000018"), given_name="Wil", family_name="Far")
    placement(person=theirs, home=home(LINCOLNSHIRE))
    planned_contact(person=theirs, worker=worker, planned_on=days_ago(-3))
    action(person=theirs, owner=worker, due_on=days_ago(-3))
    assert events(client, secret) == {}


def test_it_dies_with_the_account_and_with_the_role(client, worker, ada, secret):
    address = f"/calendar/{secret}.ics"
    worker.is_active = False
    worker.save()
    assert client.get(address).status_code == 404
    worker.is_active = True
    worker.save()
    assert client.get(address).status_code == 200
    worker.memberships.update(ends_on=days_ago(0))
    assert client.get(address).status_code == 404
    worker.memberships.update(ends_on=None, role=Role.FINANCE)
    assert client.get(address).status_code == 404


def test_an_address_that_never_was_answers_as_one_that_is_no_longer_good(client, browse, worker, secret):
    browse(worker).post("/account/calendar/stop/")
    stopped, never = client.get(f"/calendar/{secret}.ics"), client.get(f"/calendar/{'A' * 43}.ics")
    assert (stopped.status_code, stopped.content) == (never.status_code, never.content)
    assert not AuditEvent.objects.filter(verb="was refused").exists()  # the secret would stand in the trail


def test_nothing_on_the_way_keeps_it_or_passes_it_on(client, secret):
    answer = client.get(f"/calendar/{secret}.ics")
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert not answer.cookies
    assert client.head(f"/calendar/{secret}.ics").status_code == 200
    assert client.post(f"/calendar/{secret}.ics").status_code == 405


def test_the_trail_is_told_once_a_day_and_again_of_somebody_new(client, worker, ada, secret):
    def told() -> list[set[str]]:
        lines = AuditEvent.objects.filter(verb="listed", subject_kind="calendar feed").order_by("position")
        return [set(line.details["people"]) for line in lines]

    for _ in range(3):
        events(client, secret)
    assert told() == [{str(ada.uid)}]
    other = settled(staff(), worker).person
    action(person=other, owner=worker, due_on=days_ago(-3))
    events(client, secret)
    assert told() == [{str(ada.uid)}, {str(ada.uid), str(other.uid)}]
    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        events(client, secret)
    assert len(told()) == 3


def test_a_program_that_asks_too_often_waits_an_hour_and_is_told_so(client, secret):
    CalendarFeed.objects.update(hour_from=NOON, reads=READS_AN_HOUR - 1)
    address = f"/calendar/{secret}.ics"
    assert [client.get(address).status_code for _ in range(3)] == [200, 429, 429]
    refused = client.get(address)
    assert (refused["Retry-After"], refused["Cache-Control"]) == ("3600", "private, no-store")
    with time_machine.travel(NOON + timedelta(hours=1), tick=False):
        assert client.get(address).status_code == 200


def test_as_many_questions_for_fifty_plans_as_for_five(
    client, worker, ada, secret, django_assert_max_num_queries
):
    def plans(count: int) -> None:
        for number in range(count):
            plan = planned_contact(person=ada, worker=worker, planned_on=days_ago(-1 - number % 30))
            actions.move_planned_contact(
                by=worker, plan=plan, planned_on=days_ago(-40), because="Away", now=NOON, today=days_ago(0)
            )

    plans(5)
    client.get(f"/calendar/{secret}.ics")
    with django_assert_max_num_queries(30) as few:
        client.get(f"/calendar/{secret}.ics")
    plans(45)
    with django_assert_max_num_queries(30) as many:
        client.get(f"/calendar/{secret}.ics")
    assert len(few) == len(many)
    assert Person.objects.count() == 1
