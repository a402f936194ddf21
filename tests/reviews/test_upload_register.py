"""A register from the browser: what is wrong is told by place, and nothing is loaded before somebody says so."""

import csv
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.urls import reverse
from openpyxl import Workbook

from accounts.models import AuditEvent
from accounts.roles import Role
from placements.models import Person
from reviews.imports import work
from reviews.models import RegisterImport
from tests.accounts import recipes as accounts
from tests.formulas import FORTY, runs
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.importing import checked, confirm, uploaded
from tests.reviews.invented_register import invented, write_folder, write_workbook

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_apart(settings, tmp_path):
    """Files of these tests lie nowhere else."""
    settings.MEDIA_ROOT = tmp_path / "files"


def test_the_faults_come_as_a_file_that_runs_no_formula(manager, browse):
    one = recipes.register_import(
        uploaded_by=manager, faults=[["people", 2, "=1+1", "@SUM(A1) is no column"]]
    )
    answer = browse(manager).get(reverse("reviews:import-faults", args=[one.uid]))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1] == ["people", "2", "'=1+1", "to correct", "'@SUM(A1) is no column"]
    assert answer["Content-Disposition"].startswith("attachment")


def test_none_of_forty_formulas_runs_in_the_file_of_faults(manager, browse):
    faults = [[f"{payload}~", 2, payload, payload] for payload in FORTY]
    one = recipes.register_import(uploaded_by=manager, faults=faults)
    answer = browse(manager).get(reverse("reviews:import-faults", args=[one.uid]))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert len(rows) == 1 + len(FORTY)
    assert [cell for row in rows for cell in row if runs(cell)] == []


def test_what_changes_is_shown_field_by_field_and_who_it_is_stands_in_the_trail(manager, browse, tmp_path):
    person = placements.person(reference="P1", family_name="Larch", date_of_birth="1996-05-04")
    row = {
        "reference": "P1",
        "given_name": person.given_name,
        "family_name": "Sedge",
        "date_of_birth": "1996-05-04",
        "responsible_council": person.responsible_council.code,
    }
    client = browse(manager)
    one = checked(client, {"people": [row]}, tmp_path / "register.xlsx")
    [group] = one.summary["changes"]
    assert group["rows"] == [
        {"name": "P1", "fields": [{"field": "family name", "before": "Larch", "after": "Sedge"}]}
    ]
    page = client.get(reverse("reviews:register-import", args=[one.uid])).content.decode()
    assert "Sedge" in page
    assert AuditEvent.objects.latest("position").details["people"] == [str(person.uid)]


def test_new_people_are_named_before_they_are_loaded_and_stand_in_the_trail_after(
    manager, browse, tmp_path, monkeypatch
):
    monkeypatch.setattr("reviews.imports.changes.MOST_NEW_PEOPLE", 2)
    code = accounts.council().code
    rows = [
        {
            "reference": f"P{number}",
            "given_name": "Wren",
            "family_name": family,
            "date_of_birth": f"{12 + number}/05/1996",
            "responsible_council": code,
        }
        for number, family in ((3, "Sedge"), (1, "Alder"), (2, "Larch"))
    ]
    client = browse(manager)
    one = checked(client, {"people": rows}, tmp_path / "register.xlsx")
    shown = [{"reference": "P1", "name": "Wren Alder"}, {"reference": "P2", "name": "Wren Larch"}]
    assert one.summary["new_people"] == shown
    assert one.summary["people"] == []
    page = client.get(reverse("reviews:register-import", args=[one.uid])).content.decode()
    assert "P1, <bdi>Wren Alder</bdi>" in page
    assert "The first 2 of 3 are shown." in page
    assert "Wren Sedge" not in page

    confirm(client, one)
    work.work_on(one.pk)
    one.refresh_from_db()
    assert one.state == "loaded", one.failure
    assert one.summary["new_people"] == shown
    first_two = Person.objects.filter(reference__in=["P1", "P2"]).order_by("reference")
    assert one.summary["people"] == sorted(str(person.uid) for person in first_two)


def test_who_may_see_no_names_sees_the_references_of_new_people():
    summary = {"new_people": [{"reference": "P1", "name": "Wren Alder"}], "new_people_in_all": 1}
    page = render_to_string("reviews/_import_changes.html", {"summary": summary, "sees_names": False})
    assert "P1" in page
    assert "Wren" not in page


def test_a_formula_is_refused_at_its_cell(manager, browse, tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.title = "people"
    sheet.append(["reference", "given_name", "family_name", "date_of_birth", "responsible_council"])
    sheet.append(["P1", "=CONCATENATE(A1)", "#REF!", "=TODAY()", "E06000017"])
    book.save(tmp_path / "register.xlsx")
    one = uploaded(browse(manager), tmp_path / "register.xlsx")
    work.work_on(one.pk)
    one.refresh_from_db()
    told = {column: says for _, _, column, says in one.faults}
    assert len(one.faults) == len(told) == 3  # each once
    assert "formula" in told["given_name"]
    assert "error of the spreadsheet" in told["family_name"]
    assert "formula" in told["date_of_birth"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("=1+1", "“=1+1” is a formula: type what it shows."),
        ("#N/A", "shows #N/A, an error of the spreadsheet"),
    ],
)
def test_a_formula_or_an_error_in_a_csv_file_is_refused_at_its_cell(typed, says, manager, browse, tmp_path):
    files = invented(2)
    files["people"][1]["given_name"] = typed
    files["contacts"][0]["text"] = "= what he said, word for word"
    path = tmp_path / "register.zip"
    names = write_folder(files, tmp_path / "register").iterdir()
    path.write_bytes(zipped(**{file.name: file.read_bytes() for file in names}))
    one = uploaded(browse(manager), path)
    work.work_on(one.pk)
    one.refresh_from_db()
    ((file, line, column, told),) = one.faults
    assert (file, line, column) == ("people.csv", 3, "given_name")
    assert says in told


def refused(client, name: str, content: bytes) -> str:
    """What the form says of a file it does not take; nothing is kept of it."""
    address = reverse("reviews:upload-register")
    key = client.get(address).context["form"]["submission"].value()
    answer = client.post(address, {"submission": str(key), "file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 200
    assert not RegisterImport.objects.exists()
    return " ".join(answer.context["form"].errors["file"])


def zipped(**members: bytes) -> bytes:
    """An archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("register.csv", b"reference\n", "Choose the template"),
        ("register.xlsx.exe", b"MZ", "Choose the template"),
        ("register.xlsx", b"<svg onload=alert(1)>", "cannot be opened"),
        ("register.zip", b"", "not empty"),
    ],
)
def test_what_is_no_register_is_refused_in_words(name, content, says, manager, browse, settings):
    assert says in refused(browse(manager), name, content)
    folder = settings.MEDIA_ROOT / "imports"
    assert not folder.is_dir() or not list(folder.iterdir())


def test_a_bomb_is_refused_before_it_is_unpacked(manager, browse):
    bomb = zipped(**{"people.csv": b"0" * 30_000_000})
    assert len(bomb) < 100_000
    assert "packed more than 100:1" in refused(browse(manager), "register.xlsx", bomb)


def test_a_workbook_of_a_million_cells_is_refused_by_the_worker(manager, browse, tmp_path):
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (n, n, n * 7919) for n in range(1, 210_000)
    )
    sheet = b'<worksheet><dimension ref="A1:XFD1048576"/><sheetData>' + rows + b"</sheetData></worksheet>"
    path = tmp_path / "register.xlsx"
    path.write_bytes(zipped(**{"xl/worksheets/sheet1.xml": sheet}))
    one = uploaded(browse(manager), path)
    work.work_on(one.pk)
    one.refresh_from_db()
    assert one.state == "faults"
    assert "200,000 rows" in one.faults[0][3]


def test_more_than_25_mb_is_refused_before_it_is_read(manager, browse):
    client = browse(manager)
    answer = client.post(
        reverse("reviews:upload-register"),
        {"file": SimpleUploadedFile("register.zip", b"0" * (27 * 1024 * 1024))},
    )
    assert answer.status_code == 413


def test_two_clicks_make_one_import(manager, browse, tmp_path):
    client, path = browse(manager), write_workbook(invented(3), tmp_path / "register.xlsx")
    one = uploaded(client, path)
    again = client.post(
        reverse("reviews:upload-register"),
        {"submission": str(one.submission), "file": SimpleUploadedFile(path.name, path.read_bytes())},
    )
    assert again.status_code == 302
    assert RegisterImport.objects.count() == 1


def test_the_name_of_the_file_is_words_and_nothing_else(manager, browse, tmp_path, settings):
    path = write_workbook(invented(3), tmp_path / "register.xlsx")
    client = browse(manager)
    key = client.get(reverse("reviews:upload-register")).context["form"]["submission"].value()
    file = SimpleUploadedFile("..\\..\\<b>‮x.xlsx", path.read_bytes())
    client.post(reverse("reviews:upload-register"), {"submission": str(key), "file": file})
    one = RegisterImport.objects.get()
    assert "\u202e" not in one.named
    assert [stored.name for stored in (settings.MEDIA_ROOT / "imports").iterdir()] == [one.file_name]
    assert one.file_name.startswith(one.sha256)


@pytest.mark.parametrize(
    ("role", "answer"),
    [(Role.LINK_WORKER, 403), (Role.FINANCE, 403), (Role.AUDITOR, 403), (Role.ADMINISTRATOR, 403)],
)
def test_only_a_team_manager_imports(role, answer, browse):
    client = browse(accounts.staff(role))
    for name in ("register-imports", "upload-register", "register-template"):
        assert client.get(reverse(f"reviews:{name}")).status_code == answer


def test_another_authority_finds_nothing(browse):
    one = recipes.register_import()
    client = browse(accounts.staff(Role.TEAM_MANAGER, accounts.council(placements.LINCOLNSHIRE)))
    for name in ("register-import", "confirm-import", "undo-import", "import-faults"):
        assert client.get(reverse(f"reviews:{name}", args=[one.uid])).status_code == 404
    assert "register.xlsx" not in client.get(reverse("reviews:register-imports")).content.decode()


def test_the_list_asks_the_same_for_few_and_many(manager, browse, django_assert_max_num_queries):
    client = browse(manager)
    recipes.register_import(uploaded_by=manager)
    client.get(reverse("reviews:register-imports"))
    with django_assert_max_num_queries(30) as few:
        client.get(reverse("reviews:register-imports"))
    for _ in range(8):
        recipes.register_import(uploaded_by=manager)
    with django_assert_max_num_queries(len(few)) as many:
        client.get(reverse("reviews:register-imports"))
    assert len(many) == len(few)
    assert not Person.objects.exists()
