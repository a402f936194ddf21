"""How somebody outside was reminded, what a reminder says, and which emails have not gone."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from casework import policies
from casework.choices import ChaseWay
from casework.models import Action, ActionChase
from linkworker.words import long_day
from placements.models import BankHoliday
from placements.rules.working_days import working_days_between

ON_ITS_WAY = timedelta(minutes=2)  # an email just asked for
TRIED_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ChaseWords:
    """What is written: who asks, our reference, and what to do. Nobody is named whom it is about."""

    sender: str
    reference: str
    due_on: date

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body, for an email and for a letter alike."""
        return (
            f"You told {self.sender} that you would do something by {long_day(self.due_on)}. "
            "We have not heard that it is done.",
            f"Please ring the link worker at {self.sender} about our reference {self.reference}. Tell us whether it "
            "is done or, if it is not, by which day it will be.",
            "This message gives no names on purpose. Please give none in your answer: our reference is enough.",
        )

    @property
    def as_text(self) -> str:
        """The body of an email."""
        return "\n\n".join((*self.paragraphs, f"Our reference: {self.reference}", self.sender)) + "\n"


def words_of(action: Action) -> ChaseWords:
    """What a chase of an action says. Its organisation, its reference and its day are read, nothing else."""
    return ChaseWords(action.organisation.name, action.reference, action.due_on)


def chases_for(staff) -> QuerySet[ActionChase]:
    """The reminders of actions somebody may read, the latest first."""
    found = ActionChase.objects.filter(action__in=policies.actions_for(staff).order_by())
    return found.select_related(
        "chased_by", "to_organisation", "action__organisation", "action__person", "action__owner_organisation"
    ).order_by("-chased_on", "-pk")


def letters_for(staff) -> QuerySet[ActionChase]:
    """Those of them that are letters to print."""
    return chases_for(staff).filter(way=ChaseWay.LETTER)


def last_chase(action: Action) -> ActionChase | None:
    """The latest reminder of one action."""
    return action.chases.select_related("chased_by").order_by("-chased_on", "-pk").first()


def chased_this_working_day(action: Action, on: date) -> ActionChase | None:
    """The latest reminder, when no working day has begun since: another is sent only when somebody says so."""
    last = last_chase(action)
    if last is None:
        return None
    days = BankHoliday.objects.filter(day__range=(last.chased_on, on)).order_by("day")
    holidays = frozenset(days.values_list("day", flat=True))
    return None if working_days_between(last.chased_on, on, holidays) else last


def address_used_before(staff, action: Action) -> str:
    """The address the last letter to the same organisation went to."""
    if action.owner_organisation_id is None:
        return ""
    letters = chases_for(staff).filter(to_organisation=action.owner_organisation).exclude(address="")
    last = letters.first()
    return last.address if last else ""


def left_unsent(now: datetime) -> list[int]:
    """The emails that did not go in time: for the sweep. A mailbox full for a week is not written to for ever."""
    tried = ActionChase.objects.to_send().filter(
        created_at__lt=now - ON_ITS_WAY, created_at__gt=now - TRIED_FOR
    )
    return list(tried.order_by("pk").values_list("pk", flat=True))
