"""A council's people on a day, read once: dashboard, my day and the list of what needs attention share it.

Twenty-two statements whatever the number of people. What the reader may not see is empty here already.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal

from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate

from accounts.policies import acting_for
from accounts.roles import Link, Permission
from casework.choices import EscalationLevel
from casework.models import Contact
from casework.policies import actions_for, escalations_for
from linkworker.moments import end_of
from linkworker.periods import Days
from placements.choices import FundingStatus
from placements.models import FundingAgreement, FundingLine, Person
from placements.policies import living_in, marked_people
from placements.queries import naming, residence
from placements.queries.checks import unchecked
from placements.rules import ages
from placements.rules import directions as direction
from reporting.queries.asides import set_aside
from reporting.queries.on_caseload import Caseload, Escalated, OnCaseload, PaidLine, Promise
from reviews.policies import may_know_due
from reviews.queries import duties, sight, waiting
from reviews.rules.cadence import Due

ASKED = (  # what a row may hold, and which deeds it may offer
    Permission.SEE_NAMES,
    Permission.SEE_HEALTH,
    Permission.SEE_ADDRESS,
    Permission.SEE_PLACEMENTS,
    Permission.SEE_COSTS,
    Permission.SEE_CONTACTS,
    Permission.SEE_ACTIONS,
    Permission.SEE_REVIEWS,
    Permission.SEE_CHC,
    Permission.LOG_CONTACT,
    Permission.RECORD_REVIEW,
    Permission.RECORD_RIGHTS,
    Permission.HOLD_HOME_REVIEW,
    Permission.COMPLETE_ACTION,
    Permission.ESCALATE,
    Permission.SEE_REFERRALS,
    Permission.SEE_GOALS,
    Permission.EDIT_GOALS,
    Permission.SEE_TRANSITION,
    Permission.SEE_FEEDBACK,
    Permission.EDIT_PERSON,
    Permission.PROPOSE_FUNDING,
    Permission.SET_ASIDE,
)
PLAIN = (
    *("pk", "uid", "reference", "given_name", "family_name", "date_of_birth"),
    *("caseload_from", "caseload_until"),
)
COLUMNS = {
    **sight.COLUMNS,
    "stay_pk": F("stay__pk"),
    "stay_uid": F("stay__uid"),
    "stay_reference": F("stay__reference"),
    "stay_from": F("stay__starts_on"),
    "stay_until": F("stay__ends_on"),
    "home_name": F("stay__home__name"),
    "worker_pk": F("link_worker"),
    "worker_uid": F("link_worker__uid"),
    "worker_name": F("link_worker__name"),
    "every_days": F("contact_every_days"),
    "needs_advocate": F("advocate_needed"),
    "has_advocate": F("advocate_in_place"),
}


def read(
    staff,
    councils: Iterable[int] | None,
    *,
    on: date,
    worker: int | Collection[int] | None = None,
    person: int | None = None,
) -> Caseload:
    """The people of these councils (primary keys) on a day: their own, and those placed in their area.
    None is everybody the reader's roles reach, whosever they are: a board's nurse acts for no council, and
    no council's reviews are hers.

    Only those the reader's roles reach today, and of each only what is granted. `worker` (a primary key, or
    several) narrows to one link worker's or those of several, `person` (a primary key) to one. Who is whose
    link worker, advocates, and whether money waits to be agreed are as recorded now; everything else is as it
    stood on the day.
    """
    ours = None if councils is None else frozenset(councils)
    people = _people(staff, ours, on=on, worker=worker)
    rows = list(people if person is None else people.filter(pk=person))
    owed = [row["pk"] for row in rows if ours and row["responsible"] in ours]
    placed = [row["stay_pk"] for row in rows if row["stay_pk"]]
    lines = _lines(placed, on)
    dues = _dues(owed, on)
    keys = frozenset(row["pk"] for row in rows)
    promises, escalated = _promises(staff, keys, on), _escalated(staff, keys, on)
    checks = unchecked([row["pk"] for row in rows], on=on)
    asides = set_aside(staff, keys, on)
    concerns, undecided = waiting.concerns(staff, on), waiting.undecided(staff, on)
    people = [
        _person(
            row,
            ours or frozenset(),
            on,
            granted,
            lines.get(row["stay_pk"], ()),
            dues.get(row["pk"], ()),
            promises.get(row["pk"], ()),
            checks.get(row["pk"], ()),
            escalated.get(row["pk"], ()),
            asides.get(row["pk"], ()),
            (concerns.get(row["pk"], ()), undecided.get(row["pk"], ())),
        )
        for row, granted in zip(rows, _grants(rows, _alike(staff)), strict=True)
    ]
    return Caseload(on, tuple(sorted(people, key=lambda one: one.sort_name)))


def _people(
    staff, ours: frozenset[int] | None, *, on: date, worker: int | Collection[int] | None
) -> QuerySet:
    people = marked_people(staff, *set(_alike(staff).values()))
    if ours is not None:
        people = people.filter(Q(responsible_council__in=ours) | Q(pk__in=living_in(ours, on)))
    if worker is not None:
        people = people.filter(link_worker__in=[worker] if isinstance(worker, int) else worker)
    people = sight.with_last_seen(people, staff, on)
    contacts = Contact.objects.standing().up_to(end_of(on)).filter(person=OuterRef("pk"))
    people = residence.with_stay(people, on).annotate(
        last_contact_on=_latest(contacts.filter(reached=True)),
        video_on=_latest(contacts.seen()),
    )
    marks = [f"may_{permission}" for permission in set(_alike(staff).values())]
    return people.order_by().values(
        *PLAIN,
        *marks,
        *("last_contact_on", "video_on"),
        *sight.MEETINGS,
        **COLUMNS,
        placing_name=residence.short_name("responsible_council"),
        host_name=residence.short_name("stay__home__host_council"),
        provider_name=residence.short_name("stay__home__provider"),
        rating=residence.rating(on),
        money_waits=Exists(FundingAgreement.objects.waiting().filter(placement=OuterRef("stay__pk"))),
    )


def _alike(staff) -> dict[Permission, Permission]:
    """Each permission, and the first that reaches exactly the same people: so that each reach is asked of
    the database once, not once a permission.
    """
    first: dict[tuple, Permission] = {}
    return {
        permission: first.setdefault(
            tuple(acting_for(staff, permission, link) for link in (Link.PLACING, Link.HOST, Link.FUNDER)),
            permission,
        )
        for permission in ASKED
    }


def _latest(contacts: QuerySet[Contact]) -> Subquery:
    latest = contacts.order_by("-happened_at").values(day=TruncDate("happened_at"))[:1]
    return Subquery(latest, output_field=DateField())


def _lines(placements: list[int], on: date) -> dict[int | None, list[PaidLine]]:
    """Who pays, by placement."""
    rows = (
        FundingLine.objects.in_force_on(on)
        .filter(placement__in=placements)
        .order_by("placement_id", "starts_on", "pk")
        .annotate(payer_name=residence.short_name("payer"))
        .values_list(
            *("placement_id", "uid", "payer_name", "payer__kind"),
            *("weekly", "starts_on", "status"),
        )
    )
    lines: dict[int | None, list[PaidLine]] = defaultdict(list)
    for placement, uid, payer, kind, weekly, starts_on, status in rows:
        disputed = status == FundingStatus.DISPUTED
        lines[placement].append(PaidLine(str(uid), payer or "", kind or "", weekly, starts_on, disputed))
    return lines


def _dues(people: list[int], on: date) -> dict[int, list[Due]]:
    """The reviews owed to the councils' own people and not held by the day, the first due first."""
    return duties.due_by_person(Person.objects.filter(pk__in=people).order_by("pk"), on) if people else {}


def _promises(staff, people: frozenset[int], on: date) -> dict[int, list[Promise]]:
    """What was promised and not done by the day, by person, the first due first.

    Everything open of the organisations' is read and the people picked from it: told a thousand keys,
    PostgreSQL reads all that was ever promised to each.
    """
    known = Q(created_at__lt=end_of(on)) | Q(contact__happened_at__lt=end_of(on))
    rows = (
        actions_for(staff)
        .filter(Q(done_on=None) | Q(done_on__gt=on), known)
        .filter(Q(dropped_on=None) | Q(dropped_on__gt=on))
        .order_by("due_on", "pk")
        .annotate(body=residence.short_name("owner_organisation"))
        .values_list("person_id", "uid", "what", "owner_outside", "body", "owner__name", "owner_id", "due_on")
    )
    found: dict[int, list[Promise]] = defaultdict(list)
    for person, uid, what, outside, body, owner, owner_pk, due_on in rows:
        if person in people:
            who = ", ".join(filter(None, (outside, body))) or owner or ""
            found[person].append(Promise(str(uid), what, who, owner_pk, due_on))
    return found


def _escalated(staff, people: frozenset[int], on: date) -> dict[int, list[Escalated]]:
    """What was raised and neither answered nor resolved by the day, by person, the oldest first."""
    rows = (
        escalations_for(staff)
        .open_on(on)
        .filter(Q(answered_on=None) | Q(answered_on__gt=on))
        .order_by("due_on", "pk")
        .values_list("person_id", "uid", "level", "due_on")
    )
    found: dict[int, list[Escalated]] = defaultdict(list)
    for person, uid, level, due_on in rows:
        if person in people:
            found[person].append(Escalated(str(uid), EscalationLevel(level).label, due_on))
    return found


def _grants(rows: list[dict], alike: dict[Permission, Permission]) -> list[frozenset[Permission]]:
    """What is granted for each row; as few sets as there are different answers."""
    marks = [f"may_{permission}" for permission in dict.fromkeys(alike.values())]
    sets: dict[tuple, frozenset[Permission]] = {}
    found = []
    for row in rows:
        answers = tuple(row[mark] for mark in marks)
        if answers not in sets:
            sets[answers] = frozenset(one for one in ASKED if row[f"may_{alike[one]}"])
        found.append(sets[answers])
    return found


def _person(
    row: dict,
    ours: frozenset[int],
    on: date,
    granted,
    lines,
    dues,
    promises,
    checks,
    escalated,
    aside,
    safeguards,
) -> OnCaseload:
    names, places = Permission.SEE_NAMES in granted, Permission.SEE_PLACEMENTS in granted
    contacts, costs = Permission.SEE_CONTACTS in granted, Permission.SEE_COSTS in granted
    health = Permission.SEE_HEALTH in granted
    since, until = row["caseload_from"], row["caseload_until"]
    seen = sight.told(row, on, granted) if contacts else None
    host, born_on = row["host"], row["date_of_birth"]
    called = (row["given_name"], row["family_name"], row["reference"])
    full_name = (row["family_name"].casefold(), row["given_name"].casefold()) if names else ("", "")
    return OnCaseload(
        pk=row["pk"],
        uid=str(row["uid"]),
        reference=row["reference"],
        reference_and_initials=naming.called_by(*called, names=False),
        name=naming.called_by(*called, names=names),
        sort_name=(*full_name, row["reference"]),
        age=ages.age_on(born_on, on) if born_on <= on else None,
        direction=direction.direction_of(responsible=row["responsible"], host=host, ours=ours),
        ours=row["responsible"] in ours,
        placing=row["placing_name"],
        host=row["host_name"] or "",
        home=_lives_at(row, granted) if places else "",
        provider=(row["provider_name"] or "") if places else "",
        rating=row["rating"] if places else "",
        placement_uid=str(row["stay_uid"]) if row["stay_uid"] else None,
        placed_since=row["stay_from"] if places else None,
        worker_pk=row["worker_pk"],
        worker_uid=str(row["worker_uid"]) if row["worker_uid"] else "",
        worker=row["worker_name"] or "",
        on_caseload=since is not None and on in Days(since, until),
        known_from=since or row["stay_from"] or on,
        every_days=row["every_days"],
        last_contact_on=row["last_contact_on"] if contacts else None,
        seen=seen,
        video_on=row["video_on"] if contacts else None,
        needs_advocate=row["needs_advocate"] if health else None,
        has_advocate=row["has_advocate"] if health else None,
        dues=tuple(due for due in dues if may_know_due(due.kind, granted)),
        lines=tuple(lines) if costs else (),
        weekly=sum((line.weekly for line in lines), Decimal("0.00")) if costs and lines else None,
        money_waits=costs and row["money_waits"],
        promises=tuple(promises) if Permission.SEE_ACTIONS in granted else (),
        unchecked=tuple(checks) if places else (),
        escalated=tuple(escalated) if Permission.ESCALATE in granted else (),
        aside=tuple(aside),
        concerns=tuple(safeguards[0]),
        requests=tuple(safeguards[1]),
        granted=granted,
    )


def _lives_at(row: dict, granted: frozenset[Permission]) -> str:
    """The home by name, or only who runs it for somebody who may not see where it is."""
    if row["stay_pk"] is None:
        return ""
    if Permission.SEE_ADDRESS in granted:
        return row["home_name"]
    return row["provider_name"] or "Provider not recorded"
