"""The log: newest first, narrowed by the address, opened in place, as quick with four hundred as with sixteen."""

import re
import uuid
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.policies import as_of
from casework import queries
from casework.models import Contact, ContactAmendment
from tests.casework import recipes
from tests.casework.answers import LONDON, NOON, address, words
from tests.placements import recipes as placements

pytestmark = pytest.mark.django_db


def on(day: int, month: int = 11, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour, 0, tzinfo=LONDON)


@pytest.fixture
def log(ada):
    """Four contacts of Ada's, newest first."""
    return [
        recipes.contact(
            person=ada, text="About the dentist", method="phone", sides=["provider"], happened_at=on(20)
        ),
        recipes.contact(person=ada, text="About the garden", duties=[8], happened_at=on(12)),
        recipes.contact(person=ada, text="About the money", method="email", duties=[5], happened_at=on(2)),
        recipes.contact(person=ada, text="About the move", sides=["host", "family"], happened_at=on(30, 10)),
    ]


def shown(page) -> list[str]:
    return [contact.text.removeprefix("About the ") for contact in page.context["page"].object_list]


def test_newest_first_to_the_last_tie(link_worker, browse, ada, log):
    tied = recipes.contact(person=ada, text="About the tie", happened_at=on(20))
    page = browse(link_worker).get(f"/people/{ada.uid}/contacts/")
    assert shown(page) == ["tie", "dentist", "garden", "money", "move"]
    assert tied.text in words(page)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "GARDEN"}, ["garden"]),
        ({"words": "the about"}, ["dentist", "garden", "money", "move"]),
        ({"words": "100%_"}, []),
        ({"since": "12 November 2026"}, ["dentist", "garden"]),
        ({"until": "2/11/2026"}, ["money", "move"]),
        ({"since": "2026-11-02", "until": "2026-11-12"}, ["garden", "money"]),
        ({"method": "email"}, ["money"]),
        ({"side": "family"}, ["move"]),
        ({"duty": "8"}, ["garden"]),
        ({"method": "visit", "side": "host", "words": "move"}, ["move"]),
        ({"method": "letter"}, []),
    ],
    ids=str,
)
def test_the_address_narrows_the_log(asked, found, link_worker, browse, ada, log):
    assert shown(browse(link_worker).get(f"/people/{ada.uid}/contacts/", asked)) == found


def test_by_who_wrote_it_and_by_what_is_still_to_be_done(link_worker, browse, ada, log):
    client, where = browse(link_worker), f"/people/{ada.uid}/contacts/"
    recipes.action(person=ada, contact=log[1])
    recipes.action(person=ada, contact=log[2], done_on="2026-11-20", outcome="Done.")
    assert shown(client.get(where, {"worker": str(log[3].author.uid)})) == ["move"]
    page = client.get(where, {"open_action": "on"})
    assert shown(page) == ["garden"]
    assert "1 open action" in words(page)


def test_words_added_later_are_found_too(link_worker, browse, ada, log):
    recipes.amendment(contact=log[3], text="She took her greenhouse with her")
    page = browse(link_worker).get(f"/people/{ada.uid}/contacts/", {"words": "greenhouse"})
    assert shown(page) == ["move"]
    assert "Added to" in words(page)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"since": "the day before Easter"}, "must be a real date"),
        ({"until": "\x00"}, "must be a real date"),
        ({"words": "a\x00b"}, "includes a character that cannot be shown"),
        ({"words": "x" * 201}, "must be 200 characters or less"),
        ({"method": "owl"}, "Select one from the list"),
        ({"side": "moon"}, "Select one from the list"),
        ({"duty": "9"}, "Select one from the list"),
        ({"duty": "9" * 5000}, "Select one from the list"),
        ({"worker": "\x00"}, "Select who wrote it from the list"),
    ],
    ids=str,
)
def test_a_filter_that_cannot_be_read_says_so_and_narrows_nothing(asked, told, link_worker, browse, ada, log):
    page = browse(link_worker).get(f"/people/{ada.uid}/contacts/", asked)
    assert page.status_code == 200
    assert told in words(page)
    assert len(shown(page)) == 4


@pytest.mark.parametrize("page", ["0", "-1", "99", "two", "\x00", "9" * 400])
def test_a_page_that_is_not_there_is_the_nearest_that_is(page, link_worker, browse, ada, log):
    assert len(shown(browse(link_worker).get(f"/people/{ada.uid}/contacts/", {"page": page}))) == 4


def test_filters_stay_while_pages_are_turned(link_worker, browse, ada):
    for number in range(30):
        recipes.contact(person=ada, method="phone", happened_at=on(1, hour=8) - timedelta(days=number))
    page = browse(link_worker).get(f"/people/{ada.uid}/contacts/", {"method": "phone"})
    assert len(shown(page)) == 25
    assert "?method=phone&amp;page=2" in words(page)


def test_a_note_written_more_than_a_week_later_says_so(link_worker, browse, ada):
    recipes.contact(person=ada, happened_at=on(2), recorded_at=on(9))
    assert "later" not in words(browse(link_worker).get(f"/people/{ada.uid}/contacts/"))
    recipes.contact(person=ada, happened_at=on(2), recorded_at=on(14))
    assert "Recorded 12 days later" in words(browse(link_worker).get(f"/people/{ada.uid}/contacts/"))


def test_significant_events_alone_and_attempts_left_out(link_worker, browse, ada, log):
    recipes.contact(person=ada, text="About the fall", significant=True, happened_at=on(21))
    attempt = {"reached": False, "person_present": None, "method": "phone"}
    recipes.contact(person=ada, text="About the nobody", happened_at=on(22, hour=8), **attempt)
    client, where = browse(link_worker), f"/people/{ada.uid}/contacts/"
    assert shown(client.get(where, {"significant": "on"})) == ["fall"]
    assert "nobody" in shown(client.get(where))
    assert shown(client.get(where, {"hide_attempts": "on"})) == ["fall", "dentist", "garden", "money", "move"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("100%", ["percent"]),
        ("a_b", ["underscore"]),
        ("c:\\d", ["backslash"]),
        ("GP", ["short"]),
        ("é", ["accent"]),
        ("it's", ["quote"]),
        ("percent short", []),
        ("added short", ["short"]),
        ("added elsewhere", []),
    ],
)
def test_words_are_taken_as_they_are_typed_each_of_them_wherever_it_stands(
    asked, found, link_worker, browse, ada
):
    said = {
        "percent": "100% sure",
        "underscore": "a_b",
        "backslash": "c:\\d",
        "short": "the GP rang",
        "accent": "CAFÉ",
        "quote": "it's hers",
        "plain": "axb and 1000 cd",
    }
    kept = {
        name: recipes.contact(person=ada, text=f"About the {name}: {text}") for name, text in said.items()
    }
    recipes.amendment(contact=kept["short"], text="Added on Tuesday")
    recipes.amendment(contact=recipes.contact(text="About the stranger"), text="Added elsewhere")
    page = browse(link_worker).get(f"/people/{ada.uid}/contacts/", {"words": asked})
    assert [text.split(":")[0] for text in shown(page)] == found


def test_an_entry_of_one_visit_to_several_says_so_and_names_nobody_else(link_worker, browse, ada):
    ben = placements.placement(
        person=placements.person(given_name="Benedict", family_name="Rowanberry")
    ).person
    visit = uuid.uuid4()
    recipes.contact(person=ada, author=link_worker, visit=visit, text="About the party")
    recipes.contact(person=ben, author=link_worker, visit=visit, text="Canary of Benedict")
    for where in (f"/people/{ada.uid}/contacts/", f"/people/{ada.uid}/contacts/print/"):
        page = words(browse(link_worker).get(where))
        assert "One visit to several people" in page
        assert not any(other in page for other in ("Benedict", "Rowanberry", "Canary", str(visit)))


def test_the_year_stands_in_every_row(link_worker, browse, ada):
    recipes.contact(person=ada, happened_at=datetime(2023, 3, 4, 10, 0, tzinfo=LONDON))
    assert ">4 Mar 2023</time>" in words(browse(link_worker).get(f"/people/{ada.uid}/contacts/"))


def test_the_timeline_marks_a_contact_as_the_log_does(link_worker, browse, ada):
    marked = recipes.contact(
        person=ada,
        author=link_worker,
        significant=True,
        visit=uuid.uuid4(),
        sensitivity="sensitive",
        happened_at=on(2),
        recorded_at=on(14),
        corrected_at=on(14, hour=10),
    )
    recipes.contact(person=ada, author=link_worker, shared_with=["host"], reached=False, person_present=None)
    recipes.action(person=ada, contact=marked)
    recipes.amendment(contact=marked)
    client = browse(link_worker)
    in_log = [
        marks_in(entry)
        for entry in words(client.get(f"/people/{ada.uid}/contacts/")).split("lw-log__details")
    ]
    told = words(client.get(f"/people/{ada.uid}/timeline/")).split("lw-timeline__item")[1:]
    assert in_log[1:] == [marks for entry in told if (marks := marks_in(entry))]
    assert in_log[2] == [
        *("Significant event", "Seen", "One visit to several people", "Sensitive", "Recorded 12 days later"),
        *("Corrected at 10:00", "1 open action", "Added to"),
    ]


def marks_in(part: str) -> list[str]:
    """The words of the tags in a part of a page."""
    return re.findall(r'lw-tag[^"]*">([^<]+)</strong>', part)


def test_an_empty_log_says_what_to_do(link_worker, browse, ada):
    page = words(browse(link_worker).get(f"/people/{ada.uid}/contacts/"))
    assert "No contacts yet" in page
    assert "Log the first contact" in page


def test_what_is_planned_has_a_heading_only_while_something_is(link_worker, browse, ada):
    there = f"/people/{ada.uid}/contacts/"
    page = words(browse(link_worker).get(there))
    assert "Plan a contact" in page
    assert 'id="planned"' not in page
    recipes.planned_contact(person=ada, worker=link_worker)
    assert 'id="planned"' in words(browse(link_worker).get(there))


def test_words_of_a_contact_are_found_by_index_wherever_they_stand(link_worker, ada):
    many_notes(ada, link_worker, 3_000)
    places = ({"title": "Wisteria"}, {"also_with": "Wisteria"}, {"headings": {"view": "Wisteria"}})
    kept = [recipes.contact(person=ada, author=link_worker, text="x", **place).pk for place in places]
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('contact_words_by_person')")
        cursor.execute("ANALYZE casework_contact")
    with CaptureQueriesContext(connection) as asked:
        assert sorted(queries.found(as_of(link_worker, NOON.date()), ada, words="wisteria")) == kept
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {asked[-1]['sql']}")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "contact_words_by_person" in plan, plan


def queries_of(client, where) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(where).status_code == 200
    return len(asked)


def test_the_pages_ask_as_few_questions_of_four_hundred_contacts_as_of_sixteen(link_worker, browse, ada):
    client = browse(link_worker)
    pages = {
        "log": (f"/people/{ada.uid}/contacts/", 13),
        "form": (address(ada), 24),
        "from anywhere": ("/contacts/new/", 16),
        "actions": (f"/people/{ada.uid}/actions/", 14),
    }
    counted = []
    for number in (16, 384):
        for each in range(number):
            contact = recipes.contact(
                person=ada, author=link_worker, happened_at=on(1) - timedelta(hours=each)
            )
            recipes.action(person=ada, contact=contact, owner=link_worker)
        client.get(f"/people/{ada.uid}/contacts/")
        counted.append({name: queries_of(client, where) for name, (where, _) in pages.items()})
    assert counted[0] == counted[1]
    for name, (_, most) in pages.items():
        assert counted[0][name] <= most, f"{name}: {counted[0][name]} queries"


def test_a_visit_with_the_person_there_says_with_whom(link_worker, browse, ada):
    recipes.contact(person=ada, author=link_worker, person_present=True, sides=[])
    page = words(browse(link_worker).get(f"/people/{ada.uid}/contacts/"))
    assert "With whom not recorded" not in page


def test_log_and_papers_ask_as_few_questions_of_five_hundred_notes_as_of_twenty(link_worker, browse, ada):
    client, there = browse(link_worker), f"/people/{ada.uid}/contacts/"
    pages = {
        "first page": (there, 13),
        "last page": (f"{there}?page=9999", 13),
        "narrowed": (f"{there}?words=garden+note&method=visit&hide_attempts=on", 14),
        "to print": (f"{there}print/", 14),
        "shareable": (f"{there}shareable/", 14),
    }
    counted = []
    for number in (20, 480):
        many_notes(ada, link_worker, number)
        client.get(there)
        counted.append({name: queries_of(client, where) for name, (where, _) in pages.items()})
    assert counted[0] == counted[1]
    for name, (_, most) in pages.items():
        assert counted[0][name] <= most, f"{name}: {counted[0][name]} queries"


def many_notes(person, author, number) -> None:
    """So many contacts at once, every tenth of them added to."""
    rows = [
        Contact(
            person=person,
            organisation=person.owner,
            author=author,
            happened_at=(when := on(1) - timedelta(hours=each)),
            recorded_at=when,
            method="visit",
            text=f"Note {each} of the garden.",
        )
        for each in range(number)
    ]
    made = Contact.objects.bulk_create(rows)
    ContactAmendment.objects.bulk_create(
        [ContactAmendment(contact=contact, author=author, text="More.") for contact in made[::10]]
    )
