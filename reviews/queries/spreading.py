"""What planning many reviews at once would come to: each meeting with its day, and what each worker holds then."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count

from accounts.models import Staff
from casework.models import PlannedContact
from placements.models import BankHoliday
from placements.rules.working_days import is_working_day
from reviews.models import PlannedDuty
from reviews.queries.due_list import DueList, Narrowing, Row, due_list
from reviews.rules.cadence import State
from reviews.rules.spreading import spread

NOBODY = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One person's reviews, to be settled by one meeting; `on` is its day, None where there is no room."""

    rows: tuple[Row, ...]
    on: date | None

    @property
    def first(self) -> Row:
        """The one due first."""
        return self.rows[0]

    @property
    def moved(self) -> bool:
        """It was planned for another day."""
        return any(row.due.planned_on not in (None, self.on) for row in self.rows)

    @property
    def late(self) -> bool:
        """It is later than one of them is due; what is overdue already can be no sooner."""
        to_come = (row.due.due_on for row in self.rows if row.due.state != State.OVERDUE)
        return self.on is not None and any(self.on > due_on for due_on in to_come)


@dataclass(frozen=True, slots=True)
class Week:
    """What one worker holds in a week, and could: what stands there already, what comes, and the room there is."""

    worker: str
    monday: date
    already: int
    coming: int
    room: int

    @property
    def total(self) -> int:
        """With what comes."""
        return self.already + self.coming


@dataclass(frozen=True, slots=True)
class Spreading:
    """The whole proposal. `mark` changes when anything of it does."""

    meetings: list[Meeting]
    weeks: list[Week]

    @property
    def placed(self) -> list[Meeting]:
        """Those with a day."""
        return [one for one in self.meetings if one.on]

    @property
    def no_room(self) -> list[Meeting]:
        """Those without."""
        return [one for one in self.meetings if one.on is None]

    @property
    def why_asked(self) -> bool:
        """Some are moved, or later than they are due."""
        return any(one.moved or one.late for one in self.placed)

    @property
    def mark(self) -> str:
        """What is shown, as one word."""
        told = "|".join(f"{row.key} {one.on}" for one in self.meetings for row in one.rows)
        return hashlib.sha256(told.encode()).hexdigest()


def chosen(staff: Staff, keys: Collection[str], on: date) -> list[Row]:
    """The rows these keys name, of what somebody may plan, the soonest due first. Any other key names nothing."""
    found: DueList = due_list(staff, Narrowing(), on)
    return [row for row in found.rows if row.key in keys and row.may_plan]


def spreading(rows: Iterable[Row], *, since: date, until: date, each_day: int) -> Spreading:
    """Give each person's meeting a day. Three queries, however many."""
    by_person: dict[UUID, list[Row]] = defaultdict(list)
    for row in rows:
        by_person[row.person_uid].append(row)
    whose = {person: found[0].worker_uid for person, found in by_person.items()}
    holidays = frozenset(
        BankHoliday.objects.filter(day__range=(since, until)).order_by().values_list("day", flat=True)
    )
    taken = _taken(set(whose.values()) - {NOBODY}, since, until, moving=by_person)
    found = spread(whose.items(), since=since, until=until, each_day=each_day, taken=taken, holidays=holidays)
    meetings = [Meeting(tuple(rows), found.days.get(person)) for person, rows in by_person.items()]
    return Spreading(meetings, _weeks(meetings, taken, each_day, since, until, holidays))


def _taken(
    workers: Collection[UUID], since: date, until: date, *, moving: Collection[UUID]
) -> Counter[tuple[UUID | None, date]]:
    """How many contacts and reviews stand in each worker's calendar, without the reviews that are to be moved."""
    span = {"planned_on__range": (since, until)}
    visits = PlannedContact.objects.open().filter(worker__uid__in=workers, **span).order_by()
    found: Counter[tuple[UUID | None, date]] = Counter()
    for worker, day, number in visits.values_list("worker__uid", "planned_on").annotate(Count("pk")):
        found[worker, day] += number
    said = PlannedDuty.objects.filter(plan__person__link_worker__uid__in=workers)
    last: dict[tuple, tuple] = {}
    rows = said.order_by("plan_id", "pk").values_list(
        *("plan__person__uid", "kind", "about", "plan__person__link_worker__uid", "plan__planned_on")
    )
    for person, kind, about, worker, day in rows:
        last[person, kind, about] = (person, worker, day)
    for _, worker, day in {one for one in last.values() if one[0] not in moving}:
        if day and since <= day <= until:
            found[worker, day] += 1
    return found


def _weeks(
    meetings: Iterable[Meeting],
    taken: Counter,
    each_day: int,
    since: date,
    until: date,
    holidays: Collection[date],
) -> list[Week]:
    names = {one.first.worker_uid: one.first.worker for one in meetings}
    coming = Counter((one.first.worker_uid, monday(one.on)) for one in meetings if one.on)
    already: Counter = Counter()
    for (worker, day), number in taken.items():
        already[worker, monday(day)] += number
    days = [since + timedelta(days=number) for number in range((until - since).days + 1)]
    working = Counter(monday(day) for day in days if is_working_day(day, holidays))
    shown = sorted(
        {*coming, *(key for key in already if key[0] in names)}, key=lambda key: (key[1], names[key[0]])
    )
    return [
        Week(names[worker], week, already[worker, week], coming[worker, week], working[week] * each_day)
        for worker, week in shown
    ]


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())
