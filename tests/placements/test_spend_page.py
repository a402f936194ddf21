"""The authority's money: exactly what the command says, only its own people's, against its own budget."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from html import unescape
from io import StringIO

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.periods import Days, FinancialYear
from linkworker.spreadsheets import unguarded
from placements.queries.spend import spend_of
from placements.queries.spend_page import PAYERS, spend_page
from placements.rules.charges import pounds
from tests.accounts import recipes as accounts
from tests.formulas import FORTY, runs
from tests.placements import recipes
from tests.placements.test_export_spend import export
from tests.placements.test_spend import a_register

pytestmark = pytest.mark.django_db
A_YEAR = FinancialYear(2026).days
TODAY = date(2026, 11, 22)
ASKED = "starts_on=2025-04-01&until=2026-04-01"


def text_of(page) -> str:
    return unescape(page.content.decode())


@pytest.mark.parametrize("seed", [5, 6])
@pytest.mark.parametrize(
    "within",
    [A_YEAR, Days(date(2025, 4, 15), date(2025, 4, 16)), Days(date(2024, 2, 1), date(2027, 3, 1))],
    ids=str,
)
def test_page_and_command_agree(seed, within, rutland):
    a_register(seed)
    page, told = spend_page(rutland, within, today=TODAY), spend_of(rutland, within)
    assert (page.whole.total, page.whole.disputed) == (told.total, told.disputed)
    assert [part.amount.total for part in page.by_payer] == list(told.by_payer_kind.values())
    assert [part.amount.total for part in page.by_stream] == list(told.by_stream.values())
    for parts in (page.people, page.providers, page.hosts):
        assert pounds(sum(part.amount.pence for part in parts)) == told.total
    assert [sum(column) for column in zip(*(stretch[2] for stretch in page.stretches), strict=True)] == list(
        told.by_payer_kind.values()
    )


def test_the_page_shows_what_the_command_prints(rutland, finance, browse):
    a_register(7)
    out = StringIO()
    asked = ["--authority", rutland.code, "--from", "2025-04-01", "--until", "2026-04-01"]
    call_command("spend", *asked, stdout=out)
    told, page = json.loads(out.getvalue()), text_of(browse(finance).get(f"/money/?{ASKED}"))
    for amount in (
        told["total"],
        told["disputed"],
        *told["by_payer_kind"].values(),
        *told["by_stream"].values(),
    ):
        assert f"£{Decimal(amount):,}" in page


def test_other_councils_people_are_not_in_it(rutland, lincolnshire, finance, browse):
    theirs = recipes.person(reference="THEIRS", responsible_council=lincolnshire)
    recipes.funding_line(placement=recipes.placement(person=theirs, home=recipes.home("E06000017")))
    assert spend_page(rutland, A_YEAR, today=TODAY).whole.pence == 0
    page = text_of(browse(finance).get("/money/"))
    assert "Nothing is charged on these days" in page
    assert "THEIRS" not in page


def test_the_days_are_said_in_words(finance, browse):
    page = text_of(browse(finance).get("/money/?starts_on=2028-02-01&until=1 March 2028"))
    assert "1 February 2028 to 29 February 2028, both counted: 29 days. 1 March 2028 is not counted." in page


def test_without_days_it_is_this_financial_year(finance, browse):
    page = browse(finance).get("/money/")
    assert page.context["form"].within == A_YEAR


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("starts_on=2026-04-01", "Enter the first day no longer counted"),
        ("until=2026-04-01", "Enter the first day"),
        ("starts_on=2026-04-01&until=2026-04-01", "must be after the first day"),
        ("starts_on=2026-04-01&until=2026-03-01", "must be after the first day"),
        ("starts_on=2026-02-29&until=2026-03-01", "The first day must be a real date"),
        ("starts_on=2016-01-01&until=2026-01-02", "Choose 10 years or fewer"),
    ],
)
def test_days_that_cannot_be_are_said_and_given_back(asked, words, finance, browse):
    answer = browse(finance).get(f"/money/?{asked}")
    page = text_of(answer)
    assert words in page
    assert answer.context["page"] is None
    assert browse(finance).get(f"/money/export/?{asked}").status_code == 302


def test_gross_per_year_at_todays_prices_is_to_the_pound(rutland, finance, browse):
    stay = recipes.placement()
    recipes.funding_line(placement=stay, weekly="1423.82")
    recipes.funding_line(placement=stay, payer=accounts.icb(), stream="joint", weekly="921.85")
    child = recipes.person(date_of_birth=date(2009, 1, 1))
    recipes.funding_line(placement=recipes.placement(person=child), weekly="1000.00")
    local = recipes.placement(home=recipes.home("E06000017"))
    recipes.funding_line(placement=local, weekly="500.00")
    page = spend_page(rutland, A_YEAR, today=TODAY)
    assert (page.weekly.people, page.weekly.gross, page.weekly.yearly) == (
        3,
        Decimal("3845.67"),
        Decimal("200524.22"),
    )
    assert (page.weekly_out.people, page.weekly_out.yearly) == (1, Decimal("122309.94"))
    assert [(words, share) for words, _, _, share in page.weekly_out.by_kind] == [
        ("Councils", Decimal("60.70")),
        ("NHS (integrated care boards)", Decimal("39.30")),
    ]
    text = text_of(browse(finance).get("/money/"))
    assert "£200,524" in text
    assert "£122,310" in text


def test_the_budget_is_compared_with_the_councils_own_money_only(rutland, lincolnshire, finance, browse):
    stay = recipes.placement()
    recipes.funding_line(placement=stay, weekly="700.00")
    recipes.funding_line(placement=stay, payer=accounts.icb(), stream="joint", weekly="700.00")
    recipes.funding_line(placement=stay, payer=lincolnshire, weekly="70.00")
    recipes.funding_line(placement=stay, payer=None, stream="self", weekly="7.00")
    recipes.budget(amount=Decimal("36000.00"))
    recipes.budget(amount=Decimal("40000.00"), stream="asc")
    whole, asc = spend_page(rutland, A_YEAR, today=TODAY).years
    assert (whole.amount.total, whole.amount.to_date) == (Decimal("36500.00"), Decimal("23600.00"))
    assert whole.variance.words == "£500.00 over budget (1.4%)"
    assert (asc.what, asc.variance.words) == ("Adult social care", "£3,500.00 under budget (8.8%)")
    assert "£500.00 over budget (1.4%)" in text_of(browse(finance).get("/money/"))


def test_a_year_without_a_budget_says_so(rutland, finance, browse):
    recipes.budget(authority=accounts.council(recipes.LINCOLNSHIRE))
    recipes.funding_line()
    page = spend_page(rutland, Days(date(2026, 3, 1), date(2026, 5, 1)), today=TODAY)
    assert [(row.year.label, row.variance) for row in page.years] == [("2025/26", None), ("2026/27", None)]
    assert "No budget to compare with" in text_of(browse(finance).get("/money/"))


def test_the_year_is_whole_though_the_days_asked_for_are_not(rutland):
    recipes.funding_line(weekly="700.00")
    (row,) = spend_page(rutland, Days(date(2026, 6, 1), date(2026, 6, 2)), today=TODAY).years
    assert row.amount.total == Decimal("36500.00")


def test_a_manager_reads_names_and_finance_references_only(rutland, manager, finance, browse):
    person = recipes.person(family_name="Quillfeather", reference="P777")
    recipes.funding_line(placement=recipes.placement(person=person))
    assert "Ada Quillfeather" in text_of(browse(manager).get("/money/"))
    assert "Ada Quillfeather" in text_of(export(browse(manager)))
    for answer in (browse(finance).get("/money/"), export(browse(finance))):
        page = text_of(answer)
        assert "P777" in page
        assert "Quillfeather" not in page


def test_only_whoever_may_see_spend_opens_it(link_worker, host_officer, chc_nurse, board_member, browse):
    for someone in (link_worker, host_officer, chc_nurse, board_member):
        for address in ("/money/", "/money/export/", "/money/rates/"):
            assert browse(someone).get(address).status_code == 403


def test_another_councils_money_is_not_theirs(finance, lincolnshire, browse):
    for address in ("/money/", "/money/export/"):
        assert browse(finance).get(f"{address}?authority={lincolnshire.code}").status_code == 403


def test_whoever_is_listed_stands_in_the_trail(finance, browse):
    person = recipes.funding_line().placement.person
    browse(finance).get("/money/")
    line = AuditEvent.objects.get(verb="listed")
    assert line.details["people"] == [str(person.uid)]


def test_the_file_holds_what_the_page_shows_and_no_formula(rutland, manager, browse):
    care = accounts.organisation(name="=cmd|' /C calc'!A0")
    person = recipes.person(given_name="+Ada", family_name="@Larch", reference="-1+1")
    stay = recipes.placement(person=person, home=recipes.home(provider=care))
    recipes.funding_line(placement=stay, weekly="700.00", status="disputed")
    file = export(browse(manager))
    assert file["Content-Disposition"] == 'attachment; filename="spend-E06000017-2026-04-01-2027-04-01.csv"'
    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"), newline="")))
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@")]
    assert rows[1][3:] == ["2026-04-01", "2027-04-01", "23600.00", "12900.00", "36500.00", "36500.00"]
    found = {row[0]: row for row in rows if row[0] in ("By person", "By provider")}
    assert [unguarded(cell) for cell in found["By person"][1:3]] == ["+Ada @Larch", "-1+1"]
    assert unguarded(found["By provider"][1]) == care.name
    book = load_workbook(io.BytesIO(export(browse(manager), "xlsx").content)).active
    cells = [cell for row in book.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert [cell.value for cell in book[2]][5:] == [23600, 12900, 36500, 36500]
    assert {cell.data_type for cell in book[2][5:]} == {"n"}
    months = [row for row in rows if row[0] == "By month and payer"]
    assert len(months) == 12 * len(PAYERS)
    assert sum(Decimal(row[7]) for row in months) == Decimal("36500.00")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_none_of_forty_formulas_runs_in_the_file(kind, rutland, manager, browse):
    for payload in FORTY:
        named = payload[:30]
        care = accounts.organisation(name=named)
        person = recipes.person(given_name=named, family_name=named, reference=named)
        stay = recipes.placement(person=person, home=recipes.home(provider=care))
        recipes.funding_line(placement=stay, weekly="7.00")
    content = export(browse(manager), kind).content
    if kind == "csv":
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        assert [cell for row in rows for cell in row if runs(cell)] == []
        found = [row[0] for row in rows]
    else:
        cells = list(load_workbook(io.BytesIO(content)).active.iter_rows())
        assert {cell.data_type for row in cells for cell in row if isinstance(cell.value, str)} == {"s"}
        found = [row[0].value for row in cells]
    assert found.count("By person") == len(FORTY)


def many(people: int) -> None:
    for _ in range(people):
        stay = recipes.placement(home=recipes.home(provider=accounts.organisation()))
        recipes.funding_line(placement=stay)
        recipes.funding_line(placement=stay, payer=accounts.icb(), stream="joint", weekly="10.00")


@pytest.mark.parametrize("address", ["/money/", "/money/export/"])
def test_as_many_queries_for_many_as_for_few(address, finance, browse, django_assert_num_queries, db):
    client = browse(finance)
    many(2)
    client.get(address)
    with django_assert_num_queries(QUERIES[address]):
        client.get(address)
    many(30)
    recipes.budget()
    with django_assert_num_queries(QUERIES[address]):
        client.get(address)


# Two more than the lines themselves: whose somebody was, and the lines of those who came or went;
# and on the page how much money waits to be agreed.
QUERIES = {"/money/": 10, "/money/export/": 7}


def test_the_dearest_come_first_and_more_than_fifty_are_paged(finance, browse):
    for number in range(52):
        person = recipes.person(reference=f"Q{number:02}")
        recipes.funding_line(placement=recipes.placement(person=person), weekly=f"{1000 + number}.00")
    first = browse(finance).get("/money/")
    assert [one.reference for one in first.context["named"]][:2] == ["Q51", "Q50"]
    assert len(first.context["named"]) == 50
    second = browse(finance).get("/money/?page=2")
    assert [one.reference for one in second.context["named"]] == ["Q01", "Q00"]
    assert "52 people" in text_of(second)


def test_the_nursing_rates_are_shown_by_date_with_how_we_know(finance, browse):
    page = text_of(browse(finance).get("/money/rates/"))
    for words in ("£267.68", "£368.24", "1 Apr 2026 to 31 Mar 2027", "£109.79", "Recalled: check it"):
        assert words in page
    assert page.count("Today") == 1


def test_two_councils_are_told_apart(lincolnshire, browse):
    both = accounts.staff(Role.FINANCE)
    accounts.membership(both, Role.FINANCE, lincolnshire)
    page = browse(both).get(f"/money/?authority={lincolnshire.code}")
    assert page.context["council"] == lincolnshire
    assert "Rutland County Council" in text_of(page)
