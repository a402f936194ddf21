"""The key of a form that makes something: it is made with the page and may be used once."""

import uuid

from django import forms
from django.core.exceptions import ValidationError

from linkworker.forms.base import GovukForm

LOST = (
    "Part of this page was missing when it was sent, so nothing was kept. "
    "Check what you typed and send it again."
)


class KeyField(forms.UUIDField):
    """The hidden key. A form that lost its key is drawn again with a fresh one."""

    def __init__(self):
        super().__init__(
            widget=forms.HiddenInput,
            initial=uuid.uuid4,
            error_messages={"required": LOST, "invalid": LOST},
        )

    def bound_data(self, data, initial):
        """What was sent, or a fresh key when that cannot be read."""
        return key_in(data) or initial


class SentOnceForm(GovukForm):
    """A form whose deed adds something. `linkworker.sending` makes sure that it does so once."""

    submission = KeyField()

    def clean(self):
        """A lost key is told above the form: nobody can see the question it belongs to."""
        cleaned = super().clean()
        if self.errors.pop("submission", None):
            self.add_error(None, LOST)
        return cleaned


def key_in(text) -> uuid.UUID | None:
    """The key typed or sent, or None when it is none."""
    try:
        return forms.UUIDField(required=False).clean(text)
    except ValidationError:
        return None
