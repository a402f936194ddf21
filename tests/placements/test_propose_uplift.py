"""A provider's prices raised for everybody at once: each person shown first, then one proposal each, once."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import policies
from accounts.models import AuditEvent
from linkworker.sending import AlreadySentWithOtherAnswers
from placements.actions import uplifts
from placements.models import FundingAgreement, SettingType, Uplift
from placements.queries import uplifts as known
from tests.accounts.recipes import council, icb, organisation
from tests.placements import recipes
from tests.placements.proposals import DAY, TODAY, agree, share
from tests.placements.proposals import propose as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def larch():
    """A provider with two of Rutland's people whose money is recorded, one whose is not, and one of another's."""
    provider = organisation(name="Larch Care")
    home = recipes.home(provider=provider)
    for weekly in ("1000.00", "2345.67"):
        recipes.funding_line(placement=recipes.placement(home=home), weekly=Decimal(weekly))
    recipes.placement(home=home)
    other = recipes.person(responsible_council=council("E10000019"))
    recipes.funding_line(placement=recipes.placement(home=home, person=other))
    recipes.funding_line()
    return provider


def propose(by, provider, submission=None, **more):
    asked = {"percent": Decimal("5.2"), "effective_from": DAY, "agreed_on": date(2026, 3, 2)}
    return uplifts.propose_uplift(
        by=policies.as_of(by, TODAY),
        authority=council(),
        provider=provider,
        today=TODAY,
        submission=submission or uuid4(),
        **asked | more,
    )


def test_the_preview_shows_each_person_the_sum_and_who_stays_out(finance, larch):
    policies.as_of(finance, TODAY)
    placements = known.placements_with(finance, council(), larch, DAY)
    preview = uplifts.preview_uplift(placements=placements, percent=Decimal("5.2"), effective_from=DAY)
    assert (preview.before, preview.after) == (Decimal("3345.67"), Decimal("3519.64"))
    assert (preview.difference, preview.yearly_effect) == (Decimal("173.97"), Decimal("9071.29"))
    assert [one.problem for one in preview.raises if one.problem] == [
        "Nobody is recorded as paying on 1 April 2026: propose who pays first."
    ]
    assert not FundingAgreement.objects.exists()


def test_it_proposes_one_each_and_does_so_once(finance, larch, trail):
    key = uuid4()
    made = propose(finance, larch, key)
    assert propose(finance, larch, key) == made
    assert (Uplift.objects.count(), made.agreements.waiting().count()) == (1, 2)
    assert trail() == ["proposed uplift", "proposed uplift", "proposed uplift of provider"]
    with pytest.raises(AlreadySentWithOtherAnswers):
        propose(finance, larch, key, percent=Decimal(6))


def test_who_waits_for_another_proposal_stays_out(finance, larch):
    propose(finance, larch)
    with pytest.raises(uplifts.NobodyToRaise):
        propose(finance, larch)


def test_the_page_shows_references_and_payers_and_writes_whom(finance, browse, larch):
    answers = {"submission": str(uuid4()), "provider": str(larch.uid), "percent": "5.2"}
    answers |= {"effective_from": "1 April 2026", "agreed_on": "2 March 2026"}
    client = browse(finance)
    text = client.post("/uplifts/new/", answers).content.decode()
    for words in ("£1,052.00", "£2,467.64", "£9,071.29", "Stays out", "Rutland"):
        assert words in text
    assert "Larch1" not in text.replace("Larch Care", "")
    assert len(AuditEvent.objects.get(verb="listed").details["people"]) == 3
    page = client.post("/uplifts/new/", answers | {"checked": "yes"}, follow=True)
    assert "Proposed for 2 people." in page.content.decode()
    assert "You proposed this, so somebody else must agree it." in page.content.decode()


def preview_of(client, provider):
    answers = {"submission": str(uuid4()), "provider": str(provider.uid), "percent": "5.2"}
    answers |= {"effective_from": "1 April 2026", "agreed_on": "2 March 2026"}
    client.post("/uplifts/new/", answers)
    with CaptureQueriesContext(connection) as queries:
        text = client.post("/uplifts/new/", answers).content.decode()
    return text, len(queries)


def test_the_preview_costs_as_many_queries_for_thirty_as_for_three(finance, browse):
    client = browse(finance)

    def cost(people, name):
        home = recipes.home(provider=organisation(name=name))
        for _ in range(people):
            recipes.agreement(placement=recipes.placement(home=home))
        text, queries = preview_of(client, home.provider)
        assert text.count("£1,052.00") >= people
        return queries

    assert cost(30, "Oak Care") == cost(3, "Elm Care")


def test_nursing_money_with_its_outcome_on_record_costs_no_more(finance, manager, browse):
    client, begun = browse(finance), date(2025, 5, 1)
    setting = SettingType.objects.filter(fnc_possible=True).order_by("order").first()

    def cost(people, name):
        home = recipes.home(provider=organisation(name=name), setting_type=setting)
        for _ in range(people):
            stay = recipes.placement(home=home, person=recipes.person(responsible_icb=icb()), starts_on=begun)
            recipes.checklist(case=recipes.chc_case(person=stay.person), completed_on=begun)
            asked = {"gross": "854.06", "nursing": "standard", "starts_on": begun}
            agree(finance, make(manager, stay, share("600", payer=council()), **asked))
        text, queries = preview_of(client, home.provider)
        assert text.count("£267.68") >= people
        return queries

    assert cost(9, "Oak Care") == cost(3, "Elm Care")


def test_a_provider_with_nobody_of_ours_is_no_answer(finance, browse):
    nobody = organisation(name="Elsewhere Care")
    answers = {"submission": str(uuid4()), "provider": str(nobody.uid), "percent": "5"}
    text = browse(finance).post("/uplifts/new/", answers).content.decode()
    assert "Choose the provider" in text


def test_who_may_open_it(finance, manager, link_worker, browse):
    pages = [browse(who).get("/uplifts/new/").status_code for who in (finance, manager, link_worker)]
    assert pages == [200, 200, 403]
