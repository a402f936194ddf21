"""Random registers crowded round one month, and a slow second opinion on its figures.

The second opinion shares no code with the indicators: it reads every row there is, plainly, and follows the
words of the contract a person at a time.
"""

import calendar
import random
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from casework.models import Contact
from linkworker.periods import Days
from placements.models import FundingLine, Person, Placement, SettingType
from reviews.models import Review
from reviews.rules.facts import HeldReview, PersonFacts, PlacementFacts
from tests.accounts.recipes import council, icb, organisation, staff
from tests.casework.recipes import LONDON, contact
from tests.placements.recipes import funding_line, home, person, placement
from tests.reviews import slow_calendar
from tests.reviews.recipes import review

RUTLAND, LINCOLNSHIRE, LEICESTERSHIRE = "E06000017", "E10000019", "E10000018"
ONE_DAY = timedelta(days=1)
BACK = (
    0,
    1,
    2,
    14,
    28,
    29,
    30,
    31,
    41,
    42,
    43,
    55,
    56,
    57,
    61,
    84,
    85,
    150,
    182,
    184,
    364,
    365,
    366,
    400,
    730,
)
GAPS = (0, 0, 1, 6, 7, 8, 40)
KINDS = ("INIT", "CA12", "CONC")


class Register:
    """Fills the database from one number, with every date a telling distance from the month's last day."""

    def __init__(self, seed: int, last_day: date, people: int = 60):
        self.random = random.Random(seed)
        self.last_day = last_day
        self.author = staff()
        types = SettingType.objects.filter(code__in=["RES", "SL_SHARED", "HOSP_ATU", "OWN_HOME"])
        self.homes = [
            home(host, setting_type=kind)
            for host in (RUTLAND, LINCOLNSHIRE, LEICESTERSHIRE)
            for kind in types.order_by("code")
        ]
        self.payers = [
            *(council(), council(), council(LINCOLNSHIRE), icb(), icb(), None),
            *(organisation("education"), organisation("trust")),
        ]
        for _ in range(people):
            self.someone()

    def day(self) -> date:
        back = self.random.choice((*BACK, self.random.randint(0, 900)))
        return self.last_day - timedelta(days=back) + timedelta(days=self.random.choice((0, 0, 0, 1, 9)))

    def born_on(self) -> date:
        age = self.random.choice((14, 18, 18, 30, 30, 30, 45))
        year, month, day = self.last_day.year - age, self.last_day.month, self.last_day.day
        birthday = date(year, month, min(day, calendar.monthrange(year, month)[1]))
        return birthday + self.random.choice((-1, 0, 0, 1, 40, -400)) * ONE_DAY

    def someone(self) -> None:
        responsible = self.random.choice((RUTLAND, RUTLAND, RUTLAND, LINCOLNSHIRE))
        joined = self.random.choice((None, self.day(), self.day(), self.last_day, self.last_day + ONE_DAY))
        left = joined and self.random.choice((None, None, max(self.day(), joined + ONE_DAY)))
        someone = person(
            responsible_council=council(responsible),
            date_of_birth=self.born_on(),
            caseload_from=joined,
            caseload_until=left,
            contact_every_days=self.random.choice((14, 42, 42, 84)),
        )
        self.stays(someone)
        for _ in range(self.random.choice((0, 1, 2, 4))):
            covers = self.random.sample(KINDS, self.random.choice((0, 0, 1, 2)))
            review(person=someone, kind=self.random.choice(KINDS), held_on=self.day(), covers=covers)
        for _ in range(self.random.choice((0, 1, 3, 6))):
            self.contact(someone)

    def stays(self, someone: Person) -> None:
        starts_on = self.day() - timedelta(days=self.random.choice((0, 0, 100, 800)))
        for _ in range(self.random.choice((0, 1, 1, 2, 3))):
            ends_on = self.random.choice((None, None, max(self.day(), starts_on + ONE_DAY)))
            stay = placement(
                person=someone,
                home=self.random.choice(self.homes),
                starts_on=starts_on,
                ends_on=ends_on,
                end_reason="moved" if ends_on else "",
            )
            for number, payer in enumerate(self.random.sample(self.payers, self.random.choice((0, 1, 2, 3)))):
                self.line(stay, payer, ("asc", "joint", "s117")[number])
            if ends_on is None:
                return
            starts_on = ends_on + timedelta(days=self.random.choice(GAPS))

    def line(self, stay: Placement, payer, stream: str) -> None:
        starts_on = stay.starts_on + timedelta(days=self.random.choice((0, 0, 0, 30, 400)))
        ends_on = self.random.choice((None, None, max(self.day(), starts_on + ONE_DAY)))
        weekly = Decimal(self.random.choice((0, 1, 99_999, 167_808, 234_567))).scaleb(-2)
        funding_line(
            placement=stay, payer=payer, stream=stream, weekly=weekly, starts_on=starts_on, ends_on=ends_on
        )

    def contact(self, someone: Person) -> None:
        hour, minute = self.random.choice(((0, 0), (0, 30), (10, 0), (23, 59)))
        day = self.day()
        when = datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)
        withdrawn = self.random.random() < 0.1
        contact(
            person=someone,
            author=self.author,
            happened_at=when,
            method=self.random.choice(("visit", "visit", "meeting", "video", "phone", "email")),
            person_present=self.random.choice((True, True, None, False)),
            reached=self.random.random() < 0.9,
            withdrawn_at=when if withdrawn else None,
            withdrawn_because="Wrong person" if withdrawn else "",
        )


# The second opinion


def slow_figures(code: str, first_day: date, last_day: date) -> dict[str, dict]:
    """Value, met, of and not recorded of each indicator, from every row of the register."""
    us = council(code)
    people = list(Person.objects.order_by("pk"))
    stays = {
        p.pk: list(Placement.objects.filter(person=p).select_related("home__setting_type")) for p in people
    }
    for listed in stays.values():
        listed.sort(key=lambda stay: stay.starts_on)
    ours = [p for p in people if p.responsible_council_id == us.pk]
    out, inside = [], []
    for p in people:
        for stay in stays[p.pk]:
            if not (stay.starts_on <= last_day and (stay.ends_on is None or stay.ends_on > last_day)):
                continue
            is_here = stay.home.host_council_id == us.pk
            if p in ours and not is_here and slow_age(p.date_of_birth, last_day) >= 18:
                out.append((p, stay))
            if p not in ours and is_here and slow_age(p.date_of_birth, last_day) >= 14:
                inside.append((p, stay))
    return {
        "K01": {"value": Decimal(len(out)), "met": [str(p.uid) for p, _ in out]},
        "K02": {"value": Decimal(len(inside)), "met": [str(p.uid) for p, _ in inside]},
        **slow_money(out, last_day),
        "K07": slow_back(us, ours, stays, first_day, last_day),
        "K10": slow_coverage(out, last_day),
        **slow_reviews(us, ours, stays, first_day, last_day),
        "K19": slow_contacts(us, people, stays, last_day),
    }


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


def slow_back(us, ours, stays, first_day, last_day):
    back = []
    for p in ours:
        came = False
        for stay in stays[p.pk]:
            if stay.home.host_council_id == us.pk or not stay.ends_on:
                continue
            if not first_day <= stay.ends_on <= last_day:
                continue
            later = [s for s in stays[p.pk] if s.starts_on >= stay.ends_on]
            if later and (later[0].starts_on - stay.ends_on).days <= 7:
                here = later[0].home.host_council_id == us.pk
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


def slow_facts(us, p, its_stays) -> PersonFacts:
    return PersonFacts(
        reference=p.reference,
        born_on=p.date_of_birth,
        placements=tuple(
            PlacementFacts(
                reference=stay.reference,
                home=stay.home.name,
                stay=Days(stay.starts_on, stay.ends_on),
                hosted_elsewhere=stay.home.host_council_id != us.pk,
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
    )


def slow_reviews(us, ours, stays, first_day, last_day):
    due, in_time, late, first_due, first_met = [], [], [], [], []
    days = [first_day + n * ONE_DAY for n in range((last_day - first_day).days + 1)]
    for p in ours:
        facts = slow_facts(us, p, stays[p.pk])
        for due_on, _, _, held_on in slow_calendar.fell_due(facts, days):
            due.append(str(p.uid))
            if held_on is not None and held_on <= due_on:
                in_time.append(str(p.uid))
        late += [str(p.uid) for due_on, *_ in slow_calendar.owed_on(facts, last_day) if due_on < last_day]
        for stay in stays[p.pk]:
            day_56 = stay.starts_on + 56 * ONE_DAY
            if day_56 not in days or (stay.ends_on and stay.ends_on < day_56):
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
        on = p.caseload_from and p.caseload_from <= last_day
        on = on and (p.caseload_until is None or p.caseload_until > last_day)
        here = any(
            stay.home.host_council_id == us.pk
            and stay.starts_on <= last_day
            and (stay.ends_on is None or stay.ends_on > last_day)
            for stay in stays[p.pk]
        )
        if not on or not (p.responsible_council_id == us.pk or here):
            continue
        of.append(str(p.uid))
        since = last_day - timedelta(days=p.contact_every_days)
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
