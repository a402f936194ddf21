"""Reference data is kept by what makes each row the only one, and can be loaded again."""

from datetime import date

import pytest

from accounts.models import Organisation
from linkworker import reference
from placements.imports import reference as code_lists
from placements.models import CodeListEntry, FncRate, SettingType
from reporting.imports import reference as targets
from reporting.models import KpiTarget
from reviews.imports import reference as duty_rules
from reviews.models import DutyRule, Question

KEPT = (CodeListEntry, FncRate, SettingType, DutyRule, Question, KpiTarget)
KNOWN_BY = ["code_list", "code"]


def everything() -> list:
    return [list(model.objects.order_by("pk").values()) for model in KEPT]


@pytest.mark.django_db
def test_loading_every_list_again_changes_nothing():
    before = everything()
    assert all(before)
    code_lists.load(
        setting_type_class=SettingType, code_list_entry_class=CodeListEntry, fnc_rate_class=FncRate
    )
    duty_rules.load(duty_rule_class=DutyRule, question_class=Question)
    targets.load(target_class=KpiTarget, organisation_class=Organisation)
    assert everything() == before


@pytest.mark.django_db
def test_a_changed_row_is_changed_a_new_one_added_and_one_no_file_names_stays():
    first, *others = CodeListEntry.objects.filter(code_list="ethnicity").order_by("code")
    rows = [
        {"code_list": "ethnicity", "code": first.code, "label": "Said better"},
        {"code_list": "ethnicity", "code": "ZZ", "label": "New"},
    ]
    reference.keep(CodeListEntry, rows, known_by=KNOWN_BY)
    first.refresh_from_db()
    assert first.label == "Said better"
    assert CodeListEntry.objects.filter(code_list="ethnicity").count() == len(others) + 2


def test_a_file_is_read_as_text(tmp_path):
    (tmp_path / "list.csv").write_text("code,label\n01,Ystâd\n", encoding="utf-8")
    assert reference.rows(tmp_path / "list.csv") == [{"code": "01", "label": "Ystâd"}]


def test_the_last_valid_day_becomes_the_first_that_is_not():
    assert reference.first_day_after("2026-03-31") == date(2026, 4, 1)
    assert reference.first_day_after("") is None


def test_yes_and_no_are_told_apart_from_anything_else():
    assert (reference.is_true("true"), reference.is_true("false")) == (True, False)
    with pytest.raises(KeyError):
        reference.is_true("TRUE ")
