"""Putting somebody on the register, and keeping what is recorded about them right."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from accounts.roles import Permission
from linkworker.editing import settle
from linkworker.refusals import Refusal, keep
from linkworker.sending import one_at_a_time
from placements.actions.history import follow
from placements.actions.stays import begin
from placements.models import Home, Person
from placements.policies import may
from placements.queries.duplicates import Likeness, likenesses

QUESTIONS = {
    "person_reference_once": "reference",
    "person_nhs_number_valid": "nhs_number",
    "person_contact_interval": "contact_every_days",
    "person_caseload_ends_after_start": "caseload_until",
}
DETAILS = (  # what is recorded about somebody beside who they are; empty means not recorded
    "preferred_name",
    "nhs_number",
    "gender",
    "pronouns",
    "first_language",
    "interpreter_needed",
    "best_contact",
    "religion",
    "ethnicity",
    "support_reason",
    "complex_needs",
    "responsible_icb",
    "link_worker",
    "caseload_from",
    "caseload_until",
    "contact_every_days",
    "on_gp_ld_register",
    "health_check_on",
    "health_action_plan_on",
    "advocate_needed",
    "advocate_in_place",
)
IDENTITY = ("reference", "given_name", "family_name", "date_of_birth", "responsible_council")
RESPONSIBILITY = ("responsible_council", "responsible_icb")  # changed by settle_responsibility alone


class LooksLikeSomebodyKnown(Refusal):
    """Somebody on the register might be the same person; a second look is asked for, never more."""

    def __init__(self, found: tuple[Likeness, ...]):
        super().__init__("Check that this person is not on the register already.", "confirmed")
        self.found = found


class NobodyHereCouldOpenTheRecord(Refusal):
    """Another council's person who lives nowhere in our area is not ours to register."""

    def __init__(self):
        super().__init__(
            "Choose the home in your area where they live: without it nobody here could open this record.",
            "home",
        )


class ReferenceOfAMergedRecord(Refusal):
    """A merged record keeps its reference: undoing the merge needs it."""

    message = "A record that was merged into another one has this reference. Use another reference."
    question = "reference"


class NotBornYet(Refusal):
    """A birth date after today."""

    def __init__(self):
        super().__init__("The date of birth must be today or in the past.", "date_of_birth")


@transaction.atomic
def register_person(
    *,
    by: Staff,
    authority: Organisation,
    today: date,
    reference: str,
    given_name: str,
    family_name: str,
    date_of_birth: date,
    responsible_council: Organisation,
    home: Home | None = None,
    starts_on: date | None = None,
    placed_despite: str = "",
    confirmed: bool = False,
    **details,
) -> Person:
    """Put somebody on `authority`'s register, and into the home where they live if it is named.

    `details` are fields of `DETAILS`. The same answers sent twice give the person already registered.
    Raises LooksLikeSomebodyKnown until `confirmed`, NobodyHereCouldOpenTheRecord, NotBornYet,
    PlacedWithoutAReason, and
    a Refusal beside each question the record refuses.
    """
    who = {
        "owner": authority,
        "reference": reference,
        "given_name": given_name,
        "family_name": family_name,
        "date_of_birth": date_of_birth,
        "responsible_council": responsible_council,
    }
    one_at_a_time(authority)
    again = Person.objects.filter(**who, nhs_number=details.get("nhs_number", "")).first()
    if again is not None and may(by, Permission.SEE_PEOPLE, again):
        return again
    if date_of_birth > today:
        raise NotBornYet
    _refuse_merged_reference(authority, reference)
    found = likenesses(
        by,
        given_name=given_name,
        family_name=family_name,
        date_of_birth=date_of_birth,
        nhs_number=details.get("nhs_number", ""),
    )
    if found and not confirmed:
        raise LooksLikeSomebodyKnown(found)
    person = keep(Person(**who, **_known(details)), **QUESTIONS)
    if home is not None:
        begin(
            person,
            home=home,
            starts_on=starts_on or today,
            placed_by=responsible_council,
            today=today,
            placed_despite=placed_despite,
        )
    if not may(by, Permission.SEE_PEOPLE, person):
        raise NobodyHereCouldOpenTheRecord
    audit.record(
        by=by, verb="registered person", subject=person, person=person, looks_like_somebody=bool(found)
    )
    return person


@transaction.atomic
def edit_person(
    *, by: Staff, person: Person, today: date, seen: Mapping[str, Any] | None = None, **changes
) -> Person:
    """Change what is recorded about somebody; `changes` are fields of `IDENTITY` and `DETAILS`, but not whose
    they are. Another link worker or interval holds from today; the days before keep the one they had.

    `seen` is what the form was opened with. Nothing is written, not even to the trail, when nothing
    changes. Raises ChangedMeanwhile, NotBornYet, and a Refusal beside each question the record refuses.
    """
    kept = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    known = {name: changes[name] for name in IDENTITY if name in changes} | _known(changes)
    if any(name in known for name in RESPONSIBILITY):
        raise TypeError("Whose somebody is changes from a day: settle_responsibility records it.")
    changed = settle(kept, known, seen)
    if not changed:
        return kept
    joined_before = kept.caseload_from
    for name, answer in changed.items():
        setattr(kept, name, answer)
    if kept.date_of_birth > today:
        raise NotBornYet
    if "reference" in changed:
        _refuse_merged_reference(kept.owner, kept.reference)
    keep(kept, **QUESTIONS)
    follow({kept.pk: joined_before}, today=today)
    audit.record(by=by, verb="edited person", subject=kept, person=kept, fields=sorted(changed))
    return kept


def _refuse_merged_reference(owner: Organisation, reference: str) -> None:
    if Person.everyone.filter(owner=owner, reference=reference).exclude(merged_into=None).exists():
        raise ReferenceOfAMergedRecord


def _known(details: dict) -> dict:
    unknown = set(details) - set(DETAILS) - set(IDENTITY)
    if unknown:
        raise TypeError(f"No such thing is recorded about a person: {', '.join(sorted(unknown))}")
    return {name: details[name] for name in DETAILS if name in details}
