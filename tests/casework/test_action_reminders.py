"""An owner is reminded two working days before, or on the day that was chosen."""

from datetime import date, timedelta

import pytest

from accounts.policies import as_of
from casework import queries
from placements.models import BankHoliday
from placements.rules.working_days import add_working_days
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.actions_posted import keyed
from tests.casework.answers import words

pytestmark = pytest.mark.django_db


def reminded(staff, on: date) -> list[str]:
    """What somebody is reminded of on a day."""
    own = queries.open_actions(as_of(staff, on)).filter(owner=staff)
    return [action.what for action in queries.reminded(own, on)]


def test_two_working_days_before_by_whichever_way_one_counts(link_worker, ada):
    holidays = frozenset(BankHoliday.objects.order_by("day").values_list("day", flat=True))
    due = [date(2026, 12, 18) + timedelta(days=number) for number in range(21)]
    for day in due:
        recipes.action(person=ada, owner=link_worker, what=str(day), due_on=day)
    for number in range(30):
        on = date(2026, 12, 14) + timedelta(days=number)
        expected = [str(day) for day in due if add_working_days(day, -2, holidays) <= on <= day]
        assert reminded(link_worker, on) == expected, on


def test_a_chosen_day_stands_instead(link_worker, ada):
    recipes.action(person=ada, owner=link_worker, remind_on=date(2026, 11, 23))
    assert reminded(link_worker, date(2026, 11, 22)) == []
    assert reminded(link_worker, date(2026, 11, 23)) == ["Ask the GP for the health action plan"]


def test_nobody_is_reminded_of_anothers_nor_of_what_is_closed_or_late(link_worker, ada):
    on = date(2026, 11, 30)
    recipes.action(person=ada, owner=accounts.staff())
    recipes.action(person=ada, owner=link_worker, done_on=date(2026, 11, 20), outcome="It came.")
    recipes.action(person=ada, owner=link_worker, dropped_on=date(2026, 11, 20), dropped_because="Moved")
    recipes.action(person=ada, owner=link_worker, due_on=date(2026, 11, 27))
    assert reminded(link_worker, on) == []


def test_a_reminder_is_asked_for_and_comes_before_the_day(link_worker, browse, ada):
    client, address = browse(link_worker), f"/people/{ada.uid}/actions/new/"
    sent = keyed(what="Ask for a dentist", due_on="27 November 2026", remind_on="28 November 2026")
    assert "on or before the date it is due" in words(client.post(address, sent))
    assert client.post(address, sent | {"remind_on": "24 November 2026"}).status_code == 302
    assert reminded(link_worker, date(2026, 11, 24)) == ["Ask for a dentist"]


def test_an_organisation_promises_in_a_contact_and_alone(link_worker, browse, ada):
    body = accounts.organisation(kind="provider", owner=accounts.council(), name="Harbour Care")
    address = f"/people/{ada.uid}/actions/new/"
    sent = keyed(
        what="Mend the lift", due_on="friday", owner_organisation=str(body.uid), owner_outside="Ms Reed"
    )
    assert "Action added for Ms Reed, Harbour Care." in words(
        browse(link_worker).post(address, sent, follow=True)
    )
    told = keyed(
        happened_at_date="today",
        happened_at_time="9:30",
        method="visit",
        text="The lift is broken.",
        action_0_what="Call the engineer",
        action_0_organisation=str(body.uid),
        action_0_due="friday",
    )
    browse(link_worker).post(f"/people/{ada.uid}/contacts/new/", told)
    made = ada.actions.get(what="Call the engineer")
    assert (made.owner, made.who) == (None, "Harbour Care")


def test_only_organisations_we_work_with_are_offered(link_worker, ada):
    own = accounts.organisation(kind="provider", owner=accounts.council(), name="Harbour Care")
    accounts.organisation(kind="provider", owner=accounts.council("E10000018"), name="Far Away Care")
    offered = set(queries.partners(as_of(link_worker, date(2026, 11, 22)), date(2026, 11, 22)))
    assert own in offered
    assert ada.placements.get().home.host_council in offered
    assert accounts.council() not in offered
    assert all(one.name != "Far Away Care" for one in offered)
    assert len(offered) < 10
