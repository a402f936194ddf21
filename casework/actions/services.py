"""The directory of services: entries are added, kept right, confirmed and closed; never deleted."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from casework import policies
from casework.models import Service, ServiceArea
from linkworker import sending
from linkworker.editing import settle
from linkworker.refusals import Refusal, keep

QUESTIONS = {
    "service_says_what_it_is": "what",
    "service_is_of_a_kind": "kind",
    "service_ages_in_order": "until_age",
    "service_replies_within_a_year": "reply_days",
    "service_has_room": "capacity",
    "service_closed_with_reason": "because",
}
FIELDS = (
    *("name", "kind", "what", "everywhere", "place", "needs", "for_whom", "from_age", "until_age"),
    *("how_to_refer", "contact", "phone", "email", "website", "opening", "cost", "accessibility"),
    *("reply_days", "capacity", "ends_on"),
)


class ServiceIsListed(Refusal):
    """One service is one entry, so that what becomes of referrals is counted in one place."""

    question = "name"
    message = (
        "Your organisation has an entry of this name at this place already. Change that one, or say in the name "
        "or place what tells the two apart"
    )


class ServesNobody(Refusal):
    """A service takes people from somewhere."""

    def __init__(self, question: str = "everywhere"):
        super().__init__(
            "Choose a council whose area it serves, or tick that it serves the whole country", question
        )


class ServiceIsClosed(Refusal):
    """A closed entry stays as it was."""

    message = "This entry is closed. Open it again to change it"


class ClosedInTheFuture(Refusal):
    """What is to end on a day to come has a last day instead."""

    question = "closed_on"
    message = (
        "The date it closed must be today or in the past. If it will end later, change the entry and give the last "
        "day it runs"
    )


class WhyItClosedMissing(Refusal):
    """Whoever looks for the service next wants to know."""

    question = "because"
    message = "Enter why it closed, or where people go instead"


class OneAreaStays(Refusal):
    """Without an area nobody would find the entry again."""

    message = "This is the only area it serves. Add another first, or close the entry"


@transaction.atomic
def add_service(
    *,
    by: Staff,
    authority: Organisation,
    today: date,
    submission: UUID,
    council: Organisation | None = None,
    **fields,
) -> Service:
    """Put a service or community asset into the directory, for `authority` to keep right.

    `council` is the first whose area it serves. `fields` are those of `FIELDS`. Sent again, it adds nothing.
    """
    _only_known(fields)
    fingerprint = sending.fingerprint(by=by, authority=authority, council=council, fields=fields)
    if earlier := sending.sent_before(Service, submission, fingerprint):
        return earlier
    service = Service(
        owner=authority,
        checked_on=today,
        checked_by=by,
        submission=submission,
        fingerprint=fingerprint,
        **fields,
    )
    if not policies.may_edit_service(by, service):
        raise PermissionDenied
    if council is None and not service.everywhere:
        raise ServesNobody("council")
    sending.one_at_a_time(authority)
    _refuse_twice(service)
    keep(service, **QUESTIONS)
    if council is not None:
        keep(ServiceArea(service=service, council=council))
    audit.record(by=by, verb="added service", subject=service, kind=service.kind)
    return service


@transaction.atomic
def edit_service(*, by: Staff, service: Service, seen: Mapping[str, Any] | None = None, **fields) -> Service:
    """Change what the directory says. `seen` is what the form was opened with; without changes nothing is written."""
    _only_known(fields)
    held = _locked(by, service)
    changes = settle(held, fields, seen)
    for name, answer in changes.items():
        setattr(held, name, answer)
    if not changes:
        return held
    if not held.everywhere and not held.areas.filter(removed_on=None).exists():
        raise ServesNobody
    _refuse_twice(held)
    keep(held, **QUESTIONS)
    audit.record(by=by, verb="edited service", subject=held, fields=sorted(changes))
    return held


@transaction.atomic
def confirm_service(*, by: Staff, service: Service, today: date) -> Service:
    """Say that everything in the entry is right today."""
    held = _locked(by, service)
    if (held.checked_on, held.checked_by_id) == (today, by.pk):
        return held
    held.checked_on, held.checked_by = today, by
    keep(held)
    audit.record(by=by, verb="confirmed service", subject=held)
    return held


@transaction.atomic
def close_service(*, by: Staff, service: Service, closed_on: date, because: str, today: date) -> Service:
    """Take an entry out of what can be referred to, with the reason; its referrals stay. Closed once, it stays so."""
    held = _own(by, service)
    if held.closed_on is not None:
        if (held.closed_on, held.closed_because) == (closed_on, because.strip()):
            return held
        raise ServiceIsClosed
    if closed_on > today:
        raise ClosedInTheFuture
    if not because.strip():
        raise WhyItClosedMissing
    held.closed_on, held.closed_because = closed_on, because.strip()
    keep(held, **QUESTIONS)
    audit.record(by=by, verb="closed service", subject=held, closed_on=str(closed_on))
    return held


@transaction.atomic
def reopen_service(*, by: Staff, service: Service, today: date) -> Service:
    """Open an entry again that was closed in error or has come back, and count it as checked."""
    held = _own(by, service)
    if held.closed_on is None:
        return held
    _refuse_twice(held)
    held.closed_on, held.closed_because = None, ""
    held.checked_on, held.checked_by = today, by
    keep(held)
    audit.record(by=by, verb="reopened service", subject=held)
    return held


@transaction.atomic
def add_service_area(*, by: Staff, service: Service, council: Organisation) -> ServiceArea:
    """It serves another council's area, too; said twice, it is said once."""
    held = _locked(by, service)
    if again := held.areas.filter(council=council, removed_on=None).first():
        return again
    area = keep(ServiceArea(service=held, council=council))
    audit.record(by=by, verb="added area to service", subject=held, council=council.code)
    return area


@transaction.atomic
def remove_service_area(*, by: Staff, area: ServiceArea, today: date) -> ServiceArea:
    """It no longer serves a council's area. The last one stays, unless it serves the whole country."""
    held = _locked(by, area.service)
    area = held.areas.select_related("council").get(pk=area.pk)
    if area.removed_on is not None:
        return area
    if not held.everywhere and held.areas.filter(removed_on=None).count() == 1:
        raise OneAreaStays
    area.removed_on = today
    keep(area)
    audit.record(by=by, verb="removed area from service", subject=held, council=area.council.code)
    return area


def _own(by: Staff, service: Service) -> Service:
    held = Service.objects.select_for_update(of=("self",), no_key=True).get(pk=service.pk)
    if not policies.may_edit_service(by, held):
        raise PermissionDenied
    return held


def _locked(by: Staff, service: Service) -> Service:
    held = _own(by, service)
    if held.closed_on is not None:
        raise ServiceIsClosed
    return held


def _refuse_twice(service: Service) -> None:
    alike = Service.objects.filter(
        owner=service.owner, name__iexact=service.name, place__iexact=service.place, closed_on=None
    )
    if alike.exclude(pk=service.pk).exists():
        raise ServiceIsListed


def _only_known(fields: dict) -> None:
    unknown = set(fields) - set(FIELDS)
    if unknown:
        raise TypeError(f"No such thing is kept about a service: {', '.join(sorted(unknown))}")
