"""Random registers crowded round one month; `slow_figures` reads them for a second opinion."""

import calendar
import random
from datetime import date, datetime, timedelta
from decimal import Decimal

from placements.models import (
    CaseloadSpell,
    FormerHost,
    Person,
    Placement,
    ProviderEvent,
    Responsibility,
    SettingType,
)
from tests.accounts.recipes import council, icb, organisation, staff
from tests.casework.recipes import (
    LONDON,
    contact,
    feedback,
    feedback_request,
    goal,
    goal_check,
    promise,
    referral,
    service,
)
from tests.placements.recipes import (
    chc_case,
    checklist,
    funding_line,
    home,
    legal_status,
    notice,
    notice_not_needed,
    person,
    placement,
    provider_event,
    resident_check,
    transition_plan,
)
from tests.reporting.registers_of_care import Care
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
KINDS = ("INIT", "CA12", "CONC", "CHC3", "CHC12")
MORE_KINDS = ("DEC", "FT", "S117R", "VISIT", "CTR_NS", "CTR_POST", "TRN", "CONC")
PATIENTS = 20
OUTCOMES = ("full", "full", "joint", "fnc", "not_eligible", "withdrawn", "")


class Register(Care):
    """Fills the database from one number, with every date a telling distance from the month's last day."""

    def __init__(self, seed: int, last_day: date, people: int = 60):
        self.random = random.Random(seed)
        self.last_day = last_day
        self.author, self.team = staff(), service()
        types = SettingType.objects.filter(code__in=["RES", "SL_SHARED", "HOSP_ATU", "OWN_HOME"])
        self.homes = [
            home(host, setting_type=kind)
            for host in (RUTLAND, LINCOLNSHIRE, LEICESTERSHIRE)
            for kind in types.order_by("code")
        ]
        for number, place in enumerate(self.homes):
            if number % 4 == 1:
                before = council(self.random.choice((RUTLAND, LINCOLNSHIRE)))
                FormerHost.objects.create(home=place, organisation=before, until=self.day())
        self.payers = [
            *(council(), council(), council(LINCOLNSHIRE), icb(), icb(), None),
            *(organisation("education"), organisation("trust")),
        ]
        for _ in range(people):
            self.someone()
        self.partners()
        self.voices = random.Random(f"{seed} voices")
        for someone in Person.objects.order_by("pk"):
            self.goals(someone)
            self.feedback(someone)
        self.duties = random.Random(f"{seed} duties")
        for place in self.homes[::3]:
            happened_on = self.duty_day()
            over = self.duties.choice((None, None, happened_on + self.duties.choice((5, 90)) * ONE_DAY))
            provider_event(home=place, happened_on=happened_on, ends_on=over)
        for someone in Person.objects.order_by("pk"):
            self.due_otherwise(someone)
        self.care = random.Random(f"{seed} care")
        for someone in Person.objects.order_by("pk"):
            self.cared_for(someone)
        self.plans = random.Random(f"{seed} plans")
        for someone in Person.objects.order_by("pk"):
            self.issued(someone)
        self.patients(PATIENTS)

    def duty_day(self) -> date:
        """Crowded round the month, and a year and half a year before it."""
        back = self.duties.choice((0, 1, 13, 14, 15, 28, 30, 42, 56, 57, 90, 182, 184, 365, 366, 400))
        return self.last_day - back * ONE_DAY + self.duties.choice((0, 0, 1)) * ONE_DAY

    def due_otherwise(self, someone: Person) -> None:
        """What makes the other kinds of review due, and what settles them; last, so that nothing above changes."""
        for _ in range(self.duties.choice((0, 1, 2))):
            kind, there = self.duties.choice(MORE_KINDS), self.duties.choice((True, True, False, None))
            covers = self.duties.sample(MORE_KINDS, self.duties.choice((0, 1)))
            review(person=someone, kind=kind, covers=covers, held_on=self.duty_day(), person_present=there)
        board, other = icb(), icb("QJM")
        whose = self.duties.choice((board, board, None))
        if whose:
            Responsibility.objects.create(
                person=someone, kind="icb", organisation=whose, basis="gp_registration"
            )
        Person.objects.filter(pk=someone.pk).update(
            on_gp_ld_register=self.duties.choice((True, True, False, None)),
            health_check_on=self.duties.choice((None, self.duty_day())),
            responsible_icb=whose,
        )
        for stay in Placement.objects.filter(person=someone).order_by("pk"):
            type(stay.home).objects.filter(pk=stay.home.pk).update(
                host_icb=self.duties.choice((board, other, other, None))
            )
        if self.duties.random() < 0.3:
            starts_on = self.duty_day() - 200 * ONE_DAY
            kind = self.duties.choice(("dols_standard", "court_of_protection", "mha"))
            legal_status(
                person=someone,
                kind=kind,
                section="3" if kind == "mha" else "",
                starts_on=starts_on,
                ends_on=starts_on + self.duties.choice((180, 256, 365)) * ONE_DAY,
            )
        if self.duties.random() < 0.3:
            transition_plan(person=someone, recorded_on=self.duty_day() - 300 * ONE_DAY)
        for event in ProviderEvent.objects.order_by("pk"):
            if self.duties.random() < 0.1:
                resident_check(event=event, person=someone, checked_on=event.happened_on + 9 * ONE_DAY)

    def partners(self) -> None:
        """What was told to others, and what they promised, last: so that nothing above changes by it."""
        for stay in Placement.objects.filter(starts_on__gte=self.last_day - 80 * ONE_DAY).order_by("pk"):
            for body in (stay.home.host_council, stay.home.host_icb):
                if body is not None and body.pk != stay.person.responsible_council_id:
                    self.told(stay, body)
        for someone in Person.objects.order_by("pk"):
            for _ in range(self.random.choice((0, 1, 2))):
                self.promise(someone)

    def told(self, stay: Placement, body) -> None:
        about = {"placement": stay, "stage": self.random.choice(("before", "arrival")), "addressee": body}
        about |= {"person": stay.person, "about_on": stay.starts_on}
        days = self.random.choice((-20, -14, 0, 5, 7, 9, 30))
        if self.random.random() < 0.7:
            notice(**about, sender=stay.person.responsible_council, sent_on=stay.starts_on + days * ONE_DAY)
        else:
            notice_not_needed(**about, decided_on=stay.starts_on + days * ONE_DAY)

    def promise(self, someone: Person) -> None:
        due_on = self.day()
        closed = self.random.choice(
            (
                {},
                {"done_on": due_on + self.random.choice((-3, 0, 1, 20)) * ONE_DAY, "outcome": "It came."},
                {
                    "dropped_on": due_on + self.random.choice((-3, 0, 40)) * ONE_DAY,
                    "dropped_because": "Moved",
                },
            )
        )
        moved = self.random.choice((None, None, due_on - 10 * ONE_DAY))
        promise(
            person=someone,
            organisation=council(self.random.choice((RUTLAND, LINCOLNSHIRE))),
            due_on=due_on,
            first_due_on=moved,
            **closed,
        )

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
        self.history(someone)
        self.stays(someone)
        for _ in range(self.random.choice((0, 1, 2, 4))):
            covers = self.random.sample(KINDS, self.random.choice((0, 0, 1, 2)))
            review(person=someone, kind=self.random.choice(KINDS), held_on=self.day(), covers=covers)
        for _ in range(self.random.choice((0, 1, 3, 6))):
            self.contact(someone)
        for _ in range(self.random.choice((0, 0, 1, 1, 2))):
            self.decision(someone)
        for _ in range(self.random.choice((0, 0, 1, 2))):
            self.referral(someone)
        if self.random.random() < 0.2:
            closed = self.random.choice((None, None, self.day()))
            case = chc_case(
                person=someone, considered_on=None, received_by_icb_on=self.day(), closed_on=closed
            )
            if self.random.random() < 0.6:
                result = self.random.choice(("positive", "negative"))
                checklist(case=case, completed_on=self.day(), letters="", result=result)

    def referral(self, someone: Person) -> None:
        made_on = self.last_day - self.random.choice((0, 27, 28, 29, 45, 57, 58, 59, 60)) * ONE_DAY
        result = self.random.choice(("", "waiting", "accepted", "declined", "started", "ended"))
        answered = made_on + self.random.choice((0, 7, 27, 28, 29, 40)) * ONE_DAY
        accepted = result in ("accepted", "started", "ended", "") and self.random.random() < 0.7
        referral(
            person=someone,
            organisation=council(self.random.choice((RUTLAND, RUTLAND, LINCOLNSHIRE))),
            made_on=made_on,
            result=result,
            accepted_on=answered if accepted else None,
            started_on=answered if result == "started" and self.random.random() < 0.8 else None,
            declined_on=answered if result == "declined" and self.random.random() < 0.5 else None,
            ended_on=answered + 9 * ONE_DAY if result == "ended" and self.random.random() < 0.7 else None,
            service_entry=self.random.choice((None, self.team)),
        )

    def decision(self, someone: Person) -> None:
        decided_on = self.random.choice((self.day(), self.last_day, self.last_day - 9 * ONE_DAY))
        took = self.random.choice((None, 0, 27, 28, 28, 29, 30, 84, 85))
        chc_case(
            person=someone,
            decided_on=decided_on,
            received_by_icb_on=None if took is None else decided_on - took * ONE_DAY,
            outcome=self.random.choice(OUTCOMES),
            fast_track=self.random.random() < 0.2,
        )

    def history(self, someone: Person) -> None:
        """Some were another council's before, or twice; some were to be seen more or less often."""
        if self.random.random() < 0.4:
            days = sorted({self.day(), self.day()})
            first = Responsibility.objects.get(person=someone, kind="council")
            Responsibility.objects.filter(pk=first.pk).update(starts_on=days[-1])
            starts_on = None
            for ends_on in days:
                Responsibility.objects.create(
                    person=someone,
                    kind="council",
                    organisation=council(self.random.choice((RUTLAND, LINCOLNSHIRE))),
                    starts_on=starts_on,
                    ends_on=ends_on,
                    basis="ordinary_residence",
                )
                starts_on = ends_on
        joined, left = someone.caseload_from, someone.caseload_until
        day = self.day()
        if joined and joined < day and (left is None or day < left) and self.random.random() < 0.6:
            spell = CaseloadSpell.objects.filter(person=someone)
            spell.update(starts_on=day)
            CaseloadSpell.objects.create(
                person=someone,
                starts_on=joined,
                ends_on=day,
                contact_every_days=self.random.choice((14, 28, 56, 84)),
            )

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
            sides=self.random.choice(([], ["person"], ["icb_chc"], ["provider", "icb_chc"])),
            withdrawn_at=when if withdrawn else None,
            withdrawn_because="Wrong person" if withdrawn else "",
        )

    def voice_day(self) -> date:
        """Crowded round the month and the eight weeks between two looks."""
        back = self.voices.choice((0, 1, 5, 12, 27, 30, 31, 32, 55, 56, 57, 58, 86, 112, 120, 200))
        return self.last_day - back * ONE_DAY + self.voices.choice((0, 0, 1, 2)) * ONE_DAY

    def goals(self, someone: Person) -> None:
        for _ in range(self.voices.choice((0, 0, 1, 2))):
            wanted = goal(
                person=someone,
                organisation=council(self.voices.choice((RUTLAND, RUTLAND, LINCOLNSHIRE))),
                set_on=self.voice_day(),
                check_every_weeks=self.voices.choice((None, None, 4, 8)),
            )
            days = {self.voice_day() for _ in range(self.voices.choice((0, 1, 2, 3)))}
            for day in sorted(day for day in days if day >= wanted.set_on):
                rating = self.voices.choice(("improving", "same", "worse", "achieved", "stopped"))
                by_person = self.voices.choice(("", "", "improving", "same", "achieved", "stopped"))
                goal_check(goal=wanted, checked_on=day, rating=rating, person_rating=by_person)

    def feedback(self, someone: Person) -> None:
        for day in {self.voice_day() for _ in range(self.voices.choice((0, 1, 1, 2)))}:
            by = {"person": someone, "organisation": council(self.voices.choice((RUTLAND, LINCOLNSHIRE)))}
            asked = feedback_request(asked_on=day, **by) if self.voices.random() < 0.7 else None
            if asked and self.voices.random() < 0.3:
                continue
            feedback(
                given_on=day + self.voices.choice((0, 0, 3)) * ONE_DAY if asked else day,
                score=self.voices.randint(1, 5),
                by_proxy=self.voices.choice((True, False, False, None)),
                request=asked,
                **by,
            )
