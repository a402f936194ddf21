"""Record review: which, when and what was decided are required; the rest is short answers, and words."""

from collections.abc import Iterable, Mapping

from django import forms

from casework.forms.fields import NoteField
from casework.forms.promises import ROWS, PromiseRows, rows_in
from linkworker.forms import Checkboxes, Radios, SentOnceForm, TypedDateField, YesNoNotRecordedField
from reviews.choices import SETTLED_ELSEWHERE, Outcome, ReviewKind
from reviews.forms.answers import AnswerField, RecordAnswers
from reviews.queries.questions import Record

OUTCOME_HINTS = {
    Outcome.CONTINUE: "Nothing has to change",
    Outcome.CHANGE: "Say below what changes, and who does it",
}
RECORDED = [kind for kind in ReviewKind.choices if kind[0] not in SETTLED_ELSEWHERE]
IN_COMMON = (
    *("person_present", "advocate_present", "family_present", "person_view", "family_view"),
    *("still_right", "least_restrictive", "to_live_nearer", "outcome", "decision"),
)


class RecordReviewForm(RecordAnswers, PromiseRows, SentOnceForm):
    """One review of one person that was held.

    `records` are the questions each kind asks, `owed` says under each kind how it stands ("41 days
    overdue"), `colleagues` is a queryset of who may own an action, `partners` of the organisations outside that may.
    """

    submit_text = "Record this review"
    mark_optional = False

    kind = forms.ChoiceField(
        label="Which review was held?",
        choices=RECORDED,
        widget=Radios(),
        error_messages={
            "required": "Select which review was held",
            "invalid_choice": "Select which review was held from the list",
        },
    )
    covers = forms.MultipleChoiceField(
        label="Did the same meeting settle another review?",
        help_text="Each one you tick counts as held that day",
        choices=RECORDED,
        widget=Checkboxes(small=True),
        required=False,
        error_messages={"invalid_choice": "Select reviews from the list"},
    )
    held_on = TypedDateField(
        label="When was it held?",
        subject="the date the review was held",
        help_text="For example, yesterday, monday or 4 May 2026",
        future=False,
    )
    person_present = YesNoNotRecordedField(
        label="Was the person there?", widget=Radios(inline=True, small=True)
    )
    advocate_present = YesNoNotRecordedField(
        label="Was an advocate there?", widget=Radios(inline=True, small=True)
    )
    family_present = YesNoNotRecordedField(label="Were family there?", widget=Radios(inline=True, small=True))
    person_view = NoteField(
        label="What did the person say or show?",
        subject="what the person said or showed",
        help_text="In their own words where you can. What they did counts as much as what they said.",
        required=False,
        rows=4,
    )
    family_view = NoteField(
        label="What did the family say?", subject="what the family said", required=False, rows=3
    )
    still_right = AnswerField(label="Is the placement still right?")
    least_restrictive = AnswerField(label="Is it the least restrictive that meets the need?")
    to_live_nearer = NoteField(
        label="What would have to be true for them to live nearer home?",
        subject="what would have to be true to live nearer home",
        required=False,
        rows=3,
    )
    outcome = forms.ChoiceField(
        label="What was decided?",
        choices=Outcome,
        widget=Radios(hints=OUTCOME_HINTS),
        error_messages={
            "required": "Select what was decided",
            "invalid_choice": "Select what was decided from the list",
        },
    )
    decision = NoteField(
        label="The decision, and why",
        subject="the decision, and why",
        help_text="Needed when anything is to change",
        required=False,
        rows=4,
    )

    def __init__(
        self,
        data=None,
        *,
        author,
        colleagues,
        partners,
        records: Iterable[Record],
        owed: Mapping[str, str],
        **kwargs,
    ):
        super().__init__(data, **kwargs)
        for name in ("kind", "covers"):
            self.fields[name].widget.hints = dict(owed)
        for name in ("person_view", "family_view", "to_live_nearer", "decision"):
            self.fields[name].marked_optional = False
        self.add_questions(records)
        self.add_rows(rows_in(data) if data is not None else ROWS, colleagues, author, partners)
        self._give_fields_the_day()

    @property
    def wanted(self) -> frozenset[str]:
        """The kinds held or covered, as far as the form says."""
        covered = self["covers"].value() or ()
        return frozenset([str(self["kind"].value() or ""), *map(str, covered)]) - {""}

    def clean(self):
        """Look at the rows of actions and the questions of the record."""
        cleaned = super().clean()
        self.clean_rows()
        self.clean_questions()
        return cleaned

    @property
    def answers(self) -> dict:
        """The valid answers, in the words of the action that keeps them."""
        names = ("submission", "kind", "covers", "held_on", *IN_COMMON)
        answers = {name: self.cleaned_data[name] for name in names}
        return answers | {"said": self.said, "promises": self.promises}
