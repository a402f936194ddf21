"""Refusing a proposal, with a reason."""

import pytest

from placements.actions import proposals as actions
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def test_it_is_refused_once_with_its_reason(manager, trail):
    proposal = recipes.proposal()
    for _ in range(2):
        done = actions.refuse_proposal(by=manager, proposal=proposal, reason="Too far", today=TODAY)
    assert (done.state, done.closed_because, done.closed_by) == ("refused", "Too far", manager)
    assert trail() == ["refused proposal"]


def test_without_a_reason_it_is_not_refused(manager, browse):
    proposal = recipes.proposal()
    with pytest.raises(actions.ReasonMissing):
        actions.refuse_proposal(by=manager, proposal=proposal, reason=" ", today=TODAY)
    page = browse(manager).post(f"/proposals/{proposal.uid}/refusal/", {"reason": ""})
    assert page.context["form"].errors == {"reason": ["Enter why this proposal goes no further"]}


def test_a_link_worker_does_not_refuse(link_worker, stranger, browse):
    proposal = recipes.proposal()
    address = f"/proposals/{proposal.uid}/refusal/"
    assert [browse(one).get(address).status_code for one in (link_worker, stranger)] == [403, 404]
