"""`manage.py figures` and `manage.py print_kpis`."""

import json

import pytest
from django.core.management import CommandError, call_command

from linkworker.periods import Month
from reporting import figures
from reporting.kpis import KPIS
from reporting.management.commands import print_kpis
from tests.accounts.recipes import council, former_code
from tests.placements.recipes import placement


def run(capsys, *arguments):
    call_command("figures", *arguments)
    return capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.parametrize("edition", ["internal", "public"])
def test_the_command_prints_the_same_figures_as_the_pages(capsys, edition):
    placement()
    printed = run(capsys, "--authority", "E06000017", "--month", "2026-10", "--edition", edition)
    told = figures.for_month(council(), Month.parse("2026-10"), edition=edition)
    assert json.loads(printed) == told.as_json()


@pytest.mark.django_db
def test_a_code_the_council_used_to_have_finds_it(capsys):
    former_code(code="E07999999")
    assert json.loads(run(capsys, "--authority", "E07999999", "--month", "2026-10"))["authority"]["code"] == (
        "E06000017"
    )


@pytest.mark.django_db
def test_the_table_is_for_reading(capsys):
    placement()
    printed = run(capsys, "--authority", "E06000017", "--month", "2026-10", "--format", "table")
    assert "Rutland County Council, October 2026, internal edition" in printed
    assert len([line for line in printed.splitlines() if line.startswith("K")]) == len(KPIS)
    assert "not recorded" in printed


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("authority", "month", "sentence"),
    [
        ("E99999999", "2026-10", "No council has the code 'E99999999'. Enter a GSS code"),
        ("QK1", "2026-10", "No council has the code"),
        ("E06000017", "2026-13", "Enter the month as year and month"),
        ("E06000017", "October", "Enter the month as year and month"),
    ],
)
def test_a_wrong_authority_or_month_is_told_in_a_sentence(authority, month, sentence):
    with pytest.raises(CommandError, match=sentence):
        call_command("figures", "--authority", authority, "--month", month)


def test_the_list_of_indicators_on_paper_is_current():
    assert print_kpis.PAPER.read_text(encoding="utf-8") == print_kpis.printed(), (
        "docs/kpis.md is stale: run `python manage.py print_kpis`."
    )


def test_each_indicator_says_what_it_is_in_full():
    assert len({kpi.id for kpi in KPIS}) == len(KPIS)
    assert [kpi.id for kpi in KPIS] == sorted(kpi.id for kpi in KPIS)
    assert all(kpi.definition.endswith(".") and kpi.readers and kpi.target is None for kpi in KPIS)
