"""Within a quarter of an hour its author puts a slip right; what stood there before is kept, and said."""

import re
import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import AuditEvent, Version
from accounts.policies import as_of
from casework import actions
from casework.actions import refusals
from casework.models import Contact
from casework.models.contacts import SAID
from linkworker.refusals import Refusal
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import words
from tests.placements import recipes as placements

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def noon():
    """The clock is the database's own: it, too, watches how long ago a contact was recorded."""


@pytest.fixture
def now():
    """This moment, without the seconds nobody types."""
    return timezone.now().replace(second=0, microsecond=0)


@pytest.fixture
def contact(link_worker, ada, now):
    """Recorded five minutes ago."""
    return recipes.contact(
        person=ada, author=link_worker, happened_at=now - 90 * MINUTE, recorded_at=now - 5 * MINUTE
    )


def saying(contact, **other) -> dict:
    """The form of a contact as it is opened, with some answers typed over."""
    local = timezone.localtime(contact.happened_at)
    typed = {
        "happened_at_date": f"{local:%d/%m/%Y}",
        "happened_at_time": f"{local:%H:%M}",
        "method": contact.method,
        "title": contact.title,
        "text": contact.text,
        "also_with": contact.also_with,
        "person_present": "yes",
        "seen_alone": "not_recorded",
        "sides": contact.sides,
        "duties": contact.duties,
        "sensitivity": contact.sensitivity,
    }
    return typed | other


def correction(contact) -> str:
    return f"/contacts/{contact.uid}/correction/"


def test_its_author_puts_a_slip_right_and_the_contact_says_when(link_worker, browse, contact):
    client = browse(link_worker)
    assert "Put a slip right" in words(client.get(f"/contacts/{contact.uid}/"))
    assert "Put a slip right" in words(client.get(f"/people/{contact.person.uid}/contacts/"))
    typed = saying(contact, text="Ada showed me the pots.", method="video", minutes="30", duties=["8"])
    page = client.post(correction(contact), typed, follow=True)
    assert "The slip is put right. What stood there before is kept." in words(page)
    kept = Contact.objects.get()
    assert (kept.text, kept.method, kept.minutes) == ("Ada showed me the pots.", "video", 30)
    assert kept.duties == [8]
    assert (kept.happened_at, kept.recorded_at) == (contact.happened_at, contact.recorded_at)
    assert f"Corrected at {timezone.localtime(kept.corrected_at):%H:%M}" in words(page)
    line = AuditEvent.objects.get(verb="corrected contact")
    assert (line.subject_uid, line.details) == (
        contact.uid,
        {"fields": ["duties", "method", "minutes", "text"]},
    )


def test_every_answer_of_a_contact_can_be_put_right(link_worker, browse, contact):
    typed = saying(
        contact,
        happened_at_time=f"{timezone.localtime(contact.happened_at - MINUTE):%H:%M}",
        person_present="no",
        attempted="on",
        sides=["provider", "family"],
        travel_minutes="40",
        significant="on",
        sensitivity="third_party",
        title="The pots",
        also_with="Sam, a student nurse",
        heading_view=" She is settling ",
    )
    browse(link_worker).post(correction(contact), typed)
    kept = Contact.objects.get()
    assert (kept.title, kept.also_with) == ("The pots", "Sam, a student nurse")
    assert kept.headings == {"view": "She is settling"}
    assert kept.happened_at == contact.happened_at - MINUTE
    assert (kept.person_present, kept.reached, kept.travel_minutes) == (False, False, 40)
    assert (set(kept.sides), kept.significant, kept.sensitivity) == (
        {"provider", "family"},
        True,
        "third_party",
    )


def test_the_form_asks_for_all_that_a_contact_says_and_opens_as_it_stands(link_worker, browse, ada, now):
    said = {"title": "The pots", "also_with": "Sam", "headings": {"next": "Ask about the lock"}}
    contact = recipes.contact(person=ada, author=link_worker, happened_at=now, recorded_at=now, **said)
    form = browse(link_worker).get(correction(contact)).context["form"]
    named = {"headings" if name.startswith("heading_") else name for name in form.fields}
    assert named - {"attempted"} | {"reached"} == set(SAID)
    assert [form[name].value() for name in ("title", "also_with", "heading_next")] == [
        *("The pots", "Sam", "Ask about the lock")
    ]


@pytest.mark.parametrize(
    ("slip", "kept"),
    [
        ({"reached": False, "person_present": False, "seen_alone": None}, False),
        ({"person_present": False}, False),
        ({"method": "phone"}, False),
        ({"text": "The other garden."}, True),
        ({"method": "meeting"}, True),
    ],
    ids=str,
)
def test_a_plan_is_kept_by_what_a_contact_says_once_it_is_put_right(slip, kept, link_worker, ada, now):
    due = recipes.planned_contact(person=ada, worker=link_worker, planned_on=now.date())
    contact = logged(link_worker, ada, now, person_present=True)
    due.refresh_from_db()
    assert due.kept_by == contact
    actions.correct_contact(by=link_worker, contact=contact, now=timezone.now(), **slip)
    due.refresh_from_db()
    assert due.kept_by == (contact if kept else None)


def test_what_was_planned_with_or_after_a_contact_is_not_kept_by_its_correction(link_worker, ada, now):
    contact = logged(link_worker, ada, now, person_present=False)
    soon = now.date() + timedelta(days=3)
    in_it = recipes.planned_contact(person=ada, made_in=contact, planned_on=soon)
    after = recipes.planned_contact(person=ada, planned_on=soon)
    actions.correct_contact(by=link_worker, contact=contact, now=timezone.now(), person_present=True)
    for plan in (in_it, after):
        plan.refresh_from_db()
        assert plan.kept_by is None


def logged(by, person, now, **answers):
    return actions.log_contact(
        by=as_of(by, now.date()),
        person=person,
        happened_at=now,
        method="visit",
        text="Seen",
        now=timezone.now(),
        submission=uuid.uuid4(),
        **answers,
    )


def test_whoever_was_not_there_was_not_seen_alone(link_worker, browse, ada, now):
    contact = recipes.contact(
        person=ada, author=link_worker, happened_at=now, recorded_at=now, seen_alone=True
    )
    browse(link_worker).post(correction(contact), saying(contact, person_present="no", seen_alone="yes"))
    kept = Contact.objects.get()
    assert (kept.person_present, kept.seen_alone) == (False, None)


def test_what_it_said_before_is_shown_to_whoever_may_withdraw_it_alone(link_worker, manager, browse, contact):
    browse(link_worker).post(correction(contact), saying(contact, text="The other garden.", sides=["family"]))
    there = f"/contacts/{contact.uid}/"
    told = words(browse(manager).get(there))
    assert "What it said before" in told
    assert "Ada showed me the garden she has planted." in told
    assert "Family or friends" in told
    assert Version.objects.get(table="casework_contact").before["text"] == contact.text
    own = words(browse(link_worker).get(there))
    assert "What it said before" not in own
    assert "Ada showed me the garden she has planted." not in own


def test_answers_that_change_nothing_write_nothing(link_worker, browse, ada, now):
    contact = recipes.contact(
        person=ada,
        author=link_worker,
        happened_at=now,
        recorded_at=now,
        sides=["provider", "person"],
        headings={"view": "She is settling"},
    )
    versions = Version.objects.count()
    page = browse(link_worker).post(
        correction(contact),
        saying(contact, sides=["person", "provider"], heading_view="She is settling"),
        follow=True,
    )
    assert "Nothing was changed." in words(page)
    assert not AuditEvent.objects.filter(verb="corrected contact").exists()
    assert Version.objects.count() == versions
    assert Contact.objects.get().corrected_at is None


def test_after_a_quarter_of_an_hour_it_is_locked_and_nothing_typed_is_lost(
    link_worker, browse, contact, now, time_machine
):
    client = browse(link_worker)
    assert client.get(correction(contact)).status_code == 200
    time_machine.move_to(now + 10 * MINUTE, tick=False)
    page = client.post(correction(contact), saying(contact, text="Too late."))
    assert "It is more than 15 minutes since this contact was recorded" in words(page)
    assert "Too late." in words(page)
    assert Contact.objects.get().text == contact.text
    page = client.get(correction(contact), follow=True)
    assert "It is too late to put a slip right" in words(page)
    assert "Put a slip right" not in words(client.get(f"/contacts/{contact.uid}/"))


def test_a_second_before_the_end_it_is_not_late(link_worker, contact):
    last = contact.recorded_at + 15 * MINUTE - timedelta(seconds=1)
    assert (
        actions.correct_contact(by=link_worker, contact=contact, now=last, text="In time.").text == "In time."
    )
    with pytest.raises(refusals.NoLongerASlip):
        actions.correct_contact(
            by=link_worker, contact=contact, now=last + timedelta(seconds=1), text="Too late."
        )


def test_only_its_author_and_never_another_organisation(link_worker, manager, browse, contact, ada):
    colleague, theirs = accounts.staff(), f"/contacts/{contact.uid}/"
    for somebody in (manager, colleague):
        assert browse(somebody).get(correction(contact)).status_code == 403
        assert "Put a slip right" not in words(browse(somebody).get(theirs))
        with pytest.raises(PermissionDenied):
            actions.correct_contact(by=somebody, contact=contact, now=contact.recorded_at, text="Mine now.")
    host = accounts.staff("link_worker", accounts.council(placements.LINCOLNSHIRE))
    assert browse(host).get(correction(contact)).status_code == 404


def test_what_was_added_to_or_withdrawn_is_corrected_no_more(link_worker, manager, browse, contact, now):
    addition = actions.amend_contact(by=link_worker, contact=contact, text="More.", submission=uuid.uuid4())
    client = browse(link_worker)
    assert "Put a slip right" not in words(client.get(f"/contacts/{contact.uid}/"))
    page = client.post(correction(contact), saying(contact, text="Other."))
    assert "Something has been added to this contact" in words(page)
    assert addition.contact.text == Contact.objects.get().text
    actions.withdraw_contact(by=manager, contact=contact, because="Wrong person", now=now)
    with pytest.raises(refusals.AlreadyWithdrawn):
        actions.correct_contact(by=link_worker, contact=contact, now=now, text="Other.")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"text": " "}, "Enter what happened"),
        ({"happened_at_date": "tomorrow"}, "must be today or in the past"),
        ({"attempted": "on"}, "Nobody answered, so the person cannot have been there"),
        ({"sensitivity": "sensitive", "shared_with": ["host"]}, "cannot be shared"),
        ({"method": "owl"}, "Select the kind of contact from the list"),
    ],
    ids=str,
)
def test_the_rules_of_a_contact_hold_for_a_correction(typed, told, link_worker, browse, contact):
    page = browse(link_worker).post(correction(contact), saying(contact, **typed))
    assert page.status_code == 200
    assert told in words(page)
    assert Contact.objects.get().corrected_at is None


def test_it_cannot_have_happened_after_it_was_recorded(link_worker, contact, now):
    with pytest.raises(Refusal, match="cannot be logged before it happens"):
        actions.correct_contact(by=link_worker, contact=contact, now=now, happened_at=now - MINUTE)


def test_nothing_but_what_a_contact_says_is_corrected(link_worker, contact, now):
    with pytest.raises(TypeError, match="recorded_at"):
        actions.correct_contact(by=link_worker, contact=contact, now=now, recorded_at=now)


def test_a_fresh_contact_is_locked_for_nobody_and_says_until_when(link_worker, manager, browse, contact):
    until = f"{timezone.localtime(contact.corrected_until):%H:%M}"
    assert f"Open for a slip until {until}" in words(browse(link_worker).get(f"/contacts/{contact.uid}/"))
    page = words(browse(manager).get(f"/contacts/{contact.uid}/"))
    assert f"Whoever wrote it may put a slip right until {until}" in page
    assert "ocked since" not in page


def test_a_contact_is_locked_since_the_end_of_the_quarter_of_an_hour(manager, browse, ada, now):
    old = recipes.contact(person=ada, recorded_at=now - 60 * MINUTE, happened_at=now - 90 * MINUTE)
    since = f"{timezone.localtime(old.corrected_until):%H:%M}"
    page = words(browse(manager).get(f"/contacts/{old.uid}/"))
    assert re.search(rf"Locked since \d+ \w+ \d+ at {since}", page)


def test_what_was_added_to_or_withdrawn_before_that_is_locked_and_no_more(manager, browse, contact):
    recipes.amendment(contact=contact)
    page = words(browse(manager).get(f"/contacts/{contact.uid}/"))
    assert ". Locked</span>" in page
