"""What casework lends the summary of a person: the contacts planned, and when somebody was last in touch."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from accounts.models import Staff
from accounts.roles import Permission
from casework.choices import Method
from casework.policies import contacts_for, plans_for
from linkworker.moments import end_of
from placements.models import Person
from placements.queries.flags import LastTime, NextDate, next_date


def contacts_last_and_next(
    staff: Staff, person: Person, on: date, granted: Collection[Permission]
) -> tuple[NextDate | LastTime, ...] | None:
    """The next planned contact, the longest overdue first, and the last contact that reached anybody.

    Of those the reader may see; None for somebody who may see neither. One query, however long the log is.
    """
    asked: dict[str, QuerySet] = {}
    if Permission.LOG_CONTACT in granted:
        open_plans = plans_for(staff).open().order_by("planned_on", "planned_at", "pk")
        asked["plan"] = open_plans.values(told=JSONObject(day="planned_on", at="planned_at", method="method"))
    if Permission.SEE_CONTACTS in granted:
        reached = contacts_for(staff).up_to(end_of(on)).filter(reached=True).order_by("-happened_at", "-pk")
        asked["last"] = reached.values(told=JSONObject(at="happened_at", method="method"))
    if not asked:
        return None
    found = {name: Subquery(rows.filter(person=OuterRef("pk"))[:1]) for name, rows in asked.items()}
    told = Person.objects.filter(pk=person.pk).order_by().values(**found).get()
    plan = (_planned(told["plan"], on),) if told.get("plan") else ()
    return (*plan, *([_last(told["last"])] if "last" in told else []))


def _planned(plan: dict[str, Any], on: date) -> NextDate:
    at = f" at {plan['at'][:5]}" if plan["at"] else ""
    return next_date(date.fromisoformat(plan["day"]), f"{Method(plan['method']).label} planned{at}", on=on)


def _last(contact: dict[str, Any] | None) -> LastTime:
    if contact is None:
        return LastTime("No contact yet that you may read", None)
    day = timezone.localdate(datetime.fromisoformat(contact["at"]))
    return LastTime("Last contact", day, Method(contact["method"]).label)
