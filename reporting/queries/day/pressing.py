"""What needs attention among the people of a day and no section of it tells: for the page and for the letter."""

from collections.abc import Iterable

from accounts.policies import allowed
from accounts.roles import Permission
from reporting.queries import attention
from reporting.queries.day.parts import Day, Section
from reporting.rules.attention import Level

TOLD_BY_SECTIONS = frozenset({"next", "actions", "promises", "escalations", "goals"})


def also_pressing(day: Day, sections: Iterable[Section]) -> list[attention.Row]:
    """The ranked list without what these sections of the same day say already; empty for a role that sees nobody."""
    if not allowed(day.staff, Permission.SEE_PEOPLE):
        return []
    told = (section for section in sections if section.key in TOLD_BY_SECTIONS)
    said = {key for section in told for row in section.rows for key in row.settles}
    return attention.not_said_already(attention.needs_attention(day.people), said)


def urgent(rows: Iterable[attention.Row]) -> int:
    """How many of them are urgent: those the morning letter counts."""
    return sum(row.need.level == Level.URGENT for row in rows)
