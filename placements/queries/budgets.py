"""What a council has set aside for its years."""

from collections.abc import Collection

from accounts.models import Organisation
from linkworker.periods import FinancialYear
from placements.models import Budget

MOST_SHOWN = 20


def in_force(authority: Organisation, years: Collection[FinancialYear]) -> dict[tuple[int, str], Budget]:
    """The latest budget of each year and stream, by the year it starts in and the stream ("" is all). One query."""
    found = Budget.objects.of(authority).filter(financial_year__in=[year.starts_in for year in years])
    return {(budget.financial_year, budget.stream): budget for budget in found.in_force()}


def ever_set(authority: Organisation) -> list[Budget]:
    """The last budgets set, newest first, each with who set it."""
    found = Budget.objects.of(authority).select_related("set_by")
    return list(found.order_by("-set_at", "-pk")[:MOST_SHOWN])
