"""Why something about continuing healthcare is not recorded."""

from datetime import date

from linkworker.refusals import Refusal
from linkworker.words import counted, long_day


class DayToCome(Refusal):
    """Only what has happened is recorded."""

    def __init__(self, question: str):
        super().__init__("This day has not come yet. Enter the day it really happened.", question)


class BeforeBirth(Refusal):
    """A day before the person was born is a slip of the hand."""

    def __init__(self, question: str):
        super().__init__("Check the year: this is before the person was born.", question)


class CaseIsOver(Refusal):
    """What was decided or closed is kept as it was."""

    message = "This case was decided or closed already, and what was recorded is kept. Open a new one."


class FastTrackNeedsSignature(Refusal):
    """A fast track tool is signed by a registered nurse or doctor responsible for the care."""

    def __init__(self, question: str):
        super().__init__(
            "Say who signed the fast track tool, and when: a registered nurse or doctor responsible for the care.",
            question,
        )


class FastTrackNeedsNoTool(Refusal):
    """Fast track goes without Checklist and Decision Support Tool."""

    message = (
        "Fast track needs no Checklist and no Decision Support Tool. Open a new case for a full assessment."
    )


class FastTrackIsAccepted(Refusal):
    """The ICB accepts a fast track tool at once; it is taken away only by a full assessment."""

    def __init__(self):
        super().__init__(
            "The ICB accepts a fast track tool. To decide otherwise, record a full assessment as a new case.",
            "outcome",
        )


class NegativeStartsNoClock(Refusal):
    """The 28 days start with a positive Checklist."""

    def __init__(self):
        super().__init__(
            "These letters are negative, and a negative Checklist starts no clock. Check the letters, or leave "
            "this day empty.",
            "received_by_icb_on",
        )


class ReceivedBeforeCompleted(Refusal):
    """Nobody receives what is not there yet."""

    def __init__(self, completed_on: date):
        super().__init__(
            f"The ICB cannot have received it before {long_day(completed_on)}, when it was completed.",
            "received_by_icb_on",
        )


class ReceivedAlready(Refusal):
    """The clock starts once."""

    def __init__(self, received_on: date):
        super().__init__(
            f"The ICB received it on {long_day(received_on)}, and the clock runs from that day.",
            "received_by_icb_on",
        )


class NotReceivedYet(Refusal):
    """A decision is counted from the day the ICB received the Checklist."""

    def __init__(self):
        super().__init__(
            "Enter the day the ICB received the Checklist or the notice: the 28 days count from it.",
            "received_by_icb_on",
        )


class LateNeedsReason(Refusal):
    """After 28 days somebody will ask why."""

    def __init__(self, days: int, due_on: date):
        super().__init__(
            f"Select why it was late: it was due {long_day(due_on)}, {counted(days, 'day')} before it was decided.",
            "late_reason",
        )


class NotLate(Refusal):
    """A reason for something that did not happen."""

    def __init__(self):
        super().__init__("This decision is not late. Take the reason out, or check the days.", "late_reason")


class NoDecisionYet(Refusal):
    """A letter tells a decision."""

    message = "Record the decision first: the letter tells it."


class LetterRecorded(Refusal):
    """The time to ask counts from one day."""

    def __init__(self, letter_on: date):
        super().__init__(
            f"The letter of {long_day(letter_on)} is recorded, and the time to ask counts from it.",
            "decision_letter_on",
        )


class LevelNotInTheTool(Refusal):
    """Each domain has its own levels."""

    def __init__(self, question: str, domain: str):
        super().__init__(f"Select a level that the tool has for {domain}.", question)


class TeamIsNotWhole(Refusal):
    """One professional is no team."""

    def __init__(self):
        super().__init__(
            "A team needs two people of different healthcare professions, or one of health and one who assesses "
            "under section 9 of the Care Act. Add who else was there.",
            "member_0_name",
        )


class NotDecidedYet(Refusal):
    """A person disputes a decision."""

    def __init__(self):
        super().__init__("Record the decision first: this stage disputes one.", "stage")


class AskedTooLate(Refusal):
    """Six months to ask."""

    def __init__(self, since: date, until: date):
        super().__init__(
            f"The time to ask ended on {long_day(until)}, six months after {long_day(since)}. "
            "Check the day, or ask the ICB whether it will look at it all the same.",
            "asked_on",
        )


class AskedTooEarly(Refusal):
    """A stage follows what it disputes."""

    def __init__(self, since: date):
        super().__init__(f"It cannot have been asked before {long_day(since)}. Check the day.", "asked_on")


class StageBeforeIsMissing(Refusal):
    """One stage after the other."""

    def __init__(self, stage: str):
        super().__init__(f"Record and close this stage first: {stage}.", "stage")


class NobodyPaysMeanwhile(Refusal):
    """No gap: neither body stops paying alone."""

    def __init__(self, question: str):
        super().__init__(
            "Say who pays meanwhile, without prejudice: neither body may stop paying alone.", question
        )


class OutcomeOfAnotherStage(Refusal):
    """Each kind of dispute ends in its own way."""

    def __init__(self):
        super().__init__("Select an ending that this dispute can have.", "outcome")


class StillPlaced(Refusal):
    """A package ends with the placement."""

    def __init__(self):
        super().__init__(
            "The placement was still open that day, so somebody has to pay. End the placement first, or say who "
            "pays from now on.",
            "outcome",
        )


class DisputeIsOver(Refusal):
    """What closed is kept as it was."""

    message = "This dispute was closed already, and what was recorded is kept."
