"""The log: newest first, narrowed by the address, opened in place, as quick with four hundred as with sixteen."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.casework import recipes
from tests.casework.answers import LONDON, address, words

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


def test_an_empty_log_says_what_to_do(link_worker, browse, ada):
    page = words(browse(link_worker).get(f"/people/{ada.uid}/contacts/"))
    assert "No contacts yet" in page
    assert "Log the first contact" in page


def queries_of(client, where) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(where).status_code == 200
    return len(asked)


def test_the_pages_ask_as_few_questions_of_four_hundred_contacts_as_of_sixteen(link_worker, browse, ada):
    client = browse(link_worker)
    pages = {
        "log": (f"/people/{ada.uid}/contacts/", 12),
        "form": (address(ada), 15),
        "from anywhere": ("/contacts/new/", 9),
        "actions": (f"/people/{ada.uid}/actions/", 11),
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
