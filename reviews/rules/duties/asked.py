"""What somebody asked for, what happened, what runs out, and what somebody set out to do."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from placements.rules.ages import age_on, birthday
from reviews.rules.duties.kinds import CTR_PRE, REQ, UNPL
from reviews.rules.duties.owed import Episode, IsOpen
from reviews.rules.facts import Authorisation, PersonFacts

YOUNGEST, OLDEST = 14, 25
SCHOOL_YEAR_ENDS = (8, 31)

Finder = Callable[[PersonFacts, date, IsOpen], Iterator[Episode]]


def asked_for(kind: str) -> Finder:
    """Each request or event that asks for a review of a kind (REQ, UNPL, CTR_PRE)."""

    def find(person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
        for asked in person.asked:
            stands = asked.until is None or day < asked.until
            if asked.kind == kind and asked.asked_on <= day and stands:
                yield Episode(
                    began_on=asked.asked_on,
                    words=f"{asked.words} on",
                    since=asked.asked_on,
                    about=asked.about,
                )

    return find


requested, unplanned, before_admission = asked_for(REQ), asked_for(UNPL), asked_for(CTR_PRE)


def authorisation(person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
    """The authorisation that runs longest, until a new one is asked for (DOL).

    Of two that run for the same days, the one that still needs somebody to ask.
    """

    def to_renew(one: Authorisation) -> bool:
        return all(done is None or day < done for done in (one.ended_on, one.renewal_asked_on))

    begun = [one for one in person.authorisations if one.starts_on <= day]
    latest = max(begun, key=lambda one: (one.last_day, one.starts_on, to_renew(one)), default=None)
    if latest is None or not to_renew(latest):
        return
    yield Episode(
        began_on=latest.last_day,
        words=f"{latest.what} ends on",
        since=latest.starts_on,
        counts_back=True,
    )


def goals(person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
    """Each goal that is open, at its own interval (GOAL)."""
    for goal in person.goals:
        if goal.set_on <= day and (goal.closed_on is None or day < goal.closed_on):
            yield Episode(
                began_on=goal.set_on,
                words=f"“{goal.words}” was set on",
                since=goal.set_on,
                about=goal.about,
                every_days=goal.every_days,
                named=f"The last check of “{goal.words}”",
            )


def education(person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
    """An education, health and care plan in force, from the day it was issued (EHC)."""
    in_force = [
        plan.issued_on
        for plan in person.education_plans
        if plan.issued_on <= day and (plan.ended_on is None or day < plan.ended_on)
    ]
    if in_force:
        words = "The education, health and care plan was issued on"
        yield Episode(began_on=min(in_force), words=words, since=min(in_force))


def growing_up(person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
    """Whoever prepares for adulthood: by the end of school year 9, else counted from when they came to it (TRN)."""
    since = person.preparing_since
    if since is None or since > day or not YOUNGEST <= age_on(person.born_on, day) <= OLDEST:
        return
    year_9_ends = _year_9_ends(person)
    if since <= year_9_ends:
        words = "School year 9 ends on"
        yield Episode(began_on=since, words=words, since=since, first_on=year_9_ends)
    else:
        yield Episode(began_on=since, words="Preparing for adulthood began on", since=since)


def school_days_of(person: PersonFacts) -> set[date]:
    """The end of school year 9 of somebody on the way to adulthood."""
    return {_year_9_ends(person)} if person.preparing_since else set()


def goal_days_of(person: PersonFacts) -> set[date]:
    """Every day on which a check of a goal with an interval of its own could be due."""
    checked = [(review.about, review.held_on) for review in person.held if review.about]
    return {
        day + timedelta(days=goal.every_days)
        for goal in person.goals
        if goal.every_days is not None
        for day in [goal.set_on, *(held_on for about, held_on in checked if about == goal.about)]
    }


def _year_9_ends(person: PersonFacts) -> date:
    """The 31 August at the end of the school year in which somebody turns 14."""
    turned = birthday(person.born_on, YOUNGEST)
    ends_on = date(turned.year, *SCHOOL_YEAR_ENDS)
    return ends_on if turned <= ends_on else date(turned.year + 1, *SCHOOL_YEAR_ENDS)
