"""One entry of the directory, ready to be shown."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import QuerySet

from accounts.models import Version
from accounts.queries import versions
from accounts.queries.versions import Summary
from casework.models import Service, ServiceArea
from casework.queries import referrals, services
from casework.queries.referrals import Standing
from casework.rules.referrals import TrackRecord
from linkworker.words import counted, long_day
from placements.queries.person_page import Row

NEVER = frozenset({"id", "uid", "created_at", "owner", "searched", "submission", "fingerprint"})
REFERRALS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class ServicePage:
    """What the page of an entry shows. `ours` are the referrals the reader may read, the latest first."""

    what: tuple[Row, ...]
    refer: tuple[Row, ...]
    good_to_know: tuple[Row, ...]
    areas: tuple[ServiceArea, ...]
    record: TrackRecord
    to_check: bool
    over: bool
    ours: tuple[Standing, ...]

    @property
    def made(self) -> str:
        """How many of ours, in words."""
        return counted(self.record.made, "referral of ours in two years", "referrals of ours in two years")


def service_page(staff, service: Service, *, on: date) -> ServicePage:
    """Everything on record of an entry. Three queries, however many referrals."""
    found = referrals.of_service(staff, service, on)[:REFERRALS_SHOWN]
    return ServicePage(
        what=_what(service),
        refer=_refer(service),
        good_to_know=_good_to_know(service),
        areas=tuple(services.service_areas(service)),
        record=services.track_records(staff, [service.pk], on=on).get(service.pk, TrackRecord()),
        to_check=services.is_to_check(service, services.checked_since(on)),
        over=services.is_over(service, on),
        ours=tuple(referrals.standings(found, on)),
    )


def summary(service: Service) -> Summary | None:
    """How often the entry was changed."""
    return versions.summary(service, fields_told())


def changes(service: Service) -> QuerySet[Version]:
    """Its changes, newest first."""
    return versions.versions_of(service, fields_told())


def fields_told() -> list[models.Field]:
    """What a past version tells."""
    return [field for field in Service._meta.concrete_fields if field.name not in NEVER]


def _what(service: Service) -> tuple[Row, ...]:
    return (
        Row("Kind", service.get_kind_display()),
        Row("Helps with", ", ".join(service.helps_with)),
        Row("For", service.for_whom),
        Row("Ages", service.ages or "Any age"),
        Row("Where", service.place),
    )


def _refer(service: Service) -> tuple[Row, ...]:
    says = service.reply_days
    return (
        Row("How to refer", service.how_to_refer),
        Row("Who to ask for", service.contact),
        Row("Phone", service.phone),
        Row("Email", service.email),
        Row("Website", service.website),
        Row("They say they reply", f"in {counted(says, 'day')}" if says else None),
    )


def _good_to_know(service: Service) -> tuple[Row, ...]:
    rows = [
        Row("Open", service.opening),
        Row("Cost", service.cost),
        Row("Access", service.accessibility),
    ]
    if service.capacity:
        rows.append(Row("Room for", counted(service.capacity, "person", "people")))
    if service.ends_on:
        rows.append(Row("Runs until", long_day(service.ends_on)))
    return tuple(rows)
