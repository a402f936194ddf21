"""Somebody's day: what is theirs today, section by section, the most urgent first."""

from reporting.queries.day.parts import Day, Kind, Link, Row, Section
from reporting.queries.day.people import own_people, team_people
from reporting.queries.day.pressing import also_pressing, urgent
from reporting.queries.day.sections import SECTIONS, read

__all__ = [
    "SECTIONS",
    "Day",
    "Kind",
    "Link",
    "Row",
    "Section",
    "also_pressing",
    "own_people",
    "read",
    "team_people",
    "urgent",
]
