"""The summary of a person says which contact is planned next and when somebody was last in touch."""

from datetime import UTC, date, datetime, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.policies import as_of
from accounts.roles import Permission
from casework.queries.next_dates import contacts_last_and_next
from placements.queries.flags import LastTime, NextDate
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.placements.fact_answers import plain

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
ALL = frozenset(Permission)


@pytest.fixture
def reader(link_worker):
    return as_of(link_worker, TODAY)


def test_the_next_planned_contact_and_the_last_one_stand_in_the_summary(link_worker, browse, ada):
    recipes.planned_contact(
        person=ada, worker=link_worker, planned_on=date(2026, 11, 26), planned_at=time(14, 30)
    )
    recipes.planned_contact(person=ada, worker=link_worker, planned_on=date(2026, 12, 9), method="phone")
    for day in (3, 19):
        recipes.contact(person=ada, method="phone", happened_at=datetime(2026, 11, day, 9, tzinfo=UTC))
    page = plain(browse(link_worker).get(f"/people/{ada.uid}/"))
    assert "26 November 2026 Visit planned at 14:30" in page
    assert "Last contact 19 November 2026 Phone call" in page


def test_a_plan_nobody_kept_is_overdue_and_an_attempt_is_no_contact(reader, ada):
    recipes.planned_contact(person=ada, planned_on=date(2026, 11, 20))
    recipes.contact(person=ada, reached=False)
    told = contacts_last_and_next(reader, ada, TODAY, ALL)
    assert told == (
        NextDate(date(2026, 11, 20), "Visit planned", days_late=2),
        LastTime("No contact yet that you may read", None),
    )


def test_what_another_council_planned_and_wrote_is_not_told(reader, ada):
    away = accounts.council("E10000019")
    recipes.planned_contact(person=ada, organisation=away)
    recipes.contact(person=ada, organisation=away)
    assert contacts_last_and_next(reader, ada, TODAY, ALL) == (
        LastTime("No contact yet that you may read", None),
    )


def test_each_is_told_to_whoever_may_see_it_and_nothing_is_asked_for_the_rest(reader, ada):
    recipes.planned_contact(person=ada)
    recipes.contact(person=ada)
    without_log = contacts_last_and_next(reader, ada, TODAY, ALL - {Permission.LOG_CONTACT})
    assert [type(each) for each in without_log] == [LastTime]
    without_contacts = contacts_last_and_next(reader, ada, TODAY, ALL - {Permission.SEE_CONTACTS})
    assert [type(each) for each in without_contacts] == [NextDate]
    with CaptureQueriesContext(connection) as asked:
        assert contacts_last_and_next(reader, ada, TODAY, frozenset()) is None
    assert len(asked) == 0


def test_one_query_however_long_the_log(reader, ada, django_assert_num_queries):
    for day in range(1, 20):
        recipes.contact(person=ada, happened_at=datetime(2026, 11, day, 9, tzinfo=UTC))
        recipes.planned_contact(person=ada, planned_on=date(2026, 12, day))
    with django_assert_num_queries(1):
        contacts_last_and_next(reader, ada, TODAY, ALL)
