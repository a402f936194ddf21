"""Files come with a contact: looked at, kept through every mistake, and handed out only through the gate."""

import io
import uuid
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import AuditEvent
from accounts.roles import Role
from casework import tasks
from casework.models import Contact, ContactFile, Draft
from casework.models.files import FOLDER
from linkworker import file_kinds, scanning, stored_files
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import address, four_answers, words
from tests.placements import recipes as placements

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 a letter"
PNG = b"\x89PNG\r\n\x1a\n a garden"
JPG = b"\xff\xd8\xff\xe0 a kitchen"


@pytest.fixture(autouse=True)
def somewhere(settings, tmp_path):
    """Files of these tests lie nowhere else."""
    settings.MEDIA_ROOT = tmp_path


def file(name="letter.pdf", content=PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


KEEP = {"X-Keep-Draft": "yes", "Accept": "application/json"}  # as the page does once a file is kept


def office(*parts: str) -> bytes:
    """A zipped document with these parts."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for part in ("[Content_Types].xml", *parts):
            archive.writestr(part, "<x/>")
    return kept.getvalue()


def path_of(row: ContactFile):
    return stored_files.path_of(FOLDER, row.file_name)


def test_files_sent_with_the_form_become_the_contacts(link_worker, browse, ada):
    answers = four_answers(files=[file(), file("garden.png", PNG)])
    page = browse(link_worker).post(address(ada), answers, follow=True)
    assert "2 files added." in words(page)
    rows = list(Contact.objects.get().files.order_by("name"))
    assert [(row.name, row.kind) for row in rows] == [("garden.png", "png"), ("letter.pdf", "pdf")]
    assert path_of(rows[1]).read_bytes() == PDF


def test_files_stay_when_the_form_comes_back_and_are_sent_once(link_worker, browse, ada):
    client, answers = browse(link_worker), four_answers(text="")
    page = client.post(address(ada), answers | {"files": file()})
    assert "Enter what happened" in words(page)
    assert "letter.pdf" in words(page)
    client.post(address(ada), answers | {"text": "Ada showed me the letter.", "files": file()})
    assert [row.name for row in Contact.objects.get().files.all()] == ["letter.pdf"]
    assert len(list(path_of(ContactFile.objects.get()).parent.iterdir())) == 1


def test_a_file_chosen_in_the_page_is_kept_at_once_with_its_draft(link_worker, manager, browse, ada):
    client, key = browse(link_worker), str(uuid.uuid4())
    kept = client.post("/contacts/files/keep/", {"submission": key, "person": str(ada.uid), "file": file()})
    assert kept.json()["name"] == "letter.pdf"
    client.post(address(ada), four_answers(text="", submission=key), headers=KEEP)
    assert Draft.objects.get().person == ada
    page = client.get(address(ada), {"draft": key})
    assert "letter.pdf" in words(page)
    uid = kept.json()["uid"]
    assert client.get(f"/contacts/files/{uid}/").status_code == 200
    assert browse(manager).get(f"/contacts/files/{uid}/").status_code == 404, (
        "nobody else's before it is sent"
    )


def test_a_file_is_taken_out_of_the_form_again_and_off_the_disk(
    link_worker, browse, ada, django_capture_on_commit_callbacks
):
    client, answers = browse(link_worker), four_answers()
    client.post("/contacts/files/keep/", {**answers, "person": str(ada.uid), "file": file()})
    row = ContactFile.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(ada), answers | {"remove_file": str(row.uid)})
    assert not ContactFile.objects.exists()
    assert not path_of(row).exists()


REFUSED = {
    "a programme": ("letter.pdf", b"MZ\x90\x00"),
    "a page": ("letter.csv", b"<!doctype html><script>alert(1)</script>"),
    "a picture that is a programme": ("garden.svg", b"<svg onload='alert(1)'/>"),
    "a zip": ("letter.docx", office("other.xml")),
    "a document with macros": ("letter.docx", office("word/document.xml", "word/vbaProject.bin")),
    "a broken document": ("letter.docx", b"PK\x03\x04 and no more"),
    "text without a name": ("letter.txt", b"Dear Ada"),
    "bytes called text": ("letter.csv", b"a,b\x00c"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_kind_we_take_is_refused_in_words_and_nothing_typed_is_lost(
    case, link_worker, browse, ada
):
    name, content = REFUSED[case]
    page = browse(link_worker).post(address(ada), four_answers(files=file(name, content)))
    assert f"{name} is no PDF, Word, Excel or CSV file" in words(page)
    assert "Ada showed me the garden." in words(page)
    assert not ContactFile.objects.exists()
    assert not Contact.objects.exists()


TAKEN = {
    "pdf": PDF,
    "png": PNG,
    "jpg": JPG,
    "docx": office("word/document.xml"),
    "xlsx": office("xl/workbook.xml"),
}


@pytest.mark.parametrize("ending", TAKEN)
def test_a_file_is_what_it_holds_and_not_what_it_is_called(ending):
    kind = file_kinds.kind_of(io.BytesIO(TAKEN[ending]), "../../etc/pass\u202ewd.exe")
    assert kind.ending == ending
    assert file_kinds.name_for("../../etc/pass\u202ewd.exe", kind) == f"pass wd.{ending}"


def test_an_archive_with_more_parts_than_are_looked_at_is_refused():
    many = [f"word/{number}.xml" for number in range(file_kinds.MOST_PARTS)]
    hidden = io.BytesIO(office("word/document.xml", *many, "word/vbaProject.bin"))
    assert file_kinds.kind_of(hidden, "letter.docx") is None


def test_a_csv_file_is_text_that_is_called_so():
    assert file_kinds.kind_of(io.BytesIO("name,café\n".encode("cp1252")), "list.csv").ending == "csv"


def test_an_empty_a_large_and_an_eleventh_file_are_refused(link_worker, browse, ada):
    client = browse(link_worker)
    assert "empty" in words(client.post(address(ada), four_answers(files=file(content=b""))))
    large = PDF + b"0" * (10 * 1024 * 1024)
    assert "larger than 10 MB" in words(client.post(address(ada), four_answers(files=file(content=large))))
    answers = four_answers()
    for number in range(11):
        told = client.post(
            "/contacts/files/keep/", {**answers, "file": file(content=PDF + bytes([65 + number]))}
        )
    assert told.status_code == 409
    assert "10 files" in told.json()["error"]


def test_a_file_is_added_to_a_contact_in_the_log_once_however_often_it_is_sent(link_worker, browse, ada):
    contact = recipes.contact(person=ada)
    client, key = browse(link_worker), str(uuid.uuid4())
    for _ in range(3):
        page = client.post(f"/contacts/{contact.uid}/files/new/", {"submission": key, "files": file()})
        assert page.url == f"/contacts/{contact.uid}/"
    assert contact.files.count() == 1
    assert AuditEvent.objects.filter(verb="added file", person_uid=ada.uid).count() == 1
    page = client.post(f"/contacts/{contact.uid}/files/new/", {"submission": key})
    assert "Choose a file" in words(page)


def test_what_is_no_kind_we_take_is_told_beside_the_question(link_worker, browse, ada):
    contact = recipes.contact(person=ada)
    answers = {"submission": str(uuid.uuid4()), "files": file("x.exe", b"MZ")}
    page = browse(link_worker).post(f"/contacts/{contact.uid}/files/new/", answers)
    assert "x.exe is no PDF" in words(page)


def test_a_file_goes_to_whoever_may_read_the_contact_as_a_download_and_leaves_a_line(
    link_worker, manager, browse, ada
):
    browse(link_worker).post(address(ada), four_answers(files=file("<b>letter</b>.pdf")))
    row = ContactFile.objects.get()
    answer = browse(manager).get(f"/contacts/files/{row.uid}/")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert "<" not in answer["Content-Disposition"]
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    line = AuditEvent.objects.filter(verb="looked at", subject_uid=row.uid).get()
    assert (line.person_uid, line.staff_uid) == (ada.uid, manager.uid)


def test_a_file_is_not_there_for_whoever_may_not_read_the_contact(link_worker, browse, ada):
    row = recipes.contact_file(contact=recipes.contact(person=ada, sensitivity="sensitive"))
    for role, where in (
        (Role.FINANCE, None),
        (Role.HOST_OFFICER, placements.LINCOLNSHIRE),
        (Role.LINK_WORKER, "E10000018"),
    ):
        stranger = accounts.staff(role, **({"at": accounts.council(where)} if where else {}))
        assert browse(stranger).get(f"/contacts/files/{row.uid}/").status_code == 404
        assert browse(stranger).post(f"/contacts/{row.contact.uid}/files/new/").status_code == 404


def test_who_reads_and_does_not_write_adds_no_file(browse, ada):
    contact = recipes.contact(person=ada, shared_with=["host"])
    officer = accounts.staff(Role.HOST_OFFICER, at=accounts.council(placements.LINCOLNSHIRE))
    assert browse(officer).get(f"/contacts/{contact.uid}/files/new/").status_code == 403


def clean(path):
    return True


def infected(path):
    return False


def silent(path):
    raise OSError


def test_with_a_scanner_nothing_is_handed_out_before_it_is_clean(link_worker, browse, ada, settings):
    settings.FILE_SCANNER = f"{__name__}.silent"
    client = browse(link_worker)
    client.post(address(ada), four_answers(files=file()))
    row = ContactFile.objects.get()
    assert row.checked == "waiting"
    where = f"/contacts/files/{row.uid}/"
    assert "still being checked" in words(client.get(where, follow=True))
    assert tasks.check_file(file_id=row.pk) == "waiting", "a scanner that fails says nothing"
    assert client.get(where).status_code == 302
    settings.FILE_SCANNER = f"{__name__}.clean"
    assert tasks.check_file(file_id=row.pk) == "clean"
    assert client.get(where).status_code == 200
    assert AuditEvent.objects.filter(verb="checked file", person_uid=ada.uid).exists()


def test_a_scanner_that_is_set_later_is_asked_about_what_came_before(
    link_worker, browse, ada, settings, monkeypatch
):
    settings.FILE_SCANNER = ""
    browse(link_worker).post(address(ada), four_answers(files=file()))
    row = ContactFile.objects.get()
    assert row.checked == "never"
    settings.FILE_SCANNER = f"{__name__}.clean"
    monkeypatch.setattr(tasks, "queue_check", lambda pk: bool(tasks.check_file(file_id=pk)))
    assert tasks.sweep_files() == 1
    assert browse(link_worker).get(f"/contacts/files/{row.uid}/").status_code == 200


def test_what_the_scanner_refuses_is_deleted_and_never_handed_out(link_worker, browse, ada, settings):
    settings.FILE_SCANNER = f"{__name__}.infected"
    client = browse(link_worker)
    client.post(address(ada), four_answers(files=file()))
    row = ContactFile.objects.get()
    tasks.check_file(file_id=row.pk)
    assert not path_of(row).exists()
    assert "refused by the virus scanner" in words(client.get(f"/contacts/files/{row.uid}/", follow=True))
    settings.FILE_SCANNER = ""
    assert client.get(f"/contacts/files/{row.uid}/").status_code == 302


@pytest.mark.parametrize(("command", "answer"), [("/bin/true", True), ("/bin/false", False)])
def test_a_scanner_may_be_a_command(command, answer, settings, tmp_path):
    settings.FILE_SCANNER = command
    assert scanning.is_clean(tmp_path / "letter.pdf") is answer


@pytest.mark.parametrize("command", ["/no/such/command", "no.such.function", "/bin/sh -c 'exit 2'"])
def test_a_scanner_that_fails_never_says_clean(command, settings, tmp_path):
    settings.FILE_SCANNER = command
    with pytest.raises(scanning.ScannerFailed):
        scanning.is_clean(tmp_path / "letter.pdf")


def test_files_of_forms_nobody_sent_are_forgotten_after_a_day_and_no_others(ada, link_worker):
    now = timezone.now()
    old = {"created_at": now - timedelta(days=2), "uploaded_by": link_worker}
    kept = recipes.contact_file(contact=recipes.contact(person=ada), **old)
    drafted = recipes.contact_file(form=recipes.draft(author=link_worker).submission, **old)
    fresh, gone = recipes.contact_file(uploaded_by=link_worker), recipes.contact_file(**old)
    ContactFile.objects.filter(pk__in=[drafted.pk, fresh.pk, gone.pk]).update(contact=None)
    assert tasks.forget_unsent_files() == 1
    assert set(ContactFile.objects.all()) == {kept, drafted, fresh}


def test_what_is_being_sent_is_asked_again_under_a_lock_before_it_is_forgotten(ada, link_worker):
    gone = recipes.contact_file(created_at=timezone.now() - timedelta(days=2))
    ContactFile.objects.update(contact=None)
    with CaptureQueriesContext(connection) as asked:
        assert tasks.forget_unsent_files() == 1
    locking = [each["sql"] for each in asked if "FOR UPDATE" in each["sql"]]
    assert any('contact_id" IS NULL' in sql and "SKIP LOCKED" in sql for sql in locking)
    assert AuditEvent.objects.get(verb="forgot unsent file").subject_uid == gone.uid


def test_discarding_a_draft_forgets_its_files(link_worker, browse, ada):
    client, key = browse(link_worker), str(uuid.uuid4())
    client.post("/contacts/files/keep/", {"submission": key, "person": str(ada.uid), "file": file()})
    client.post(address(ada), four_answers(text="", submission=key), headers=KEEP)
    client.post(f"/drafts/{Draft.objects.get().uid}/discard/")
    assert not ContactFile.objects.exists()


def test_a_file_too_many_takes_nothing_of_another_form_off_the_disk(link_worker, browse, ada):
    client, key = browse(link_worker), str(uuid.uuid4())
    alike = key[:14] + str(uuid.uuid4())[14:]
    client.post(address(ada), four_answers(submission=key, files=[file()]))
    logged = Contact.objects.get()
    for _ in range(10):
        recipes.contact_file(contact=logged, form=alike)
    ContactFile.objects.filter(form=alike).update(contact=None)
    answer = client.post("/contacts/files/keep/", {"submission": alike, "file": file()})
    assert (answer.status_code, "holds 10 files" in answer.json()["error"]) == (409, True)
    assert path_of(logged.files.get()).read_bytes() == PDF


def test_two_forms_with_keys_alike_never_share_the_bytes_of_a_file(
    link_worker, browse, ada, django_capture_on_commit_callbacks
):
    client, key = browse(link_worker), str(uuid.uuid4())
    alike = key[:14] + str(uuid.uuid4())[14:]
    client.post(address(ada), four_answers(submission=key, files=[file()]))
    kept = Contact.objects.get().files.get()
    client.post("/contacts/files/keep/", {"submission": alike, "file": file()})
    unsent = ContactFile.objects.get(contact=None)
    assert unsent.file_name != kept.file_name
    with django_capture_on_commit_callbacks(execute=True):
        unsent.forget()
    assert path_of(kept).read_bytes() == PDF


def test_bytes_that_a_row_still_names_are_not_forgotten(ada, django_capture_on_commit_callbacks):
    name, _ = stored_files.keep(FOLDER, [PDF], mark="old", ending=".pdf")
    kept, gone = recipes.contact_file(file_name=name), recipes.contact_file(file_name=name)
    with django_capture_on_commit_callbacks(execute=True):
        gone.forget()
    assert path_of(kept).exists()
    with django_capture_on_commit_callbacks(execute=True):
        kept.forget()
    assert not path_of(kept).exists()


def test_a_file_is_kept_for_whom_the_page_was_written_alone(link_worker, manager, browse):
    sent = {"submission": str(uuid.uuid4()), "kept_for": str(link_worker.uid)}
    answer = browse(manager).post("/contacts/files/keep/", sent | {"file": file()})
    assert (answer.status_code, answer.json()["somebody_else"]) == (409, True)
    assert not ContactFile.objects.exists()
    assert browse(link_worker).post("/contacts/files/keep/", sent | {"file": file()}).status_code == 200


def test_all_the_forms_somebody_has_not_sent_hold_so_much_and_no_more(link_worker, browse, ada, monkeypatch):
    monkeypatch.setattr("casework.actions.files.MOST_UNSENT_BYTES", 2 * len(PDF))
    recipes.contact_file(contact=recipes.contact(person=ada, author=link_worker))  # sent: does not count
    client = browse(link_worker)

    def chosen(number):
        sent = {"submission": str(uuid.uuid4()), "file": file(content=PDF[:-1] + bytes([number]))}
        return client.post("/contacts/files/keep/", sent)

    assert [chosen(number).status_code for number in (1, 2, 3)] == [200, 200, 409]
    assert "hold 1 GB of files" in chosen(4).json()["error"]
    assert ContactFile.objects.filter(contact=None).count() == 2
