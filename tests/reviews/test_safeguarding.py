"""How a concern stands, who lives where it arose, the list of all that are open, and the review each asks for."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from accounts.policies import as_of
from accounts.roles import Role
from placements.models import Person
from reviews.queries import safeguarding
from reviews.queries.kept import kept
from reviews.rules.facts import Asked
from reviews.rules.safeguarding import Concern, Stands, Step, not_told, stands
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.safety import plainly

HOST, PLACING = 1, 2
RAISED = date(2026, 11, 19)


def concern(*steps, by=PLACING) -> Concern:
    return Concern(RAISED, host=HOST, placing=PLACING, by=by, steps=steps)


def step(kind, day=20, by=PLACING, **more) -> Step:
    return Step(kind, date(2026, 11, day), by, **more)


@pytest.mark.parametrize(
    ("steps", "how"),
    [
        ((), Stands.RAISED),
        ((step("asked"),), Stands.RAISED),
        ((step("decided", decision="s42"),), Stands.ENQUIRY),
        ((step("decided", decision="none"),), Stands.NO_ENQUIRY),
        ((step("decided", decision="s42", day=21), step("decided", decision="none")), Stands.ENQUIRY),
        ((step("decided", decision="none"), step("decided", decision="other")), Stands.ENQUIRY),
        ((step("decided", decision="s42"), step("closed")), Stands.CLOSED),
    ],
    ids=str,
)
def test_how_a_concern_stands(steps, how):
    assert stands(concern(*steps)) == how


@pytest.mark.parametrize(
    ("told", "owed"),
    [
        (concern(), (HOST,)),
        (concern(by=HOST), (PLACING,)),
        (concern(by=3), (HOST, PLACING)),
        (concern(step("told", told=HOST)), ()),
        (concern(step("done", by=HOST)), ()),
        (concern(step("closed"), by=3), (HOST,)),
        (Concern(RAISED, host=PLACING, placing=PLACING, by=PLACING), ()),
    ],
    ids=str,
)
def test_who_is_still_to_be_told(told, owed):
    assert not_told(told) == owed


@pytest.mark.django_db
def test_others_who_live_there_are_named_to_whoever_may_see_them(ada, browse, link_worker):
    home = ada.placements.get().home
    ours, theirs = (
        placements.person(given_name="Bea", family_name="Hazel"),
        placements.person(family_name="Unseen", responsible_council=accounts.council("E10000018")),
    )
    for one in (ours, theirs):
        placements.placement(person=one, home=home)
    told = recipes.concern(person=ada, home=home)
    page = browse(link_worker).get(f"/safeguarding/{told.uid}/")
    assert "Bea Hazel" in plainly(page)
    assert "Unseen" not in plainly(page)
    assert AuditEvent.objects.get(verb="listed").details["people"] == [str(ours.uid)]
    officer = accounts.staff(Role.HOST_OFFICER, accounts.council(placements.LINCOLNSHIRE))
    assert "Unseen" in plainly(browse(officer).get(f"/safeguarding/{told.uid}/"))


@pytest.mark.django_db
def test_the_list_holds_what_is_open_within_reach(ada, browse, manager):
    waits = recipes.concern(person=ada)
    closed = recipes.concern(person=ada, concern_on=date(2026, 10, 1))
    recipes.concern_step(concern=closed, kind="closed", met="none_said", risk="removed")
    recipes.concern(person=placements.person(responsible_council=accounts.council("E10000018")))
    page = browse(manager).get("/safeguarding/")
    assert [one.concern for one in page.context["concerns"]] == [waits]
    assert "1 open concern; in 1 a council has not been told" in plainly(page)


@pytest.mark.django_db
def test_the_list_asks_no_more_of_the_database_however_long(ada, manager):
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            safeguarding.open_concerns(as_of(manager, date(2026, 11, 22)), date(2026, 11, 22))
        return len(found)

    recipes.concern_step(concern=recipes.concern(person=ada))
    few = asked()
    for _ in range(5):
        recipes.concern_step(concern=recipes.concern())
    assert asked() == few


@pytest.mark.django_db
def test_a_concern_asks_for_an_unplanned_review_once_a_day(ada):
    recipes.concern(person=ada)
    recipes.concern(person=ada)
    recipes.concern(person=ada, concern_on=date(2026, 10, 1))
    nobody = placements.person()
    words = "A safeguarding concern was raised"
    found = kept(Person.objects.filter(pk__in=[ada.pk, nobody.pk]))
    assert {pk: one.asked for pk, one in found.items()} == {
        ada.pk: [Asked("UNPL", RAISED, words), Asked("UNPL", date(2026, 10, 1), words)]
    }


@pytest.mark.django_db
def test_the_tab_is_not_offered_where_it_may_not_be_seen(ada, browse, finance):
    assert "Safety" not in plainly(browse(finance).get(f"/people/{ada.uid}/"))
    assert browse(finance).get(f"/people/{ada.uid}/safety/").status_code == 403
