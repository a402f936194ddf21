"""What a notice tells the other side, built from the record: who, where, since when and whom to ask. Nothing else.

The host council reads less than the host ICB: no NHS number, and of the law only until when a deprivation of
liberty is authorised (decision 0025). Money is named by who pays, never by how much.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import date

from accounts.choices import OrganisationKind
from linkworker.words import listed, long_day, nhs_number
from placements.choices import CircleSide, HealthService, HealthSide, LegalKind
from placements.models import FirstContact, Person, Placement
from placements.queries.notices import Duty
from placements.rules.notices import ARRIVAL, BEFORE, CHANGE, ENDING

PROFESSIONALS = (CircleSide.PLACING, CircleSide.PROVIDER, CircleSide.ICB)
LIBERTY = (LegalKind.DOLS_STANDARD, LegalKind.DOLS_URGENT, LegalKind.COURT_OF_PROTECTION)
PUBLIC_LAW = (*LIBERTY, LegalKind.MHA, LegalKind.CTO, LegalKind.GUARDIANSHIP, LegalKind.S117)
NOT_RECORDED = "Not recorded"
STARTS = {BEFORE: "Expected to move in", ARRIVAL: "Moved in", CHANGE: "Lives there since"}


def content_of(duty: Duty, *, on: date) -> list[dict[str, str]]:
    """What the notice of a duty would tell, row by row, as the record stands on a day. The name stands first."""
    return [{"key": key, "value": value or NOT_RECORDED} for key, value in _rows(duty, on)]


def print_of(content: list[dict[str, str]]) -> str:
    """A fingerprint of what somebody read before they sent it."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _rows(duty: Duty, on: date) -> Iterator[tuple[str, str]]:
    person = duty.person
    is_board = duty.addressee is not None and duty.addressee.kind == OrganisationKind.ICB
    yield "Name", f"{person.given_name} {person.family_name}"
    yield "Born", long_day(person.date_of_birth)
    if is_board:
        yield "NHS number", nhs_number(person.nhs_number)
    yield "Our reference", person.reference
    yield "Placed by", str(person.responsible_council)
    if is_board:
        yield "Responsible ICB", str(person.responsible_icb or "")
    yield from _where(duty)
    if duty.stage != ENDING:
        yield "Communication", _communication(person)
        yield "Support", _support(duty.placement, on)
        yield from _law(person, on, is_board=is_board)
        yield "Who pays", _payers(duty.placement, on)
    if duty.stage == ARRIVAL:
        yield from _health(person, on, is_board=is_board)
    yield "Link worker", person.link_worker.name if person.link_worker else ""
    yield from _contacts(person, on)


def _where(duty: Duty) -> Iterator[tuple[str, str]]:
    home = duty.home
    yield "Home", ", ".join(filter(None, [home.name, home.postcode]))
    yield "Provider", str(home.provider or "")
    if duty.stage == ENDING and duty.placement is not None:
        yield "Lived there since", long_day(duty.placement.starts_on)
        yield "Left", long_day(duty.about_on)
        yield "Why it ended", duty.placement.get_end_reason_display()
        return
    starts_on = duty.placement.starts_on if duty.placement else duty.about_on
    yield STARTS[duty.stage], long_day(starts_on)
    if duty.proposal is not None and duty.proposal.expected_end_on:
        yield "Expected to end", long_day(duty.proposal.expected_end_on)
    if duty.move.emergency:
        yield "Emergency", "Yes"
    if duty.stage == CHANGE:
        yield "What changed", f"{duty.what}, from {long_day(duty.about_on)}"


def _communication(person: Person) -> str:
    needs = person.communication_needs.filter(shareable=True, ended_on=None).order_by("subset", "pk")
    return listed(need.in_words for need in needs)


def _support(placement: Placement | None, on: date) -> str:
    if placement is None:
        return ""
    level = placement.support.filter(starts_on__lte=on).order_by("-starts_on", "-pk").first()
    return f"{level.hours_a_week:f} hours a week; at night: {level.get_night_display()}" if level else ""


def _law(person: Person, on: date, *, is_board: bool) -> Iterator[tuple[str, str]]:
    """To the ICB what stands; to the council only the flag of the matrix: authorised until."""
    kinds = PUBLIC_LAW if is_board else LIBERTY
    found = person.legal_statuses.in_force_on(on).filter(kind__in=kinds).order_by("kind", "-starts_on", "-pk")
    if is_board:
        yield "Legal status", listed(f"{one.get_kind_display()}, {_until(one.last_day)}" for one in found)
    else:
        told = listed(f"Authorised, {_until(one.last_day)}" for one in found)
        yield "Deprivation of liberty", told or "No authorisation recorded"


def _until(day: date | None) -> str:
    return f"until {long_day(day)}" if day else "no end recorded"


def _payers(placement: Placement | None, on: date) -> str:
    if placement is None:
        return ""
    lines = placement.funding.in_force_on(on).select_related("payer").order_by("pk")
    return listed(dict.fromkeys(str(line.payer or "The person") for line in lines))


def _health(person: Person, on: date, *, is_board: bool) -> Iterator[tuple[str, str]]:
    """Whether the NHS where they live has taken over; the practice by name only for the board."""
    there = person.health_provision.in_force_on(on).filter(side=HealthSide.HOST_NHS)
    wanted = (
        ("Registered with a GP there", HealthService.GP),
        ("Community learning disability team there", HealthService.LD_NURSING),
    )
    found = {one.service: one for one in there.select_related("organisation").order_by("pk")}
    for words, service in wanted:
        one = found.get(service)
        if one is None:
            yield words, "Not yet"
            continue
        since = f"since {long_day(one.starts_on)}" if one.starts_on else "since a day not recorded"
        named = str(one.organisation or one.organisation_name) if is_board else "Yes"
        yield words, f"{named}, {since}"


def _contacts(person: Person, on: date) -> Iterator[tuple[str, str]]:
    """Whom each side at work names to speak to first. Nobody of the family."""
    named = FirstContact.objects.in_force_on(on).filter(person=person, member__side__in=PROFESSIONALS)
    for contact in named.select_related("member__organisation").order_by("member__side", "pk"):
        member = contact.member
        reached = (member.name, member.get_role_display(), member.works_at, member.phone, member.email)
        yield f"Contact: {member.get_side_display()}", ", ".join(filter(None, reached))
