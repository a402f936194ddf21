"""The plans of the demonstration's young people: nine who may need residential college, two in schools elsewhere."""

from datetime import date, timedelta
from decimal import Decimal

from placements.models import SettingType, TransitionPlan, TransitionStep
from placements.rules.ages import birthday
from placements.rules.transition import school_year_starts
from reporting.imports.invented_names import Pen
from reporting.imports.rutland.cohort import Someone

# Where they learn, the age education ends in, likely setting, pounds a week, council and NHS per cent, how likely.
DATED = 3  # of every so many plans the day it was issued is on record
AT_SCHOOL_ELSEWHERE = "out_of_county_special_school"
PLANS = {
    "school": (
        (AT_SCHOOL_ELSEWHERE, 19, "SL_SHARED", (1450, 1800, 2300), (60, 40), 90),
        (AT_SCHOOL_ELSEWHERE, 18, "RES", (2100, 2600, 3400), (50, 50), 95),
    ),
    "pipeline": (
        ("special_school", 19, "SL_SHARED", (900, 1150, 1500), (100, 0), 60),
        ("special_school", 19, "RES_COLLEGE_38", (1600, 1900, 2400), (70, 30), 50),
        ("mainstream", 18, "SHARED_LIVES", (450, 560, 700), (100, 0), 40),
        ("special_school", 19, "RES_COLLEGE_52", (2200, 2750, 3500), (55, 45), 75),
        ("special_school", 20, "SL_SHARED", (950, 1200, 1550), (100, 0), 65),
        ("college", 19, "SL_SELF", (700, 900, 1250), (100, 0), 55),
        ("special_school", 19, "RES_COLLEGE_38", (1650, 2000, 2500), (65, 35), 80),
        ("college", 20, "FAMILY", (180, 260, 380), (100, 0), 70),
        ("special_school", 19, None, None, None, None),
    ),
}
LEADS = ("Preparing for adulthood team", "", "Disabled children's team")
HOPES = ("Wants to work with animals.", "Likes cooking; would like a flat of their own one day.", "")


def keep(pen: Pen, people: list[Someone], worker: int) -> None:
    """Keep a plan for each and most of the steps that are behind them; some are late."""
    settings = dict(SettingType.objects.order_by("order").values_list("code", "pk"))
    planned = [
        (someone, plan)
        for group, plans in PLANS.items()
        for someone, plan in zip([one for one in people if one.group == group], plans, strict=True)
    ]
    rows = [
        _plan(pen, number, someone, plan, settings, worker) for number, (someone, plan) in enumerate(planned)
    ]
    pen.put(TransitionPlan, rows)
    pen.put(
        TransitionStep,
        [
            step
            for number, (someone, _) in enumerate(planned)
            for step in _steps(pen, number, someone, worker)
        ],
    )


def _plan(
    pen: Pen, number: int, someone: Someone, plan: tuple, settings: dict[str, int], worker: int
) -> dict:
    education, ends_at, setting, weekly, shares, likely = plan
    leaves = school_year_starts(
        someone.born_on, ends_at - 1
    )  # the September of the school year they turn that age
    low, middle, high = (Decimal(pounds) for pounds in weekly) if weekly else (None, None, None)
    council, icb = (Decimal(share) for share in shares) if shares else (None, None)
    return {
        "person_id": someone.row["id"],
        "recorded_on": pen.today - timedelta(days=30 + number * 11),
        "recorded_by_id": worker,
        "education": education,
        "education_ends_on": date(leaves.year + 1, 8, 1),
        "plan_type": "ehcp",
        "plan_issued_on": pen.today - timedelta(days=90 + number * 11) if number % DATED == 0 else None,
        "residential_college": someone.group == "pipeline",
        "adult_setting_id": settings[setting] if setting else None,
        "weekly_low": low,
        "weekly_middle": middle,
        "weekly_high": high,
        "council_percent": council,
        "icb_percent": icb,
        "education_percent": None if shares is None else Decimal(0),
        "probability": None if likely is None else Decimal(likely),
        "employment": HOPES[number % 3],
        "independent_living": HOPES[(number + 1) % 3],
        "community": "",
        "good_health": "",
        "lead_worker": LEADS[number % 3],
    }


def _steps(pen: Pen, number: int, someone: Someone, worker: int):
    """What was due by now was done a few weeks after its birthday, but for one step of every third person."""
    done = {
        "ehcp_year_9": school_year_starts(someone.born_on, 13) + timedelta(days=120),
        "icb_notified": birthday(someone.born_on, 14) + timedelta(days=35),
        "health_check": birthday(someone.born_on, 14) + timedelta(days=150),
        "college_transfer": date(school_year_starts(someone.born_on, 15).year + 1, 3, 12),
        "chc_referral": birthday(someone.born_on, 16) + timedelta(days=40),
        "capacity": birthday(someone.born_on, 16) + timedelta(days=50),
        "own_rights": date(school_year_starts(someone.born_on, 15).year + 1, 7, 20),
        "chc_decision": birthday(someone.born_on, 17) + timedelta(days=60),
    }
    missed = ("icb_notified", "", "chc_referral", "", "capacity", "")[number % 6]
    for milestone, done_on in done.items():
        if milestone != missed and done_on < pen.today:
            yield {
                "person_id": someone.row["id"],
                "milestone": milestone,
                "number": 1,
                "outcome": "done",
                "done_on": done_on,
                "reason": "",
                "recorded_on": done_on,
                "recorded_by_id": worker,
            }
