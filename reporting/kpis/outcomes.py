"""Do people get where they want to, and what do they think of the help they get (K23, K24)."""

from datetime import timedelta

from casework.rules.goals import ON_COURSE, Look, due_days, open_on
from linkworker.periods import Month
from reporting.kpi import Kpi, Measure, Unit
from reporting.kpis.readers import BOARD, LINK_WORKER, MANAGER
from reporting.queries.authority import Authority
from reporting.queries.voices import Wanted, every_days
from reporting.rules.rag import Better

ONE_DAY = timedelta(days=1)
CONTENT = 4  # of five
FEWEST_ANSWERS = 5


def achieved_or_improving(authority: Authority, month: Month) -> Measure:
    """Goals open in the month that were looked at, by the latest look up to its last day.

    A goal never looked at is not recorded once its first look is overdue; until then it is not applicable.
    """
    usual = authority.days_between_looks(month.last_day)
    looked, early, missed, due, in_time = [], [], [], [], []
    for goal in _open_in(authority, month):
        someone = authority.known[goal.person].id
        looks = _until(goal, month)
        for due_on, held in due_days(goal.set_on, looks, every_days(goal, usual)):
            if due_on in month:
                due.append(someone)
                in_time += [someone] if held else []
        if looks:
            looked.append((someone, looks[-1]))
        else:
            first = due_days(goal.set_on, [], every_days(goal, usual))[0][0]
            (missed if first < month.last_day else early).append(someone)
    return _rated(
        looked,
        not_recorded=tuple(missed),
        not_applicable=tuple(early),
        split=(
            ("Rated by the person", _rated([one for one in looked if one[1].person_rating])),
            ("Rated by the worker alone", _rated([one for one in looked if not one[1].person_rating])),
            ("Looked at by the day it was due", Measure.share(met=tuple(in_time), of=tuple(due))),
        ),
    )


def _open_in(authority: Authority, month: Month) -> list[Wanted]:
    """Of people the council is concerned with on the last day: set by then, and not ended before the first."""
    before = month.first_day - ONE_DAY
    return [
        goal
        for goal in authority.goals
        if authority.concerns(goal.person, month.last_day)
        and goal.set_on <= month.last_day
        and (goal.set_on > before or open_on(before, goal.set_on, list(goal.looks)))
    ]


def _until(goal: Wanted, month: Month) -> list[Look]:
    return [look for look in goal.looks if look.on <= month.last_day]


def _rated(looked: list[tuple[str, Look]], **rest) -> Measure:
    return Measure.share(
        met=tuple(someone for someone, look in looked if look.counts in ON_COURSE),
        of=tuple(someone for someone, _ in looked),
        **rest,
    )


def content_with_help(authority: Authority, month: Month) -> Measure:
    """Answers of the month that score 4 or 5 of 5; nothing is told of fewer than five.

    Whoever did not want to answer was asked, and stands in the response rate.
    """
    answers = [
        answer
        for answer in authority.answers
        if answer.on in month and authority.concerns(answer.person, answer.on)
    ]
    if 0 < len(answers) < FEWEST_ANSWERS:
        return Measure.too_few_to_tell()
    asked = [one for one in authority.asked if one.on in month and authority.concerns(one.person, one.on)]
    rate = Measure.share(
        met=tuple(authority.known[one.person].id for one in asked if one.answered),
        of=tuple(authority.known[one.person].id for one in asked),
    )
    told = [(authority.known[answer.person].id, answer) for answer in answers]
    return _content(
        told,
        split=(
            ("Answered by the person", _content([one for one in told if one[1].by_proxy is False])),
            ("Answered for the person", _content([one for one in told if one[1].by_proxy])),
            ("Who answered is not recorded", _content([one for one in told if one[1].by_proxy is None])),
            ("Answered, of those asked in the month", rate),
        ),
    )


def _content(told: list, **rest) -> Measure:
    return Measure.share(
        met=tuple(someone for someone, answer in told if answer.score >= CONTENT),
        of=tuple(someone for someone, _ in told),
        **rest,
    )


GOALS_ON_COURSE = Kpi(
    id="K23",
    title="Goals achieved or improving",
    definition=(
        "Goals the authority keeps about people who are its own, or live in its area, on the last day of the "
        "month; set by that day, not ended before the first, and looked at at least once. Met: the latest look "
        "by that day says achieved or improving. The person’s own rating counts; the worker’s only where the "
        "person gave none. A goal whose first look is overdue is not recorded; one whose first look is still to "
        "come is not applicable. A goal that was stopped in the month counts, and is not met."
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=achieved_or_improving,
    source="Goals, and the looks at them.",
    readers=LINK_WORKER | MANAGER | BOARD,
    opened_with="see_goals",
)
CONTENT_WITH_HELP = Kpi(
    id="K24",
    title="Feedback of 4 or 5 out of 5",
    definition=(
        "Feedback given to the authority in the month by people who were its own, or lived in its area, on that "
        "day. Met: the answer about the help they get is one of the two happiest of five faces. Nothing is told "
        "of fewer than five answers. Answers given for somebody are counted and shown apart; so is the share "
        "answered of those asked in the month, in which whoever did not want to answer was asked."
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=content_with_help,
    source="Feedback from sheets, from phones and from registers; who was asked.",
    readers=MANAGER | BOARD,
    opened_with="see_feedback",
)
