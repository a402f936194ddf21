"""Pages built on the three layouts: a form, a list, a confirmation."""

import datetime

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from lxml import html

from linkworker import gallery
from linkworker.forms import GovukForm, TextField

TODAY = datetime.date(2026, 11, 22)


class Reason(GovukForm):
    submit_text = "Withdraw the contact"
    reason = TextField(label="Why is it withdrawn?", subject="why the contact is withdrawn")


@pytest.fixture
def draw(rf):
    def drawn(template, **given):
        request = rf.get("/people/", {"rating": "good", "page": "2"})
        request.user = AnonymousUser()
        return html.fromstring(render_to_string(template, given, request))

    return drawn


def test_a_form_page_stands_on_its_form_alone(draw):
    page = draw("layouts/form.html", form=Reason(), heading="Withdraw a contact")
    form = page.xpath("//main//form")[0]
    assert form.get("data-submit-once") is not None
    assert form.get("data-autosave-url") is None
    assert form.xpath(".//button[@type='submit']")[0].text_content() == "Withdraw the contact"
    assert form.xpath(".//input[@name='csrfmiddlewaretoken']")
    assert not page.find_class("govuk-back-link")


def test_a_form_page_with_everything_offers_everything(draw):
    given = {
        "back_url": "/b/",
        "cancel_url": "/c/",
        "autosave_url": "/d/",
        "draft_key": "k1",
        "submit_text": "Go",
    }
    page = draw("layouts/form.html", form=Reason({}), heading="Withdraw a contact", **given)
    form = page.xpath("//main//form")[0]
    assert page.find(".//title").text == "Error: Withdraw a contact – Link Worker"
    assert form.get("data-autosave-url") == "/d/"
    assert form.xpath(".//input[@name='draft']/@value") == ["k1"]
    assert form.xpath(".//*[@data-autosave-spoken]/@role") == ["status"]
    assert [link.get("href") for link in page.xpath("//main//form//a")] == ["/c/"]
    assert page.find_class("govuk-back-link")[0].get("href") == "/b/"


def test_the_error_summary_stands_above_the_heading(draw):
    page = draw("layouts/form.html", form=Reason({}), heading="Withdraw a contact")
    order = [each.tag for each in page.xpath("//main//h1 | //main//h2")]
    assert order == ["h2", "h1"]


def test_a_confirmation_says_what_cannot_be_taken_back(draw):
    given = {"consequence": "The month never changes again.", "submit_text": "Publish", "cancel_url": "/"}
    page = draw("layouts/confirm.html", heading="Publish October 2026?", dangerous=True, **given)
    assert "The month never changes again." in page.find_class("govuk-warning-text")[0].text_content()
    assert page.find_class("govuk-button--warning")[0].text_content() == "Publish"


def test_a_list_keeps_its_filters_from_page_to_page(draw):
    table = gallery.homes()
    table.paginate(page=2, per_page=2, paginator_class=Paginator)
    page = draw("layouts/list.html", heading="Homes", table=table)
    assert page.xpath("//a[@rel='next']/@href") == ["?rating=good&page=3"]
    assert page.xpath("//a[@aria-current='page']")[0].text_content() == "2"
    assert len(page.xpath("//tbody/tr")) == 2


def test_a_set_of_forms_is_drawn_one_after_another_with_its_errors_above():
    lines = forms.formset_factory(Reason, extra=0, min_num=2, validate_min=True)
    sent = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-reason": "Twice", "form-1-reason": ""}
    source = Template("{% load crispy_forms_tags %}<body>{{ set|as_crispy_errors }}{{ set|crispy }}</body>")
    page = html.fromstring(source.render(Context({"set": lines(sent)})))
    assert len(page.xpath("//fieldset")) == 2
    assert "#id_form-1-reason" in page.xpath("//div[@data-module='govuk-error-summary']//a/@href")
    assert page.xpath("//input[@name='form-TOTAL_FORMS']/@value") == ["2"]
