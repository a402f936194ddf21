"""What reviews lend a contact: the latest reviews it may be about (CONTACT_LINKS in the settings)."""

from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from casework.actions.refusals import NotOfThisPerson
from casework.models import Contact
from casework.queries.links import LinksFromAbove
from linkworker.refusals import keep
from reviews.models import ContactReview, Review
from reviews.queries.contact_links import latest_reviews, reviews_of


@transaction.atomic
def link_review(*, by: Staff, contact: Contact, key: int) -> ContactReview:
    """Tie a contact to a review of the same person, by its primary key."""
    review = Review.objects.filter(person=contact.person, pk=key).first()
    if review is None:
        raise NotOfThisPerson(question="links")
    tied = keep(ContactReview(contact=contact, review=review))
    audit.record(by=by, verb="linked review", subject=contact, person=contact.person, review=str(review.uid))
    return tied


REVIEWS = LinksFromAbove("review", Permission.SEE_REVIEWS, latest_reviews, link_review, reviews_of)
