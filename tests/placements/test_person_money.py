"""The Money tab of a person: who pays today, what is disputed and for how long, the story, and what if."""

from datetime import date
from decimal import Decimal
from html import unescape

import pytest

from accounts.models import AuditEvent
from placements.models import FundingLine
from placements.queries.person_money import person_money
from tests.accounts import recipes as accounts
from tests.placements import recipes

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def address(person) -> str:
    return f"/people/{person.uid}/money/"


def text_of(page) -> str:
    return unescape(page.content.decode())


@pytest.fixture
def shared():
    """The published split, the NHS's part disputed since April with an uplift in October."""
    stay = recipes.placement()
    recipes.funding_line(placement=stay, weekly="1423.82", starts_on=date(2026, 4, 1))
    disputed = {"placement": stay, "payer": accounts.icb(), "stream": "joint", "status": "disputed"}
    recipes.funding_line(**disputed, weekly="900.00", starts_on=date(2026, 4, 1), ends_on=date(2026, 10, 1))
    recipes.funding_line(**disputed, weekly="921.85", starts_on=date(2026, 10, 1))
    return stay.person


def test_who_pays_today(shared):
    told = person_money(shared, on=TODAY)
    assert (told.weekly, told.yearly) == (Decimal("2345.67"), Decimal("122309.94"))
    assert [(share.weekly, share.percent, share.settled) for share in told.shares] == [
        (Decimal("1423.82"), Decimal("60.70"), "Agreed"),
        (Decimal("921.85"), Decimal("39.30"), "Disputed"),
    ]


def test_a_dispute_goes_back_through_an_uplift_to_its_first_day(shared):
    (dispute,) = person_money(shared, on=TODAY).disputes
    assert (dispute.since, dispute.days, dispute.weekly) == (date(2026, 4, 1), 236, Decimal("921.85"))
    # 183 days at 900 and 53 at 921.85
    assert dispute.at_risk == Decimal("23528.57") + Decimal("6979.72")


def test_a_dispute_settled_between_begins_anew():
    stay = recipes.placement()
    common = {"placement": stay, "payer": accounts.icb(), "stream": "joint", "weekly": "700.00"}
    spans = [
        ("disputed", date(2026, 4, 1), date(2026, 5, 1)),
        ("agreed", date(2026, 5, 1), date(2026, 11, 21)),
        ("disputed", date(2026, 11, 21), None),
    ]
    for status, first, until in spans:
        recipes.funding_line(**common, status=status, starts_on=first, ends_on=until)
    (dispute,) = person_money(stay.person, on=TODAY).disputes
    assert (dispute.since, dispute.days, dispute.at_risk) == (date(2026, 11, 21), 2, Decimal("200.00"))


def test_this_year_so_far_and_to_the_end(shared):
    told = person_money(shared, on=TODAY)
    assert told.year.label == "2026/27"
    assert told.spent.to_date + told.spent.to_come == told.spent.total
    assert [(part.label, part.amount.total) for part in told.spent_by_payer] == [
        ("Councils", Decimal("74242.04")),
        ("NHS (integrated care boards)", Decimal("47496.67")),
    ]


def test_the_page_tells_all_of_it(shared, manager, browse):
    page = text_of(browse(manager).get(address(shared)))
    for words in (
        "£2,345.67",
        "£122,309.94",
        "60.70%",
        "disputed since 1 April 2026: 236 days",
        "£30,508.29",
        "Pounds a week by payer",
        "Every line, newest first",
        "Still paid",
        "£900.00",
    ):
        assert words in page


def test_each_step_of_the_picture_stands_in_the_table_under_it(shared, manager, browse):
    chart = browse(manager).get(address(shared)).context["chart"]
    assert [row[0] for row in chart.table.rows] == ["1 Oct 2026 to 31 Mar 2027", "1 Apr 2026 to 30 Sept 2026"]
    assert chart.table.rows[0][1:] == ("£1,423.82", "£921.85", "£2,345.67")
    assert "Today £2,345.67 a week" in chart.alt


def test_what_if_full_healthcare_were_agreed_changes_nothing_and_is_a_look(shared, manager, browse, trail):
    before = list(FundingLine.objects.order_by("pk").values())
    answer = browse(manager).get(address(shared) + "?agreed_from=1 January 2026&outcome=full")
    told, year, full = answer.context["answers"]
    assert told.words == "Before 1 April 2026"
    assert told.effect.total == Decimal("0.00")
    assert year.effect.council_saves == Decimal("74242.04")
    # the council's full year is what the NHS's leaves of the gross, so that the two add up
    assert (full.effect.council_saves, full.effect.then["icb"]) == (Decimal("74242.05"), Decimal("122309.94"))
    assert list(FundingLine.objects.order_by("pk").values()) == before
    assert trail() == ["looked at"]
    line = AuditEvent.objects.get()
    assert (line.details["what_if"], line.details["agreed_from"]) == ("full", "2026-01-01")
    assert "£74,242.04" in text_of(answer)


def test_what_if_a_joint_package(shared, manager, browse):
    answer = browse(manager).get(address(shared) + "?agreed_from=2026-11-23&outcome=joint&nhs_percent=60")
    year, full = answer.context["answers"]
    # 60% of 2,345.67 is 1,407.40, which is 485.55 more a week, for 129 days of this year
    assert year.effect.nhs_pays_more == Decimal("8947.99")
    assert full.effect.nhs_pays_more == Decimal("25317.97")


def test_what_if_leaves_a_third_partys_top_up_as_it_is(shared, manager, browse):
    stay = FundingLine.objects.order_by("pk").first().placement
    recipes.funding_line(placement=stay, payer=None, stream="self", kind="top_up", weekly=Decimal("100"))
    answer = browse(manager).get(address(shared) + "?agreed_from=2026-11-23&outcome=joint&nhs_percent=60")
    year, full = answer.context["answers"]
    assert (year.effect.nhs_pays_more, full.effect.nhs_pays_more) == (Decimal("8947.99"), Decimal("25317.97"))
    assert full.effect.person_saves == Decimal("0.00")
    assert "top-up stands beside the price" in text_of(answer)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("outcome=full", "Enter the day it would be agreed from"),
        ("agreed_from=2026-01-01", "Select what the NHS would agree"),
        ("agreed_from=2026-02-30&outcome=full", "must be a real date"),
        ("agreed_from=2026-01-01&outcome=joint", "Enter the NHS's share, per cent"),
        ("agreed_from=2026-01-01&outcome=joint&nhs_percent=100", "must be less than 100"),
        ("agreed_from=2026-01-01&outcome=joint&nhs_percent=0", "must be more than 0"),
        ("agreed_from=2026-01-01&outcome=joint&nhs_percent=NaN", "must be a number"),
        ("agreed_from=2026-01-01&outcome=joint&nhs_percent=39.333", "2 decimal places"),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(asked, words, shared, manager, browse):
    answer = browse(manager).get(f"{address(shared)}?{asked}")
    assert words in text_of(answer)
    assert not answer.context["answers"]


def test_nobody_paying_is_not_recorded_and_not_nothing(manager, browse):
    page = text_of(browse(manager).get(address(recipes.placement().person)))
    assert "Nobody is recorded as paying today" in page
    assert "No line has ever been kept" in page
    assert "£0.00" not in page


def test_a_line_outside_the_stay_is_kept_and_not_charged(manager, browse):
    stay = recipes.placement(ends_on=date(2026, 1, 1), end_reason="moved")
    recipes.funding_line(placement=stay, starts_on=date(2026, 2, 1))
    told = person_money(stay.person, on=TODAY)
    assert [line.counted for line in told.ledger] == [False]
    assert told.weekly is None
    page = text_of(browse(manager).get(address(stay.person)))
    assert "Kept, not charged" in page
    assert "Nothing is charged today" in page


def test_the_way_to_agree_who_pays_is_offered_to_whoever_may(shared, finance, chc_nurse, browse):
    assert "/funding/new/" in text_of(browse(finance).get(address(shared)))
    assert "/funding/new/" not in text_of(browse(chc_nurse).get(address(shared)))


def test_the_summary_keeps_one_line_and_the_way_there(shared, manager, browse):
    page = text_of(browse(manager).get(f"/people/{shared.uid}/"))
    assert "£2,345.67" in page
    assert "£921.85 a week is disputed" in page
    assert f'href="{address(shared)}"' in page


def test_whoever_may_not_see_costs_has_no_tab_and_no_page(shared, link_worker, stranger, browse):
    assert address(shared) not in text_of(browse(link_worker).get(f"/people/{shared.uid}/"))
    assert browse(link_worker).get(address(shared)).status_code == 403
    assert browse(stranger).get(address(shared)).status_code == 404


def test_as_many_queries_for_many_lines_as_for_few(manager, browse, django_assert_num_queries):
    stay = recipes.placement()
    recipes.funding_line(placement=stay, ends_on=date(2024, 2, 1))
    client = browse(manager)
    client.get(address(stay.person))
    with django_assert_num_queries(QUERIES):
        client.get(address(stay.person))
    for month in range(2, 13):
        recipes.funding_line(
            placement=stay,
            starts_on=date(2025, month, 1),
            ends_on=date(2025, month, 20),
            payer=accounts.icb(),
        )
    with django_assert_num_queries(QUERIES):
        client.get(address(stay.person))


QUERIES = 12  # proposals that wait and one-off costs among them
