"""Proposing who pays: worked out to the penny, refused in words, and nothing counts yet."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from linkworker.periods import Days
from linkworker.refusals import Refusal
from linkworker.sending import AlreadySentWithOtherAnswers
from placements.actions import days
from placements.actions import funding as actions
from placements.actions import terms as refusals
from placements.models import FundingAgreement, FundingLine, ProposedShare, SettingType
from placements.queries.spend import spend_of
from tests.accounts.recipes import council, icb
from tests.placements import recipes
from tests.placements.proposals import DAY, agree, propose, share, typed

pytestmark = pytest.mark.django_db


def nursing_stay(**person):
    setting = SettingType.objects.filter(fnc_possible=True).order_by("order").first()
    return recipes.placement(
        person=recipes.person(responsible_icb=icb(), **person), home=recipes.home(setting_type=setting)
    )


def parts(agreement):
    return {
        (str(one.payer), one.stream, one.kind, one.weekly) for one in agreement.shares.select_related("payer")
    }


def test_a_percentage_split_puts_the_odd_penny_on_the_council(finance, trail):
    made = propose(
        finance,
        recipes.placement(),
        share("60.70", "joint", council()),
        share("39.30", "joint", icb()),
        gross="2345.67",
        share_type="percent",
    )
    assert parts(made) == {
        ("Rutland", "joint", "share", Decimal("1423.82")),
        ("NHS Leicester, Leicestershire and Rutland", "joint", "share", Decimal("921.85")),
    }
    assert (made.state, trail()) == ("proposed", ["proposed funding"])


def test_the_nursing_rate_of_the_day_comes_off_first_and_the_contribution_last(finance):
    made = propose(
        finance,
        nursing_stay(),
        share("100", "asc", council()),
        share_type="percent",
        gross="1267.68",
        nursing="standard",
        nhs_outcome_declared=True,
        contribution=Decimal("110.15"),
        top_up=Decimal("50.00"),
    )
    board = "NHS Leicester, Leicestershire and Rutland"
    assert parts(made) == {
        ("Rutland", "asc", "share", Decimal("889.85")),
        (board, "fnc", "share", Decimal("267.68")),
        ("None", "self", "client_contribution", Decimal("110.15")),
        ("None", "self", "top_up", Decimal("50.00")),
    }
    assert made.fnc_rate.standard_weekly == Decimal("267.68")


@pytest.mark.parametrize(
    ("day", "band", "rate"),
    [
        (date(2025, 4, 1), "standard", "254.06"),
        (date(2025, 4, 1), "higher", "349.50"),
        (date(2026, 3, 31), "standard", "254.06"),
        (date(2026, 4, 1), "higher", "368.24"),
    ],
)
def test_the_nursing_rate_is_that_of_the_first_day(finance, day, band, rate):
    made = propose(
        finance,
        nursing_stay(),
        share(None, "asc", council()),
        starts_on=day,
        nursing=band,
        nhs_outcome_declared=True,
    )
    assert ProposedShare.objects.get(agreement=made, stream="fnc").weekly == Decimal(rate)


def test_hours_times_the_rate_make_the_price(finance):
    asked = {"hours_weekly": Decimal("7.25"), "hourly_rate": Decimal("15.73"), "gross": None}
    made = propose(finance, recipes.placement(), share(None, "asc", council()), **asked)
    assert made.gross_weekly == Decimal("114.04")


def test_a_proposal_counts_nowhere_yet(finance):
    stay = recipes.placement()
    propose(finance, stay, share("1000", "asc", council()))
    assert not FundingLine.ever.exists()
    assert spend_of(council(), Days(DAY, date(2027, 4, 1))).total == 0


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ([("1000", "chc", "icb"), ("0", "asc", "council"), ("0", "self", "person")], None),
        ([("990", "chc", "icb"), ("10", "asc", "council")], "Remove the council's share"),
        ([("990", "chc", "icb"), ("10", "self", "person")], "Remove the person's charge"),
        ([("990", "s117", "council"), ("10", "self", "person")], "section 117 aftercare is free"),
        ([("1000", "joint", "council")], "Enter both a council share and an NHS share"),
        ([("1000", "chc", "council")], "Choose an NHS body as the payer"),
        ([("1000", "fnc", "icb")], "Choose the nursing rate instead"),
        ([("999.99", "asc", "council")], "Make the shares add up to £1,000.00 a week"),
        ([("1000.01", "asc", "council")], "They add up to £1,000.01"),
        ([("500", "asc", "council"), ("500", "asc", "council")], "entered twice under the same stream"),
        ([], "Enter at least one payer"),
    ],
)
def test_a_split_that_cannot_be_right_is_refused_in_words(finance, shares, words):
    payers = {"icb": icb(), "council": council(), "person": None}
    rows = [share(asked, stream, payers[who]) for asked, stream, who in shares]
    if words is None:
        assert propose(finance, recipes.placement(), *rows)
        return
    with pytest.raises(Refusal) as refusal:
        propose(finance, recipes.placement(), *rows)
    assert words in refusal.value.message
    assert "shares" in refusal.value.told
    assert not FundingAgreement.objects.exists()


def test_a_top_up_to_aftercare_is_no_charge_to_the_person(finance):
    made = propose(finance, recipes.placement(), share("1000", "s117", council()), top_up=Decimal(25))
    assert made.gross_weekly == Decimal("1000.00")


def test_nursing_money_in_a_nursing_home_after_the_outcome(finance):
    row = share(None, "asc", council())
    with pytest.raises(refusals.SharesCannotBeRight, match="Declare that a Checklist or Decision"):
        propose(finance, nursing_stay(), row, nursing="standard")
    elsewhere = recipes.placement(person=recipes.person(responsible_icb=icb()))
    with pytest.raises(refusals.SharesCannotBeRight, match="Choose a care home with nursing"):
        propose(finance, elsewhere, row, nursing="standard", nhs_outcome_declared=True)
    with pytest.raises(refusals.NoBoardRecorded):
        propose(finance, recipes.placement(), row, nursing="standard", nhs_outcome_declared=True)
    stay = recipes.placement(person=recipes.person(responsible_icb=icb()), starts_on=date(2013, 1, 1))
    with pytest.raises(refusals.NoNursingRate, match="1 January 2013"):
        propose(finance, stay, row, nursing="standard", starts_on=date(2013, 1, 1))


@pytest.mark.parametrize(
    ("decided_on", "outcome", "enough"),
    [
        (DAY, "fnc", True),
        (date(2026, 4, 2), "fnc", False),
        (DAY, "withdrawn", False),
    ],
)
def test_an_outcome_on_the_chc_tab_by_the_first_day_needs_no_tick(
    decided_on, outcome, enough, finance, manager
):
    stay, row = nursing_stay(), share(None, "asc", council())
    recipes.chc_case(person=stay.person, decided_on=decided_on, outcome=outcome)
    if not enough:
        with pytest.raises(refusals.SharesCannotBeRight, match="Declare that a Checklist or Decision"):
            propose(finance, stay, row, nursing="standard")
        return
    made = propose(finance, stay, row, nursing="standard")
    assert made.nhs_outcome_declared is False
    assert agree(manager, made).state == "agreed"


def test_an_outcome_about_somebody_else_is_none(finance):
    recipes.chc_case(decided_on=DAY, outcome="fnc")
    with pytest.raises(refusals.SharesCannotBeRight, match="Declare that a Checklist or Decision"):
        propose(finance, nursing_stay(), share(None, "asc", council()), nursing="standard")


@pytest.mark.parametrize("day", [date(2024, 1, 7), date(2026, 6, 1)])
def test_money_only_for_days_of_the_stay(finance, day):
    stay = recipes.placement(starts_on=date(2024, 1, 8), ends_on=date(2026, 6, 1), end_reason="moved")
    with pytest.raises(days.OutsideTheStay):
        propose(finance, stay, share("1000", "asc", council()), starts_on=day)


def test_it_ends_with_an_ended_stay(finance):
    stay = recipes.placement(ends_on=date(2026, 6, 1), end_reason="moved")
    assert propose(finance, stay, share("1000", "asc", council())).ends_on == date(2026, 6, 1)


def test_no_gap_opens_after_it_or_before_it(finance):
    stay = recipes.placement()
    row = share("1000", "asc", council())
    with pytest.raises(refusals.LeavesAGap, match="Nobody would pay from 1 June 2026"):
        propose(finance, stay, row, ends_on=date(2026, 6, 1))
    recipes.funding_line(placement=stay, ends_on=date(2026, 3, 1))
    with pytest.raises(refusals.LeavesAGap, match="Nobody pays since 1 March 2026"):
        propose(finance, stay, row)
    assert propose(finance, stay, row, starts_on=date(2026, 3, 1))


def test_it_ends_after_it_starts(finance):
    with pytest.raises(refusals.EndsBeforeItStarts):
        propose(finance, recipes.placement(), share("1000", "asc", council()), ends_on=DAY)


@pytest.mark.parametrize("reason", ["needs_changed", "sleep_in_replaced"])
def test_support_is_reduced_only_after_its_risk_was_assessed(finance, reason):
    stay = recipes.placement()
    recipes.funding_line(placement=stay)
    row = share(None, "asc", council())
    with pytest.raises(refusals.ReductionNotAssessed) as refusal:
        propose(finance, stay, row, gross="999.99", reason=reason)
    assert set(refusal.value.told) == {"risk_assessed_on", "mitigation"}
    asked = {"risk_assessed_on": date(2026, 4, 2), "mitigation": "Assistive technology"}
    with pytest.raises(refusals.ReductionNotAssessed, match="by 1 April 2026, before support is reduced"):
        propose(finance, stay, row, gross="999.99", reason=reason, **asked)
    with pytest.raises(refusals.ReductionNotAssessed, match="what keeps the person safe"):
        propose(finance, stay, row, gross="999.99", reason=reason, risk_assessed_on=DAY, mitigation=" ")
    assert propose(
        finance, stay, row, gross="999.99", reason=reason, risk_assessed_on=DAY, mitigation="A night call"
    )


def test_a_lower_price_alone_and_more_support_need_no_assessment(finance):
    stay = recipes.placement()
    recipes.funding_line(placement=stay)
    row = share(None, "asc", council())
    assert propose(finance, stay, row, gross="900", reason="renegotiated")
    other = recipes.placement()
    recipes.funding_line(placement=other)
    assert propose(finance, other, row, gross="1000.01", reason="needs_changed")


def test_a_sleep_in_is_never_replaced_unassessed_even_at_a_higher_price(finance):
    with pytest.raises(refusals.ReductionNotAssessed):
        propose(finance, recipes.placement(), share("1000", "asc", council()), reason="sleep_in_replaced")


def test_fewer_hours_need_it_whatever_the_reason(finance):
    made = recipes.agreement(hours_weekly=Decimal(40))
    row = share("1000", "asc", council())
    with pytest.raises(refusals.ReductionNotAssessed):
        propose(finance, made.placement, row, hours_weekly=Decimal("39.99"), reason="renegotiated")


def test_one_proposal_waits_at_a_time(finance):
    stay = recipes.placement()
    propose(finance, stay, share("1000", "asc", council()))
    with pytest.raises(actions.ProposalWaits):
        propose(finance, stay, share("1000", "asc", council()))


def test_sent_again_it_makes_nothing_more_and_other_answers_are_refused(finance, trail):
    stay, key, row = recipes.placement(), uuid4(), share("1000", "asc", council())
    first = propose(finance, stay, row, submission=key)
    assert propose(finance, stay, row, submission=key) == first
    with pytest.raises(AlreadySentWithOtherAnswers):
        propose(finance, stay, row, submission=key, reason="uplift")
    assert (FundingAgreement.objects.count(), trail()) == (1, ["proposed funding"])


def test_a_link_worker_proposes_nothing_even_past_the_page(link_worker):
    with pytest.raises(PermissionDenied):
        propose(link_worker, recipes.placement(), share("1000", "asc", council()))


def address(stay):
    return f"/placements/{stay.uid}/funding/new/"


def test_the_page_shows_the_pennies_before_anything_is_sent(finance, browse):
    stay = recipes.placement()
    recipes.funding_line(placement=stay)
    rows = [(council(), "joint", "60.70"), (icb(), "joint", "39.30")]
    answers = typed(*rows, gross="2,345.67", share_type="percent", checked=False, note="O'Brien’s é 😀")
    page = browse(finance).post(address(stay), answers)
    text = page.content.decode()
    for words in ("Check before you send it", "£1,423.82", "£921.85", "£1,345.67"):
        assert words in text
    assert 'value="O&#x27;Brien’s é 😀"' in text
    assert not FundingAgreement.objects.exists()
    page = browse(finance).post(address(stay), answers | {"checked": "yes"}, follow=True)
    assert "Proposed: £2,345.67 a week from 1 April 2026." in page.content.decode()
    assert FundingAgreement.objects.get().note == "O'Brien’s é 😀"


def test_changing_an_answer_gives_the_form_back_as_typed(finance, browse):
    stay = recipes.placement()
    answers = typed((council(), "asc", "1000"), checked=False, note="Kept")
    page = browse(finance).post(address(stay), answers | {"change": "yes"})
    assert ">Kept</textarea>" in page.content.decode().replace("\r", "").replace(">\n", ">")
    assert "Check before you send it" not in page.content.decode()


def test_the_page_keeps_every_row_as_typed(finance, browse):
    stay = recipes.placement()
    rows = [(council(), "asc", "12x"), ("person", "self", "80.10"), ("nobody", "asc", "5")]
    page = browse(finance).post(
        address(stay), typed(*rows, starts_on="29 February 2026", status="", note="x" * 5001)
    )
    text = page.content.decode()
    assert page.status_code == 200
    for words in (
        'value="12x"',
        'value="80.10"',
        'value="29 February 2026"',
        "Payer 1: The percent or pounds must be a number with at most two decimals",
        "Payer 3:",
        "The first day of the split must be a real date",
        "Select whether the split is settled",
        "The note must be 5,000 characters or less",
        "These rows add up to 85.10.",
    ):
        assert words in text
    assert not FundingAgreement.objects.exists()


def test_a_refused_split_is_told_above_the_rows(finance, browse):
    stay = recipes.placement()
    page = browse(finance).post(address(stay), typed((council(), "joint", "1000")))
    assert "Enter both a council share and an NHS share" in page.content.decode()
    assert 'href="#shares"' in page.content.decode()


@pytest.mark.parametrize("damage", ["shares-TOTAL_FORMS", "shares-INITIAL_FORMS", "submission"])
def test_a_damaged_form_is_refused_and_not_an_accident(finance, browse, damage):
    stay = recipes.placement()
    page = browse(finance).post(address(stay), typed((council(), "asc", "1000"), **{damage: "x\x00"}))
    assert page.status_code == 200
    assert not FundingAgreement.objects.exists()


def test_who_may_propose(finance, manager, link_worker, stranger, browse):
    stay = recipes.placement()
    answers = [
        browse(who).get(address(stay)).status_code for who in (finance, manager, link_worker, stranger)
    ]
    assert answers == [200, 200, 403, 404]


def test_a_hosted_persons_money_is_not_ours_to_see(finance, browse, lincolnshire):
    stay = recipes.placement(
        person=recipes.person(responsible_council=lincolnshire), home=recipes.home("E06000017")
    )
    assert browse(finance).get(address(stay)).status_code == 404


def test_the_trail_holds_codes_and_days_only(finance):
    propose(finance, recipes.placement(), share("1000", "asc", council()), note="Canary words")
    details = AuditEvent.objects.get().details
    assert details == {
        "starts_on": "2026-04-01",
        "reason": "start",
        "gross": "1000.00",
        "payers": 1,
        "nhs_outcome_declared": False,
    }
