"""A notice that is not owed is said to be so, with a reason, by who would send it."""

import pytest

from placements.actions import notices as actions
from placements.models import NoticeNotNeeded
from placements.queries import notices as queries
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def test_a_notice_that_is_not_needed_is_kept_with_its_reason(link_worker, browse, trail):
    stay = recipes.moved_in()
    owed = queries.duty_named(stay.person, "", on=TODAY)
    address = f"/people/{stay.person.uid}/notices/not-needed/?duty={owed.key}"
    assert "Enter the reason" in browse(link_worker).post(address, {"duty": owed.key}).content.decode()
    assert (
        browse(link_worker).post(address, {"duty": owed.key, "reason": "Told in person"}).status_code == 302
    )
    assert NoticeNotNeeded.objects.get().stage == owed.stage
    states = {one.stage: one.state for one in queries.duties_of(stay.person, on=TODAY) if one.addressee}
    assert states[owed.stage] == "not_needed"
    assert trail().count("marked notice not needed") == 1
    with pytest.raises(actions.NotOwedAnyMore):
        actions.mark_notice_not_needed(
            by=link_worker, person=stay.person, duty=owed.key, reason="Again", today=TODAY
        )
