"""The manager imports a register: what is wrong is told, what changes is seen, and all of it is taken back."""

from pathlib import Path

from playwright.sync_api import expect

from placements.models import Person
from reviews.imports import work
from reviews.models import RegisterImport
from tests.journeys.register import TEAM_MANAGER
from tests.reviews.importing import database, plant
from tests.reviews.invented_register import invented, write_workbook


def uploads(tom, path: Path) -> None:
    """Choose a file and let the worker look at it; the page finds out by itself."""
    tom.opens("/imports/new/")
    tom.page.get_by_label("The register").set_input_files(path)
    tom.presses("Upload and check")
    tom.sees("The file is being checked")
    the_worker_takes_it()


def the_worker_takes_it() -> None:
    """What a worker does with the message; here without one."""
    assert work.work_on(RegisterImport.objects.latest("pk").pk)


def test_a_register_is_corrected_looked_at_loaded_and_undone(visit, rutland, tmp_path):
    # Given a manager with a register of a hundred people, twenty-five cells of it wrong
    for number, person in enumerate(Person.objects.order_by("pk")):
        Person.objects.filter(pk=person.pk).update(reference=f"KEPT{number}")  # no reference of the file's
    tom = visit()
    tom.is_signed_in_as(TEAM_MANAGER)
    before = database()
    files = invented(100)
    plant(files)
    tom.opens("/people/")
    tom.follows("Import a register from a file")
    tom.sees("Nothing was imported yet")

    # When he uploads it, then each is told at its place and nothing is loaded
    uploads(tom, write_workbook(files, tmp_path / "wrong.xlsx"))
    tom.sees("25 things to correct")
    tom.looks_it_over()
    assert database() == before

    # When he uploads the right one, then he sees what would change, and loads it
    uploads(tom, write_workbook(invented(100), tmp_path / "register.xlsx"))
    tom.sees("What it would change")
    tom.looks_it_over()
    tom.follows("Load this register")
    tom.presses("Load this register")
    the_worker_takes_it()
    tom.sees("What it changed")
    tom.looks_it_over()
    assert Person.objects.count() == 103

    # When he undoes it, then everything is as it was
    tom.follows("Undo this import")
    tom.presses("Undo this import")
    tom.sees("The import is being undone")
    the_worker_takes_it()
    tom.sees("is as it was before this import")
    expect(tom.page.get_by_text("Undone", exact=True).first).to_be_visible()
    assert database() == before
