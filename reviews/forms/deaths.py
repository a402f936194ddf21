"""What is asked when somebody has died: no more than is needed."""

from linkworker.forms import (
    LongTextField,
    Radios,
    SentOnceForm,
    TextField,
    TypedDateField,
    YesNoNotRecordedField,
)
from reviews.choices import DeathNoticeKind, DeathPlace
from reviews.forms.safeguarding import LONGEST_WORDS, one_of


class RecordDeathForm(SentOnceForm):
    """When, where, and what is known."""

    submit_text = "Record the death"

    died_on = TypedDateField(
        label="On which day did they die?",
        subject="the day they died",
        help_text="For example, yesterday or 4 May 2026",
        future=False,
    )
    place = one_of("Where did they die?", DeathPlace.choices, "Select where they died")
    expected = YesNoNotRecordedField(label="Was the death expected?", widget=Radios(inline=True, small=True))
    words = LongTextField(
        label="What is known, and who is with the family?",
        subject="what is known",
        max_length=LONGEST_WORDS,
        rows=4,
        required=False,
    )


class RecordDeathNoticeForm(SentOnceForm):
    """Who was told, and when."""

    submit_text = "Record this"

    kind = one_of("Who was told?", DeathNoticeKind.choices, "Select who was told")
    notified_on = TypedDateField(
        label="When?", subject="the day", help_text="For example, today or 4 May 2026", future=False
    )
    reference = TextField(label="Their reference", subject="the reference", max_length=80, required=False)
