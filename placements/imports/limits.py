"""The limits of authorisation that hold where a council has set none of its own."""

from linkworker import reference
from placements.imports.reference import REFERENCE


def load(*, limit_class) -> None:
    """Keep the limit of each role of the file, unless somebody has set another since."""
    limits = (
        {
            "authority": None,
            "role": row["role"],
            "valid_from": row["valid_from"],
            "weekly_limit": row["weekly_limit"],
        }
        for row in reference.rows(REFERENCE / "authorisation_limits.csv")
    )
    reference.keep(limit_class, limits, known_by=["authority", "role", "valid_from"])
