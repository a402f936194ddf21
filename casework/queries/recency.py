"""How long since? One grouped question each, however many people are asked about."""

from datetime import date, datetime, time, timedelta

from django.db.models import CharField, F, Func, Max, QuerySet
from django.utils import timezone

from casework.choices import Side
from casework.models import Contact
from placements.models import Person


class Unnest(Func):
    """Each element of an array on a row of its own."""

    function = "unnest"
    output_field = CharField()
    set_returning = True


def last_seen(people, on: date) -> dict[int, date]:
    """The last day up to `on` each person themself was seen, by visit, meeting or video (K19).

    `people` are persons or a queryset of them; the answer is by primary key, and who was never seen is
    not in it. Whoever wrote the contact, and withdrawn ones left out.
    """
    return _latest(Contact.objects.standing().seen(), people, on)


def last_face_to_face(people, on: date) -> dict[int, date]:
    """The last day up to `on` somebody was in the same room as each person; as `last_seen`."""
    return _latest(Contact.objects.standing().face_to_face(), people, on)


def last_contact(people, on: date) -> dict[int, date]:
    """The last day up to `on` anybody was reached about each person, by any means; as `last_seen`.

    An attempt nobody answered is no contact.
    """
    return _latest(Contact.objects.standing().filter(reached=True), people, on)


def recency_by_side(person: Person, on: date, among: QuerySet[Contact] | None = None) -> dict[Side, date]:
    """The last day up to `on` each side was reached about one person; sides never reached are left out.

    Give `among` (the contacts the reader may see) wherever the answer is shown to somebody.
    """
    contacts = Contact.objects.standing() if among is None else among
    rows = (
        contacts.up_to(end_of(on))
        .filter(person=person, reached=True)
        .order_by()
        .annotate(side=Unnest(F("sides")))
        .values("side")
        .annotate(latest=Max("happened_at"))
        .values_list("side", "latest")
    )
    return {Side(side): timezone.localdate(latest) for side, latest in rows}


def start_of(day: date) -> datetime:
    """The first moment of a day, local time."""
    return timezone.make_aware(datetime.combine(day, time.min))


def end_of(day: date) -> datetime:
    """The first moment of the next day, local time."""
    return start_of(day + timedelta(days=1))


def _latest(contacts: QuerySet[Contact], people, on: date) -> dict[int, date]:
    rows = (
        contacts.up_to(end_of(on))
        .filter(person__in=people)
        .order_by()
        .values("person")
        .annotate(latest=Max("happened_at"))
        .values_list("person", "latest")
    )
    return {person: timezone.localdate(latest) for person, latest in rows}
