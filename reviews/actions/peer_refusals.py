"""Why a sample is not drawn, and why a peer review is not kept."""

from linkworker.refusals import Refusal
from reviews.rules.peer_review import MOST_DRAWN, Tie


class DrawnBackwards(Refusal):
    """A period goes forward."""

    question = "held_to"
    message = "The last day must be on or after the first"


class DrawnAhead(Refusal):
    """Nothing was held yet on a day to come."""

    question = "held_to"
    message = "The last day must be today or earlier"


class DrawnFromTooLong(Refusal):
    """A year at most, so that what is drawn tells of how records are made now."""

    question = "held_to"
    message = "Draw from a year at most"


class DrawnTooMany(Refusal):
    """At least one, and no more than a team can do."""

    question = "asked"
    message = f"Enter how many records to draw, from 1 to {MOST_DRAWN}"


class NothingToDraw(Refusal):
    """There is no record of that time that was not drawn before."""

    question = "held_from"
    message = (
        "No record of these days is left to draw: each was drawn before, came with an import, or is of somebody you "
        "do not work with. Choose other days"
    )


class OnTheCase(Refusal):
    """Nobody reviews what they had a hand in."""

    def __init__(self, tie: Tie):
        super().__init__(tie.to_themselves)


class ColleagueOnTheCase(Refusal):
    """Whoever reviews it with somebody is held to the same rule."""

    def __init__(self, who: str, tie: Tie):
        super().__init__(f"{who} {tie}. Choose a colleague who is not on the case", "with_whom")


class NotAColleague(Refusal):
    """Both are of the organisation whose record it is."""

    question = "with_whom"
    message = "Choose a colleague of your organisation who may record peer reviews, or nobody"


class PeerReviewedAlready(Refusal):
    """A record has one peer review."""

    message = "This record has had its peer review"


class NotDrawn(Refusal):
    """Which records are looked at is not for the reviewers to say."""

    message = "This record was not drawn for peer review"


class StandardsHaveChanged(Refusal):
    """A new version of the standards was loaded while somebody was answering the old one."""

    message = "The standards have changed since you opened this page. Load the page again and answer those it asks now"


class FindingsMissing(Refusal):
    """Ticks alone teach nobody anything."""

    question = "findings"
    message = "Enter what you found, in words"
