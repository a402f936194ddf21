"""The directory: found by words, need, kind and place, with what our own referrals tell of each entry."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, IntegerField, Q, QuerySet, TextField, Value, When

from accounts.models import Organisation
from accounts.policies import organisations_for
from accounts.roles import Permission
from casework import policies
from casework.choices import GROUP_OF_KIND, KIND_LABELS, PeriodKind, ServiceNeed
from casework.models import Referral, Service, ServiceArea
from casework.queries.periods import days_of
from casework.rules.referrals import Course, TrackRecord
from linkworker.periods import add_months
from placements.models import Person, Placement
from placements.models.people import Folded
from placements.policies import any_of
from placements.queries import options
from placements.queries.search import MOST_WORDS, words_of

TRACK_RECORD_MONTHS = 24  # older referrals tell little of how a service answers today
SHORTEST_MISSPELT = 3  # letters; shorter words must stand in the entry as they are
SHORTEST_ROOT = 4
ENDING = re.compile(r"(ing|ings|er|ers|ed|es|s)$")  # so that gardening, and even gardning, finds a garden
IN_THE_AREA, IN_THE_REGION, EVERYWHERE = 0, 1, 2
NEARNESS = {
    IN_THE_AREA: "Serves {council}",
    IN_THE_REGION: "Elsewhere in the region",
    EVERYWHERE: "Whole country",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """How the directory is narrowed. `closed` brings back what is closed or over, `to_check` only what is old."""

    words: str = ""
    council: Organisation | None = None
    need: str = ""
    kind: str = ""
    to_check: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as a list shows it. `near` says how near to somebody; empty when nobody is meant."""

    service: Service
    areas: tuple[str, ...]
    record: TrackRecord
    to_check: bool
    over: bool
    near: str = ""

    @property
    def serves(self) -> str:
        """Whose areas, in words; the first three of many."""
        if self.service.everywhere:
            return "the whole country"
        more = len(self.areas) - 3
        return ", ".join(self.areas[:3]) + (f" and {more} more" if more > 0 else "")


def found(staff, asked: Asked, *, on: date, near: Organisation | None = None) -> QuerySet[Service]:
    """What of the directory answers the question, by name; the likest first where words were typed.

    `near` is a council: only what serves its area, its region or the whole country, in this order.
    """
    services = policies.services_for(staff).select_related("owner")
    if not asked.closed:
        services = services.open_on(on)
    if asked.council:
        services = services.serving(asked.council)
    if asked.need:
        services = services.filter(needs__contains=[asked.need])
    if asked.kind:
        services = services.filter(kind__in=_kinds(asked.kind))
    if asked.to_check:
        services = services.filter(checked_on__lt=checked_since(on), closed_on=None)
    order = ["name", "pk"]
    if words := words_of(asked.words).split()[:MOST_WORDS]:
        for word in words:
            services = services.filter(_meant_by(word))
        likeness = TrigramWordSimilarity(_folded(" ".join(words)), Folded("name"))
        services, order = services.annotate(likeness=likeness), ["-likeness", *order]
    if near is not None:
        services = services.annotate(nearness=_nearness(near)).filter(nearness__lte=EVERYWHERE)
        order = ["nearness", *order]
    return services.order_by(*order)


def entries(staff, services: Iterable[Service], *, on: date, near: Organisation | None = None) -> list[Entry]:
    """A page of the directory, ready to be shown. Three queries, however many entries."""
    listed = list(services)
    keys = [service.pk for service in listed]
    areas: dict[int, list[str]] = defaultdict(list)
    served = ServiceArea.objects.filter(service__in=keys, removed_on=None).select_related("council")
    for area in served.order_by("council__name", "pk"):
        areas[area.service_id].append(str(area.council))
    records, since = track_records(staff, keys, on=on), checked_since(on)
    return [
        Entry(
            service,
            tuple(areas[service.pk]),
            records.get(service.pk, TrackRecord()),
            is_to_check(service, since),
            is_over(service, on),
            NEARNESS[service.nearness].format(council=near) if near else "",
        )
        for service in listed
    ]


def track_records(staff, services: Collection[int], *, on: date) -> dict[int, TrackRecord]:
    """What the reader's own organisations know of these services (their keys) from referrals of two years."""
    own = [organisation.pk for organisation in organisations_for(staff, Permission.SEE_SERVICES)]
    rows = Referral.objects.filter(
        organisation__in=own,
        service_entry__in=services,
        made_on__gt=add_months(on, -TRACK_RECORD_MONTHS),
        made_on__lte=on,
    ).order_by("pk")
    courses: dict[int, list[Course]] = defaultdict(list)
    days = ("made_on", "accepted_on", "declined_on", "started_on", "ended_on")
    for service, *row in rows.values_list("service_entry_id", *days, "result"):
        courses[service].append(Course(*row))
    return {service: TrackRecord.of(its) for service, its in courses.items()}


def checked_since(on: date) -> date:
    """What nobody has said since this day is to be checked. One query."""
    return on - timedelta(days=days_of(PeriodKind.SERVICE_CHECK, on))


def is_to_check(service: Service, since: date) -> bool:
    """Nobody has said since a day (`checked_since`) that the entry is right."""
    return service.closed_on is None and service.checked_on < since


def is_over(service: Service, on: date) -> bool:
    """Closed, or past its last day."""
    return service.closed_on is not None or (service.ends_on is not None and service.ends_on < on)


def service_areas(service: Service) -> list[ServiceArea]:
    """Whose areas it serves, by name."""
    served = service.areas.filter(removed_on=None).select_related("council")
    return list(served.order_by("council__name", "pk"))


def areas_of(staff) -> QuerySet[ServiceArea]:
    """Every area a service of the directory serves today, to look one up among."""
    return ServiceArea.objects.filter(
        service__in=policies.services_for(staff).order_by(), removed_on=None
    ).select_related("service", "council")


def councils(on: date) -> QuerySet[Organisation]:
    """The councils whose area a service may serve."""
    return options.councils(on)


def host_council(person: Person, on: date) -> Organisation | None:
    """In whose area somebody lives: by their placement that day, else their responsible council's."""
    stays = Placement.objects.open_on(on).filter(person=person).select_related("home__host_council")
    stay = stays.order_by("-starts_on", "-pk").first()
    return stay.home.host_council if stay else person.responsible_council


def to_refer_to(staff, uid, on: date) -> Service | None:
    """The open entry with this public id, if there is one."""
    return policies.services_for(staff).open_on(on).filter(uid=uid).first()


def to_tie_to(staff, person: Person, on: date) -> QuerySet[Service]:
    """The entries a referral in words may have meant: what serves where the person lives."""
    services = policies.services_for(staff)
    if (council := host_council(person, on)) is not None:
        services = services.serving(council)
    return services.order_by("name", "pk")


def _kinds(asked: str) -> list[str]:
    """The kinds of a group by its name, or the one kind."""
    return [kind for kind, group in GROUP_OF_KIND.items() if asked in (kind, group)]


def _folded(text: str) -> Folded:
    return Folded(Value(text, output_field=TextField()))


def _meant_by(word: str) -> Q:
    """The entries a word could mean: it stands in one, or names a need, a kind or a place.

    Only where it does none of these is it taken for misspelt, and the entries with a word like it are meant: that
    reads every entry, and would bring what nobody asked for beside what was. So it is read once, here, for the list
    and its count alike. One query more for each word, two for a misspelt one.
    """
    ways = _ways(word)
    stands = any_of(*ways)
    if len(word) < SHORTEST_MISSPELT or Service.objects.filter(stands).order_by().exists():
        return stands
    like = Q(searched__trigram_word_similar=_folded(word))
    if (root := _root(word).lower()) != word.lower():
        like |= Q(searched__trigram_word_similar=_folded(root))
    return Q(pk__in=list(Service.objects.filter(like).order_by().values_list("pk", flat=True)))


def _ways(word: str) -> list[QuerySet]:
    """Each way a word stands for entries, by their keys; the keys are gathered before any row is read."""
    services, small = Service.objects.order_by(), word.lower()
    written = Q(searched__contains=_folded(word)) | Q(searched__contains=_folded(_root(word)))
    ways = [services.filter(written).values("pk")]
    if len(word) >= SHORTEST_MISSPELT:
        needs = [need.value for need in ServiceNeed if _begins(need.label, small)]
        kinds = [kind for kind, label in KIND_LABELS.items() if _begins(label, small)]
        if needs or kinds:
            ways.append(services.filter(Q(needs__overlap=needs) | Q(kind__in=kinds)).values("pk"))
        places = Organisation.objects.councils().filter(owner=None, name__icontains=word).order_by()
        there = ServiceArea.objects.filter(council__in=places.values("pk"), removed_on=None)
        ways.append(there.order_by().values("service"))
    return ways


def _root(word: str) -> str:
    """The word without its ending, where enough of it is left to search for."""
    root = ENDING.sub("", word.lower())
    return root if len(root) >= SHORTEST_ROOT else word


def _begins(label: str, word: str) -> bool:
    return any(part.startswith(word) for part in label.lower().replace("-", " ").split())


def _nearness(council: Organisation) -> Case:
    there = ServiceArea.objects.filter(removed_on=None).order_by()
    ways = [When(pk__in=there.filter(council=council).values("service"), then=IN_THE_AREA)]
    if council.region:
        region = there.filter(council__region=council.region).values("service")
        ways.append(When(pk__in=region, then=IN_THE_REGION))
    ways.append(When(everywhere=True, then=EVERYWHERE))
    return Case(*ways, default=EVERYWHERE + 1, output_field=IntegerField())
