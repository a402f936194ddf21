"""What is asked before something that was entered in error is withdrawn."""

from linkworker.forms import GovukForm, LongTextField
from reviews.models.withdrawing import LONGEST_REASON


class WithdrawForm(GovukForm):
    """Why it should not stand. `thing` is what is withdrawn, in a few words."""

    why = LongTextField(
        label="Why is it withdrawn?",
        subject="why it is withdrawn",
        help_text="For example: entered for the wrong person, or entered twice",
        max_length=LONGEST_REASON,
        rows=3,
    )

    def __init__(self, *args, thing: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.submit_text = f"Withdraw this {thing}"
