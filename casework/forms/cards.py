"""One's own photo and phone, as the people one works for see them."""

from django import forms

from casework.models.cards import LONGEST_PHONE
from linkworker.forms import GovukForm
from placements.forms.circle import PhoneField


class EditOwnCardForm(GovukForm):
    """What stands on the page of everybody one is the link worker of."""

    submit_text = "Save"

    phone = PhoneField(
        label="Your work phone",
        subject="your work phone",
        help_text="Printed on the pages of the people you work for",
        max_length=LONGEST_PHONE,
        required=False,
    )
    photo = forms.FileField(
        label="A photo of you",
        help_text="Your face, so that people know who comes. It is cut to a square",
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={"empty": "Choose another photo: this file is empty"},
    )
    remove_photo = forms.BooleanField(label="Take my photo away", required=False)

    def __init__(self, *args, has_photo: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["remove_photo"].marked_optional = False
        if not has_photo:
            del self.fields["remove_photo"]
