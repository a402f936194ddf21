"""A home on the programme of whole-home reviews, and the one meeting about everybody who lives there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django import forms
from django.forms.boundfield import BoundField

from casework.forms.fields import NoteField
from linkworker.forms import (
    Checkboxes,
    Radios,
    SentOnceForm,
    TextField,
    TypedDateField,
    YesNoNotRecordedField,
)
from linkworker.words import long_day
from reviews.actions import AboutTenant, Said, refusals
from reviews.actions.home_refusals import NamesInTheSharedWords
from reviews.choices import Answer, Outcome, ReviewKind
from reviews.forms.answers import NOTE_LINES, AnswerField
from reviews.models.home_reviews import LONGEST_WHO
from reviews.models.plans import LONGEST_WHY
from reviews.queries.home_reviews import Tenant
from reviews.queries.questions import Record
from reviews.rules.home_reviews import THE_HOME, asked_of

REVIEWED, LEFT = "yes", "no"
VERSION = "WH_version"


class ListHomeReviewForm(SentOnceForm):
    """By which day everybody is reviewed; why, where that moves a day. `by_now` is the day it is on for, or None."""

    submit_text = "Put it on the programme"

    due_on = TypedDateField(
        label="By which day is everybody who lives here to be reviewed?",
        subject="the day by which everybody is reviewed",
        help_text="For example, in 3 months or 31 March 2027",
        past=False,
    )
    because = TextField(
        label="Why does the day change?",
        subject="why the day changes",
        help_text="Needed until everybody was reviewed. The day it was on for stays to be read",
        max_length=LONGEST_WHY,
        required=False,
    )

    def __init__(self, *args, by_now: date | None, **kwargs):
        super().__init__(*args, **kwargs)
        if by_now is None:
            del self.fields["because"]
        else:
            self.submit_text = "Set this day"


class TakeHomeOffProgrammeForm(SentOnceForm):
    """Why the home is not to be reviewed as a whole any more."""

    submit_text = "Take it off the programme"

    because = TextField(
        label="Why does the home come off the programme?",
        subject="why the home comes off the programme",
        help_text="For example, it is to close, or nobody shares it any more. Name nobody who lives here",
        max_length=LONGEST_WHY,
    )


@dataclass(frozen=True, slots=True)
class AskedOfTenant:
    """The questions about one who lives there: one shows the others."""

    tenant: Tenant
    first: BoundField
    stands: str


@dataclass(frozen=True, slots=True)
class AskedOfHome:
    """One question about the home."""

    answer: BoundField
    note: BoundField


class HoldHomeReviewForm(SentOnceForm):
    """One meeting: what belongs to the home once, and of each of `tenants` what it came to, or why it did not.

    `record` are the questions of a whole-home review, some answered once for everybody, the others of each.
    """

    submit_text = "Record this whole-home review"
    mark_optional = False

    held_on = TypedDateField(
        label="When was it held?",
        subject="the day the review was held",
        help_text="For example, yesterday, monday or 4 May 2026",
        future=False,
    )
    who_came = TextField(
        label="Who came?",
        subject="who came",
        help_text="Their roles will do. Those who live here are asked about below: name none of them",
        max_length=LONGEST_WHO,
    )
    words = NoteField(
        label="About the home as a whole",
        subject="the words about the home as a whole",
        help_text="What belongs to everybody. Name nobody who lives here",
        required=False,
        rows=4,
    )
    names_are_meant = forms.BooleanField(
        label="These words name nobody who lives here",
        help_text="Tick this only when the word is no name here, such as May or Hope",
        required=False,
    )

    def __init__(self, *args, tenants: Iterable[Tenant], record: Record, **kwargs):
        super().__init__(*args, **kwargs)
        self.tenants, self.record = list(tenants), record
        self.of_home = [one for one in record.questions if one.heading == THE_HOME]
        self.of_each = [one for one in record.questions if one.heading != THE_HOME]
        self.reveals = {}
        for question in self.of_home:
            self.fields[f"home_{question.code}"] = AnswerField(
                label=question.text, choices=question.chosen_from
            )
            self.fields[f"home_{question.code}_note"] = NoteField(
                label="In words",
                subject=f"the words on “{question.text.rstrip('?')}”",
                required=False,
                rows=NOTE_LINES,
            )
        for tenant in self.tenants:
            self._ask_about(tenant)
        self._give_fields_the_day()
        if self.is_bound:
            for name in self._unasked():
                self.fields[name].required = False

    def _ask_about(self, tenant: Tenant) -> None:
        who, called = tenant.person.uid.hex, tenant.called
        also = [
            (one.kind, f"{ReviewKind(one.kind).label}, due by {long_day(one.due_on)}") for one in tenant.also
        ]
        shown = {
            "present": YesNoNotRecordedField(
                label=f"Was {called} there?", widget=Radios(inline=True, small=True)
            ),
            "person_view": NoteField(
                label=f"What did {called} say or show?",
                subject=f"what {called} said or showed",
                required=False,
                rows=3,
            ),
            **{
                question.code: AnswerField(label=question.text, choices=question.chosen_from)
                for question in self.of_each
            },
            "outcome": forms.ChoiceField(
                label=f"What was decided for {called}?",
                choices=Outcome,
                widget=Radios(small=True),
                error_messages={
                    "required": f"Select what was decided for {called}",
                    "invalid_choice": f"Choose what was decided for {called}",
                },
            ),
            "decision": NoteField(
                label="The decision, and why",
                subject=f"the decision for {called}, and why",
                help_text="Needed when anything is to change",
                required=False,
                rows=3,
            ),
        }
        if also:
            shown["covers"] = forms.MultipleChoiceField(
                label=f"Did the meeting also settle another review of {called}?",
                help_text="Its own questions stay not recorded. To answer them, record that review by itself",
                choices=also,
                widget=Checkboxes(small=True),
                required=False,
                error_messages={"invalid_choice": "Select reviews from the list"},
            )
        because = TextField(
            label=f"Why was {called} not reviewed?" + ("" if tenant.is_owed else " (optional)"),
            subject=f"why {called} was not reviewed",
            help_text="They stay due by the same day" if tenant.is_owed else "",
            max_length=LONGEST_WHY,
            required=tenant.is_owed,
        )
        first = asked_of("reviewed", who)
        self.fields[first] = forms.ChoiceField(
            label=f"Was {called} reviewed?",
            choices=[(REVIEWED, "Yes, reviewed"), (LEFT, "Not this time")],
            widget=Radios(),
            error_messages={
                "required": f"Select whether {called} was reviewed",
                "invalid_choice": f"Choose whether {called} was reviewed",
            },
        )
        if tenant.done_on and not tenant.is_owed:
            self.initial.setdefault(first, LEFT)
        self.fields |= {asked_of(name, who): field for name, field in shown.items()}
        self.fields[asked_of("because", who)] = because
        self.reveals[first] = {
            REVIEWED: tuple(asked_of(name, who) for name in shown),
            LEFT: (asked_of("because", who),),
        }

    @property
    def version(self) -> int:
        """Which version of the questions the page asks."""
        return self.record.version

    @property
    def names_to_check(self) -> bool:
        """Were the shared words refused because they name somebody who lives there?"""
        told = [words for name in ("words", "who_came") for words in self.errors.get(name, ())]
        return self.is_bound and any(words.startswith(NamesInTheSharedWords.because) for words in told)

    @property
    def home_questions(self) -> list[AskedOfHome]:
        """What is answered once."""
        names = [f"home_{question.code}" for question in self.of_home]
        return [AskedOfHome(self[name], self[f"{name}_note"]) for name in names]

    @property
    def asked_of_each(self) -> list[AskedOfTenant]:
        """The questions about each, in the order of their names."""
        return [
            AskedOfTenant(one, self[asked_of("reviewed", one.person.uid.hex)], _stands(one))
            for one in self.tenants
        ]

    def clean(self):
        """Answers are never kept under other words than those on the page."""
        cleaned = super().clean()
        if self.data.get(VERSION) != str(self.version):
            self.add_error(None, refusals.QuestionsHaveChanged.message)
        return cleaned

    @property
    def answers(self) -> dict:
        """The valid answers, in the words of the action that keeps them."""
        said = self.cleaned_data
        kept = {
            name: said[name] for name in ("held_on", "who_came", "words", "names_are_meant", "submission")
        }
        of_home = [
            Said(one, said[f"home_{one.code}"], said[f"home_{one.code}_note"])
            for one in self.of_home
            if said[f"home_{one.code}"] != Answer.NOT_RECORDED or said[f"home_{one.code}_note"]
        ]
        return kept | {"said": of_home, "parts": [self._about(tenant) for tenant in self.tenants]}

    def _about(self, tenant: Tenant) -> AboutTenant:
        def given(name):
            return self.cleaned_data.get(asked_of(name, tenant.person.uid.hex))

        if given("reviewed") != REVIEWED:
            return AboutTenant(tenant.person, reviewed=False, because=given("because") or "")
        return AboutTenant(
            tenant.person,
            reviewed=True,
            outcome=given("outcome"),
            decision=given("decision"),
            person_present=given("present"),
            person_view=given("person_view"),
            covers=tuple(given("covers") or ()),
            said=tuple(Said(one, given(one.code)) for one in self.of_each),
        )


def _stands(tenant: Tenant) -> str:
    """How somebody stands before the meeting, in words."""
    if tenant.done_on and not tenant.is_owed:
        return f"Reviewed on {long_day(tenant.done_on)}"
    if tenant.due is None:
        return f"Placed by {tenant.council}, which keeps the dates" if tenant.kept_elsewhere else ""
    return f"Due by {long_day(tenant.due.due_on)}"
