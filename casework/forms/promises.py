"""The rows of a form in which actions are promised: what, who, by when."""

from django import forms
from django.forms.boundfield import BoundField

from casework.actions import Promise
from casework.forms.fields import OwnerField, PartnerField
from linkworker.forms import TextField, TypedDateField

ROWS = 3
MOST_ROWS = 12
PARTS = ("what", "owner", "organisation", "outside", "due")
OF_ROWS = frozenset(f"action_{row}_{part}" for row in range(MOST_ROWS) for part in PARTS)


class PromiseRows:
    """Mixin of a form: up to twelve rows of an action each; a row left empty is no action.

    The fields are named `action_<n>_what`, `_owner`, `_organisation`, `_outside` and `_due`.
    """

    fields: dict[str, forms.Field]

    def add_rows(self, number: int, colleagues, author, partners) -> None:
        """Give the form its rows. `partners` are the organisations outside that may promise something; they and
        the colleagues are read from the database once for all rows.
        """
        self.author = author
        self.row_count = max(1, min(number, MOST_ROWS))
        owners = OwnerField.among(colleagues, author, label="Who will do it")
        choices = list(owners.choices)
        bodies = list(PartnerField(queryset=partners, label="").choices)
        for row in range(self.row_count):
            nth = f"action {row + 1}"
            owner = OwnerField.among(colleagues, author, label="Who will do it", subject=f"who will do {nth}")
            owner.choices = choices
            organisation = PartnerField(
                queryset=partners, label="Or an organisation outside", subject=f"the organisation of {nth}"
            )
            organisation.choices = bodies
            fields = {
                "what": TextField(
                    label="What will be done", subject=f"what {nth} is", max_length=300, required=False
                ),
                "owner": owner,
                "organisation": organisation,
                "outside": TextField(
                    label="Who there, or somebody else outside",
                    subject=f"the name of who will do {nth}",
                    max_length=160,
                    required=False,
                ),
                "due": TypedDateField(
                    label="By when", subject=f"the date {nth} is due", past=False, required=False
                ),
            }
            for part, field in fields.items():
                field.marked_optional = False
                self.fields[f"action_{row}_{part}"] = field

    @property
    def rows(self) -> list[dict[str, BoundField]]:
        """The questions of each row, for the page."""
        return [{part: self[f"action_{row}_{part}"] for part in PARTS} for row in range(self.row_count)]

    @property
    def may_have_more_rows(self) -> bool:
        """There is room for more."""
        return self.row_count < MOST_ROWS

    def clean_rows(self) -> None:
        """Refuse rows that are half filled in."""
        for row in range(self.row_count):
            what, owner, organisation, outside, due = self._row(row)
            if not (what or owner or organisation or outside or due or self._row_has_errors(row)):
                continue
            if not what and f"action_{row}_what" not in self.errors:
                self.add_error(f"action_{row}_what", f"Enter what action {row + 1} is")
            if not due and f"action_{row}_due" not in self.errors:
                self.add_error(f"action_{row}_due", f"Enter the date action {row + 1} is due")
            if owner and (organisation or outside):
                words = f"Choose one of the team or somebody outside to do action {row + 1}, not both"
                self.add_error(f"action_{row}_owner", words)

    @property
    def promises(self) -> list[Promise]:
        """What was promised, when the form is valid. Nobody named means the author."""
        rows = [self._row(row) for row in range(self.row_count)]
        return [
            Promise(
                what=what,
                due_on=due,
                owner=None if organisation or outside else owner or self.author,
                owner_outside=outside,
                owner_organisation=organisation or None,
            )
            for what, owner, organisation, outside, due in rows
            if what
        ]

    def _row(self, row: int) -> tuple:
        return tuple(self.cleaned_data.get(f"action_{row}_{part}") or "" for part in PARTS)

    def _row_has_errors(self, row: int) -> bool:
        return any(name.startswith(f"action_{row}_") for name in self.errors)


def rows_in(data) -> int:
    """How many rows a form that was sent or kept has, at least three."""
    named = [name.split("_")[1] for name in data if name.startswith("action_") and name.endswith("_what")]
    return max([ROWS, *(int(number) + 1 for number in named if number.isdecimal() and len(number) < 3)])
