"""What is asked about the dynamic support register."""

from linkworker.forms import LongTextField, SentOnceForm, TextField, TypedDateField
from placements.forms.facts import YesNoField
from reviews.choices import RegisterConsent, SupportRating
from reviews.forms.safeguarding import LONGEST_WORDS, one_of


class RateDynamicSupportForm(SentOnceForm):
    """On it, with a rating, or off it."""

    submit_text = "Record this rating"
    reveals = {"on_register": {"yes": ("rating", "keyworker")}}

    on_register = YesNoField(
        label="Is the person on the register?", missing="Select whether they are on the register"
    )
    rating = one_of("How are they rated?", SupportRating.choices, "Select how they are rated")
    keyworker = TextField(
        label="Who is the keyworker?", subject="the keyworker", max_length=160, required=False
    )
    consent = one_of(
        "Did they agree to be on it?",
        RegisterConsent.choices,
        "Select whether they agreed",
        help_text="Nobody is on the register without agreement. Where it is withdrawn they come off it",
    )
    reason = LongTextField(
        label="Why?",
        subject="why",
        help_text="What has changed, and what is being done",
        max_length=LONGEST_WORDS,
        rows=4,
    )
    rated_on = TypedDateField(
        label="From which day?",
        subject="the day",
        help_text="For example, today or 4 May 2026",
        future=False,
    )
