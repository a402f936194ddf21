"""Who keeps their word: one count by organisation, ours too, that opens into the promises it counts."""

import re
from datetime import date
from fractions import Fraction

import pytest

from accounts.policies import as_of
from casework.queries.promises import tracker
from casework.rules.promises import Kept, how_kept
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import words
from tests.placements import recipes as placements

SINCE, UNTIL, TODAY = date(2026, 10, 1), date(2026, 11, 30), date(2026, 11, 22)
FIRST = date(2026, 11, 6)


def done(day: int) -> dict:
    """Done on a day of November."""
    return {"done_on": date(2026, 11, day), "outcome": "It came."}


@pytest.mark.parametrize(
    ("done_on", "dropped_on", "on", "how"),
    [
        (FIRST, None, TODAY, Kept.BY_THE_DAY),
        (date(2026, 11, 7), None, TODAY, Kept.LATE),
        (date(2026, 11, 7), None, FIRST, Kept.NOT_DUE),
        (date(2026, 11, 9), None, date(2026, 11, 8), Kept.OPEN_LATE),
        (None, None, FIRST, Kept.NOT_DUE),
        (None, None, date(2026, 11, 7), Kept.OPEN_LATE),
        (None, FIRST, TODAY, Kept.NOT_NEEDED),
        (None, date(2026, 11, 20), date(2026, 11, 19), Kept.OPEN_LATE),
    ],
)
def test_how_a_promise_first_due_on_the_sixth_stood(done_on, dropped_on, on, how):
    assert how_kept(FIRST, done_on, dropped_on, on) == how


@pytest.fixture
def counted(link_worker, ada):
    """The tracker of October and November."""
    return lambda: tracker(as_of(link_worker, TODAY), SINCE, UNTIL, TODAY)


@pytest.mark.django_db
def test_each_organisation_has_its_count_and_the_parts_make_what_is_due(counted, ada):
    recipes.promise(person=ada, **done(6))
    recipes.promise(person=ada, **done(9))
    recipes.promise(person=ada)
    recipes.promise(person=ada, due_on=date(2026, 11, 30))
    recipes.promise(person=ada, dropped_on=date(2026, 11, 3), dropped_because="She moved")
    recipes.action(person=ada, owner=None, owner_outside="The GP", due_on=date(2026, 10, 5))
    recipes.action(person=ada, **done(20))
    found = counted()
    [icb] = found.partners
    assert (icb.promised, icb.by_the_day, icb.late, icb.open_late, icb.not_needed) == (5, 1, 1, 1, 1)
    assert (icb.due, icb.oldest_late_days, icb.share) == (3, 16, None)
    assert (found.unnamed.promised, found.unnamed.oldest_late_days) == (1, 48)
    assert (found.outside.promised, found.outside.due) == (6, 4)
    assert (found.ours.promised, found.ours.by_the_day) == (1, 1)


@pytest.mark.django_db
def test_a_date_moved_later_does_not_make_it_kept(counted, ada):
    recipes.promise(person=ada, due_on=date(2026, 12, 20), first_due_on=FIRST, **done(20))
    [icb] = counted().partners
    assert (icb.by_the_day, icb.late) == (0, 1)


@pytest.mark.django_db
def test_from_ten_on_there_is_a_percentage_too(counted, ada):
    for day in (5, 5, 5, 5, 5, 6, 6, 9, 9):
        recipes.promise(person=ada, **done(day))
    assert counted().partners[0].share is None
    recipes.promise(person=ada)
    assert counted().partners[0].share == Fraction(70)


@pytest.mark.django_db
def test_another_councils_promises_are_not_counted(counted):
    away = accounts.council("E10000019")
    recipes.promise(person=placements.person(responsible_council=away), organisation=away)
    assert counted().outside.promised == 0


@pytest.mark.django_db
def test_the_count_takes_two_statements_however_many_promises(counted, ada, django_assert_num_queries):
    for number in range(25):
        body = accounts.organisation(code=f"GP{number}", name=f"Surgery {number}")
        recipes.promise(person=ada, owner_organisation=body)
    with django_assert_num_queries(3):  # and one for the roles held
        assert len(counted().partners) == 25


@pytest.mark.django_db
def test_the_page_tells_n_of_n_its_definition_and_opens_into_as_many_as_it_counts(link_worker, browse, ada):
    for day in (6, 9):
        recipes.promise(person=ada, **done(day))
    recipes.promise(person=ada, due_on=date(2026, 12, 20), first_due_on=FIRST)
    recipes.promise(person=ada, due_on=date(2026, 12, 20))
    client = browse(link_worker)
    page = words(client.get("/promises/?since=1+November+2026&until=30+November+2026"))
    assert "1 of 3" in page
    assert "%" not in page
    assert "even when its date was moved later" in page
    [address] = set(re.findall(r'href="(/actions/\?[^"]*organisation=[^"]*)"', page))
    assert "3 actions" in words(client.get(address.replace("&amp;", "&")))


@pytest.mark.django_db
def test_a_period_that_goes_backward_is_told_in_words(link_worker, browse, ada):
    page = words(browse(link_worker).get("/promises/?since=1+May+2026&until=1+April+2026"))
    assert "The last day must be on or after the first" in page


@pytest.mark.django_db
def test_who_sees_no_actions_sees_no_tracker(browse, finance, board_member):
    for somebody in (finance, board_member):
        for page in ("/promises/", "/actions/", "/escalations/"):
            assert browse(somebody).get(page).status_code == 403
