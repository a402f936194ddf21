"""A person's circle: who joins it, who leaves, and whom an organisation names to speak to first.

The person's row is locked, so that two cannot name two first points of contact, or count the last advocate, at once.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts import audit
from accounts.models import Staff
from linkworker import sending
from linkworker.editing import settle
from linkworker.refusals import Refusal, keep
from linkworker.words import long_day
from placements.choices import CircleRole
from placements.models import CircleMember, FirstContact, Person

QUESTIONS = {
    "circle_member_named": "name",
    "circle_member_ends_after_start": "ends_on",
    "circle_member_one_organisation": "organisation_name",
    "circle_member_family_is_family": "side",
    "circle_member_advocate_is_advocate": "side",
    "circle_member_advocacy_of_advocates": "advocate_kind",
}
WHO = ("name", "role", "starts_on", "advocate_kind", "contract_area")
REACHED_BY = ("phone", "email", "how_best", "may_be_told", "may_be_told_note", "next_of_kin", "lives_with")
CHANGEABLE = (*WHO, *REACHED_BY)  # whose side somebody is on is not: they leave, and join for another
SAID = (*CHANGEABLE, "side", "organisation", "organisation_name")


class AlreadyInTheCircle(Refusal):
    """The same name in the same role for the same side twice is a slip."""

    def __init__(self, member: CircleMember):
        super().__init__(
            f"{member.name} is in the circle already. Change what is recorded about them instead.", "name"
        )


class NotYetInTheCircle(Refusal):
    """Somebody joins or leaves when it has happened."""

    def __init__(self, question: str):
        super().__init__("The day must be today or in the past. Record it when it has happened.", question)


class LeftTheCircleAlready(Refusal):
    """Who has left is kept as they were."""

    def __init__(self, member: CircleMember):
        super().__init__(f"{member.name} left the circle on {long_day(member.ends_on)}. Add them again.")


@transaction.atomic
def add_circle_member(
    *, by: Staff, person: Person, today: date, submission: UUID, first_contact: bool = False, **said
) -> CircleMember:
    """Somebody joins the circle; `said` are fields of `SAID`. The same form sent twice gives the one made first.

    An advocate makes the person one who has an advocate. Raises AlreadyInTheCircle, NotYetInTheCircle,
    AlreadySentWithOtherAnswers, and a Refusal beside each question.
    """
    told = sending.fingerprint(by=by, person=person, first_contact=first_contact, **said)
    if earlier := sending.sent_before(CircleMember, submission, told):
        return earlier
    person = _held(person)
    if (said.get("starts_on") or today) > today:
        raise NotYetInTheCircle("starts_on")
    known = {name: said[name] for name in SAID if name in said}
    member = CircleMember(person=person, submission=submission, fingerprint=told, **known)
    there = person.circle.in_force_on(today).filter(
        name__iexact=member.name,
        role=member.role,
        side=member.side,
        organisation=member.organisation,
        organisation_name__iexact=member.organisation_name,
    )
    if same := there.first():
        raise AlreadyInTheCircle(same)
    keep(member, **QUESTIONS)
    if first_contact:
        _name_first(member, today)
    audit.record(
        by=by,
        verb="added circle member",
        subject=member,
        person=person,
        role=member.role,
        side=member.side,
        first_contact=first_contact,
        **_in_step(person, member, today),
    )
    return member


@transaction.atomic
def edit_circle_member(
    *, by: Staff, member: CircleMember, today: date, seen: Mapping[str, Any] | None = None, **answers
) -> CircleMember:
    """Keep right how somebody is reached and what they may be told; `answers` are fields of `CHANGEABLE`.

    `seen` is what the form was opened with. Nothing is written when nothing changes. Raises ChangedMeanwhile,
    LeftTheCircleAlready, NotYetInTheCircle, and a Refusal beside each question.
    """
    person, member = _held(member.person), _still_there(member)
    changed = settle(member, {name: answers[name] for name in CHANGEABLE if name in answers}, seen)
    if not changed:
        return member
    for name, answer in changed.items():
        setattr(member, name, answer)
    if (member.starts_on or today) > today:
        raise NotYetInTheCircle("starts_on")
    keep(member, **QUESTIONS)
    audit.record(by=by, verb="edited circle member", subject=member, person=person, fields=sorted(changed))
    return member


@transaction.atomic
def end_circle_member(*, by: Staff, member: CircleMember, ends_on: date, today: date) -> CircleMember:
    """Somebody left the circle; they stay on record, and are nobody's first point of contact from that day.

    The last advocate to leave makes the person one who has none. The same day sent twice changes nothing the
    second time. Raises LeftTheCircleAlready, NotYetInTheCircle, and a Refusal beside each question.
    """
    person = _held(member.person)
    again = CircleMember.objects.filter(pk=member.pk, ends_on=ends_on).select_related("person").first()
    if again is not None:
        return again
    member = _still_there(member)
    if ends_on > today:
        raise NotYetInTheCircle("ends_on")
    member.ends_on = ends_on
    keep(member, **QUESTIONS)
    named = member.named.filter(ends_on=None).first()
    if named is not None:
        named.ends_on = max(ends_on, named.starts_on)
        keep(named)
    audit.record(
        by=by,
        verb="ended circle member",
        subject=member,
        person=person,
        ends_on=str(ends_on),
        was_first_contact=named is not None,
        **_in_step(person, member, today),
    )
    return member


@transaction.atomic
def name_first_contact(*, by: Staff, member: CircleMember, today: date) -> CircleMember:
    """From today, whoever wants this organisation about the person speaks to them first.

    Whoever was named before no longer is. Named twice changes nothing. Raises LeftTheCircleAlready.
    """
    person, member = _held(member.person), _still_there(member)
    if member.named.in_force_on(today).exists():
        return member
    replaced = _name_first(member, today)
    audit.record(
        by=by,
        verb="named first contact",
        subject=member,
        person=person,
        side=member.side,
        replaced=str(replaced.member.uid) if replaced else None,
    )
    return member


def _name_first(member: CircleMember, today: date) -> FirstContact | None:
    """Name them, and give whoever was named before."""
    before = member.person.first_contacts.filter(speaks_for=member.speaks_for, ends_on=None)
    before = before.select_related("member").first()
    if before is not None:
        before.ends_on = today
        keep(before)
    keep(FirstContact(person=member.person, member=member, speaks_for=member.speaks_for, starts_on=today))
    return before


def _in_step(person: Person, member: CircleMember, today: date) -> dict[str, bool]:
    """Has the person an advocate? When one joins or leaves, the record says what is so; empty for others."""
    if not member.is_advocate:
        return {}
    there = person.circle.in_force_on(today).filter(role=CircleRole.ADVOCATE).exists()
    member.person = person
    if person.advocate_in_place is not there:
        person.advocate_in_place = there
        keep(person)
    return {"advocate_in_place": there}


def _still_there(member: CircleMember) -> CircleMember:
    member = CircleMember.objects.select_related("person").get(pk=member.pk)
    if member.ends_on is not None:
        raise LeftTheCircleAlready(member)
    return member


def _held(person: Person) -> Person:
    return Person.objects.select_for_update(no_key=True).get(pk=person.pk)
