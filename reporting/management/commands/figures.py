"""The month's figures (contract 4), by the same function as the dashboard and the report."""

import json

from django.core.management.base import BaseCommand

from accounts.management.arguments import council
from linkworker import arguments
from reporting import figures
from reporting.figures.told import MonthOfFigures, Told


class Command(BaseCommand):
    help = "Print an authority's figures for a month."

    def add_arguments(self, parser):
        parser.add_argument("--authority", required=True, metavar="CODE", help="the council's GSS code")
        parser.add_argument("--month", required=True, metavar="YYYY-MM")
        parser.add_argument("--edition", choices=figures.EDITIONS, default=figures.INTERNAL)
        parser.add_argument("--format", choices=["json", "table"], default="json")

    def handle(self, *args, authority, month, edition, **options):
        found = figures.for_month(council(authority), arguments.month(month), edition=edition)
        if options["format"] == "json":
            self.stdout.write(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write(_table(found))


def _table(found: MonthOfFigures) -> str:
    rows: list[tuple[str, ...]] = [("", "Figure", "Value", "Met", "Of", "Target", "", "Month before")]
    rows += [_row(figure) for figure in found.figures]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    title = f"{found.authority.name}, {found.month.label}, {found.edition} edition"
    return "\n".join([title, "frozen" if found.frozen else "not frozen", "", *lines])


def _row(figure: Told) -> tuple[str, ...]:
    value = figure.state.replace("_", " ") if figure.value is None else f"{figure.value:,}"
    texts = ("" if number is None else f"{number:,}" for number in (figure.met, figure.of, figure.target))
    previous = "" if figure.previous is None else f"{figure.previous:,}"
    return (figure.id, figure.title, value, *texts, figure.rag, previous)
