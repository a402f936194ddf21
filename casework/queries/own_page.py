"""What somebody reads about themselves on one side of paper: who helps, when they come, what is wanted."""

from dataclasses import dataclass
from datetime import date

from accounts.models import Staff
from casework.choices import Method
from casework.models import PlannedContact, WorkerCard
from casework.queries import feedback, goals
from casework.queries.plans import next_planned
from casework.rules import codes
from placements.models import Person

MOST_GOALS = 3
LONGEST_GOAL, LONGEST_STEP = 90, 42  # two lines and one, so that three goals fit on one side of paper
COMES = {
    Method.VISIT: "comes to see you",
    Method.MEETING: "comes to a meeting with you",
    Method.PHONE: "rings you",
    Method.VIDEO: "calls you on a screen",
}
WRITES = "writes to you"
DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class WantedNext:
    """A goal as the person reads it: what they want, and the first small step."""

    text: str
    first_step: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    """Everything on the page, in short words. Never money, never what is sensitive, never what others said."""

    name: str
    worker: str
    initials: str
    phone: str
    has_photo: bool
    comes_by: str
    comes: str
    comes_on: date | None
    comes_at: str
    goals: tuple[WantedNext, ...]
    code: str


def own_page(staff, person: Person, on: date) -> OwnPage:
    """The page of one person on a day, as their link worker hands it to them."""
    worker = person.link_worker
    card = WorkerCard.objects.filter(staff=worker).first() if worker else None
    plan = next_planned(staff, [person], on).get(person.pk)
    asked = feedback.unanswered(staff, person, on).first()
    wanted = goals.open_goals(staff, person, on)[:MOST_GOALS]
    return OwnPage(
        name=person.likes_to_be_called,
        worker=str(worker) if worker else "",
        initials=initials(str(worker)) if worker else "",
        phone=card.phone if card else "",
        has_photo=bool(card and card.photo),
        comes_by=_comes_by(plan, worker),
        comes=_comes(plan, person),
        comes_on=plan.planned_on if plan else None,
        comes_at=_at(plan),
        goals=tuple(
            WantedNext(cut(one.goal.text, LONGEST_GOAL), cut(one.goal.first_step, LONGEST_STEP))
            for one in wanted
        ),
        code=codes.shown(asked.code) if asked else "",
    )


def photo_of_worker(person: Person) -> str:
    """The name of the file with the photo of somebody's link worker; empty without one."""
    card = WorkerCard.objects.filter(staff=person.link_worker).first() if person.link_worker else None
    return card.photo if card else ""


def own_card(staff) -> WorkerCard | None:
    """The card somebody filled in about themselves."""
    return WorkerCard.objects.filter(staff=staff).first()


def initials(name: str) -> str:
    """The first letters of the first and the last name."""
    parts = [part for part in name.split() if part[:1].isalnum()]
    return "".join(part[0].upper() for part in [*parts[:1], *parts[1:][-1:]])


def cut(text: str, longest: int) -> str:
    """As much as fits on the page, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]} …"


def _comes_by(plan: PlannedContact | None, worker: Staff | None) -> str:
    """Their own worker by first name; a colleague, whom they may not know, by the whole name."""
    if plan is not None and plan.worker != worker:
        return str(plan.worker)
    return str(worker).split()[0] if worker else ""


def _comes(plan: PlannedContact | None, person: Person) -> str:
    if plan is not None:
        return COMES.get(Method(plan.method), WRITES)
    return f"sees you about every {_weeks(person.contact_every_days)}"


def _weeks(days: int) -> str:
    weeks = round(days / DAYS_A_WEEK)
    return "week" if weeks <= 1 else f"{weeks} weeks"


def _at(plan: PlannedContact | None) -> str:
    if plan is None or plan.planned_at is None:
        return ""
    hour, minute = plan.planned_at.hour, plan.planned_at.minute
    half = "in the morning" if hour < 12 else "in the afternoon" if hour < 18 else "in the evening"
    return f"{hour % 12 or 12}{f':{minute:02}' if minute else ''} {half}"
