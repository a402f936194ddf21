"""What people think: on a phone held in their own hand, typed in from a sheet of paper, and by which code."""

from django.core.exceptions import ValidationError

from casework.choices import Face
from casework.forms.proxies import SOMEBODY, proxy, their_name, who_answered
from casework.models.feedback import LONGEST_WORDS
from linkworker.forms import FacesForm, GovukFilterForm, GovukForm, LongTextField, TextField, TypedDateField

TELL_US = "Tell us more"


class AskingForm(FacesForm, GovukForm):
    """At most six questions: faces, and one in words. Only the last with faces must be answered: it is the score."""

    overall_required = True

    words = LongTextField(label=TELL_US, subject="what the person said", rows=3, required=False)

    def __init__(self, *args, questions, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_questions(questions, Face.choices)

    def clean_words(self):
        """No running count of characters: whoever answers has enough to read."""
        words = self.cleaned_data["words"]
        if len(words) > LONGEST_WORDS:
            raise ValidationError(f"This must be {LONGEST_WORDS:,} characters or less", "too_long")
        return words

    @property
    def answers(self) -> dict:
        """Faces by question, and the words."""
        return {"faces": self.faces, "words": self.cleaned_data["words"]}


class GiveFeedbackForm(AskingForm):
    """For the person: nothing but faces and one box for words."""

    mark_optional = False


class TypeFeedbackForm(AskingForm):
    """For whoever types a sheet in, in the order of the sheet."""

    submit_text = "Keep these answers"
    reveals = {"who": {SOMEBODY: ("answered_by",)}}

    given_on = TypedDateField(
        label="When was the sheet filled in?",
        subject="the date the sheet was filled in",
        help_text="For example, yesterday or 4 May 2026",
        future=False,
    )
    who = who_answered()
    answered_by = their_name()

    @property
    def answers(self) -> dict:
        """The faces and words, when, and who answered."""
        return super().answers | proxy(self.cleaned_data) | {"given_on": self.cleaned_data["given_on"]}


class ConfirmFeedbackForm(GovukForm):
    """Asked when the phone is handed back."""

    submit_text = "Confirm and go back"
    reveals = {"who": {SOMEBODY: ("answered_by",)}}

    who = who_answered()
    answered_by = their_name()

    @property
    def answers(self) -> dict:
        """Who answered."""
        return proxy(self.cleaned_data)


class FeedbackCodeForm(GovukFilterForm):
    """The code of a sheet. `find` gives the sheet or raises ValueError in words."""

    submit_text = "Find the sheet"

    code = TextField(
        label="Which code stands on the sheet?",
        subject="the code on the sheet",
        help_text="Eight letters and numbers, top right. For example, K7MN-P3QR",
        max_length=30,
        formulas=True,
    )

    def __init__(self, *args, find, **kwargs):
        super().__init__(*args, **kwargs)
        self.find, self.sheet = find, None
        self.fields["code"].widget.attrs |= {
            "class": "govuk-input--width-10",
            "autocomplete": "off",
            "autocapitalize": "characters",
            "spellcheck": "false",
        }

    def clean_code(self):
        """The sheet is kept on the form."""
        try:
            self.sheet = self.find(self.cleaned_data["code"])
        except ValueError as error:
            raise ValidationError(str(error), "no_sheet") from error
        return self.cleaned_data["code"]
