"""A worker says how they are reached and what they look like; the photo is made small and forgets the camera."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from accounts.models import AuditEvent
from casework.models import WorkerCard
from linkworker import photos, stored_files
from tests.casework.answers import words
from tests.placements import recipes as placements

WHERE = "/my-card/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def picture(kind="JPEG", size=(900, 600), name="me.jpg") -> SimpleUploadedFile:
    """A photo in which the camera wrote where it was taken."""
    made, exif = io.BytesIO(), Image.Exif()
    exif[0x010F], exif[0x0112] = "Camera of Ada Larch, Elm House", 6
    Image.new("RGB", size, "teal").save(made, kind, exif=exif)
    return SimpleUploadedFile(name, made.getvalue(), "image/jpeg")


def test_the_photo_is_kept_small_and_without_what_the_camera_wrote(link_worker, browse):
    client = browse(link_worker)
    page = client.post(WHERE, {"phone": "01632 960 142", "photo": picture()}, follow=True)
    assert "Kept. It stands on the pages of the people you work for." in words(page)
    card = WorkerCard.objects.get()
    kept = stored_files.path_of("worker-photos", card.photo).read_bytes()
    assert b"Elm House" not in kept
    with Image.open(io.BytesIO(kept)) as small:
        assert (small.format, small.size) == ("JPEG", (photos.SIDE, photos.SIDE))
    assert AuditEvent.objects.get(verb="edited own card").details == {"photo": True}
    shown = client.get("/my-card/photo/")
    assert shown["Content-Type"] == "image/jpeg"
    assert b"".join(shown.streaming_content) == kept


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (SimpleUploadedFile("me.jpg", b"<svg onload=alert(1)>"), "Choose a photo: a JPEG, PNG or WebP"),
        (SimpleUploadedFile("me.gif", b"GIF89a" + b"\0" * 40), "Choose a photo"),
        (SimpleUploadedFile("me.jpg", b""), "Choose another photo: this file is empty"),
    ],
)
def test_what_is_no_photo_is_refused_in_words_and_the_phone_kept_typed(sent, told, link_worker, browse):
    page = browse(link_worker).post(WHERE, {"phone": "01632 960 142", "photo": sent})
    assert told in words(page)
    assert "01632 960 142" in words(page)
    assert not WorkerCard.objects.exists()


def test_a_photo_is_taken_away(link_worker, browse, django_capture_on_commit_callbacks):
    client = browse(link_worker)
    client.post(WHERE, {"phone": "", "photo": picture("PNG", name="me.png")})
    before = stored_files.path_of("worker-photos", WorkerCard.objects.get().photo)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(WHERE, {"phone": "", "remove_photo": "on"})
    assert WorkerCard.objects.get().photo == ""
    assert not before.exists()
    assert client.get("/my-card/photo/").status_code == 404


def test_the_photo_is_seen_by_who_may_see_the_persons_page_and_nobody_else(link_worker, browse, finance):
    browse(link_worker).post(WHERE, {"phone": "", "photo": picture()})
    person = placements.placement(person=placements.person(link_worker=link_worker)).person
    where = f"/people/{person.uid}/my-page/photo/"
    assert browse(link_worker).get(where).status_code == 200
    assert browse(finance).get(where).status_code == 403


def test_a_board_member_has_no_card(board_member, browse):
    assert browse(board_member).get(WHERE).status_code == 403


@pytest.mark.parametrize("size", [(40_001, 1_000), (20_000, 2_001)])
def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked(size, monkeypatch):
    packed = io.BytesIO()
    Image.new("1", size).save(packed, "PNG")
    packed.seek(0)
    monkeypatch.setattr(Image.Image, "convert", lambda *_: pytest.fail("unpacked"))
    with pytest.raises(photos.NotAPicture):
        photos.small_square(packed)
