"""A slow second opinion on the figures of a month.

It shares no code with the indicators: it reads every row there is, plainly, and follows the words of the
contract a person at a time.
"""

import calendar
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from casework.models import Contact
from linkworker.periods import Days
from placements.models import (
    CaseloadSpell,
    ChcCase,
    FormerHost,
    FundingLine,
    Person,
    Placement,
    Responsibility,
)
from reviews.models import Review
from reviews.rules.facts import ChcDecision, HeldReview, PersonFacts, PlacementFacts
from tests.accounts.recipes import council
from tests.casework.recipes import LONDON
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
        "K19": slow_contacts(us, people, stays, last_day),
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
                council_paid=tuple(
                    Days(line.starts_on, line.ends_on)
                    for line in FundingLine.objects.filter(placement=stay).select_related("payer")
                    if line.payer and line.payer.kind == "council"
                ),
            )
            for stay in its_stays
        ),
        held=tuple(
            HeldReview(r.kind, r.held_on, frozenset(r.covers)) for r in Review.objects.filter(person=p)
        ),
        decisions=tuple(
            ChcDecision(c.decided_on, c.outcome, c.fast_track)
            for c in ChcCase.objects.filter(person=p)
            if c.decided_on is not None
        ),
    )


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
