"""A register of a hundred people with every file and every column: twice, spoilt, previewed, confirmed and undone."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as project
from django.urls import reverse

from accounts.models import AuditEvent, Version
from placements.models import Person
from reviews.imports import work
from reviews.imports.register import PARTS
from tests.processes import own_database
from tests.reviews.importing import PLANTED, checked, confirm, database, loaded, plant, undo
from tests.reviews.invented_register import Files, header, invented, write_folder
from tests.reviews.test_import_register import FAULT, first_lines

MADE_UP = re.compile(r"“[^”]*”|\([^)]*\)|PL\w+|[\d£.,:T-]+")  # what differs between two faults of one kind


@pytest.fixture(autouse=True)
def files_apart(settings, tmp_path):
    """Files of these tests lie nowhere else."""
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def a_hundred(db) -> Files:
    """The invented register of a hundred, with the columns it leaves to others filled in too."""
    files = invented(100)
    files["organisations"][0]["valid_until"] = "2036-04-01"
    for row in files["people"][::2]:
        row |= {"health_action_plan_on": "2026-03-02", "advocate_needed": "yes", "advocate_in_place": "no"}
    for row in files["placements"][::3]:
        row |= {"placed_by": "E06000017", "emergency": "no", "local_options_tested_on": "2021-01-04"}
    for row in files["contacts"][::5]:
        row["travel_minutes"] = "30"
    for row in files["reviews"][::2]:
        row |= {"advocate_present": "yes", "family_present": "no"}
    for row in files["referrals"]:
        if row["result"] == "started":
            row["ended_on"] = "2026-11-02"
    return files


def command(path: Path) -> subprocess.CompletedProcess:
    """`manage.py import_register` as a process of its own, at the database of the tests."""
    return subprocess.run(
        [sys.executable, "manage.py", "import_register", path],
        cwd=project.BASE_DIR,
        env={**os.environ, "DATABASE_URL": own_database()},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.django_db
def test_the_register_has_every_file_and_every_column_an_import_knows(a_hundred):
    known = {stem: {column.name for column in part.shape().columns} for stem, part in PARTS.items()}
    assert {stem: set(header(rows)) for stem, rows in a_hundred.items()} == known
    assert len(a_hundred["people"]) == 100


def test_the_command_loads_it_and_the_second_time_changes_nothing(committed, a_hundred, tmp_path):
    folder = write_folder(a_hundred, tmp_path / "register")
    first = command(folder)
    assert (first.returncode, Person.objects.count()) == (0, 100), first.stderr
    assert all(f"{stem}.csv: {len(rows)} created" in first.stdout for stem, rows in a_hundred.items())
    before, versions = database(), Version.objects.count()
    second = command(folder)
    assert second.returncode == 0, second.stderr
    assert len(re.findall(r"\.csv: 0 created, 0 changed, \d+ unchanged", second.stdout)) == len(PARTS)
    assert database() == before
    assert Version.objects.count() == versions


def test_the_command_names_25_faults_of_25_kinds_at_their_place_and_loads_nothing(
    committed, a_hundred, tmp_path
):
    plant(a_hundred)
    before = database()
    refused = command(write_folder(a_hundred, tmp_path / "register"))
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    lines = [line for line in refused.stderr.splitlines() if ": warning: " not in line]
    assert lines.pop().startswith("CommandError: Nothing was loaded: 25 things to correct")
    told = [FAULT.match(line).groups() for line in lines]
    assert sorted((file, int(line), column) for file, line, column, _ in told) == sorted(
        (f"{stem}.csv", first_lines(a_hundred[stem])[row], column) for stem, row, column, _ in PLANTED
    )
    assert len({MADE_UP.sub("", says) for *_, says in told}) == len(PLANTED) == 25
    assert {stem for stem, *_ in PLANTED} == PARTS.keys()
    assert database() == before
    assert not AuditEvent.objects.exists()


@pytest.mark.django_db
def test_the_pages_name_the_25_faults_at_their_place_and_offer_nothing_to_load(
    manager, browse, a_hundred, tmp_path
):
    client = browse(manager)
    plant(a_hundred)
    before = database()
    one = checked(client, a_hundred, tmp_path / "register.xlsx")
    assert one.state == "faults"
    told = [(sheet, line, column) for sheet, line, column, _ in one.faults]
    assert sorted(told) == sorted((sheet, row + 2, column) for sheet, row, column, _ in PLANTED)
    page = client.get(reverse("reviews:register-import", args=[one.uid]))
    rows = [re.sub(r"<[^>]+>", "|", row) for row in re.findall(r"<tr.*?</tr>", page.content.decode(), re.S)]
    for sheet, line, column in told:
        assert any({sheet, str(line), column} <= set(map(str.strip, row.split("|"))) for row in rows)
    assert "25 things to correct" in page.content.decode()
    assert "Load this register" not in page.content.decode()
    confirm_anyway = client.post(reverse("reviews:confirm-import", args=[one.uid]), {"outcome": one.outcome})
    assert "not waiting to be loaded" in confirm_anyway.content.decode()
    assert database() == before


@pytest.mark.django_db
def test_the_pages_show_it_load_it_and_undo_it_to_the_letter(
    manager, browse, a_hundred, tmp_path, settings, django_capture_on_commit_callbacks
):
    client = browse(manager)
    before = database()
    one = checked(client, a_hundred, tmp_path / "register.xlsx")
    assert one.state == "ready", one.faults
    page = client.get(reverse("reviews:register-import", args=[one.uid])).content.decode()
    assert "What it would change" in page
    assert "Load this register" in page
    counted = {row["file"]: (row["new"], row["changed"]) for row in one.summary["files"]}
    assert counted.items() >= {(stem, (len(rows), 0)) for stem, rows in a_hundred.items()}
    assert database() == before

    confirm(client, one)
    assert work.work_on(one.pk)
    assert Person.objects.count() == 100
    after = database()
    again = loaded(client, a_hundred, tmp_path / "again.xlsx")
    assert not any(each["new"] or each["changed"] for each in again.summary["files"])
    assert database() == after

    with django_capture_on_commit_callbacks(execute=True):
        undo(client, again)
        assert "is as it was before this import" in undo(client, one).content.decode()
    assert database() == before
    assert not Person.objects.exists()
    assert not list((settings.MEDIA_ROOT / "imports").iterdir())
