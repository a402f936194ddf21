"""A budget is set with a reason, superseded and never overwritten, by whoever may at that council."""

from datetime import UTC, datetime
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.periods import FinancialYear
from placements.actions import budgets as actions
from placements.models import Budget
from placements.queries import budgets
from tests.accounts import recipes as accounts
from tests.at_once import posted_at_once
from tests.placements import recipes

YEAR = FinancialYear(2026)
ADDRESS = "/money/budget/"


def typed(**answers) -> dict:
    return {
        "submission": str(uuid4()),
        "financial_year": "2026",
        "stream": "",
        "amount": "1,250,000",
        "reason": "Set by full council",
    } | answers


def given(by, authority, **answers):
    return actions.set_budget(
        **{
            "by": by,
            "authority": authority,
            "financial_year": YEAR,
            "amount": Decimal("1250000.00"),
            "reason": "Set by full council",
            "now": datetime(2026, 11, 22, 12, 0, tzinfo=UTC),
            "submission": uuid4(),
        }
        | answers
    )


@pytest.mark.django_db
def test_it_is_set_and_in_the_trail(finance, rutland, browse, trail):
    page = browse(finance).post(ADDRESS, typed())
    assert page.status_code == 302
    assert "starts_on=2026-04-01&until=2027-04-01" in page["Location"]
    kept = Budget.objects.get()
    assert (kept.authority, kept.year, kept.stream, kept.amount) == (rutland, YEAR, "", Decimal("1250000.00"))
    assert (kept.set_by, kept.reason) == (finance, "Set by full council")
    line = AuditEvent.objects.get(verb="set budget")
    assert line.details["year"] == "2026/27"
    assert "Set by full council" not in str(line.details)


@pytest.mark.django_db
def test_a_later_amount_supersedes_and_the_earlier_is_kept(finance, rutland):
    given(finance, rutland)
    given(finance, rutland, amount=Decimal("1300000.00"), now=datetime(2026, 11, 22, 12, 1, tzinfo=UTC))
    given(finance, rutland, stream="joint", amount=Decimal("5.00"))
    assert Budget.objects.count() == 3
    found = budgets.in_force(rutland, [YEAR])
    assert {key: budget.amount for key, budget in found.items()} == {
        (2026, ""): Decimal("1300000.00"),
        (2026, "joint"): Decimal("5.00"),
    }


@pytest.mark.django_db
def test_the_same_amount_again_is_refused(finance, browse):
    client = browse(finance)
    client.post(ADDRESS, typed())
    page = client.post(ADDRESS, typed())
    assert "This is the budget already" in page.content.decode()
    assert Budget.objects.count() == 1


@pytest.mark.django_db
def test_the_same_form_sent_again_adds_nothing(finance, browse):
    client, answers = browse(finance), typed()
    assert [client.post(ADDRESS, answers).status_code for _ in range(2)] == [302, 302]
    assert Budget.objects.count() == 1


def test_five_clicks_set_one_budget(committed, browse):
    finance = accounts.staff(Role.FINANCE)
    answers = typed()
    assert posted_at_once([browse(finance) for _ in range(5)], ADDRESS, answers) == [302] * 5
    assert Budget.objects.count() == 1
    assert AuditEvent.objects.filter(verb="set budget").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"amount": ""}, "Enter the budget"),
        ({"amount": "-1"}, "The budget must be £0.00 or more"),
        ({"amount": "lots"}, "The budget must be an amount of money"),
        ({"financial_year": ""}, "Select the financial year"),
        ({"reason": ""}, "Enter why the budget is set or changed"),
        ({"reason": "r" * 5000}, "300"),
    ],
    ids=str,
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(answers, words, finance, browse):
    page = browse(finance).post(ADDRESS, typed(reason="O’Neill’s café 🙂") | answers)
    text = page.content.decode()
    assert words in text
    assert answers.get("amount", "1,250,000") in text
    if "reason" not in answers:
        assert "O’Neill’s café 🙂" in text
    assert not Budget.objects.exists()


@pytest.mark.django_db
def test_only_whoever_sets_budgets_opens_it(manager, link_worker, host_officer, browse):
    for someone in (manager, link_worker, host_officer):
        assert browse(someone).get(ADDRESS).status_code == 403


@pytest.mark.django_db
def test_another_councils_budget_is_not_theirs_to_set(finance, lincolnshire, browse):
    assert browse(finance).post(f"{ADDRESS}?authority={lincolnshire.code}", typed()).status_code == 403
    with pytest.raises(PermissionDenied):
        given(finance, lincolnshire)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("budget_not_negative", "amount = -0.01"),
        ("budget_year_is_a_year", "financial_year = 1999"),
        ("budget_year_is_a_year", "financial_year = 2200"),
        ("budget_says_why", "reason = ''"),
    ],
)
def test_the_database_refuses_what_can_never_be(constraint, change):
    recipes.budget()
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE placements_budget SET {change}")
    assert refusal.value.__cause__.diag.constraint_name == constraint


@pytest.mark.django_db
def test_the_database_refuses_two_budgets_at_one_moment():
    first = recipes.budget()
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO placements_budget (uid, created_at, fingerprint, authority_id, financial_year, stream,"
            " amount, set_at, set_by_id, reason) SELECT gen_random_uuid(), created_at, fingerprint, authority_id,"
            " financial_year, stream, 2, set_at, set_by_id, reason FROM placements_budget WHERE id = %s",
            [first.pk],
        )
    assert refusal.value.__cause__.diag.constraint_name == "budget_once_at_a_moment"
