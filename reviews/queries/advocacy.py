"""Which advocate each of some people is owed and why, beside what became of it; and where there are none to be had."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from placements.choices import AdvocacyState, AdvocateKind, LegalKind
from placements.models import AdvocacyOffer, LegalStatus, Person, Placement
from reviews.choices import AuthorisationState, Conclusion
from reviews.models import Authorisation, BestInterestsDecision, CapacityAssessment
from reviews.queries.liberty import DETAINING
from reviews.rules import advocacy

STATES = {
    AdvocacyState.OFFERED: "orange",
    AdvocacyState.ACCEPTED: "green",
    AdvocacyState.DECLINED: "grey",
    AdvocacyState.NOT_AVAILABLE: "red",
}


@dataclass(frozen=True, slots=True)
class OwedAdvocate:
    """One kind of advocate that is owed: why, and the last word of it."""

    kind: str
    label: str
    because: str
    words: str
    colour: str
    on: date | None
    not_available: bool


def owed_by_person(people: QuerySet[Person], on: date) -> dict[int, list[OwedAdvocate]]:
    """Every advocate owed to each of these people on a day, by primary key; nobody owed one is left out.

    Eight queries, however many people.
    """
    chosen = people.values("pk") if people.query.is_sliced else people.order_by().values("pk")
    said, settled = _last_words(chosen, on), _settled(people, chosen, on)
    found = {
        pk: [
            _line(one, said.get((pk, one.kind)), settled.get((pk, one.kind), ""))
            for one in advocacy.owed(facts)
        ]
        for pk, facts in _facts(people, chosen, on).items()
    }
    return {pk: owed for pk, owed in found.items() if owed}


def _facts(people: QuerySet[Person], chosen, on: date) -> dict[int, advocacy.AdvocacyFacts]:
    statuses = LegalStatus.objects.filter(person__in=chosen).in_force_on(on)
    under, standard = {}, {}
    for status in statuses.filter(kind__in=[*DETAINING, LegalKind.DOLS_STANDARD]).order_by("starts_on", "pk"):
        if status.kind == LegalKind.DOLS_STANDARD:
            standard[status.person_id] = status.last_day
        else:
            under[status.person_id] = status.in_words
    undecided = Q(state=AuthorisationState.REQUESTED, decided_on=None) | Q(decided_on__gt=on)
    asked = Authorisation.objects.filter(
        undecided, person__in=chosen, requested_on__lte=on, someone_to_consult=False
    )
    asked_on = dict(asked.order_by("requested_on", "pk").values_list("person_id", "requested_on"))
    alone: dict[int, list[advocacy.Unbefriended]] = defaultdict(list)
    decided = BestInterestsDecision.objects.standing().filter(assessment=OuterRef("pk"), decided_on__lte=on)
    cannot = CapacityAssessment.objects.standing().filter(
        ~Exists(decided.order_by()),  # an IMCA is owed until it is decided
        person__in=chosen,
        conclusion=Conclusion.CANNOT,
        someone_to_consult=False,
        assessed_on__lte=on,
    )
    for person, about, day in cannot.order_by("-assessed_on", "-pk").values_list(
        "person_id", "about", "assessed_on"
    ):
        alone[person].append(advocacy.Unbefriended(about, day))
    return {
        pk: advocacy.AdvocacyFacts(
            under=under.get(pk, ""),
            standard_until=standard.get(pk),
            asked_with_nobody_on=asked_on.get(pk),
            unbefriended=tuple(alone.get(pk, ())),
            needs_advocate=needed,
        )
        for pk, needed in people.values_list("pk", "advocate_needed")
    }


def _last_words(chosen, on: date) -> dict[tuple[int, str], AdvocacyOffer]:
    """The latest step of each kind; of a representative only what happened under the authorisation in force."""
    since = dict(
        LegalStatus.objects.filter(person__in=chosen, kind=LegalKind.DOLS_STANDARD)
        .in_force_on(on)
        .order_by("starts_on", "pk")
        .values_list("person_id", "starts_on")
    )
    offers = AdvocacyOffer.objects.filter(person__in=chosen, happened_on__lte=on)
    return {
        (each.person_id, each.kind): each
        for each in offers.order_by("happened_on", "pk")
        if each.kind != AdvocateKind.RPR or each.happened_on >= since.get(each.person_id, on)
    }


def _settled(people: QuerySet[Person], chosen, on: date) -> dict[tuple[int, str], str]:
    """What needs no offer: a representative named on the authorisation, an advocate on record as in place."""
    running = LegalStatus.objects.filter(person__in=chosen, kind=LegalKind.DOLS_STANDARD).in_force_on(on)
    rows = running.exclude(authorisation=None).exclude(authorisation__representative="")
    named = rows.order_by("starts_on", "pk").values_list("person_id", "authorisation__representative")
    there = people.filter(advocate_in_place=True).values_list("pk", flat=True)
    return {(pk, advocacy.RPR): f"Named: {name}" for pk, name in named} | {
        (pk, advocacy.CARE_ACT): "In place" for pk in there
    }


def _line(owed: advocacy.Owed, offer: AdvocacyOffer | None, settled: str) -> OwedAdvocate:
    state = AdvocacyState(offer.state) if offer is not None and not settled else None
    return OwedAdvocate(
        kind=owed.kind,
        label=AdvocateKind(owed.kind).label,
        because=owed.because,
        words=settled or (state.label if state else "Nothing recorded"),
        colour="green" if settled else STATES[state] if state else "red",
        on=offer.happened_on if offer is not None and not settled else None,
        not_available=state == AdvocacyState.NOT_AVAILABLE,
    )


def owed_to(person: Person, on: date) -> list[OwedAdvocate]:
    """Every advocate owed to one person."""
    return owed_by_person(Person.objects.filter(pk=person.pk), on).get(person.pk, [])


@dataclass(frozen=True, slots=True)
class Gap:
    """In one council's area, how many people are owed an advocate nobody could provide, by kind."""

    area: str
    people: int
    kinds: str


def gaps(owed: dict[int, list[OwedAdvocate]], on: date) -> list[Gap]:
    """Where advocates are owed and not to be had, by the council people live in, the most first. One query."""
    without = {
        pk: [one for one in lines if one.not_available]
        for pk, lines in owed.items()
        if any(one.not_available for one in lines)
    }
    stays = Placement.objects.open_on(on).filter(person__in=list(without))
    lives_in = dict(stays.order_by("pk").values_list("person_id", "home__host_council__name"))
    people: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for pk, lines in without.items():
        area = lives_in.get(pk, "No open placement")
        people[area] += 1
        kinds[area].update(one.label for one in lines)
    return [
        Gap(area, number, ", ".join(f"{label}: {count}" for label, count in sorted(kinds[area].items())))
        for area, number in sorted(people.items(), key=lambda each: (-each[1], each[0]))
    ]
