"""The council's money as a file: asked for by POST, by who may take people out, with what it is for."""

from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from accounts.roles import Role
from placements.actions import spend as actions
from tests.accounts import recipes as accounts
from tests.accounts.recipes import icb
from tests.placements import recipes

pytestmark = pytest.mark.django_db
ADDRESS = "/money/export/"
DAYS = "starts_on=2025-04-01&until=2026-04-01"


def export(client, kind="csv", asked="", **answers):
    return client.post(f"{ADDRESS}?{asked}", {"purpose": "board", "file_format": kind} | answers)


def exports():
    return AuditEvent.objects.filter(verb="exported spend")


def test_the_trail_names_everybody_the_days_and_what_for(finance, browse):
    person = recipes.funding_line().placement.person
    assert export(browse(finance), "xlsx", DAYS).status_code == 200
    assert exports().get().details == {
        "people": [str(person.uid)],
        "purpose": "board",
        "format": "xlsx",
        "starts_on": "2025-04-01",
        "until": "2026-04-01",
    }


def test_reading_the_address_takes_nothing_out(finance, browse):
    recipes.funding_line(placement=recipes.placement(person=recipes.person(reference="P777")))
    page = browse(finance).get(f"{ADDRESS}?{DAYS}&format=csv")
    text = unescape(page.content.decode())
    assert page["Content-Type"].startswith("text/html")
    assert "What is the file for?" in text
    assert "1 person" in text
    assert "P777" not in text
    assert not exports().exists()


def test_a_file_of_many_takes_as_many_queries_as_of_few(finance, browse):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            export(client)
        return len(asked)

    client = browse(finance)
    recipes.funding_line()
    queries()
    few = queries()
    for _ in range(20):
        recipes.funding_line()
    assert queries() == few


def test_a_file_needs_its_purpose_and_keeps_what_was_chosen(finance, browse):
    recipes.funding_line()
    page = export(browse(finance), "csv", purpose="")
    assert "Select what the file is for" in page.content.decode()
    assert page.context["form"]["file_format"].value() == "csv"
    assert not exports().exists()


def test_a_file_of_too_many_and_of_nobody_is_refused(finance, browse, monkeypatch):
    assert "Nothing is charged on these days" in unescape(export(browse(finance)).content.decode())
    recipes.funding_line()
    recipes.funding_line()
    monkeypatch.setattr(actions, "MOST_PEOPLE", 1)
    assert "choose fewer days" in export(browse(finance)).content.decode()
    assert not exports().exists()


def test_days_that_cannot_be_lead_back_to_the_page_that_says_so(finance, browse):
    for answer in (
        browse(finance).get(f"{ADDRESS}?until=2026-04-01"),
        export(browse(finance), asked="until=2026-04-01"),
    ):
        assert (answer.status_code, answer["Location"]) == (302, "/money/?until=2026-04-01")


def test_who_may_not_take_people_out_and_who_may_not_see_spend_is_refused(
    link_worker, host_officer, chc_nurse, board_member, lincolnshire, finance, browse
):
    for someone in (link_worker, host_officer, chc_nurse, board_member):
        assert browse(someone).get(ADDRESS).status_code == 403
        assert export(browse(someone)).status_code == 403
    assert export(browse(finance), asked=f"authority={lincolnshire.code}").status_code == 403
    assert not exports().exists()


def test_a_role_that_exports_elsewhere_lends_nothing_to_one_that_reads_spend_here(rutland, browse):
    """A nurse of the board may take people out; as finance of the council she reads money."""
    both = accounts.staff(Role.CHC_NURSE, icb())
    accounts.membership(both, Role.FINANCE, rutland)
    recipes.funding_line()
    assert export(browse(both), asked=f"authority={icb().code}").status_code == 403
    assert export(browse(both), asked=f"authority={rutland.code}").status_code == 200


def test_the_page_of_the_money_leads_there_only_who_may(finance, browse):
    recipes.funding_line()
    page = unescape(browse(finance).get(f"/money/?{DAYS}").content.decode())
    assert f"{ADDRESS}?authority=E06000017&{DAYS}" in page
