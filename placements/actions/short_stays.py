"""Going somewhere for a while and coming back, with the placement kept."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from accounts.roles import Permission
from linkworker.refusals import Refusal, keep
from linkworker.words import long_day
from placements.actions.days import check_year
from placements.actions.stays import locked_person
from placements.models import Home, Person, Placement, ShortStay
from placements.policies import may

QUESTIONS = {
    "short_stay_ends_after_start": "ends_on",
    "short_stay_expected_after_start": "expected_end_on",
    "short_stay_is_somewhere": "place",
    "short_stay_no_overlap_for_person": "starts_on",
}


class AwayAlready(Refusal):
    """Nobody is in two places on one day."""

    def __init__(self, other: ShortStay):
        since = long_day(other.starts_on)
        if other.ends_on is None:
            words = f"A short stay is open since {since}. End it first."
        else:
            words = (
                f"Another short stay covers {since} until {long_day(other.ends_on)}. Choose a day outside it."
            )
        super().__init__(words, "starts_on")


class OutsideThePlacement(Refusal):
    """A short stay lies inside the placement it keeps."""

    def __init__(self, placement: Placement, question: str):
        super().__init__(
            f"The placement it keeps ended on {long_day(placement.ends_on)}. The short stay ends by then.",
            question,
        )


class NotAStayAway(Refusal):
    """Where somebody lives is no stay away."""

    def __init__(self):
        super().__init__("Choose another place: the person lives in this home.", "home")


class BackInTheFuture(Refusal):
    """Coming back is something that has happened."""

    def __init__(self):
        super().__init__("Enter the day they came back: today or an earlier day.", "ends_on")


class BackAlready(Refusal):
    """What has ended is not ended again on another day."""

    def __init__(self, stay: ShortStay):
        super().__init__(f"This short stay ended already, on {long_day(stay.ends_on)}.", "ends_on")


@transaction.atomic
def start_short_stay(
    *,
    by: Staff,
    person: Person,
    kind: str,
    starts_on: date,
    today: date,
    home: Home | None = None,
    place: str = "",
    host_council: Organisation | None = None,
    expected_end_on: date | None = None,
    reason: str = "",
) -> ShortStay:
    """The person is somewhere else from a day and keeps the placement open then, if there is one.

    The council is the home's where a home is named. The same answers sent twice give the stay already kept.
    Raises AwayAlready, NotAStayAway, OutsideThePlacement, TooFarAhead, and a Refusal beside each question.
    """
    person = locked_person(person)
    if not may(by, Permission.START_PLACEMENT, person):
        raise PermissionDenied
    answers = {
        "kind": kind,
        "home": home,
        "place": place,
        "host_council": home.host_council if home else host_council,
        "starts_on": starts_on,
        "expected_end_on": expected_end_on,
        "reason": reason,
    }
    for question, day in (("starts_on", starts_on), ("expected_end_on", expected_end_on)):
        if day is not None:
            check_year(day, today, question)
    placement = Placement.objects.open_on(starts_on).filter(person=person).first()
    other = person.short_stays.exclude(ends_on__lte=starts_on).order_by("starts_on", "pk").first()
    if other is not None:
        if all(getattr(other, name) == answer for name, answer in answers.items()):
            return other
        raise AwayAlready(other)
    if placement is not None and home is not None and placement.home_id == home.pk:
        raise NotAStayAway
    if (
        placement is not None
        and placement.ends_on is not None
        and (expected_end_on or starts_on) > placement.ends_on
    ):
        raise OutsideThePlacement(placement, "expected_end_on")
    stay = keep(ShortStay(person=person, placement=placement, recorded_by=by, **answers), **QUESTIONS)
    audit.record(
        by=by, verb="started short stay", subject=stay, person=person, kind=kind, starts_on=str(starts_on)
    )
    return stay


@transaction.atomic
def end_short_stay(*, by: Staff, short_stay: ShortStay, ends_on: date, today: date) -> ShortStay:
    """The person came back on a day. Twice changes nothing the second time.

    Raises BackAlready, BackInTheFuture, OutsideThePlacement, and a Refusal beside the question.
    """
    person = locked_person(short_stay.person)
    stay = ShortStay.objects.select_related("placement").get(pk=short_stay.pk)
    if not may(by, Permission.START_PLACEMENT, person):
        raise PermissionDenied
    if stay.ends_on == ends_on:
        return stay
    if stay.ends_on is not None:
        raise BackAlready(stay)
    if ends_on > today:
        raise BackInTheFuture
    placement = stay.placement
    if placement is not None and placement.ends_on is not None and ends_on > placement.ends_on:
        raise OutsideThePlacement(placement, "ends_on")
    stay.ends_on = ends_on
    keep(stay, **QUESTIONS)
    audit.record(by=by, verb="ended short stay", subject=stay, person=person, ends_on=str(ends_on))
    return stay
