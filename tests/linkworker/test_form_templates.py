"""The form templates write what the design system and a screen reader need."""

import datetime
import re

import pytest
from django import forms
from django.template import Context, Template
from lxml import html

from linkworker.forms import (
    Checkboxes,
    GovukForm,
    LongTextField,
    MoneyField,
    Radios,
    SearchSelect,
    TextField,
    TypedDateTimeField,
)

TODAY = datetime.date(2026, 11, 22)
NOW = datetime.datetime(2026, 11, 22, 14, 0, tzinfo=datetime.UTC)
PAGE = Template("{% load crispy_forms_tags %}<body>{{ form|as_crispy_errors }}{% crispy form %}</body>")


class Everything(GovukForm):
    reveals = {"method": {"phone": ("number",)}}

    name = TextField(label="Name", help_text="As the person says it")
    nickname = TextField(label="Known as", required=False)
    at = TypedDateTimeField(label="When?", subject="the date of the visit", future=False)
    method = forms.ChoiceField(
        choices=[("visit", "Visit"), ("phone", "Phone")], widget=Radios(hints={"visit": "In the same room"})
    )
    number = TextField(label="Number")
    duties = forms.MultipleChoiceField(choices=[("1", "One"), ("2", "Two")], widget=Checkboxes)
    home = forms.ChoiceField(choices=[("", ""), ("1", "Larch Court")], widget=SearchSelect)
    words = LongTextField(label="What happened?", max_length=4000)
    weekly = MoneyField(label="Weekly cost")
    agreed = forms.BooleanField(label="Agreed", help_text="In writing")
    draft = forms.CharField(widget=forms.HiddenInput, required=False)


def draw(data=None):
    form = Everything(data, today=TODAY, now=NOW)
    return html.fromstring(PAGE.render(Context({"form": form})))


@pytest.fixture
def empty():
    return draw()


@pytest.fixture
def refused():
    return draw({"at_date": "today", "at_time": "soon", "method": "phone"})


def test_every_input_has_a_label_and_every_id_is_its_own(empty):
    ids = [element.get("id") for element in empty.iterfind(".//*[@id]")]
    assert len(ids) == len(set(ids))
    labelled = {label.get("for") for label in empty.iterfind(".//label")}
    inputs = [each for each in empty.xpath("//input|//select|//textarea") if each.get("type") != "hidden"]
    assert {each.get("id") for each in inputs} == labelled


def test_every_description_points_at_something_there(empty, refused):
    for page in (empty, refused):
        ids = {element.get("id") for element in page.iterfind(".//*[@id]")}
        described = [part for each in page.xpath("//@aria-describedby") for part in each.split()]
        assert described
        assert set(described) <= ids


def test_each_error_in_the_summary_goes_to_an_input_at_fault(refused):
    links = refused.xpath("//div[@data-module='govuk-error-summary']//a/@href")
    assert links == [
        "#id_name",
        "#id_at_1",
        "#id_number",
        "#id_duties_0",
        "#id_home",
        "#id_words",
        "#id_weekly",
        "#id_agreed",
    ]
    for link in links:
        assert refused.get_element_by_id(link[1:]).tag in ("input", "select", "textarea")


def test_errors_stand_beside_their_question_in_the_same_words(refused):
    beside = [" ".join(each.text_content().split()) for each in refused.find_class("govuk-error-message")]
    above = [link.text for link in refused.xpath("//div[@data-module='govuk-error-summary']//a")]
    assert beside == [f"Error: {message}" for message in above]


def test_only_the_input_at_fault_of_a_moment_is_marked(refused):
    assert "govuk-input--error" not in refused.get_element_by_id("id_at_0").get("class")
    assert "govuk-input--error" in refused.get_element_by_id("id_at_1").get("class")


def test_no_summary_stands_over_a_form_without_errors(empty):
    assert not empty.find_class("govuk-error-summary")


def test_questions_about_one_thing_are_grouped_and_described(refused):
    for name in ("method", "duties", "at"):
        first = refused.get_element_by_id(f"id_{name}_0")
        fieldset = next(first.iterancestors("fieldset"))
        assert fieldset.find("legend") is not None
        if name != "method":
            assert f"id_{name}_error" in fieldset.get("aria-describedby")


def test_a_revealed_question_is_hidden_until_its_answer_is_chosen(empty, refused):
    hidden = "govuk-radios__conditional--hidden"
    assert hidden in empty.get_element_by_id("conditional-id_method_1").get("class")
    assert hidden not in refused.get_element_by_id("conditional-id_method_1").get("class")
    assert len(empty.xpath("//input[@name='number']")) == 1


def test_only_questions_that_may_be_left_are_called_optional(empty):
    optional = [each.getparent().text.strip() for each in empty.find_class("lw-optional")]
    assert optional == ["Known as"]


def test_a_long_text_counts_what_is_left(empty):
    group = next(empty.get_element_by_id("id_words").iterancestors("div"))
    assert group.get("data-module") == "govuk-character-count"
    assert group.get("data-maxlength") == "4000"
    assert empty.get_element_by_id("id_words-info").text == "You can enter up to 4000 characters"
    assert empty.get_element_by_id("id_words").get("maxlength") is None


def test_what_was_typed_comes_back_and_never_as_markup():
    page = draw({"name": "<script>alert(1)</script>", "words": "</textarea><b>", "method": "visit"})
    assert page.get_element_by_id("id_name").get("value") == "<script>alert(1)</script>"
    assert page.get_element_by_id("id_words").text.strip() == "</textarea><b>"
    assert not page.xpath("//script|//b")
    assert page.get_element_by_id("id_method_0").get("checked") is not None


def test_the_browser_is_not_asked_to_speak_for_the_form(empty):
    assert not empty.xpath("//@required")
    assert not re.search(r"style=", html.tostring(empty).decode())


class Pair(GovukForm):
    start = TextField(label="Start")

    def clean(self):
        self.add_error(None, "Enter an end after the start")
        return super().clean()


def test_an_error_of_the_whole_form_is_said_first():
    page = html.fromstring(PAGE.render(Context({"form": Pair({})})))
    said = [each.text_content() for each in page.xpath("//div[@data-module='govuk-error-summary']//li")]
    assert said == ["Enter an end after the start", "Enter start"]
