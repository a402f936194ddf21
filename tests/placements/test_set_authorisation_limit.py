"""Up to which price a role may agree: set for days to come, the old one kept."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from accounts import policies
from accounts.roles import Role
from placements.actions import limits as actions
from placements.models import AuthorisationLimit
from placements.queries import limits as known
from tests.accounts.recipes import council
from tests.placements import recipes
from tests.placements.proposals import TODAY

pytestmark = pytest.mark.django_db


def set_limit(by, weekly="5000", valid_from=TODAY, role=Role.FINANCE, authority=None):
    return actions.set_authorisation_limit(
        by=policies.as_of(by, TODAY),
        authority=authority or council(),
        role=role,
        weekly_limit=Decimal(weekly),
        valid_from=valid_from,
        today=TODAY,
    )


def held_on(day):
    return {role: limit.weekly_limit for role, limit in known.limits_of(council(), day).items()}


def test_a_new_limit_starts_a_row_and_the_old_one_is_kept(finance, trail):
    old = recipes.authorisation_limit(weekly_limit=Decimal("8000"))
    assert set_limit(finance) == set_limit(finance)
    old.refresh_from_db()
    assert old.valid_until == TODAY
    assert held_on(date(2026, 11, 21))[Role.FINANCE] == Decimal("8000.00")
    assert held_on(TODAY) == {Role.TEAM_MANAGER: Decimal("2000.00"), Role.FINANCE: Decimal("5000.00")}
    assert trail() == ["set authorisation limit"]


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        ({"valid_from": date(2026, 11, 21)}, actions.HeldAlready),
        ({"role": Role.LINK_WORKER}, actions.AgreesNothing),
    ],
)
def test_what_cannot_be_set_is_told(finance, asked, refusal):
    with pytest.raises(refusal):
        set_limit(finance, **asked)


def test_a_limit_that_starts_later_is_kept(finance):
    set_limit(finance, valid_from=date(2027, 4, 1))
    with pytest.raises(actions.LaterLimitExists, match="starts on 1 April 2027"):
        set_limit(finance)
    assert AuthorisationLimit.objects.filter(authority=council()).count() == 1


def test_only_finance_sets_one_and_only_for_its_own_council(finance, manager):
    with pytest.raises(PermissionDenied):
        set_limit(manager)
    with pytest.raises(PermissionDenied):
        set_limit(finance, authority=council("E10000019"))


def test_the_pages_show_and_set_it(finance, manager, link_worker, browse):
    client = browse(finance)
    text = client.get("/limits/").content.decode()
    assert "£10,000.00" in text
    assert "Set a limit" in text
    assert "Set a limit" not in browse(manager).get("/limits/").content.decode()
    assert [browse(who).get("/limits/new/").status_code for who in (manager, link_worker)] == [403, 403]
    text = client.post(
        "/limits/new/", {"role": "finance", "weekly_limit": "x", "valid_from": ""}
    ).content.decode()
    for words in ("must be an amount of money", 'value="x"', "Enter the day the limit starts"):
        assert words in text
    page = client.post(
        "/limits/new/",
        {"role": "finance", "weekly_limit": "7,500", "valid_from": "1 April 2037"},
        follow=True,
    )
    assert "up to £7,500.00 a week from 1 April 2037." in page.content.decode()
