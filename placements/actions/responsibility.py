"""Whose somebody is: recorded from a day, by a rule, with evidence; and confirmed from time to time."""

from datetime import date

from django.db import transaction
from django.db.models import F

from accounts import audit
from accounts.models import Organisation, Staff
from accounts.roles import Permission
from linkworker.refusals import Refusal, keep
from linkworker.words import long_day
from placements.actions.history import BODIES
from placements.choices import Basis, ResponsibilityKind
from placements.models import Person, Responsibility
from placements.policies import is_responsible
from placements.queries.responsibility import in_hospital_on, setting_of, stay_on
from placements.rules import responsibility as rules

QUESTIONS = {"responsibility_one_a_day": "starts_on", "responsibility_ends_after_start": "starts_on"}


class NotYoursToGive(Refusal):
    """The host, or another council, tried to change whose person somebody is."""

    def __init__(self):
        super().__init__(
            "Only the council responsible for this person can say that another one is.", "organisation"
        )


class NotRecordedAhead(Refusal):
    """Whose somebody is can be said of today and of past days."""

    message = "Enter today or a past day: whose somebody is cannot be recorded ahead. Record it on the day."
    question = "starts_on"


class DayMissing(Refusal):
    """Only the first known answer may go back to before our records."""

    message = "Enter the day from which: another body was responsible until then."
    question = "starts_on"


class ChangedSince(Refusal):
    """History before the last change stays as it was told."""

    def __init__(self, since: date):
        super().__init__(
            f"A change is recorded from {long_day(since)}. Enter that day to put it right, or a later one.",
            "starts_on",
        )


class BeforeBirth(Refusal):
    """Nobody was responsible for somebody who was not born."""

    message = "Enter a day on or after the person was born."
    question = "starts_on"


class WrongKindOfBody(Refusal):
    """A council cannot be the responsible ICB."""

    def __init__(self, kind: str):
        words = "a council" if kind in rules.COUNCIL_KINDS else "an NHS board"
        super().__init__(f"Choose {words}: that is whose duty this is.", "organisation")


class NotThereThatDay(Refusal):
    """A body that did not exist cannot have been responsible."""

    def __init__(self, body: Organisation):
        if body.valid_from is not None:
            days = f"exists from {long_day(body.valid_from)}"
            if body.valid_until is not None:
                days += f" until {long_day(body.valid_until)}"
        else:
            days = f"existed until {long_day(body.valid_until)}"
        super().__init__(
            f"{body} {days}. Choose the body that was there on the day, or another day.", "organisation"
        )


class RuleDoesNotFit(Refusal):
    """The rule makes another kind of body responsible, or cannot hold where they live."""

    question = "basis"


@transaction.atomic
def settle_responsibility(
    *,
    by: Staff,
    person: Person,
    kind: str,
    organisation: Organisation,
    starts_on: date | None,
    basis: str,
    evidence: str,
    today: date,
) -> Responsibility:
    """Another body is responsible from a day, or the same one by another rule. The row before ends that day.

    Without a day, what was first recorded is given its rule and evidence. The same answers sent twice are one
    row. Raises NotYoursToGive, NotRecordedAhead, DayMissing, ChangedSince, BeforeBirth, WrongKindOfBody,
    NotThereThatDay and RuleDoesNotFit.
    """
    person = Person.objects.select_for_update(of=("self",), no_key=True).get(pk=person.pk)
    said = {"organisation": organisation, "basis": basis, "evidence": evidence}
    latest = _latest(person, kind)
    same_day = latest is not None and latest.ends_on is None and latest.starts_on == starts_on
    if same_day and all(getattr(latest, name) == value for name, value in said.items()):
        return latest
    if not is_responsible(by, Permission.SETTLE_RESPONSIBILITY, person):
        raise NotYoursToGive
    _refuse_day(person, latest, organisation, starts_on, today)
    _refuse_body_or_rule(person, kind, organisation, basis, starts_on or today)
    row = _begun(person, kind, latest, starts_on)
    for name, value in {**said, "confirmed_on": today, "confirmed_by": by}.items():
        setattr(row, name, value)
    keep(row, **QUESTIONS)
    column = BODIES.get(ResponsibilityKind(kind))
    if column is not None:
        setattr(person, column, organisation.pk)
        keep(person)
    audit.record(
        by=by,
        verb="settled responsibility",
        subject=row,
        person=person,
        kind=kind,
        to=organisation.code,
        starts_on=str(starts_on or ""),
    )
    return row


@transaction.atomic
def confirm_responsibility(*, by: Staff, responsibility: Responsibility, today: date) -> Responsibility:
    """Say that a fact in force was looked at again and holds. Twice on a day is once."""
    row = (
        Responsibility.objects.select_for_update(of=("self",))
        .select_related("person")
        .get(pk=responsibility.pk)
    )
    if not is_responsible(by, Permission.SETTLE_RESPONSIBILITY, row.person):
        raise NotYoursToGive
    if row.ends_on is not None:
        raise Refusal("Somebody else is responsible since. Confirm the one in force today.")
    if (row.confirmed_on, row.confirmed_by_id) == (today, by.pk):
        return row
    row.confirmed_on, row.confirmed_by = today, by
    keep(row)
    audit.record(by=by, verb="confirmed responsibility", subject=row, person=row.person, kind=row.kind)
    return row


def _latest(person: Person, kind: str) -> Responsibility | None:
    rows = Responsibility.objects.filter(person=person, kind=kind)
    return rows.order_by(F("starts_on").desc(nulls_last=True), "-pk").select_related("organisation").first()


def _refuse_day(
    person: Person,
    latest: Responsibility | None,
    organisation: Organisation,
    starts_on: date | None,
    today: date,
) -> None:
    if starts_on is None:
        same = latest is not None and latest.ends_on is None and latest.organisation_id == organisation.pk
        if latest is not None and not (same and latest.starts_on is None):
            raise DayMissing
        return
    if starts_on > today:
        raise NotRecordedAhead
    if starts_on < person.date_of_birth:
        raise BeforeBirth
    since = latest and (latest.ends_on or latest.starts_on)
    if since is not None and starts_on < since:
        raise ChangedSince(since)


def _refuse_body_or_rule(person: Person, kind: str, body: Organisation, basis: str, on: date) -> None:
    if (body.kind == "council") != (kind in rules.COUNCIL_KINDS) or body.kind not in ("council", "icb"):
        raise WrongKindOfBody(kind)
    if (body.valid_from and on < body.valid_from) or (body.valid_until and on >= body.valid_until):
        raise NotThereThatDay(body)
    if not rules.fits(kind, basis):
        label = ResponsibilityKind(kind).label
        raise RuleDoesNotFit(f"Choose another rule: “{Basis(basis).label}” does not settle the “{label}”.")
    setting = setting_of(stay_on(person, on), in_hospital=in_hospital_on(person, on))
    if sentence := rules.why_not(basis, setting):
        raise RuleDoesNotFit(sentence)


def _begun(
    person: Person, kind: str, latest: Responsibility | None, starts_on: date | None
) -> Responsibility:
    """The row to fill: that of the same day, put right; or a new one, once the one before has ended."""
    if latest is not None and latest.ends_on is None:
        if latest.starts_on == starts_on:
            return latest
        latest.ends_on = starts_on
        keep(latest, **QUESTIONS)
    return Responsibility(person=person, kind=kind, starts_on=starts_on)
