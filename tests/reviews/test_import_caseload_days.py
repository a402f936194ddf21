"""people.csv: nobody leaves the caseload without having joined it, whichever of the two days the file has."""

from datetime import date

import pytest

from placements.models import Person
from tests.reviews.invented_register import write_folder
from tests.reviews.test_import_register import faults, load, nothing_kept

pytestmark = pytest.mark.django_db
ADA = {
    "reference": "P1",
    "given_name": "Ada",
    "family_name": "Larch",
    "date_of_birth": "1990-01-02",
    "responsible_council": "E06000017",
}


def people(**more):
    return {"people": [ADA | more]}


@pytest.mark.parametrize("joined", [{"caseload_from": ""}, {}])
def test_a_day_off_the_caseload_needs_a_day_on_it(tmp_path, joined):
    register = people(caseload_until="2026-05-01", **joined)
    assert faults(register, tmp_path) == {("people.csv", 2, "caseload_until")}
    assert nothing_kept()


def test_a_file_with_one_of_the_days_is_held_against_the_other_as_it_is_kept(tmp_path):
    load(write_folder(people(caseload_from="2024-01-01"), tmp_path / "first"))
    load(write_folder(people(caseload_until="2026-05-01"), tmp_path / "second"))
    assert Person.objects.get().caseload_until == date(2026, 5, 1)
    assert faults(people(caseload_until="2023-12-31"), tmp_path) == {("people.csv", 2, "caseload_until")}
    assert faults(people(caseload_from="2026-06-01"), tmp_path) == {("people.csv", 2, "caseload_from")}
    assert faults(people(caseload_from=""), tmp_path) == {("people.csv", 2, "caseload_from")}


def test_a_day_that_cannot_be_read_is_told_once(tmp_path):
    register = people(caseload_from="2024-02-30", caseload_until="2026-05-01")
    assert faults(register, tmp_path) == {("people.csv", 2, "caseload_from")}
