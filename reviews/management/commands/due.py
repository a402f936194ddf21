"""Every review owed to an authority's people and not held by a day (contract 6)."""

import json

from django.core.management.base import BaseCommand

from accounts.management.arguments import council
from linkworker import arguments
from placements.models import Person
from reviews.queries import duties


class Command(BaseCommand):
    help = "Print every review owed to a council's people and not held by a day, as JSON."

    def add_arguments(self, parser):
        parser.add_argument("--authority", required=True, metavar="CODE", help="the council's GSS code")
        parser.add_argument("--as-at", required=True, metavar="YYYY-MM-DD", help="the day asked about")
        parser.add_argument("--format", choices=["json"], default="json")

    def handle(self, *args, authority, as_at, **options):
        asked, day = council(authority), arguments.day(as_at)
        rows = duties.due_rows(Person.objects.responsible_to_on(asked, day), day, council=asked)
        self.stdout.write(json.dumps([row.as_json() for row in rows], ensure_ascii=False, indent=2))
