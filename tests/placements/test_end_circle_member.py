"""Somebody leaves the circle, and stays on record."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.refusals import Refusal
from placements.actions import circle as actions
from placements.models import CircleMember
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.at_once import posted_at_once
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def end(by, member, ends_on=TODAY):
    return actions.end_circle_member(by=by, member=member, ends_on=ends_on, today=TODAY)


def test_who_left_stays_folded_away(link_worker, browse):
    member = recipes.circle_member(name="Wren Sedge")
    end(link_worker, member)
    page = browse(link_worker).get(f"/people/{member.person.uid}/circle/")
    assert [one.name for one in page.context["circle"].past] == ["Wren Sedge"]
    assert page.context["circle"].sides == ()
    assert "1 person no longer in the circle" in page.content.decode()


def test_a_first_contact_who_leaves_is_none_from_that_day(link_worker):
    named = recipes.first_contact()
    end(link_worker, named.member, date(2026, 11, 20))
    named.refresh_from_db()
    assert named.ends_on == date(2026, 11, 20)
    assert AuditEvent.objects.get().details["was_first_contact"] is True


def test_a_first_contact_who_left_before_they_were_named_was_never_one(link_worker):
    named = recipes.first_contact(starts_on=date(2026, 6, 1))
    end(link_worker, named.member, date(2026, 5, 1))
    named.refresh_from_db()
    assert named.starts_on == named.ends_on


def test_the_last_advocate_to_leave_makes_the_record_say_there_is_none(link_worker, browse):
    person = recipes.person(advocate_in_place=True)
    first, last = recipes.advocate(person=person), recipes.advocate(person=person, name="Una")
    end(link_worker, first)
    person.refresh_from_db()
    assert person.advocate_in_place is True
    answer = browse(link_worker).post(f"/circle/{last.uid}/ending/", {"ends_on": "today"}, follow=True)
    person.refresh_from_db()
    assert person.advocate_in_place is False
    assert "The record now says that the person has no advocate." in answer.content.decode()


@pytest.mark.parametrize(
    ("ends_on", "sentence"),
    [
        ("", "Enter the day they left"),
        ("23 November 2026", "must be"),
        ("2 March 2025", "The day they left must not be before the day they joined"),
        ("29 February 2026", "must be a real date"),
    ],
)
def test_each_refusal_is_beside_its_question(ends_on, sentence, link_worker, browse):
    member = recipes.circle_member()
    page = browse(link_worker).post(f"/circle/{member.uid}/ending/", {"ends_on": ends_on})
    assert page.status_code == 200
    assert sentence in str(page.context["form"].errors["ends_on"])
    assert CircleMember.objects.get().ends_on is None


def test_another_day_is_refused_once_they_left(link_worker):
    member = recipes.circle_member(ends_on=date(2026, 1, 1))
    with pytest.raises(Refusal, match="left the circle on 1 January 2026"):
        end(link_worker, member, date(2026, 2, 1))


def test_five_windows_end_it_once(committed, browse):
    member, worker = recipes.circle_member(), accounts.staff(Role.LINK_WORKER)
    clients = [browse(worker) for _ in range(5)]
    assert posted_at_once(clients, f"/circle/{member.uid}/ending/", {"ends_on": "today"}) == [302] * 5
    assert AuditEvent.objects.filter(verb="ended circle member").count() == 1


def test_who_may_not_know_gets_404_and_who_may_not_change_403(browse, stranger, chc_nurse):
    person = recipes.person(responsible_icb=accounts.icb())
    address = f"/circle/{recipes.circle_member(person=person).uid}/ending/"
    assert browse(stranger).post(address, {"ends_on": "today"}).status_code == 404
    assert browse(chc_nurse).post(address, {"ends_on": "today"}).status_code == 403
