"""A file that places somebody in a home after an embargo, notice or word of a closure is warned of, and loaded."""

from datetime import date

import pytest

from placements.models import Home, Placement
from tests.placements import recipes
from tests.reviews.invented_register import invented, write_folder
from tests.reviews.test_import_register import load

pytestmark = pytest.mark.django_db


@pytest.fixture
def files():
    """One person of the file, placed once, in a home that is on the register already."""
    files = invented(1)
    files["placements"] = files["placements"][:1]
    files["placements"][0] |= {"starts_on": "2026-11-10", "ends_on": "", "end_reason": ""}
    for stem in ("funding", "chc", "contacts", "reviews", "referrals", "goals", "feedback"):
        files[stem] = []
    return files


def warnings(said: str) -> list[str]:
    return [line for line in said.splitlines() if "placements.csv:2: home: warning: " in line]


def loaded_homes(files, tmp_path):
    """The homes and people, as councils send them first."""
    load(
        write_folder({stem: files[stem] for stem in ("organisations", "homes", "people")}, tmp_path / "homes")
    )
    return Home.objects.get(code=files["placements"][0]["home"])


def test_a_new_placement_under_an_embargo_is_told_and_loaded_and_the_second_time_is_not(files, tmp_path):
    recipes.provider_event(home=loaded_homes(files, tmp_path), happened_on=date(2026, 11, 2))
    folder = write_folder({stem: rows for stem, rows in files.items() if rows}, tmp_path / "register")
    _, said = load(folder)
    (line,) = warnings(said)
    assert "under an embargo on new placements since 2 November 2026" in line
    assert "Make sure that this placement was agreed all the same." in line
    assert Placement.objects.count() == 1
    _, said = load(folder)
    assert warnings(said) == []


def test_a_placement_from_before_the_embargo_is_not(files, tmp_path):
    recipes.provider_event(home=loaded_homes(files, tmp_path), happened_on=date(2026, 11, 11))
    folder = write_folder({stem: rows for stem, rows in files.items() if rows}, tmp_path / "register")
    _, said = load(folder)
    assert warnings(said) == []
