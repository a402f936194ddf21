"""People placed here by others: whose notice came, who was found without one, and who has neither."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from linkworker.refusals import Refusal
from placements.actions import received as actions
from placements.queries import notice_lists
from tests.accounts.recipes import TODAY, council
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def found(by, stay, **answers):
    said = {"found_on": date(2026, 11, 16), "source": "gp"}
    return actions.record_found_without_notice(by=by, placement=stay, today=TODAY, **said | answers)


def came(by, stay, **answers):
    said = {"received_on": date(2026, 11, 16), "way": "letter"}
    return actions.record_notice_received(by=by, placement=stay, today=TODAY, **said | answers)


def untold(staff):
    return [stay.pk for stay in notice_lists.untold_for(staff, on=TODAY)]


def test_the_register_holds_whoever_is_here_without_a_notice_those_found_first(link_worker):
    stays = [recipes.placed_in() for _ in range(4)]
    recipes.moved_in()
    recipes.notice_received(placement=stays[0])
    recipes.notice(
        placement=stays[1], sender=council(recipes.LINCOLNSHIRE), addressee=council(), way="product"
    )
    recipes.found_without_notice(placement=stays[2])
    assert untold(link_worker) == [stays[2].pk, stays[3].pk]


def test_a_withdrawn_notice_is_no_notice(link_worker):
    stay = recipes.placed_in()
    recipes.notice(
        placement=stay,
        sender=council(recipes.LINCOLNSHIRE),
        addressee=council(),
        withdrawn_on=TODAY,
        withdrawn_by=link_worker,
        withdrawn_because="Wrong person",
    )
    assert untold(link_worker) == [stay.pk]


def test_found_once_and_the_day_it_was_chased_is_added(link_worker, trail):
    stay = recipes.placed_in()
    first = found(link_worker, stay)
    assert found(link_worker, stay) == first
    assert found(link_worker, stay, chased_on=TODAY).chased_on == TODAY
    with pytest.raises(actions.FoundAlready):
        found(link_worker, stay, source="cqc")
    assert trail() == ["recorded found without notice"] * 2


@pytest.mark.parametrize(
    ("deed", "answers", "question"),
    [
        (found, {"found_on": TODAY + timedelta(days=1)}, "found_on"),
        (found, {"chased_on": TODAY + timedelta(days=1)}, "chased_on"),
        (found, {"chased_on": date(2026, 11, 15)}, "chased_on"),
        (came, {"received_on": TODAY + timedelta(days=1)}, "received_on"),
    ],
)
def test_days_that_cannot_be_are_refused_beside_their_question(link_worker, deed, answers, question):
    with pytest.raises(Refusal) as refusal:
        deed(link_worker, recipes.placed_in(), **answers)
    assert refusal.value.question == question


def test_only_the_host_records_it_and_not_of_its_own_people(link_worker, host_officer, stranger):
    out, own = recipes.moved_in(), recipes.moved_in(home=recipes.home("E06000017"))
    for by, stay in ((link_worker, out), (host_officer, out), (stranger, recipes.placed_in())):
        for deed in (found, came):
            with pytest.raises(PermissionDenied):
                deed(by, stay)
    with pytest.raises(actions.NotPlacedIn):
        found(link_worker, own)


def test_the_pages_are_the_hosts(link_worker, host_officer, stranger, browse):
    stay, out = recipes.placed_in(), recipes.moved_in()
    for page in ("found", "notice-received"):
        assert browse(link_worker).get(f"/placements/{stay.uid}/{page}/").status_code == 200
        assert browse(link_worker).get(f"/placements/{out.uid}/{page}/").status_code == 403
        assert browse(host_officer).get(f"/placements/{out.uid}/{page}/").status_code == 403
        assert browse(stranger).get(f"/placements/{stay.uid}/{page}/").status_code == 404
    answers = {"source": "gp", "found_on": "16 November 2026", "chased_on": ""}
    assert browse(link_worker).post(f"/placements/{stay.uid}/found/", answers).status_code == 302
    tab = browse(link_worker).get(f"/people/{stay.person.uid}/notices/").content.decode()
    assert "Found without notice 16 November 2026: A GP practice" in tab
