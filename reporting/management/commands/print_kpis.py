"""Prints the list of indicators to docs/kpis.md, so that paper and code cannot differ."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from accounts.roles import Role
from reporting.kpi import Kpi, Tile
from reporting.kpis import KPIS
from reporting.kpis.assurance import TILES

PAPER = Path(settings.BASE_DIR) / "docs" / "kpis.md"
UNITS = {"percent": "per cent", "count": "a count", "pounds": "pounds"}
HEADING = """\
# The indicators

Printed from `reporting/kpis/` by `./run manage print_kpis`; a test fails when it is stale. Change the
indicator, not this page. A placement is open on a day when it has started and has not been left by then; ages
are on the last day of the month; missing information never counts as met, and is shown as not recorded; with
nobody to count there is no percentage. Targets and the edges of green and amber are settings, with dates.

Two things are told apart everywhere. **Seen in person**: a visit, a meeting or a review with the person there; the
dashboard's list of what needs attention, the caseload and my day go by it. **Seen in person or by video**: a visit,
a meeting or a video call with the person there; K19 goes by it.
"""


ASSURANCE = """\
# Assurance

What a board wants to be assured of: how many on a day, without a target and without a colour, on the page of a month's
figures. Each is told to those who may read of what it tells, and leads to the list to work from.
"""


class Command(BaseCommand):
    help = "Write docs/kpis.md from the list of indicators."

    def handle(self, *args, **options):
        PAPER.parent.mkdir(exist_ok=True)
        PAPER.write_text(printed(), encoding="utf-8")
        self.stdout.write("docs/kpis.md is printed.")


def printed() -> str:
    """The whole page."""
    return "\n".join([HEADING, *(_entry(kpi) for kpi in KPIS), ASSURANCE, *(_tile(tile) for tile in TILES)])


def _tile(tile: Tile) -> str:
    return f"## {tile.id} {tile.title}\n\n{tile.definition}\n\n* From: {tile.source}\n"


def _entry(kpi: Kpi) -> str:
    readers = ", ".join(role.label.lower() for role in Role if role.value in kpi.readers)
    better = {"higher": "Higher is better.", "lower": "Lower is better."}.get(
        kpi.better, "No direction is better."
    )
    return (
        f"## {kpi.id} {kpi.title}\n\n{kpi.definition}\n\n"
        f"* Told as {UNITS[kpi.unit]}. {better}\n* From: {kpi.source}\n* For: {readers}.\n"
    )
