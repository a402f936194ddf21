"""`docs/duties.md` says what the rules say."""

import pytest

from reviews.choices import ReviewKind
from reviews.imports.reference import first_rules
from reviews.management.commands import print_duties
from reviews.models import DutyRule


def test_the_list_of_duties_on_paper_is_current():
    assert print_duties.PAPER.read_text(encoding="utf-8") == print_duties.printed(), (
        "docs/duties.md is stale: run `python manage.py print_duties`."
    )


def test_every_kind_and_age_has_a_rule_with_its_source():
    rows = first_rules()
    assert {row["kind"] for row in rows} == set(ReviewKind.values)
    assert all(row["source"] for row in rows)
    assert len(rows) == 26


@pytest.mark.parametrize("row", first_rules(), ids=lambda row: f"{row['kind']} from {row['from_age']}")
def test_the_reason_of_every_rule_is_a_sentence_with_its_source_and_its_date(row):
    reason = print_duties.reason(DutyRule(**row))
    assert reason.endswith(f"{row['source']}.")
    assert "is due by" in reason
    assert reason[0].isupper() or reason[0] in "s“"


@pytest.mark.django_db
def test_the_rules_on_paper_are_those_an_empty_database_comes_with():
    names = first_rules()[0].keys()
    kept = {tuple(sorted(row.items(), key=str)) for row in DutyRule.objects.order_by("pk").values(*names)}
    assert kept == {tuple(sorted(row.items(), key=str)) for row in first_rules()}
