"""What is asked about consent to share."""

from django import forms

from linkworker.forms import Radios, SentOnceForm, TextField, TypedDateField, YesNoNotRecordedField
from placements.choices import SharingAnswer, SharingBasis, ToldSide
from placements.forms.facts import one_of


class RecordSharingDecisionForm(SentOnceForm):
    """One answer about one side. The next about the same side supersedes it."""

    submit_text = "Record this decision"

    side = one_of("With whom would it be shared?", ToldSide.choices, "Select with whom it would be shared")
    what_about = TextField(
        label="What would be shared?",
        subject="what would be shared",
        help_text="For example, her address and who visits her",
        max_length=300,
    )
    answer = one_of("What was decided?", SharingAnswer.choices, "Select what was decided")
    basis = forms.ChoiceField(
        label="On what basis?",
        required=False,
        choices=[("", "None: it is not shared"), *SharingBasis.choices],
        widget=Radios(),
        help_text="This is consent to share, recorded as such. It is not the lawful basis under UK GDPR: "
        "the council handles personal data as its public task, with or without consent.",
    )
    capacity_considered = YesNoNotRecordedField(
        label="Was their capacity to make this decision considered?", widget=Radios(inline=True)
    )
    decided_on = TypedDateField(
        label="When was it decided?",
        subject="the day it was decided",
        help_text="For example, today or 4 May 2026",
        future=False,
    )
    decided_by = TextField(
        label="Who decided?",
        subject="who decided",
        help_text="For example, herself, with her advocate there",
        max_length=160,
    )
    review_on = TypedDateField(
        label="When should it be asked again?", subject="the day to ask again", required=False
    )
