"""The day a step was done."""

from linkworker.forms import GovukForm, TypedDateField


class CompleteMilestoneForm(GovukForm):
    """One question."""

    submit_text = "Save the day"

    done_on = TypedDateField(
        label="On which day was it done?",
        subject="the day it was done",
        help_text="For example, 4 May 2026 or yesterday",
        future=False,
    )
