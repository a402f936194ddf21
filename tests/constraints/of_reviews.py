"""The records of reviews: questions of every kind, visits, sign-off, requests."""

from reviews.models import Question
from tests.constraints.attempts import change, of
from tests.reviews import recipes as reviews

ATTEMPTS = [
    *of(
        lambda: Question.objects.get(kind="CONC", version=1, code="safe"),
        change("question_answered_one_way", rated=True),
    ),
    *of(reviews.review, change("review_on_site_of_a_visit", on_site=True)),
]
