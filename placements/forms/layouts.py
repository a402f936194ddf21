"""Questions in groups, each under a heading of its own."""

from crispy_forms.layout import Fieldset, Layout

from linkworker.forms import GovukForm


class GroupedForm(GovukForm):
    """A form whose questions stand in groups: `groups = (("Who they are", ("given_name", ...)), ...)`."""

    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def helper(self):
        """The kit's way of drawing, with the groups."""
        helper = super().helper
        helper.layout = Layout(
            *(
                Fieldset(words, *(name for name in names if name in self.fields), css_class="lw-fieldset")
                for words, names in self.groups
            )
        )
        return helper
