"""Taking a proposal back, with a reason."""

import pytest

from placements.actions import proposals as actions
from placements.actions.decisions import AlreadySettled
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def test_it_is_withdrawn_even_after_it_was_agreed(link_worker, trail):
    done = actions.withdraw_proposal(by=link_worker, proposal=recipes.agreed(), reason="Sold", today=TODAY)
    assert (done.state, done.closed_because, done.closed_on) == ("withdrawn", "Sold", TODAY)
    assert trail() == ["withdrew proposal"]


def test_another_reason_afterwards_changes_nothing(link_worker):
    proposal = recipes.proposal()
    actions.withdraw_proposal(by=link_worker, proposal=proposal, reason="Sold", today=TODAY)
    with pytest.raises(AlreadySettled):
        actions.withdraw_proposal(by=link_worker, proposal=proposal, reason="Other", today=TODAY)


def test_the_page_withdraws_and_the_reason_stays_on_the_tab(link_worker, finance, stranger, browse):
    proposal = recipes.proposal()
    address = f"/proposals/{proposal.uid}/withdrawal/"
    page = browse(link_worker).post(address, {"reason": "The house was sold"}, follow=True)
    assert "The house was sold" in page.content.decode()
    assert [browse(one).get(address).status_code for one in (finance, stranger)] == [403, 404]
