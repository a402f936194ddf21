"""Two people edit somebody in a circle, or a service on the health map: nothing is overwritten that was not shown."""

from datetime import date
from functools import partial

import pytest

from accounts.queries import versions
from tests.at_once import at_once
from tests.placements import recipes
from tests.placements.test_edited_by_two import Window

pytestmark = pytest.mark.django_db


def in_two(browse, staff, address):
    return [Window(browse(one), address) for one in staff]


@pytest.fixture
def mother(db):
    return recipes.mother(phone="01632 960 001", how_best="Mornings")


@pytest.fixture
def gp(db):
    return recipes.health_provision(organisation_name="The Fen Practice", last_seen_on=None)


def test_the_second_to_change_a_phone_number_sees_both_and_saves_knowingly(
    mother, link_worker, manager, browse
):
    first, second = in_two(browse, (link_worker, manager), f"/circle/{mother.uid}/edit/")
    assert "The circle is changed." in first.sends(phone="01632 960 002").text
    second.sends(phone="01632 960 003")
    mother.refresh_from_db()
    assert mother.phone == "01632 960 002"
    for words in ("01632 960 001", f"Saved by {link_worker.name} on ", "01632 960 002", "Save mine"):
        assert words in second.text
    assert 'value="01632 960 003"' in second.text
    second.sends_what_came_back()
    mother.refresh_from_db()
    assert mother.phone == "01632 960 003"
    kept = [version.before["phone"] for version in versions.versions_of(mother, mother._meta.concrete_fields)]
    assert sorted(kept) == ["01632 960 001", "01632 960 002"]


def test_what_only_one_changed_about_somebody_is_kept_from_both(mother, link_worker, manager, browse):
    first, second = in_two(browse, (link_worker, manager), f"/circle/{mother.uid}/edit/")
    first.sends(phone="01632 960 002", next_of_kin="yes")
    second.sends(how_best="Evenings")
    mother.refresh_from_db()
    assert (mother.phone, mother.next_of_kin, mother.how_best) == ("01632 960 002", True, "Evenings")
    assert f"{link_worker.name} changed this while you had the page open" in second.text


def test_the_second_to_change_a_service_sees_both_and_saves_knowingly(gp, link_worker, manager, browse):
    first, second = in_two(browse, (link_worker, manager), f"/health-provision/{gp.uid}/edit/")
    assert "The map is changed." in first.sends(organisation_name="Elm Practice").text
    second.sends(organisation_name="Ash Practice", last_seen_on="4 May 2026")
    gp.refresh_from_db()
    assert (gp.organisation_name, gp.last_seen_on) == ("Elm Practice", None)
    for words in ("The Fen Practice", f"Saved by {link_worker.name} on ", "Elm Practice", "Save mine"):
        assert words in second.text
    assert 'value="Ash Practice"' in second.text
    second.sends_what_came_back()
    gp.refresh_from_db()
    assert (gp.organisation_name, gp.last_seen_on) == ("Ash Practice", date(2026, 5, 4))


@pytest.mark.django_db(transaction=True)
def test_sent_at_the_same_moment_one_of_the_two_is_told(mother, gp, link_worker, manager, browse):
    for address, question, row in (
        (f"/circle/{mother.uid}/edit/", "how_best", mother),
        (f"/health-provision/{gp.uid}/edit/", "organisation_name", gp),
    ):
        windows = in_two(browse, (link_worker, manager), address)
        sent = [partial(each.sends, **{question: f"Answer {n}"}) for n, each in enumerate(windows)]
        at_once(*sent)
        row.refresh_from_db()
        assert getattr(row, question) in ("Answer 0", "Answer 1")
        assert sorted("Save mine" in each.text for each in windows) == [False, True]
