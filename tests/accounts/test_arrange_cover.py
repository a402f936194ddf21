"""Cover: a colleague acts for somebody on named days; it opens nothing and ends by itself."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import actions, policies
from accounts.models import AuditEvent, Cover
from accounts.queries.cover import absences, covering_for
from accounts.roles import Permission, Role
from linkworker.refusals import Refusal
from tests.accounts import recipes
from tests.accounts.recipes import TODAY

pytestmark = pytest.mark.django_db
ELSEWHERE = "E10000019"
BACK = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to("2026-11-22 12:00:00+00:00", tick=False)


@pytest.fixture
def robin(db):
    return recipes.staff(name="Robin Ashdown")


@pytest.fixture
def niamh(db):
    return recipes.staff(name="Niamh Osier")


def arrange(by, covered, covered_by, **fields):
    return actions.arrange_cover(
        **{
            "by": by,
            "organisation": recipes.council(),
            "covered": covered,
            "covered_by": covered_by,
            "starts_on": TODAY,
            "last_day": date(2026, 11, 29),
            "why": "leave",
            "today": TODAY,
            "submission": uuid4(),
        }
        | fields
    )


def typed(**answers):
    return {
        "submission": str(uuid4()),
        "starts_on": "today",
        "last_day": "29 November 2026",
        "why": "leave",
        "covered_by": "",
    } | answers


def test_what_they_do_at_another_council_is_refused_and_not_told(manager, robin, niamh):
    """Colleague and days are named inside one's own organisation alone."""
    there = recipes.council(ELSEWHERE)
    away = recipes.staff(name="Canary Elsewhere", at=there)
    for someone in (robin, niamh):
        recipes.membership(someone, Role.LINK_WORKER, there)
    recipes.cover(organisation=there, covered=away, covered_by=robin)
    recipes.cover(organisation=there, covered=niamh, covered_by=None)
    for covered, by in ((robin, None), (recipes.staff(), niamh)):
        with pytest.raises(Refusal, match="Choose other days") as refused:
            arrange(manager, covered, by)
        assert "Canary" not in refused.value.message
        assert "November" not in refused.value.message
    recipes.cover(covered=niamh, covered_by=None)
    with pytest.raises(Refusal, match="Niamh Osier is away from 22 November 2026"):
        arrange(manager, recipes.staff(), niamh)


def test_a_manager_arranges_cover_and_the_colleague_s_pages_say_so_until_the_last_day(
    manager, robin, niamh, browse, time_machine
):
    answer = browse(manager).post(
        "/cover/new/", typed(covered=str(robin.uid), covered_by=str(niamh.uid)), follow=True
    )
    assert "Robin Ashdown is away from 22 November 2026 to 29 November 2026" in answer.content.decode()
    line = AuditEvent.objects.get(verb="arranged cover")
    assert (line.subject_uid, line.details["covered_by"]) == (robin.uid, str(niamh.uid))
    said = "You are acting for <bdi>Robin Ashdown</bdi> until 29 November 2026"
    assert said in browse(niamh).get("/").content.decode()
    assert said not in browse(robin).get("/").content.decode()
    time_machine.move_to("2026-11-30 00:01:00+00:00", tick=False)
    assert said not in browse(niamh).get("/").content.decode()


def test_whom_one_acts_for_costs_no_question_of_its_own(robin, niamh):
    with CaptureQueriesContext(
        connection,
    ) as without:
        policies.as_of(niamh, TODAY)
    recipes.cover(covered=robin, covered_by=niamh)
    with CaptureQueriesContext(connection) as with_cover:
        policies.as_of(niamh, TODAY)
    assert [one.name for one in niamh.covering] == ["Robin Ashdown"]
    assert len(without) == len(with_cover) == 1


def test_a_link_worker_arranges_their_own_and_nobody_else_s(robin, niamh, browse):
    page = browse(robin).get("/cover/new/").content.decode()
    assert "Who will be away?" not in page
    browse(robin).post("/cover/new/", typed(covered_by=str(niamh.uid), covered=str(niamh.uid)))
    assert Cover.objects.get().covered == robin
    with pytest.raises(PermissionDenied):
        arrange(robin, niamh, None)


def test_cover_opens_nothing(robin, niamh):
    """Whoever loses the role acts for nobody, and grants are those of one's own roles alone."""
    finance = recipes.staff(Role.FINANCE)
    cover = recipes.cover(covered=robin, covered_by=finance)
    before = policies.allowed(finance, Permission.LOG_CONTACT)
    assert policies.allowed(policies.as_of(finance, TODAY), Permission.LOG_CONTACT) is before is False
    assert absences([recipes.council()], TODAY)[robin.pk].covered_by == ""
    Cover.objects.filter(pk=cover.pk).update(covered_by=niamh)
    assert absences([recipes.council()], TODAY)[robin.pk].covered_by == "Niamh Osier"
    niamh.memberships.update(ends_on=TODAY)
    assert policies.as_of(niamh, TODAY).covering == ()
    assert absences([recipes.council()], TODAY)[robin.pk].covered_by == ""


@pytest.mark.parametrize(("day", "acts"), [(-1, False), (0, True), (7, True), (8, False)])
def test_it_runs_from_the_first_day_to_the_last_and_no_longer(robin, niamh, day, acts):
    arrange(robin, robin, niamh)
    on = TODAY + timedelta(days=day)
    niamh.acting_on = None
    assert [one.pk for one in covering_for(niamh, on)] == ([robin.pk] if acts else [])


def test_two_clicks_are_one(robin, niamh):
    key = uuid4()
    assert arrange(robin, robin, niamh, submission=key) == arrange(robin, robin, niamh, submission=key)
    assert Cover.objects.count() == 1
    with pytest.raises(Refusal, match="already been sent"):
        arrange(robin, robin, None, submission=key)


def test_what_cannot_be_covered_is_refused_beside_its_question(manager, robin, niamh):
    elsewhere = recipes.staff(at=recipes.council(ELSEWHERE))
    leaving = recipes.staff(None)
    recipes.membership(leaving, ends_on=date(2026, 11, 25))
    away = recipes.staff()
    arrange(manager, away, None)
    busy = recipes.staff()
    arrange(manager, recipes.staff(), busy)
    for covered, covered_by, fields, question in (
        (robin, robin, {}, "covered_by"),
        (robin, elsewhere, {}, "covered_by"),
        (robin, recipes.staff(Role.FINANCE), {}, "covered_by"),
        (robin, leaving, {}, "covered_by"),
        (robin, away, {}, "covered_by"),
        (busy, niamh, {}, "covered"),
        (away, niamh, {}, "covered"),
        (elsewhere, niamh, {}, "covered"),
        (robin, niamh, {"starts_on": date(2026, 11, 21)}, "starts_on"),
        (robin, niamh, {"last_day": date(2026, 11, 21)}, "last_day"),
        (robin, niamh, {"last_day": date(2028, 11, 21)}, "last_day"),
    ):
        with pytest.raises(Refusal) as refused:
            arrange(manager, covered, covered_by, **fields)
        assert refused.value.question == question, (covered, covered_by, fields)
    assert Cover.objects.count() == 2


def test_a_refused_absence_keeps_what_was_typed(manager, robin, browse):
    answer = browse(manager).post(
        "/cover/new/", typed(covered=str(robin.uid), covered_by=str(robin.uid), last_day="3 December 2026")
    )
    page = answer.content.decode()
    assert "Nobody covers for themselves" in page
    assert 'value="3 December 2026"' in page


def test_who_carries_no_caseload_arranges_nothing(browse):
    assert browse(recipes.staff(Role.FINANCE)).get("/cover/new/").status_code == 403
    assert browse(recipes.staff(Role.FINANCE)).get("/cover/").status_code == 403


def test_the_list_says_who_is_away_uncovered(manager, robin, niamh, browse):
    arrange(manager, robin, None)
    arrange(manager, niamh, None, starts_on=date(2026, 12, 1), last_day=BACK + timedelta(days=5))
    page = browse(manager).get("/cover/").content.decode()
    assert page.count(">Nobody</strong>") == 2
    assert page.index("Robin Ashdown") < page.index("Niamh Osier")
    recipes.cover(organisation=recipes.council(ELSEWHERE), covered=recipes.staff(name="Ivo Elsewhere"))
    assert "Ivo Elsewhere" not in browse(manager).get("/cover/").content.decode()
