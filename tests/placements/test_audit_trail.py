"""Who looked, who did what: told in words, by name or reference, narrowed any way, for whom the matrix says."""

from datetime import datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.urls import reverse

from accounts import audit
from accounts.models import AuditEvent
from accounts.roles import Role
from tests.accounts import recipes as accounts
from tests.placements import recipes
from tests.reviews.answers import words

pytestmark = pytest.mark.django_db
TRAIL = "placements:audit-trail"


@pytest.fixture
def auditor():
    return accounts.staff(Role.AUDITOR, name="Wren Audit")


@pytest.fixture
def stranger():
    """Somebody at the council next door."""
    return accounts.staff(at=accounts.council(recipes.LINCOLNSHIRE), name="Lincoln Worker")


def trail(browse, reader, **asked):
    return browse(reader).get(reverse(TRAIL), asked)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.AUDITOR])
def test_only_an_auditor_reads_the_trail_of_an_organisation(role, browse):
    assert browse(accounts.staff(role)).get(reverse(TRAIL)).status_code == 403


def test_what_others_did_to_their_own_people_is_not_ours_to_read(auditor, stranger, browse):
    theirs = recipes.person(responsible_council=accounts.council(recipes.LINCOLNSHIRE))
    audit.looked_at(by=stranger, subject=theirs, person=theirs)
    audit.looked_at(by=auditor, subject=auditor)
    page = words(trail(browse, auditor))
    assert "Wren Audit" in page
    assert "Lincoln Worker" not in page


def test_what_others_did_to_our_people_is_told(auditor, stranger, browse):
    ours = recipes.person(reference="OURS1")
    audit.looked_at(by=stranger, subject=ours, person=ours, page="placements:person")
    page = words(trail(browse, auditor))
    assert "Lincoln Worker" in page
    assert "Looked at the record: summary" in page


def test_of_a_strangers_list_only_our_people_are_told(auditor, stranger, browse):
    ours = recipes.person(reference="OURS1")
    theirs = recipes.person(reference="THEIRS1", responsible_council=accounts.council(recipes.LINCOLNSHIRE))
    audit.listed(by=stranger, kind="people", people=[ours.uid, theirs.uid])
    audit.listed(by=stranger, kind="drafts", people=[theirs.uid])
    page = words(trail(browse, auditor))
    assert "Saw in a list: people" in page
    assert "OURS1" in page
    assert "THEIRS1" not in page
    assert "drafts" not in page


def test_a_person_is_a_reference_for_an_auditor_and_a_name_for_whoever_may_see_names(auditor, browse):
    person = recipes.person(reference="OURS1", family_name="Quillfeather")
    audit.looked_at(by=auditor, subject=person, person=person)
    page = trail(browse, auditor).content.decode()
    assert "OURS1" in page
    assert "Quillfeather" not in page
    assert str(person.uid) not in page
    accounts.membership(auditor, Role.TEAM_MANAGER)
    assert "Quillfeather" in words(trail(browse, auditor))


def test_whoever_is_told_of_on_the_page_stands_in_the_trail(auditor, browse):
    person = recipes.person()
    audit.looked_at(by=auditor, subject=person, person=person)
    trail(browse, auditor)
    assert AuditEvent.objects.get(subject_kind="audit trail").details["people"] == [str(person.uid)]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({"person": "ours1"}, {"ended placement"}),
        ({"staff": "amira"}, {"ended placement", "closed account"}),
        ({"staff": "amira", "person": "OURS1"}, {"ended placement"}),
        ({"since": "23 11 2026"}, {"gave role"}),
        ({"until": "22 11 2026"}, {"ended placement", "closed account"}),
        ({"since": "22 11 2026", "until": "22 11 2026"}, {"ended placement", "closed account"}),
        ({"person": "nobody"}, set()),
    ],
    ids=["person", "staff", "staff and person", "since", "until", "one day", "nobody"],
)
def test_the_trail_is_narrowed_by_person_by_staff_and_by_days(asked, shown, auditor, browse, monkeypatch):
    person = recipes.person(reference="OURS1")
    amira, ben = accounts.staff(name="Amira Holt"), accounts.staff(name="Ben Ash")
    made = [
        audit.record(by=amira, verb="ended placement", subject=person, person=person),
        audit.record(by=amira, verb="closed account", subject=amira),
        audit.record(by=ben, verb="gave role", subject=amira, role="finance"),
    ]
    days_are(made, [22, 22, 23])
    asked = {key: str(amira.uid) if value == "amira" else value for key, value in asked.items()}
    page = words(trail(browse, auditor, **asked)).split("newest first")[-1].casefold()
    assert {verb for verb in ("ended placement", "closed account", "gave role") if verb in page} == shown


def days_are(lines, days):
    """The trigger writes the clock's own time; these lines are older."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for line, day in zip(lines, days, strict=True):
            at = datetime(2026, 11, day, 23, 30, tzinfo=ZoneInfo("Europe/London"))
            cursor.execute("UPDATE accounts_auditevent SET at = %s WHERE id = %s", [at, line.pk])
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_a_role_given_is_told_with_the_role_and_to_whom(auditor, browse):
    noor = accounts.staff(name="Noor Alder")
    audit.record(by=auditor, verb="gave role", subject=noor, role="finance")
    page = words(trail(browse, auditor))
    assert "Gave role: commissioner or finance officer" in page
    assert "Noor Alder" in page.split("Gave role")[1]


def test_what_was_refused_is_told_with_the_reason(auditor, browse):
    audit.refused(by=auditor, page="placements:edit-person", asked={"uid": "x"}, answer=403)
    assert "Was refused: edit person, not for their role" in words(trail(browse, auditor))


@pytest.mark.parametrize(
    "asked", [{"person": "' OR 1=1 --\x00"}, {"staff": "x"}, {"since": "31 2 2026"}], ids=str
)
def test_a_narrowing_that_cannot_be_read_says_why_rather_than_failing(asked, auditor, browse):
    answer = trail(browse, auditor, **asked)
    assert answer.status_code == 200
    assert answer.context["form"].errors


def test_fifty_lines_are_a_page(auditor, browse):
    for _ in range(60):
        audit.looked_at(by=auditor, subject=auditor)
    client = browse(auditor)
    assert len(client.get(reverse(TRAIL)).context["lines"]) == 50
    assert len(client.get(reverse(TRAIL), {"page": "2"}).context["lines"]) == 10


def test_four_hundred_people_cost_as_many_queries_as_sixteen(auditor, browse, django_assert_max_num_queries):
    client = browse(auditor)
    for _ in range(16):
        person = recipes.person()
        audit.looked_at(by=auditor, subject=person, person=person)
    client.get(reverse(TRAIL))
    with django_assert_max_num_queries(15):
        client.get(reverse(TRAIL))


@pytest.mark.parametrize(
    ("role", "at", "answer"),
    [
        (Role.TEAM_MANAGER, "E06000017", 200),
        (Role.CHC_NURSE, "QK1", 200),
        (Role.LINK_WORKER, "E06000017", 403),
        (Role.FINANCE, "E06000017", 403),
        (Role.TEAM_MANAGER, recipes.LINCOLNSHIRE, 403),
        (Role.HOST_OFFICER, recipes.LINCOLNSHIRE, 403),
        (Role.AUDITOR, "E06000017", 404),
        (Role.TEAM_MANAGER, "E06000024", 404),
    ],
)
def test_who_looked_at_a_person_is_told_to_those_who_answer_for_them(role, at, answer, stranger, browse):
    stay = recipes.placement(person=recipes.person(responsible_icb=accounts.icb()))
    audit.looked_at(by=stranger, subject=stay.person, person=stay.person)
    audit.listed(by=stranger, kind="people", people=[stay.person.uid, uuid4()])
    reader = accounts.staff(role, accounts.icb(at) if at == "QK1" else accounts.council(at))
    page = browse(reader).get(reverse("placements:person-trail", args=[stay.person.uid]))
    assert page.status_code == answer
    if answer == 200:
        assert words(page).count("Lincoln Worker") == 2


@pytest.mark.parametrize(
    ("details", "again"), [({}, ""), ({"revision": 1}, ""), ({"revision": 2}, ", revision 2")]
)
def test_a_line_about_a_board_report_says_which(auditor, browse, details, again):
    told = {"month": "2026-10", "edition": "public", **details}
    audit.record(by=auditor, verb="approved board report", subject=auditor, **told)
    page = words(trail(browse, auditor))
    assert f"Approved board report: October 2026, public edition{again}" in page
    assert (", revision" in page) == bool(again)
