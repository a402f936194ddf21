"""Every review owed to an authority's people and not held by a day (contract 6)."""

import json
from datetime import date

from django.core.management.base import BaseCommand, CommandError

from accounts.queries import councils
from placements.models import Person
from reviews.queries import duties


class Command(BaseCommand):
    help = "Print every review owed to a council's people and not held by a day, as JSON."

    def add_arguments(self, parser):
        parser.add_argument("--authority", required=True, metavar="CODE", help="the council's GSS code")
        parser.add_argument("--as-at", required=True, metavar="YYYY-MM-DD", help="the day asked about")
        parser.add_argument("--format", choices=["json"], default="json")

    def handle(self, *args, authority, as_at, **options):
        try:
            council = councils.by_code(authority)
        except councils.NoSuchCouncil as refusal:
            raise CommandError(str(refusal)) from refusal
        rows = duties.due_rows(Person.objects.responsible_to(council), _day(as_at))
        self.stdout.write(json.dumps([row.as_json() for row in rows], ensure_ascii=False, indent=2))


def _day(text: str) -> date:
    """The day written YYYY-MM-DD and no other way. Raises CommandError."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise CommandError(f"Enter the day as YYYY-MM-DD, such as 2026-10-31, not {text!r}.")
    return day
