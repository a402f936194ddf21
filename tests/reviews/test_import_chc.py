"""chc.csv: cases known by their person and first day, faults named, nothing half kept."""

from datetime import date

import pytest

from placements.models import ChcCase, Checklist
from tests.reviews.invented_register import invented, write_folder
from tests.reviews.test_import_register import faults, load, nothing_kept

pytestmark = pytest.mark.django_db


def register(*rows, people=2):
    return invented(people) | {"chc": [{"person": "P00000"} | row for row in rows]}


def kept():
    return [
        (case.received_by_icb_on, case.decided_on, case.outcome, case.fast_track, case.closed_on)
        for case in ChcCase.objects.order_by("pk")
    ]


DECIDED = {
    "checklist_on": "2026-03-01",
    "checklist_result": "positive",
    "received_by_icb_on": "2026-03-02",
    "decided_on": "2026-03-31",
    "outcome": "joint",
    "fast_track": "no",
}


def test_a_case_and_its_checklist_are_kept(tmp_path):
    said, _ = load(write_folder(register(DECIDED), tmp_path / "one"))
    assert "chc.csv: 1 created, 0 changed, 0 unchanged" in said
    assert kept() == [(date(2026, 3, 2), date(2026, 3, 31), "joint", False, None)]
    checklist = Checklist.objects.get()
    assert (checklist.completed_on, checklist.result, checklist.letters) == (date(2026, 3, 1), "positive", "")


def test_twice_changes_nothing_and_what_came_later_changes_the_same_case(tmp_path):
    begun = {"checklist_on": "2026-03-01", "checklist_result": "positive", "decided_on": "", "outcome": ""}
    load(write_folder(register(begun), tmp_path / "one"))
    again, _ = load(write_folder(register(begun), tmp_path / "two"))
    assert "chc.csv: 0 created, 0 changed, 1 unchanged" in again
    later, _ = load(write_folder(register(DECIDED), tmp_path / "three"))
    assert "chc.csv: 0 created, 1 changed, 0 unchanged" in later
    assert kept() == [(date(2026, 3, 2), date(2026, 3, 31), "joint", False, None)]


def test_a_checklist_that_alone_changed_is_a_row_that_changed(tmp_path):
    load(write_folder(register(DECIDED | {"checklist_result": ""}), tmp_path / "one"))
    said, _ = load(write_folder(register(DECIDED), tmp_path / "two"))
    assert "chc.csv: 0 created, 1 changed, 0 unchanged" in said
    assert Checklist.objects.get().result == "positive"


def test_the_day_of_receipt_may_be_missing(tmp_path):
    load(write_folder(register(DECIDED | {"received_by_icb_on": "", "checklist_on": ""}), tmp_path / "one"))
    assert kept() == [(None, date(2026, 3, 31), "joint", False, None)]


def test_a_negative_checklist_ends_the_case(tmp_path):
    negative = {"checklist_on": "2026-03-01", "checklist_result": "negative"}
    load(write_folder(register(negative), tmp_path / "one"))
    assert kept() == [(None, None, "", False, date(2026, 3, 1))]


def test_an_outcome_that_is_missing_is_told_and_not_recorded(tmp_path):
    _, told = load(write_folder(register({"decided_on": "2026-03-31"}), tmp_path / "one"))
    assert "what was decided is kept as not recorded" in told
    assert kept() == [(None, date(2026, 3, 31), "", False, None)]


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"decided_on": "2026-03-01"}, "decided_on"),
        ({"checklist_on": "2026-04-01"}, "decided_on"),
        ({"decided_on": "2031-01-01"}, "decided_on"),
        ({"received_by_icb_on": "2026-02-30"}, "received_by_icb_on"),
        ({"checklist_on": "1900-01-01"}, "checklist_on"),
        ({"checklist_result": "maybe"}, "checklist_result"),
        ({"outcome": "chc"}, "outcome"),
        ({"fast_track": "maybe"}, "fast_track"),
        ({"person": "P99999"}, "person"),
        ({"person": ""}, "person"),
        ({"checklist_on": "", "received_by_icb_on": "", "decided_on": ""}, "checklist_on"),
    ],
)
def test_each_fault_is_named_and_nothing_is_loaded(wrong, column, tmp_path):
    assert faults(register(DECIDED | wrong), tmp_path) == {("chc.csv", 2, column)}
    assert nothing_kept()


def test_one_case_told_twice_and_two_open_ones_are_refused(tmp_path):
    assert faults(register(DECIDED, DECIDED), tmp_path) == {("chc.csv", 3, "person")}
    both_open = [{"received_by_icb_on": day} for day in ("2026-03-02", "2026-04-02")]
    assert faults(register(*both_open), tmp_path) == {("chc.csv", 3, "decided_on")}


def test_an_open_case_kept_already_counts_too(tmp_path):
    load(write_folder(register({"received_by_icb_on": "2026-03-02"}), tmp_path / "one"))
    assert faults(register({"received_by_icb_on": "2026-04-02"}), tmp_path) == {("chc.csv", 2, "decided_on")}
