"""What the forms of this floor let somebody choose from."""

from datetime import date

from django.db.models import Q, QuerySet

from accounts.choices import OrganisationKind
from accounts.models import Organisation, Staff
from accounts.policies import acting_for
from accounts.queries.able import able_staff
from accounts.roles import Link, Permission, Role
from placements.models import CodeListEntry, Home, Person, SettingType
from placements.policies import homes_for, marked_homes


def councils(on: date) -> QuerySet[Organisation]:
    """Councils that exist on a day."""
    return Organisation.objects.councils().filter(owner=None).in_force_on(on).order_by("name", "pk")


def boards(on: date) -> QuerySet[Organisation]:
    """Integrated care boards that exist on a day."""
    return Organisation.objects.icbs().filter(owner=None).in_force_on(on).order_by("name", "pk")


def providers(authorities: list[Organisation]) -> QuerySet[Organisation]:
    """Providers on the lists of these organisations, and any known nationally."""
    known = Q(owner=None) | Q(owner__in=authorities)
    return Organisation.objects.filter(known, kind=OrganisationKind.PROVIDER).order_by("name", "pk")


def payers(authorities: list[Organisation], on: date) -> QuerySet[Organisation]:
    """Every body that could pay: councils and boards of the day, and those on these organisations' lists."""
    known = Q(owner=None) | Q(owner__in=authorities)
    return Organisation.objects.in_force_on(on).filter(known).order_by("kind", "name", "pk")


def link_workers(staff: Staff, person: Person | None = None) -> QuerySet[Staff]:
    """Link workers of the organisations somebody acts for today, and the one the person has already."""
    acting = [held.organisation_id for held in staff.held]
    holding = Q(
        memberships__role=Role.LINK_WORKER,
        memberships__organisation__in=acting,
        memberships__starts_on__lte=staff.acting_on,
    ) & (Q(memberships__ends_on=None) | Q(memberships__ends_on__gt=staff.acting_on))
    found = Q(pk__in=Staff.objects.filter(holding, is_active=True).order_by().values("pk"))
    if person is not None and person.link_worker_id:
        found |= Q(pk=person.link_worker_id)
    return Staff.objects.filter(found).order_by("name", "pk")


def homes(staff: Staff) -> QuerySet[Home]:
    """Homes somebody knows by name, to place people in."""
    known = homes_for(staff, Permission.SEE_ADDRESS)
    return known.select_related("host_council").order_by("name", "pk")


def home_list(staff: Staff, question: str = "") -> QuerySet[Home]:
    """Homes somebody may know of, with whether the address may be shown; a question narrows by name,
    provider or code. What may not be seen is not searched either.
    """
    known = marked_homes(homes_for(staff), staff, Permission.SEE_ADDRESS)
    if question:
        seen = Q(name__icontains=question) | Q(postcode__icontains=question) | Q(code__iexact=question)
        known = known.filter(Q(provider__name__icontains=question) | (Q(may_see_address=True) & seen))
    return known.select_related("host_council", "provider", "setting_type").order_by("name", "pk")


def settings() -> QuerySet[SettingType]:
    """Kinds of setting in their order."""
    return SettingType.objects.order_by("order")


def code_list(name: str) -> QuerySet[CodeListEntry]:
    """The entries of a national code list."""
    return CodeListEntry.objects.filter(code_list=name).order_by("code")


def colleagues(staff: Staff) -> QuerySet[Staff]:
    """Whoever may plan a return at the organisations somebody acts for today: owners of a plan."""
    acting = acting_for(staff, Permission.PLAN_RETURN, Link.PLACING)
    return able_staff(acting, Permission.PLAN_RETURN, staff.acting_on)
