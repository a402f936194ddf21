"""The records of reviews: questions of every kind, visits, sign-off, requests."""

from reviews.models import Question
from tests.constraints.attempts import Sql, again, change, of
from tests.reviews import recipes as reviews

ANOTHER_REVIEW = Sql("(SELECT max(id) FROM reviews_review)")


def drawn():
    """A record that was drawn."""
    return reviews.drawn_record(review=reviews.review())


def drawn_beside_another():
    """The same, and a record that was not."""
    found = drawn()
    reviews.review()
    return found


ATTEMPTS = [
    *of(
        lambda: Question.objects.get(kind="CONC", version=1, code="safe"),
        change("question_answered_one_way", rated=True),
    ),
    *of(
        lambda: reviews.sign_off(answer="signed", because=""),
        again("review_signed_once"),
        change("review_sent_back_with_reason", because="All is there"),
    ),
    *of(reviews.sign_off, change("review_sent_back_with_reason", because="")),
    *of(reviews.addition, change("review_addition_says_something", text="")),
    *of(
        reviews.review_request,
        change("review_request_kind", kind="CONC"),
        change("review_request_says_why", why=""),
        change("review_request_withdrawn_with_reason", withdrawn_why="Logged twice"),
    ),
    *of(
        reviews.psychotropic_medicine,
        change("medicine_named_with_reason", reason=""),
        change("medicine_stopped_after_start", ended_on="2026-01-11"),
    ),
    *of(reviews.review, change("review_on_site_of_a_visit", on_site=True)),
    *of(
        reviews.home_review_listing,
        change("home_review_due_after_listing", due_on="2026-10-04"),
        change("home_review_off_with_reason", due_on=None),
    ),
    *of(reviews.home_review_event, change("home_review_says_who_came", who_came="")),
    *of(reviews.home_review_left, change("home_review_left_with_reason", because="")),
    *of(reviews.peer_standard, again("peer_standard_once_a_version")),
    *of(
        reviews.peer_sample,
        change("peer_sample_days_in_order", held_to="2026-04-30"),
        change("peer_sample_days_in_order", held_to="2026-11-03"),
        change("peer_sample_of_a_year", held_from="2025-05-30"),
        change("peer_sample_has_a_size", asked=0),
        change("peer_sample_has_a_size", asked=51),
        change("peer_sample_has_a_size", found=0),
        change("peer_sample_has_a_seed", seed=""),
    ),
    *of(drawn_beside_another, again("drawn_record_place_once", review_id=ANOTHER_REVIEW)),
    *of(
        lambda: reviews.peer_review(drawn=drawn()),
        change("peer_review_says_something", findings=""),
        change("peer_review_with_somebody_else", with_whom_id=Sql("by_id")),
        change("peer_review_cost_in_range", weekly_change="-99999.50"),
    ),
    *of(lambda: reviews.peer_review(drawn=drawn()).answers.first(), again("peer_answer_once_a_standard")),
]
