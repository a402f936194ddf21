"""What the register knows of care and of growing up: options at home, checks of health, hospital, plans for adulthood.

Part of `tests.reporting.registers.Register`, which fills the database from one number.
"""

import random
from datetime import date, timedelta

from placements.choices import TransitionStepKind
from placements.models import Person, Placement, SettingType, TransitionPlan, TransitionStep
from tests.placements.recipes import home, person, placement, transition_plan, transition_step
from tests.reviews.recipes import review

ONE_DAY = timedelta(days=1)
ISSUED = (0, 0, 1, 2, 30, 64, 65, 66, 330, 360, 364, 365, 366, 400)  # days before the plan was recorded
WARDS = ("HOSP_ATU", "HOSP_ATU", "HOSP_ATU", "HOSP_MED")
REVIEWED = (0, 90, 91, 92, 93, 94, 110, 130, 150, 170, 183, 300)  # days before the month ends


class Care:
    """From the number of the register, each part with a run of chance of its own."""

    last_day: date
    care: random.Random
    plans: random.Random

    def cared_for(self, someone: Person) -> None:
        """Options at home, checks of health, hospital and growing up; last, so that nothing above changes."""
        for stay in Placement.objects.filter(person=someone).order_by("pk"):
            Placement.objects.filter(pk=stay.pk).update(
                emergency=self.care.choice((True, True, False, None)),
                local_options_tested_on=self.care.choice(
                    (None, self.near(stay.starts_on), self.near(stay.starts_on))
                ),
            )
        for _ in range(self.care.choice((0, 1, 1))):
            kind = self.care.choice(("DEC", "VISIT", "CTR_NS", "CETR"))
            said = {
                "outcome": self.care.choice(("continue", "continue", "move_nearer", "")),
                "decision": self.care.choice(("", "She wants to stay.")),
            }
            review(person=someone, kind=kind, held_on=self.care_day(), person_present=True, **said)
        if Placement.objects.filter(person=someone, home__setting_type__group="Hospital").exists():
            review(person=someone, kind="VISIT", held_on=self.care_day(), person_present=True)
        for _ in range(self.care.choice((0, 1, 2))):
            Person.objects.filter(pk=someone.pk).update(
                health_check_on=self.care.choice((None, self.care_day(), self.care_day())),
                health_action_plan_on=self.care.choice((None, self.care_day(), self.care_day())),
            )
        if self.care.random() < 0.7:
            self.grows_up(someone)

    def near(self, day: date) -> date:
        return day + self.care.choice((-40, -1, 0, 1, 13, 14, 15, 16, 30)) * ONE_DAY

    def care_day(self) -> date:
        back = self.care.choice((-1, 0, 1, 28, 55, 56, 57, 182, 364, 365, 366, 500))
        return self.last_day - back * ONE_DAY

    def grows_up(self, someone: Person) -> None:
        """With a plan, and a way to adulthood that comes to one of its days in the month."""
        ends_on = self.care.choice((None, date(self.last_day.year, 8, 1), date(self.last_day.year, 1, 1)))
        kind, recorded_on = self.care.choice(("ehcp", "ehcp", "none")), self.care.choice((-1, 0, 300))
        transition_plan(
            person=someone,
            recorded_on=self.last_day - recorded_on * ONE_DAY,
            education_ends_on=ends_on,
            plan_type=kind,
        )
        for milestone in TransitionStepKind:
            if self.care.random() < 0.5:
                outcome = self.care.choice(("done", "done", "not_applicable", "reopened"))
                done_on = self.last_day - self.care.choice((0, 1, 5, 15, 28, 29, 30, 31, 90)) * ONE_DAY
                said = {
                    "done": {"done_on": done_on},
                    "not_applicable": {"done_on": None, "reason": "No need."},
                }
                said |= {"reopened": {"done_on": None}}
                recorded = {"person": someone, "milestone": milestone, "outcome": outcome}
                transition_step(**recorded, **said[outcome], recorded_on=done_on)

    def issued(self, someone: Person) -> None:
        """On which day the newest education, health and care plan was issued, for some.

        One version of a person's plans at most says so, and nobody's plan ends twice.
        """
        versions = TransitionPlan.objects.filter(person=someone).order_by("recorded_on", "pk")
        newest = versions.filter(plan_type="ehcp").last()
        ended = TransitionStep.objects.filter(person=someone, milestone="ehcp_ends", outcome="done")
        ends_twice = ended.exists() and versions.filter(plan_type="none").exists()
        if newest and not ends_twice and self.plans.random() < 0.8:
            issued_on = newest.recorded_on - self.plans.choice(ISSUED) * ONE_DAY
            TransitionPlan.objects.filter(pk=newest.pk).update(plan_issued_on=issued_on)

    def patients(self, number: int) -> None:
        """So many in hospital about their 18th and 25th birthday, with a plan, without, or with one that ended."""
        wards = [home(setting_type=SettingType.objects.get(code=code)) for code in WARDS]
        for _ in range(number):
            turned = self.plans.choice((18, 20, 22, 24, 25, 25))
            eve = date(self.last_day.year - turned, self.last_day.month, 28)
            away = self.last_day.day - 28 + self.plans.choice((-1, 0, 1))
            someone = person(date_of_birth=eve + away * ONE_DAY)
            admitted = self.last_day - self.plans.choice((27, 28, 29, 200, 250, 300, 400, 500)) * ONE_DAY
            placement(person=someone, home=self.plans.choice(wards), starts_on=admitted)
            for _ in range(self.plans.choice((0, 1, 1, 1, 1, 2))):
                held_on = self.last_day - self.plans.choice(REVIEWED) * ONE_DAY
                review(person=someone, kind=self.plans.choice(("CTR_NS", "CETR")), held_on=held_on)
            self.plan_of(someone)

    def plan_of(self, someone: Person) -> None:
        """Issued by the last day or the day after it; it holds, or ends the day before, that day or the day after."""
        about = {"person": someone, "education_ends_on": None}
        issued_on = self.last_day - self.plans.choice((-1, 0, 1, 60, 365, 400)) * ONE_DAY
        if self.plans.random() < 0.2:
            return
        transition_plan(**about, plan_issued_on=issued_on, recorded_on=issued_on)
        over_on = self.last_day + self.plans.choice((-1, 0, 1)) * ONE_DAY
        ends = self.plans.choice(("", "", "", "none", "step"))
        if ends == "none" and issued_on < over_on:
            transition_plan(**about, plan_type="none", recorded_on=over_on)
        elif ends == "step":
            transition_step(person=someone, milestone="ehcp_ends", done_on=over_on, recorded_on=over_on)
