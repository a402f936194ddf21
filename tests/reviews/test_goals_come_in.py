"""Goals of a register from elsewhere: a domain we know by its words is filed under its part of life."""

import pytest

from casework.models import Goal
from tests.reviews.invented_register import invented, write_folder
from tests.reviews.test_import_register import load

pytestmark = pytest.mark.django_db
DOMAINS = {
    "Friends": "people",
    "independent living": "home_skills",
    "Employment and education": "learning_work",
    "Brass bands": None,
}


def test_a_domain_is_known_by_its_words_and_otherwise_stays_as_it_was_written(tmp_path):
    files = invented(8)
    for row, domain in zip(files["goals"], DOMAINS, strict=False):
        row["domain"] = domain
    folder = write_folder(files, tmp_path / "register")
    load(folder)
    kept = dict(Goal.objects.filter(domain__in=DOMAINS).values_list("domain", "part_of_life__code"))
    assert kept.items() <= DOMAINS.items()
    assert kept["Brass bands"] is None
    filed = Goal.objects.get(domain="Brass bands")
    filed.part_of_life = Goal.objects.filter(domain="Friends").first().part_of_life
    filed.save()
    again, _ = load(folder)
    assert filed.part_of_life is not None
    assert Goal.objects.get(domain="Brass bands").part_of_life == filed.part_of_life
    assert "goals.csv: 0 created, 0 changed" in again
