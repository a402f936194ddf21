"""Which reviews a contact may be about, which it was about, and which contacts were about a review."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from casework.models import Contact
from casework.policies import contacts_for
from casework.queries.links import LATEST, Shown
from linkworker.words import long_day
from placements.models import Person
from reviews.models import ContactReview, Review
from reviews.policies import reviews_for


def latest_reviews(staff, person: Person, on: date) -> list[tuple[Review, str]]:
    """The last few reviews held, in words."""
    held = reviews_for(staff).filter(person=person).held_by_day(on).order_by("-held_on", "-pk")
    return [(review, _words(review)) for review in held[:LATEST]]


def reviews_of(staff, contact: Contact) -> list[Shown]:
    """The reviews a contact was about, of those somebody may see."""
    tied = ContactReview.objects.filter(contact=contact, review__in=reviews_for(staff).order_by())
    rows = tied.select_related("review").order_by("pk")
    return [Shown(_words(row.review), reverse("reviews:review", args=[row.review.uid])) for row in rows]


def contacts_about(staff, review: Review) -> QuerySet[Contact]:
    """The contacts about a review that somebody may read, newest first."""
    tied = ContactReview.objects.filter(review=review).order_by().values("contact")
    return contacts_for(staff).filter(pk__in=tied).order_by("-happened_at", "-pk")


def _words(review: Review) -> str:
    return f"{review.get_kind_display()} held {long_day(review.held_on)}"
