"""Uploading, working and looking, for tests of imports."""

import hashlib
import json
from pathlib import Path

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from reviews.imports import work
from reviews.models import RegisterImport
from tests.reviews.invented_register import Files, write_workbook

LEFT_OUT = {  # what tells that it happened, and what is not anybody's record
    *("accounts_auditevent", "accounts_version", "reviews_registerimport", "reviews_importedrows"),
    *("django_session", "axes_accesslog", "axes_accessattempt", "django_migrations"),
}


PLANTED = [  # sheet, row, column, what is typed there: each of another kind, and every sheet has one
    ("organisations", 0, "kind", "company"),
    ("homes", 1, "postcode", "Q1 1AA"),
    ("homes", 2, "host_council", ""),
    ("people", 0, "date_of_birth", "1990-02-30"),
    ("people", 2, "date_of_birth", "2031-01-01"),
    ("people", 3, "nhs_number", "9990000019"),
    ("people", 6, "complex_needs", "maybe"),
    ("people", 9, "caseload_until", "2020-01-01"),
    ("people", 10, "link_worker", "not an address"),
    ("people", 15, "family_name", "x" * 101),
    ("placements", 0, "person", "P99999"),
    ("placements", 2, "home", "H9999"),
    ("placements", 6, "end_reason", ""),
    ("placements", 9, "starts_on", "as in the row before"),
    ("funding", 0, "weekly", "-12.00"),
    ("funding", 1, "weekly", "£1,200"),
    ("funding", 2, "payer", "NOBODY"),
    ("chc", 0, "decided_on", "2015-01-01"),
    ("contacts", 0, "happened_at", "2026-03-29T01:30"),
    ("contacts", 4, "recorded_at", "2020-01-01T10:00"),
    ("reviews", 1, "kind", "S118R"),
    ("reviews", 3, "reference", "as in the row before"),
    ("referrals", 2, "ended_on", "2019-01-01"),
    ("goals", 1, "checks", "2019-05-01=same"),
    ("feedback", 0, "score", "6"),
]


def plant(files: Files) -> None:
    """Spoil one cell for each kind of fault."""
    for sheet, row, column, typed in PLANTED:
        before = typed == "as in the row before"
        files[sheet][row][column] = files[sheet][row - 1][column] if before else typed


def database() -> dict[str, str]:
    """Every table by the hash of all its rows, the trail and imports excepted."""
    found = {}
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)} - LEFT_OUT
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(f'SELECT to_jsonb(t)::text FROM "{table}" t ORDER BY 1')
            found[table] = hashlib.sha256(json.dumps(cursor.fetchall()).encode()).hexdigest()
    return found


def uploaded(client, path: Path, **answers) -> RegisterImport:
    """Send a file through the browser's form, and the import it made."""
    address = reverse("reviews:upload-register")
    key = client.get(address).context["form"]["submission"].value()
    file = SimpleUploadedFile(path.name, path.read_bytes())
    answer = client.post(address, {"submission": str(key), "file": file, **answers})
    assert answer.status_code == 302, answer.context["form"].errors
    return RegisterImport.objects.get(submission=key)


def checked(client, files: Files, path: Path) -> RegisterImport:
    """Uploaded as a workbook, and the worker has looked at it."""
    one = uploaded(client, write_workbook(files, path))
    assert work.work_on(one.pk)
    one.refresh_from_db()
    return one


def confirm(client, one: RegisterImport):
    """Press the button of the page as it lies open."""
    address = reverse("reviews:confirm-import", args=[one.uid])
    outcome = client.get(address).context["form"]["outcome"].value()
    return client.post(address, {"outcome": outcome})


def loaded(client, files: Files, path: Path) -> RegisterImport:
    """Uploaded, checked, confirmed and loaded."""
    one = checked(client, files, path)
    assert one.state == "ready", one.faults
    confirm(client, one)
    assert work.work_on(one.pk)
    one.refresh_from_db()
    assert one.state == "loaded", one.failure
    return one


def undo(client, one: RegisterImport):
    """Press undo, and the worker does it; the page of the import afterwards, or the one that refused."""
    answer = client.post(reverse("reviews:undo-import", args=[one.uid]))
    if answer.status_code != 302:
        return answer
    work.work_on(one.pk)
    return client.get(answer.url)
