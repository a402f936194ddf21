"""What was recorded about a person or a home before, as far as the reader may see it today."""

from collections.abc import Collection

from django.db import models
from django.db.models import QuerySet

from accounts.models import Version
from accounts.queries import versions
from accounts.queries.versions import Change, Summary
from accounts.roles import Permission
from linkworker.words import nhs_number
from placements.models import Home, Person

READING = (Permission.EDIT_PERSON, Permission.SEE_WHO_LOOKED)  # either opens the past versions of a person
NEVER = frozenset(
    {"id", "uid", "created_at", "owner", "folded_name", "sounds", "merged_into"}
)  # not told by anybody: no question
SHOWN_TO = {  # every other field of a person is shown to whoever may edit it
    Permission.SEE_PEOPLE: ("reference", "responsible_council", "responsible_icb", "link_worker"),
    Permission.SEE_NAMES: (
        *("given_name", "family_name", "preferred_name", "date_of_birth", "gender"),
        *("caseload_from", "caseload_until", "contact_every_days"),
    ),
    Permission.SEE_NHS_NUMBER: ("nhs_number",),
    Permission.SEE_HEALTH: (
        *("ethnicity", "support_reason", "complex_needs", "on_gp_ld_register", "health_check_on"),
        *("health_action_plan_on", "advocate_needed", "advocate_in_place"),
    ),
}
OF_ADDRESS = ("name", "code", "postcode", "cqc_location")
WRITTEN = {"nhs_number": nhs_number}


def changes_of_person(person: Person, granted: Collection[Permission]) -> QuerySet[Version]:
    """The changes of a person that touch anything these permissions show, newest first."""
    return versions.versions_of(person, _of_person(granted))


def told_of_person(found, granted: Collection[Permission]) -> list[Change]:
    """Changes of a person in words, without the fields these permissions do not show."""
    return versions.told(found, _of_person(granted), WRITTEN)


def summary_of_person(person: Person, granted: Collection[Permission]) -> Summary | None:
    """How often a person's record was changed, for whoever may read its past versions. At most one query."""
    if not set(READING) & set(granted):
        return None
    return versions.summary(person, _of_person(granted))


def changes_of_home(home: Home) -> QuerySet[Version]:
    """The changes of a home fetched by `home_named`, newest first."""
    return versions.versions_of(home, _of_home(home))


def told_of_home(found, home: Home) -> list[Change]:
    """Changes of a home in words."""
    return versions.told(found, _of_home(home))


def summary_of_home(home: Home) -> Summary | None:
    """How often a home was changed."""
    return versions.summary(home, _of_home(home))


def _of_person(granted: Collection[Permission]) -> list[models.Field]:
    guarded = {name: permission for permission, names in SHOWN_TO.items() for name in names}
    return [
        field
        for field in Person._meta.concrete_fields
        if field.name not in NEVER and guarded.get(field.name, Permission.EDIT_PERSON) in granted
    ]


def _of_home(home: Home) -> list[models.Field]:
    hidden = NEVER if home.may_see_address else NEVER | set(OF_ADDRESS)
    return [field for field in Home._meta.concrete_fields if field.name not in hidden]
