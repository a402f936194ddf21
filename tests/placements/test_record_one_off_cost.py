"""A cost paid once is kept apart: in no weekly price and in no total."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from accounts import policies
from linkworker.periods import Days
from placements.actions import one_off_costs as actions
from placements.models import OneOffCost
from placements.queries.spend import spend_of
from tests.accounts.recipes import council
from tests.placements import recipes
from tests.placements.proposals import TODAY

pytestmark = pytest.mark.django_db


def record(by, stay, **more):
    answers = {
        "payer": council(),
        "stream": "asc",
        "amount": Decimal("1250"),
        "spent_on": date(2026, 10, 1),
        "what_for": "A ceiling hoist",
        "submission": uuid4(),
    }
    return actions.record_one_off_cost(
        by=policies.as_of(by, TODAY), placement=stay, today=TODAY, **answers | more
    )


def test_it_is_kept_once_and_in_no_total(finance, trail):
    stay, key = recipes.placement(), uuid4()
    assert record(finance, stay, submission=key) == record(finance, stay, submission=key)
    assert (OneOffCost.objects.count(), trail()) == (1, ["recorded one-off cost"])
    assert spend_of(council(), Days(date(2026, 1, 1), date(2027, 1, 1))).total == 0


@pytest.mark.parametrize(
    ("day", "refusal"),
    [(date(2026, 11, 23), actions.SpentInTheFuture), (date(2023, 1, 6), actions.BeforeThePlacement)],
)
def test_days_that_cannot_be(finance, day, refusal):
    with pytest.raises(refusal):
        record(finance, recipes.placement(), spent_on=day)


def test_a_link_worker_records_none_even_past_the_page(link_worker):
    with pytest.raises(PermissionDenied):
        record(link_worker, recipes.placement())


def test_the_page_keeps_what_was_typed_and_the_money_tab_shows_it(finance, browse, link_worker):
    stay = recipes.placement()
    address = f"/placements/{stay.uid}/one-off-costs/new/"
    answers = {"submission": str(uuid4()), "what_for": "A hoist, O'Brien’s 😀", "amount": "0"}
    answers |= {"spent_on": "1 October 2026", "payer": "person", "stream": "self"}
    client = browse(finance)
    text = client.post(address, answers).content.decode()
    assert "The amount must be £0.01 or more" in text
    assert "A hoist, O&#x27;Brien’s 😀" in text
    page = client.post(address, answers | {"amount": "99.50"}, follow=True).content.decode()
    assert "£99.50 paid once on 1 October 2026." in page
    money = client.get(f"/people/{stay.person.uid}/money/").content.decode()
    assert "Paid once, apart from the price a week" in money
    assert "A hoist, O&#x27;Brien’s 😀" in money
    assert browse(link_worker).get(address).status_code == 403
