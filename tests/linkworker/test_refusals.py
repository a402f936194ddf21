"""A refusal is told in words, beside each question that must be answered differently."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from linkworker.forms import GovukForm, SentOnceForm, TextField
from linkworker.refusals import Refusal, keep
from tests.placements import recipes as placements


class TooManyApples(Refusal):
    """Named as a sentence."""

    question = "apples"
    message = "Enter 3 apples or fewer"


class Basket(SentOnceForm):
    """Two questions, one of them shown only to those who like pears, and the key."""

    reveals = {"fruit": {"pears": ("pears",)}}
    fruit = forms.ChoiceField(choices=[("apples", "Apples"), ("pears", "Pears")])
    apples = TextField(label="Apples", required=False)
    pears = TextField(label="Pears", required=False)


def basket() -> Basket:
    form = Basket({"submission": "5f0c1d3e-6a3b-4a86-9d35-0a6cf2f0a001", "fruit": "apples", "apples": "9"})
    assert form.is_valid()
    return form


def test_a_refusal_stands_beside_its_question_and_keeps_what_was_typed():
    form = basket()
    form.refused(TooManyApples())
    assert form.errors == {"apples": ["Enter 3 apples or fewer"]}
    assert form["apples"].value() == "9"


@pytest.mark.parametrize("question", ["", "cherries", "submission", "pears"])
def test_a_question_the_page_does_not_show_is_told_above_the_form(question):
    form = basket()
    form.refused(Refusal("Not today", question))
    assert form.errors == {"__all__": ["Not today"]}


def test_what_a_model_refuses_is_told_whole():
    error = ValidationError({"apples": ["Too many", "Too green"], "__all__": ["Not on a Sunday"]})
    refusal = Refusal.of(error)
    assert refusal.told == {"apples": ["Too many", "Too green"], "": ["Not on a Sunday"]}
    assert str(refusal) == "Too many Too green Not on a Sunday"
    assert Refusal.of(ValidationError("No")).told == {"": ["No"]}


@pytest.mark.django_db
def test_every_question_at_fault_is_told():
    person = placements.person()
    person.contact_every_days, person.nhs_number = 5, "1234567890"
    with pytest.raises(Refusal) as refusal:
        keep(person, person_nhs_number_valid="nhs_number", person_contact_interval="contact_every_days")
    assert set(refusal.value.told) == {"nhs_number", "contact_every_days"}


@pytest.mark.django_db
def test_what_only_the_database_saw_is_told_in_the_same_words(monkeypatch):
    """Somebody else saved the same reference between the check and the save."""
    taken = placements.person(reference="P1")
    second = placements.person(reference="P2")
    second.reference = "P1"
    check, calls = type(second).full_clean, []

    def blind_at_first(self, *args, **kwargs):
        calls.append(self)
        if len(calls) > 1:
            check(self, *args, **kwargs)

    monkeypatch.setattr(type(second), "full_clean", blind_at_first)
    with pytest.raises(Refusal) as refusal:
        keep(second, person_reference_once="reference")
    assert refusal.value.told == {"reference": ["Another person already has this reference."]}
    assert taken.reference == "P1"


@pytest.mark.django_db
def test_what_no_rule_can_put_in_words_stays_a_fault(monkeypatch):
    person = placements.person()
    monkeypatch.setattr(type(person), "full_clean", lambda self: None)
    person.contact_every_days = 5
    with pytest.raises(IntegrityError):
        keep(person)


def test_a_form_without_questions_takes_a_refusal_too():
    form = GovukForm({})
    assert form.is_valid()
    form.refused(TooManyApples())
    assert form.non_field_errors() == ["Enter 3 apples or fewer"]
