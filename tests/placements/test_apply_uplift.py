"""Agreeing an uplift for everybody: all of it or none, by somebody else, and never twice."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import policies
from placements.actions import funding, uplifts
from placements.models import FundingLine
from placements.queries import uplifts as known
from tests.accounts import recipes as accounts
from tests.accounts.recipes import council
from tests.placements import recipes
from tests.placements.proposals import DAY, NOW, TODAY, in_force
from tests.placements.test_propose_uplift import larch, propose

pytestmark = pytest.mark.django_db
__all__ = ["larch"]


def apply(by, uplift):
    return uplifts.apply_uplift(by=policies.as_of(by, TODAY), uplift=uplift, today=TODAY, now=NOW)


def test_everybody_rises_on_the_day_and_agreeing_again_changes_nothing(finance, manager, larch, trail):
    made = propose(manager, larch)
    apply(finance, made)
    apply(finance, made)
    assert made.agreements.agreed().count() == 2
    weekly = {one.gross_weekly for one in made.agreements.all()}
    assert weekly == {Decimal("1052.00"), Decimal("2467.64")}
    assert FundingLine.objects.filter(starts_on=DAY, reason="uplift").count() == 2
    assert trail().count("applied uplift") == 1
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_one_above_the_limit_and_nobody_rises(finance, manager, larch):
    made = propose(finance, larch)
    with pytest.raises(funding.OverTheLimit, match=r"£2,467.64"):
        apply(manager, made)
    assert made.agreements.waiting().count() == 2
    assert not FundingLine.objects.filter(reason="uplift").exists()


def test_nobody_applies_their_own(finance, larch):
    with pytest.raises(funding.OwnProposal):
        apply(finance, propose(finance, larch))


def test_the_page_shows_before_and_after_and_agrees_all(
    finance, manager, larch, browse, link_worker, stranger
):
    made = propose(manager, larch)
    client, address = browse(finance), f"/uplifts/{made.uid}/"
    text = client.get(address).content.decode()
    for words in ("£3,345.67", "£3,519.64", "£9,071.29", "Agree all that wait"):
        assert words in text
    page = client.post(address, follow=True).content.decode()
    assert "The uplift of 5.2% from 1 April 2026 is agreed." in page
    assert "Agree all that wait" not in page
    stay = made.agreements.order_by("pk").first().placement
    assert in_force(stay, DAY) == {("Rutland", "asc", Decimal("1052.00"))}
    elsewhere = accounts.staff("finance", council("E10000019"))
    assert [browse(who).get(address).status_code for who in (link_worker, elsewhere)] == [404, 404]


def test_before_is_the_same_price_in_the_preview_and_on_the_page_whether_it_waits_or_is_agreed(
    finance, manager, larch, browse
):
    ours = FundingLine.objects.filter(placement__person__responsible_council=council())
    stay = ours.get(weekly="1000.00", placement__home__provider=larch).placement
    stay.funding.update(ends_on=DAY)
    recipes.funding_line(placement=stay, weekly=Decimal("1100.00"), starts_on=DAY)
    placements = known.placements_with(policies.as_of(finance, TODAY), council(), larch, DAY)
    preview = uplifts.preview_uplift(placements=placements, percent=Decimal("5.2"), effective_from=DAY)
    made = propose(manager, larch)
    client, address = browse(finance), f"/uplifts/{made.uid}/"
    waiting = client.get(address).context["page"]
    proposal = client.get(f"/funding/{stay.agreements.get().uid}/agreement/").content.decode()
    agreed = client.post(address, follow=True).context["page"]
    assert preview.before == waiting.before == agreed.before == Decimal("3445.67")
    assert [row.before for row in agreed.rows] == [row.before for row in waiting.rows]
    assert "+£57.20" in proposal  # 5.2% of 1,100


def test_it_costs_as_many_queries_for_two_as_for_six(finance, manager, larch, browse):

    def cost(made):
        client = browse(finance)
        client.get(f"/uplifts/{made.uid}/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/uplifts/{made.uid}/")
        return len(queries)

    few = cost(propose(manager, larch))
    home = recipes.home(provider=accounts.organisation(name="Oak Care"))
    for _ in range(6):
        recipes.funding_line(placement=recipes.placement(home=home))
    assert cost(propose(manager, home.provider)) == few


def test_whoever_has_left_since_is_neither_shown_nor_in_the_way(
    finance, manager, larch, browse, lincolnshire
):
    made = propose(manager, larch)
    gone = made.agreements.order_by("pk").first().placement.person
    recipes.changed(type(gone).objects.filter(pk=gone.pk), responsible_council=lincolnshire)
    client, address = browse(finance), f"/uplifts/{made.uid}/"
    assert gone.reference not in client.get(address).content.decode()
    client.post(address)
    assert made.agreements.agreed().count() == 1
    assert made.agreements.waiting().get().placement.person == gone
