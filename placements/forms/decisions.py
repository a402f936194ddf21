"""Who decided about a move: asked wherever a move is confirmed."""

from django import forms

from linkworker.forms import LongTextField, Radios, TextField, TypedDateField, YesNoNotRecordedField
from placements.choices import Capacity, DecisionAuthority, DecisionKind
from placements.forms.layouts import GroupedForm
from placements.models.decisions import WORDS
from placements.rules.decisions import Decided

WHO_DECIDED = (
    "Who decided about this move?",
    ("decision_kind", "decided_on", "capacity", "capacity_assessed_on", "capacity_assessed_by"),
)
LESS_SUPPORT = ("If the new home brings less support", ("risk_assessed_on", "mitigation"))
SAME_NAME = (
    "decided_on",
    "capacity",
    "capacity_assessed_on",
    "capacity_assessed_by",
    "options_considered",
    "wishes",
    "consulted",
    "less_restrictive_considered",
    "authority",
    "dissent",
    "risk_assessed_on",
    "mitigation",
)
ASKED = ("decision_kind", "decided_by", "parent", "legal_basis", *SAME_NAME)
MAY_STAY_EMPTY = frozenset({"dissent", "risk_assessed_on", "mitigation"})
WHO = {"max_length": 160, "required": False, "formulas": True}
STORY = {"max_length": WORDS, "required": False, "rows": 3}


class DecisionForm(GroupedForm):
    """Consent or a best-interests decision. What is missing is told by the deed, beside its question."""

    reveals = {
        "decision_kind": {
            DecisionKind.BEST_INTERESTS: (
                "decided_by",
                "options_considered",
                "wishes",
                "consulted",
                "less_restrictive_considered",
                "authority",
                "dissent",
            ),
            DecisionKind.PARENTAL: ("parent",),
            DecisionKind.LEGAL: ("legal_basis",),
        }
    }

    decision_kind = forms.ChoiceField(
        label="How was this move decided?",
        choices=DecisionKind.choices,
        required=False,
        widget=Radios,
        help_text="Leave it empty only for a move more than four weeks ago of which nothing is recorded.",
    )
    decided_on = TypedDateField(
        label="On which day was it decided?", subject="the day it was decided", required=False, future=False
    )
    capacity = forms.ChoiceField(
        label="What was found about making this decision?",
        choices=Capacity.choices,
        required=False,
        widget=Radios,
        help_text="About this decision, on that day. Not asked under 16, or where the law decided.",
    )
    capacity_assessed_on = TypedDateField(
        label="On which day was that looked at?",
        subject="the day it was looked at",
        required=False,
        future=False,
    )
    capacity_assessed_by = TextField(label="Who looked at it?", subject="who looked at it", **WHO)
    decided_by = TextField(label="Who made the decision?", subject="who decided", **WHO)
    options_considered = LongTextField(label="Which options were considered?", subject="the options", **STORY)
    wishes = LongTextField(
        label="What does the person wish, and what did they wish before?",
        subject="the person's wishes",
        **STORY,
    )
    consulted = LongTextField(label="Who was consulted?", subject="who was consulted", **STORY)
    less_restrictive_considered = YesNoNotRecordedField(
        label="Was a less restrictive option considered?", widget=Radios(inline=True)
    )
    authority = forms.ChoiceField(
        label="Does an attorney, a deputy or the court decide?",
        choices=DecisionAuthority.choices,
        required=False,
        widget=Radios,
    )
    dissent = LongTextField(label="Who disagreed, and why?", subject="who disagreed", **STORY)
    parent = TextField(
        label="Who with parental responsibility agreed?", subject="who with parental responsibility", **WHO
    )
    legal_basis = TextField(
        label="Under which section or order?",
        subject="the section or order",
        help_text="For example, section 3 of the Mental Health Act",
        **WHO,
    )
    risk_assessed_on = TypedDateField(
        label="On which day were the risks of less support assessed?",
        subject="the day the risks were assessed",
        required=False,
        future=False,
        help_text="For example when moving from a care home to supported living",
    )
    mitigation = LongTextField(
        label="What keeps the person safe with less support?", subject="what keeps the person safe", **STORY
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ASKED:
            self.fields[name].marked_optional = name in MAY_STAY_EMPTY

    @property
    def answers(self):
        """The decision as one value, beside the other answers."""
        told = self.cleaned_data
        rest = {name: answer for name, answer in told.items() if name not in ASKED}
        who = told["decided_by"] or told["parent"] or told["legal_basis"]
        same = {name: told[name] for name in SAME_NAME}
        return rest | {"decided": Decided(kind=told["decision_kind"], decided_by=who, **same)}


class RecordDecisionForm(DecisionForm):
    """The decision about a proposed move."""

    submit_text = "Keep this decision"
    groups = (WHO_DECIDED, LESS_SUPPORT)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decision_kind"].help_text = ""


class RecordPastDecisionForm(RecordDecisionForm):
    """The decision about a move that has happened."""
