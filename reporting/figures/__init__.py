"""The figures of a month, told once and the same for dashboard, page, JSON and report.

`for_month(authority, month, edition=…)` is the month; `history` each figure over twelve; `people_behind` who
stands behind one; `assured` the tiles without a target; `seen_by_worker` K19 by link worker; `board_content`
everything a board report says, which is what a snapshot keeps; and `public_content` the same made fit for the public.
"""

from reporting.figures.assurance import Assured, assured
from reporting.figures.board import board_content
from reporting.figures.by_worker import SEEN_IN_TIME, Share, seen_by_worker
from reporting.figures.months import (
    EDITIONS,
    INTERNAL,
    PUBLIC,
    Point,
    for_month,
    history,
    opened_with,
    people_behind,
)
from reporting.figures.overview import Missing, Overview, PeopleInMonth, overview
from reporting.figures.public import public_content
from reporting.figures.told import MonthOfFigures, Part, Told

__all__ = [
    "EDITIONS",
    "INTERNAL",
    "PUBLIC",
    "SEEN_IN_TIME",
    "Assured",
    "Missing",
    "MonthOfFigures",
    "Overview",
    "Part",
    "PeopleInMonth",
    "Point",
    "Share",
    "Told",
    "assured",
    "board_content",
    "for_month",
    "history",
    "opened_with",
    "overview",
    "people_behind",
    "public_content",
    "seen_by_worker",
]
