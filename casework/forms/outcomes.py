"""How life is: faces for a handful of questions, and what happened in the last month."""

from itertools import groupby

from casework.choices import Face
from casework.forms.fields import CountField
from casework.forms.proxies import SOMEBODY, proxy, their_name, who_answered
from casework.models.outcomes import LONGEST_SAID, MOST_TIMES
from linkworker.forms import FacesForm, LongTextField, SentOnceForm, TypedDateField

COUNTED = ("people_met", "people_rung", "times_out")


class RecordOutcomeForm(FacesForm, SentOnceForm):
    """Any question may be left out."""

    submit_text = "Keep these answers"
    reveals = {"who": {SOMEBODY: ("answered_by",)}}

    answered_on = TypedDateField(
        label="When was this?",
        subject="the date of the answers",
        help_text="For example, today or 4 May 2026",
        future=False,
    )
    who = who_answered()
    answered_by = their_name()
    people_met = CountField(
        label="In the last month, how many people who matter to them did they meet?",
        subject="how many people they met",
        most=MOST_TIMES,
        required=False,
    )
    people_rung = CountField(
        label="And how many did they ring, write to or see on a screen?",
        subject="how many people they rang",
        most=MOST_TIMES,
        required=False,
    )
    times_out = CountField(
        label="How many times did they go out to something where they live?",
        subject="how many times they went out",
        help_text="A club, a café, a place of worship, a class. Not appointments",
        most=MOST_TIMES,
        required=False,
    )
    words = LongTextField(
        label="Anything they said?",
        subject="what they said",
        max_length=LONGEST_SAID,
        rows=2,
        required=False,
    )

    def __init__(self, *args, questions, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_questions(questions, Face.choices)

    @property
    def parts(self) -> list[tuple[str, list]]:
        """The questions with faces, under the part of life they are about."""
        asked = zip(self.questions, self.face_fields, strict=True)
        return [
            (part.plainly if part else "", [field for _, field in both])
            for part, both in groupby(asked, key=lambda each: each[0].part_of_life)
        ]

    @property
    def counts(self) -> list:
        """What is counted, for the page."""
        return [self[name] for name in COUNTED]

    @property
    def answers(self) -> dict:
        """Faces by question, and who chose them."""
        said = self.cleaned_data
        plain = ("answered_on", "words", "submission", *COUNTED)
        return {"faces": self.faces, **proxy(said), **{name: said[name] for name in plain}}
