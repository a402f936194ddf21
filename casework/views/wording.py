"""The sentences casework answers with."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone

from casework.choices import FACE_TO_FACE, SEEN, Method, Side
from linkworker.words import counted, listed, long_day


def logged(contact, changed) -> str:
    """What logging a contact changed: whether the person was seen and until when that holds, by their own interval,
    what was added, which plan was kept, who was told.

    Never when a review is due: reviews count there too, and this floor knows nothing of them.
    """
    return " ".join([f"Contact with {contact.person} logged.", changes(contact, changed)])


def changes(contact, changed) -> str:
    """What it changed for this person, without the name."""
    return " ".join(_changes(contact, changed))


def alike(last) -> dict:
    """What a new contact starts from when it is like the last one: never the words, nor who was there."""
    return {
        "method": last.method,
        "sides": last.sides,
        "duties": last.duties,
        "minutes": last.minutes,
        "travel_minutes": last.travel_minutes,
    }


def as_planned(plan, now: datetime) -> dict:
    """What a contact starts from when it was planned: the kind and, once that has come, the day and the time.

    Of a day gone by without a time the time stays open: nobody said when.
    """
    begun = {"method": plan.method}
    today = timezone.localdate(now)
    if plan.planned_on < today:
        at = f"{plan.planned_at:%H:%M}" if plan.planned_at else ""
        return begun | {"happened_at": [long_day(plan.planned_on), at]}
    if plan.planned_on == today and plan.planned_at and plan.planned_at <= timezone.localtime(now).time():
        return begun | {"happened_at": [long_day(today), f"{plan.planned_at:%H:%M}"]}
    return begun


def _changes(contact, changed) -> Iterator[str]:
    yield _seen(contact)
    if contact.counts_as_seen:
        every = counted(contact.person.contact_every_days, "day")
        yield f"K19 counts them as seen until {long_day(changed.see_by)}, by their interval of {every}."
    if changed.promised:
        yield f"{counted(len(changed.promised), 'action')} added."
        outside = list(
            dict.fromkeys(action.owner_outside for action in changed.promised if action.owner_outside)
        )
        if outside:
            yield f"Promised by {listed(outside)}."
    if changed.kept:
        days = list(dict.fromkeys(long_day(plan.planned_on) for plan in changed.kept))
        yield f"{'Plan' if len(days) == 1 else 'Plans'} of {listed(days)} kept."
    if changed.planned:
        yield f"Next contact planned for {long_day(changed.planned.planned_on)}."
    if changed.files:
        yield f"{counted(changed.files, 'file')} added."
    if changed.told:
        yield f"{listed(str(each) for each in changed.told)} told."


ON_ITS_OWN = {
    Method.PHONE: "a phone call",
    Method.EMAIL: "an email",
    Method.LETTER: "a letter",
    Method.TEXT: "a text message",
}


def _seen(contact) -> str:
    """The two ways to be seen, as the glossary has them, or why neither."""
    if contact.counts_as_seen:
        in_person = contact.method in FACE_TO_FACE
        return "Counts as seen in person." if in_person else "Counts as seen by video, not in person."
    if not contact.reached:
        return "Does not count as seen: nobody answered."
    if contact.method not in SEEN:
        return f"Does not count as seen: {ON_ITS_OWN[contact.method]} alone does not."
    if contact.person_present is None:
        return (
            "Does not count as seen: it is not recorded whether the person was there. If they were, open the "
            "contact and add it: then it counts."
        )
    return "Does not count as seen: the person was not there."


def since(latest: dict[Side, date], today: date) -> dict[str, str]:
    """For each side, how long ago it was last reached, as the hint under its tick box."""
    return {
        side.value: _ago((today - latest[side]).days) if side in latest else "not logged yet" for side in Side
    }


def _ago(days: int) -> str:
    named = {0: "last spoke today", 1: "last spoke yesterday"}
    return named.get(days) or f"last spoke {days:,} days ago"
