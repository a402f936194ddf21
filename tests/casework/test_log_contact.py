"""A contact is logged with four answers, from the person's page or from anywhere."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.roles import Role
from casework import actions
from casework.models import Action, Contact
from linkworker.refusals import Refusal
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import LONDON, MORNING, NOON, address, body, four_answers, words
from tests.placements import recipes as placements

pytestmark = pytest.mark.django_db


def log(by, person, **answers) -> Contact:
    required = {
        "happened_at": MORNING,
        "method": "visit",
        "text": "Seen.",
        "now": NOON,
        "submission": uuid4(),
    }
    return actions.log_contact(by=by, person=person, **required | answers)


def test_four_answers_are_enough(link_worker, browse, ada):
    page = browse(link_worker).post(address(ada), four_answers())
    assert page.status_code == 302
    assert page.url == f"/people/{ada.uid}/contacts/"
    contact = Contact.objects.get()
    assert (contact.person, contact.author, contact.organisation) == (ada, link_worker, accounts.council())
    assert contact.happened_at == MORNING
    assert contact.person_present is None, "not recorded is not no"
    assert contact.shared_with == []


def test_every_optional_answer_is_kept(link_worker, browse, ada):
    more = {
        "person_present": "yes",
        "seen_alone": "no",
        "sides": ["person", "provider"],
        "duties": ["1", "8"],
        "minutes": "90",
        "travel_minutes": "140",
        "significant": "on",
        "shared_with": ["host"],
    }
    browse(link_worker).post(address(ada), four_answers(**more))
    contact = Contact.objects.get()
    assert (contact.person_present, contact.seen_alone, contact.reached) == (True, False, True)
    assert (contact.sides, contact.duties) == (["person", "provider"], [1, 8])
    assert (contact.minutes, contact.travel_minutes, contact.significant) == (90, 140, True)
    assert contact.shared_with == ["host"]


def test_the_trail_says_who_logged_what_about_whom_without_the_words(link_worker, ada):
    contact = log(link_worker, ada, text="Something private")
    line = AuditEvent.objects.get(verb="logged contact")
    assert (line.subject_uid, line.person_uid, line.staff_uid) == (contact.uid, ada.uid, link_worker.uid)
    assert line.details == {"method": "visit", "happened_on": "2026-11-22", "shared_with": []}


def test_actions_promised_in_a_contact_become_tasks(link_worker, browse, ada):
    colleague = accounts.staff()
    rows = {
        "action_0_what": "Ask for a dentist",
        "action_0_due": "friday",
        "action_2_what": "Send the night records",
        "action_2_outside": "Manager of Elm House",
        "action_2_due": "1 December 2026",
        "action_1_what": "Tell the family",
        "action_1_owner": str(colleague.uid),
        "action_1_due": "30/11/2026",
    }
    browse(link_worker).post(address(ada), four_answers(**rows))
    contact = Contact.objects.get()
    kept = list(
        Action.objects.order_by("pk").values_list("what", "owner", "owner_outside", "due_on", "contact")
    )
    assert kept == [
        ("Ask for a dentist", link_worker.pk, "", date(2026, 11, 27), contact.pk),
        ("Tell the family", colleague.pk, "", date(2026, 11, 30), contact.pk),
        ("Send the night records", None, "Manager of Elm House", date(2026, 12, 1), contact.pk),
    ]
    assert AuditEvent.objects.filter(verb="added action").count() == 3


def test_a_refused_action_leaves_no_contact(link_worker, ada):
    stranger = accounts.staff(at=accounts.council("E10000019"))
    promise = actions.Promise("Ask", date(2026, 12, 1), owner=stranger)
    with pytest.raises(Refusal, match="one of the team"):
        log(link_worker, ada, promises=[promise])
    assert not Contact.objects.exists()
    assert not AuditEvent.objects.filter(verb="logged contact").exists()


SEEN = {
    "a visit": ({"person_present": "yes"}, "Counts as seen in person."),
    "a video call": ({"method": "video", "person_present": "yes"}, "Counts as seen by video, not in person."),
    "a call": (
        {"method": "phone", "person_present": "yes"},
        "Does not count as seen: a phone call alone does not.",
    ),
    "nobody at home": ({"attempted": "on"}, "Does not count as seen: nobody answered."),
    "a visit to the staff": ({"person_present": "no"}, "Does not count as seen: the person was not there."),
    "a visit to whom?": ({}, "Does not count as seen: it is not recorded whether the person was there."),
}


@pytest.mark.parametrize("case", SEEN)
def test_the_message_says_whether_the_person_was_seen_and_how(case, link_worker, browse, ada):
    answers, said = SEEN[case]
    page = browse(link_worker).post(address(ada), four_answers(**answers), follow=True)
    assert f"Contact with {ada} logged. {said}" in words(page)


def test_the_message_counts_the_actions_and_leaves_reviews_to_who_knows_them(link_worker, browse, ada):
    rows = {"method": "phone", "action_0_what": "Ask for a dentist", "action_0_due": "friday"}
    page = words(browse(link_worker).post(address(ada), four_answers(**rows), follow=True))
    assert "a phone call alone does not. 1 action added." in page
    assert "seen them yet" not in page
    assert "next due" not in page


def test_another_can_be_logged_straight_after(link_worker, browse, ada):
    page = browse(link_worker).post(address(ada), four_answers(another="yes"))
    assert page.url == address(ada)


def test_from_anywhere_the_person_is_chosen_in_the_form(link_worker, browse, ada):
    client = browse(link_worker)
    assert str(ada) in words(client.get("/contacts/new/"))
    page = client.post("/contacts/new/", four_answers(person=str(ada.uid)))
    assert page.url == f"/people/{ada.uid}/contacts/"
    assert Contact.objects.get().person == ada


@pytest.mark.parametrize("person", ["", "nobody", "\x00", "00000000-0000-4000-8000-000000000000"])
def test_from_anywhere_a_person_out_of_reach_cannot_be_chosen(link_worker, browse, person):
    stranger = placements.person(responsible_council=accounts.council("E10000019"))
    client = browse(link_worker)
    assert str(stranger) not in words(client.get("/contacts/new/"))
    for uid in (person, str(stranger.uid)):
        page = client.post("/contacts/new/", four_answers(person=uid))
        assert page.status_code == 200
        assert "Select the person" in words(page)
    assert not Contact.objects.exists()


def test_somebody_elses_person_is_not_there_exactly_as_nobody_is(link_worker, browse):
    stranger = placements.person(responsible_council=accounts.council("E10000019"))
    client = browse(link_worker)
    for method in (client.get, client.post):
        theirs = method(address(stranger))
        nobody = method("/people/00000000-0000-4000-8000-000000000000/contacts/new/")
        assert theirs.status_code == nobody.status_code == 404
        assert body(theirs) == body(nobody)


@pytest.mark.parametrize("role", [Role.FINANCE, Role.BOARD_MEMBER, Role.AUDITOR, Role.ADMINISTRATOR])
def test_a_role_without_the_permission_is_refused(role, browse, ada):
    client = browse(accounts.staff(role))
    assert client.get("/contacts/new/").status_code == 403
    assert client.post("/contacts/new/", four_answers(person=str(ada.uid))).status_code == 403
    assert client.post(address(ada), four_answers()).status_code in (403, 404)
    assert not Contact.objects.exists()


def test_a_host_officer_reads_and_does_not_write(browse, ada):
    officer = accounts.staff(Role.HOST_OFFICER, at=accounts.council("E10000019"))
    assert browse(officer).get(address(ada)).status_code == 403


def test_the_action_refuses_who_may_not_write_even_when_no_page_asks(ada):
    with pytest.raises(PermissionDenied):
        log(accounts.staff(Role.FINANCE), ada)


def test_a_link_worker_of_the_host_council_writes_for_the_host(ada, browse):
    lincolnshire = accounts.council("E10000019")
    browse(accounts.staff(at=lincolnshire)).post(address(ada), four_answers(shared_with=["placing"]))
    contact = Contact.objects.get()
    assert (contact.organisation, contact.shared_with) == (lincolnshire, ["placing"])


def test_nobody_shares_with_their_own_side(link_worker, ada):
    assert log(link_worker, ada, shared_with=["placing", "host"]).shared_with == ["host"]


BAD = {
    "nothing": (
        {"happened_at_date": "", "happened_at_time": "", "method": "", "text": ""},
        [
            "Enter the date of the contact",
            "Select the kind of contact",
            "Enter what happened",
        ],
    ),
    "tomorrow": (
        {"happened_at_date": "23/11/2026"},
        ["The date of the contact must be today or in the past"],
    ),
    "later today": ({"happened_at_time": "23:59"}, ["The time of the contact must be now or in the past"]),
    "no such day": (
        {"happened_at_date": "31 February 2026"},
        ["The date of the contact must be a real date"],
    ),
    "no such time": ({"happened_at_time": "25:61"}, ["The time of the contact must be a real time"]),
    "before birth": ({"happened_at_date": "4 May 1986"}, ["Check the year: the person was not born yet"]),
    "the year 1": ({"happened_at_date": "1 January 0001"}, ["The date of the contact must"]),
    "an unknown kind": ({"method": "owl"}, ["Select the kind of contact from the list"]),
    "signs only": ({"text": " \u200b\u2060 !?"}, ["Enter what happened, in words"]),
    "a NUL in the text": (
        {"text": "Ada\x00was there"},
        ["What happened includes a character that cannot be shown"],
    ),
    "a NUL in the day": ({"happened_at_date": "to\x00day"}, ["The date of the contact must be a real date"]),
    "reversed text": (
        {"text": "Ada \u202ewas there"},
        ["What happened includes a character that cannot be shown"],
    ),
    "an unknown side": ({"sides": ["moon"]}, ["Select"]),
    "a ninth duty": ({"duties": ["9"]}, ["Select"]),
    "a duty in words": ({"duties": ["many\x00"]}, ["Select"]),
    "minutes in words": (
        {"minutes": "an hour"},
        ["The time spent must be a whole number of minutes, like 30"],
    ),
    "minutes below nothing": ({"minutes": "-1"}, ["The time spent must be between 0 and 1,440 minutes"]),
    "minutes beyond counting": ({"minutes": "9" * 5000}, ["The time spent must be"]),
    "travel for two days": (
        {"travel_minutes": "2880"},
        ["The travel time must be between 0 and 1,440 minutes"],
    ),
    "there but nobody answered": (
        {"person_present": "yes", "attempted": "on"},
        ["Nobody answered, so the person"],
    ),
    "sensitive and shared": (
        {"sensitivity": "sensitive", "shared_with": ["host"]},
        ["cannot be shared"],
    ),
    "an unknown sensitivity": ({"sensitivity": "secret"}, ["Select"]),
    "shared with the moon": ({"shared_with": ["moon"]}, ["Select"]),
    "shared with one's own side": ({"shared_with": ["placing"]}, ["Select"]),
    "an unknown presence": ({"person_present": "perhaps"}, ["Select"]),
    "an action without a day": ({"action_0_what": "Ask"}, ["Enter the date action 1 is due"]),
    "an action without words": ({"action_1_due": "friday"}, ["Enter what action 2 is"]),
    "an action for yesterday": (
        {"action_0_what": "Ask", "action_0_due": "21/11/2026"},
        ["The date action 1 is due must be today or in the future"],
    ),
    "an action with two owners": (
        {
            "action_0_what": "Ask",
            "action_0_due": "friday",
            "action_0_outside": "GP",
            "action_0_owner": "COLLEAGUE",
        },
        ["Choose one of the team or somebody outside to do action 1, not both"],
    ),
    "an action for a stranger": (
        {"action_0_what": "Ask", "action_0_due": "friday", "action_0_owner": "\x00"},
        ["Choose who will do action 1 from the list"],
    ),
    "a very long action": (
        {"action_0_what": "Ask " * 100, "action_0_due": "friday"},
        ["What action 1 is must be 300 characters or less"],
    ),
}


@pytest.mark.parametrize("case", BAD, ids=str)
def test_every_bad_answer_is_told_in_words_and_nothing_typed_is_lost(case, link_worker, browse, ada):
    answers, told = BAD[case]
    colleague = accounts.staff()
    answers = {name: str(colleague.uid) if value == "COLLEAGUE" else value for name, value in answers.items()}
    page = browse(link_worker).post(address(ada), four_answers(**answers))
    assert page.status_code == 200
    for sentence in told:
        assert sentence in words(page)
    assert "There is a problem" in words(page)
    if "text" not in answers:
        assert "Ada showed me the garden." in words(page)
    assert not Contact.objects.exists()


def test_two_hundred_thousand_characters_are_refused_and_kept_in_the_form(link_worker, browse, ada):
    long = "garden " * 28_572
    page = browse(link_worker).post(address(ada), four_answers(text=long))
    assert page.status_code == 200
    assert "What happened must be 100,000 characters or less. You have used 200,003" in words(page)
    assert long.strip() in words(page)


def test_what_is_too_big_to_be_read_is_answered_in_words(link_worker, browse, ada):
    page = browse(link_worker).post(address(ada), four_answers(text="x" * 3_200_000))
    assert page.status_code == 413
    assert "a contact holds 100,000 characters" in words(page)
    kept = browse(link_worker).post(
        address(ada), four_answers(text="x" * 3_200_000), headers={"Accept": "application/json"}
    )
    assert (kept.status_code, "3 MB" in kept.json()["error"]) == (413, True)


def test_a_hundred_thousand_characters_are_kept_to_the_last(link_worker, ada):
    assert len(log(link_worker, ada, text="x" * 100_000).text) == 100_000
    with pytest.raises(Refusal, match="100,000 characters or less"):
        log(link_worker, ada, text="x" * 100_001)


@pytest.mark.parametrize(
    "text",
    [
        "Ŵyn a ŷd",
        "Zażółć gęślą jaźń",
        "سلام عليكم",
        "👩‍👩‍👧 came along",
        "<script>alert(1)</script> he wrote",
        "O’Brien",
    ],
)
def test_every_script_and_sign_is_kept_as_it_was_typed(text, link_worker, browse, ada):
    client = browse(link_worker)
    client.post(address(ada), four_answers(text=text))
    contact = Contact.objects.get()
    assert contact.text == text
    page = words(client.get(f"/contacts/{contact.uid}/"))
    assert "<script>alert" not in page
    assert text.replace("<", "&lt;").replace(">", "&gt;") in page


def test_the_grace_of_a_minute_never_breaks_the_rule_of_the_database(link_worker, ada):
    ahead = log(link_worker, ada, happened_at=NOON + timedelta(seconds=59))
    assert ahead.recorded_at == ahead.happened_at
    with pytest.raises(Refusal, match="now or in the past"):
        log(link_worker, ada, happened_at=NOON + timedelta(seconds=61))


@pytest.mark.parametrize("typed", ["20 November 2026", "20/11/26", "2026-11-20", "friday"])
def test_days_are_typed_any_way(typed, link_worker, browse, ada):
    browse(link_worker).post(address(ada), four_answers(happened_at_date=typed, happened_at_time="2.15pm"))
    assert Contact.objects.get().happened_at == datetime(2026, 11, 20, 14, 15, tzinfo=LONDON)


def test_the_form_tells_how_long_ago_each_side_was_spoken_to(link_worker, browse, ada):
    recipes.contact(person=ada, sides=["provider"], happened_at=datetime(2026, 10, 30, 9, 0, tzinfo=LONDON))
    page = words(browse(link_worker).get(address(ada)))
    assert "last spoke 23 days ago" in page


def test_a_queue_that_is_down_changes_nothing(link_worker, browse, ada, settings):
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
    assert browse(link_worker).post(address(ada), four_answers()).status_code == 302
    assert Contact.objects.count() == 1
