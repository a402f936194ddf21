"""Words are added below a record, which itself stays as it was made."""

from uuid import uuid4

import pytest

from linkworker.sending import AlreadySentWithOtherAnswers
from reviews import actions
from reviews.actions import signing as refusals
from reviews.models import Addition
from tests.accounts import recipes as accounts
from tests.reviews import recipes
from tests.reviews.answers import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(ada, link_worker):
    """Recorded by the link worker, and waiting for nobody."""
    return recipes.review(person=ada, recorded_by=link_worker, decision="As it is.")


def test_words_are_added_below_the_record(browse, review):
    colleague = accounts.staff()
    sent = {"text": "Her sister was asked on Friday.", "submission": str(uuid4())}
    answer = browse(colleague).post(f"/reviews/{review.uid}/add/", sent, follow=True)
    page = words(answer)
    assert "Your words are added to the record." in page
    assert f"Added to the record by {colleague}" in page
    assert "As it is." in page
    assert "Her sister was asked on Friday." in page


@pytest.mark.parametrize(
    ("text", "refusal"), [(" ", refusals.NothingAdded), ("x" * 100_001, refusals.AddedTooMuch)]
)
def test_what_is_added_says_something_that_can_be_kept(link_worker, review, text, refusal):
    with pytest.raises(refusal):
        actions.add_to_review(by=link_worker, review=review, text=text, submission=uuid4())
    assert not Addition.objects.exists()


def test_a_key_used_up_takes_no_other_words(link_worker, review):
    told = {"by": link_worker, "review": review, "submission": uuid4()}
    actions.add_to_review(**told, text="One thing.")
    with pytest.raises(AlreadySentWithOtherAnswers):
        actions.add_to_review(**told, text="Another thing.")
    assert Addition.objects.get().text == "One thing."
