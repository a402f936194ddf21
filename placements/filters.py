"""How the register is narrowed. The state is the address: it can be kept, shared and gone back to."""

from django import forms

from accounts.policies import allowed
from accounts.roles import Permission
from linkworker.forms import GovukFilterForm, TextField
from placements.queries import register, register_columns, register_flags, residence
from placements.rules.directions import LABELS, TRANSITION

ANY = ("", "Any")
QUESTIONS = ("host", "placing", "payer", "worker", "setting", "rating", "band", "flag")
SIDES = (("", "All"), *LABELS.items(), (TRANSITION, "Aged 14 to 25"))


class RegisterFilter(GovukFilterForm):
    """A search, the narrowings and the columns; the direction is a switch of its own above the list."""

    submit_text = "Show people"

    direction = forms.ChoiceField(required=False, widget=forms.HiddenInput, choices=SIDES)
    q = TextField(
        label="Name, date of birth, NHS number or reference", required=False, max_length=200, formulas=True
    )
    host = forms.ChoiceField(label="Host council", required=False)
    placing = forms.ChoiceField(label="Placing council", required=False)
    payer = forms.ChoiceField(label="Payer", required=False)
    worker = forms.ChoiceField(label="Link worker", required=False)
    setting = forms.ChoiceField(label="Kind of setting", required=False)
    rating = forms.ChoiceField(
        label="Rating",
        required=False,
        choices=[ANY, *residence.rating_choices(), (register.NOT_RATED, "No rating recorded")],
    )
    band = forms.ChoiceField(label="Age", required=False)
    flag = forms.ChoiceField(label="Flag", required=False)
    show = forms.MultipleChoiceField(label="Columns", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, facets: register.Facets, staff, **kwargs):
        super().__init__(*args, **kwargs)
        seen = {Permission.SEE_COSTS: facets.sees_costs, Permission.SEE_HEALTH: facets.sees_health}
        self.fields["payer"].choices = [ANY, *facets.payers]
        self.fields["flag"].choices = [
            ANY,
            *(
                (flag.code, flag.words)
                for flag in register_flags.FLAGS
                if allowed(staff, flag.permission) and seen.get(flag.permission, True)
            ),
        ]
        self.columns = register_columns.choices(staff, costs=facets.sees_costs)
        self.fields["show"].choices = self.columns
        if not facets.sees_costs:
            del self.fields["payer"]
        self.fields["host"].choices = [ANY, *facets.hosts]
        self.fields["placing"].choices = [ANY, *facets.placings]
        self.fields["worker"].choices = [ANY, (register.NOBODY, "No link worker"), *facets.workers]
        self.fields["setting"].choices = [ANY, *facets.settings]
        self.fields["band"].choices = [ANY, *((band, band) for band in register.bands())]

    def shown(self) -> tuple[str, ...]:
        """The keys of the columns ticked, in their order; those of the start where none is."""
        self.is_valid()
        ticked = self.cleaned_data.get("show") or register_columns.AT_FIRST
        return tuple(key for key, _ in self.columns if key in ticked)

    def ticks(self) -> list[dict]:
        """Each column with whether it is shown, for the panel that chooses them."""
        shown = self.shown()
        return [{"key": key, "label": label, "ticked": key in shown} for key, label in self.columns]

    def narrowing(self) -> register.Narrowing:
        """What was asked, without the answers that cannot be understood; those show their error."""
        self.is_valid()
        asked = self.cleaned_data
        return register.Narrowing(
            direction=asked.get("direction", ""),
            question=asked.get("q", ""),
            **{name: asked.get(name, "") for name in QUESTIONS},
        )
