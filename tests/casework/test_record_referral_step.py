"""What came of a referral is recorded step by step, each on its day, and the referral's own columns follow."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from casework.models import Referral, ReferralStep
from tests.accounts import recipes as accounts
from tests.at_once import posted_at_once
from tests.casework import recipes
from tests.casework.answers import words
from tests.casework.services import step
from tests.placements import recipes as placements


@pytest.fixture
def waiting(ada):
    """Ada's referral of 1 September 2026, unanswered."""
    return recipes.referral(person=ada)


def address(referral) -> str:
    """Where a step is recorded."""
    return f"/referrals/{referral.uid}/steps/new/"


@pytest.mark.django_db
def test_accepted_then_started_then_ended(link_worker, browse, waiting):
    client = browse(link_worker)
    client.post(address(waiting), step("accepted", happened_on="8 September 2026"))
    client.post(address(waiting), step("started", happened_on="1 October 2026"))
    page = client.post(address(waiting), step("ended", happened_on="yesterday"), follow=True)
    assert "it ended, or is no longer wanted, 21 November 2026" in words(page)
    waiting.refresh_from_db()
    assert (waiting.accepted_on, waiting.started_on) == (date(2026, 9, 8), date(2026, 10, 1))
    assert (waiting.ended_on, waiting.result) == (date(2026, 11, 21), "ended")
    assert [one.step for one in waiting.steps.order_by("pk")] == ["accepted", "started", "ended"]
    lines = AuditEvent.objects.filter(verb="recorded referral step").order_by("position")
    assert lines[0].details == {"step": "accepted", "happened_on": "2026-09-08"}


@pytest.mark.django_db
def test_declined_with_a_reason(link_worker, browse, waiting):
    client = browse(link_worker)
    page = client.post(address(waiting), step("declined"))
    assert "Enter why they declined it" in words(page)
    client.post(address(waiting), step("declined", reason="Only for people under 25"))
    waiting.refresh_from_db()
    assert (waiting.result, waiting.declined_on) == ("declined", date(2026, 11, 22))
    assert waiting.declined_reason == "Only for people under 25"


@pytest.mark.django_db
def test_what_nobody_wants_any_more_ends_with_a_reason(link_worker, browse, waiting):
    client = browse(link_worker)
    assert "Nothing has started, so enter why it ends" in words(client.post(address(waiting), step("ended")))
    assert client.post(address(waiting), step("ended", reason="Changed her mind")).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("stands", "wrong"),
    [
        ({"result": "declined"}, "accepted"),
        ({"result": "ended", "ended_on": "2026-09-09"}, "started"),
        ({"result": "started", "started_on": "2026-09-09"}, "declined"),
        ({"result": "accepted", "accepted_on": "2026-09-09"}, "accepted"),
    ],
    ids=str,
)
def test_what_cannot_follow_is_not_offered_and_refused(stands, wrong, link_worker, browse, ada):
    referral = recipes.referral(person=ada, **stands)
    page = browse(link_worker).post(address(referral), step(wrong, reason="So"))
    assert "Select what happened" in words(page)
    assert not ReferralStep.objects.exists()


@pytest.mark.django_db
def test_two_tabs_that_answer_differently_do_not_both_count(link_worker, browse, waiting):
    first, second = browse(link_worker), browse(link_worker)
    first.post(address(waiting), step("declined", reason="Full"))
    page = second.post(address(waiting), step("accepted"))
    assert "Select what happened" in words(page)
    assert Referral.objects.get().result == "declined"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("tomorrow", "must be today or in the past"),
        ("7 September 2026", "The date must be 8 September 2026 or later: that is on record already"),
        ("", "Enter the date"),
    ],
)
def test_days_follow_one_another(day, told, link_worker, browse, ada):
    referral = recipes.referral(person=ada, accepted_on=date(2026, 9, 8), result="accepted")
    page = browse(link_worker).post(address(referral), step("started", happened_on=day))
    assert told in words(page)


@pytest.mark.django_db
def test_a_referral_without_a_result_stands_where_its_days_say(link_worker, browse, ada):
    referral = recipes.referral(person=ada, accepted_on=date(2026, 9, 8), result="")
    assert browse(link_worker).post(address(referral), step("started")).status_code == 302


def test_five_at_the_same_moment_record_one_step(committed, browse):
    referral = recipes.referral(person=placements.placement().person)
    worker = accounts.staff()
    clients = [browse(worker) for _ in range(5)]
    assert posted_at_once(clients, address(referral), step("accepted")) == [302] * 5
    assert ReferralStep.objects.count() == 1


@pytest.mark.django_db
def test_another_organisations_referral_is_not_there(browse, waiting):
    theirs = browse(accounts.staff(Role.LINK_WORKER, accounts.council(placements.LINCOLNSHIRE)))
    for page in ("steps/new", "chase", "service", "letter"):
        assert theirs.get(f"/referrals/{waiting.uid}/{page}/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "register_says"),
    [
        ("accepted", {"result": "waiting", "accepted_on": None}),
        ("accepted", {"result": "", "accepted_on": None}),
        ("accepted", {"result": "waiting"}),
        ("declined", {"result": "waiting", "declined_on": None, "declined_reason": ""}),
    ],
    ids=str,
)
def test_a_step_that_a_register_read_in_since_denies_is_no_dead_end(
    kind, register_says, link_worker, browse, waiting
):
    client = browse(link_worker)
    client.post(address(waiting), step(kind, reason="Full", happened_on="8 September 2026"))
    Referral.objects.update(**register_says)
    for again in ("accepted", "started"):
        assert client.post(address(waiting), step(again)).status_code == 302
    waiting.refresh_from_db()
    assert (waiting.result, waiting.started_on) == ("started", date(2026, 11, 22))
    old, accepted, started = waiting.steps.order_by("pk")
    assert (old.step, old.taken_back_by) == (kind, link_worker)
    assert (accepted.taken_back_at, started.taken_back_at) == (None, None)
    line = AuditEvent.objects.filter(verb="recorded referral step").order_by("position")[1]
    assert line.details["overtaken"] == [kind]
    client.post(f"/referrals/steps/{started.uid}/take-back/")
    waiting.refresh_from_db()
    assert waiting.result == "accepted"
