"""The morning letter: counts and links, to each once, on working days, whatever dies on the way."""

import re
from datetime import UTC, datetime, timedelta
from smtplib import SMTPException

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.urls import resolve
from kombu.exceptions import OperationalError

from accounts.roles import Role
from reporting import tasks
from reporting.documents import digests
from reporting.models import Digest, DigestChoice
from reporting.queries.day import people
from tests.accounts.recipes import council, staff
from tests.at_once import at_once
from tests.casework.recipes import action, draft, planned_contact
from tests.placements.recipes import home, notice
from tests.reporting.caseloads import LINCOLNSHIRE, days_ago, settled
from tests.reviews.recipes_of_safety import concern

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
CANARIES = (
    "Wilhelmina",
    "Featherstone",
    "(WF)",
    "Larch Meadow",
    "Secretnote",
    "Promisedthing",
    "Robin",
    "Oakham",
)


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def worker():
    return staff(name="Robin Ashdown", email="robin@example.org")


@pytest.fixture
def busy(worker):
    """Something of every kind waits for one link worker."""
    place = home(LINCOLNSHIRE, name="Larch Meadow")
    stay = settled(worker, worker, place=place, given_name="Wilhelmina", family_name="Featherstone")
    ada = stay.person
    ada.contacts.all().delete()
    ada.reviews.update(person_present=None)
    planned_contact(person=ada, worker=worker, planned_on=days_ago(-1), note="Secretnote at Oakham")
    action(person=ada, owner=worker, what="Promisedthing for Wilhelmina", due_on=days_ago(3))
    action(person=ada, owner_outside="Dr Fern, Oakham", what="Promisedthing", due_on=days_ago(3))
    draft(author=worker, person=ada, saved_at=MONDAY - timedelta(days=4))
    notice(placement=stay, sender=council(LINCOLNSHIRE), addressee=council())
    return ada


@pytest.fixture
def at_work(monkeypatch):
    """A worker that takes each task at once."""
    monkeypatch.setattr(
        tasks.write_digest, "delay", lambda *, digest_id: tasks.write_digest(digest_id=digest_id)
    )


def written_to() -> list[str]:
    return sorted(address for letter in mail.outbox for address in letter.to)


def whole(letter: EmailMultiAlternatives) -> str:
    """Everything of a letter: its head, its words and its page."""
    return letter.message().as_string() + letter.body + "".join(part.content for part in letter.alternatives)


def test_it_says_how_much_of_what_waits_and_where(worker, busy, at_work, settings):
    settings.SITE_URL = "https://linkworker.example.gov.uk"
    tasks.write_digests()
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["robin@example.org"], "What waits for you in Link Worker")
    lines = re.findall(r"\* (.*)\n  (\S+)", letter.body)
    assert lines == [
        ("1 contact planned for today or not made yet", "https://linkworker.example.gov.uk/"),
        ("1 person to be seen, overdue", "https://linkworker.example.gov.uk/"),
        ("1 action of yours overdue", "https://linkworker.example.gov.uk/"),
        ("1 promise by somebody else overdue", "https://linkworker.example.gov.uk/"),
        ("1 notice to acknowledge", "https://linkworker.example.gov.uk/notices/"),
        ("1 draft to finish or discard", "https://linkworker.example.gov.uk/drafts/"),
    ]


def test_what_is_urgent_on_the_ranked_list_stands_first_as_a_count(worker, at_work):
    """The same list as on My day and the dashboard: what a section of the day tells is not counted again."""
    one = settled(worker, worker).person
    concern(person=one, concern_on=days_ago(40), recorded_by=worker)
    tasks.write_digests()
    (letter,) = mail.outbox
    first = re.findall(r"\* (.*)\n", letter.body)[0]
    assert first == "1 urgent thing that needs attention"


def test_nobody_is_named_in_it_by_name_initials_or_reference(worker, busy, at_work):
    tasks.write_digests()
    (letter,) = mail.outbox
    text = whole(letter).replace("robin@example.org", "").casefold()  # but for the address it goes to
    kept = (*CANARIES, busy.reference, str(busy.uid), str(busy.pk) + "/")
    assert not [canary for canary in kept if canary.casefold() in text]


def test_every_link_leads_to_a_page_without_anybody_s_key(worker, busy, at_work, settings):
    tasks.write_digests()
    (letter,) = mail.outbox
    links = set(re.findall(re.escape(settings.SITE_URL) + r"([^\s\"<]*)", whole(letter).replace("=\n", "")))
    assert links
    for link in links:
        assert resolve(link).kwargs == {}


def test_nothing_to_say_is_no_letter(worker, at_work):
    tasks.write_digests()
    assert mail.outbox == []
    digest = Digest.objects.get()
    assert (digest.settled_at, digest.sent) == (MONDAY, False)


@pytest.mark.parametrize(
    "moment",
    [
        "2026-11-23T07:59:59+00:00",  # before eight
        "2026-11-23T12:00:00+00:00",  # after noon
        "2026-11-22T08:00:00+00:00",  # a Sunday
        "2026-12-25T08:00:00+00:00",  # Christmas
        "2027-03-29T07:00:00+00:00",  # Easter Monday
        "2027-03-31T06:59:59+00:00",  # before eight in summer
    ],
)
def test_no_letter_goes_out_of_hours_or_on_a_day_nobody_works(moment, worker, busy, at_work):
    with time_machine.travel(datetime.fromisoformat(moment), tick=False):
        assert tasks.write_digests() == 0
    assert not Digest.objects.exists()


def test_eight_in_the_morning_is_the_country_s_in_summer_too(worker, busy, at_work):
    with time_machine.travel(datetime(2027, 3, 31, 7, 0, tzinfo=UTC), tick=False):
        tasks.write_digests()
    assert written_to() == ["robin@example.org"]


def test_two_schedulers_and_a_sweep_write_once(worker, busy, at_work, monday):
    for minutes in (0, 0, 5, 10, 200):
        monday.move_to(MONDAY + timedelta(minutes=minutes), tick=False)
        tasks.write_digests()
    assert written_to() == ["robin@example.org"]
    monday.move_to(MONDAY + timedelta(days=1), tick=False)
    tasks.write_digests()
    assert written_to() == ["robin@example.org"] * 2


def test_the_same_task_given_to_two_workers_at_once_writes_once(committed):
    worker = staff(name="Robin Ashdown", email="robin@example.org")
    action(owner=worker, person=settled(worker, worker).person, due_on=days_ago(3))
    (digest,) = digests.waiting(MONDAY.date(), MONDAY)
    answers = at_once(*[lambda: digests.write(digest, MONDAY)] * 4)
    assert sorted(answers) == [False, False, False, True]
    assert written_to() == ["robin@example.org"]


def test_a_task_delivered_twice_writes_once(worker, busy):
    (digest,) = digests.waiting(MONDAY.date(), MONDAY)
    assert [digests.write(digest, MONDAY) for _ in range(2)] == [True, False]
    assert written_to() == ["robin@example.org"]


def test_a_broker_that_was_away_delays_the_letter(worker, busy, monkeypatch, monday):
    def away(**_):
        raise OperationalError

    monkeypatch.setattr(tasks.write_digest, "delay", away)
    assert tasks.write_digests() == 0
    monkeypatch.setattr(
        tasks.write_digest, "delay", lambda *, digest_id: tasks.write_digest(digest_id=digest_id)
    )
    monday.move_to(MONDAY + timedelta(minutes=5), tick=False)
    tasks.write_digests()
    assert written_to() == ["robin@example.org"]


def test_a_mail_server_that_refuses_one_keeps_back_no_other_and_is_tried_again(
    worker, busy, at_work, monkeypatch, monday
):
    other = staff(email="niamh@example.org")
    action(owner=other, person=busy, due_on=days_ago(3))
    send = EmailMultiAlternatives.send

    def refuse(letter, *args, **kwargs):
        if letter.to == ["robin@example.org"]:
            raise SMTPException("mailbox busy")
        return send(letter, *args, **kwargs)

    monkeypatch.setattr(EmailMultiAlternatives, "send", refuse)
    tasks.write_digests()
    assert written_to() == ["niamh@example.org"]
    assert Digest.objects.get(staff=worker).settled_at is None
    monkeypatch.setattr(EmailMultiAlternatives, "send", send)
    monday.move_to(MONDAY + timedelta(minutes=5), tick=False)
    tasks.write_digests()
    assert written_to() == ["niamh@example.org", "robin@example.org"]


def test_yesterday_s_letter_never_goes_today(worker, busy, monday):
    (digest,) = digests.waiting(MONDAY.date(), MONDAY)
    monday.move_to(MONDAY + timedelta(days=1), tick=False)
    assert digests.write(digest, MONDAY + timedelta(days=1)) is False
    assert mail.outbox == []


@pytest.mark.parametrize("how", ["declined", "closed", "left", "declined meanwhile"])
def test_whoever_declined_or_left_is_not_written_to(how, worker, busy, at_work):
    if how == "declined":
        DigestChoice.objects.create(staff=worker, wanted=False)
    elif how == "closed":
        worker.is_active = False
        worker.save()
    elif how == "left":
        worker.memberships.update(ends_on=days_ago(5))
    else:
        digests.waiting(MONDAY.date(), MONDAY)
        DigestChoice.objects.create(staff=worker, wanted=False)
    tasks.write_digests()
    assert mail.outbox == []


def test_no_letter_goes_to_a_demonstration_account_where_there_is_no_demonstration(
    worker, busy, at_work, settings
):
    type(worker).objects.filter(pk=worker.pk).update(demonstration=True)
    settings.DEMONSTRATION = False
    tasks.write_digests()
    assert mail.outbox == []


def test_a_role_without_people_reads_of_none(worker, busy, at_work):
    staff(Role.BOARD_MEMBER, email="board@example.org")
    tasks.write_digests()
    assert written_to() == ["robin@example.org"]


def test_whoever_is_away_gets_none_and_the_colleague_who_acts_for_them_reads_of_it(
    worker, busy, at_work, monkeypatch
):
    cover = staff(email="niamh@example.org")
    covering = {cover.pk: {worker.pk: "Robin Ashdown"}}
    acting = people.acting_as
    for module in (
        "reporting.queries.day.people",
        "reporting.queries.day.parts",
        "reporting.documents.digests",
    ):
        monkeypatch.setattr(f"{module}.acting_as", lambda one: acting(one) | covering.get(one.pk, {}))
    tasks.write_digests()
    assert written_to() == ["niamh@example.org"]
    assert "1 action of yours overdue" in mail.outbox[0].body
    tasks.write_digests()
    assert written_to() == ["niamh@example.org"]
