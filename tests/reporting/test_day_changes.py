"""What others changed on one's own people since the last working day: no more than the reader may know."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from accounts import audit
from accounts.policies import as_of
from accounts.roles import Role
from casework import actions
from reporting.queries import day as days
from reporting.queries.day.changes import last_working_day
from tests.accounts.recipes import council, staff
from tests.casework.recipes import LONDON, contact
from tests.reporting.caseloads import LINCOLNSHIRE, settled
from tests.reviews.recipes import review

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)
MONDAY_NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def worker():
    return staff(name="Robin Ashdown", on=MONDAY)


@pytest.fixture
def colleague():
    return staff(name="Niamh Osier", on=MONDAY)


@pytest.fixture
def ada(worker):
    return settled(worker, worker, given_name="Ada", family_name="Larch").person


def happened(moment: str) -> None:
    """Everything in the trail so far was written at a moment, local: the database stamps by its own clock."""
    at = datetime.fromisoformat(moment).replace(tzinfo=LONDON)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE accounts_auditevent DISABLE TRIGGER audit_event_unchanged")
        cursor.execute("UPDATE accounts_auditevent SET at = %s", [at])
        cursor.execute("ALTER TABLE accounts_auditevent ENABLE TRIGGER audit_event_unchanged")


def told(reader, now=MONDAY_NOON) -> list[tuple[str, str]]:
    read = days.read(days.Day(as_of(reader, now.date()), now.date(), now))
    return [(row.about, row.words) for row in next(one for one in read if one.key == "changes").rows]


def logs(by, someone, **fields):
    """A visit logged by somebody, shared as told."""
    made = contact(person=someone, author=by, **fields)
    audit.record(by=by, verb="logged contact", subject=made, person=someone, method="visit")
    return made


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2026, 11, 24), date(2026, 11, 23)),  # a Tuesday
        (date(2026, 11, 23), date(2026, 11, 20)),  # a Monday: the Friday
        (date(2026, 11, 22), date(2026, 11, 20)),  # a Sunday, too
        (date(2026, 12, 29), date(2026, 12, 24)),  # after Christmas: the 28th is a bank holiday
        (date(2027, 3, 30), date(2027, 3, 25)),  # after Easter
    ],
    ids=str,
)
def test_yesterday_is_the_last_working_day(day, before):
    assert last_working_day(day) == before


def test_what_a_colleague_wrote_is_told_and_one_s_own_is_not(worker, colleague, ada):
    logs(colleague, ada)
    logs(worker, ada)
    happened("2026-11-20 14:00")
    assert told(worker) == [("Ada Larch", "Niamh Osier logged a contact: visit")]


def test_what_happened_before_the_last_working_day_is_not_told(worker, colleague, ada):
    logs(colleague, ada)
    happened("2026-11-19 23:59")
    assert told(worker) == []


def test_people_of_others_are_not_told_of(worker, colleague):
    logs(colleague, settled(colleague, colleague).person)
    happened("2026-11-20 14:00")
    assert told(worker) == []


def test_another_council_s_contact_is_told_only_when_it_is_shared(worker, ada):
    officer = staff(Role.LINK_WORKER, council(LINCOLNSHIRE), name="Kwame Sedge", on=MONDAY)
    logs(officer, ada, organisation=council(LINCOLNSHIRE))
    happened("2026-11-20 14:00")
    assert told(worker) == []
    logs(officer, ada, organisation=council(LINCOLNSHIRE), shared_with=["placing"])
    happened("2026-11-20 14:00")
    assert told(worker) == [("Ada Larch", "Kwame Sedge logged a contact: visit")]


def test_who_pays_is_not_told_to_whoever_may_not_see_costs(worker, ada):
    officer = staff(Role.FINANCE, name="Tomasz Barley", on=MONDAY)
    audit.record(by=officer, verb="agreed funding", subject=ada, person=ada)
    happened("2026-11-20 14:00")
    assert told(worker) == []
    manager = staff(Role.TEAM_MANAGER, on=MONDAY)
    ivo = settled(manager, worker, given_name="Ivo", family_name="Sedge").person
    audit.record(by=officer, verb="agreed funding", subject=ivo, person=ivo)
    assert told(manager) == [("Ivo Sedge", "Tomasz Barley agreed who pays")]


def test_what_another_council_did_that_concerns_only_itself_is_not_told(worker, ada):
    officer = staff(Role.LINK_WORKER, council(LINCOLNSHIRE), on=MONDAY)
    audit.record(by=officer, verb="added action", subject=ada, person=ada)
    happened("2026-11-20 14:00")
    assert told(worker) == []


def test_a_review_held_by_anybody_is_told_with_its_kind(worker, ada):
    officer = staff(Role.LINK_WORKER, council(LINCOLNSHIRE), name="Kwame Sedge", on=MONDAY)
    held = review(person=ada, kind="CONC", organisation=council(LINCOLNSHIRE))
    audit.record(by=officer, verb="recorded review", subject=held, person=ada, kind="CONC")
    happened("2026-11-23 09:00")
    assert told(worker) == [("Ada Larch", "Kwame Sedge recorded a review: Winterbourne-style review")]


def test_the_same_deed_about_the_same_person_is_told_once(worker, colleague, ada):
    for _ in range(3):
        audit.record(by=colleague, verb="edited person", subject=ada, person=ada)
    happened("2026-11-20 14:00")
    assert told(worker) == [("Ada Larch", "Niamh Osier changed the details")]


def test_of_a_withdrawn_contact_only_the_withdrawal_is_told(worker, colleague, ada):
    made = logs(colleague, ada)
    manager = staff(Role.TEAM_MANAGER, name="Maud Reed", on=MONDAY)
    actions.withdraw_contact(by=manager, contact=made, because="The wrong person", now=MONDAY_NOON)
    happened("2026-11-20 14:00")
    assert told(worker) == [("Ada Larch", "Maud Reed withdrew a contact")]


CASEWORK = {
    "moved action": "moved the day of an action",
    "reassigned action": "gave an action to somebody else",
    "dropped action": "dropped an action",
    "chased action": "chased an action",
    "escalated": "escalated something",
    "passed up escalation": "passed up an escalation",
    "answered escalation": "answered an escalation",
    "resolved escalation": "resolved an escalation",
    "referred person": "made a referral",
    "recorded referral step": "recorded how a referral goes",
    "took back referral step": "took back a step of a referral",
    "chased referral": "chased a referral",
    "set goal": "set a goal",
    "edited goal": "changed a goal",
    "looked at goal": "looked at a goal",
    "recorded how life is": "asked how life is",
    "recorded feedback": "recorded feedback",
    "feedback was declined": "noted that feedback was not wanted",
}


def test_what_colleagues_did_with_goals_referrals_actions_and_escalations_is_told(worker, colleague, ada):
    for verb in CASEWORK:
        audit.record(by=colleague, verb=verb, subject=ada, person=ada)
    happened("2026-11-20 14:00")
    assert {words for _, words in told(worker)} == {f"Niamh Osier {words}" for words in CASEWORK.values()}


def test_casework_of_another_council_and_what_a_role_may_not_read_is_not_told(worker, colleague, ada):
    officer = staff(Role.LINK_WORKER, council(LINCOLNSHIRE), on=MONDAY)
    for verb in (*CASEWORK, "withdrew contact"):
        audit.record(by=officer, verb=verb, subject=ada, person=ada)
    happened("2026-11-20 14:00")
    assert told(worker) == []
    for verb in (*CASEWORK, "withdrew contact"):
        audit.record(by=colleague, verb=verb, subject=ada, person=ada)
    finance = staff(Role.FINANCE, on=MONDAY)
    assert told(finance) == []


def test_a_corrected_contact_is_told_to_whoever_may_read_it(worker, colleague, ada):
    made = contact(person=ada, author=colleague)
    officer = staff(Role.LINK_WORKER, council(LINCOLNSHIRE), on=MONDAY)
    theirs = contact(person=ada, author=officer, organisation=council(LINCOLNSHIRE))
    audit.record(by=colleague, verb="corrected contact", subject=made, person=ada)
    audit.record(by=officer, verb="corrected contact", subject=theirs, person=ada)
    happened("2026-11-20 14:00")
    assert told(worker) == [("Ada Larch", "Niamh Osier corrected a contact")]
