"""How somebody outside is reminded."""

from django import forms

from casework.choices import ChaseWay
from casework.forms.fields import EmailAddressField
from linkworker.forms import LongTextField, Radios, SentOnceForm


class ChaseActionForm(SentOnceForm):
    """By email, which goes at once, or by a letter to print."""

    submit_text = "Chase it"
    reveals = {"way": {ChaseWay.EMAIL.value: ("to_email",), ChaseWay.LETTER.value: ("address",)}}

    way = forms.ChoiceField(
        label="How?",
        choices=ChaseWay.choices,
        widget=Radios,
        error_messages={"required": "Select how you chase it"},
    )
    to_email = EmailAddressField(label="Email address", subject="the email address to write to")
    address = LongTextField(
        label="Address, as it stands on the envelope",
        subject="the address",
        help_text="For example, The Practice Manager, Abbey Surgery, 1 High Street, Oakham",
        max_length=500,
        rows=5,
    )
    once_more = forms.BooleanField(label="Chase it again all the same", required=False)

    def __init__(self, *args, chased_already: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not chased_already:
            del self.fields["once_more"]
