"""How the dashboard is narrowed. The state is the address: it can be kept, shared and gone back to."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from linkworker.forms import GovukFilterForm, TypedDateField
from linkworker.words import UNALLOCATED
from placements.rules.directions import LABELS, TRANSITION, Direction
from reporting.queries.on_caseload import Caseload
from reporting.rules.attention import Reason

NOBODY = "none"
FIRST_YEAR = 2000  # figures of months before it were never kept by anybody
WAYS = (
    ("", "Everybody"),
    *((way.value, LABELS[way]) for way in (Direction.OUT, Direction.IN, Direction.LOCAL)),
    (TRANSITION, "In transition, 14 to 25"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of the dashboard; empty means everybody, and `worker` None means anybody's."""

    way: str
    worker: str | None
    reason: str


class DashboardFilter(GovukFilterForm):
    """Which way people are placed, whose they are, and on which day. What makes no sense is not asked."""

    submit_text = "Show"

    authority = forms.CharField(required=False, widget=forms.HiddenInput)
    direction = forms.ChoiceField(label="People", required=False, choices=WAYS)
    worker = forms.ChoiceField(label="Link worker", required=False)
    as_at = TypedDateField(label="As at", required=False, future=False)
    reason = forms.ChoiceField(
        required=False, widget=forms.HiddenInput, choices=[("", ""), *((one, one) for one in Reason)]
    )

    def clean_as_at(self):
        """A day far before the first register has nothing to show."""
        day = self.cleaned_data["as_at"]
        if day and day.year < FIRST_YEAR:
            raise ValidationError(f"The day must be in {FIRST_YEAR} or later", "range")
        return day

    def day(self, today: date) -> date:
        """The day asked for, today when none was or it makes no sense. Known before who is on the caseload."""
        try:
            day = self.fields["as_at"].clean(self["as_at"].data)
        except ValidationError:
            return today
        return day if day and day.year >= FIRST_YEAR else today

    def asked(self, everyone: Caseload) -> Asked:
        """What was asked of these people: only link workers they have can be chosen."""
        named = [("", "Anybody"), (NOBODY, UNALLOCATED), *everyone.workers()]
        self.fields["worker"].choices = named
        self.is_valid()
        worker = self.cleaned_data.get("worker", "")
        return Asked(
            way=self.cleaned_data.get("direction", ""),
            worker=None if worker == "" else "" if worker == NOBODY else worker,
            reason=self.cleaned_data.get("reason", ""),
        )
