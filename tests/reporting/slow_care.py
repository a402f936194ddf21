"""A slow second opinion on coming home, hospital, health checks and growing up (K08, K09, K14, K15, K21, K22).

As `slow_figures`: no code is shared with the indicators or the rules; every row is read, a person at a time.
"""

import json
from datetime import date, timedelta
from decimal import Decimal

from accounts.models import Version
from placements.models import (
    BankHoliday,
    CaseloadSpell,
    Person,
    Placement,
    TransitionPlan,
    TransitionStep,
)
from reviews.models import Review
from tests.accounts.recipes import council
from tests.reporting.slow_figures import slow_age, slow_host, slow_percent, slow_ward, slow_whose
from tests.reporting.slow_plans import slow_has_plan
from tests.reviews.slow_diary import months_after

ONE_DAY = timedelta(days=1)
CARE_AND_TREATMENT = {"CTR_PRE", "CTR_POST", "CTR_NS", "CTR_SEC", "CETR"}


def slow_care(code: str, first_day: date, last_day: date) -> dict[str, dict]:
    """Value, met, of, not recorded and not applicable of each of the six."""
    us = council(code)
    people = list(Person.objects.order_by("pk"))
    stays = {
        p.pk: sorted(
            Placement.objects.filter(person=p).select_related("home__setting_type"),
            key=lambda stay: stay.starts_on,
        )
        for p in people
    }
    return {
        "K08": slow_decision(us, people, stays, last_day),
        "K09": slow_options(us, people, stays, first_day, last_day),
        "K14": slow_treatment(us, people, stays, last_day),
        "K15": slow_visits(us, people, stays, last_day),
        "K21": slow_checks(us, people, stays, last_day),
        "K22": slow_milestones(us, people, first_day, last_day),
    }


def told(met, of, not_recorded=(), not_applicable=()) -> dict:
    value: Decimal | None = slow_percent(len(met), len(of))
    parts = {"met": met, "of": of, "not_recorded": not_recorded, "not_applicable": not_applicable}
    return {"value": value, **parts}


def there(its_stays, day):
    return [s for s in its_stays if s.starts_on <= day and (s.ends_on is None or s.ends_on > day)]


def held(p, kinds, until):
    """The days of every review that is one of these kinds, or settled one of them."""
    rows = Review.objects.filter(person=p, held_on__lte=until)
    return sorted(r.held_on for r in rows if kinds & {r.kind, *r.covers})


def slow_decision(us, people, stays, last_day):
    met, of, unclear, lately = [], [], [], []
    for p in people:
        for stay in there(stays[p.pk], last_day):
            away = slow_host(stay, last_day) != us.pk and slow_whose(p, last_day) == us.pk
            if not away or slow_age(p.date_of_birth, last_day) < 18:
                continue
            if last_day <= months_after(stay.starts_on, 6):
                lately.append(str(p.uid))
                continue
            of.append(str(p.uid))
            lasting = [
                r
                for r in Review.objects.filter(person=p, held_on__lte=last_day)
                if "DEC" in {r.kind, *r.covers} and r.held_on >= months_after(last_day, -12)
            ]
            if [r for r in lasting if r.outcome not in ("", "continue") or (r.outcome and r.decision)]:
                met.append(str(p.uid))
            elif lasting:
                unclear.append(str(p.uid))
    return told(met, of, unclear, lately)


def slow_options(us, people, stays, first_day, last_day):
    closed = set(BankHoliday.objects.values_list("day", flat=True))
    met, of = [], []
    for p in people:
        for stay in stays[p.pk]:
            start, tested = stay.starts_on, stay.local_options_tested_on
            if not first_day <= start <= last_day:
                continue
            if slow_whose(p, start) != us.pk or slow_host(stay, start) == us.pk:
                continue
            of.append(str(p.uid))
            until, left = start - ONE_DAY, 0
            if stay.emergency:
                until, left = start, 10
            while left:
                until += ONE_DAY
                left -= until.isoweekday() <= 5 and until not in closed
            if tested is not None and tested <= until:
                met.append(str(p.uid))
    return told(met, of)


def slow_inpatients(us, people, stays, last_day):
    for p in people:
        for stay in there(stays[p.pk], last_day):
            if slow_whose(p, last_day) == us.pk and slow_ward(stay.home.setting_type.code):
                yield p, stay


def slow_admitted(stay, its_stays):
    """Back from ward to ward, as long as one was left on the day the next was entered."""
    day = stay.starts_on
    while True:
        before = [s for s in its_stays if s.ends_on == day and slow_ward(s.home.setting_type.code)]
        if not before:
            return day
        day = before[0].starts_on


def slow_treatment(us, people, stays, last_day):
    met, of, early = [], [], []
    for p, stay in slow_inpatients(us, people, stays, last_day):
        admitted = slow_admitted(stay, stays[p.pk])
        weeks = 4 if slow_age(p.date_of_birth, admitted) >= 18 else 2
        if admitted + timedelta(weeks=weeks) >= last_day:
            early.append(str(p.uid))
            continue
        of.append(str(p.uid))
        months = {"HOSP_NS": 6, "HOSP_SEC": 12, "HOSP_CYP": 3}[slow_ward(stay.home.setting_type.code)]
        age = slow_age(p.date_of_birth, last_day)
        if age < 18 or (age < 25 and slow_has_plan(p, last_day)):
            months = 3
        reviewed = [
            day for day in held(p, CARE_AND_TREATMENT, last_day) if day >= admitted - timedelta(weeks=4)
        ]
        if reviewed and months_after(reviewed[-1], months) >= last_day:
            met.append(str(p.uid))
    return told(met, of, not_applicable=early)


def slow_visits(us, people, stays, last_day):
    met, of, unknown, early = [], [], [], []
    for p, stay in slow_inpatients(us, people, stays, last_day):
        boards = {stay.home.host_icb_id, p.responsible_icb_id}
        if None not in boards and len(boards) == 1:
            continue
        if (last_day - stay.starts_on).days < (56 if slow_age(p.date_of_birth, stay.starts_on) >= 18 else 42):
            early.append(str(p.uid))
            continue
        if None in boards:
            unknown.append(str(p.uid))
            continue
        of.append(str(p.uid))
        seen = [
            r.held_on
            for r in Review.objects.filter(person=p, person_present=True)
            if "VISIT" in {r.kind, *r.covers} and stay.starts_on <= r.held_on <= last_day
        ]
        if seen:
            weeks = 8 if slow_age(p.date_of_birth, max(seen)) >= 18 else 6
            met += [str(p.uid)] if last_day - max(seen) <= timedelta(weeks=weeks) else []
    return told(met, of, unknown, early)


def slow_checks(us, people, stays, last_day):
    met, of, unknown, others = [], [], [], []
    for p in people:
        spells = CaseloadSpell.objects.filter(person=p, starts_on__lte=last_day)
        ours = slow_whose(p, last_day) == us.pk
        here = any(slow_host(stay, last_day) == us.pk for stay in there(stays[p.pk], last_day))
        if not any(spell.ends_on is None or spell.ends_on > last_day for spell in spells):
            continue
        if not (ours or here) or slow_age(p.date_of_birth, last_day) < 14:
            continue
        listed = {None: unknown, False: others, True: of}[p.on_gp_ld_register]
        listed.append(str(p.uid))
        if listed is of:
            checks, plans = slow_days(p, "health_check_on"), slow_days(p, "health_action_plan_on")
            checked = [day for day in checks if months_after(last_day, -12) < day <= last_day]
            if checked and any(day <= last_day for day in plans):
                met.append(str(p.uid))
    return told(met, of, unknown, others)


def slow_days(p, column):
    """What the record says today, and what it said before something later was written over it."""
    found = {getattr(p, column)}
    for version in Version.objects.filter(table="placements_person", row=p.pk):
        if column in version.changed:
            was, became = version.before[column], version.changed[column]
            if was and became and json.dumps(was) < json.dumps(became):
                found.add(date.fromisoformat(was))
    return found - {None}


def slow_milestones(us, people, first_day, last_day):
    met, of, not_called_for = [], [], []
    for p in people:
        plans = [one for one in TransitionPlan.objects.filter(person=p) if one.recorded_on <= last_day]
        if not plans:
            continue
        plan = max(plans, key=lambda one: (one.recorded_on, one.pk))
        for name, (of_plan, due) in slow_due_days(p, plan).items():
            if due is None or not first_day <= due <= last_day or slow_whose(p, due) != us.pk:
                continue
            if not 14 <= slow_age(p.date_of_birth, due) <= 25:
                continue
            rows = sorted(TransitionStep.objects.filter(person=p, milestone=name), key=lambda row: row.number)
            said = rows[-1] if rows and rows[-1].outcome != "reopened" else None
            done = said is not None and said.outcome == "done"
            if not done and (said is not None or (of_plan and plan.plan_type == "none")):
                not_called_for.append(str(p.uid))
                continue
            of.append(str(p.uid))
            if done and said.done_on <= due:
                met.append(str(p.uid))
    return told(met, of, not_applicable=not_called_for)


def slow_due_days(p, plan):
    """Of each milestone: is it about the plan for education, and the last day on which it is on time."""
    born = p.date_of_birth
    after = {
        (years, months): months_after(born, 12 * years + months) - ONE_DAY
        for years, months in ((14, 3), (14, 12), (16, 3), (17, 3), (17, 12))
    }
    turned = {age: months_after(born, 12 * age) for age in (13, 15, 16, 18, 25)}
    year = {age: day.year + (day.month >= 9) for age, day in turned.items()}  # September after the birthday
    june = date(year[16], 6, 30)
    while june.isoweekday() != 5:
        june -= ONE_DAY
    ends = plan.education_ends_on
    transfer = None
    if ends and 6 <= ends.month <= 9:
        eve = ends - ONE_DAY
        autumn = eve.year if eve.month >= 9 else eve.year - 1
        if slow_age(born, date(autumn, 8, 31)) < 15:
            transfer = date(ends.year, 2, 15)
    college_ends = date(turned[25].year + (turned[25] > date(turned[25].year, 7, 31)), 7, 31)
    return {
        "ehcp_year_9": (True, date(year[13] + 1, 8, 31)),
        "icb_notified": (False, after[14, 3]),
        "health_check": (False, after[14, 12]),
        "school_transfer": (True, transfer),
        "college_transfer": (True, date(year[15] + 1, 3, 31)),
        "chc_referral": (False, after[16, 3]),
        "capacity": (False, after[16, 3]),
        "own_rights": (True, months_after(june + ONE_DAY, 3) - ONE_DAY),
        "chc_decision": (False, after[17, 3]),
        "care_act_assessment": (False, after[17, 12]),
        "adult_funding": (False, turned[18]),
        "ehcp_ends": (True, college_ends),
    }
