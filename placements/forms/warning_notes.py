"""What is asked about a warning note: what the risk is, what to do, when to look at it again."""

from linkworker.forms import SentOnceForm, TypedDateField
from placements.choices import WarningKind, WarningOutcome
from placements.forms.facts import YesNoField, in_words, one_of

WITHIN_A_YEAR = "Within the next 12 months"


class RaiseWarningNoteForm(SentOnceForm):
    """Facts, not opinions: the person may read it."""

    submit_text = "Raise this warning note"
    reveals = {"person_told": {"no": ("why_not_told",)}}

    kind = one_of("What kind of warning is it?", WarningKind.choices, "Select the kind of warning")
    words = in_words(
        "What is the risk?",
        "what the risk is",
        help_text="Say what happened and when, not what somebody is like. The person may read it",
    )
    what_to_do = in_words(
        "What should somebody do?", "what to do", help_text="For example, visit in pairs and never after dark"
    )
    review_by = TypedDateField(
        label="Review it by", subject="the day to review it by", help_text=WITHIN_A_YEAR, past=False
    )
    person_told = YesNoField(
        label="Has the person been told of this note?", missing="Select yes if the person has been told"
    )
    why_not_told = in_words("Why not?", "why the person has not been told")

    @property
    def answers(self) -> dict:
        """No reason means told."""
        return {name: value for name, value in self.cleaned_data.items() if name != "person_told"}


class ReviewWarningNoteForm(SentOnceForm):
    """Is the note still needed, and still right?"""

    submit_text = "Save this review"
    reveals = {
        "outcome": {
            "kept": ("review_by",),
            "changed": ("new_words", "new_what_to_do", "new_review_by", "why_not_told"),
        }
    }

    reviewed_on = TypedDateField(
        label="When was it reviewed?",
        subject="the day it was reviewed",
        help_text="For example, today or 4 May 2026",
        future=False,
    )
    outcome = one_of("What was decided?", WarningOutcome.choices, "Select what was decided")
    review_by = TypedDateField(
        label="Review it again by", subject="the day to review it by", help_text=WITHIN_A_YEAR, past=False
    )
    new_words = in_words("What is the risk now?", "what the risk is now")
    new_what_to_do = in_words("What should somebody do now?", "what to do now")
    new_review_by = TypedDateField(
        label="Review the new note by", subject="the day to review it by", help_text=WITHIN_A_YEAR, past=False
    )
    why_not_told = in_words(
        "If the person has not been told of the new note, why not?",
        "why the person has not been told",
        required=False,
        help_text="Leave empty if they have been told",
    )
    words = in_words("Why?", "why", help_text="For example, no incident since January")
