"""What whoever steps in must know: read for one person or a whole caseload, in a constant number of statements.

What the reader may not see is not fetched. A pack is made on request and never kept.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q

from accounts.models import Membership, Organisation, Staff
from accounts.policies import acting_for, allowed_at
from accounts.queries.cover import able_at
from accounts.roles import Link, Permission
from casework.choices import ReferralResult
from casework.models import Contact, Draft, Escalation, Goal, PlannedContact, Referral
from casework.policies import contacts_for, goals_for, referrals_for
from casework.queries import planned
from casework.queries.escalations import escalations
from casework.queries.reassigning import carried_for
from linkworker.moments import end_of
from placements.models import ChcCase, Person, Placement
from placements.policies import any_of, living_in, marked_people, responsible_to
from placements.queries.circle import Member, first_contacts_of_each, not_to_be_told
from placements.queries.facts import Facts, facts_of_each
from reporting.queries import caseload
from reporting.queries.attention import Row, everything
from reporting.queries.on_caseload import Caseload, OnCaseload

MOST_PEOPLE = 200
ASKED = (
    Permission.SEE_PEOPLE,
    Permission.SEE_NAMES,
    Permission.SEE_HEALTH,
    Permission.SEE_PLACEMENTS,
    Permission.SEE_CONTACTS,
    Permission.SEE_ACTIONS,
    Permission.SEE_CHC,
    Permission.SEE_COSTS,
    Permission.ESCALATE,
    Permission.EDIT_PERSON,
)
ENDED = (ReferralResult.DECLINED, ReferralResult.ENDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Everything read about one person of a pack. Empty is not recorded, or not the reader's to see."""

    one: OnCaseload
    person: Person
    granted: frozenset[Permission]
    needs: tuple[Row, ...] = ()
    placement: Placement | None = None
    facts: Facts = field(default_factory=Facts)
    ring: tuple[Member, ...] = ()
    not_told: tuple[Member, ...] = ()
    last: Contact | None = None
    plans: tuple[PlannedContact, ...] = ()
    chc: tuple[ChcCase, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    goals: tuple[Goal, ...] = ()
    referrals: tuple[Referral, ...] = ()
    drafts: tuple[tuple[str, int], ...] = ()


def of_person(staff, person: Person, *, on: date) -> list[Known]:
    """One person, as far as the reader may know them; nobody when the permission does not reach them."""
    councils = acting_for(staff, Permission.PREPARE_HANDOVER, Link.PLACING)
    councils |= acting_for(staff, Permission.PREPARE_HANDOVER, Link.HOST)
    return known_of(staff, caseload.read(staff, councils, on=on, person=person.pk), on)


def of_worker(staff, council: Organisation, worker: str, *, on: date) -> list[Known]:
    """The caseload of a link worker (public id; "" is nobody's) of a council, the most urgent first."""
    return known_of(staff, carried(staff, council, worker, on=on), on)


def may_prepare(staff, council: Organisation, worker: str) -> bool:
    """Their own caseload and those they act for there; any for whoever may move a caseload (decision 0033)."""
    if allowed_at(staff, Permission.REASSIGN_CASELOAD, council.pk):
        return True
    here = (held for held in staff.held if held.organisation_id == council.pk)
    return worker in {str(staff.uid), *(said["uid"] for held in here for said in held.acting)}


def carried(staff, council: Organisation, worker: str, *, on: date) -> Caseload:
    """Whose people these are: everybody a link worker has, or those on the caseload whom nobody has."""
    found = caseload.read(staff, [council.pk], on=on).narrowed(worker=worker)
    return Caseload(on, tuple(one for one in found.people if worker or one.on_caseload))


def known_of(staff, people: Caseload, on: date) -> list[Known]:
    """Everything about these people, the most urgent first; of more than MOST_PEOPLE the rest is left out."""
    ordered, needs = _most_urgent_first(people)
    keys = [one.pk for one in ordered]
    reached = marked_people(staff, *ASKED, within=Permission.PREPARE_HANDOVER).filter(pk__in=keys)
    bodies = reached.select_related("responsible_council", "responsible_icb", "link_worker").order_by("pk")
    found = {person.pk: person for person in bodies}
    granted = {pk: _granted(person) for pk, person in found.items()}
    stays = _stays(granted, on)
    facts = facts_of_each(granted, on=on)
    ring = first_contacts_of_each([(found[pk], stays.get(pk), its) for pk, its in granted.items()], on=on)
    not_told = not_to_be_told(granted, on=on)
    last = _last_contacts(staff, granted, on)
    plans = _by_person(planned(staff).filter(person__in=_with(granted, Permission.SEE_CONTACTS)))
    chc = _by_person(_open_cases(granted))
    raised = _by_person(escalations(staff).open().filter(person__in=list(granted)))
    goals, referrals = _by_person(_open_goals(staff, granted)), _by_person(_open_referrals(staff, granted))
    drafts = _drafts(staff, granted)
    return [
        Known(
            one=one,
            person=found[one.pk],
            granted=granted[one.pk],
            needs=tuple(needs.get(one.pk, ())),
            placement=stays.get(one.pk),
            facts=facts[one.pk],
            ring=ring[one.pk],
            not_told=tuple(not_told.get(one.pk, ())),
            last=last.get(one.pk),
            plans=tuple(plans.get(one.pk, ())),
            chc=tuple(chc.get(one.pk, ())),
            escalations=tuple(raised.get(one.pk, ())),
            goals=tuple(goals.get(one.pk, ())),
            referrals=tuple(referrals.get(one.pk, ())),
            drafts=tuple(drafts.get(one.pk, ())),
        )
        for one in ordered
        if one.pk in found
    ]


def _most_urgent_first(people: Caseload) -> tuple[list[OnCaseload], dict[int, list[Row]]]:
    """Those of whom something is pressing in its order, then the rest by name."""
    needs: dict[int, list[Row]] = {}
    for row in everything(people):
        needs.setdefault(row.person.pk, []).append(row)
    place = {pk: number for number, pk in enumerate(needs)}
    ordered = sorted(people.people, key=lambda one: (place.get(one.pk, len(place)), one.sort_name))
    return ordered[:MOST_PEOPLE], needs


def _granted(person: Person) -> frozenset[Permission]:
    return frozenset(one for one in ASKED if getattr(person, f"may_{one}"))


def _with(granted: dict[int, frozenset[Permission]], permission: Permission) -> list[int]:
    return [pk for pk, its in granted.items() if permission in its]


def _by_person(rows) -> dict[int, list]:
    found: dict[int, list] = {}
    for row in rows:
        found.setdefault(row.person_id, []).append(row)
    return found


def _stays(granted, on: date) -> dict[int, Placement]:
    rows = Placement.objects.open_on(on).filter(person__in=_with(granted, Permission.SEE_PLACEMENTS))
    known = rows.select_related("home__host_council", "home__host_icb", "home__provider").order_by("pk")
    return {stay.person_id: stay for stay in known}


def _last_contacts(staff, granted, on: date) -> dict[int, Contact]:
    """The last that reached anybody, of those the reader may read."""
    rows = contacts_for(staff).up_to(end_of(on)).filter(person__in=list(granted), reached=True)
    latest = rows.select_related("author").order_by("person_id", "-happened_at", "-pk").distinct("person_id")
    return {contact.person_id: contact for contact in latest}


def _open_cases(granted):
    cases = ChcCase.objects.filter(decided_on=None, closed_on=None, outcome="")
    return cases.filter(person__in=_with(granted, Permission.SEE_CHC)).order_by("received_by_icb_on", "pk")


def _open_goals(staff, granted):
    """The open goals, each with its last look."""
    rows = goals_for(staff).open().filter(person__in=list(granted))
    for goal in rows.prefetch_related("checks").order_by("-set_on", "-pk"):
        checks = sorted(goal.checks.all(), key=lambda check: check.checked_on)
        goal.last_check = checks[-1] if checks else None
        yield goal


def _open_referrals(staff, granted):
    open_still = referrals_for(staff).filter(person__in=list(granted), ended_on=None)
    return open_still.exclude(result__in=ENDED).order_by("made_on", "pk")


def _drafts(staff, granted) -> dict[int, list[tuple[str, int]]]:
    """How many drafts of one's own organisation's staff wait about each, by whose they are: numbers, never words."""
    own = Membership.objects.filter(organisation__in={held.organisation_id for held in staff.held}).order_by()
    rows = Draft.objects.filter(
        person__in=_with(granted, Permission.SEE_CONTACTS), author__in=own.values("staff")
    ).order_by()
    counted = rows.values_list("person", "author__name").annotate(number=Count("pk"))
    found: dict[int, list[tuple[str, int]]] = {}
    for person, author, number in sorted(counted):
        found.setdefault(person, []).append((author, number))
    return found


def workers(council: Organisation, on: date) -> dict[str, Staff]:
    """Whose caseloads a council has: its team, and whoever left it and still has somebody; by public id."""
    people = Person.objects.filter(
        any_of(responsible_to([council.pk]), living_in([council.pk], on))
    ).order_by()
    known = Q(pk__in=able_at(council, on).values("staff")) | Q(
        pk__in=people.filter(carried_for(council, on)).values("link_worker")
    )
    return {str(one.uid): one for one in Staff.objects.filter(known).order_by("name", "pk")}
