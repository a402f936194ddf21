"""A handover pack as a PDF: the caseload in one table, then a sheet for each person. Made on request, never kept."""

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import timezone

from linkworker.words import long_day, short_day
from reporting import pdf
from reporting.documents import fonts
from reporting.queries.handover_sheets import Item, Part, Sheet

TEMPLATE = "reporting/handover_pack.html"
LIMITS = pdf.Limits(seconds=50, cpu_seconds=45)  # somebody waits for it, and the server for nobody longer
LONGEST = 700


def handover_pack(
    told: Sequence[Sheet], *, council: str, whose: str, made_by: str, made_at: datetime
) -> bytes:
    """Return the pack as a PDF. Raises PdfCouldNotBeMade or PdfTookTooLong."""
    local = timezone.localtime(made_at)
    parts = {
        "sheets": [_safe(sheet) for sheet in told],
        "council": pdf.safe_text(council, LONGEST),
        "whose": pdf.safe_text(whose, LONGEST),
        "made_by": pdf.safe_text(made_by, LONGEST),
        "made_at": f"{long_day(local.date())} at {local:%H:%M}",
    }
    title = f"Handover pack: {parts['whose']}, {long_day(local.date())}"
    return pdf.render(render_to_string(TEMPLATE, parts), fonts.embedded(), title, limits=LIMITS)


def _safe(sheet: Sheet) -> dict:
    """The same words, none of which can stop the page."""
    names = ("name", "reference", "about", "home", "worker", "urgent", "seen")
    return {name: pdf.safe_text(getattr(sheet, name), LONGEST) for name in names} | {
        "more_urgent": sheet.more_urgent,
        "next": _next(sheet),
        "overdue": sheet.overdue,
        "parts": [_part(part) for part in sheet.parts if part.items],
        "empty": " ".join(part.empty for part in sheet.parts if not part.items),
    }


def _next(sheet: Sheet) -> str:
    if sheet.next is None:
        return ""
    return f"{short_day(sheet.next.day)}: {pdf.safe_text(sheet.next.words, LONGEST)}"


def _part(part: Part) -> Part:
    return Part(part.title, tuple(_item(item) for item in part.items), part.empty)


def _item(item: Item) -> Item:
    return Item(pdf.safe_text(item.words, LONGEST), pdf.safe_text(item.small, LONGEST), item.alarm)
