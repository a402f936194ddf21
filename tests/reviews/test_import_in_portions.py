"""A large file is kept in portions, and that cannot be told from what is kept."""

import pytest
from django.core.management import CommandError

from placements.models import FundingLine
from reviews.imports import register
from tests.reviews.invented_register import invented, write_folder
from tests.reviews.test_import_register import content, fingerprint, load

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_portions_of_three(monkeypatch):
    monkeypatch.setattr("placements.imports.shapes.ROWS_A_PORTION", 3)


def uplifted(files):
    """Every amount stops a day earlier and the next starts there: each line is in the way of the one before."""
    own = {row["reference"] for row in files["people"] if row["responsible_council"] == "E06000017"}
    stays = {row["reference"] for row in files["placements"] if row["person"] in own}
    for earlier, later in zip(files["funding"][::2], files["funding"][1::2], strict=True):
        if earlier["placement"] not in stays:
            continue
        assert earlier["placement"] == later["placement"]
        earlier["until"] = later["from"] = earlier["until"][:8] + "15"
        later["payer"], later["stream"] = earlier["payer"], earlier["stream"]
    return files


def test_what_is_kept_in_portions_is_what_is_kept_at_once(tmp_path, monkeypatch):
    folder = write_folder(invented(20), tmp_path / "register")
    said, _ = load(folder, dry_run=True)
    monkeypatch.setattr("placements.imports.shapes.ROWS_A_PORTION", 3)
    in_portions, _ = load(folder, dry_run=True)
    assert in_portions == said


def test_a_second_import_in_portions_changes_nothing(tmp_path, in_portions_of_three):
    folder = write_folder(invented(20), tmp_path / "register")
    load(folder)
    before = fingerprint()
    load(folder)
    assert fingerprint() == before


def test_what_changes_in_portions_is_what_changes_at_once(tmp_path, in_portions_of_three):
    load(write_folder(invented(20), tmp_path / "register"))
    load(write_folder(uplifted(invented(20)), tmp_path / "register"))
    changed = content()
    again, _ = load(write_folder(uplifted(invented(20)), tmp_path / "register"))
    assert content() == changed
    assert "funding.csv: 0 created, 0 changed, 80 unchanged" in again
    assert FundingLine.objects.count() >= 80


def test_what_a_late_portion_breaks_takes_the_earlier_with_it(tmp_path, in_portions_of_three, monkeypatch):
    """All or nothing, and in words, as for a file that is kept at once."""
    before, portions = fingerprint(), []
    part = register.PARTS["contacts"]

    def breaking(known, rows):
        portions.append(rows)
        if len(portions) > 5:
            for row in rows:
                row.values = tuple("" if value == row["text"] else value for value in row.values)
        return part.keep_all(known, rows)

    monkeypatch.setitem(register.PARTS, "contacts", part._replace(keep_all=breaking))
    with pytest.raises(CommandError, match=r"refused the rows of contacts\.csv"):
        load(write_folder(invented(20), tmp_path / "register"))
    assert len(portions) == 6
    assert fingerprint() == before
