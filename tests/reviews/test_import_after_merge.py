"""A register that still has a record which was merged into another is refused in words, row by row."""

import pytest
from django.core.management import CommandError

from placements.models import Person
from tests.accounts import recipes as accounts
from tests.placements import recipes
from tests.reviews.invented_register import invented, write_folder
from tests.reviews.test_import_register import fingerprint, load

pytestmark = pytest.mark.django_db


def told(folder) -> str:
    with pytest.raises(CommandError) as stopped:
        load(folder)
    return stopped.value.told


def references(folder) -> list[str]:
    load(folder)
    return list(Person.objects.order_by("reference").values_list("reference", flat=True))


def test_the_reference_of_a_merged_record_is_refused_with_the_record_it_became(tmp_path):
    files = invented(3)
    folder = write_folder(files, tmp_path / "register")
    first, second, third = references(folder)
    for gone, kept in ((first, second), (second, third)):
        Person.everyone.filter(reference=gone).update(merged_into=Person.everyone.get(reference=kept))
    before = fingerprint()
    said = told(folder)
    assert f"people.csv:2: reference: “{first}” was merged into {third}. Leave this row out" in said
    assert f"people.csv:3: reference: “{second}” was merged into {third}." in said
    assert f"person: “{first}” was merged into {third}. Name that record instead." in said
    assert "Traceback" not in said
    assert "The database refused" not in said
    assert fingerprint() == before


def test_a_record_kept_by_another_register_is_not_named(tmp_path):
    files = invented(1)
    folder = write_folder(files, tmp_path / "register")
    (reference,) = references(folder)
    elsewhere = recipes.person(owner=accounts.council(recipes.LINCOLNSHIRE), reference="CANARY1")
    Person.everyone.filter(reference=reference).update(merged_into=elsewhere)
    said = told(folder)
    assert f"“{reference}” was merged into a record of another register." in said
    assert "CANARY1" not in said


def test_the_same_reference_of_another_councils_merged_record_is_no_hindrance(tmp_path):
    files = invented(1)
    reference = files["people"][0]["reference"]
    theirs = recipes.person(owner=accounts.council(recipes.LINCOLNSHIRE), reference=reference)
    Person.everyone.filter(pk=theirs.pk).update(merged_into=recipes.person())
    said, _ = load(write_folder(files, tmp_path / "register"))
    assert "people.csv: 1 created" in said
