"""The template: every file of the contract with lists and notes; empty it is an empty register."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from placements.models import Person
from reviews.imports import template, work
from reviews.imports.register import PARTS
from reviews.imports.template_words import EXAMPLES, NOTES
from tests.reviews.importing import confirm, uploaded

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_apart(settings, tmp_path):
    """Files of these tests lie nowhere else."""
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def book(manager, browse):
    """As it is downloaded."""
    answer = browse(manager).get(reverse("reviews:register-template"))
    assert answer["Content-Disposition"] == 'attachment; filename="link-worker-register.xlsx"'
    return load_workbook(io.BytesIO(answer.content))


def checked(client, path):
    one = uploaded(client, path)
    work.work_on(one.pk)
    one.refresh_from_db()
    return one


def test_it_has_a_sheet_for_each_file_with_every_column_and_the_required_ones_bold(book):
    for stem, part in PARTS.items():
        sheet, columns = book[stem], part.shape().columns
        assert [cell.value for cell in sheet[1]] == [column.name for column in columns]
        assert [cell.font.bold for cell in sheet[1]] == [column.required for column in columns]
        assert sheet.freeze_panes == "A2"
        assert all(cell.comment for cell in sheet[1])


def test_every_column_has_its_own_note():
    missing = {
        (stem, column.name)
        for stem, part in PARTS.items()
        for column in part.shape().columns
        if not NOTES.get(stem, {}).get(column.name)
    }
    assert not missing


def test_references_and_nhs_numbers_are_text_and_days_are_days(book):
    formats = {
        cell.value: book["people"].column_dimensions[cell.column_letter].number_format
        for cell in book["people"][1]
    }
    assert (formats["reference"], formats["nhs_number"]) == ("@", "@")
    assert formats["date_of_birth"] == "yyyy-mm-dd"


def test_councils_and_setting_types_are_chosen_from_lists(book):
    lists = {choice.formula1 for choice in book["homes"].data_validations.dataValidation}
    assert len(lists) >= 4
    heads = {cell.value: cell.column for cell in book["Lists"][1] if cell.value}
    codes = [book["Lists"].cell(row, heads["Councils"]).value for row in range(2, 400)]
    assert "E06000017" in codes


def test_untouched_it_is_a_register_without_rows(book, manager, browse, tmp_path):
    book.save(tmp_path / "template.xlsx")
    one = checked(browse(manager), tmp_path / "template.xlsx")
    assert (one.state, one.faults) == ("ready", [])
    assert not any(each["new"] for each in one.summary["files"])


def test_filled_in_with_its_own_examples_it_loads(book, manager, browse, tmp_path):
    for stem, example in EXAMPLES.items():
        heads = {cell.value: cell.column for cell in book[stem][1]}
        for column, value in example.items():
            book[stem].cell(2, heads[column], value)
    book.save(tmp_path / "template.xlsx")
    client = browse(manager)
    one = checked(client, tmp_path / "template.xlsx")
    assert one.state == "ready", one.faults
    confirm(client, one)
    work.work_on(one.pk)
    assert Person.objects.get().nhs_number == "9990000018"


def test_the_workbook_is_small_enough_to_send():
    assert len(template.workbook()) < 200_000
