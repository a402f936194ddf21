"""What regulators said of homes."""

from datetime import date

from placements.models import Inspection, InspectionRating
from placements.rules.inspections import OVERALL
from tests.placements.recipes.register import home as a_home


def inspection(ratings: dict[str, str] | None = None, **fields) -> Inspection:
    """By CQC, published this spring: good overall, unless ratings by dimension are given."""
    made = Inspection.objects.create(
        **{"home": fields.get("home") or a_home(), "regulator": "CQC", "published_on": date(2026, 4, 2)}
        | fields
    )
    for dimension, value in ({OVERALL: "Good"} if ratings is None else ratings).items():
        inspection_rating(inspection=made, dimension=dimension, value=value)
    return made


def inspection_rating(**fields) -> InspectionRating:
    """Good overall."""
    report = fields.get("inspection") or inspection({})
    return InspectionRating.objects.create(
        **{"inspection": report, "regulator": report.regulator, "dimension": OVERALL, "value": "Good"}
        | fields
    )


def home_rating(*, home, rating: str, rated_on: date) -> Inspection:
    """An inspection by CQC with this overall rating, for tests about somewhere rated."""
    return inspection({OVERALL: rating}, home=home, published_on=rated_on)
