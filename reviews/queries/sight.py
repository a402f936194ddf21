"""When somebody was last in the same room as the person, by whom and from which side: a visit, a meeting, or a
review they came to.

The day is told to whoever may see contacts, and the side that came with it: the sides watch over somebody together.
Who it was and how is told only of a contact the reader may read. A review names no one: whoever wrote it down need not
have been in the room.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject, TruncDate

from accounts.roles import Permission
from casework.choices import Method
from casework.models import Contact
from casework.policies import contacts_for
from linkworker.moments import end_of
from placements.models import Person
from placements.policies import marked
from placements.queries import residence
from placements.rules import distances
from reviews.choices import ReviewKind
from reviews.models import Review
from reviews.policies import may_know_due
from reviews.rules.sight import LastSeen, side_of

ASKED = (Permission.SEE_CONTACTS, Permission.SEE_REVIEWS, Permission.SEE_PLACEMENTS)
COLUMNS = {  # what a row needs beside the two meetings; `stay` is where they live
    "responsible": F("responsible_council"),
    "host": F("stay__home__host_council"),
    "icb": F("responsible_icb"),
    "own_latitude": F("responsible_council__latitude"),
    "own_longitude": F("responsible_council__longitude"),
    "host_latitude": F("stay__home__host_council__latitude"),
    "host_longitude": F("stay__home__host_council__longitude"),
}
MEETINGS = ("seen_contact", "seen_review")


def last_seen(staff, people: QuerySet[Person], on: date) -> dict[int, LastSeen]:
    """Who saw each person last, by primary key, of those whose contacts the reader may see. One query.

    Standing contacts in person with the person present, up to and including `on`, and reviews at which they were
    present. Not recorded is not present.
    """
    rows = (
        with_last_seen(residence.with_stay(marked(people.order_by(), staff, *ASKED), on), staff, on)
        .filter(may_see_contacts=True)
        .values("pk", *(f"may_{permission}" for permission in ASKED), *MEETINGS, **COLUMNS)
    )
    return {
        row["pk"]: told(row, on, [permission for permission in ASKED if row[f"may_{permission}"]])
        for row in rows
    }


def with_last_seen(people: QuerySet[Person], staff, on: date) -> QuerySet[Person]:
    """The same people with the two MEETINGS `told` reads: the last contact and the last review in one room."""
    readable = Exists(contacts_for(staff).order_by().filter(pk=OuterRef("pk")))
    body = {"body": residence.short_name("organisation"), "body_pk": F("organisation")}
    contact = JSONObject(
        day=TruncDate("happened_at"), how="method", by="author__name", readable=readable, **body
    )
    return people.annotate(
        seen_contact=Subquery(_contacts(on).values(told=contact)[:1]),
        seen_review=Subquery(_reviews(on).values(told=JSONObject(day="held_on", how=F("kind"), **body))[:1]),
    )


def told(row: Mapping[str, Any], on: date, granted: Collection[Permission]) -> LastSeen:
    """What the reader may know of a row that holds MEETINGS and COLUMNS; on one day the contact says more."""
    contact, review = row["seen_contact"], row["seen_review"]
    away = _away(row) if Permission.SEE_PLACEMENTS in granted else ""
    last = max(filter(None, (contact, review)), key=lambda one: one["day"], default=None)
    if last is None:
        return LastSeen(day=None, away=away)
    day = date.fromisoformat(last["day"])
    how, by = _of_contact(last) if last is contact else _of_review(last, granted)
    side = side_of(last["body_pk"], responsible=row["responsible"], host=row["host"], icb=row["icb"])
    return LastSeen(day=day, days=(on - day).days, how=how, by=by, body=last["body"], side=side, away=away)


def _of_contact(contact: Mapping[str, Any]) -> tuple[str, str]:
    return (Method(contact["how"]).label, contact["by"] or "") if contact["readable"] else ("", "")


def _of_review(review: Mapping[str, Any], granted: Collection[Permission]) -> tuple[str, str]:
    """Which review it was tells of health or of money, where a due date of its kind would."""
    return (ReviewKind(review["how"]).label if may_know_due(review["how"], granted) else "", "")


def _away(row: Mapping[str, Any]) -> str:
    """In words; empty while they live nowhere we know of."""
    if row["host"] is None:
        return ""
    here, there = (
        distances.point(row[f"{one}_latitude"], row[f"{one}_longitude"]) for one in ("own", "host")
    )
    return distances.in_words(here, there, same_area=row["host"] == row["responsible"]) or ""


def _contacts(on: date) -> QuerySet[Contact]:
    return (
        Contact.objects.standing()
        .face_to_face()
        .up_to(end_of(on))
        .filter(person=OuterRef("pk"))
        .order_by("-happened_at", "-pk")
    )


def _reviews(on: date) -> QuerySet[Review]:
    rows = Review.objects.held_by_day(on).filter(person=OuterRef("pk"), person_present=True)
    return rows.order_by("-held_on", "-pk")
