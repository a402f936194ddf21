"""The gallery shows every part, and the frame of every page holds."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory
from lxml import html

from accounts.roles import Role
from linkworker import context, gallery
from tests.accounts import recipes as accounts

TEMPLATES = Path(settings.BASE_DIR) / "templates"
PART_OF_EVERY_PAGE = {
    "acting_for.html",
    "autosave_state.html",
    "demo_banner.html",
    "htmx.html",
    "messages.html",
    "navigation.html",
    "page_title.html",
    "session_dialog.html",
    "site_footer.html",
    "site_header.html",
}


@pytest.fixture
def worker(db, browse):
    return browse(accounts.staff(Role.LINK_WORKER))


@pytest.fixture
def page(worker):
    return html.fromstring(worker.get("/components/").content)


def test_every_component_is_named_in_the_gallery(page):
    shown = " ".join(each.text_content() for each in page.find_class("lw-gallery__file"))
    for file in sorted((TEMPLATES / "components").glob("*.html")):
        assert file.name in shown or file.name in PART_OF_EVERY_PAGE, f"Show {file.name} on /components/."


def test_every_component_says_what_it_takes():
    for file in sorted((TEMPLATES / "components").glob("*.html")):
        if file.name not in PART_OF_EVERY_PAGE:
            assert "{# " in file.read_text(), f"{file.name}: say in a comment what it is given."


def test_the_gallery_gives_every_id_once_and_every_link_inside_it_arrives(page):
    ids = [element.get("id") for element in page.iterfind(".//*[@id]")]
    assert len(ids) == len(set(ids))
    for link in page.xpath("//nav[contains(@class, 'lw-gallery')]//a/@href"):
        assert link[1:] in ids


def test_the_gallery_is_for_people_signed_in(client, db):
    assert client.get("/components/").status_code == 302


def test_the_gallerys_form_refuses_and_keeps_what_was_typed(worker):
    answer = worker.post("/components/", {"words": "Amara chose the seeds"})
    assert answer.status_code == 200
    page = html.fromstring(answer.content)
    assert page.find(".//title").text.startswith("Error: ")
    assert page.get_element_by_id("id_words").text.strip() == "Amara chose the seeds"
    assert len(page.find_class("govuk-error-message")) == len(answer.context["form"].errors)


def test_the_gallerys_form_says_when_every_answer_is_understood(worker):
    sent = {
        "happened_at_date": "yesterday",
        "happened_at_time": "9.30",
        "method": "letter",
        "home": "Larch Court",
        "duties": ["1"],
        "words": "Sent the plan",
        "born_on": "27/3/1984",
        "nhs_number": "999 000 0026",
        "postcode": "le156hp",
        "weekly": "£1,234.50",
        "advocate": "no",
        "payer": "icb",
        "agreed": "on",
    }
    answer = worker.post("/components/", sent, follow=True)
    assert answer.redirect_chain
    assert "Every answer was understood" in answer.content.decode()


def test_a_rating_is_never_colour_alone(page):
    for mark in page.find_class("lw-rag"):
        assert mark.find_class("lw-rag__words")[0].text_content().strip()
        assert mark.xpath(".//svg/@aria-hidden") == ["true"]


def test_nought_not_recorded_not_applicable_and_suppressed_are_four_marks(page):
    drawn = {
        render_to_string("components/value.html", given).strip()
        for given in (
            {"text": "0"},
            {"state": "not_recorded"},
            {"state": "not_applicable"},
            {"state": "suppressed"},
        )
    }
    assert len(drawn) == 4


def test_a_sorted_list_says_which_way(worker):
    page = html.fromstring(worker.get("/components/?sort=-weekly").content)
    assert page.xpath("//th[@aria-sort]/@aria-sort") == ["descending"]
    first = page.xpath("//table[@role='table']/tbody/tr[1]/th")[0].text_content()
    assert first == "Wold Farm Cottages"


def test_an_empty_list_says_so_without_a_table():
    empty = gallery.no_homes()
    page = render_to_string("components/table.html", {"table": empty})
    assert "No homes match these filters" in page
    assert "<table" not in page


def test_no_page_needs_an_inline_script_or_style(worker):
    body = worker.get("/components/").content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)", body)
    assert " style=" not in body
    assert "<style" not in body
    assert not re.search(r"\son[a-z]+=\"", body)


@pytest.mark.parametrize("name", ["500.html", "503.html"])
def test_the_pages_for_a_broken_house_need_nothing_from_it(name):
    source = (TEMPLATES / name).read_text()
    assert "{%" not in source
    assert "{{" not in source


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html"])
def test_the_pages_for_a_refusal_are_drawn_for_somebody_signed_out(name, rf):
    request = rf.get("/nowhere/")
    request.user = AnonymousUser()
    page = html.fromstring(render_to_string(name, request=request))
    assert len(page.findall(".//h1")) == 1
    assert not page.xpath("//nav//a")


COMPONENTS = context.NavigationLink("Components", "components")
HEALTH = context.NavigationLink("Health", "livez", "see_health")


def test_the_navigation_shows_only_what_may_be_opened(settings, db):
    settings.NAVIGATION = [f"{__name__}.{row}" for row in ("COMPONENTS", "HEALTH")]
    request = RequestFactory().get("/components/")
    request.user = AnonymousUser()
    assert context.navigation(request) == []
    request.user = accounts.staff(Role.LINK_WORKER)
    assert [link["label"] for link in context.navigation(request)] == ["Components"]
    request.allowed = lambda permission: permission == "see_health"
    assert context.navigation(request) == [
        {"label": "Components", "address": "/components/", "current": True},
        {"label": "Health", "address": "/livez", "current": False},
    ]
