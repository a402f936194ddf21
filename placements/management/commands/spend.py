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
        parser.add_argument(
            "--authority", required=True, type=council, metavar="CODE", help="the council's GSS code"
        )
        dated = {"required": True, "type": arguments.day, "metavar": "YYYY-MM-DD"}
        parser.add_argument("--from", **dated, dest="first_day", help="the first day counted")
        parser.add_argument("--until", **dated, help="the first day no longer counted")
        parser.add_argument("--format", choices=["json"], default="json")

    def handle(self, *args, authority, first_day, until, **options):
        if until < first_day:
            raise CommandError("The day in --until must be the same as --from or later.")
        told = {
            "authority": {"code": authority.code, "name": authority.name},
            "from": first_day.isoformat(),
            "until": until.isoformat(),
            **spend_of(authority, Days(first_day, until)).as_json(),
        }
        self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
