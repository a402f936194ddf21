"""How a deed is refused: in words, beside the question that must be answered differently."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import Organisation


class Refused(ValidationError):
    """A rule said no. `question` names the answer at fault; without one it concerns the whole."""

    def __init__(self, message: str, question: str = ""):
        super().__init__({question: [message]} if question else message)


def one_at_a_time(authority: Organisation) -> None:
    """Until this transaction ends nobody else adds to the authority's list, so that a form sent twice
    at once is done once. Whoever only refers to the authority does not wait.
    """
    Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=authority.pk)


def keep(thing, **questions: str):
    """Check and save a record; what a constraint refuses is told beside its question.

    `questions` maps names of constraints to questions: `person_reference_once="reference"`. A rule that
    only the database can see broken, because two people saved at once, is put in the same words.
    """
    try:
        thing.full_clean()
        with transaction.atomic():
            thing.save()
    except IntegrityError:
        _check_again(thing, questions)
        raise
    except ValidationError as error:
        raise _beside(error, thing, questions) from error
    return thing


def _check_again(thing, questions) -> None:
    try:
        thing.full_clean()
    except ValidationError as error:
        raise _beside(error, thing, questions) from error


def _beside(error: ValidationError, thing, questions) -> ValidationError:
    constraints = {
        str(constraint.violation_error_message): questions[constraint.name]
        for constraint in thing._meta.constraints
        if constraint.name in questions
    }
    placed: dict[str, list[str]] = {}
    for field, messages in error.message_dict.items():
        for message in messages:
            placed.setdefault(constraints.get(message, field), []).append(message)
    return ValidationError(placed)
