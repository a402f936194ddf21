"""A safeguarding concern: raised, told to the other council, enquired into, closed with what the person wanted."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from accounts.roles import Permission
from linkworker import sending
from linkworker.refusals import Refusal, keep
from linkworker.words import long_day
from placements import policies
from placements.models import Person
from placements.rules.ages import is_adult_on
from reviews.choices import ConcernDeed, EnquiryDecision, Wishes
from reviews.models import ConcernStep, SafeguardingConcern
from reviews.queries.homes import lived_in
from reviews.queries.safeguarding import facts_of
from reviews.rules.safeguarding import not_told_withdrawn

STEP_QUESTIONS = {
    "concern_step_wishes_in_words": "words",
    "concern_step_no_enquiry_with_reason": "words",
    "concern_step_enquiry_is_made_somehow": "enquiry",
}


class ConcernIsPastOrToday(Refusal):
    """Nothing is recorded before it happened."""

    message = "The day must be today or in the past"


class ConcernBeforeBirth(Refusal):
    """A slip of the year."""

    question = "concern_on"
    message = "Check the year: the person was not born yet"


class DoneBeforeItWasRaised(Refusal):
    """A step follows the concern."""

    def __init__(self, concern: SafeguardingConcern):
        super().__init__(f"The day must be on or after {long_day(concern.concern_on)}", "done_on")


class ClosedAlready(Refusal):
    """What is closed is kept as it was."""

    message = "This concern is closed. If there is a new worry, raise a new concern."


class ConcernWasWithdrawn(Refusal):
    """Of what was entered in error nothing is recorded but who was told so."""

    message = (
        "This concern was withdrawn, so nothing is added to it. If there is a worry, raise a new concern."
    )


class NotWithdrawn(Refusal):
    """Nobody is told that a concern was withdrawn while it stands."""

    message = "This concern stands: nobody is told that it was withdrawn"


class KnowsAlready(Refusal):
    """Only who knew of a concern, and not yet of its withdrawal, is told."""

    question = "told"
    message = "Select somebody who knew of the concern and has not been told yet that it was withdrawn"


class NotConcerned(Refusal):
    """Only the two councils are told by a step of their own."""

    question = "told"
    message = "Select the council that leads or the council that placed the person"


class NotByThisLaw(Refusal):
    """Section 42 is for adults, section 47 for whoever is under 18 when the concern is raised."""

    question = "decision"

    def __init__(self, *, adult: bool):
        section = "section 42 of the Care Act" if adult else "section 47 of the Children Act"
        who = "18 or over" if adult else "under 18"
        super().__init__(f"The person was {who} when the concern was raised: the enquiry is under {section}")


class DecidedByTheCouncilThatLeads(Refusal):
    """Where the harm arose the council decides (Care Act 2014 s42); the other side writes down what it was told."""

    question = "words"

    def __init__(self, concern: SafeguardingConcern):
        super().__init__(f"{concern.host_council} leads and decides. Enter who there told you, and when")


class NobodyDecidedYet(Refusal):
    """A concern is not closed before it was decided whether there is an enquiry."""

    message = "Record first what was decided: whether there is an enquiry."


class OutcomesDoNotFit(Refusal):
    """What the person wanted can only be met where it was said."""

    question = "met"
    message = (
        "Nobody has recorded what the person wants. Record that first, or select that they did not say what "
        "they wanted"
    )


@transaction.atomic
def raise_concern(
    *,
    by: Staff,
    person: Person,
    host_council: Organisation,
    concern_on: date,
    harms: Collection[str],
    place: str,
    words: str,
    today: date,
    submission: UUID,
    about_home: bool | None = None,
) -> SafeguardingConcern:
    """Keep a concern about somebody. `host_council`: where the harm arose; it leads. Where they lived is kept, too.

    The same form sent twice raises one. Raises ConcernIsPastOrToday, ConcernBeforeBirth, and a Refusal beside each
    question.
    """
    standing = policies.standing(by, person, Permission.RECORD_SAFEGUARDING)
    if standing is None:
        raise PermissionDenied
    said = {
        "host_council": host_council,
        "concern_on": concern_on,
        "harms": sorted(harms),
        "place": place,
        "words": words.strip(),
        "about_home": about_home,
    }
    fingerprint = sending.fingerprint(by=by, person=person, **said)
    if earlier := sending.sent_before(SafeguardingConcern, submission, fingerprint):
        return earlier
    if concern_on > today:
        raise ConcernIsPastOrToday(question="concern_on")
    if concern_on < person.date_of_birth:
        raise ConcernBeforeBirth
    concern = keep(
        SafeguardingConcern(
            person=person,
            organisation=standing.organisation,
            home=lived_in(person, concern_on),
            recorded_by=by,
            submission=submission,
            fingerprint=fingerprint,
            **said,
        ),
        concern_says_what="words",
    )
    audit.record(
        by=by,
        verb="raised safeguarding concern",
        subject=concern,
        person=person,
        organisation=standing.organisation,
        concern_on=str(concern_on),
        host=str(host_council.uid),
    )
    return concern


@transaction.atomic
def record_concern_step(
    *,
    by: Staff,
    concern: SafeguardingConcern,
    kind: str,
    done_on: date,
    today: date,
    submission: UUID,
    told: Organisation | None = None,
    decision: str = "",
    enquiry: str = "",
    lead: str = "",
    wishes: str = "",
    words: str = "",
    of_withdrawal: bool = False,
) -> ConcernStep:
    """Keep one thing done about a concern. Closing it is a deed of its own.

    Telling the other council is recorded after the closing, too: that duty does not end with it. Of a withdrawn one
    only who was told so is recorded (`of_withdrawal`). The same form sent twice makes one step. Raises the refusals
    above, and a Refusal beside each question.
    """
    said = {
        "kind": kind,
        "told": told,
        "decision": decision,
        "enquiry": enquiry if decision != EnquiryDecision.NONE else "",
        "lead": lead.strip(),
        "wishes": wishes,
        "words": words.strip(),
    }
    if of_withdrawal:  # left out otherwise, so that a form sent by an earlier release is known again
        said["of_withdrawal"] = True
    if kind == ConcernDeed.CLOSED:
        raise PermissionDenied
    two = (concern.host_council_id, concern.person.responsible_council_id)
    if told is not None and told.pk not in two and not of_withdrawal:
        raise NotConcerned
    return _step(
        by=by,
        concern=concern,
        permission=Permission.RECORD_SAFEGUARDING,
        done_on=done_on,
        today=today,
        submission=submission,
        said=said,
        verb="recorded step of safeguarding concern",
    )


@transaction.atomic
def close_concern(
    *,
    by: Staff,
    concern: SafeguardingConcern,
    done_on: date,
    met: str,
    risk: str,
    today: date,
    submission: UUID,
    words: str = "",
) -> ConcernStep:
    """Close a concern with what became of the risk, and of what the person wanted.

    Raises NobodyDecidedYet, OutcomesDoNotFit, and the refusals of a step.
    """
    return _step(
        by=by,
        concern=concern,
        permission=Permission.CLOSE_SAFEGUARDING,
        done_on=done_on,
        today=today,
        submission=submission,
        said={"kind": ConcernDeed.CLOSED, "met": met, "risk": risk, "words": words.strip()},
        verb="closed safeguarding concern",
    )


def _step(*, by, concern, permission, done_on, today, submission, said, verb) -> ConcernStep:
    standing = policies.standing(by, concern.person, permission)
    if standing is None:
        raise PermissionDenied
    fingerprint = sending.fingerprint(by=by, concern=concern, on=done_on, said=said)
    if earlier := sending.sent_before(ConcernStep, submission, fingerprint):
        return earlier
    sending.one_at_a_time(concern)
    _refuse_by_withdrawal(concern, said)
    if done_on > today:
        raise ConcernIsPastOrToday(question="done_on")
    if done_on < concern.concern_on:
        raise DoneBeforeItWasRaised(concern)
    is_host = standing.organisation.pk == concern.host_council_id
    none = {"", EnquiryDecision.NONE}  # that there is none says why in any case
    if said.get("decision", "") not in none and not is_host and not said["words"]:
        raise DecidedByTheCouncilThatLeads(concern)
    _refuse_by_what_was_done(concern, said)
    step = keep(
        ConcernStep(
            concern=concern,
            organisation=standing.organisation,
            done_on=done_on,
            recorded_by=by,
            submission=submission,
            fingerprint=fingerprint,
            **said,
        ),
        **STEP_QUESTIONS,
    )
    audit.record(
        by=by,
        verb=verb,
        subject=concern,
        person=concern.person,
        organisation=standing.organisation,
        kind=said["kind"],
        done_on=str(done_on),
    )
    return step


def _refuse_by_withdrawal(concern: SafeguardingConcern, said: dict) -> None:
    facts = facts_of(SafeguardingConcern.objects.select_related("person").get(pk=concern.pk))
    of_withdrawal, told = said.get("of_withdrawal", False), said.get("told")
    if facts.is_withdrawn and not of_withdrawal:
        raise ConcernWasWithdrawn
    if of_withdrawal and not facts.is_withdrawn:
        raise NotWithdrawn
    if of_withdrawal and told is not None and told.pk not in not_told_withdrawn(facts):
        raise KnowsAlready


def _refuse_by_what_was_done(concern: SafeguardingConcern, said: dict) -> None:
    adult = is_adult_on(concern.person.date_of_birth, concern.concern_on)
    if said.get("decision") == (EnquiryDecision.S47 if adult else EnquiryDecision.S42):
        raise NotByThisLaw(adult=adult)
    steps = list(concern.steps.order_by("pk"))
    kinds = {step.kind for step in steps}
    if ConcernDeed.CLOSED in kinds and said["kind"] != ConcernDeed.TOLD:
        raise ClosedAlready
    if said["kind"] != ConcernDeed.CLOSED:
        return
    if ConcernDeed.DECIDED not in kinds:
        raise NobodyDecidedYet
    heard = any(step.wishes in (Wishes.EXPRESSED, Wishes.FOR_THEM) for step in steps)
    if said["met"] != "none_said" and not heard:
        raise OutcomesDoNotFit
