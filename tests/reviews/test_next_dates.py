"""The summary of a person says which reviews are overdue and which come next, to whoever may see reviews."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Permission
from placements.models import Person
from reviews.queries.next_dates import reviews_due
from tests.accounts.recipes import TODAY, council
from tests.placements import recipes
from tests.placements.fact_answers import plain
from tests.reviews.recipes import review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
LATE_SINCE = date(2026, 4, 18)  # 218 days before today


@pytest.fixture
def overdue():
    """Somebody placed out whose annual review was due in April, and whose other reviews are to come."""
    someone = recipes.funding_line().placement.person
    review(person=someone, kind="CONC", covers=["INIT", "DEC"], held_on=date(2026, 11, 1))
    review(person=someone, kind="CA12", held_on=date(2025, 4, 18))
    return someone


def shown(browse, staff, person):
    return browse(staff).get(f"/people/{person.uid}/").context["glance"].next_dates


def test_the_next_dates_start_with_the_overdue_review_and_hold_the_coming_ones(overdue, link_worker, browse):
    recipes.warning_note(person=overdue, review_by=date(2026, 11, 1))
    first, *rest = shown(browse, link_worker, overdue)
    assert (first.day, first.words, first.days_late) == (LATE_SINCE, "Care Act annual review", 218)
    assert rest[0].words == "Review the warning: risk to staff"
    assert all(not each.overdue for each in rest[1:])
    assert [each.words for each in rest[1:]]
    page = plain(browse(link_worker).get(f"/people/{overdue.uid}/"))
    assert "Overdue: Care Act annual review , 218 days Due 18 April 2026" in page


def test_a_review_that_was_held_is_no_longer_overdue(overdue, link_worker, browse):
    review(person=overdue, kind="CA12", held_on=TODAY)
    assert not any(each.overdue for each in shown(browse, link_worker, overdue))


def test_what_is_overdue_is_never_cut_off(overdue, link_worker, browse):
    for day in range(1, 10):
        recipes.warning_note(person=overdue, raised_on=date(2026, 1, 1), review_by=date(2026, 11, day))
    found = shown(browse, link_worker, overdue)
    assert sum(each.overdue for each in found) == 10
    assert not found[-1].overdue


def test_without_leave_to_see_reviews_none_is_told_and_none_is_asked_for(
    overdue, link_worker, finance, browse
):
    with CaptureQueriesContext(connection) as asked:
        assert (
            reviews_due(link_worker, overdue, TODAY, frozenset(Permission) - {Permission.SEE_REVIEWS}) is None
        )
    assert len(asked) == 0
    assert shown(browse, finance, overdue) is None
    assert "annual review" not in plain(browse(finance).get(f"/people/{overdue.uid}/"))


def test_reviews_another_council_records_are_not_overdue_here(overdue, link_worker):
    Person.objects.filter(pk=overdue.pk).update(owner=council("E10000019"))
    overdue.refresh_from_db()
    assert reviews_due(link_worker, overdue, TODAY, frozenset(Permission)) == ()


def test_fourteen_queries_however_many_reviews(overdue, link_worker, django_assert_num_queries):
    for year in range(2015, 2025):
        review(person=overdue, kind="CA12", held_on=date(year, 4, 18))
    with django_assert_num_queries(14):
        assert reviews_due(link_worker, overdue, TODAY, frozenset(Permission))
