"""Record review: which, when and what was decided are required; the rest is short answers, and words."""

from collections.abc import Iterable, Mapping

from django import forms

from casework.forms.fields import NoteField
from casework.forms.promises import ROWS, PromiseRows, rows_in
from linkworker.forms import (
    Checkboxes,
    GovukForm,
    Radios,
    SentOnceForm,
    TypedDateField,
    YesNoNotRecordedField,
)
from reviews.choices import SETTLED_ELSEWHERE, Outcome, ReviewKind
from reviews.forms.answers import AnswerField, RecordAnswers, begun_in, brought
from reviews.forms.carrying import CarriedActions
from reviews.queries.last_answers import KindAndCode, LastAnswer
from reviews.queries.questions import Record

OUTCOME_HINTS = {
    Outcome.CONTINUE: "Nothing has to change",
    Outcome.CHANGE: "Say below what changes, and who does it",
}
RECORDED = [kind for kind in ReviewKind.choices if kind[0] not in SETTLED_ELSEWHERE]
ON_SITE = [("yes", "On site: somebody was there in person"), ("no", "From afar: by telephone or on a screen")]
IN_COMMON = (
    *("person_present", "advocate_present", "family_present", "person_view", "family_view"),
    *("still_right", "least_restrictive", "to_live_nearer", "outcome", "decision"),
)


def on_site_question() -> forms.TypedChoiceField:
    """Of an oversight visit alone."""
    return forms.TypedChoiceField(
        label="Was the visit made on site?",
        help_text="One from afar is kept on record, but settles nothing: the visit stays due",
        choices=ON_SITE,
        coerce=lambda value: value == "yes",
        empty_value=None,
        widget=Radios(small=True),
        required=False,
        error_messages={"invalid_choice": "Select whether the visit was made on site from the list"},
    )


class QuestionsForm(RecordAnswers, GovukForm):
    """The questions of some kinds alone, all of them asked."""

    mark_optional = False
    on_site = on_site_question()

    def __init__(self, records: Iterable[Record], last: Mapping[KindAndCode, LastAnswer], **kwargs):
        super().__init__(**kwargs)
        self.last = last
        self.fields["on_site"].marked_optional = False
        self.ask(records)

    @property
    def wanted(self) -> frozenset[str]:
        """All it has."""
        return frozenset(str(record.kind) for record in self.asked_records)


class RecordReviewForm(RecordAnswers, CarriedActions, PromiseRows, SentOnceForm):
    """One review of one person that was held.

    `records` are the questions each kind asks, `last` the latest answers to them. `owed` says under each kind that is
    owed how it stands ("41 days overdue"), the most urgent first; those kinds come first. `colleagues` is a queryset
    of who may own an action, `partners` of the organisations outside that may, `left_open` of the actions of earlier
    reviews that are still open.
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
    on_site = on_site_question()
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
        left_open,
        records: Iterable[Record],
        owed: Mapping[str, str],
        last: Mapping[KindAndCode, LastAnswer],
        **kwargs,
    ):
        super().__init__(data, **kwargs)
        self.records, self.last = list(records), last
        self.owed_first = [kind for kind in owed if kind in dict(RECORDED)]
        others = [kind for kind in dict(RECORDED) if kind not in owed]
        for name in ("kind", "covers"):
            self.fields[name].choices = [(kind, dict(RECORDED)[kind]) for kind in self.owed_first + others]
            self.fields[name].widget.hints = dict(owed)
        self.fields["on_site"].marked_optional = False
        for name in ("person_view", "family_view", "to_live_nearer", "decision"):
            self.fields[name].marked_optional = False
        self.ask(brought(self.records, self.data, self.wanted))
        self.add_rows(rows_in(data) if data is not None else ROWS, colleagues, author, partners)
        self.add_actions(left_open)
        self._give_fields_the_day()

    @property
    def wanted(self) -> frozenset[str]:
        """The kinds held or covered, as far as the form says."""
        covered = self["covers"].value() or ()
        return frozenset([str(self["kind"].value() or ""), *map(str, covered)]) - {""}

    def carry_on(self, answers: Mapping[str, list[str]]) -> None:
        """Stand as it was left, with the questions of the kinds chosen then and whatever was answered to others."""
        chosen = {*answers.get("kind", ()), *answers.get("covers", ())}
        self.ask(brought(self.records, (), chosen | begun_in(answers)))
        super().carry_on(answers)

    @property
    def owed_part(self) -> str:
        """Which of the kinds are owed, as a template slices them."""
        return f":{len(self.owed_first)}"

    @property
    def folded_part(self) -> str:
        """Which of the kinds are not."""
        return f"{len(self.owed_first)}:"

    @property
    def folded_is_wanted(self) -> bool:
        """A kind that is not owed is chosen, or nothing is owed: then nothing is folded away."""
        return not self.wanted <= set(self.owed_first) or not self.owed_first

    def clean(self):
        """Look at the rows of actions and the questions of the record."""
        cleaned = super().clean()
        self.clean_rows()
        self.clean_questions()
        return cleaned

    @property
    def answers(self) -> dict:
        """The valid answers, in the words of the action that keeps them."""
        names = ("submission", "kind", "covers", "held_on", "on_site", *IN_COMMON)
        answers = {name: self.cleaned_data[name] for name in names}
        return answers | {"said": self.said, "promises": self.promises, "looked": self.looked}
