"""Why somebody is placed in a home all the same: asked once something warned against it."""

from uuid import UUID

from linkworker.forms import GovukForm, LongTextField
from placements.models.stays import DESPITE_CHARACTERS
from placements.queries.home_warnings import was_ever_warned_of

DESPITE = "placed_despite"


class DespiteForm(GovukForm):
    """A form that places somebody. `keep_question_for` takes the question away where nothing can ask for it."""

    placed_despite = LongTextField(
        label="Why are they placed there all the same?",
        subject="why they are placed there all the same",
        required=False,
        max_length=DESPITE_CHARACTERS,
        rows=3,
        help_text="The home is under an embargo, has been given notice, or is to close",
    )

    def keep_question_for(self, home: UUID | None) -> None:
        """Ask only once the form was sent, and only about a home that something may warn against."""
        if not (self.is_bound and was_ever_warned_of(home)):
            del self.fields[DESPITE]
        else:
            self.fields[DESPITE].marked_optional = False
