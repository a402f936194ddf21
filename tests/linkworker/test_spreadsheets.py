"""What leaves as a spreadsheet: no text becomes a formula, no number becomes text, and it reads back the same."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from linkworker import spreadsheets
from tests.formulas import FORTY, runs

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BEFORE = ("", " ", "\ufeff", "\u200b", "'")
PAYLOADS = [
    *(f"{before}{sign}1+1" for before in BEFORE for sign in SIGNS),
    *FORTY,
]
PLAIN = ["Ada Larch", "O'Neill", "'tis", "LW-0001", "a=b", "", "مريم", "5 - 3", "£1,234.50", "🙂"]


@pytest.mark.parametrize("payload", PAYLOADS, ids=repr)
def test_a_formula_is_text_in_a_csv(payload):
    (row,) = csv.reader(io.StringIO(spreadsheets.as_csv([[payload]]).decode("utf-8-sig"), newline=""))
    assert row[0].startswith("'")
    assert not runs(row[0])
    assert spreadsheets.unguarded(row[0]) == payload


@pytest.mark.parametrize("payload", PAYLOADS, ids=repr)
def test_a_formula_is_text_in_a_workbook(payload):
    sheet = load_workbook(io.BytesIO(spreadsheets.as_xlsx("S", [[payload]]))).active
    assert sheet["A1"].data_type == "s"
    assert sheet["A1"].value.replace("_x000D_", "\r").replace("\r", "\n") == payload.replace("\r", "\n")


def test_the_second_opinion_finds_each_of_the_forty_alive_without_the_guard():
    assert len(set(FORTY)) == 40
    assert [payload for payload in FORTY if not runs(payload)] == ["'=1+1", "''=1+1"]
    assert not any(map(runs, PLAIN))


@pytest.mark.parametrize("words", PLAIN)
def test_words_without_risk_are_left_as_they_are(words):
    assert spreadsheets.safe(words) == words
    assert spreadsheets.unguarded(words) == words


@settings(deadline=None)
@given(st.text(st.sampled_from("='+-@ \t\r\n\ufeffa＝,\"")))
def test_every_text_reads_back_as_it_was(words):
    assert spreadsheets.unguarded(spreadsheets.safe(words)) == words


def test_numbers_and_days_stay_what_they_are():
    row = [Decimal("-5.10"), 3, date(2026, 4, 1), None, "Ada"]
    text = spreadsheets.as_csv([row]).decode("utf-8-sig")
    assert text == "-5.10,3,2026-04-01,,Ada\r\n"
    sheet = load_workbook(io.BytesIO(spreadsheets.as_xlsx("S", [row]))).active
    cells = list(sheet[1])
    assert [cell.data_type for cell in cells] == ["n", "n", "d", "n", "s"]
    assert cells[0].value == pytest.approx(-5.10)


def test_a_character_no_workbook_holds_is_replaced():
    sheet = load_workbook(io.BytesIO(spreadsheets.as_xlsx("S", [["a\x0bb"]]))).active
    assert sheet["A1"].value == "a\N{REPLACEMENT CHARACTER}b"
