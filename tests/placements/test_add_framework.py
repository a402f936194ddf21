"""Setting up a framework."""

from datetime import date

import pytest

from linkworker.refusals import Refusal
from placements.actions import frameworks as actions
from placements.models import Framework
from tests.accounts.recipes import council
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def add(by, **answers):
    said = {"by": by, "authority": council(), "name": "East", "starts_on": date(2026, 4, 1)}
    return actions.add_framework(**said | answers)


def test_it_is_added_once_and_reads_no_english_words_unless_told(manager, trail):
    assert add(manager) == add(manager)
    assert (Framework.objects.get().english_map, trail()) == (False, ["added framework"])


@pytest.mark.parametrize(
    ("answers", "question"), [({"ends_on": date(2026, 4, 1)}, "ends_on"), ({"english_map": True}, "name")]
)
def test_what_cannot_be_is_refused_beside_its_question(manager, answers, question):
    recipes.framework(name="East")
    with pytest.raises(Refusal) as refusal:
        add(manager, **{"name": "West"} | answers if question == "ends_on" else answers)
    assert set(refusal.value.told) == {question}


def test_the_page_adds_it_for_those_who_may(finance, link_worker, stranger, browse):
    answers = {"name": "L’Est 🏡", "starts_on": "1 April 2026"}
    page = browse(finance).post("/frameworks/new/", answers, follow=True).content.decode()
    assert "L’Est 🏡" in page
    assert "No lots yet" in page
    assert browse(link_worker).post("/frameworks/new/", answers).status_code == 403
    framework = Framework.objects.get()
    assert browse(link_worker).get(f"/frameworks/{framework.uid}/").status_code == 200
    assert browse(stranger).get(f"/frameworks/{framework.uid}/").status_code == 404
    assert "L’Est" not in browse(stranger).get("/frameworks/").content.decode()
