"""What casework tells the figures about services and the NHS: referrals made, and who spoke with a CHC team."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.db.models.functions import TruncDate

from accounts.models import Organisation
from casework.choices import GROUP_OF_KIND, ReferralResult, Side
from casework.models import Contact, Referral
from casework.rules.referrals import TAKEN_UP_WITHIN_DAYS, taken_up_in_time, taken_up_on
from linkworker.moments import start_of
from linkworker.periods import Month
from placements.choices import ChcOutcome, ChecklistResult
from placements.models import ChcCase, Checklist

SPOKEN_WITHIN_DAYS = 90  # domain H, K18: (R-90d, R]
NOT_IN_THE_DIRECTORY = "Not in the directory"
FUNDED = frozenset({ChcOutcome.FULL, ChcOutcome.JOINT})


@dataclass(frozen=True, slots=True)
class Referred:
    """A referral as the figures see it. `person` is a public id."""

    person: str
    destination: str
    made_on: date
    accepted_on: date | None
    declined_on: date | None
    started_on: date | None
    ended_on: date | None
    result: str

    @property
    def taken_up(self) -> bool:
        """Accepted or started in time."""
        return taken_up_in_time(self.made_on, self.accepted_on, self.started_on)

    @property
    def is_known(self) -> bool:
        """Does the row say when it was taken up, or that it was not?"""
        if taken_up_on(self.accepted_on, self.started_on) or self.ended_on:
            return True
        return self.result in (ReferralResult.WAITING, ReferralResult.DECLINED)

    def was_declined_by(self, day: date) -> bool:
        """Declined by a day; one whose day is not recorded counts as declined."""
        return self.result == ReferralResult.DECLINED and (
            self.declined_on is None or self.declined_on <= day
        )

    def waited_on(self, day: date) -> bool:
        """Nothing had come of it by a day."""
        if not self.is_known or self.was_declined_by(day):
            return False
        days = (self.accepted_on, self.started_on, self.ended_on)
        return not any(one is not None and one <= day for one in days)


def referred(council: Organisation, first: Month, last: Month) -> list[Referred]:
    """What this council's staff made from 28 days before the first month until 28 days before the last one's end."""
    back = timedelta(days=TAKEN_UP_WITHIN_DAYS)
    rows = (
        Referral.objects.filter(
            organisation=council,
            made_on__range=(first.first_day - back, last.last_day - back),
            person__merged_into=None,
        )
        .order_by("made_on", "pk")
        .values_list(
            *("person__uid", "service_entry__kind", "made_on", "accepted_on", "declined_on", "started_on"),
            *("ended_on", "result"),
        )
    )
    return [
        Referred(str(person), GROUP_OF_KIND.get(kind, NOT_IN_THE_DIRECTORY), *row)
        for person, kind, *row in rows
    ]


def spoken_with_chc_teams(people: QuerySet, first: Month, last: Month) -> dict[int, list[date]]:
    """The days on which somebody on the ICB's CHC side was reached about these people, by person."""
    rows = (
        Contact.objects.standing()
        .filter(
            person__in=people,
            reached=True,
            sides__contains=[Side.ICB_CHC],
            happened_at__gte=start_of(first.last_day - timedelta(days=SPOKEN_WITHIN_DAYS)),
            happened_at__lt=start_of(last.next().first_day),
        )
        .order_by("person_id", "happened_at", "pk")
        .values_list("person_id", TruncDate("happened_at"))
    )
    found: dict[int, list[date]] = defaultdict(list)
    for person, day in rows:
        found[person].append(day)
    return found


@dataclass(frozen=True, slots=True)
class ChcPath:
    """One case as far as it tells whether somebody may come to be funded by the NHS."""

    pk: int
    first_day: date | None
    decided_on: date | None
    closed_on: date | None
    outcome: str
    checklists: tuple[tuple[date | None, str], ...]

    def is_decided_on(self, day: date) -> bool:
        return self.decided_on is not None and self.decided_on <= day

    def may_come_to_it_on(self, day: date) -> bool:
        """Begun and undecided that day, with the Checklist still to come, or the latest one positive."""
        days = [one for one in (self.first_day, *(on for on, _ in self.checklists)) if one]
        over = self.is_decided_on(day) or (self.closed_on is not None and self.closed_on <= day)
        if over or not days or min(days) > day or (self.outcome and self.decided_on is None):
            return False
        told = [result for on, result in self.checklists if on is None or on <= day]
        return not told or told[-1] != ChecklistResult.NEGATIVE


def chc_paths(people: QuerySet) -> dict[int, list[ChcPath]]:
    """Every case of these people with its Checklists, by person, the earliest decision first. Two queries."""
    checklists: dict[int, list[tuple[date | None, str]]] = defaultdict(list)
    told = Checklist.objects.filter(case__person__in=people).exclude(result="")
    for case, on, result in told.order_by("completed_on", "pk").values_list(
        "case_id", "completed_on", "result"
    ):
        checklists[case].append((on, result))
    found: dict[int, list[ChcPath]] = defaultdict(list)
    rows = ChcCase.objects.filter(person__in=people).order_by("person_id", "decided_on", "pk")
    for pk, person, *begun, decided_on, closed_on, outcome in rows.values_list(
        *("pk", "person_id", "considered_on", "fast_track_signed_on", "received_by_icb_on"),
        *("decided_on", "closed_on", "outcome"),
    ):
        first_day = min((day for day in begun if day), default=None)
        path = ChcPath(pk, first_day, decided_on, closed_on, outcome, tuple(checklists[pk]))
        found[person].append(path)
    return found


def concerns_chc_team(paths: Iterable[ChcPath], day: date) -> bool:
    """On a day: funded in full or jointly by the latest decision, or perhaps about to be."""
    listed = list(paths)
    decided = [
        path for path in listed if path.is_decided_on(day) and path.outcome not in ("", ChcOutcome.WITHDRAWN)
    ]
    if decided and decided[-1].outcome in FUNDED:
        return True
    return any(path.may_come_to_it_on(day) for path in listed)
