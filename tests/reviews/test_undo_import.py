"""An import is undone to the letter, unless somebody's later work stands on it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, Staff
from placements.models import Allocation, CaseloadSpell, Person, Responsibility
from reviews.imports import work
from reviews.models import ImportedRows
from tests.casework import recipes as casework
from tests.reviews.importing import checked, database, loaded, undo
from tests.reviews.invented_register import invented

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_apart(settings, tmp_path):
    """Files of these tests lie nowhere else."""
    settings.MEDIA_ROOT = tmp_path / "files"


def changed(files):
    """The same register with something changed in every file, two placements that trade days, and people new."""
    files["people"][3]["family_name"] = "Sedge"
    files["people"][4]["nhs_number"] = ""
    files["people"][5]["link_worker"] = "somebody.new@example.org"
    files["homes"][0]["name"] = "Ash House"
    files["organisations"][0]["name"] = "Alder Care"
    files["funding"][0]["weekly"] = "1.00"
    files["reviews"][0]["outcome"] = "A decision of its own"
    files["referrals"][0]["service"] = "Podiatry"
    files["goals"][0]["checks"] = "2026-10-30=achieved"
    files["feedback"][0]["score"] = "1" if files["feedback"][0]["score"] != "1" else "2"
    first, second = files["placements"][:2]
    for column in ("starts_on", "ends_on", "end_reason"):
        first[column], second[column] = second[column], first[column]
    return files


def test_an_import_that_changed_rows_gives_each_back_what_it_held(manager, browse, tmp_path):
    client = browse(manager)
    loaded(client, invented(20), tmp_path / "register.xlsx")
    before = database()
    one = loaded(client, changed(invented(20)), tmp_path / "register.xlsx")
    after = database()
    differing = {table for table in before if before[table] != after[table]}
    assert differing >= {
        *("placements_person", "placements_home", "placements_placement", "placements_fundingline"),
        *("accounts_organisation", "accounts_staff", "reviews_review"),
        *("casework_referral", "casework_goalcheck", "casework_feedback"),
    }
    undo(client, one)
    assert database() == before
    assert not ImportedRows.objects.filter(register_import=one).exists()


def answered_otherwise(files):
    """The same register, and one person another council answers for, another worker and another interval."""
    person = files["people"][0]
    assert person["responsible_council"] != "E10000019"
    person.update(responsible_council="E10000019", link_worker="somebody.new@example.org")
    person["contact_every_days"] = "35"
    return files


def one_person():
    """A register of one, on the caseload until further notice."""
    files = invented(1)
    files["people"][0].update(
        responsible_council="E06000017",
        link_worker="worker.one@example.org",
        contact_every_days="28",
        caseload_until="",
    )
    return files


def dated_rows(model, column, **which):
    """What a kind of dated row says of everybody, oldest first: since when, until when, what."""
    rows = model.objects.filter(**which).order_by("pk")
    return list(rows.values_list("starts_on", "ends_on", column))


def test_dated_rows_an_import_closed_and_opened_are_as_before_after_its_undo(manager, browse, tmp_path):
    client = browse(manager)
    loaded(client, one_person(), tmp_path / "register.xlsx")
    before, today, joined_on = database(), timezone.localdate(), date(2023, 4, 1)
    one = loaded(client, answered_otherwise(one_person()), tmp_path / "register.xlsx")
    assert dated_rows(Responsibility, "organisation__code", kind="council") == [
        (None, today, "E06000017"),
        (today, None, "E10000019"),
    ]
    assert dated_rows(Allocation, "link_worker__email") == [
        (joined_on, today, "worker.one@example.org"),
        (today, None, "somebody.new@example.org"),
    ]
    assert dated_rows(CaseloadSpell, "contact_every_days") == [(joined_on, today, 28), (today, None, 35)]
    assert "is as it was before this import" in undo(client, one).content.decode()
    assert database() == before


def test_dated_rows_that_began_today_and_were_put_right_come_back(manager, browse, tmp_path):
    client = browse(manager)
    loaded(client, one_person(), tmp_path / "register.xlsx")
    otherwise = answered_otherwise(one_person())
    otherwise["people"][0]["responsible_council"] = "E06000017"  # of whom it gave away, it says nothing more
    loaded(client, otherwise, tmp_path / "register.xlsx")
    before = database()
    one = loaded(client, one_person(), tmp_path / "register.xlsx")
    assert Allocation.objects.get(ends_on=None).link_worker.email == "worker.one@example.org"
    assert "is as it was before this import" in undo(client, one).content.decode()
    assert database() == before


def test_a_first_dated_row_changed_since_stops_the_undo(manager, browse, tmp_path):
    client = browse(manager)
    one = loaded(client, one_person(), tmp_path / "register.xlsx")
    Responsibility.objects.filter(kind="council").update(evidence="Letter of the council")
    before = database()
    page = undo(client, one).content.decode()
    assert f"1 {Responsibility._meta.verbose_name} changed since the import" in page
    assert database() == before


def test_undoing_twice_is_undoing_once(manager, browse, tmp_path):
    client = browse(manager)
    one = loaded(client, invented(3), tmp_path / "register.xlsx")
    undo(client, one)
    assert undo(client, one).status_code == 200
    assert AuditEvent.objects.filter(verb="undid import").count() == 1


def test_a_contact_logged_since_is_not_taken_away(manager, browse, tmp_path):
    client = browse(manager)
    one = loaded(client, invented(3), tmp_path / "register.xlsx")
    for _ in range(2):
        casework.contact(person=Person.objects.order_by("pk").first(), author=manager)
    before = database()
    page = undo(client, one).content.decode()
    assert "2 contacts recorded since about what it brought" in page
    assert database() == before


def test_a_person_edited_since_is_not_put_back(manager, browse, tmp_path):
    client = browse(manager)
    one = loaded(client, invented(3), tmp_path / "register.xlsx")
    Person.objects.filter(reference="P00001").update(family_name="Edited")
    page = undo(client, one).content.decode()
    assert "1 person changed since the import" in page
    assert Person.objects.count() == 3


def test_the_later_import_is_undone_first(manager, browse, tmp_path):
    client = browse(manager)
    start = database()
    first = loaded(client, invented(8), tmp_path / "register.xlsx")
    between = database()
    second = loaded(client, changed(invented(8)), tmp_path / "register.xlsx")
    assert "cannot be undone" in undo(client, first).content.decode()
    undo(client, second)
    assert database() == between
    undo(client, first)
    assert database() == start


def test_an_import_that_was_not_loaded_has_nothing_to_undo(manager, browse, tmp_path):
    client = browse(manager)
    one = checked(client, invented(3), tmp_path / "register.xlsx")
    assert "cannot be undone" in undo(client, one).content.decode()


def test_after_thirty_days_file_and_details_are_gone_and_the_register_stays(
    manager, browse, tmp_path, settings
):
    client = browse(manager)
    one = loaded(client, invented(3), tmp_path / "register.xlsx")
    later = timezone.now() + timedelta(days=31)
    work.forget_old(later)
    one.refresh_from_db()
    assert (one.summary, one.named, one.file_name) == ({}, "", "")
    assert not ImportedRows.objects.exists()
    assert Person.objects.count() == 3
    assert (
        "deleted after 30 days"
        in client.get(reverse("reviews:register-import", args=[one.uid])).content.decode()
    )
    assert "cannot be undone" in undo(client, one).content.decode()
    assert Staff.objects.filter(email="worker.one@example.org").exists()
