"""The questions of a review's record, asked under their headings: one of four answers, and words beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField

from casework.forms.fields import NoteField
from linkworker.forms import Radios
from reviews.actions import Said, refusals
from reviews.choices import Answer
from reviews.queries.questions import Record

NOTE_LINES = 2


class AnswerField(forms.ChoiceField):
    """Yes, no, does not apply, or not recorded. Nothing chosen is not recorded, which is never no."""

    def __init__(self, **kwargs):
        super().__init__(
            choices=Answer,
            required=False,
            initial=Answer.NOT_RECORDED,
            widget=Radios(inline=True, small=True),
            error_messages={"invalid_choice": "Select yes, no, does not apply or not recorded"},
            **kwargs,
        )
        self.marked_optional = False

    def clean(self, value):
        return super().clean(value) or Answer.NOT_RECORDED


@dataclass(frozen=True, slots=True)
class Asked:
    """One question on the page. `answer` is None where it is answered in words alone."""

    answer: BoundField | None
    note: BoundField


@dataclass(frozen=True, slots=True)
class Group:
    """The questions that stand under one heading."""

    heading: str
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The record of one kind of review on the page."""

    kind: str
    label: str
    version: str
    wanted: bool
    groups: tuple[Group, ...]


class RecordAnswers:
    """Mixin of a form: the questions of each kind's record, named `<kind>_<code>` and `<kind>_<code>_note`.

    `<kind>_version` says which version the page asked, so that an answer is never kept under other words.
    """

    fields: dict[str, forms.Field]

    def add_questions(self, records: Iterable[Record]) -> None:
        """Give the form a field for each question."""
        self.asked_records = list(records)
        for record in self.asked_records:
            for question in record.questions:
                name = f"{record.kind}_{question.code}"
                subject = question.text.rstrip("?")
                if question.yes_or_no:
                    self.fields[name] = AnswerField(label=question.text)
                self.fields[f"{name}_note"] = NoteField(
                    label="In words" if question.yes_or_no else question.text,
                    subject=f"the words on “{subject}”",
                    required=False,
                    rows=NOTE_LINES,
                )

    @property
    def parts(self) -> list[Part]:
        """The records for the page, each under its headings."""
        return [
            Part(
                record.kind,
                record.label,
                str(record.version),
                record.kind in self.wanted,
                self._groups(record),
            )
            for record in self.asked_records
        ]

    def _groups(self, record: Record) -> tuple[Group, ...]:
        groups: dict[str, list[Asked]] = {}
        for question in record.questions:
            name = f"{record.kind}_{question.code}"
            answer = self[name] if question.yes_or_no else None
            groups.setdefault(question.heading, []).append(Asked(answer, self[f"{name}_note"]))
        return tuple(Group(heading, tuple(asked)) for heading, asked in groups.items())

    def clean_questions(self) -> None:
        """Refuse answers to a record that was not held, and answers to questions that have changed since."""
        for record in self.asked_records:
            said = any(one.note or one.answer != Answer.NOT_RECORDED for one in self._said(record))
            if record.kind in self.wanted:
                if self.data.get(f"{record.kind}_version") != str(record.version):
                    self.add_error(None, refusals.QuestionsHaveChanged.message)
            elif said:
                words = f"Tick {record.label} under “Did the same meeting settle another review?”"
                self.add_error("covers", f"{words}, or clear its answers")

    @property
    def said(self) -> list[Said]:
        """The answers to the records that are wanted, when the form is valid."""
        records = (record for record in self.asked_records if record.kind in self.wanted)
        return [one for record in records for one in self._said(record)]

    def _said(self, record: Record) -> list[Said]:
        return [
            Said(
                question,
                self.cleaned_data.get(f"{record.kind}_{question.code}") or Answer.NOT_RECORDED,
                self.cleaned_data.get(f"{record.kind}_{question.code}_note") or "",
            )
            for question in record.questions
        ]
