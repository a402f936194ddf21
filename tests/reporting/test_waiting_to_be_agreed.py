"""My day tells what others proposed and waits for this reader's agreement: money, placements, merges."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from accounts.roles import Role
from placements.models import FundingAgreement
from tests.accounts.recipes import council, staff
from tests.placements.recipes import (
    authorisation_limit,
    funding_proposal,
    merge,
    person,
    placement,
    proposal,
    uplift,
)

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture(autouse=True)
def limits():
    """Up to 2,000 pounds a week for a manager, 5,000 for finance."""
    authorisation_limit(role=Role.TEAM_MANAGER, weekly_limit=Decimal("2000.00"))
    authorisation_limit()


def money(*, days=0, **fields):
    """A proposal somebody else made some days ago."""
    made = funding_proposal(proposed_by=fields.pop("proposed_by", None) or staff(Role.FINANCE), **fields)
    FundingAgreement.objects.filter(pk=made.pk).update(created_at=NOON - timedelta(days=days))
    return made


def told(client, address="/") -> list[str]:
    return [one["said"].words for one in client.get(address).context["to_agree"]]


def test_money_a_placement_and_a_merge_wait_the_oldest_first(browse, manager):
    one = person(given_name="Ada", family_name="Moss")
    asked = money(days=9, placement=placement(person=one))
    moving = proposal(person=one, proposed_by=staff())
    both = merge()
    client = browse(manager)
    page = client.get("/")
    links = [one["url"] for one in page.context["to_agree"]]
    assert links == [
        f"/funding/{asked.uid}/agreement/",
        f"/merges/{both.uid}/",
        f"/proposals/{moving.uid}/agreement/",
    ]
    assert "Who pays for \u2068Ada Moss\u2069: £1,000.00 a week" in page.content.decode()
    assert [client.get(link).status_code for link in links] == [200, 200, 200]
    named = AuditEvent.objects.filter(verb="listed", subject_kind="my day").order_by("pk").last()
    assert {str(one.uid), str(both.kept.uid), str(both.other.uid)} <= set(named.details["people"])


def test_what_one_proposed_oneself_waits_for_somebody_else(browse, manager):
    money(proposed_by=manager)
    proposal(proposed_by=manager)
    merge(proposed_by=manager)
    assert told(browse(manager)) == []


def test_a_price_above_the_reader_s_limit_waits_for_somebody_with_a_higher_one(browse, manager, finance):
    money(gross_weekly=Decimal("2000.01"))
    assert told(browse(manager)) == []
    assert len(told(browse(finance))) == 1


def test_an_uplift_is_one_row_and_only_where_all_of_it_may_be_agreed(browse, manager, finance):
    rise = uplift(proposed_by=staff(Role.FINANCE))
    for price in ("900.00", "2500.00"):
        money(uplift=rise, gross_weekly=Decimal(price), percent=rise.percent)
    assert told(browse(finance)) == [f"Uplift of 5% from 1 April 2026: {rise.provider}, 2 people"]
    assert told(browse(manager)) == []


def test_who_left_the_council_of_an_uplift_waits_alone_for_the_next_one(browse):
    theirs = council("E06000024")
    authorisation_limit(authority=theirs)
    rise = uplift(proposed_by=staff(Role.FINANCE))
    left = placement(person=person(responsible_council=theirs))
    asked = money(uplift=rise, percent=rise.percent, placement=left)
    client = browse(staff(Role.FINANCE, theirs))
    (row,) = client.get("/").context["to_agree"]
    assert row["url"] == f"/funding/{asked.uid}/agreement/"
    assert client.get(row["url"]).status_code == 200


def test_finance_reads_no_names_and_is_told_of_no_merge(browse, finance):
    one = person(given_name="Wilhelmina", family_name="Featherstone")
    money(placement=placement(person=one))
    merge(kept=one)
    response = browse(finance).get("/")
    (row,) = response.context["to_agree"]
    assert row["said"].words.startswith(
        f"Who pays for \u2068{one.reference} (WF)\u2069: £1,000.00 a week from "
    )
    assert "Featherstone" not in response.content.decode()


def test_who_may_agree_nothing_is_told_of_nothing_and_nobody_of_another_council_s(browse, link_worker):
    money()
    proposal()
    merge()
    assert told(browse(link_worker)) == []
    assert told(browse(staff(Role.TEAM_MANAGER, council("E06000024")))) == []


def test_what_is_settled_no_longer_waits(browse, manager):
    merge(dropped_by=staff(), dropped_at=NOON)
    proposal(state="refused", closed_by=staff(), closed_on=NOON.date(), closed_because="Too far")
    money(state="refused", decided_by=staff(), decided_at=NOON, why_refused="Too dear")
    assert told(browse(manager)) == []


def test_five_are_shown_and_all_are_one_click_away_in_as_many_queries(browse, manager):
    client = browse(manager)
    money()
    proposal(proposed_by=staff())
    merge()
    client.get("/")
    few = statements(client)
    for days in range(4):
        money(days=days)
        proposal(proposed_by=staff())
        merge()
    assert statements(client) == few
    page = client.get("/")
    assert (len(page.context["to_agree"]), page.context["all_to_agree"]) == (5, 15)
    assert "All 15 that wait to be agreed" in page.content.decode()
    assert len(told(client, "/?waiting=all")) == 15


def test_the_money_page_leads_to_what_waits(browse, manager, finance):
    money()
    for reader in (manager, finance):
        assert "Money to agree (1)" in browse(reader).get("/money/").content.decode()


def statements(client) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/").status_code == 200
    return len(asked)
