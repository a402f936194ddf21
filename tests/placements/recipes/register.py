"""One recipe a model: valid by default, with traits for situations."""

from datetime import date
from decimal import Decimal
from itertools import count

from placements.models import (
    CaseloadSpell,
    FundingLine,
    Home,
    Person,
    Placement,
    Responsibility,
    SettingType,
)
from tests.accounts.recipes import council

_numbers = count(1)
LINCOLNSHIRE = "E10000019"

# What the database does by itself once so many rows are committed. The tables by name: ANALYZE alone also takes those
# which all databases share, and another worker of the tests may hold them.
COUNT_THE_ROWS = "ANALYZE " + ", ".join(
    model._meta.db_table for model in (Person, Home, Placement, FundingLine, Responsibility, CaseloadSpell)
)


def nhs_number(number: int) -> str:
    """A valid synthetic number of the 999 range, never issued; skips the stems without a check digit."""
    stem = 999_000_000 + number
    while True:
        check = (
            11
            - sum(int(digit) * weight for digit, weight in zip(str(stem), range(10, 1, -1), strict=True)) % 11
        )
        if check != 10:
            return f"{stem}{0 if check == 11 else check}"
        stem += 500_000


def person(**fields) -> Person:
    """Rutland's, 30 years old, on the caseload since 2024."""
    number = next(_numbers)
    return Person.objects.create(
        **{
            "owner": council(),
            "reference": f"P{number:05}",
            "given_name": "Ada",
            "family_name": f"Larch{number}",
            "date_of_birth": date(1996, 5, 4),
            "nhs_number": nhs_number(number),
            "responsible_council": council(),
            "caseload_from": date(2024, 1, 1),
        }
        | fields
    )


def home(host: str = LINCOLNSHIRE, **fields) -> Home:
    """A residential care home in Lincolnshire unless another council's code is given."""
    number = next(_numbers)
    return Home.objects.create(
        **{
            "owner": council(),
            "code": f"H{number:04}",
            "name": f"Elm House {number}",
            "setting_type": SettingType.objects.get(code="RES"),
            "host_council": council(host),
            "postcode": "LN1 1AA",
        }
        | fields
    )


def placement(**fields) -> Placement:
    """Placed out, in Lincolnshire, since 2024 and still there."""
    number = next(_numbers)
    return Placement.objects.create(
        **{
            "owner": council(),
            "reference": f"PL{number:05}",
            "person": fields.get("person") or person(),
            "home": fields.get("home") or home(),
            "starts_on": date(2024, 1, 8),
            "placed_by": council(),
        }
        | fields
    )


def funding_line(**fields) -> FundingLine:
    """Rutland pays 1,000 pounds a week for all of the placement."""
    stay = fields.get("placement") or placement()
    return FundingLine.objects.create(
        **{
            "placement": stay,
            "payer": council(),
            "stream": "asc",
            "weekly": Decimal("1000.00"),
            "starts_on": stay.starts_on,
        }
        | fields
    )
