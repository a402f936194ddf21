"""Questions answered by choosing one of five faces."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from linkworker.forms.widgets import Faces
from linkworker.forms.wording import Worded

TOLD = "Choose one of the faces"


class FaceField(Worded, forms.TypedChoiceField):
    """One of five faces by its number, or None. `choices` are the numbers with the word beside each face."""

    widget = Faces

    def __init__(self, **kwargs):
        super().__init__(
            coerce=int,
            empty_value=None,
            error_messages={"required": TOLD, "invalid_choice": TOLD},
            **kwargs,
        )
        self.marked_optional = False


class FacesForm:
    """Mixin of a form: a field of faces for each question, named `face_<code>`. A question left out is no answer.

    A question has `code`, `words` and `overall`; the overall one must be answered where `overall_required`.
    """

    fields: dict[str, forms.Field]
    cleaned_data: dict[str, Any]
    overall_required = False

    def add_questions(self, questions: Iterable, choices: Iterable[tuple[int, str]]) -> None:
        """Give the form its questions, before those it has already."""
        self.questions = list(questions)
        listed = list(choices)
        for question in self.questions:
            self.fields[self.name_of(question)] = FaceField(
                label=question.words,
                choices=listed,
                required=self.overall_required and question.overall,
            )

    @staticmethod
    def name_of(question) -> str:
        """What its field is called."""
        return f"face_{question.code}"

    @property
    def face_fields(self) -> list[BoundField]:
        """The questions with faces, in their order."""
        return [self[self.name_of(question)] for question in self.questions]

    @property
    def faces(self) -> dict:
        """The face chosen for each question that was answered, when the form is valid."""
        chosen = ((question, self.cleaned_data.get(self.name_of(question))) for question in self.questions)
        return {question: face for question, face in chosen if face is not None}
