"""Refusing a proposal: it says why, and who pays stays as it was."""

import pytest

from accounts import policies
from placements.actions import funding as actions
from placements.models import FundingLine
from tests.accounts.recipes import council
from tests.placements import recipes
from tests.placements.proposals import NOW, TODAY, agree, propose, share

pytestmark = pytest.mark.django_db


def refuse(by, made, why="Too dear"):
    return actions.refuse_funding(by=policies.as_of(by, TODAY), agreement=made, why=why, now=NOW)


def test_it_is_refused_once_and_another_may_be_proposed(finance, manager, trail):
    stay, row = recipes.placement(), share("1000", "asc", council())
    made = propose(manager, stay, row)
    assert refuse(finance, made) == refuse(finance, made)
    assert trail() == ["proposed funding", "refused funding"]
    assert not FundingLine.ever.exists()
    assert propose(manager, stay, row)


def test_a_proposal_is_taken_back_by_whoever_made_it(manager):
    assert (
        refuse(manager, propose(manager, recipes.placement(), share("1000", "asc", council()))).state
        == "refused"
    )


def test_what_is_decided_is_not_decided_again(finance, manager):
    made = propose(manager, recipes.placement(), share("1000", "asc", council()))
    agree(finance, made)
    with pytest.raises(actions.DecidedAlready, match="agreed already"):
        refuse(manager, made)


def test_the_page_asks_why_and_keeps_it(finance, manager, browse):
    made = propose(manager, recipes.placement(), share("1000", "asc", council()))
    client, address = browse(finance), f"/funding/{made.uid}/refusal/"
    assert "Enter why it is refused" in client.post(address, {"why": ""}).content.decode()
    page = client.post(address, {"why": "O'Neill’s price 😀"}, follow=True)
    assert "Who pays stays as it was" in page.content.decode()
    made.refresh_from_db()
    assert (made.state, made.why_refused) == ("refused", "O'Neill’s price 😀")
