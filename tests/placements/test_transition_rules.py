"""The steps from 14 to 25 by the days of somebody's life (domain E)."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from linkworker.reference import rows
from placements.choices import TransitionStepKind
from placements.imports.reference import REFERENCE
from placements.rules import ages, transition
from placements.rules.transition import CountedFrom, Settled, Situation, Status

BORN = date(2010, 5, 4)  # year 9 from September 2023, year 11 from September 2025
LEAPLING = date(2008, 2, 29)


def milestone(code: str) -> SimpleNamespace:
    row = next(row for row in rows(REFERENCE / "transition_milestones.csv") if row["code"] == code)
    numbers = {name: int(row[name]) for name in ("age", "within_months")}
    return SimpleNamespace(**row | numbers | {"of_ehcp": row["of_ehcp"] == "true"})


def days_of(code: str, born_on: date, **more) -> tuple[date, date]:
    frame = transition.window(milestone(code), Situation(born_on, **more))
    return frame.opens_on, frame.last_day


def on(code: str, day: date, born_on: date = BORN, settled=None, **more) -> transition.Standing:
    return transition.standing(milestone(code), Situation(born_on, **more), settled, day)


@pytest.mark.parametrize(
    ("code", "opens_on", "last_day"),
    [
        ("ehcp_year_9", date(2023, 9, 1), date(2024, 8, 31)),
        ("icb_notified", date(2024, 5, 4), date(2024, 8, 3)),
        ("health_check", date(2024, 5, 4), date(2025, 5, 3)),
        ("college_transfer", date(2025, 9, 1), date(2026, 3, 31)),
        ("chc_referral", date(2026, 5, 4), date(2026, 8, 3)),
        ("capacity", date(2026, 5, 4), date(2026, 8, 3)),
        ("own_rights", date(2026, 6, 27), date(2026, 9, 26)),  # Friday 26 June 2026 is the last of the month
        ("chc_decision", date(2027, 5, 4), date(2027, 8, 3)),
        ("care_act_assessment", date(2027, 5, 4), date(2028, 5, 3)),
        ("adult_funding", date(2028, 5, 4), date(2028, 5, 4)),
        ("ehcp_ends", date(2035, 5, 4), date(2035, 7, 31)),
    ],
)
def test_each_milestone_is_counted_from_the_birthday(code, opens_on, last_day):
    assert days_of(code, BORN) == (opens_on, last_day)


@pytest.mark.parametrize(
    ("code", "opens_on", "last_day"),
    [
        ("icb_notified", date(2022, 2, 28), date(2022, 5, 28)),
        ("chc_referral", date(2024, 2, 29), date(2024, 5, 28)),
        ("care_act_assessment", date(2025, 2, 28), date(2026, 2, 27)),
        ("adult_funding", date(2026, 2, 28), date(2026, 2, 28)),
        ("ehcp_ends", date(2033, 2, 28), date(2033, 7, 31)),
    ],
)
def test_somebody_born_on_29_february_has_their_birthday_on_the_28th_in_common_years(
    code, opens_on, last_day
):
    assert days_of(code, LEAPLING) == (opens_on, last_day)


@pytest.mark.parametrize("born_on", [LEAPLING, BORN, date(2009, 8, 31), date(2009, 9, 1), date(2009, 3, 1)])
def test_before_18_ends_the_day_before_the_18th_birthday(born_on):
    assert days_of("care_act_assessment", born_on)[1] + timedelta(days=1) == ages.turns_18_on(born_on)


@pytest.mark.parametrize(
    ("born_on", "starts"),
    [
        (date(2010, 8, 31), date(2023, 9, 1)),  # 13 on the last day of August: the youngest of year 9
        (date(2010, 9, 1), date(2024, 9, 1)),  # 13 on the first of September: the oldest of the year below
        (date(2010, 9, 2), date(2024, 9, 1)),
        (date(2009, 9, 1), date(2023, 9, 1)),
    ],
)
def test_the_school_year_goes_by_the_age_on_the_last_day_of_august(born_on, starts):
    assert transition.school_year_starts(born_on, 13) == starts
    assert transition.school_year(born_on, starts) == 9
    assert transition.school_year(born_on, starts - timedelta(days=1)) == 8


@pytest.mark.parametrize(
    ("born_on", "left"),
    [
        (date(2010, 5, 4), date(2026, 6, 26)),
        (date(2010, 8, 31), date(2026, 6, 26)),  # 16 after leaving, before the next school year: the same day
        (date(2010, 9, 1), date(2027, 6, 25)),
        (date(2007, 6, 30), date(2023, 6, 30)),
    ],
)
def test_compulsory_school_age_ends_on_the_last_friday_in_june(born_on, left):
    assert transition.leaving_day(born_on) == left


@pytest.mark.parametrize(
    ("born_on", "ends"),
    [
        (date(2001, 7, 31), date(2026, 7, 31)),
        (date(2001, 8, 1), date(2027, 7, 31)),
        (date(2001, 12, 31), date(2027, 7, 31)),
    ],
)
def test_a_plan_ends_by_the_july_of_the_college_year_of_the_25th_birthday(born_on, ends):
    assert days_of("ehcp_ends", born_on)[1] == ends


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2024, 2, 3), Status.NOT_DUE),
        (date(2024, 2, 4), Status.DUE_SOON),  # 90 days before the birthday
        (date(2024, 5, 3), Status.DUE_SOON),
        (date(2024, 5, 4), Status.DUE),
        (date(2024, 8, 3), Status.DUE),
        (date(2024, 8, 4), Status.OVERDUE),
    ],
)
def test_the_status_turns_on_the_day(day, status):
    assert on("icb_notified", day).status == status


def test_the_reason_names_the_birthday_and_the_days():
    assert on("icb_notified", date(2024, 8, 13)).why == (
        "Counted from the 14th birthday on 4 May 2024: the last day was 3 August 2024, 10 days ago."
    )
    assert on("chc_decision", date(2026, 11, 22)).why == (
        "Counted from the 17th birthday on 4 May 2027: to be done from 4 May 2027 until 3 August 2027."
    )
    assert on("adult_funding", date(2026, 11, 22)).why.endswith("to be done on 4 May 2028.")


def test_what_was_recorded_comes_before_what_the_days_say():
    late = on("icb_notified", date(2026, 1, 1), settled=Settled(done_on=date(2024, 8, 5)))
    assert (late.status, late.why) == (Status.DONE, "Done 2 days late: the last day was 3 August 2024.")
    in_time = on("icb_notified", date(2026, 1, 1), settled=Settled(done_on=date(2024, 8, 3)))
    assert (in_time.status, in_time.why) == (Status.DONE, "Done on time.")
    spared = on("icb_notified", date(2026, 1, 1), settled=Settled(reason="Moved here at 16"))
    assert (spared.status, spared.why) == (Status.NOT_APPLICABLE, "Moved here at 16")


@pytest.mark.parametrize(
    ("born_on", "ends_on", "last_day"),
    [
        (date(2012, 5, 4), date(2026, 8, 1), date(2026, 2, 15)),  # leaves a middle school after year 9
        (date(2012, 5, 4), date(2027, 8, 1), date(2027, 2, 15)),
        (date(2012, 5, 4), date(2028, 8, 1), None),  # year 11: the move on, by 31 March
        (date(2012, 5, 4), date(2026, 12, 1), None),  # no move from phase to phase
        (date(2012, 5, 4), None, None),
    ],
)
def test_a_move_between_schools_is_due_only_where_one_is_planned(born_on, ends_on, last_day):
    frame = transition.window(milestone("school_transfer"), Situation(born_on, ends_on))
    assert (frame.last_day if frame else None) == last_day


def test_without_such_a_move_the_step_says_why_it_does_not_apply():
    assert on("school_transfer", date(2024, 1, 1)).why == (
        "No move between schools before the end of year 11 is planned."
    )


def test_without_a_plan_of_education_its_steps_do_not_apply():
    for code, of_plan in (("college_transfer", True), ("chc_referral", False)):
        status = on(code, date(2026, 11, 22), has_ehcp=False).status
        assert (status == Status.NOT_APPLICABLE) is of_plan


def test_what_is_next_is_what_is_longest_late_then_what_comes_first():
    day = date(2026, 11, 22)
    every = [on(code, day) for code in ("chc_decision", "chc_referral", "own_rights", "school_transfer")]
    assert transition.next_of(every).code == "chc_referral"
    assert transition.next_of(every[:1]).code == "chc_decision"
    assert transition.next_of(every[3:]) is None


def test_the_file_names_every_step_once_and_only_ways_of_counting_there_are():
    found = rows(REFERENCE / "transition_milestones.csv")
    assert sorted(row["code"] for row in found) == sorted(TransitionStepKind.values)
    assert {row["counted_from"] for row in found} == set(CountedFrom)
    assert all(len(row["duty"]) <= 200 and len(row["source"]) <= 160 for row in found)


@pytest.mark.parametrize("age", [14, 26])
def test_the_latest_birth_of_an_age_agrees_with_counting_ages(age):
    day = date(2024, 2, 20)
    while day < date(2029, 3, 5):
        latest = ages.latest_birth(day, age)
        assert ages.age_on(latest, day) >= age > ages.age_on(latest + timedelta(days=1), day)
        day += timedelta(days=1)
