"""A notice sent by mistake is taken back with a reason, until somebody there has read it."""

import pytest

from placements.actions import notices as actions
from tests.accounts.recipes import TODAY
from tests.placements import recipes
from tests.placements.test_chase_notice import outside

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice():
    return recipes.notice()


def test_an_acknowledged_notice_is_not_withdrawn_and_a_reason_is_needed(link_worker, notice):
    with pytest.raises(actions.ReasonIsMissing):
        actions.withdraw_notice(by=link_worker, notice=notice, reason=" ", today=TODAY)
    outside(link_worker, notice)
    with pytest.raises(actions.AcknowledgedAlready):
        actions.withdraw_notice(by=link_worker, notice=notice, reason="Wrong", today=TODAY)
