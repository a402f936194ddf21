"""Which organisations somebody may act for, and how. The row scopes above are built from this."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from accounts.models import Cover, Organisation, Staff
from accounts.roles import Link, Permission, links_granted


@dataclass(frozen=True, slots=True)
class Covering:
    """A colleague one acts for today, until a day (the last of it)."""

    pk: int
    uid: str
    name: str
    until: date


def as_of(staff: Staff, on: date) -> Staff:
    """The same person, holding exactly the roles in force on a day.

    Everything that depends on who somebody is reads what this sets. A person it was never called for
    holds nothing: forgetting it shuts the door, never opens it. The same query finds whom they act for.
    """
    staff.held = tuple(
        staff.memberships.in_force_on(on)
        .select_related("organisation")
        .annotate(acting=_acting(staff, on))
        .order_by("organisation__name", "role", "pk")
    )
    staff.covering = tuple(dict.fromkeys(one for held in staff.held for one in map(_covering, held.acting)))
    staff.acting_on = on
    return staff


def _acting(staff: Staff, on: date) -> ArraySubquery:
    """Whom somebody covers at an organisation at which they hold a role themselves."""
    covers = Cover.objects.in_force_on(on).filter(covered_by=staff, organisation=OuterRef("organisation"))
    said = JSONObject(pk=F("covered"), uid=F("covered__uid"), name=F("covered__name"), ends_on=F("ends_on"))
    return ArraySubquery(covers.order_by("ends_on", "pk").values(said=said))


def _covering(said: dict) -> Covering:
    until = date.fromisoformat(said["ends_on"]) - timedelta(days=1)
    return Covering(said["pk"], said["uid"], said["name"], until)


def allowed(staff, permission: Permission) -> bool:
    """True when any role held today grants the permission, for any link."""
    return any(links_granted(held.role, permission) for held in getattr(staff, "held", ()))


def allowed_at(staff, permission: Permission, organisation_id: int) -> bool:
    """True when a role held today at this very organisation grants the permission.

    A role held somewhere else opens nothing here, whatever it grants there.
    """
    return any(
        held.organisation_id == organisation_id and links_granted(held.role, permission)
        for held in getattr(staff, "held", ())
    )


def acting_for(staff, permission: Permission, link: Link) -> frozenset[int]:
    """Primary keys of the organisations at which a role held today grants this permission for this link."""
    return frozenset(
        held.organisation_id
        for held in getattr(staff, "held", ())
        if link in links_granted(held.role, permission)
    )


def organisations_for(staff, permission: Permission) -> list[Organisation]:
    """The organisations somebody may do this deed for, in the order of their names, each once."""
    found = {
        held.organisation_id: held.organisation
        for held in getattr(staff, "held", ())
        if links_granted(held.role, permission)
    }
    return list(found.values())
