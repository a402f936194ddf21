"""A home comes off the programme with the reason; what was said stays to be read."""

from uuid import uuid4

import pytest

from accounts.models import AuditEvent
from accounts.policies import as_of
from reviews import actions
from reviews.actions import home_refusals as refusals
from reviews.models import HomeReviewListing
from tests.accounts.recipes import council
from tests.reviews.answers import words
from tests.reviews.homes import *  # noqa: F403
from tests.reviews.homes import TODAY

pytestmark = pytest.mark.django_db


def take_off(by, house, **said):
    required = {"because": "It is to close.", "today": TODAY, "submission": uuid4()}
    return actions.take_home_off_programme(
        by=as_of(by, TODAY), home=house, council=council(), **required | said
    )


def page(house) -> str:
    return f"/homes/{house.uid}/reviews/programme/off/"


def test_nobody_is_owed_it_any_more_and_the_reason_stays(house, listed, manager, browse):
    answer = browse(manager).post(
        page(house), {"because": "It is to close.", "submission": uuid4()}, follow=True
    )
    told = words(answer)
    assert "Off the programme. What was held stays on record" in told
    assert "Not on the programme any more" in told
    assert "Taken off, said 22 Nov 2026" in told
    assert "It is to close." in told
    assert "31 Dec 2026" not in told
    line = AuditEvent.objects.get(verb="took home off programme")
    assert line.details == {"home": str(house.uid), "was_due_on": "2026-12-31"}


def test_a_reason_is_needed(house, listed, manager):
    with pytest.raises(refusals.WhyOffTheProgramme):
        take_off(manager, house, because=" ")


def test_what_is_not_on_it_does_not_come_off(house, listed, manager):
    take_off(manager, house)
    with pytest.raises(refusals.NotOnTheProgramme):
        take_off(manager, house)


def test_two_clicks_take_it_off_once(house, listed, manager):
    key = uuid4()
    assert take_off(manager, house, submission=key) == take_off(manager, house, submission=key)
    assert HomeReviewListing.objects.count() == 2


def test_a_home_nobody_lives_in_any_more_comes_off(house, three, listed, manager):
    house.placements.update(ends_on=TODAY, end_reason="moved")
    assert take_off(manager, house).due_on is None


def test_a_link_worker_does_not_and_there_is_no_page_for_a_home_that_is_not_on_it(
    house, listed, manager, link_worker, browse
):
    assert browse(link_worker).get(page(house)).status_code == 403
    take_off(manager, house)
    assert browse(manager).get(page(house)).status_code == 403
