"""For whom somebody writes about a person: the ties of their organisations, the placing side first."""

from datetime import date

import pytest

from accounts.policies import as_of
from accounts.roles import Link, Permission, Role
from placements.policies import Standing, standing
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def worker_at(*councils):
    """A link worker of several councils at once, as of the day of these tests."""
    someone = accounts.staff(role=None)
    for council in councils:
        accounts.membership(someone, Role.LINK_WORKER, council)
    return as_of(someone, TODAY)


def test_whoever_is_both_host_and_placing_writes_for_the_placing_side(lincolnshire):
    leicestershire = accounts.council("E10000018")
    both = worker_at(lincolnshire, accounts.council(), leicestershire)
    placed_out = recipes.placement().person
    placed_in = recipes.placement(
        person=recipes.person(responsible_council=lincolnshire), home=recipes.home("E10000018")
    ).person
    assert standing(both, placed_out, Permission.LOG_CONTACT) == Standing(accounts.council(), Link.PLACING)
    assert standing(both, placed_in, Permission.LOG_CONTACT) == Standing(lincolnshire, Link.PLACING)


def test_the_host_writes_for_itself_while_the_person_lives_there(lincolnshire):
    stay = recipes.placement()
    theirs = worker_at(lincolnshire)
    assert standing(theirs, stay.person, Permission.LOG_CONTACT) == Standing(lincolnshire, Link.HOST)
    stay.ends_on, stay.end_reason = date(2026, 11, 22), "moved"
    stay.save()
    assert standing(theirs, stay.person, Permission.LOG_CONTACT) is None


def test_a_line_a_board_pays_today_ties_it_to_the_person_and_one_that_ended_does_not(chc_nurse):
    paying = recipes.funding_line(payer=accounts.icb(), stream="chc")
    paid = recipes.funding_line(payer=accounts.icb(), stream="chc", ends_on=date(2026, 11, 22))
    assert paying.placement.person.responsible_icb is None
    tied = standing(chc_nurse, paying.placement.person, Permission.SEE_CONTACTS)
    assert tied == Standing(accounts.icb(), Link.FUNDER)
    assert standing(chc_nurse, paid.placement.person, Permission.SEE_CONTACTS) is None


def test_nobody_stands_for_anybody_without_a_tie_or_without_the_permission(stranger, chc_nurse):
    person = recipes.placement(person=recipes.person(responsible_icb=accounts.icb())).person
    assert standing(stranger, person, Permission.LOG_CONTACT) is None
    assert standing(chc_nurse, person, Permission.LOG_CONTACT) is None
