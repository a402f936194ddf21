"""What is still to be done, by whom, and who could do it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from accounts.models import Organisation, Staff
from accounts.policies import organisations_for
from accounts.queries.able import able_staff
from accounts.roles import Permission
from casework import policies
from casework.choices import PeriodKind
from casework.models import Action, ActionChange, ActionChase, Contact
from casework.queries.periods import days_of
from casework.rules.references import uids_of
from placements.models import BankHoliday, FundingLine, Person, Placement
from placements.policies import people_for
from placements.rules.working_days import add_working_days

LOOK_AHEAD_DAYS = 21  # bank holidays looked at: more than there are in any span of a few working days
MINE, TEAM, OUTSIDE, UNNAMED = "mine", "team", "outside", "unnamed"
OPEN, DONE, DROPPED, ANY = "open", "done", "dropped", "any"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """How the list of all people's actions is narrowed. Days are local, both ends included."""

    whose: str = ""
    state: str = OPEN
    overdue: bool = False
    owner: UUID | None = None
    organisation: UUID | None = None
    words: str = ""
    due_until: date | None = None
    first_due_from: date | None = None
    first_due_until: date | None = None


def open_actions(staff, person: Person | None = None) -> QuerySet[Action]:
    """Actions not done yet that somebody may read, the first due first; of one person, or of everybody."""
    return _of(staff, person).open().order_by("due_on", "pk")


def done_actions(staff, person: Person | None = None) -> QuerySet[Action]:
    """Completed actions that somebody may read, the latest first."""
    return _of(staff, person).exclude(done_on=None).order_by("-done_on", "-pk")


def dropped_actions(staff, person: Person | None = None) -> QuerySet[Action]:
    """Actions somebody may read that were found to be no longer needed, the latest first."""
    return _of(staff, person).exclude(dropped_on=None).order_by("-dropped_on", "-pk")


def promised_in(staff, contact: Contact) -> QuerySet[Action]:
    """The actions promised in a contact that somebody may read, in the order they were written."""
    return _of(staff, None).filter(contact=contact).order_by("pk")


def with_history(actions: QuerySet[Action]) -> QuerySet[Action]:
    """Each with how it was changed (`history`) and how it was chased (`asked`). Two queries for all of them."""
    history = ActionChange.objects.select_related("changed_by").order_by("created_at", "pk")
    asked = ActionChase.objects.select_related("chased_by", "to_organisation").order_by("chased_on", "pk")
    return actions.prefetch_related(
        Prefetch("changes", history, "history"), Prefetch("chases", asked, "asked")
    )


def all_actions(staff, narrowing: Narrowing, on: date) -> QuerySet[Action]:
    """The actions of all people somebody may read, narrowed: the longest overdue first, the closed latest first."""
    found = _of(staff, None).with_first_due()
    found = _narrowed_by_owner(found, staff, narrowing)
    states = {
        OPEN: Q(done_on=None, dropped_on=None),
        DONE: Q(done_on__isnull=False),
        DROPPED: Q(dropped_on__isnull=False),
        ANY: Q(),
    }
    found = found.filter(states[narrowing.state])
    if narrowing.overdue:
        found = found.late_on(on)
    days = {
        "due_on__lte": narrowing.due_until,
        "first_due__gte": narrowing.first_due_from,
        "first_due__lte": narrowing.first_due_until,
    }
    found = found.filter(**{name: day for name, day in days.items() if day})
    for word in _words(narrowing.words):
        found = found.filter(word)
    orders = {DONE: ("-done_on", "-pk"), DROPPED: ("-dropped_on", "-pk")}
    return found.order_by(*orders.get(narrowing.state, ("due_on", "pk")))


def _narrowed_by_owner(found: QuerySet[Action], staff, narrowing: Narrowing) -> QuerySet[Action]:
    whose = {
        MINE: Q(owner=staff),
        TEAM: Q(owner__isnull=False),
        OUTSIDE: Q(owner=None),
        UNNAMED: Q(owner=None, owner_organisation=None),
    }
    found = found.filter(whose.get(narrowing.whose, Q()))
    if narrowing.owner:
        found = found.filter(owner__uid=narrowing.owner)
    if narrowing.organisation:
        found = found.filter(owner_organisation__uid=narrowing.organisation)
    return found


def _words(typed: str) -> list[Q]:
    """Our reference finds the one action; any other words are looked for in what is to be done, and for whom."""
    if between := uids_of(typed):
        return [Q(uid__range=between)]
    return [
        Q(what__icontains=word)
        | Q(owner_outside__icontains=word)
        | Q(person__given_name__icontains=word)
        | Q(person__family_name__icontains=word)
        | Q(person__reference__iexact=word)
        for word in typed.split()
    ]


def reminded(actions: Iterable[Action], on: date) -> list[Action]:
    """Of these open actions those whose reminder has come and whose day has not passed, in their order.

    The reminder is the day that was chosen, else so many working days (PeriodKind.REMINDER) before the day it is
    due. Two queries, or none.
    """
    ahead = [action for action in actions if action.due_on >= on]
    if not ahead:
        return []
    soon = _working_days_after(on)
    return [
        action for action in ahead if (action.remind_on <= on if action.remind_on else action.due_on <= soon)
    ]


def _working_days_after(on: date) -> date:
    days = BankHoliday.objects.filter(day__gt=on).order_by("day").values_list("day", flat=True)
    return add_working_days(on, days_of(PeriodKind.REMINDER, on), frozenset(days[:LOOK_AHEAD_DAYS]))


def colleagues(organisations: list[Organisation], on: date, *, also: Staff | None = None) -> QuerySet[Staff]:
    """Everybody at one of these organisations who could complete an action on a day, by name.

    A promise given to anybody else would be lost: they could not even read it. `also` is whoever a form holds
    already: their answer is kept until somebody chooses another.
    """
    able = able_staff(organisations, Permission.COMPLETE_ACTION, on)
    if also is None:
        return able
    return Staff.objects.filter(Q(pk__in=able.order_by().values("pk")) | Q(pk=also.pk))


def partners(staff, on: date) -> QuerySet[Organisation]:
    """The organisations outside that could promise something: on our own lists, or tied to the people we reach.

    Not every council of the country: a list of hundreds in each row of a form is no help to anybody.
    """
    ours = [organisation.pk for organisation in organisations_for(staff, Permission.ADD_ACTION)]
    people = people_for(staff, Permission.ADD_ACTION).order_by()
    stays = Placement.objects.open_on(on).filter(person__in=people.values("pk")).order_by()
    payers = FundingLine.objects.in_force_on(on).filter(placement__in=stays.values("pk")).order_by()
    tied = (
        people.values("responsible_council"),
        people.values("responsible_icb"),
        *(stays.values(f"home__{body}") for body in ("host_council", "host_icb", "provider")),
        payers.values("payer"),
    )
    known = Q(owner__in=ours)
    for keys in tied:
        known |= Q(pk__in=keys)
    return Organisation.objects.in_force_on(on).filter(known).exclude(pk__in=ours).order_by("name", "pk")


def owners(staff, on: date) -> QuerySet[Staff]:
    """Whom actions somebody may read were given to, leavers too, and whoever could do one today: for a filter."""
    given = policies.actions_for(staff).filter(owner=OuterRef("pk")).order_by()
    today = able_staff(organisations_for(staff, Permission.SEE_ACTIONS), Permission.COMPLETE_ACTION, on)
    return Staff.objects.filter(Exists(given) | Q(pk__in=today.order_by().values("pk"))).order_by(
        "name", "pk"
    )


def promisers(staff) -> QuerySet[Organisation]:
    """The organisations outside that have promised something somebody may read of, by name: for a filter."""
    promised = policies.actions_for(staff).filter(owner_organisation=OuterRef("pk")).order_by()
    return Organisation.objects.filter(Exists(promised)).order_by("name", "pk")


def _of(staff, person: Person | None) -> QuerySet[Action]:
    related = ("owner", "owner_organisation", "contact", "created_by", "person")
    found = policies.actions_for(staff).select_related(*related)
    return found if person is None else found.filter(person=person)
