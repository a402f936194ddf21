"""What is typed into a list is taken when it means one thing, and refused in words when it does not."""

import uuid

import pytest
from django.core.exceptions import ValidationError

from linkworker.forms import GovukForm, ListedField

ROLES = [("", ""), ("lw", "Link worker"), ("Others", [("lead", "Team lead"), ("lw2", "Link worker, senior")])]


def field(**kwargs) -> ListedField:
    return ListedField(label="Role", told="Choose a role", choices=ROLES, **kwargs)


class Asking(GovukForm):
    role = field(required=False)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("lw", "lw"),
        ("Team lead", "lead"),
        ("  team   LEAD ", "lead"),
        ("lead", "lead"),
        ("link worker", "lw"),
        ("senior", "lw2"),
        ("", ""),
    ],
)
def test_words_that_mean_one_choice_are_taken(typed, kept):
    assert field(required=False).clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Taem lead", "Choose a role from the list"),
        ("worker", "More than one matches what you typed. Choose a role from the list"),
        ("\x00", "Choose a role from the list"),
        (str(uuid.UUID(int=7)), "Choose a role from the list"),
    ],
)
@pytest.mark.parametrize("required", [True, False])
def test_words_that_do_not_are_refused_in_words(typed, told, required):
    with pytest.raises(ValidationError) as refused:
        field(required=required).clean(typed)
    assert refused.value.messages == [told]


def test_nothing_typed_where_an_answer_is_needed_is_told_too():
    with pytest.raises(ValidationError, match="Choose a role"):
        field().clean("")


def test_words_that_were_refused_stand_in_the_box_again():
    page = str(Asking({"role": "Taem <lead>"})["role"])
    assert '<option value="Taem &lt;lead&gt;" selected>Taem &lt;lead&gt;</option>' in page


def test_an_id_that_is_no_choice_is_never_shown_as_words():
    gone = str(uuid.UUID(int=7))
    assert gone not in str(Asking({"role": gone})["role"])
