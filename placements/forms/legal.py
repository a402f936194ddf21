"""What is asked about a legal status."""

from linkworker.forms import GovukForm, SentOnceForm, TextField, TypedDateField
from placements.choices import LegalKind
from placements.forms.facts import in_words, one_of


class RecordLegalStatusForm(SentOnceForm):
    """What stands on the paper."""

    submit_text = "Record this legal status"
    reveals = {"kind": {"mha": ("section",)}}

    kind = one_of("What is it?", LegalKind.choices, "Select what it is")
    section = TextField(
        label="Which section?", subject="the section", help_text="For example, 3 or 37/41", max_length=10
    )
    starts_on = TypedDateField(label="In force from", subject="the first day it is in force")
    last_day = TypedDateField(
        label="Last day it is in force",
        subject="the last day it is in force",
        required=False,
        help_text="As the paper says it. Leave empty if it has no last day. DoLS always has one",
    )
    reference = TextField(
        label="Reference on the paper",
        subject="the reference",
        required=False,
        max_length=80,
        help_text="Needed for a DoLS standard authorisation and for an order of the Court of Protection",
    )
    note = in_words(
        "Note",
        "the note",
        required=False,
        help_text="For example, who the attorney or the person's representative is. Capacity is about one "
        "decision at one time and is not recorded here",
    )


class EndLegalStatusForm(GovukForm):
    """It ended, or will end, before its last day."""

    submit_text = "End this legal status"

    last_day = TypedDateField(
        label="Last day it was in force",
        subject="the last day it was in force",
        help_text="For example, today or 4 May 2026",
    )
