"""A slow second opinion on the figures of a month.

It shares no code with the indicators: it reads every row there is, plainly, and follows the words of the
contract a person at a time.
"""

import calendar
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from casework.models import Action, Contact, Feedback, Goal, GoalCheck, Referral
from linkworker.periods import Days
from placements.models import (
    BankHoliday,
    CaseloadSpell,
    ChcCase,
    Checklist,
    FormerHost,
    FundingLine,
    Notice,
    NoticeNotNeeded,
    Person,
    Placement,
    ProviderEvent,
    Responsibility,
)
from reviews.models import Review
from reviews.rules.facts import (
    Asked,
    Authorisation,
    ChcDecision,
    EducationPlan,
    HeldReview,
    PersonFacts,
    PlacementFacts,
)
from reviews.rules.facts import Goal as SlowGoal
from tests.accounts.recipes import council
from tests.casework.recipes import LONDON
from tests.reporting.slow_plans import slow_plans
from tests.reviews import slow_calendar

ONE_DAY = timedelta(days=1)


def slow_figures(code: str, first_day: date, last_day: date) -> dict[str, dict]:
    """Value, met, of and not recorded of each indicator, from every row of the register."""
    us = council(code)
    people = list(Person.objects.order_by("pk"))
    stays = {
        p.pk: list(Placement.objects.filter(person=p).select_related("home__setting_type")) for p in people
    }
    for listed in stays.values():
        listed.sort(key=lambda stay: stay.starts_on)
    out, inside = [], []
    for p in people:
        for stay in stays[p.pk]:
            if not (stay.starts_on <= last_day and (stay.ends_on is None or stay.ends_on > last_day)):
                continue
            is_here = slow_host(stay, last_day) == us.pk
            is_ours = slow_whose(p, last_day) == us.pk
            if is_ours and not is_here and slow_age(p.date_of_birth, last_day) >= 18:
                out.append((p, stay))
            if not is_ours and is_here and slow_age(p.date_of_birth, last_day) >= 14:
                inside.append((p, stay))
    return {
        "K01": {"value": Decimal(len(out)), "met": [str(p.uid) for p, _ in out]},
        "K02": {"value": Decimal(len(inside)), "met": [str(p.uid) for p, _ in inside]},
        **slow_money(out, last_day),
        "K07": slow_back(us, people, stays, first_day, last_day),
        "K10": slow_coverage(out, last_day),
        **slow_reviews(us, people, stays, first_day, last_day),
        **slow_chc(us, people, stays, first_day, last_day),
        "K18": slow_liaison(us, people, last_day),
        "K19": slow_contacts(us, people, stays, last_day),
        "K20": slow_referrals(us, first_day, last_day),
        "K25": slow_partners(us, people, stays, first_day, last_day),
        "K23": slow_goals(us, people, stays, first_day, last_day),
        "K24": slow_feedback(us, people, stays, first_day, last_day),
    }


def slow_whose(p, day):
    """The one council responsible that day: every dated row is looked at."""
    [council] = [
        row.organisation_id
        for row in Responsibility.objects.filter(person=p, kind="council")
        if (row.starts_on is None or row.starts_on <= day) and (row.ends_on is None or day < row.ends_on)
    ]
    return council


def slow_host(stay, day):
    """In whose area the home stood that day: the first of those whose time was not over."""
    rows = FormerHost.objects.filter(home=stay.home, organisation__kind="council").order_by("until")
    return next((row.organisation_id for row in rows if day < row.until), stay.home.host_council_id)


def slow_age(born: date, day: date) -> int:
    """Birthdays counted one at a time; 29 February is kept on the 28th in common years."""
    age = -1
    for year in range(born.year, day.year + 1):
        leap_child = (born.month, born.day) == (2, 29) and not calendar.isleap(year)
        birthday = date(year, 2, 28) if leap_child else date(year, born.month, born.day)
        age += birthday <= day
    return age


def lines_on(stay, day):
    found = list(FundingLine.objects.filter(placement=stay).select_related("payer"))
    return [line for line in found if line.starts_on <= day and (line.ends_on is None or line.ends_on > day)]


def slow_percent(met, of):
    return None if not of else half_up(Fraction(100 * met) / Fraction(of))


def half_up(exact: Fraction) -> Decimal:
    whole, rest = divmod(exact * 100, 1)
    return Decimal(int(whole) + (rest >= Fraction(1, 2))) / 100


def slow_money(out, last_day):
    gross = health = Decimal(0)
    priced, missing = [], []
    for p, stay in out:
        lines = lines_on(stay, last_day)
        (priced if lines else missing).append(str(p.uid))
        gross += sum(line.weekly for line in lines)
        health += sum(line.weekly for line in lines if line.payer and line.payer.kind == "icb")
    yearly = half_up(Fraction(gross) * 365 / 7) if priced or not missing else None
    return {
        "K03": {"value": yearly, "not_recorded": missing},
        "K04": {"value": slow_percent(Fraction(health), Fraction(gross)), "not_recorded": missing},
        "K05": {"value": half_up(Fraction(gross) / len(priced)) if priced else None, "not_recorded": missing},
    }


def slow_back(us, people, stays, first_day, last_day):
    back = []
    for p in people:
        came = False
        for stay in stays[p.pk]:
            if not stay.ends_on or slow_host(stay, stay.ends_on) == us.pk:
                continue
            if not first_day <= stay.ends_on <= last_day or slow_whose(p, stay.ends_on) != us.pk:
                continue
            later = [s for s in stays[p.pk] if s.starts_on >= stay.ends_on]
            if later and (later[0].starts_on - stay.ends_on).days <= 7:
                here = slow_host(later[0], later[0].starts_on) == us.pk
                came = came or (here and later[0].home.setting_type.group != "Hospital")
        if came:
            back.append(str(p.uid))
    return {"value": Decimal(len(back)), "met": back}


def slow_coverage(out, last_day):
    met, of, missing, exempt = [], [], [], []
    year, month = last_day.year - 1, last_day.month
    year_ago = date(year, month, min(last_day.day, calendar.monthrange(year, month)[1]))
    for p, stay in out:
        lines = lines_on(stay, last_day)
        council_pays = any(line.payer and line.payer.kind == "council" for line in lines)
        if not lines:
            missing.append(str(p.uid))
        elif not council_pays or (last_day - stay.starts_on).days < 56:
            exempt.append(str(p.uid))
        else:
            of.append(str(p.uid))
            held = [r for r in Review.objects.filter(person=p) if {"CA12", "INIT"} & {r.kind, *r.covers}]
            if any(year_ago < r.held_on <= last_day for r in held):
                met.append(str(p.uid))
    value = slow_percent(len(met), len(of))
    return {"value": value, "met": met, "of": of, "not_recorded": missing, "not_applicable": exempt}


def slow_facts(us, p, its_stays, last_day) -> PersonFacts:
    return PersonFacts(
        reference=p.reference,
        born_on=p.date_of_birth,
        placements=tuple(
            PlacementFacts(
                reference=stay.reference,
                home=stay.home.name,
                stay=Days(stay.starts_on, stay.ends_on),
                hosted_elsewhere=slow_host(stay, last_day) != us.pk,
                council_paid=slow_line_days(stay, lambda line: line.payer and line.payer.kind == "council"),
                aftercare=slow_line_days(stay, lambda line: line.stream == "s117"),
                ward=slow_ward(stay.home.setting_type.code),
                outside_own_icb=bool(
                    stay.home.host_icb and p.responsible_icb and stay.home.host_icb != p.responsible_icb
                ),
            )
            for stay in its_stays
        ),
        held=(
            *(
                HeldReview(r.kind, r.held_on, frozenset(r.covers), on_site=r.person_present)
                for r in Review.objects.filter(person=p)
            ),
            *([HeldReview("AHC", p.health_check_on)] if p.health_check_on else []),
            *(
                HeldReview("GOAL", c.checked_on, about=str(c.goal.uid))
                for c in GoalCheck.objects.filter(goal__person=p, goal__organisation=us)
            ),
            *(HeldReview("UNPL", c.checked_on, about=str(c.event.uid)) for c in p.resident_checks.all()),
        ),
        decisions=tuple(
            ChcDecision(c.decided_on, c.outcome, c.fast_track)
            for c in ChcCase.objects.filter(person=p)
            if c.decided_on is not None
        ),
        asked=tuple(slow_events(its_stays)),
        goals=tuple(slow_goal(g) for g in Goal.objects.filter(person=p, organisation=us)),
        authorisations=tuple(
            Authorisation("Authorised", status.starts_on, status.ends_on - ONE_DAY)
            for status in p.legal_statuses.all()
            if status.kind in ("dols_standard", "court_of_protection") and status.ends_on
        ),
        education_plans=tuple(EducationPlan(*days) for days in slow_plans(p)),
        preparing_since=min((plan.recorded_on for plan in p.transition_plans.all()), default=None),
        on_gp_register=p.on_gp_ld_register is True,
    )


def slow_line_days(stay, wanted):
    lines = FundingLine.objects.filter(placement=stay).select_related("payer")
    return tuple(Days(line.starts_on, line.ends_on) for line in lines if wanted(line))


def slow_ward(code):
    wards = {"HOSP_ATU": "HOSP_NS", "HOSP_MH": "HOSP_NS", "HOSP_REHAB": "HOSP_NS", "HOSP_CYP": "HOSP_CYP"}
    return wards.get(code, "HOSP_SEC" if code.startswith("HOSP") else "")


def slow_events(its_stays):
    """Of everything that ever happened to a home or whoever runs it: what asks about somebody there."""
    for event in ProviderEvent.objects.order_by("pk"):
        if event.inspection and event.inspection.withdrawn_at:
            continue
        told_for_good = False
        for stay in its_stays:
            there = (
                event.home_id == stay.home_id if event.home_id else event.provider_id == stay.home.provider_id
            )
            if not there or told_for_good:
                continue
            gone = stay.ends_on if stay.end_reason == "died" else None
            if stay.starts_on <= event.happened_on and (not stay.ends_on or stay.ends_on > event.happened_on):
                told_for_good = True
                yield Asked("UNPL", event.happened_on, "Event", str(event.uid), gone)
            elif stay.starts_on > event.happened_on and (not event.ends_on or stay.starts_on < event.ends_on):
                ends = [day for day in (stay.ends_on, event.ends_on) if day]
                yield Asked("UNPL", stay.starts_on, "Event", str(event.uid), min(ends, default=None))


def slow_goal(g):
    checks = sorted(GoalCheck.objects.filter(goal=g), key=lambda check: check.checked_on)
    weeks = g.check_every_weeks
    ended_on = checks[-1].checked_on if slow_over(checks) else None
    return SlowGoal(str(g.uid), "Goal", g.set_on, weeks and weeks * 7, ended_on)


def slow_chc(us, people, stays, first_day, last_day):
    met, of, unknown, reviewed, in_date = [], [], [], [], []
    for p in people:
        for c in ChcCase.objects.filter(person=p):
            if c.fast_track or c.outcome == "withdrawn" or c.decided_on is None:
                continue
            if first_day <= c.decided_on <= last_day and slow_whose(p, c.decided_on) == us.pk:
                of.append(str(p.uid))
                if c.received_by_icb_on is None:
                    unknown.append(str(p.uid))
                elif (c.decided_on - c.received_by_icb_on).days < 29:
                    met.append(str(p.uid))
        if slow_whose(p, last_day) != us.pk:
            continue
        owed = slow_calendar.owed_on(slow_facts(us, p, stays[p.pk], last_day), last_day)
        days = [due_on for due_on, kind, *_ in owed if kind in ("CHC3", "CHC12")]
        if days:
            reviewed.append(str(p.uid))
            if min(days) >= last_day:
                in_date.append(str(p.uid))
    return {
        "K16": {"value": slow_percent(len(met), len(of)), "met": met, "of": of, "not_recorded": unknown},
        "K17": {"value": slow_percent(len(in_date), len(reviewed)), "met": in_date, "of": reviewed},
    }


def slow_reviews(us, people, stays, first_day, last_day):
    due, in_time, late, first_due, first_met = [], [], [], [], []
    days = [first_day + n * ONE_DAY for n in range((last_day - first_day).days + 1)]
    for p in people:
        facts = slow_facts(us, p, stays[p.pk], last_day)
        for due_on, _, _, held_on in slow_calendar.fell_due(facts, days):
            if slow_whose(p, due_on) != us.pk:
                continue
            due.append(str(p.uid))
            if held_on is not None and held_on <= due_on:
                in_time.append(str(p.uid))
        if slow_whose(p, last_day) == us.pk:
            late += [str(p.uid) for due_on, *_ in slow_calendar.owed_on(facts, last_day) if due_on < last_day]
        for stay in stays[p.pk]:
            day_56 = stay.starts_on + 56 * ONE_DAY
            if day_56 not in days or (stay.ends_on and stay.ends_on < day_56):
                continue
            if slow_whose(p, day_56) != us.pk:
                continue
            first_due.append(str(p.uid))
            if any(
                "INIT" in {r.kind, *r.covers} and stay.starts_on <= r.held_on <= day_56 for r in facts.held
            ):
                first_met.append(str(p.uid))
    return {
        "K11": {"value": slow_percent(len(in_time), len(due)), "met": in_time, "of": due},
        "K12": {"value": Decimal(len(late)), "met": late},
        "K13": {"value": slow_percent(len(first_met), len(first_due)), "met": first_met, "of": first_due},
    }


def slow_contacts(us, people, stays, last_day):
    met, of, unknown = [], [], []
    for p in people:
        spells = [
            spell
            for spell in CaseloadSpell.objects.filter(person=p)
            if spell.starts_on <= last_day and (spell.ends_on is None or spell.ends_on > last_day)
        ]
        here = any(
            slow_host(stay, last_day) == us.pk
            and stay.starts_on <= last_day
            and (stay.ends_on is None or stay.ends_on > last_day)
            for stay in stays[p.pk]
        )
        if not spells or not (slow_whose(p, last_day) == us.pk or here):
            continue
        of.append(str(p.uid))
        since = last_day - timedelta(days=spells[0].contact_every_days)
        presences = [
            c.person_present
            for c in Contact.objects.filter(person=p, withdrawn_at=None, reached=True)
            if c.method in ("visit", "meeting", "video")
            and since <= c.happened_at.astimezone(LONDON).date() <= last_day
        ]
        if True in presences:
            met.append(str(p.uid))
        elif None in presences:
            unknown.append(str(p.uid))
    return {"value": slow_percent(len(met), len(of)), "met": met, "of": of, "not_recorded": unknown}


def slow_liaison(us, people, last_day):
    met, of = [], []
    for p in people:
        if slow_whose(p, last_day) != us.pk:
            continue
        decided = [
            (c.decided_on, c.pk, c.outcome)
            for c in ChcCase.objects.filter(person=p)
            if c.decided_on and c.decided_on <= last_day and c.outcome not in ("", "withdrawn")
        ]
        concerned = bool(decided) and max(decided)[2] in ("full", "joint")
        for c in ChcCase.objects.filter(person=p):
            told = sorted(
                Checklist.objects.filter(case=c).exclude(result=""),
                key=lambda one: (one.completed_on, one.pk),
            )
            begun = [c.considered_on, c.fast_track_signed_on, c.received_by_icb_on]
            begun += [one.completed_on for one in told]
            if not any(day and day <= last_day for day in begun):
                continue
            if (c.decided_on and c.decided_on <= last_day) or (c.closed_on and c.closed_on <= last_day):
                continue
            by_then = [one for one in told if one.completed_on <= last_day]
            if (c.decided_on is None and c.outcome) or (by_then and by_then[-1].result == "negative"):
                continue
            concerned = True
        if not concerned:
            continue
        of.append(str(p.uid))
        for c in Contact.objects.filter(person=p, withdrawn_at=None):
            day = c.happened_at.astimezone(LONDON).date()
            if c.reached and "icb_chc" in c.sides and 0 <= (last_day - day).days < 90:
                met.append(str(p.uid))
                break
    return {"value": slow_percent(len(met), len(of)), "met": met, "of": of}


def slow_referrals(us, first_day, last_day):
    met, of, unknown = [], [], []
    for r in Referral.objects.filter(organisation=us).select_related("person").order_by("pk"):
        if not first_day <= r.made_on + 28 * ONE_DAY <= last_day or r.person.merged_into_id:
            continue
        of.append(str(r.person.uid))
        taken = [(day - r.made_on).days for day in (r.accepted_on, r.started_on) if day]
        if any(days < 29 for days in taken):
            met.append(str(r.person.uid))
        if not taken and not r.ended_on and r.result not in ("waiting", "declined"):
            unknown.append(str(r.person.uid))
    return {"value": slow_percent(len(met), len(of)), "met": met, "of": of, "not_recorded": unknown}


WORKING_DAYS = {"before": (-10, 2), "arrival": (5, 5), "ending": (5, 5), "change": (5, 5)}  # usual, emergency


def slow_partners(us, people, stays, first_day, last_day):
    """Three parts, one at a time; their mean is Fraction by Fraction."""
    found = {"met": [], "of": [], "not_recorded": [], "not_applicable": []}
    shares = []
    for part in (slow_notices(us, people, stays, first_day, last_day), slow_asked(us, first_day, last_day)):
        if part["of"]:
            shares.append(Fraction(100 * len(part["met"]), len(part["of"])))
        for name, listed in part.items():
            found[name] += listed
    for r in Review.objects.filter(held_on__gte=first_day, held_on__lte=last_day).select_related("person"):
        if slow_whose(r.person, r.held_on) == us.pk:
            found["not_recorded"].append(str(r.person.uid))
    return found | {"value": half_up(sum(shares) / len(shares)) if shares else None}


def slow_asked(us, first_day, last_day):
    part = {"met": [], "of": [], "not_applicable": []}
    for action in Action.objects.filter(organisation=us, owner=None).select_related("person"):
        first, whose = action.first_due_on or action.due_on, str(action.person.uid)
        if not first_day <= first <= last_day:
            continue
        if action.dropped_on and action.dropped_on <= last_day:
            part["not_applicable"].append(whose)
            continue
        part["of"].append(whose)
        if action.done_on and action.done_on <= first:
            part["met"].append(whose)
    return part


def slow_notices(us, people, stays, first_day, last_day):
    closed = set(BankHoliday.objects.values_list("day", flat=True))
    part = {"met": [], "of": [], "not_recorded": [], "not_applicable": []}
    owed = [
        (p, stay, stage, about_on, slow_due(stage, about_on, stay, closed))
        for p in people
        for stay in stays[p.pk]
        for stage, about_on in slow_stages(stay)
        if stay.home.host_council_id != p.responsible_council_id and about_on >= date(2026, 4, 1)
    ]
    for p, stay, stage, about_on, due in owed:
        if first_day <= due <= last_day and slow_whose(p, due) == us.pk:
            for body in (stay.home.host_council, stay.home.host_icb):
                for name in slow_told(stay, stage, about_on, due, body, last_day):
                    part[name].append(str(p.uid))
    return part


def slow_due(stage, about_on, stay, closed):
    """One day at a time, counting those somebody works."""
    due, left = about_on, WORKING_DAYS[stage][bool(stay.emergency)]
    while left:
        step = 1 if left > 0 else -1
        due += step * ONE_DAY
        if due.weekday() < 5 and due not in closed:
            left -= step
    return due


def slow_told(stay, stage, about_on, due, body, last_day):
    """In which lists one notice to one body stands."""
    if body is None:
        return ["of", "not_recorded"]
    about = {"placement": stay, "stage": stage, "addressee": body}
    if stage == "change":
        about["about_on"] = about_on
    sent = [one.sent_on for one in Notice.objects.filter(**about, withdrawn_on=None)]
    settled = NoticeNotNeeded.objects.filter(**about | {"about_on": about_on})
    if not sent and any(one.decided_on <= last_day for one in settled):
        return ["not_applicable"]
    return ["of", "met"] if any(day <= due for day in sent) else ["of"]


def slow_stages(stay):
    """Each stage and the day it is about, as domain D has them."""
    yield "before", stay.starts_on
    yield "arrival", stay.starts_on
    lines = list(FundingLine.objects.filter(placement=stay))
    changed, before = set(), set()
    for day in sorted({line.starts_on for line in lines}):
        now = {
            line.payer_id
            for line in lines
            if line.starts_on <= day and (not line.ends_on or line.ends_on > day)
        }
        if before and now != before and day > stay.starts_on:
            changed.add(day)
        before = now
    for day in sorted(changed):
        if stay.ends_on is None or day < stay.ends_on:
            yield "change", day
    if stay.ends_on:
        yield "ending", stay.ends_on


def slow_concerned(us, p, stays, day):
    """Ours that day, or living here."""
    return slow_whose(p, day) == us.pk or any(
        stay.starts_on <= day
        and (stay.ends_on is None or stay.ends_on > day)
        and slow_host(stay, day) == us.pk
        for stay in stays[p.pk]
    )


def slow_over(checks):
    """Did the last of these looks end the goal?"""
    if not checks:
        return False
    said, seen = checks[-1].person_rating, checks[-1].rating
    return (said or seen) in ("achieved", "stopped") or seen == "stopped"


def slow_goals(us, people, stays, first_day, last_day):
    met, of, unknown, waiting = [], [], [], []
    for p in people:
        if not slow_concerned(us, p, stays, last_day):
            continue
        for g in Goal.objects.filter(person=p, organisation=us):
            checks = sorted(GoalCheck.objects.filter(goal=g), key=lambda check: check.checked_on)
            if g.set_on > last_day or slow_over([c for c in checks if c.checked_on < first_day]):
                continue
            looks = [c for c in checks if c.checked_on <= last_day]
            if not looks:
                late = g.set_on + timedelta(weeks=g.check_every_weeks or 8) < last_day
                (unknown if late else waiting).append(str(p.uid))
                continue
            of.append(str(p.uid))
            if (looks[-1].person_rating or looks[-1].rating) in ("achieved", "improving"):
                met.append(str(p.uid))
    value = slow_percent(len(met), len(of))
    return {"value": value, "met": met, "of": of, "not_recorded": unknown, "not_applicable": waiting}


def slow_feedback(us, people, stays, first_day, last_day):
    met, of = [], []
    for p in people:
        for f in Feedback.objects.filter(person=p, organisation=us):
            if first_day <= f.given_on <= last_day and slow_concerned(us, p, stays, f.given_on):
                of.append(str(p.uid))
                met += [str(p.uid)] if f.score > 3 else []
    if 0 < len(of) < 5:
        return {"value": None, "met": [], "of": []}
    return {"value": slow_percent(len(met), len(of)), "met": met, "of": of}
