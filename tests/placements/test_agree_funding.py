"""Agreeing who pays: a new split supersedes the old from its first day."""

from datetime import date
from decimal import Decimal

import pytest

from accounts.models import AuditEvent
from placements.actions import funding as actions
from placements.models import FundingLine, SettingType
from tests.accounts.recipes import council, icb
from tests.placements import recipes

pytestmark = pytest.mark.django_db
DAY = date(2026, 4, 1)


def share(weekly="1000.00", stream="asc", payer=None):
    return actions.AgreedShare(payer=payer, stream=stream, weekly=Decimal(weekly))


def agree(by, stay, *shares, **answers):
    return actions.agree_funding(
        **{"by": by, "placement": stay, "starts_on": DAY, "shares": shares, "status": "agreed"} | answers
    )


def in_force(day):
    return {
        (str(line.payer), line.stream, line.weekly)
        for line in FundingLine.objects.in_force_on(day).select_related("payer")
    }


def test_the_new_split_starts_the_day_the_old_one_closes(finance, trail):
    stay = recipes.placement()
    old = recipes.funding_line(placement=stay)
    agree(finance, stay, share("1423.82", payer=council()), share("921.85", "joint", icb()), reason="uplift")
    old.refresh_from_db()
    assert (old.ends_on, old.weekly) == (DAY, Decimal("1000.00"))
    assert in_force(date(2026, 3, 31)) == {("Rutland", "asc", Decimal("1000.00"))}
    assert in_force(DAY) == {
        ("Rutland", "asc", Decimal("1423.82")),
        ("NHS Leicester, Leicestershire and Rutland", "joint", Decimal("921.85")),
    }
    assert trail() == ["agreed funding"]


def test_the_same_split_twice_changes_nothing(finance, trail):
    stay = recipes.placement()
    first = agree(finance, stay, share(payer=council()))
    assert agree(finance, stay, share(payer=council())) == first
    assert (FundingLine.objects.count(), trail()) == (1, ["agreed funding"])


def test_a_split_that_starts_later_is_never_overwritten(finance):
    stay = recipes.placement()
    agree(finance, stay, share(payer=council()))
    with pytest.raises(actions.LaterSplitExists, match="starts on 1 April 2026"):
        agree(finance, stay, share("900", payer=council()), starts_on=date(2026, 3, 1))
    with pytest.raises(actions.LaterSplitExists):
        agree(finance, stay, share("900", payer=council()))
    assert FundingLine.objects.get().weekly == Decimal("1000.00")


@pytest.mark.parametrize("day", [date(2024, 1, 7), date(2026, 6, 1)])
def test_money_only_for_days_of_the_stay(finance, day):
    stay = recipes.placement(starts_on=date(2024, 1, 8), ends_on=date(2026, 6, 1), end_reason="moved")
    with pytest.raises(actions.OutsideTheStay):
        agree(finance, stay, share(payer=council()), starts_on=day)


def test_lines_of_an_ended_stay_end_with_it(finance):
    stay = recipes.placement(ends_on=date(2026, 6, 1), end_reason="moved")
    assert agree(finance, stay, share(payer=council()))[0].ends_on == date(2026, 6, 1)


def test_somebody_pays_and_nobody_twice(finance):
    stay = recipes.placement()
    with pytest.raises(actions.NobodyPays):
        agree(finance, stay)
    with pytest.raises(actions.PaysTwice, match="The person is entered twice"):
        agree(finance, stay, share(stream="self"), share("2", stream="self"))


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ([("1000", "chc", "icb"), ("10", "asc", "council")], "Remove the council's share"),
        ([("1000", "s117", "council"), ("10", "self", "person")], "section 117 aftercare is free"),
        ([("1000", "joint", "council")], "Enter both a council share and an NHS share"),
        ([("1000", "chc", "council")], "Choose an NHS body as the payer"),
        ([("1000", "asc", "council"), ("254.06", "fnc", "icb")], "Choose a care home with nursing"),
    ],
)
def test_a_split_that_cannot_be_right_is_refused_in_words(finance, shares, words):
    payers = {"icb": icb(), "council": council(), "person": None}
    with pytest.raises(actions.SharesCannotBeRight) as refusal:
        agree(finance, recipes.placement(), *(share(w, stream, payers[who]) for w, stream, who in shares))
    assert words in " ".join(refusal.value.told["shares"])
    assert not FundingLine.objects.exists()


def test_the_shares_make_up_the_price(finance):
    stay = recipes.placement()
    with pytest.raises(actions.SharesCannotBeRight, match=r"£1,000.01 a week"):
        agree(finance, stay, share(payer=council()), gross=Decimal("1000.01"))
    assert agree(finance, stay, share(payer=council()), gross=Decimal("1000.00"))


def test_nursing_money_in_a_nursing_home_after_the_outcome(finance):
    nursing = SettingType.objects.filter(fnc_possible=True).order_by("order").first()
    stay = recipes.placement(home=recipes.home(setting_type=nursing))
    shares = [share(payer=council()), share("267.68", "fnc", icb())]
    with pytest.raises(actions.SharesCannotBeRight, match="Declare that a Checklist or Decision"):
        agree(finance, stay, *shares)
    assert len(agree(finance, stay, *shares, nhs_outcome_recorded=True)) == 2


def typed(*rows, **answers):
    sent = {"starts_on": "1 April 2026", "status": "agreed", "shares-TOTAL_FORMS": "5"}
    sent |= {"shares-INITIAL_FORMS": "0", "shares-MIN_NUM_FORMS": "0", "shares-MAX_NUM_FORMS": "5"}
    for number, (payer, stream, weekly) in enumerate(rows):
        payer = str(getattr(payer, "uid", payer))
        sent |= {f"shares-{number}-payer": payer, f"shares-{number}-stream": stream}
        sent |= {f"shares-{number}-weekly": weekly}
    return sent | answers


def test_the_page_agrees_and_shows_the_total(finance, browse):
    stay = recipes.placement()
    rows = [(council(), "asc", "£1,423.82"), (icb(), "joint", "921.85")]
    page = browse(finance).post(f"/placements/{stay.uid}/funding/new/", typed(*rows), follow=True)
    assert "£2,345.67 a week from 1 April 2026: £122,309.94 a year." in page.content.decode()
    assert FundingLine.objects.count() == 2


def test_the_price_and_the_declared_outcome_are_kept_in_the_trail(finance, browse):
    nursing = recipes.home(
        setting_type=SettingType.objects.filter(fnc_possible=True).order_by("order").first()
    )
    stay, rows = recipes.placement(home=nursing), [(council(), "asc", "1000"), (icb(), "fnc", "267.68")]
    address = f"/placements/{stay.uid}/funding/new/"
    client, declared = browse(finance), {"gross": "1,267.68", "nhs_outcome_recorded": "on"}
    assert (
        "I have seen that a Checklist or Decision Support Tool outcome is on record"
        in client.get(address).content.decode()
    )
    client.post(address, typed(*rows, **declared))
    details = AuditEvent.objects.get(verb="agreed funding").details
    assert (details["gross"], details["nhs_outcome_declared"]) == ("1267.68", True)


def test_what_nobody_said_of_price_and_outcome_is_kept_as_not_said(finance):
    agree(finance, recipes.placement(), share(payer=council()))
    details = AuditEvent.objects.get().details
    assert (details["gross"], details["nhs_outcome_declared"]) == (None, False)


def test_the_page_keeps_every_row_as_typed(finance, browse):
    stay = recipes.placement()
    rows = [(council(), "asc", "12x"), ("person", "self", "80.10"), ("nobody", "asc", "5")]
    page = browse(finance).post(
        f"/placements/{stay.uid}/funding/new/", typed(*rows, starts_on="31 February 2026", status="")
    )
    text = page.content.decode()
    assert page.status_code == 200
    for words in (
        'value="12x"',
        'value="80.10"',
        'value="31 February 2026"',
        "Payer 1: The pounds a week must be an amount of money",
        "Payer 3:",
        "The first day of the split must be a real date",
        "Select whether the split is settled",
        "These rows add up to £85.10 a week.",
    ):
        assert words in text
    assert not FundingLine.objects.exists()


def test_a_refused_split_is_told_above_the_rows(finance, browse):
    stay = recipes.placement()
    page = browse(finance).post(
        f"/placements/{stay.uid}/funding/new/", typed((council(), "joint", "1000"), gross="2000")
    )
    text = page.content.decode()
    assert "Enter both a council share and an NHS share" in text
    assert "Make the shares add up to the gross price of £2,000.00 a week." in text


@pytest.mark.parametrize("damage", ["shares-TOTAL_FORMS", "shares-INITIAL_FORMS"])
def test_a_damaged_form_is_refused_and_not_an_accident(finance, browse, damage):
    stay = recipes.placement()
    page = browse(finance).post(
        f"/placements/{stay.uid}/funding/new/", typed((council(), "asc", "1000"), **{damage: "x\x00"})
    )
    assert page.status_code == 200
    assert not FundingLine.objects.exists()


def test_only_finance_of_the_placing_council_agrees(finance, manager, link_worker, stranger, browse):
    stay = recipes.placement()
    address = f"/placements/{stay.uid}/funding/new/"
    assert [browse(who).get(address).status_code for who in (finance, manager, link_worker, stranger)] == [
        200,
        403,
        403,
        404,
    ]


def test_a_hosted_persons_money_is_not_ours_to_see(finance, browse, lincolnshire):
    stay = recipes.placement(
        person=recipes.person(responsible_council=lincolnshire), home=recipes.home("E06000017")
    )
    assert browse(finance).get(f"/placements/{stay.uid}/funding/new/").status_code == 404
