"""Safeguarding concerns: how each stands and who is still to be told, of one person and of everybody in reach."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from accounts.choices import OrganisationKind
from accounts.models import Organisation
from accounts.roles import Permission
from linkworker.words import counted
from placements.choices import EventKind
from placements.models import Person, Placement, ProviderEvent
from placements.policies import marked_people
from placements.queries.events import events_for
from placements.queries.naming import called
from reviews import policies
from reviews.choices import ConcernDeed, Harm
from reviews.models import ConcernStep, SafeguardingConcern
from reviews.rules import safeguarding as rules
from reviews.rules.safeguarding import Stands

WORDS = {
    Stands.RAISED: ("Raised, not decided", "orange"),
    Stands.ENQUIRY: ("Enquiry under way", "blue"),
    Stands.NO_ENQUIRY: ("No enquiry, not closed", "yellow"),
    Stands.CLOSED: ("Closed", "grey"),
    Stands.WITHDRAWN: ("Withdrawn", "grey"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A concern as it is told: in which words it stands, and what is owed, each in words.

    `not_told` are the councils that do not know of it; of a withdrawn one, `to_tell_withdrawn` are those who knew of it
    and do not know that it was withdrawn.
    """

    concern: SafeguardingConcern
    stands: Stands
    not_told: tuple[Organisation, ...]
    to_tell_withdrawn: tuple[Organisation, ...]
    owed: tuple[str, ...]
    called: str = ""

    @property
    def words(self) -> str:
        """How it stands."""
        return WORDS[self.stands][0]

    @property
    def colour(self) -> str:
        """The colour that repeats it."""
        return WORDS[self.stands][1]

    @property
    def is_open(self) -> bool:
        """Neither closed nor withdrawn?"""
        return self.stands not in (Stands.CLOSED, Stands.WITHDRAWN)

    @property
    def is_untold(self) -> bool:
        """Does anybody go by what is not so: not knowing of it, or not knowing that it was withdrawn?"""
        return bool(self.not_told or self.to_tell_withdrawn)

    @property
    def since(self) -> date:
        """The day from which what is owed is owed."""
        if self.concern.withdrawn_at is None:
            return self.concern.concern_on
        return timezone.localdate(self.concern.withdrawn_at)

    @property
    def harms(self) -> str:
        """The kinds of abuse or neglect, in words."""
        return "; ".join(Harm(each).label for each in self.concern.harms)

    @property
    def may_be_closed(self) -> bool:
        """Was it decided whether there is an enquiry?"""
        return self.stands in (Stands.ENQUIRY, Stands.NO_ENQUIRY)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Somebody within reach who lives where the concern arose."""

    person: Person
    called: str
    placed_by: str


def whole(staff) -> QuerySet[SafeguardingConcern]:
    """The concerns somebody may read, with every step."""
    steps = ConcernStep.objects.select_related("organisation", "told", "recorded_by")
    return (
        policies.concerns_for(staff)
        .select_related("organisation", "host_council", "home", "recorded_by", "withdrawn_by")
        .select_related("person__responsible_council")
        .prefetch_related(Prefetch("steps", steps.order_by("done_on", "pk")))
    )


def concerns_of(staff, person: Person, on: date) -> list[Told]:
    """One person's concerns, those open in front, then the latest; what was withdrawn comes last. Two queries."""
    return in_order(told(concern, on) for concern in whole(staff).filter(person=person).order_by("pk"))


def in_order(found: Iterable[Told]) -> list[Told]:
    """What is open first, then the latest; withdrawn ones last."""
    return sorted(found, key=_place)


def _place(one: Told) -> tuple:
    withdrawn = one.stands == Stands.WITHDRAWN
    return withdrawn, not one.is_open, -one.concern.concern_on.toordinal(), -one.concern.pk


def told(concern: SafeguardingConcern, on: date, *, called: str = "") -> Told:
    """How a concern fetched by `whole` stands on a day."""
    placing, host = concern.person.responsible_council, concern.host_council
    known = {body.pk: body for body in (placing, host)}
    facts = facts_of(concern)
    if facts.is_withdrawn:
        return _told_withdrawn(concern, facts, on, called)
    not_told = tuple(known[pk] for pk in rules.not_told(facts))
    return Told(concern, rules.stands(facts), not_told, (), tuple(_owed(facts, not_told, on)), called)


def _told_withdrawn(concern: SafeguardingConcern, facts: rules.Concern, on: date, called: str) -> Told:
    """Nothing is owed about it any more but to tell whoever knew of it."""
    bodies = {
        body.pk: body for step in concern.steps.all() for body in (step.organisation, step.told) if body
    }
    untold = tuple(bodies[pk] for pk in rules.not_told_withdrawn(facts))
    days = (on - timezone.localdate(concern.withdrawn_at)).days
    waited = f": {counted(days, 'day')}" if days > 0 else " yet"
    owed = tuple(f"{body} has not been told that it was withdrawn{waited}" for body in untold)
    return Told(concern, rules.stands(facts), (), untold, owed, called)


def _owed(facts: rules.Concern, not_told, on: date):
    days = (on - facts.concern_on).days
    waited = f": {counted(days, 'day')}" if days else " yet"
    for body in not_told:
        yield f"{body} has not been told{waited}"
    if rules.stands(facts) == Stands.CLOSED:
        return
    if not rules.wishes_asked(facts):
        yield "Nobody has recorded what the person wants to come of it"
    if rules.stands(facts) == Stands.RAISED:
        undecided = f"whether there is an enquiry: {counted(days, 'day')}"
        yield (
            f"It is not decided {undecided}" if days else "It is not decided yet whether there is an enquiry"
        )


def facts_of(concern: SafeguardingConcern) -> rules.Concern:
    """A concern with its steps fetched, as the rules see it."""
    return rules.Concern(
        concern_on=concern.concern_on,
        host=concern.host_council_id,
        placing=concern.person.responsible_council_id,
        by=concern.organisation_id,
        steps=tuple(
            rules.Step(
                step.kind, step.done_on, step.organisation_id, step.told_id, step.decision, step.of_withdrawal
            )
            for step in concern.steps.all()
        ),
        is_withdrawn=concern.withdrawn_at is not None,
    )


def councils(on: date) -> QuerySet[Organisation]:
    """Every council that may lead on a day."""
    found = Organisation.objects.in_force_on(on).filter(kind=OrganisationKind.COUNCIL, owner=None)
    return found.order_by("name", "pk")


def bodies_of(concern: SafeguardingConcern) -> QuerySet[Organisation]:
    """The council that leads and the one that placed the person; of a withdrawn one, whoever knew of it."""
    bodies = {concern.host_council_id, concern.person.responsible_council_id}
    if concern.withdrawn_at is not None:
        bodies = set(rules.not_told_withdrawn(facts_of(concern)))
    return Organisation.objects.filter(pk__in=bodies).order_by("name", "pk")


def home_events_since(concern: SafeguardingConcern, staff, on: date) -> list[ProviderEvent]:
    """What is recorded of the whole home since the concern and is not over: perhaps because of it. One query.

    An event does not name the concern it began with, so nobody but a person can say whether it falls with it.
    """
    if concern.home is None:
        return []
    known = events_for(staff).order_by().values("pk")
    found = ProviderEvent.objects.open_on(on).about(concern.home).filter(pk__in=known)
    since = found.filter(kind=EventKind.SAFEGUARDING, happened_on__gte=concern.concern_on)
    return list(since.order_by("-happened_on", "-pk"))


def others_there(concern: SafeguardingConcern, staff, on: date) -> list[Neighbour]:
    """Who else lived in the home when the concern was raised, or lives there on a day, within reach."""
    if concern.home_id is None:
        return []
    then = Q(starts_on__lte=concern.concern_on) & (Q(ends_on=None) | Q(ends_on__gt=concern.concern_on))
    now = Q(starts_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gt=on))
    there = Placement.objects.filter(then | now, home=concern.home_id).order_by().values("person")
    people = marked_people(staff, Permission.SEE_NAMES, within=Permission.SEE_PLACEMENTS)
    found = people.filter(pk__in=there).exclude(pk=concern.person_id).select_related("responsible_council")
    return [
        Neighbour(one, called(one, names=bool(one.may_see_names)), str(one.responsible_council))
        for one in found.order_by("family_name", "given_name", "reference", "pk")
    ]


def open_concerns(staff, on: date) -> list[Told]:
    """Every concern within reach that is not closed, by the council that leads, the oldest first. Three queries."""
    closed = ConcernStep.objects.filter(kind=ConcernDeed.CLOSED).order_by().values("concern")
    found = whole(staff).standing().exclude(pk__in=closed)
    waiting = list(found.order_by("host_council__name", "concern_on", "pk"))
    names = _names(staff, {concern.person_id for concern in waiting})
    return [told(one, on, called=called(one.person, names=names[one.person_id])) for one in waiting]


def _names(staff, people: set[int]) -> dict[int, bool]:
    marked = marked_people(staff, Permission.SEE_NAMES, within=Permission.SEE_SAFEGUARDING)
    found = marked.filter(pk__in=people).order_by().values_list("pk", "may_see_names")
    return {pk: bool(names) for pk, names in found}
