"""What happened to homes and providers, whom it concerns, and how many were checked since."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from accounts.models import Organisation
from accounts.policies import allowed, organisations_for
from accounts.roles import Permission
from placements.choices import EndReason
from placements.models import Home, Person, Placement, ProviderEvent, ProviderNotice, ResidentCheck
from placements.policies import homes_for, marked_homes, marked_people
from placements.queries.naming import called

FREELY_WRITTEN = (Permission.SEE_NAMES, Permission.SEE_HEALTH)
BODIES = ("home__host_council", "home__host_icb", "person__responsible_council", "person__responsible_icb")


@dataclass(frozen=True, slots=True)
class ToCheck:
    """Somebody an event concerns, within reach, and the latest check of them."""

    uid: UUID
    called: str
    placed_by: str
    home: str
    left_on: date | None
    check: ResidentCheck | None
    says: str = ""  # what was written of the check: of somebody's health, for who may read of it


@dataclass(frozen=True, slots=True)
class Checklist:
    """An event and everybody within reach whom it concerns, whoever placed them."""

    event: ProviderEvent
    where: str
    home_uid: UUID | None
    people: tuple[ToCheck, ...]
    is_open: bool
    is_late: bool
    reads_words: bool  # may the reader read what was written freely, which can name people?

    @property
    def checked(self) -> int:
        """How many were checked at least once."""
        return sum(row.check is not None for row in self.people)


def events_for(staff) -> QuerySet[ProviderEvent]:
    """Events of homes somebody may know of, and of those who run them; the latest first."""
    known = homes_for(staff).order_by()
    about = Q(home__in=known.values("pk")) | Q(provider__in=known.values("provider"))
    related = ("home__provider", "provider", "recorded_by")
    return (
        ProviderEvent.objects.standing()
        .filter(about)
        .select_related(*related)
        .order_by("-happened_on", "-pk")
    )


def event_named(staff, uid) -> ProviderEvent:
    """The event of an address, within what somebody may know of; 404 otherwise."""
    return get_object_or_404(events_for(staff), uid=uid)


def homes_of(event: ProviderEvent) -> QuerySet[Home]:
    """The home an event is about, or every home its provider runs."""
    return Home.objects.filter(Q(pk=event.home_id) | Q(provider__isnull=False, provider=event.provider_id))


def stays_concerned(event: ProviderEvent, *, on: date) -> QuerySet[Placement]:
    """Who lived there when it happened, and while it is not over, who lives there on a day."""
    there = Placement.objects.open_on(event.happened_on)
    if event.ends_on is None or event.ends_on > on:
        there = there | Placement.objects.open_on(on)
    return there.filter(home__in=homes_of(event)).exclude(end_reason=EndReason.DIED, ends_on__lte=on)


def bodies_to_tell(event: ProviderEvent, *, on: date) -> list[Organisation]:
    """Both sides: every council and board responsible for somebody there, and those in whose area it lies."""
    told = set()
    for bodies in stays_concerned(event, on=on).order_by().values_list(*BODIES):
        told |= set(bodies)
    for bodies in homes_of(event).order_by().values_list("host_council", "host_icb"):
        told |= set(bodies)
    return list(Organisation.objects.filter(pk__in=told - {None}).order_by("name", "pk"))


def concerned_people(staff, event: ProviderEvent, *, on: date) -> QuerySet[Person]:
    """Whom an event concerns, of those somebody may see and record for; for the form of a check."""
    stays = stays_concerned(event, on=on).order_by().values("person")
    return (
        marked_people(staff, Permission.SEE_NAMES, within=Permission.SEE_PLACEMENTS)
        .filter(pk__in=stays)
        .order_by("family_name", "given_name", "reference", "pk")
    )


def checklists(events: Iterable[ProviderEvent], staff, *, on: date) -> list[Checklist]:
    """Each event with whom it concerns, within reach. Four queries however many there are; none for none."""
    events = list(events)
    if not events:
        return []
    homes = {
        home.pk: home
        for home in marked_homes(homes_for(staff), staff, Permission.SEE_ADDRESS)
        .filter(
            Q(pk__in={event.home_id for event in events} - {None})
            | Q(provider__in={event.provider_id for event in events} - {None})
        )
        .select_related("provider")
        .order_by("name", "pk")
    }
    marked = marked_people(staff, *FREELY_WRITTEN, within=Permission.SEE_PLACEMENTS)
    read = {
        pk: (names, health)
        for pk, names, health in marked.filter(placements__home__in=list(homes))
        .order_by()
        .values_list("pk", "may_see_names", "may_see_health")
    }
    stays = list(
        Placement.objects.filter(home__in=list(homes), person__in=list(read))
        .select_related("person__responsible_council")
        .order_by("person__family_name", "person__reference", "-starts_on", "-pk")
    )
    checks = _checks(events)
    words = allowed(staff, Permission.SEE_NAMES)
    return [_checklist(event, homes, stays, read, checks, on, words) for event in events]


def _checks(events: list[ProviderEvent]) -> dict[tuple[int, int], ResidentCheck]:
    found: dict[tuple[int, int], ResidentCheck] = {}
    rows = ResidentCheck.objects.filter(event__in=events).select_related("checked_by")
    for check in rows.order_by("checked_on", "pk"):
        found[check.event_id, check.person_id] = check
    return found


def _checklist(
    event: ProviderEvent, homes: dict, stays: list, read: dict, checks: dict, on: date, words: bool
) -> Checklist:
    is_open = event.ends_on is None or event.ends_on > on
    concerned: dict[int, list[Placement]] = defaultdict(list)
    for stay in stays:
        home = homes[stay.home_id]
        ours = home.pk == event.home_id or (
            event.provider_id is not None and home.provider_id == event.provider_id
        )
        if ours and _concerns(stay, event, on, is_open=is_open):
            concerned[stay.person_id].append(stay)
    people = tuple(
        _to_check(stay, checks.get((event.pk, stay.person_id)), name_of(homes[stay.home_id]), read, on)
        for stay, *_ in concerned.values()
    )
    unchecked = any(row.check is None for row in people)
    home = homes.get(event.home_id)
    return Checklist(
        event=event,
        where=where(event, home),
        home_uid=home.uid if home else None,
        people=people,
        is_open=is_open,
        is_late=unchecked and event.checks_due_on < on,
        reads_words=words,
    )


def _to_check(stay: Placement, check: ResidentCheck | None, home: str, read: dict, on: date) -> ToCheck:
    names, health = read[stay.person_id]
    return ToCheck(
        uid=stay.person.uid,
        called=called(stay.person, names=bool(names)),
        placed_by=str(stay.person.responsible_council),
        home=home,
        left_on=stay.ends_on if stay.ends_on is not None and stay.ends_on <= on else None,
        check=check,
        says=check.words if check and names and health else "",
    )


def _concerns(stay: Placement, event: ProviderEvent, on: date, *, is_open: bool) -> bool:
    """As `stays_concerned`, of rows that are fetched already: a test holds the two together."""

    def there(day: date) -> bool:
        return stay.starts_on <= day and (stay.ends_on is None or stay.ends_on > day)

    if stay.end_reason == EndReason.DIED and stay.ends_on is not None and stay.ends_on <= on:
        return False
    return there(event.happened_on) or (is_open and there(on))


def name_of(home: Home) -> str:
    """The home's name, or who runs it for somebody who may not see where it is."""
    if home.may_see_address:
        return home.name
    return f"A home of {home.provider}" if home.provider else "A home"


def where(event: ProviderEvent, home: Home | None) -> str:
    """What an event is about, in words; `home` as `marked_homes` gave it, None when out of reach."""
    if event.provider_id is not None:
        return f"Every home of {event.provider}"
    if home is None:
        return f"A home of {event.home.provider}" if event.home.provider else "A home"
    return name_of(home)


def notices_for(staff) -> QuerySet[ProviderNotice]:
    """The notices addressed to the organisations somebody acts for, those nobody there has read first."""
    ours = [body.pk for body in organisations_for(staff, Permission.SEE_NOTICES)]
    related = (
        "event__home__provider",
        "event__provider",
        "event__inspection",
        "organisation",
        "acknowledged_by",
    )
    return (
        ProviderNotice.objects.filter(organisation__in=ours)
        .select_related(*related)
        .order_by("-sent_at", "-pk")
    )


def notice_named(staff, uid) -> ProviderNotice:
    """The notice of an address, among those addressed to somebody's organisations; 404 otherwise."""
    return get_object_or_404(notices_for(staff), uid=uid)


def told_of(notices: Iterable[ProviderNotice], staff) -> list[tuple[ProviderNotice, str]]:
    """Each notice with what it is about, in words somebody may read. One query."""
    notices = list(notices)
    about = {notice.event.home_id for notice in notices} - {None}
    known = marked_homes(homes_for(staff), staff, Permission.SEE_ADDRESS).filter(pk__in=about)
    homes = {home.pk: home for home in known.select_related("provider").order_by("pk")}
    return [(notice, where(notice.event, homes.get(notice.event.home_id))) for notice in notices]
