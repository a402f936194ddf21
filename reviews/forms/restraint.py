"""What is asked about a restrictive practice, and what followed it."""

from linkworker.forms import (
    LongTextField,
    Radios,
    SentOnceForm,
    TextField,
    TypedDateTimeField,
    YesNoNotRecordedField,
)
from reviews.choices import RestraintDeed, RestraintKind
from reviews.forms.safeguarding import LONGEST_WORDS, one_of


def yes_no(label: str, **kwargs) -> YesNoNotRecordedField:
    """Yes, no, or not recorded: never one for the other."""
    return YesNoNotRecordedField(label=label, widget=Radios(inline=True, small=True), **kwargs)


class RecordRestraintForm(SentOnceForm):
    """One time it was used."""

    submit_text = "Record this"
    reveals = {"kind": {"physical": ("prone",)}}

    kind = one_of("What was used?", RestraintKind.choices, "Select what was used")
    prone = yes_no("Was the person face down at any time?")
    started_at = TypedDateTimeField(
        label="When did it begin?", subject="the day it began", time_subject="the time it began", future=False
    )
    ended_at = TypedDateTimeField(
        label="When did it end?",
        subject="the day it ended",
        time_subject="the time it ended",
        help_text="Leave empty while it goes on, or where nobody wrote it down",
        required=False,
        future=False,
    )
    reason = LongTextField(
        label="Why was it used?", subject="why it was used", max_length=LONGEST_WORDS, rows=3
    )
    calmed_first = yes_no("Were other ways of calming tried first?")
    words = LongTextField(
        label="What happened, and what was tried?",
        subject="what happened",
        max_length=LONGEST_WORDS,
        rows=4,
        required=False,
    )
    staff = TextField(
        label="Which staff took part?", subject="which staff took part", max_length=300, required=False
    )
    person_hurt = yes_no("Was the person hurt?")
    staff_hurt = yes_no("Were staff hurt?")
    in_plan = yes_no("Does the person's plan provide for it?")


class AddToRestraintForm(SentOnceForm):
    """One thing that followed."""

    submit_text = "Record this"

    kind = one_of("What followed?", RestraintDeed.choices, "Select what followed")
    done_at = TypedDateTimeField(
        label="When?", subject="the day", time_subject="the time of day", future=False
    )
    words = LongTextField(
        label="Who did it, and what was said or found?",
        subject="what was said or found",
        max_length=LONGEST_WORDS,
        rows=4,
        required=False,
    )
