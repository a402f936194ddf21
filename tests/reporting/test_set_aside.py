"""A row of what needs attention is set aside until a day, with the reason; it comes back by itself, never for good."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.roles import GRANTS, Permission, Role
from linkworker.refusals import Refusal
from reporting.actions import attention as refusals
from reporting.models import SetAside
from reporting.queries import attention, handover
from reporting.queries.setting_aside import name_of, rows_of
from tests.accounts.recipes import TODAY, council, staff
from tests.reporting.aside import FRIDAY, put, read, shown
from tests.reporting.caseloads import LINCOLNSHIRE, days_ago, seen, settled
from tests.reviews.answers import words
from tests.reviews.recipes import concern, review

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


def test_it_leaves_the_list_of_everybody_in_the_team_and_stands_below_with_the_reason(
    worker, manager, browse, unseen
):
    page = browse(worker).get(f"/people/{unseen.uid}/attention/set-aside/?row=not-seen")
    assert "Not seen in person for 50 days" in words(page)
    answer = browse(worker).post(
        f"/people/{unseen.uid}/attention/set-aside/",
        {"row": "not-seen", "until": "friday", "because": "A visit is planned.", "submission": uuid4()},
        follow=True,
    )
    assert "Set aside. It is back on the list on 27 November 2026" in words(answer)
    assert shown(manager) == shown(worker) == []
    dashboard = words(browse(manager).get("/dashboard/"))
    assert "Set aside: 1" in dashboard
    assert "Back on 27 November 2026. A visit is planned." in dashboard


def test_it_is_back_on_its_day(worker, manager, unseen):
    put(worker, unseen)
    assert shown(manager, on=date(2026, 11, 26)) == []
    assert len(shown(manager, on=FRIDAY)) == 1


def test_what_grows_more_pressing_comes_back_by_itself(worker, manager, unseen):
    """Unseen for 85 days, more than twice 42, is urgent."""
    put(worker, unseen, until=date(2026, 12, 20))
    unseen.contacts.all().delete()
    seen(unseen, 85, author=worker)
    assert len(shown(manager)) == 1


def test_another_reason_of_the_same_person_stays_on_the_list(worker, manager, unseen):
    unseen.reviews.all().delete()
    before = shown(manager)
    put(worker, unseen)
    assert len(shown(manager)) == len(before) - 1
    assert not any("Not seen" in row for row in shown(manager))


def test_of_two_reviews_overdue_only_the_one_meant_is_set_aside(worker, manager, unseen):
    unseen.reviews.all().delete()
    names = [name for name in rows_of(worker, unseen, TODAY) if name.startswith("review ")]
    assert len(names) >= 2
    put(worker, unseen, row=names[0], until=days_ago(-5))
    left = [name_of(row) for row in attention.needs_attention(read(manager))]
    assert names[0] not in left
    assert names[1] in left


def test_the_next_date_of_the_same_review_is_not_set_aside_with_it(worker, manager, unseen):
    unseen.reviews.all().delete()
    annual = next(name for name in rows_of(worker, unseen, TODAY) if name.startswith("review CA12"))
    put(worker, unseen, row=annual, until=days_ago(-5))
    review(person=unseen, kind="CA12", held_on=days_ago(370))
    assert any(name.startswith("review CA12") for name in rows_of(manager, unseen, TODAY))


def test_no_figure_is_better_for_it(worker, manager, unseen):
    unseen.reviews.all().delete()
    overdue = [row for row in attention.everything(read(manager)) if row.need.reason == "review"]
    for row in overdue:
        put(worker, unseen, row=name_of(row), until=days_ago(-3))
    assert len([row for row in attention.everything(read(manager)) if row.need.reason == "review"]) == len(
        overdue
    )


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"row": "review CA12 2020-01-01"}, refusals.NothingToSetAside),
        ({"row": ""}, refusals.NothingToSetAside),
        ({"until": TODAY}, refusals.AsideUntilTooSoon),
        ({"until": date(2026, 12, 21)}, refusals.AsideTooLong),
        ({"because": "  "}, refusals.WhySetAside),
    ],
)
def test_what_is_refused_says_what_to_do(worker, unseen, said, refusal):
    with pytest.raises(refusal):
        put(worker, unseen, **said)
    assert not SetAside.objects.exists()


def test_the_last_day_of_four_weeks_is_taken(worker, unseen):
    assert put(worker, unseen, until=date(2026, 12, 20)).until == date(2026, 12, 20)


def test_what_is_urgent_waits_a_week_at_most(worker, unseen):
    unseen.contacts.all().delete()
    seen(unseen, 100, author=worker)
    with pytest.raises(refusals.AsideTooLong, match="7 days at most: enter 29 November 2026 or sooner"):
        put(worker, unseen, until=date(2026, 11, 30))
    put(worker, unseen, until=date(2026, 11, 29))


def test_two_clicks_set_aside_once_and_the_trail_tells(worker, unseen):
    key = uuid4()
    assert put(worker, unseen, submission=key) == put(worker, unseen, submission=key)
    with pytest.raises(Refusal, match="already been sent"):
        put(worker, unseen, submission=key, because="Another reason.")
    line = AuditEvent.objects.get(verb="set aside")
    assert line.details == {"reason": "not-seen", "until": "2026-11-27"}


@pytest.mark.parametrize("role", [role for role in Role if Permission.SET_ASIDE not in GRANTS[role]])
def test_nobody_else_sets_aside(role, unseen):
    with pytest.raises(PermissionDenied):
        put(staff(role), unseen)


def test_what_one_council_sets_aside_another_still_sees(worker, unseen):
    put(worker, unseen)
    host = staff(Role.TEAM_MANAGER, council(LINCOLNSHIRE))
    assert any("Not seen" in row for row in shown(host, at=LINCOLNSHIRE))
    assert attention.put_aside(read(host, at=LINCOLNSHIRE)) == []


def test_another_council_finds_no_such_page(browse, unseen):
    stranger = staff(Role.LINK_WORKER, council("E10000018"))
    assert browse(stranger).get(f"/people/{unseen.uid}/attention/set-aside/").status_code == 404


def test_nothing_to_set_aside_says_so(browse, worker):
    page = words(browse(worker).get(f"/people/{settled(worker, worker).person.uid}/attention/set-aside/"))
    assert "Nothing needs attention" in page


def test_a_handover_tells_the_stand_in_all_of_it(worker, manager, unseen):
    put(worker, unseen)
    known = handover.of_person(manager, unseen, on=TODAY)[0]
    assert [row.need.words[:8] for row in known.needs] == ["Not seen"]


def test_what_concerns_safety_is_a_managers_to_put_off(worker, manager, unseen):
    raised = concern(person=unseen, concern_on=days_ago(2))
    row = f"safeguarding {raised.uid}"
    with pytest.raises(refusals.AManagerDecides):
        put(worker, unseen, row=row)
    put(manager, unseen, row=row)


def test_a_tile_tells_how_many_more_were_set_aside(worker, manager, browse, unseen):
    put(worker, unseen)
    tiles = {one["title"]: one for one in browse(manager).get("/dashboard/").context["tiles"]}
    tile = tiles["Not seen in person in time"]
    assert (tile["text"], tile["detail"]) == ("0", "1 more set aside")
