"""Why a deed is not done: in words, beside the question that must be answered differently.

Every refusal of every package is a `Refusal`, named as a sentence. An action raises nothing else for what a
person can put right; what they may not do at all is Django's PermissionDenied.
"""

from collections.abc import Iterable, Mapping

from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError, IntegrityError, transaction

WHOLE_FORM = ""


class Refusal(Exception):
    """A rule said no. `question` names the answer at fault; without one it concerns the whole form.

    `told` holds everything to put right, question by question; `message` is all of it in one line.
    """

    message = "This cannot be done."
    question = WHOLE_FORM

    def __init__(
        self, message: str = "", question: str = "", *, told: Mapping[str, Iterable[str]] | None = None
    ):
        told = told or {question or type(self).question: [message or type(self).message]}
        self.told = {asked: list(sentences) for asked, sentences in told.items()}
        self.question = next(iter(self.told))
        self.message = " ".join(sentence for sentences in self.told.values() for sentence in sentences)
        super().__init__(self.message)

    @classmethod
    def of(cls, error: ValidationError) -> "Refusal":
        """All that a model refuses, each sentence with its field."""
        if not hasattr(error, "error_dict"):
            return cls(told={WHOLE_FORM: error.messages})
        fields = error.message_dict
        return cls(told={WHOLE_FORM if name == NON_FIELD_ERRORS else name: fields[name] for name in fields})


def keep(thing, **questions: str):
    """Check and save a row, and return it; what it refuses is told beside the question.

    `questions` maps names of constraints to questions: `person_reference_once="reference"`. A rule that
    only the database can see broken, because two people saved at once, is put in the same words.
    """
    try:
        thing.full_clean()
        with transaction.atomic():
            thing.save()
    except ValidationError as error:
        raise _beside(error, thing, questions) from error
    except IntegrityError:
        _check_again(thing, questions)
        raise
    return thing


def words_of(error: DatabaseError) -> str:
    """What the constraint that refused a row says, where a model has words for it; never what the row held."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if name is not None and constraint.name == name:
                said = str(constraint.violation_error_message)
                return "" if said == str(constraint.default_violation_error_message) else said
    return ""


def _check_again(thing, questions: Mapping[str, str]) -> None:
    try:
        thing.full_clean()
    except ValidationError as error:
        raise _beside(error, thing, questions) from error


def _beside(error: ValidationError, thing, questions: Mapping[str, str]) -> Refusal:
    asked = {
        str(constraint.violation_error_message): questions[constraint.name]
        for constraint in thing._meta.constraints
        if constraint.name in questions
    }
    told: dict[str, list[str]] = {}
    for field, sentences in Refusal.of(error).told.items():
        for sentence in sentences:
            told.setdefault(asked.get(sentence, field), []).append(sentence)
    return Refusal(told=told)
