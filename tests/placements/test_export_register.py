"""The register as a file: what is on the page, for those who may take it out, and never a formula."""

import csv
import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from accounts.models import AuditEvent
from accounts.roles import Role
from placements.actions import register as actions
from placements.models import Person
from tests.accounts import recipes as accounts
from tests.casework import recipes as casework
from tests.formulas import FORTY, runs
from tests.placements import recipes

pytestmark = pytest.mark.django_db

ADDRESS = "/people/export/"
FOR_THE_BOARD = {"purpose": "board", "file_format": "csv"}


@pytest.fixture
def placed(lincolnshire):
    """One of Rutland's placed out, paid for and seen; one placed in; and a name that is a formula."""
    ours = recipes.person(reference="OUT", given_name="Ada", family_name="=1+1")
    stay = recipes.placement(person=ours)
    recipes.funding_line(placement=stay, weekly=Decimal("2000.50"))
    casework.contact(person=ours, organisation=accounts.council())
    theirs = recipes.person(reference="IN", responsible_council=lincolnshire, owner=lincolnshire)
    recipes.placement(person=theirs, home=recipes.home("E06000017"))
    return ours


def lines(answer) -> list[dict]:
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_file_holds_the_people_and_columns_of_the_page(manager, browse, placed):
    answer = browse(manager).post(f"{ADDRESS}?direction=out&show=age&show=weekly&show=contact", FOR_THE_BOARD)
    assert answer["Content-Type"].startswith("text/csv")
    assert answer["Content-Disposition"] == 'attachment; filename="people-2026-11-22.csv"'
    (row,) = lines(answer)
    assert list(row) == [
        *("Reference", "Name", "Age", "Date of birth", "£ a week", "Last contact", "Last contact: more")
    ]
    assert (row["Reference"], row["Age"], row["£ a week"]) == ("OUT", "30", "2000.50")
    assert row["Last contact"]


def test_the_order_of_the_page_is_the_order_of_the_file(manager, browse, placed):
    client = browse(manager)
    for sort, expected in (("weekly", ["OUT", "IN"]), ("-contact", ["OUT", "IN"]), ("since", None)):
        page = client.get(f"/people/?sort={sort}&show=weekly&show=contact&show=since")
        shown = [row.record["reference"] for row in page.context["table"].paginated_rows]
        address = f"{ADDRESS}?sort={sort}&show=weekly&show=contact&show=since"
        found = [row["Reference"] for row in lines(client.post(address, FOR_THE_BOARD))]
        assert found == shown
        assert expected in (None, found)


def test_a_workbook_has_typed_cells_and_no_formula(manager, browse, placed):
    answer = browse(manager).post(
        f"{ADDRESS}?q=OUT&show=age&show=since&show=weekly", {"purpose": "audit", "file_format": "xlsx"}
    )
    sheet = load_workbook(io.BytesIO(answer.content)).active
    heads, values = list(sheet.iter_rows())
    cells = dict(zip([head.value for head in heads], values, strict=True))
    assert (cells["Name"].value, cells["Name"].data_type) == ("Ada =1+1", "s")
    assert (cells["£ a week"].value, cells["£ a week"].data_type) == (2000.5, "n")
    assert cells["Since"].value.date() == date(2024, 1, 8)
    assert cells["Age"].value == 30


@pytest.fixture
def forty_of_them(manager):
    """Everybody, where they live and who provides it are called what a spreadsheet would run; then a number."""
    manager.name = FORTY[0]
    manager.save()
    for number, payload in enumerate(FORTY):
        named = f"{payload[:30]}~{number}~"
        provider = accounts.organisation(name=named, short_name=named)
        person = recipes.person(reference=named, given_name=named, family_name=named, link_worker=manager)
        recipes.placement(person=person, home=recipes.home(name=named, provider=provider))
    return "&".join(
        f"show={key}" for key in ("home", "provider", "worker", "host", "placing", "setting", "weekly")
    )


def test_no_text_runs_in_a_csv(manager, browse, forty_of_them):
    answer = browse(manager).post(f"{ADDRESS}?{forty_of_them}", {"purpose": "audit", "file_format": "csv"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    cells = [cell for row in rows for cell in row]
    assert len(rows) == 1 + len(FORTY)
    assert [cell for cell in cells if runs(cell)] == []
    for number in range(len(FORTY)):
        assert sum(f"~{number}~" in cell for cell in cells) == 4  # reference, name, home, provider


def test_no_text_runs_in_a_workbook(manager, browse, forty_of_them):
    answer = browse(manager).post(f"{ADDRESS}?{forty_of_them}", {"purpose": "audit", "file_format": "xlsx"})
    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows())
    assert len(rows) == 1 + len(FORTY)
    assert {cell.data_type for row in rows for cell in row if isinstance(cell.value, str)} == {"s"}
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "d"}
    parts = zipfile.ZipFile(io.BytesIO(answer.content))
    assert not any(b"<f>" in parts.read(name) or b"<f " in parts.read(name) for name in parts.namelist())
    for number in range(len(FORTY)):
        assert sum(f"~{number}~" in str(cell.value) for row in rows for cell in row) == 4


def test_the_trail_names_everybody_and_what_for(manager, browse, placed):
    browse(manager).post(f"{ADDRESS}?direction=out&q=ada&show=age", FOR_THE_BOARD)
    line = AuditEvent.objects.get(verb="exported register")
    assert line.details == {
        "people": [str(placed.uid)],
        "purpose": "board",
        "narrowed_by": {"direction": "out"},
        "searched": True,
        "columns": ["age"],
        "format": "csv",
    }


def test_a_file_needs_its_purpose(manager, browse, placed):
    answer = browse(manager).post(ADDRESS, {"file_format": "csv"})
    assert "Select what the file is for" in answer.content.decode()
    assert not AuditEvent.objects.filter(verb="exported register").exists()


def test_who_may_not_export_is_told_so_and_gets_no_link(link_worker, host_officer, browse, placed):
    for staff in (link_worker, host_officer):
        assert browse(staff).get(ADDRESS).status_code == 403
        assert browse(staff).post(ADDRESS, FOR_THE_BOARD).status_code == 403
        assert "Export this list" not in browse(staff).get("/people/").content.decode()


def test_finance_takes_out_its_own_people_without_names(finance, browse, placed):
    (row,) = lines(
        browse(finance).post(f"{ADDRESS}?show=age&show=weekly&show=advocate&show=seen", FOR_THE_BOARD)
    )
    assert (row["Reference"], row["Name"], row["Date of birth"]) == ("OUT", "OUT (A=)", "")
    assert (row["£ a week"], set(row) & {"Advocate", "Days since seen"}) == ("2000.50", set())


def test_only_whom_the_permission_to_export_reaches_is_in_the_file(browse, placed):
    """A role that reads more people than another exports lends them nothing."""
    both = accounts.staff(Role.HOST_OFFICER)
    accounts.membership(both, Role.FINANCE)
    both = accounts.as_of(both, accounts.TODAY)
    assert len(browse(both).get("/people/").context["table"].rows) == 2
    assert [row["Reference"] for row in lines(browse(both).post(ADDRESS, FOR_THE_BOARD))] == ["OUT"]


def test_a_file_of_nobody_and_of_too_many_is_refused(manager, browse, placed, monkeypatch):
    nobody = browse(manager).post(f"{ADDRESS}?q=zzzzqqqq", FOR_THE_BOARD)
    assert "This finds nobody you may export" in nobody.content.decode()
    monkeypatch.setattr(actions, "MOST_PEOPLE", 1)
    assert "narrow the list" in browse(manager).post(ADDRESS, FOR_THE_BOARD).content.decode()
    assert Person.objects.count() == 2


def test_a_stranger_takes_out_nobody(browse, placed):
    stranger = accounts.staff(Role.TEAM_MANAGER, accounts.council("E06000024"))
    assert "finds nobody" in browse(stranger).post(ADDRESS, FOR_THE_BOARD).content.decode()
    assert placed.date_of_birth == date(1996, 5, 4)
