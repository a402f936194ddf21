"""The figures of a month: every one told, defined and opened into its people, and the same as JSON."""

import json
import re
from datetime import UTC, datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse

from accounts.models import AuditEvent
from accounts.roles import Permission, Role
from linkworker.periods import Month
from reporting import figures
from reporting.kpis import KPIS
from tests.accounts.recipes import council, membership, staff
from tests.reporting.caseloads import many, other_council, settled
from tests.reporting.recipes import snapshot

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
OCTOBER = Month(2026, 10)


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def worker():
    return staff(name="Robin Ashdown")


def address(month=OCTOBER) -> str:
    return reverse("reporting:figures", args=[month])


def page(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.TEAM_MANAGER, 200),
        (Role.FINANCE, 200),
        (Role.LINK_WORKER, 403),
        (Role.CHC_NURSE, 403),
        (Role.HOST_OFFICER, 403),
        (Role.BOARD_MEMBER, 403),
        (Role.AUDITOR, 403),
        (Role.ADMINISTRATOR, 403),
    ],
)
@pytest.mark.parametrize("question", ["", "?format=json", "?people=K01"])
def test_only_manager_and_finance_open_them(browse, role, status, question):
    assert browse(staff(role)).get(address() + question).status_code == status


@pytest.mark.parametrize(
    "month",
    ["2026-13", "2026-00", "26-10", "2026-1", "latest", "2026-10-01", "2026-12", "2199-01", "1900-01"],
)
def test_no_such_month_is_not_found(browse, manager, month):
    assert browse(manager).get(f"/figures/{month}/").status_code == 404


def test_every_figure_is_told_with_its_definition_and_where_it_comes_from(browse, manager, worker):
    many(16, worker)
    words = page(browse(manager).get(address()))
    for kpi in KPIS:
        assert f"{kpi.id} {kpi.title}" in words
        assert kpi.source in words
    shown = browse(manager).get(address()).context["figures"]
    assert [figure["definition"] for figure in shown] == [kpi.definition for kpi in KPIS]


def test_an_empty_register_has_no_shares_rather_than_noughts(browse, manager):
    told = {figure["id"]: figure for figure in browse(manager).get(address()).context["figures"]}
    assert (told["K10"]["exact"], told["K10"]["state"], told["K10"]["rating"]) == ("", "not_applicable", "")
    assert told["K01"]["exact"] == "0"


def test_the_json_is_that_of_the_command(browse, manager, worker):
    many(16, worker)
    out = StringIO()
    call_command(
        "figures", authority="E06000017", month="2026-10", edition="internal", format="json", stdout=out
    )
    response = browse(manager).get(address(), {"format": "json"})
    assert response["Content-Type"] == "application/json"
    assert response.json() == json.loads(out.getvalue())


def test_a_figure_opens_into_its_people_and_the_trail_says_who_looked(browse, manager, worker):
    stay = settled(worker, worker, given_name="Ada", family_name="Larch")
    response = browse(manager).get(address(), {"people": "K01"})
    assert [(group.label, group.count) for group in response.context["groups"]] == [("Counted", 1)]
    assert "Ada Larch" in page(response)
    line = AuditEvent.objects.get(subject_kind="figure")
    assert line.details == {"people": [str(stay.person.uid)], "figure": "K01", "month": "2026-10"}


def test_finance_opens_a_figure_into_references(browse, finance, worker):
    stay = settled(worker, worker, given_name="Ada", family_name="Larch")
    response = browse(finance).get(address(), {"people": "K01"})
    assert f"{stay.person.reference} (AL)" in page(response)
    assert "Larch" not in response.content.decode()


@pytest.mark.parametrize("id", ["K08", "K10", "K11", "K12", "K13", "K14", "K15", "K19", "K21", "K22"])
def test_finance_learns_nobodys_reviews_or_contacts_from_a_figure(browse, finance, manager, worker, id):
    settled(worker, worker, reference="LW-0001")
    told = page(browse(finance).get(address(), {"people": id}))
    assert "LW-0001" not in told
    assert f"the people behind {id}" not in told  # neither to show nor to hide
    assert f"people={id}" in browse(manager).get(address()).content.decode()


def test_a_role_that_reads_reviews_elsewhere_opens_nobody_s_here(browse, finance, worker):
    """Finance at Rutland who is a link worker at Leicestershire as well: K10 opens, and names nobody of Rutland's."""
    membership(finance, Role.LINK_WORKER, other_council())
    stay = settled(worker, worker)
    response = browse(finance).get(address(), {"people": "K10"})
    assert response.context["opened"] == "K10"
    groups = response.context["groups"]
    assert groups
    assert all(group.people == () for group in groups)
    assert stay.person.reference not in response.content.decode()


@pytest.mark.parametrize("kpi", KPIS, ids=lambda kpi: kpi.id)
def test_what_opens_the_people_behind_a_figure_is_a_permission(kpi):
    assert Permission(kpi.opened_with)


def test_people_out_of_reach_today_are_counted_and_not_named(browse, finance, worker):
    many(6, worker)  # two of them are another council's, placed here: finance knows of neither
    response = browse(finance).get(address(), {"people": "K02"})
    group = response.context["groups"][0]
    assert (group.count, group.hidden, group.people) == (2, 2, ())
    assert "and 2 outside your reach today" in page(response)


@pytest.mark.parametrize("junk", ["K99", "", "<script>", "\x00", "K01,K02"])
def test_an_indicator_there_is_not_opens_nothing(browse, manager, junk):
    response = browse(manager).get(address(), {"people": junk})
    assert (response.status_code, response.context["opened"]) == (200, "")


def test_months_lead_to_one_another_and_never_into_the_future(browse, manager):
    links = browse(manager).get(address()).content.decode()
    assert "/figures/2026-09/" in links
    assert "/figures/2026-11/" in links
    now = browse(manager).get(address(Month(2026, 11)))
    assert "/figures/2026-12/" not in now.content.decode()
    assert "these figures are so far" in page(now)
    assert browse(manager).get(address(Month(2000, 1))).status_code == 200


def test_a_frozen_month_is_told_as_it_was(browse, manager, worker):
    many(6, worker)
    snapshot(content=figures.board_content(council(), OCTOBER))
    settled(worker, worker)
    response = browse(manager).get(address(), {"people": "K01"})
    told = {figure["id"]: figure for figure in response.context["figures"]}
    assert told["K01"]["exact"] == "4"
    assert "The figure is frozen." in page(response)


def test_another_council_s_figures_are_refused(browse, worker):
    theirs = staff(Role.TEAM_MANAGER, other_council())
    assert browse(theirs).get(address(), {"authority": "E06000017"}).status_code == 403
    told = browse(theirs).get(address(), {"format": "json"}).json()
    assert told["authority"]["code"] == "E10000018"
