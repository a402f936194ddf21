"""What a council has set aside."""

from datetime import UTC, datetime
from decimal import Decimal

from placements.models import Budget
from tests.accounts import recipes as accounts


def budget(**fields) -> Budget:
    """Rutland's for 2026/27, a million pounds, set before the year began."""
    return Budget.objects.create(
        **{
            "authority": accounts.council(),
            "financial_year": 2026,
            "amount": Decimal("1000000.00"),
            "set_at": datetime(2026, 2, 24, 19, 0, tzinfo=UTC),
            "set_by": fields.get("set_by") or accounts.staff(None),
            "reason": "Set by full council",
        }
        | fields
    )
