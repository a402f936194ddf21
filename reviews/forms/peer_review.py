"""How a sample is drawn, and what is asked of whoever looks at a record that was drawn."""

from collections.abc import Iterable
from decimal import Decimal

from django import forms

from casework.forms.fields import CountField
from linkworker.forms import (
    LongTextField,
    MoneyField,
    Radios,
    RowField,
    SentOnceForm,
    TypedDateField,
)
from reviews.choices import CostView, StandardMet
from reviews.models.peer_review import LONGEST_FINDINGS, MOST_A_WEEK
from reviews.rules.peer_review import MOST_DRAWN

LEAST = Decimal("0.01")


def pounds_a_week(label: str, subject: str) -> MoneyField:
    """How much more or less."""
    return MoneyField(label=label, subject=subject, least=LEAST, most=Decimal(MOST_A_WEEK))


class DrawPeerSampleForm(SentOnceForm):
    """From which days, and how many."""

    submit_text = "Draw the sample"

    held_from = TypedDateField(
        label="Reviews held from which day?",
        subject="the first day",
        help_text="For example, 1 July 2026",
        future=False,
    )
    held_to = TypedDateField(
        label="Until which day, that day included?",
        subject="the last day",
        help_text="For example, 30 September 2026. A year from the first at most",
        future=False,
    )
    asked = CountField(
        label="How many records?",
        subject="how many records to draw",
        help_text="Every record of these days has the same chance",
        least=1,
        most=MOST_DRAWN,
        error_messages={"required": f"Enter how many records to draw, from 1 to {MOST_DRAWN}"},
    )


class RecordPeerReviewForm(SentOnceForm):
    """Each of the `standards`, what was found, with whom, and, for whoever may see `money`, what it should cost."""

    submit_text = "Record this peer review"
    not_kept = SentOnceForm.not_kept | {"version"}
    reveals = {
        "cost": {CostView.MORE: ("pounds_more",), CostView.LESS: ("pounds_less",)},
    }

    findings = LongTextField(
        label="What did you find?",
        subject="what you found",
        help_text="What is good in the record, and what a reader would look for and not find",
        max_length=LONGEST_FINDINGS,
        rows=6,
    )
    to_change = LongTextField(
        label="What should change?",
        subject="what should change",
        help_text="For this person, or in how reviews are recorded",
        max_length=LONGEST_FINDINGS,
        required=False,
        rows=4,
    )
    with_whom = RowField(
        queryset=None,
        label="With whom did you look at it?",
        told="Choose the colleague",
        help_text="Somebody else who is not on the case",
        empty_label="",
        required=False,
    )
    cost = forms.ChoiceField(
        label="What should it cost a week?",
        choices=CostView,
        widget=Radios(),
        error_messages={
            "required": "Select what it should cost, or that you did not look at the cost",
            "invalid_choice": "Select what it should cost, or that you did not look at the cost",
        },
    )
    pounds_more = pounds_a_week("How many pounds a week more?", "how many pounds a week more")
    pounds_less = pounds_a_week("How many pounds a week less?", "how many pounds a week less")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, standards: Iterable, colleagues, money: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.standards = list(standards)
        if not money:
            self.reveals = {}
            for name in ("cost", "pounds_more", "pounds_less"):
                del self.fields[name]
        else:
            self.fields["findings"].help_text += ". Say nothing of what it costs here: that is asked below"
        self.fields["with_whom"].queryset = colleagues
        self.initial["version"] = self.standards[0].version if self.standards else None
        asked = {self.named(one): self._standard(one) for one in self.standards}
        self.fields = asked | self.fields

    @staticmethod
    def named(standard) -> str:
        """The name of the question about one standard."""
        return f"standard_{standard.code}"

    @staticmethod
    def _standard(standard) -> forms.ChoiceField:
        told = f"Select how far this is met: {standard.text}"
        return forms.ChoiceField(
            label=standard.text,
            choices=StandardMet,
            widget=Radios(inline=True, small=True),
            error_messages={"required": told, "invalid_choice": told},
        )

    @property
    def answers(self) -> dict:
        """The valid answers, in the words of the action that keeps them."""
        said = self.cleaned_data
        plain = ("findings", "to_change", "with_whom", "version", "submission")
        return {name: said[name] for name in plain} | {
            "said": {one.code: said[self.named(one)] for one in self.standards},
            "weekly_change": self._weekly_change(),
        }

    def _weekly_change(self) -> Decimal | None:
        said = self.cleaned_data
        changes = {
            CostView.SAME: Decimal(0),
            CostView.MORE: said.get("pounds_more"),
            CostView.LESS: -(said.get("pounds_less") or Decimal(0)),
        }
        return changes.get(said.get("cost"))
