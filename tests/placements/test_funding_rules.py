from decimal import Decimal

import pytest

from placements.rules import funding
from placements.rules.funding import FundingStatus, Package, Share

RUTLAND, LINCOLNSHIRE, ICB = "E06000017", "E10000019", "QK1"


def share(kind, stream, weekly="100.00", payer=None):
    payers = {"council": RUTLAND, "icb": ICB, "person": "person", "education": "EDU1", "other": "NHSE"}
    return Share(payer or payers[kind], kind, stream, Decimal(weekly))


def package(*shares, **facts):
    return Package(shares=shares, responsible_council=RUTLAND, **facts)


COUNCIL, PERSON = share("council", "asc"), share("person", "self")


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ([], FundingStatus.NOT_RECORDED),
        ([share("icb", "chc")], FundingStatus.CHC_FULL),
        ([share("icb", "chc_fast_track")], FundingStatus.CHC_FAST),
        ([share("icb", "chc_fast_track"), share("icb", "chc")], FundingStatus.CHC_FAST),
        ([share("icb", "joint"), share("council", "joint")], FundingStatus.JOINT),
        ([share("icb", "asc"), COUNCIL], FundingStatus.JOINT),
        ([share("icb", "joint"), COUNCIL, share("education", "education")], FundingStatus.JOINT),
        ([share("icb", "s117"), share("council", "s117")], FundingStatus.S117),
        ([share("icb", "fnc"), COUNCIL, PERSON], FundingStatus.FNC),
        ([share("icb", "fnc"), PERSON], FundingStatus.SELF),
        ([share("icb", "fnc")], FundingStatus.FNC),
        ([COUNCIL], FundingStatus.LA_ONLY),
        ([COUNCIL, PERSON], FundingStatus.LA_ONLY),
        ([share("council", "asc", payer=LINCOLNSHIRE)], FundingStatus.OTHER_LA),
        ([PERSON], FundingStatus.SELF),
        ([share("education", "education"), COUNCIL], FundingStatus.EDU),
        ([share("council", "education")], FundingStatus.EDU),
        ([share("other", "asc")], FundingStatus.NOT_RECORDED),
    ],
)
def test_a_package_is_named_from_who_pays(shares, expected):
    assert funding.status(package(*shares)) == expected


def test_a_hospital_paid_by_neither_council_nor_board_is_specialised_commissioning():
    shares = [share("other", "asc")]
    assert funding.status(package(*shares, setting_group="Hospital")) == FundingStatus.SPEC_COMM
    board_only = package(share("icb", "asc"), setting_group="Hospital")
    assert funding.status(board_only) == FundingStatus.NOT_RECORDED


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ([share("icb", "chc"), COUNCIL], "Remove the council's share"),
        ([share("icb", "chc_fast_track"), COUNCIL], "Remove the council's share"),
        ([share("icb", "chc"), PERSON], "continuing healthcare is free"),
        ([share("icb", "chc"), share("icb", "fnc")], "already includes nursing"),
        ([share("icb", "joint")], "both a council share and an NHS share"),
        ([share("council", "joint")], "both a council share and an NHS share"),
        ([share("icb", "joint"), share("council", "joint", "0.00")], "both a council share and an NHS share"),
        ([share("icb", "s117"), PERSON], "section 117 aftercare is free"),
        ([share("council", "chc")], "Choose an NHS body"),
        ([share("person", "fnc")], "Choose an NHS body"),
        ([share("council", "asc", "-1.00")], "no payer can pay less than zero"),
    ],
)
def test_shares_that_cannot_be_right_say_what_to_do(shares, words):
    found = funding.problems(package(*shares, nursing_possible=True, nhs_outcome_recorded=True))
    assert [sentence for sentence in found if words in sentence], found


@pytest.mark.parametrize(
    "shares",
    [
        [],
        [share("icb", "chc")],
        [share("other", "chc_fast_track")],
        [share("icb", "joint"), share("council", "joint"), PERSON],
        [share("icb", "fnc"), COUNCIL, PERSON],
        [share("icb", "s117"), share("council", "s117")],
        [COUNCIL, PERSON],
        [PERSON],
    ],
)
def test_shares_that_can_be_right_have_no_problems(shares):
    assert funding.problems(package(*shares, nursing_possible=True, nhs_outcome_recorded=True)) == []


def test_the_nursing_contribution_needs_a_nursing_home_and_an_outcome():
    found = funding.problems(package(share("icb", "fnc"), COUNCIL))
    assert [sentence.split(":")[0] for sentence in found] == [
        "Choose a care home with nursing",
        "Declare that a Checklist or Decision Support Tool outcome is on record",
    ]


def test_shares_must_come_to_the_gross_price_where_it_is_known():
    assert funding.problems(package(COUNCIL, PERSON, gross=Decimal("200.00"))) == []
    assert funding.problems(package(COUNCIL, PERSON, gross=Decimal("1200.01"))) == [
        "Make the shares add up to the gross price of £1,200.01 a week."
    ]


@pytest.mark.parametrize(
    ("shares", "whole", "expected"),
    [
        (["60.70", "39.30"], "100", True),
        (["60.70", "39.29"], "100", False),
        (["110", "-10"], "100", False),
        (["1423.82", "921.85"], "2345.67", True),
        ([], "100", False),
    ],
)
def test_shares_make_a_whole_only_exactly(shares, whole, expected):
    assert funding.shares_make_a_whole(map(Decimal, shares), Decimal(whole)) == expected


@pytest.mark.parametrize(
    ("organisation", "expected"),
    [
        (None, "person"),
        ("council", "council"),
        ("icb", "icb"),
        ("education", "education"),
        ("trust", "other"),
        ("provider", "other"),
    ],
)
def test_the_kind_of_payer_follows_the_organisation(organisation, expected):
    assert funding.payer_kind(organisation) == expected
