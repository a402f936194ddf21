"""Undoing runs in the worker: asked for once, done once, and never by half, whatever happens to the worker."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker import journal
from placements.models import Person
from reviews.imports import undo as undoing
from reviews.imports import work
from reviews.models import ImportedRows, RegisterImport
from tests.accounts import recipes as accounts
from tests.reviews.importing import database, loaded, undo
from tests.reviews.invented_register import invented

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_apart(settings, tmp_path):
    """Files of these tests lie nowhere else."""
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def one(manager, browse, tmp_path):
    """Three people, loaded."""
    return loaded(browse(manager), invented(3), tmp_path / "register.xlsx")


def ask(client, one):
    """Press undo, with no worker about."""
    answer = client.post(reverse("reviews:undo-import", args=[one.uid]), follow=True)
    one.refresh_from_db()
    return answer.content.decode()


def page_of(client, one):
    return client.get(reverse("reviews:register-import", args=[one.uid])).content.decode()


def test_asking_puts_nothing_back_and_the_page_waits_for_the_worker(manager, browse, one):
    client, before = browse(manager), database()
    page = ask(client, one)
    assert (one.state, one.undone_by, one.undone_at) == ("to_undo", manager, None)
    assert database() == before
    assert "This page tells how far it is" in page
    assert 'hx-trigger="every 2s"' in page
    assert "Undo this import" not in page
    assert AuditEvent.objects.filter(verb="asked to undo import", staff_uid=manager.uid).count() == 1


def test_the_queue_is_told_once_the_wish_is_kept(
    manager, browse, one, monkeypatch, django_capture_on_commit_callbacks
):
    queued = []
    monkeypatch.setattr("reviews.tasks.queue_import", queued.append)
    with django_capture_on_commit_callbacks(execute=True):
        ask(browse(manager), one)
    assert queued == [one.pk]


def test_asking_twice_and_working_twice_undoes_once(manager, browse, one):
    client = browse(manager)
    ask(client, one)
    assert "cannot be undone" not in ask(client, one)
    assert work.work_on(one.pk)
    assert not work.work_on(one.pk)
    assert not Person.objects.exists()
    assert AuditEvent.objects.filter(verb="asked to undo import").count() == 1
    line = AuditEvent.objects.get(verb="undid import")
    assert line.staff_uid == manager.uid
    assert "is as it was before this import" in page_of(client, one)


def test_another_manager_cannot_ask_as_well(manager, browse, one):
    ask(browse(manager), one)
    assert "cannot be undone" in ask(browse(accounts.staff(Role.TEAM_MANAGER)), one)
    assert one.undone_by == manager


def test_how_far_it_is_counts_rows_compared_and_put_back(manager, browse, one):
    client = browse(manager)
    ask(client, one)
    RegisterImport.objects.filter(pk=one.pk).update(
        state="undoing", rows_total=50, rows_read=50, rows_kept=20
    )
    page = page_of(client, one)
    assert "50 of 50 rows compared, 20 put back" in page
    assert 'value="70"' in page


def test_a_worker_killed_midway_leaves_nothing_half_undone_and_the_next_one_finishes(
    manager, browse, one, monkeypatch
):
    client, before, real = browse(manager), database(), journal.put_back

    def killed(pages):
        yield next(real(pages))
        raise SystemExit

    ask(client, one)
    monkeypatch.setattr(journal, "put_back", killed)
    with pytest.raises(SystemExit):
        work.work_on(one.pk)
    one.refresh_from_db()
    assert (one.state, database() == before) == ("undoing", True)
    assert ImportedRows.objects.filter(register_import=one).exists()
    monkeypatch.undo()
    assert not work.work_on(one.pk)  # its lease still holds
    RegisterImport.objects.filter(pk=one.pk).update(leased_until=timezone.now() - timedelta(seconds=1))
    assert work.left_waiting(timezone.now() + timedelta(hours=1)) == [one.pk]
    assert work.work_on(one.pk)
    assert not Person.objects.exists()


def test_a_worker_that_lost_the_import_puts_nothing_back(manager, browse, one, monkeypatch):
    ask(browse(manager), one)
    before, leaning = database(), journal.leaning

    def taken_over(pages):
        RegisterImport.objects.filter(pk=one.pk).update(token=99)
        return leaning(pages)

    monkeypatch.setattr(undoing.journal, "leaning", taken_over)
    assert not work.work_on(one.pk)
    assert database() == before
    assert not AuditEvent.objects.filter(verb="undid import").exists()


def test_what_stands_on_it_is_told_on_the_page_and_it_may_be_undone_later(manager, browse, one):
    client = browse(manager)
    name = Person.objects.get(reference="P00001").family_name
    Person.objects.filter(reference="P00001").update(family_name="Edited")
    assert "1 person changed since the import" in undo(client, one).content.decode()
    one.refresh_from_db()
    assert (one.state, one.undone_by, one.may_be_undone) == ("loaded", None, True)
    assert AuditEvent.objects.filter(verb="could not undo import").count() == 1
    Person.objects.filter(reference="P00001").update(family_name=name)
    assert "is as it was before this import" in undo(client, one).content.decode()


def test_somebody_recording_at_that_very_moment_leaves_it_loaded(manager, browse, one, monkeypatch):
    def leaned_on(pages):
        yield from ()
        raise IntegrityError

    monkeypatch.setattr(journal, "put_back", leaned_on)
    assert "Somebody is recording something" in undo(browse(manager), one).content.decode()
    one.refresh_from_db()
    assert one.state == "loaded"


def test_what_was_tried_five_times_stays_loaded_and_says_so(manager, browse, one):
    client = browse(manager)
    ask(client, one)
    gone = timezone.now() - timedelta(minutes=5)
    RegisterImport.objects.filter(pk=one.pk).update(state="undoing", attempts=5, leased_until=gone)
    assert work.left_waiting(timezone.now()) == []
    page = page_of(client, one)
    assert "all of it is still loaded" in page
    assert "Undo this import" in page
    assert "is as it was before this import" in undo(client, one).content.decode()


def test_what_waits_to_be_undone_is_not_forgotten_meanwhile(manager, browse, one):
    ask(browse(manager), one)
    work.forget_old(timezone.now() + timedelta(days=31))
    assert work.work_on(one.pk)
    assert not Person.objects.exists()


def test_nobody_undoes_in_nobodys_name(one):
    with pytest.raises(IntegrityError, match="import_undone_by_someone"):
        RegisterImport.objects.filter(pk=one.pk).update(state="to_undo")
