"""Every review due, in one list: by person, worker, kind and state, sorted, and named only to whom may see names."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from accounts.roles import Role
from reviews.queries.due_list import NOBODY, Narrowing, due_list
from tests.accounts import recipes as accounts
from tests.casework.recipes import contact
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.answers import words
from tests.reviews.test_plan_review import TODAY, plan

pytestmark = pytest.mark.django_db


def listed(staff, **asked):
    return due_list(staff, Narrowing(**asked), TODAY)


def owed(rows) -> list[tuple[str, str]]:
    return [(row.due.person, row.due.kind) for row in rows]


def placed(*, worker=None, starts_on=date(2025, 1, 8), **fields):
    person = placements.person(link_worker=worker, **fields)
    placements.funding_line(placement=placements.placement(person=person, starts_on=starts_on))
    return person


def test_the_soonest_due_stands_first_with_its_reason(link_worker, browse, ada):
    found = listed(link_worker).rows
    assert [row.due.due_on for row in found] == sorted(row.due.due_on for row in found)
    page = words(browse(link_worker).get("/reviews/due/"))
    assert "Placement at" in page
    assert "so the initial review is due by 5 March 2025 (56 days)" in page
    assert "Not planned" in page


def test_it_is_narrowed_by_kind_state_worker_plan_and_words(link_worker, ada):
    mine = placed(worker=link_worker, family_name="Birch", starts_on=date(2026, 11, 1))
    assert {kind for _, kind in owed(listed(link_worker, kind="CONC").rows)} == {"CONC"}
    assert {row.due.state for row in listed(link_worker, state="overdue").rows} == {"overdue"}
    assert {row.due.person for row in listed(link_worker, worker=str(link_worker.uid)).rows} == {
        mine.reference
    }
    assert {row.due.person for row in listed(link_worker, worker=NOBODY).rows} == {ada.reference}
    assert {row.due.person for row in listed(link_worker, words="birch").rows} == {mine.reference}
    plan(link_worker, ada)
    assert owed(listed(link_worker, planned="yes").rows) == [(ada.reference, "CA12")]
    assert (ada.reference, "CA12") not in owed(listed(link_worker, planned="no").rows)


def test_the_strip_counts_everybody_however_the_list_is_narrowed(link_worker, ada):
    everyone, narrowed = listed(link_worker), listed(link_worker, kind="CONC")
    assert narrowed.by_state == everyone.by_state
    assert sum(everyone.by_state.values()) == len(everyone.rows) > len(narrowed.rows)


def test_those_never_seen_stand_first_by_days_unseen_then_the_longest_unseen(link_worker, ada):
    seen, longer = placed(), placed()
    contact(
        person=seen, happened_at=f"{TODAY - timedelta(days=3)}T10:00Z", method="visit", person_present=True
    )
    contact(
        person=longer, happened_at=f"{TODAY - timedelta(days=90)}T10:00Z", method="visit", person_present=True
    )
    rows = listed(link_worker, sort="unseen", kind="CA12").rows
    assert [(row.due.person, row.unseen_days) for row in rows] == [
        (ada.reference, None),
        (longer.reference, 90),
        (seen.reference, 3),
    ]


def test_it_is_narrowed_to_those_not_seen_for_long_and_never_is_longest(link_worker, browse, ada):
    seen, longer = placed(), placed()
    for someone, days in ((seen, 56), (longer, 57)):
        contact(
            person=someone,
            happened_at=f"{TODAY - timedelta(days=days)}T10:00Z",
            method="visit",
            person_present=True,
        )
    found = listed(link_worker, unseen="56").rows
    assert {row.due.person for row in found} == {ada.reference, longer.reference}
    page = words(browse(link_worker).get("/reviews/due/?unseen=56"))
    assert "Never seen" in page
    assert seen.reference not in page


def test_another_council_sees_none_of_it(browse, ada):
    stranger = accounts.staff(Role.LINK_WORKER, accounts.council("E10000018"))
    assert listed(stranger).rows == []
    assert "No review is due" in words(browse(stranger).get("/reviews/due/"))


def test_a_council_that_hosts_sees_that_it_is_due_and_cannot_plan_it(ada):
    host = accounts.staff(Role.LINK_WORKER, accounts.council(placements.LINCOLNSHIRE))
    rows = listed(host).rows
    assert {row.due.person for row in rows} == {ada.reference}
    assert not any(row.may_plan for row in rows)


def test_people_shown_go_into_the_trail(link_worker, browse, ada):
    browse(link_worker).get("/reviews/due/")
    line = AuditEvent.objects.filter(verb="listed", subject_kind="reviews due").latest("pk")
    assert line.details["people"] == [str(ada.uid)]


def test_as_many_queries_for_thirty_people_as_for_one(link_worker, browse, ada):
    def queries() -> int:
        client = browse(link_worker)
        client.get("/reviews/due/")
        with CaptureQueriesContext(
            connection,
        ) as caught:
            client.get("/reviews/due/?sort=unseen")
        return len(caught)

    one = queries()
    for number in range(30):
        recipes.review(person=placed(reference=f"Q{number:03}"), kind="INIT", held_on=date(2025, 3, 1))
    assert queries() == one <= 21


def test_what_cannot_be_read_narrows_nothing_and_says_so(link_worker, browse, ada):
    page = browse(link_worker).get("/reviews/due/?kind=CA13&worker=nobody-i-know")
    assert "Select one from the list" in words(page)
    assert page.status_code == 200
