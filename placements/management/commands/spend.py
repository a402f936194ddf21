"""Exact spend by payer kind and stream over a range of days (contract 5)."""

import json

from django.core.management.base import BaseCommand, CommandError

from accounts.management.arguments import council
from linkworker import arguments
from linkworker.periods import Days
from placements.queries.spend import spend_of


class Command(BaseCommand):
    help = "Print what an authority's placements cost from one day until another, not counting the last."

    def add_arguments(self, parser):
        parser.add_argument("--authority", required=True, metavar="CODE", help="the council's GSS code")
        dated = {"required": True, "metavar": "YYYY-MM-DD"}
        parser.add_argument("--from", **dated, dest="first_day", help="the first day counted")
        parser.add_argument("--until", **dated, help="the first day no longer counted")
        parser.add_argument("--format", choices=["json"], default="json")

    def handle(self, *args, authority, first_day, until, **options):
        asked, starts_on, ends_on = council(authority), arguments.day(first_day), arguments.day(until)
        if ends_on < starts_on:
            raise CommandError("The day in --until must be the same as --from or later.")
        told = {
            "authority": {"code": asked.code, "name": asked.name},
            "from": first_day,
            "until": until,
            **spend_of(asked, Days(starts_on, ends_on)).as_json(),
        }
        self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
