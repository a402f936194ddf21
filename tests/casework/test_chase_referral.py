"""A referral that waits too long is on a list until somebody asks for the answer, and again a week later."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from accounts.policies import as_of
from casework import queries
from casework.models import ReferralChase
from tests.accounts import recipes as accounts
from tests.at_once import posted_at_once
from tests.casework import recipes
from tests.casework.answers import words
from tests.casework.services import step
from tests.placements import recipes as placements

TODAY = date(2026, 11, 22)


def asked(**more) -> dict:
    """Asked by phone today, and the key of the form."""
    sent = step("", chased_on="today", how="phone", note="They will look on Monday")
    return {name: value for name, value in sent.items() if name not in ("step", "happened_on")} | more


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "late_from"),
    [
        ({"made_on": date(2026, 11, 1)}, date(2026, 11, 16)),  # our fourteen days
        ({"made_on": date(2026, 11, 1), "answer_by": date(2026, 11, 3)}, date(2026, 11, 4)),
        ({"made_on": date(2026, 11, 1), "entry": True}, date(2026, 11, 12)),  # its own ten days
        ({"made_on": date(2026, 11, 1), "result": ""}, date(2026, 11, 16)),
    ],
    ids=str,
)
def test_a_referral_waits_too_long_from_the_day_after_its_answer_was_due(fields, late_from, link_worker, ada):
    if fields.pop("entry", False):
        fields["service_entry"] = recipes.service()
    recipes.referral(person=ada, **fields)
    before, on = late_from.replace(day=late_from.day - 1), late_from
    assert not queries.referrals_waiting_too_long(as_of(link_worker, before), before).exists()
    assert queries.referrals_waiting_too_long(as_of(link_worker, on), on).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "fields",
    [
        {"result": "accepted", "accepted_on": date(2026, 9, 8)},
        {"result": "declined"},
        {"result": "", "started_on": date(2026, 9, 8)},
        {"result": "ended"},
    ],
    ids=str,
)
def test_what_has_been_answered_waits_no_more(fields, link_worker, browse, ada):
    referral = recipes.referral(person=ada, **fields)
    assert not queries.referrals_waiting_too_long(as_of(link_worker, TODAY), TODAY).exists()
    page = browse(link_worker).post(f"/referrals/{referral.uid}/chase/", asked())
    assert "They have answered this referral already" in words(page)


@pytest.mark.django_db
def test_once_asked_it_is_left_alone_for_a_week(link_worker, browse, ada):
    referral = recipes.referral(person=ada)
    page = browse(link_worker).post(f"/referrals/{referral.uid}/chase/", asked(), follow=True)
    assert "Asked for their answer on 22 November 2026, phone" in words(page)
    assert AuditEvent.objects.get(verb="chased referral").details == {
        "chased_on": "2026-11-22",
        "how": "phone",
    }
    for day, listed in ((TODAY, 0), (date(2026, 11, 28), 0), (date(2026, 11, 29), 1)):
        assert queries.referrals_waiting_too_long(as_of(link_worker, day), day).count() == listed


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"chased_on": "tomorrow"}, "must be today or in the past"),
        ({"chased_on": "31 August 2026"}, "must be 1 September 2026 or later"),
        ({"how": ""}, "Select how you asked"),
    ],
    ids=str,
)
def test_bad_answers_are_told_in_words(answers, told, link_worker, browse, ada):
    referral = recipes.referral(person=ada)
    page = browse(link_worker).post(f"/referrals/{referral.uid}/chase/", asked(**answers))
    assert told in words(page)
    assert "They will look on Monday" in words(page)


@pytest.mark.django_db
def test_the_page_says_how_they_are_reached_and_names_nobody_to_them(link_worker, browse, ada):
    entry = recipes.service(phone="01632 960123", email="desk@example.org", contact="Duty desk")
    referral = recipes.referral(person=ada, service_entry=entry)
    page = words(browse(link_worker).get(f"/referrals/{referral.uid}/chase/"))
    assert "01632 960123" in page
    assert f'href="mailto:desk@example.org?subject=Referral%20{referral.reference}"' in page


def test_five_at_the_same_moment_note_one_chase(committed, browse):
    referral = recipes.referral(person=placements.placement().person)
    worker = accounts.staff()
    address = f"/referrals/{referral.uid}/chase/"
    assert posted_at_once([browse(worker) for _ in range(5)], address, asked()) == [302] * 5
    assert ReferralChase.objects.count() == 1
