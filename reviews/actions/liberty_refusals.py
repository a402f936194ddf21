"""Why a deed about a deprivation of liberty is not done, each refusal named as a sentence."""

from datetime import date, timedelta

from linkworker.refusals import Refusal
from linkworker.words import counted, long_day
from placements.actions.days import check_year
from placements.models import Person
from placements.rules import ages, legal
from reviews.choices import LibertyConclusion, LibertyScheme
from reviews.models import Authorisation
from reviews.rules import liberty


class DolsIsForAdults(Refusal):
    """Under 18 the Court of Protection decides (domain C1)."""

    message = "DoLS is for people aged 18 or over. At 16 or 17 choose the Court of Protection."
    question = "scheme"


class TooYoungForTheCourt(Refusal):
    """Under 16 neither scheme applies."""

    message = "Under 16 neither DoLS nor the Court of Protection applies. Take legal advice."
    question = "scheme"


class NotRequestedYet(Refusal):
    """A request is recorded once it was made."""

    message = "The day of the request must be today or in the past."
    question = "requested_on"


class UrgentNeedsItsDays(Refusal):
    """An urgent authorisation has a first day and a length."""

    message = "Enter both the day the urgent authorisation began and for how many days"
    question = "urgent_days"


class NotSoLong(Refusal):
    """Seven days, and once seven more."""

    def __init__(self, question: str):
        most = liberty.LONGEST_URGENT_DAYS
        super().__init__(f"An urgent authorisation lasts {most} days at most. Enter 1 to {most}.", question)


class UrgentIsForDols(Refusal):
    """The court is asked for an urgent order instead."""

    message = "Only DoLS has urgent authorisations: ask the court for an urgent order."
    question = "urgent_days"


class UrgentGoesWithTheRequest(Refusal):
    """A home that gives itself an urgent authorisation asks for a standard one by then (Schedule A1 para 76)."""

    message = "The urgent authorisation begins on the day of the request, or the request is made before."
    question = "urgent_from"


class DecidedAlready(Refusal):
    """A request is decided once."""

    def __init__(self, authorisation: Authorisation):
        super().__init__(
            f"This request was {authorisation.get_state_display().lower()} on "
            f"{long_day(authorisation.decided_on)}. Record a new request."
        )


class WhereIsItWritten(Refusal):
    """Who asked does not decide: what another body decided is written down from its paper (domain C1)."""

    question = "reference"

    def __init__(self, who: str):
        super().__init__(
            f"{who} decides, and not who asked. Enter the reference on the paper with the decision"
        )


class NotDecidedYet(Refusal):
    """A decision is recorded once it was made."""

    message = "The day of the decision must be today or in the past."
    question = "decided_on"


class NothingConcluded(Refusal):
    """A standard authorisation stands on what an assessor concluded, never on boxes ticked."""

    message = "Record first what the assessor concluded about the deprivation of liberty."


class ConcludedOtherwise(Refusal):
    """What is no deprivation of liberty is not authorised."""

    message = (
        "The latest conclusion is that there is no deprivation of liberty, so there is nothing to authorise."
    )


class DaysMissing(Refusal):
    """A granted one says from when and for how long."""

    def __init__(self, question: str, words: str):
        super().__init__(words, question)


class LastsTooLong(Refusal):
    """Twelve months at most; more is a new request."""

    def __init__(self, most: int, last: date):
        super().__init__(
            f"This can last {counted(most, 'day')} at most, until {long_day(last)}. More needs a new request.",
            "granted_days",
        )


class NothingToEnd(Refusal):
    """Not granted, or over already."""

    message = "This is not in force any more. Nothing was changed."


class NothingToExtend(Refusal):
    """An urgent authorisation is extended once, while it is in force and the request waits."""

    message = "There is no urgent authorisation in force that can be extended: it is extended once, before it runs out."


class NoTestOnThatDay(Refusal):
    """Conclusions are drawn by a test, and there was none yet."""

    message = "Check the year: no test of this kind was in use on that day."
    question = "assessed_on"


class ConsentWasUnknown(Refusal):
    """Until June 2026 only capacity could give consent."""

    message = "By the test of that day wishes and feelings could not show consent. Choose another conclusion."
    question = "conclusion"


class AssessedStillToCome(Refusal):
    """A conclusion is recorded once it was drawn."""

    message = "The day of the assessment must be today or in the past."
    question = "assessed_on"


class RequestIsOver(Refusal):
    """Nothing is concluded about a request that was refused or withdrawn, or is over."""

    message = "This is over. Record what was concluded under a new request."


class DoneStillToCome(Refusal):
    """A condition is met once it was met."""

    message = "The day must be today or in the past."
    question = "done_on"


class MetAlready(Refusal):
    """It is met once."""

    def __init__(self, done_on: date):
        super().__init__(f"This condition was met on {long_day(done_on)} already.", "done_on")


def refuse_request(
    person: Person,
    scheme: str,
    requested_on: date,
    urgent_from: date | None,
    urgent_days: int | None,
    today: date,
) -> None:
    """Raises whichever of the above a request meets."""
    if requested_on > today:
        raise NotRequestedYet
    born_on = person.date_of_birth
    age = ages.age_on(born_on, requested_on) if requested_on >= born_on else 0
    if scheme == LibertyScheme.DOLS and age < liberty.ADULT:
        raise DolsIsForAdults
    if age < liberty.YOUNGEST_FOR_COURT:
        raise TooYoungForTheCourt
    if urgent_from is None and urgent_days is None:
        return
    if scheme != LibertyScheme.DOLS:
        raise UrgentIsForDols
    if urgent_from is None or urgent_days is None:
        raise UrgentNeedsItsDays
    if not 1 <= urgent_days <= liberty.LONGEST_URGENT_DAYS:
        raise NotSoLong("urgent_days")
    if urgent_from < requested_on:
        raise UrgentGoesWithTheRequest


def refuse_grant(authorisation: Authorisation, today: date) -> None:
    """Raises whichever of the above a grant meets; the answers stand in the row already."""
    if authorisation.granted_from is None:
        raise DaysMissing("granted_from", "Enter the day it comes into force")
    if not authorisation.granted_days:
        raise DaysMissing("granted_days", "Enter for how many days it is granted")
    check_year(authorisation.granted_from, today, "granted_from")
    latest = legal.latest_end(legal.STANDARD, authorisation.granted_from)
    if latest is not None and authorisation.last_day >= latest:
        most = (latest - authorisation.granted_from).days
        raise LastsTooLong(most, latest - timedelta(days=1))
    concluded = authorisation.assessments.order_by("-assessed_on", "-pk").first()
    if concluded is None and authorisation.scheme == LibertyScheme.DOLS:
        raise NothingConcluded
    if concluded is not None and concluded.conclusion != LibertyConclusion.DEPRIVED:
        raise ConcludedOtherwise
