"""K19 by link worker and in total, before and after a caseload moved in the middle of a month."""

from datetime import UTC, date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from casework import actions
from casework.models import Contact
from casework.queries import reassigning
from linkworker.periods import Month
from placements.models import Person
from reporting import figures
from tests.accounts.recipes import council, staff
from tests.placements.recipes import home, person, placement
from tests.reporting.caseloads import seen

pytestmark = pytest.mark.django_db
OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
LONDON = ZoneInfo("Europe/London")
MOVED_ON = date(2026, 11, 16)


@pytest.fixture
def scene(time_machine):
    """Seven on the caseload, one of them placed in by another council: three Robin's, two Niamh's, two nobody's."""
    time_machine.move_to("2026-11-22 12:00:00+00:00", tick=False)
    robin, niamh = staff(name="Robin Ashdown"), staff(name="Niamh Osier")
    workers = [robin, robin, robin, niamh, niamh, None, None]
    people = [person(link_worker=worker) for worker in workers[:-1]]
    people.append(person(responsible_council=council("E10000018")))
    placement(person=people[-1], home=home(host="E06000017"))
    for someone, days in zip(people, (10, 60, None, 5, 100, 20, None), strict=True):
        if days is not None:
            seen(someone, days, author=niamh)
    person(link_worker=robin, caseload_from=None)
    person(link_worker=robin, caseload_until=date(2026, 9, 1))
    person(link_worker=robin, responsible_council=council("E10000018"))
    return robin, niamh, people


def by_hand(month, who_had):
    """Counted again from the rows alone, with who had whom written down by the test itself."""
    last = month.last_day
    found = {}
    for someone, holder in who_had:
        name = holder.name if holder else "Unallocated"
        met, of = found.get(name, (0, 0))
        days = [
            (last - contact.happened_at.astimezone(LONDON).date()).days
            for contact in Contact.objects.filter(person=someone, withdrawn_at=None)
            if contact.person_present and contact.method in ("visit", "video", "meeting")
        ]
        in_time = any(0 <= day <= 42 for day in days)
        found[name] = (met + in_time, of + 1)
    return found


def told(month):
    return {one.worker.name: (one.met, one.of) for one in figures.seen_by_worker(council(), month) if one.of}


def total(month):
    figure = next(one for one in figures.for_month(council(), month).figures if one.id == "K19")
    return figure.met, figure.of


def move(manager, worker, moves, on):
    theirs = sorted(Person.objects.filter(link_worker=worker).values_list("pk", flat=True))
    return actions.reassign_caseload(
        by=manager,
        organisation=council(),
        from_worker=worker,
        moves={someone.pk: to.pk for someone, to in moves},
        shown=theirs,
        seen=reassigning.print_of(theirs, worker),
        effective_on=on,
        because="Robin has too many",
        today=date(2026, 11, 22),
        now=datetime(2026, 11, 22, 12, tzinfo=UTC),
        submission=uuid4(),
    )


def test_by_worker_and_in_total_before_and_after_a_move_in_mid_month(scene, manager):
    robin, niamh, people = scene
    held = [robin, robin, robin, niamh, niamh, None, None]
    before = {month: by_hand(month, zip(people, held, strict=True)) for month in (OCTOBER, NOVEMBER)}
    totals = {month: total(month) for month in (OCTOBER, NOVEMBER)}
    assert before[NOVEMBER] == {"Robin Ashdown": (1, 3), "Niamh Osier": (1, 2), "Unallocated": (1, 2)}
    assert {month: told(month) for month in before} == before
    third = staff(name="Ursula Third")
    move(manager, robin, [(people[0], niamh), (people[1], third)], MOVED_ON)
    after = [niamh, third, robin, niamh, niamh, None, None]
    assert told(OCTOBER) == before[OCTOBER]
    assert told(NOVEMBER) == by_hand(NOVEMBER, zip(people, after, strict=True))
    for month in (OCTOBER, NOVEMBER):
        assert total(month) == totals[month]
        parts = told(month).values()
        assert (sum(met for met, _ in parts), sum(of for _, of in parts)) == totals[month]


def test_the_unallocated_stand_first_even_when_there_is_nobody(scene):
    shares = figures.seen_by_worker(council(), NOVEMBER)
    assert shares[0].worker.name == "Unallocated"
    other = figures.seen_by_worker(council("E10000019"), NOVEMBER)
    assert [(one.worker.name, one.met, one.of) for one in other] == [("Unallocated", 0, 0)]
    idle = staff(name="Aoife Idle")
    assert (str(idle.uid), 0) in [
        (one.worker.uid, one.of) for one in figures.seen_by_worker(council(), NOVEMBER)
    ]


def test_a_manager_reads_it_under_the_figure(scene, manager, browse):
    page = browse(manager).get("/figures/2026-11/?people=K19").content.decode()
    assert "By link worker, on 30 November 2026" in page
    assert page.index("<dt>Unallocated</dt>") < page.index("<dt>Niamh Osier</dt>")
    assert "By link worker" not in browse(manager).get("/figures/2026-11/?people=K10").content.decode()


def test_a_contact_counts_whoever_made_it_and_whoever_has_them_now(scene, manager):
    _, niamh, _ = scene
    assert all(one.author == niamh for one in Contact.objects.all())
    assert told(NOVEMBER)["Robin Ashdown"] == (1, 3)
