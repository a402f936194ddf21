"""The whole-home review: a home goes on the programme, comes off it, and everybody there is reviewed at one meeting."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from accounts.roles import Permission
from casework.rules.parts import is_named
from linkworker import sending
from linkworker.refusals import Refusal, keep
from placements.models import Home, Person
from placements.policies import standing
from reviews import policies
from reviews.actions import home_refusals as refusals
from reviews.actions.refusals import NotHeldYet
from reviews.actions.reviews import Said, record_review
from reviews.choices import ReviewKind
from reviews.models import HomeReviewEvent, HomeReviewLeft, HomeReviewListing
from reviews.queries import home_reviews as queries
from reviews.queries.home_reviews import Tenant
from reviews.rules import home_reviews as rules

BESIDE_THEM = (
    "decision",
    "outcome",
    "person_view",
)  # what is asked of each; any other refusal is of the first question


@dataclass(frozen=True, slots=True)
class AboutTenant:
    """What the meeting came to for one who lives there: what was decided, or `because` they were not reviewed."""

    person: Person
    reviewed: bool
    because: str = ""
    outcome: str = ""
    decision: str = ""
    person_present: bool | None = None
    person_view: str = ""
    covers: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()


@transaction.atomic
def list_home_review(
    *,
    by: Staff,
    home: Home,
    council: Organisation,
    due_on: date,
    today: date,
    submission: UUID,
    because: str = "",
) -> HomeReviewListing:
    """Put a home on a council's programme: each of its people there is to be reviewed by a day.

    On it already, this sets another day: with `because` before anybody was reviewed, as the next round once all were.
    Not while some are left, and not once the day has passed. Raises the refusals of `reviews.actions.home_refusals`.
    """
    if council not in policies.councils_with_people_at(by, home):
        raise PermissionDenied
    fingerprint = sending.fingerprint(by=by, home=home, council=council, due_on=due_on, because=because)
    if earlier := sending.sent_before(HomeReviewListing, submission, fingerprint):
        return earlier
    sending.one_at_a_time(home)
    _refuse_day(home, council, due_on, today, because.strip())
    listing = HomeReviewListing(
        home=home,
        organisation=council,
        recorded_by=by,
        listed_on=today,
        due_on=due_on,
        because=because.strip(),
        submission=submission,
        fingerprint=fingerprint,
    )
    keep(listing, home_review_due_after_listing="due_on")
    audit.record(
        by=by,
        verb="listed home review",
        subject=listing,
        organisation=council,
        home=str(home.uid),
        due_on=str(due_on),
    )
    return listing


@transaction.atomic
def take_home_off_programme(
    *, by: Staff, home: Home, council: Organisation, because: str, today: date, submission: UUID
) -> HomeReviewListing:
    """Take a home off a council's programme, with the reason. What fell due before stays as it was.

    Raises NotOnTheProgramme, WhyOffTheProgramme.
    """
    if council.pk not in policies.councils_that_list(by):
        raise PermissionDenied
    fingerprint = sending.fingerprint(by=by, home=home, council=council, because=because)
    if earlier := sending.sent_before(HomeReviewListing, submission, fingerprint):
        return earlier
    sending.one_at_a_time(home)
    last = queries.said_last(home).get(council.pk)
    if last is None or last.due_on is None:
        raise refusals.NotOnTheProgramme
    if not because.strip():
        raise refusals.WhyOffTheProgramme
    listing = HomeReviewListing(
        home=home,
        organisation=council,
        recorded_by=by,
        listed_on=today,
        because=because.strip(),
        submission=submission,
        fingerprint=fingerprint,
    )
    keep(listing, home_review_off_with_reason="because")
    audit.record(
        by=by,
        verb="took home off programme",
        subject=listing,
        organisation=council,
        home=str(home.uid),
        was_due_on=str(last.due_on),
    )
    return listing


@transaction.atomic
def hold_home_review(
    *,
    by: Staff,
    home: Home,
    held_on: date,
    who_came: str,
    parts: Sequence[AboutTenant],
    today: date,
    submission: UUID,
    words: str = "",
    said: Sequence[Said] = (),
    names_are_meant: bool = False,
) -> HomeReviewEvent:
    """Keep one meeting about a home: a review of each who lives there, all or none, or why there is none of them.

    `parts` are about everybody there of whom `by` may record a review; whoever was left stays due. `said` answers the
    questions about the home, which stand in each record. Each record is made by `record_review` and refused as there,
    beside the questions about that person (`rules.asked_of`). The same form sent again returns the meeting it made.
    Raises the refusals of `reviews.actions.home_refusals`.
    """
    if not policies.may_hold_home_review(by, home):
        raise PermissionDenied
    parts = sorted(parts, key=lambda part: part.person.pk)
    shared = {"held_on": held_on, "who_came": who_came, "words": words, "said": list(said)}
    fingerprint = sending.fingerprint(by=by, home=home, parts=parts, **shared)
    if earlier := sending.sent_before(HomeReviewEvent, submission, fingerprint):
        return earlier
    sending.one_at_a_time(home)
    there = {one.person.pk: one for one in queries.tenants(by, home, today, Permission.HOLD_HOME_REVIEW)}
    _refuse(home, parts, there, held_on, today)
    if not names_are_meant:
        _refuse_names(parts, who_came, words, said)
    reviewed = [part for part in parts if part.reviewed]
    event = HomeReviewEvent(
        home=home,
        organisation=_for_whom(by, reviewed[0].person),
        recorded_by=by,
        held_on=held_on,
        who_came=who_came.strip(),
        words=words.strip(),
        submission=submission,
        fingerprint=fingerprint,
    )
    keep(event, home_review_says_who_came="who_came")
    _record_each(event, reviewed, said, there, by=by, today=today)
    left = [part for part in parts if not part.reviewed and part.because.strip()]
    for part in left:
        keep(HomeReviewLeft(event=event, person=part.person, because=part.because.strip()))
    audit.record(
        by=by,
        verb="held home review",
        subject=event,
        organisation=event.organisation,
        home=str(home.uid),
        held_on=str(held_on),
        reviewed=[str(part.person.uid) for part in reviewed],
        left=[str(part.person.uid) for part in left],
    )
    return event


def _refuse_day(home: Home, council: Organisation, due_on: date, today: date, because: str) -> None:
    if not rules.is_shared(home.setting_type.group):
        raise refusals.NotASharedHome(home.setting_type.label)
    if due_on < today:
        raise refusals.ProgrammeDayHasPassed
    last = queries.said_last(home).get(council.pk)
    if last is None or last.due_on is None:
        return
    if last.due_on == due_on:
        raise refusals.OnTheProgrammeByThatDay
    done = queries.done_in_round(home, council, today)
    if rules.some_are_left(done):
        raise refusals.SomeAreLeft(done.count(False))
    if rules.has_passed(last.due_on, today) and not all(done):
        raise refusals.TheDayItselfHasPassed(last.due_on)
    if rules.is_moved(done, last.due_on) and not because:
        raise refusals.WhyAnotherProgrammeDay(last.due_on)


def _refuse(
    home: Home, parts: Sequence[AboutTenant], there: Mapping[int, Tenant], held_on: date, today: date
) -> None:
    if not rules.is_shared(home.setting_type.group):
        raise refusals.NotASharedHome(home.setting_type.label)
    if held_on > today:
        raise NotHeldYet
    if [part.person.pk for part in parts] != sorted(there):
        raise refusals.WhoLivesHereHasChanged
    told: dict[str, list[str]] = {}
    for part in parts:
        told |= _of_one(part, there[part.person.pk], held_on)
    if told:
        raise Refusal(told=told)
    if not any(part.reviewed for part in parts):
        raise refusals.NobodyWasReviewed


def _of_one(part: AboutTenant, tenant: Tenant, held_on: date) -> dict[str, list[str]]:
    """What is to be put right about one of them, beside its question."""
    who = part.person.uid.hex
    if part.reviewed and tenant.came_on > held_on:
        words = f"{tenant.called} came to live here after that day. Check the day, or choose “Not this time”"
        return {rules.asked_of("reviewed", who): [words]}
    if not part.reviewed and tenant.is_owed and not part.because.strip():
        return {rules.asked_of("because", who): [f"Enter why {tenant.called} was not reviewed"]}
    return {}


def _refuse_names(parts: Iterable[AboutTenant], who_came: str, words: str, said: Iterable[Said]) -> None:
    texts = {"who_came": [who_came], "words": [words, *(one.note for one in said)]}
    for question, shared in texts.items():
        named = [str(part.person) for part in parts if is_named(part.person.names, shared)]
        if named:
            raise refusals.NamesInTheSharedWords(" and ".join(named), question)


def _for_whom(by: Staff, person: Person) -> Organisation:
    ours = standing(by, person, Permission.HOLD_HOME_REVIEW)
    if ours is None:
        raise PermissionDenied
    return ours.organisation


def _record_each(
    event: HomeReviewEvent,
    parts: Iterable[AboutTenant],
    said: Sequence[Said],
    there: Mapping[int, Tenant],
    *,
    by: Staff,
    today: date,
) -> None:
    """One record each. What is refused of any is told of all, and then nothing is kept."""
    told: dict[str, list[str]] = {}
    for part in parts:
        who = part.person.uid.hex
        try:
            record_review(
                by=by,
                person=part.person,
                kind=ReviewKind.WH,
                held_on=event.held_on,
                today=today,
                submission=uuid5(event.submission, str(part.person.uid)),
                covers=part.covers,
                said=[*said, *part.said],
                home_event=event,
                outcome=part.outcome,
                decision=part.decision,
                person_present=part.person_present,
                person_view=part.person_view,
            )
        except Refusal as refusal:
            for question, sentences in refusal.told.items():
                beside = question if question in BESIDE_THEM else "reviewed"
                named = [f"{there[part.person.pk].called}: {sentence}" for sentence in sentences]
                told.setdefault(rules.asked_of(beside, who), []).extend(named)
    if told:
        raise Refusal(told=told)
