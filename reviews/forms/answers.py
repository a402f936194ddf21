"""The questions of a review's record, asked under their headings: one of a few answers, and words beside it.

Twenty kinds ask two hundred questions. A page that drew them all would weigh a megabyte, so only the records
of the chosen kinds stand in the form, and of those whose questions came with what was sent.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField

from casework.forms.fields import NoteField
from linkworker.forms import Radios
from linkworker.words import listed
from reviews.actions import Said, refusals
from reviews.choices import Answer, ReviewKind
from reviews.queries.last_answers import KindAndCode, LastAnswer
from reviews.queries.questions import Record

NOTE_LINES = 2


class AnswerField(forms.ChoiceField):
    """Yes, no, does not apply, or not recorded; or a rating. Nothing chosen is not recorded, which is never no."""

    def __init__(self, *, choices=Answer.choices, **kwargs):
        super().__init__(
            choices=choices,
            required=False,
            initial=Answer.NOT_RECORDED,
            widget=Radios(inline=True, small=True),
            error_messages={"invalid_choice": "Select one of the answers"},
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
    last: LastAnswer | None
    rated: bool


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
    asked_records: list[Record]
    last: Mapping[KindAndCode, LastAnswer]

    def ask(self, records: Iterable[Record]) -> None:
        """Give the form a field for each question of these records."""
        self.asked_records = list(records)
        for record in self.asked_records:
            for question in record.questions:
                name = f"{record.kind}_{question.code}"
                subject = question.text.rstrip("?")
                if question.chosen_from:
                    self.fields[name] = AnswerField(label=question.text, choices=question.chosen_from)
                words = "Evidence" if question.rated else "In words"
                self.fields[f"{name}_note"] = NoteField(
                    label=words if question.chosen_from else question.text,
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
            answer = self[name] if question.chosen_from else None
            last = self.last.get((record.kind, question.code))
            asked = Asked(answer, self[f"{name}_note"], last, question.rated)
            groups.setdefault(question.heading, []).append(asked)
        return tuple(Group(heading, tuple(asked)) for heading, asked in groups.items())

    def clean_questions(self) -> None:
        """Refuse answers to a record that was not held, and records whose questions nobody has seen as they are."""
        unseen = []
        for record in self.asked_records:
            said = any(one.note or one.answer != Answer.NOT_RECORDED for one in self._said(record))
            version = self.data.get(f"{record.kind}_version")
            if record.kind in self.wanted:
                if version is None:
                    unseen.append(record.label)
                elif version != str(record.version):
                    self.add_error(None, refusals.QuestionsHaveChanged.message)
            elif said:
                words = f"Tick {record.label} under “Did the same meeting settle another review?”"
                self.add_error("covers", f"{words}, or clear its answers")
        if unseen:
            words = f"The questions of {listed(unseen)} now stand below. Answer what you can"
            self.add_error(None, f"{words}, then record the review")

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


def brought(records: Iterable[Record], sent: Collection[str], chosen: Collection[str]) -> list[Record]:
    """The records to ask: of the chosen kinds, and of those whose questions came with what was sent."""
    return [one for one in records if one.kind in chosen or f"{one.kind}_version" in sent]


def begun_in(answers: Mapping[str, list[str]]) -> frozenset[str]:
    """The kinds to whose questions something was answered, as a draft or a form that was sent keeps it."""
    said = [name for name, values in answers.items() if {*values} - {"", Answer.NOT_RECORDED}]
    asked = [name for name in said if not name.endswith("_version")]
    return frozenset(kind for kind in ReviewKind.values if any(name.startswith(f"{kind}_") for name in asked))
