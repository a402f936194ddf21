"""What was seen is loaded, once, whatever happens to the worker; what changed meanwhile is seen again first."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from accounts.roles import Role
from placements.models import Person
from reviews.imports import lease, work
from reviews.models import RegisterImport
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.importing import checked, confirm, database, loaded, uploaded
from tests.reviews.invented_register import invented, write_workbook


@pytest.fixture(autouse=True)
def files_apart(settings, tmp_path):
    """Files of these tests lie nowhere else."""
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.mark.django_db
def test_another_manager_may_confirm_and_the_trail_names_them(manager, browse, tmp_path):
    one = checked(browse(manager), invented(3), tmp_path / "register.xlsx")
    other = accounts.staff(Role.TEAM_MANAGER)
    confirm(browse(other), one)
    work.work_on(one.pk)
    line = AuditEvent.objects.get(verb="imported a register")
    assert line.staff_uid == other.uid


@pytest.mark.django_db
def test_confirming_twice_loads_once(manager, browse, tmp_path):
    client = browse(manager)
    one = checked(client, invented(3), tmp_path / "register.xlsx")
    assert confirm(client, one).status_code == 302
    assert confirm(client, one).status_code == 302
    assert work.work_on(one.pk)
    assert not work.work_on(one.pk)
    assert AuditEvent.objects.filter(verb="imported a register").count() == 1


@pytest.mark.django_db
def test_what_was_not_seen_is_not_confirmed(manager, browse, tmp_path):
    client = browse(manager)
    one = checked(client, invented(3), tmp_path / "register.xlsx")
    answer = client.post(reverse("reviews:confirm-import", args=[one.uid]), {"outcome": "0" * 64})
    assert "not what you saw" in answer.content.decode()
    assert RegisterImport.objects.get().state == "ready"


@pytest.mark.django_db
def test_a_register_that_changed_meanwhile_is_shown_again(manager, browse, tmp_path):
    client, files = browse(manager), invented(5)
    loaded(client, files, tmp_path / "register.xlsx")
    files["people"][0]["family_name"] = "Sedge"
    one = checked(client, files, tmp_path / "register.xlsx")
    confirm(client, one)
    Person.objects.filter(reference="P00001").update(family_name="Changed Meanwhile")
    work.work_on(one.pk)
    one.refresh_from_db()
    assert (one.state, one.confirmed_by) == ("ready", None)
    assert "changed after this import was checked" in one.failure
    assert Person.objects.get(reference="P00000").family_name != "Sedge"
    confirm(client, one)
    work.work_on(one.pk)
    one.refresh_from_db()
    assert one.state == "loaded"
    assert Person.objects.get(reference="P00000").family_name == "Sedge"


@pytest.mark.django_db
def test_an_import_with_faults_cannot_be_confirmed(manager, browse):
    one = recipes.register_import(uploaded_by=manager)
    answer = browse(manager).post(reverse("reviews:confirm-import", args=[one.uid]), {"outcome": ""})
    assert "not waiting to be loaded" in answer.content.decode()


@pytest.mark.django_db
def test_a_dead_workers_import_is_taken_up_again_and_the_dead_one_keeps_nothing(manager, browse, tmp_path):
    one = uploaded(browse(manager), write_workbook(invented(3), tmp_path / "register.xlsx"))
    dead = RegisterImport.objects.claim(one.pk)
    assert RegisterImport.objects.claim(one.pk) is None
    RegisterImport.objects.filter(pk=one.pk).update(leased_until=timezone.now() - timedelta(seconds=1))
    later = timezone.now() + timedelta(hours=1)
    assert work.left_waiting(later) == [one.pk]
    assert work.left_waiting(later) == []
    assert work.work_on(one.pk)
    one.refresh_from_db()
    assert (one.state, one.token) == ("ready", dead + 1)
    assert not RegisterImport.objects.renew(one.pk, dead, rows_read=1)


@pytest.mark.django_db
def test_a_worker_that_lost_its_import_while_loading_keeps_nothing(manager, browse, tmp_path, monkeypatch):
    client, keep_journal = browse(manager), work._keep_journal
    one = checked(client, invented(3), tmp_path / "register.xlsx")
    confirm(client, one)

    def taken_over(*given):
        RegisterImport.objects.filter(pk=one.pk).update(token=99)
        keep_journal(*given)

    monkeypatch.setattr(work, "_keep_journal", taken_over)
    before = database()
    assert not work.work_on(one.pk)
    assert database() == before
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_what_was_tried_five_times_is_given_up_in_words(manager):
    gone = timezone.now() - timedelta(minutes=5)
    one = recipes.register_import(state="checking", attempts=5, leased_until=gone, uploaded_by=manager)
    work.left_waiting(timezone.now())
    one.refresh_from_db()
    assert one.state == "failed"
    assert "Upload the file again" in one.failure


def test_twenty_thousand_rows_are_loaded_by_the_worker_and_the_page_sees_it_move(
    committed, browse, tmp_path, monkeypatch, manager
):
    monkeypatch.setattr(lease, "SECONDS_BETWEEN_SIGNS", 0.05)
    placements.person(reference="P1")
    text = {"people": "P1", "happened_at": "2026-05-01T10:00", "method": "phone", "text": "Rang."}
    files = {"contacts": [{"reference": f"C{n}", **text} for n in range(20_000)]}
    one = uploaded(browse(manager), write_workbook(files, tmp_path / "register.xlsx"))
    worker = threading.Thread(target=worked, args=(one.pk,))
    seen = set()
    worker.start()
    while worker.is_alive():
        seen.add(RegisterImport.objects.values_list("rows_read", flat=True).get(pk=one.pk))
        time.sleep(0.02)
    worker.join()
    one.refresh_from_db()
    assert one.state == "ready", one.faults
    assert (one.rows_total, one.rows_read, one.rows_kept) == (20_000, 20_000, 20_000)
    assert len(seen) > 2, seen


def worked(pk: int) -> None:
    """As a worker does it: on a connection of its own."""
    try:
        work.work_on(pk)
    finally:
        connection.close()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("import_loaded_was_confirmed", {"state": "confirmed"}),
        ("import_ready_has_outcome", {"state": "ready"}),
        ("import_loaded_was_confirmed", {"state": "loaded", "loaded_at": "2026-11-01"}),
    ],
)
def test_what_can_never_be_true_of_an_import_is_refused(constraint, columns):
    one = recipes.register_import()
    said = ", ".join(f"{column} = %s" for column in columns)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE reviews_registerimport SET {said} WHERE id = %s", [*columns.values(), one.pk])
