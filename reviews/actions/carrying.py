"""What an earlier review left open is carried into the next, or closed by it, through the deeds of casework."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.models import Staff
from casework.actions import complete_action, drop_action
from casework.models import Action
from linkworker.refusals import Refusal
from reviews.choices import Carried
from reviews.models import Review


class NotLeftOpenHere(Refusal):
    """An action of somebody else, or one no review of theirs promised."""

    message = "Load the page again: an action on it is not of this person’s earlier reviews"


@dataclass(frozen=True, slots=True)
class Looked:
    """What the meeting said of one open action: `words` are what came of it, or why it is no longer needed."""

    action: Action
    said: str = Carried.STILL_OPEN
    words: str = ""
    done_on: date | None = None

    @property
    def question(self) -> str:
        """The question of the form about it."""
        return f"carried_{self.action.uid.hex}"


@transaction.atomic
def carry(*, by: Staff, review: Review, looked: Sequence[Looked], today: date) -> None:
    """Tie each action to the review, and close those that are done or no longer needed.

    Done without a day means by the day of the review. A refusal stands beside the action it is about.
    """
    for one in looked:
        if one.action.person_id != review.person_id or not one.action.reviews.exists():
            raise NotLeftOpenHere
        try:
            _close(by, review, one, today)
        except Refusal as refusal:
            raise Refusal(refusal.message, one.question) from refusal
    review.actions.add(*(one.action for one in looked))


def _close(by: Staff, review: Review, one: Looked, today: date) -> None:
    if one.said == Carried.DONE:
        done_on = one.done_on or review.held_on
        complete_action(by=by, action=one.action, done_on=done_on, outcome=one.words, today=today)
    elif one.said == Carried.NOT_NEEDED:
        drop_action(by=by, action=one.action, because=one.words, today=today)
