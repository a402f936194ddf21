"""Everybody's rights on one page: what waits, runs out, must be looked at again, and where advocates are not had."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from accounts.roles import Role
from reviews.queries.rights_overview import overview
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.placements.fact_answers import plain
from tests.reviews import recipes
from tests.reviews.rights import TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def running_until(last_day, **fields):
    """Granted on 10 June 2026 until a day."""
    who = fields.pop("person", None) or placements.placement().person
    status = placements.legal_status(person=who, ends_on=last_day + DAY)
    days = (last_day - date(2026, 6, 10)).days + 1
    granted = recipes.granted(person=who, status=status, granted_days=days, **fields)
    recipes.liberty_assessment(authorisation=granted)
    return who


def lists(staff, **fields):
    found = overview(staff, fields.get("on", TODAY))
    names = ("waiting", "expired", "within_28", "within_56", "not_deprived", "reconsider", "bare", "owed")
    return {name: [row.person for row in getattr(found, name)] for name in names if getattr(found, name)}


@pytest.mark.parametrize(
    ("left", "where"),
    [(0, "within_28"), (28, "within_28"), (29, "within_56"), (56, "within_56"), (57, None), (-1, "expired")],
)
def test_the_end_is_near_at_56_and_at_28_days(left, where, manager):
    who = running_until(TODAY + left * DAY)
    assert lists(manager) == ({where: [who.uid]} if where else {})


def test_followed_by_another_it_is_neither_near_nor_expired(manager):
    who = running_until(TODAY + 5 * DAY)
    placements.legal_status(person=who, starts_on=TODAY + 6 * DAY, ends_on=TODAY + 200 * DAY)
    assert "within_28" not in lists(manager)
    assert "expired" not in lists(manager, on=TODAY + 10 * DAY)


def test_a_request_says_which_day_of_21_it_is_and_when_it_is_late(manager):
    recipes.authorisation(requested_on=date(2026, 11, 1))
    late = recipes.authorisation(requested_on=date(2026, 10, 31))
    rows = overview(manager, TODAY).waiting
    assert [(row.because, row.words) for row in rows] == [
        ("22 days of 21", "Decision overdue"),
        ("21 days of 21", "Waiting for a decision"),
    ]
    assert rows[0].person == late.person.uid


def test_concluded_before_june_is_looked_at_again_and_since_june_is_not(manager):
    old, new = placements.placement().person, placements.placement().person
    for who, day in ((old, date(2026, 6, 1)), (new, date(2026, 6, 2))):
        recipes.liberty_assessment(authorisation=recipes.granted(person=who), assessed_on=day)
    assert lists(manager) == {"reconsider": [old.uid]}


def test_a_pending_request_of_before_june_is_looked_at_again(manager):
    asked = recipes.authorisation(requested_on=date(2026, 5, 20))
    assert lists(manager)["reconsider"] == [asked.person.uid]


def test_what_is_over_is_not_looked_at_again(manager):
    who = placements.person()
    status = placements.legal_status(person=who, ends_on=date(2026, 11, 1))
    granted = recipes.granted(person=who, status=status, closed_as="ended", closed_because="Reviewed")
    recipes.liberty_assessment(authorisation=granted, assessed_on=date(2026, 6, 1))
    assert lists(manager) == {}


def test_in_force_though_none_was_concluded(manager):
    granted = recipes.granted()
    recipes.liberty_assessment(
        authorisation=granted, assessed_on=date(2026, 11, 2), conclusion="not_deprived"
    )
    assert lists(manager) == {"not_deprived": [granted.person.uid]}


def test_what_stands_on_the_summary_alone_is_in_every_list_it_belongs_to(manager):
    status = placements.legal_status(starts_on=date(2026, 1, 10), ends_on=TODAY + 10 * DAY)
    who = [status.person.uid]
    assert lists(manager) == {"within_28": who, "reconsider": who, "bare": who, "owed": who}


def test_others_people_are_not_there(manager, browse):
    recipes.granted(person=placements.person(responsible_council=accounts.council("E06000024")))
    assert lists(manager) == {}
    assert "Nothing needs you" in plain(browse(manager).get("/rights/"))


def test_who_opens_the_page_and_the_trail_names_whom_they_saw(manager, browse, noon):
    who = running_until(TODAY + 5 * DAY)
    assert "In 5 days" in plain(browse(manager).get("/rights/"))
    line = AuditEvent.objects.filter(verb="listed", subject_kind="rights").get()
    assert line.details["people"] == [str(who.uid)]
    for role, at in ((Role.HOST_OFFICER, placements.LINCOLNSHIRE), (Role.FINANCE, "E06000017")):
        assert browse(accounts.staff(role, accounts.council(at))).get("/rights/").status_code == 403


def test_the_gap_is_shown_by_area(manager, browse, noon):
    who = placements.placement().person
    placements.legal_status(person=who)
    placements.advocacy_offer(person=who, kind="rpr", state="not_available", happened_on=date(2026, 11, 9))
    assert "Lincolnshire County Council 1 Relevant person's representative (RPR): 1" in plain(
        browse(manager).get("/rights/")
    )


def test_however_many_people_the_questions_to_the_database_are_as_many(manager):
    def asked():
        with CaptureQueriesContext(connection) as captured:
            overview(manager, TODAY)
        return len(captured)

    running_until(TODAY + 5 * DAY)
    recipes.authorisation()
    placements.legal_status()
    before = asked()
    for _ in range(4):
        running_until(TODAY + 5 * DAY)
        recipes.authorisation()
        placements.legal_status()
        recipes.capacity_assessment(someone_to_consult=False)
    assert asked() == before
