"""How the register is narrowed. The state is the address: it can be kept, shared and gone back to."""

from django import forms

from linkworker.forms import GovukFilterForm, TextField
from placements.choices import Rating
from placements.queries import register
from placements.rules.directions import LABELS

ANY = ("", "Any")
QUESTIONS = ("host", "placing", "worker", "setting", "rating", "band")


class RegisterFilter(GovukFilterForm):
    """A search and the six narrowings; the direction is a switch of its own above the list."""

    submit_text = "Show people"

    direction = forms.ChoiceField(
        required=False, widget=forms.HiddenInput, choices=[("", "All"), *LABELS.items()]
    )
    q = TextField(
        label="Name, date of birth, NHS number or reference", required=False, max_length=200, formulas=True
    )
    host = forms.ChoiceField(label="Host council", required=False)
    placing = forms.ChoiceField(label="Placing council", required=False)
    worker = forms.ChoiceField(label="Link worker", required=False)
    setting = forms.ChoiceField(label="Kind of setting", required=False)
    rating = forms.ChoiceField(
        label="CQC rating",
        required=False,
        choices=[ANY, *Rating.choices, (register.NOT_RATED, "No rating recorded")],
    )
    band = forms.ChoiceField(label="Age", required=False)

    def __init__(self, *args, facets: register.Facets, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["host"].choices = [ANY, *facets.hosts]
        self.fields["placing"].choices = [ANY, *facets.placings]
        self.fields["worker"].choices = [ANY, (register.NOBODY, "No link worker"), *facets.workers]
        self.fields["setting"].choices = [ANY, *facets.settings]
        self.fields["band"].choices = [ANY, *((band, band) for band in register.bands())]

    def narrowing(self) -> register.Narrowing:
        """What was asked, without the answers that cannot be understood; those show their error."""
        self.is_valid()
        asked = self.cleaned_data
        return register.Narrowing(
            direction=asked.get("direction", ""),
            question=asked.get("q", ""),
            **{name: asked.get(name, "") for name in QUESTIONS},
        )
