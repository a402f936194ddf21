"""Frameworks, who is on them, and what each provider's inspections show."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from accounts.models import Organisation
from accounts.policies import organisations_for
from accounts.roles import Permission
from placements.choices import CareModel
from placements.models import Framework, Home, Inspection, Lot, Placement, ProviderOnFramework
from placements.rules import frameworks as rules


@dataclass(frozen=True, slots=True)
class Member:
    """A provider on a lot, and what its inspections show today."""

    membership: ProviderOnFramework
    enter: str
    uplift: str
    known: int
    is_on: bool


@dataclass(frozen=True, slots=True)
class Share:
    """How many of an authority's people live with a provider that is on no framework of it; `of` all placed."""

    off: int
    of: int


def frameworks_for(staff) -> QuerySet[Framework]:
    """The frameworks of the organisations for which somebody may see placements."""
    ours = organisations_for(staff, Permission.SEE_PLACEMENTS)
    return (
        Framework.objects.filter(authority__in=[body.pk for body in ours])
        .select_related("authority")
        .order_by("-starts_on", "name", "pk")
    )


def framework_named(staff, uid) -> Framework:
    """The framework of an address, within reach; 404 otherwise."""
    return get_object_or_404(frameworks_for(staff), uid=uid)


def lot_named(staff, uid) -> Lot:
    """The lot of an address, of a framework within reach; 404 otherwise."""
    lots = Lot.objects.filter(framework__in=frameworks_for(staff).order_by().values("pk"))
    return get_object_or_404(lots.select_related("framework__authority"), uid=uid)


def membership_named(staff, uid) -> ProviderOnFramework:
    """A provider's place on a lot of a framework within reach; 404 otherwise."""
    lots = Lot.objects.filter(framework__in=frameworks_for(staff).order_by().values("pk"))
    held = ProviderOnFramework.objects.filter(lot__in=lots.order_by().values("pk"))
    return get_object_or_404(held.select_related("lot__framework__authority", "provider"), uid=uid)


def thresholds(framework: Framework) -> rules.Thresholds:
    """What a framework asks for."""
    return rules.Thresholds(framework.entry_grade, framework.uplift_grade, framework.inspections_needed)


def standings(
    framework: Framework, providers: Iterable[Organisation], *, on: date
) -> dict[int, rules.Standing]:
    """What the inspections of each provider's open homes show on a day, by its primary key. Two queries."""
    by_provider: dict[int, dict[int, list[int]]] = {provider.pk: defaultdict(list) for provider in providers}
    open_homes = Home.objects.filter(Q(closed_on=None) | Q(closed_on__gt=on), provider__in=by_provider)
    found = (
        Inspection.objects.standing()
        .published_by(on)
        .filter(home__in=open_homes.order_by().values("pk"))
        .select_related("home")
        .prefetch_related("ratings")
        .latest_first()
    )
    for inspection in found:
        said = {rating.dimension: rating.value for rating in inspection.ratings.all()}
        grade = rules.grade_of(inspection.regulator, said, english_map=framework.english_map)
        if grade is not None:
            by_provider[inspection.home.provider_id][inspection.home_id].append(grade)
    return {
        provider: rules.provider_standing(services.values(), thresholds(framework))
        for provider, services in by_provider.items()
    }


def lots_with_members(framework: Framework, *, on: date) -> list[tuple[Lot, list[Member]]]:
    """Each lot and who is or was on it. Four queries however many."""
    lots = list(framework.lots.order_by("name", "pk"))
    held = list(
        ProviderOnFramework.objects.filter(lot__in=lots)
        .select_related("provider")
        .order_by("provider__name", "-starts_on", "pk")
    )
    shown = standings(framework, {one.provider for one in held}, on=on)
    members: dict[int, list[Member]] = defaultdict(list)
    for one in held:
        standing = shown[one.provider_id]
        is_on = one.starts_on <= on and (one.ends_on is None or one.ends_on > on)
        members[one.lot_id].append(Member(one, standing.enter, standing.uplift, standing.known, is_on))
    return [(lot, members[lot.pk]) for lot in lots]


def may_be_on(lot: Lot, provider: Organisation, *, on: date) -> tuple[rules.Answer, int]:
    """Does the rule let a provider onto a lot, and how many inspections are known? Personal budgets ask for more."""
    shown = standings(lot.framework, [provider], on=on)[provider.pk]
    answer = shown.uplift if lot.care_model == CareModel.PERSONAL_BUDGET else shown.enter
    return answer, shown.known


def on_a_framework(authorities: Iterable[Organisation], on: date) -> QuerySet[ProviderOnFramework]:
    """Who is on a lot of these authorities' frameworks on a day."""
    return ProviderOnFramework.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=on),
        Q(lot__framework__ends_on=None) | Q(lot__framework__ends_on__gt=on),
        starts_on__lte=on,
        lot__framework__starts_on__lte=on,
        lot__framework__authority__in=[body.pk for body in authorities],
    )


def words_for(home: Home, staff, *, on: date) -> str:
    """The lots a home's provider is on, or that it is off framework; empty without any framework. Two queries."""
    ours = organisations_for(staff, Permission.SEE_PLACEMENTS)
    if not frameworks_for(staff).exists():
        return ""
    held = on_a_framework(ours, on).filter(provider__isnull=False, provider=home.provider_id)
    lots = [f"{one.lot.framework}, {one.lot}" for one in held.select_related("lot__framework").order_by("pk")]
    return "; ".join(lots) or "Off framework"


def off_framework(framework: Framework, *, on: date) -> Share:
    """Of the people the authority is responsible for, how many live with a provider on no framework of it."""
    theirs = Placement.objects.open_on(on).filter(person__responsible_council=framework.authority_id)
    on_one = on_a_framework([framework.authority], on).order_by().values("provider")
    return Share(theirs.exclude(home__provider__in=on_one).count(), theirs.count())
