"""What is asked when eligibility is decided."""

from django import forms

from linkworker.forms import Checkboxes, Radios, SentOnceForm, TypedDateField
from placements.choices import EligibilityReason
from placements.forms.facts import YesNoField, in_words
from placements.models.eligibility import MOST_COMPLEX, SIMPLEST

BANDS = {1: "1: settled, few partners", 2: "2: some complexity", 3: "3: complex", 4: "4: most complex"}


class DecideEligibilityForm(SentOnceForm):
    """In the scheme or not, how complex, and why."""

    submit_text = "Save this decision"

    eligible = YesNoField(label="Are they in the scheme?", missing="Select yes if they are in the scheme")
    reasons = forms.MultipleChoiceField(
        label="Which of these apply?",
        choices=EligibilityReason.choices,
        widget=Checkboxes(),
        required=False,
        help_text="At least one if they are in the scheme",
    )
    band = forms.TypedChoiceField(
        label="How complex is their situation?",
        choices=[("", "Not recorded"), *((band, BANDS[band]) for band in range(SIMPLEST, MOST_COMPLEX + 1))],
        coerce=int,
        empty_value=None,
        required=False,
        widget=Radios(),
        help_text="Health, behaviour, communication, vulnerability and how many partners are involved",
    )
    words = in_words("Why, in a sentence or two?", "why")
    decided_on = TypedDateField(
        label="When was it decided?",
        subject="the day it was decided",
        help_text="For example, today or 4 May 2026",
        future=False,
    )
