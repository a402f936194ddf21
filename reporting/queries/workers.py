"""The link workers of a council on a day: who carries whom, who is away, and how the work stands. Three statements."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Count, F, Q

from accounts.models import Membership, Organisation
from accounts.queries.cover import Absence, absences
from accounts.roles import Role
from casework.models import Contact
from casework.models.contacts import LATE_AFTER
from linkworker.moments import end_of
from linkworker.words import UNALLOCATED
from placements.rules.directions import Direction
from reporting.queries.attention import Row
from reporting.queries.on_caseload import Caseload
from reporting.rules.attention import Reason
from reviews.rules.cadence import State

CONTACTS_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """One line of the panel. `contacts`, `late` and `drafts` are None for the unallocated."""

    uid: str
    name: str
    people: int
    placed_out: int
    placed_in: int
    at_home: int
    not_seen: int
    overdue: int
    due_soon: int
    later: int
    contacts: int | None
    late: int | None
    drafts: int | None
    in_time: int = 0  # of those on the caseload, seen in time as K19 counts
    counted: int = 0
    absence: Absence | None = None

    @property
    def unattended(self) -> bool:
        """People are with somebody who is away, and nobody acts for them."""
        return bool(self.people and self.absence and not self.absence.covered_by)

    @property
    def late_percent(self) -> int | None:
        """Contacts recorded more than a week after they happened, in whole per cent; None without contacts."""
        return round(100 * (self.late or 0) / self.contacts) if self.contacts else None


def workers(council: Organisation, caseload: Caseload, rows: Iterable[Row]) -> list[Worker]:
    """Everybody who is a link worker there or anybody's link worker, by name, the idle too; first of all
    the people who have none. The reviews are those of the people each carries.
    """
    team = _team(council, caseload.on)
    names = {uid: name for uid, name, *_ in team.values()}
    names |= dict(caseload.workers())
    logged = _logged(council, caseload.on)
    by_uid = {uid: (pk, drafts) for pk, (uid, _, drafts) in team.items()}
    by_uid |= {one.worker_uid: (one.worker_pk, 0) for one in caseload.people if one.worker_uid not in by_uid}
    away = absences([council], caseload.on)
    unseen = Counter(row.person.worker_uid for row in rows if row.need.reason == Reason.NOT_SEEN)
    panel = [_line("", UNALLOCATED, caseload, unseen, None, None)]
    for uid, name in sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0])):
        pk, drafts = by_uid[uid]
        line = _line(uid, name, caseload, unseen, logged.get(pk, (0, 0)), drafts)
        panel.append(replace(line, absence=away.get(pk)))
    return panel


def _team(council: Organisation, on: date) -> dict[int, tuple[str, str, int]]:
    """Link workers by primary key: uid, name and how many drafts wait."""
    held = Membership.objects.in_force_on(on).filter(organisation=council, role=Role.LINK_WORKER)
    rows = (
        held.filter(staff__is_active=True)
        .order_by("staff__name", "staff")
        .values_list("staff", "staff__uid", "staff__name")
        .annotate(drafts=Count("staff__drafts"))
    )
    return {pk: (str(uid), name, waiting) for pk, uid, name, waiting in rows}


def _logged(council: Organisation, on: date) -> dict[int, tuple[int, int]]:
    """Contacts of the last 30 days by author: how many, and how many were recorded late."""
    rows = (
        Contact.objects.standing()
        .up_to(end_of(on))
        .filter(organisation=council, happened_at__gte=end_of(on - CONTACTS_WITHIN), author__isnull=False)
        .order_by()
        .values("author")
        .annotate(
            logged=Count("pk"), late=Count("pk", filter=Q(recorded_at__gt=F("happened_at") + LATE_AFTER))
        )
        .values_list("author", "logged", "late")
    )
    return {author: (logged, late) for author, logged, late in rows}


def _line(uid, name, caseload: Caseload, unseen: Counter, logged, drafts) -> Worker:
    people = [one for one in caseload.people if one.worker_uid == uid and (uid or one.on_caseload)]
    states = Counter(due.state for one in people for due in one.dues)
    ways = Counter(one.direction for one in people)
    return Worker(
        uid=uid,
        name=name,
        people=len(people),
        placed_out=ways[Direction.OUT],
        placed_in=ways[Direction.IN],
        at_home=ways[Direction.LOCAL],
        not_seen=unseen[uid],
        overdue=states[State.OVERDUE],
        due_soon=states[State.DUE] + states[State.DUE_SOON],
        later=states[State.UPCOMING],
        contacts=logged[0] if logged else None,
        late=logged[1] if logged else None,
        drafts=drafts,
        in_time=sum(one.seen_in_time_on(caseload.on) for one in people if one.on_caseload),
        counted=sum(one.on_caseload for one in people),
    )
