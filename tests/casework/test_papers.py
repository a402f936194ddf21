"""The log on paper: all of it for the file, and what of it may be given away."""

import uuid
from datetime import datetime

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from casework.views import papers
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import LONDON, words
from tests.placements import recipes as placements

pytestmark = pytest.mark.django_db


def on(day: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, 9, 0, tzinfo=LONDON)


def to_print(person) -> str:
    return f"/people/{person.uid}/contacts/print/"


def shareable(person) -> str:
    return f"/people/{person.uid}/contacts/shareable/"


@pytest.fixture
def ada(db):
    """Rutland's and its board's, living in Lincolnshire."""
    return placements.placement(person=placements.person(responsible_icb=accounts.icb())).person


@pytest.fixture
def log(link_worker, ada):
    """One of each kind of entry, with a word nothing else has."""
    said = {
        "garden": {"happened_at": on(20), "minutes": 45, "travel_minutes": 50, "duties": [5]},
        "kettle": {"happened_at": on(12), "visit": uuid.uuid4()},
        "Canary sensitive": {"happened_at": on(11), "sensitivity": "sensitive"},
        "Canary third": {"happened_at": on(10), "sensitivity": "third_party"},
        "Canary withdrawn": {
            "happened_at": on(9),
            "withdrawn_at": on(9),
            "withdrawn_because": "Somebody else's",
        },
        "Canary theirs": {
            "happened_at": on(8),
            "organisation": accounts.council(placements.LINCOLNSHIRE),
            "shared_with": ["placing"],
        },
        "pots": {"happened_at": on(3), "shared_with": ["host", "icb"], "sides": ["family"]},
    }
    return {
        text: recipes.contact(person=ada, author=link_worker, text=f"{text}.", **fields)
        for text, fields in said.items()
    }


def test_what_is_given_away_holds_neither_sensitive_nor_third_party_nor_what_others_wrote(
    link_worker, browse, ada, log
):
    recipes.amendment(contact=log["garden"], text="The greenhouse, too")
    page = words(browse(link_worker).get(shareable(ada)))
    assert "Canary" not in page
    assert all(f"{told}." in page for told in ("garden", "kettle", "pots"))
    assert "The greenhouse, too" in page
    assert "With: The person, Family or friends" in page


def test_what_only_staff_need_is_not_on_the_paper(link_worker, browse, ada, log):
    page = words(browse(link_worker).get(shareable(ada)))
    for word in ("45 minutes", "of travel", "One visit to several", "Shared:", "For: ", "lw-tag", "999 "):
        assert word not in page, word


def test_how_many_are_left_out_is_told_to_whoever_prepares_it_above_the_paper(link_worker, browse, ada, log):
    page = words(browse(link_worker).get(shareable(ada)))
    screen, paper = page.split('<div class="lw-paper">')
    assert "3 entries of these days stay here" in screen
    assert "stay here" not in paper
    assert "Entries that are sensitive or about somebody else are never part of this paper." in paper
    page = words(browse(link_worker).get(shareable(ada), {"since": "12 november 2026"}))
    assert "stay here" not in page
    assert "Entries that are sensitive or about somebody else are never part of this paper." in page


@pytest.mark.parametrize(
    ("asked", "told", "shown"),
    [
        ({"since": "12/11/2026"}, "From 12 November 2026. Prepared", ["garden", "kettle"]),
        ({"until": "2026-11-12"}, "Up to 12 November 2026. Prepared", ["kettle", "pots"]),
        (
            {"since": "4 nov 2026", "until": "12 nov 2026"},
            "From 4 November 2026 to 12 November 2026",
            ["kettle"],
        ),
    ],
    ids=str,
)
def test_the_days_are_chosen_and_stand_on_the_paper(asked, told, shown, link_worker, browse, ada, log):
    page = browse(link_worker).get(shareable(ada), asked)
    assert told in words(page)
    assert [contact.text.removesuffix(".") for contact in page.context["entries"]] == shown
    line = AuditEvent.objects.get(verb="prepared shareable log")
    assert line.person_uid == ada.uid
    assert line.details["entries"] == len(shown)
    assert {"since", "until"} & line.details.keys() == asked.keys()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"since": "the day before Easter"}, "must be a real date"),
        ({"since": "2 nov 2026", "until": "1 nov 2026"}, "must be the same as or after the first day"),
    ],
    ids=str,
)
def test_a_day_that_cannot_be_read_gives_nothing_away(asked, told, link_worker, browse, ada, log):
    page = browse(link_worker).get(shareable(ada), asked)
    assert told in words(page)
    assert page.context["entries"] == []
    assert AuditEvent.objects.get(verb="prepared shareable log").details["entries"] == 0


@pytest.mark.parametrize("role", [Role.HOST_OFFICER, Role.CHC_NURSE])
def test_another_side_reads_what_was_shared_with_it_and_makes_no_paper_of_it(role, browse, log, ada):
    theirs = {Role.HOST_OFFICER: accounts.council(placements.LINCOLNSHIRE), Role.CHC_NURSE: accounts.icb()}
    client = browse(accounts.staff(role, theirs[role]))
    own = {"Canary theirs"} if role == Role.HOST_OFFICER else set()
    page = client.get(f"/people/{ada.uid}/contacts/")
    assert said_on(page, log) == {"pots"} | own
    assert "Print view" not in words(page)
    for paper in (to_print(ada), shareable(ada)):
        assert client.get(paper).status_code == 403


def said_on(page, log) -> set[str]:
    """Which entries of the log a page tells."""
    return {text for text in log if f"{text}." in words(page)}


def test_the_log_is_printed_whole_with_who_when_and_what_it_was_narrowed_to(link_worker, browse, ada, log):
    log["garden"].amendments.create(author=link_worker, text="The greenhouse, too")
    page = words(browse(link_worker).get(to_print(ada)))
    assert "Contacts with <bdi>" in page
    assert f"22 November 2026 at 12:00 by <bdi>{link_worker}</bdi>" in page
    for text in ("garden.", "The greenhouse, too", "Canary sensitive.", "Canary third.", "Canary theirs."):
        assert text in page
    assert "Canary withdrawn" not in page
    narrowed = {"words": "pots", "side": "family", "since": "1 november 2026", "worker": link_worker.uid}
    page = words(browse(link_worker).get(to_print(ada), narrowed | {"hide_attempts": "on"}))
    for label, said in (
        *(("Words", "pots"), ("With", "Family or friends"), ("From", "1 November 2026")),
        *(("Written by", str(link_worker)), ("Hide attempts nobody answered", "Yes")),
    ):
        assert f"<dt>{label}</dt><dd><bdi>{said}</bdi></dd>" in page
    assert "1 entry, newest first" in page
    assert "garden." not in page


def test_each_print_leaves_a_line_of_its_own(link_worker, browse, ada, log):
    browse(link_worker).get(to_print(ada), {"since": "4 november 2026", "words": "garden"})
    line = AuditEvent.objects.get(verb="prepared log to print")
    assert (line.staff_uid, line.person_uid) == (link_worker.uid, ada.uid)
    assert line.details == {"since": "2026-11-04", "entries": 1, "part": 1}
    assert AuditEvent.objects.filter(verb="looked at", person_uid=ada.uid).exists()


def test_what_is_long_is_printed_in_parts(link_worker, browse, ada, log, monkeypatch):
    monkeypatch.setattr(papers, "ENTRIES_A_PART", 2)
    page = browse(link_worker).get(to_print(ada), {"since": "1 november 2026", "part": "2"})
    assert [contact.text for contact in page.context["entries"]] == ["Canary sensitive.", "Canary third."]
    assert "this is part 2 of 3, entry 3 to 4" in words(page)
    assert "part=3" in words(page)
    page = browse(link_worker).get(shareable(ada), {"part": "2"})
    assert [contact.text for contact in page.context["entries"]] == ["pots."]
    assert "Part 2 of 2." in words(page)


def test_whoever_may_not_read_contacts_prints_none(browse, ada, log):
    finance = browse(accounts.staff(Role.FINANCE))
    stranger = browse(accounts.staff(Role.LINK_WORKER, accounts.council("E06000052")))
    for address in (to_print(ada), shareable(ada)):
        assert finance.get(address).status_code == 403
        assert stranger.get(address).status_code == 404
    assert not AuditEvent.objects.filter(verb__startswith="prepared").exists()
