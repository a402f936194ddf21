"""Exact spend by payer kind and stream over a range of days (contract 5)."""

import json
from datetime import date

from django.core.management.base import BaseCommand, CommandError

from accounts.queries import councils
from linkworker.periods import Days
from placements.queries.spend import spend_of


class Command(BaseCommand):
    help = "Print what an authority's placements cost from one day until another, not counting the last."

    def add_arguments(self, parser):
        parser.add_argument("--authority", required=True, metavar="CODE", help="the council's GSS code")
        parser.add_argument("--from", required=True, metavar="YYYY-MM-DD", dest="first_day")
        parser.add_argument(
            "--until", required=True, metavar="YYYY-MM-DD", help="the first day no longer counted"
        )
        parser.add_argument("--format", choices=["json"], default="json")

    def handle(self, *args, authority, first_day, until, **options):
        try:
            council = councils.by_code(authority)
        except councils.NoSuchCouncil as refusal:
            raise CommandError(str(refusal)) from refusal
        within = _days(first_day, until)
        told = {
            "authority": {"code": council.code, "name": council.name},
            "from": within.starts_on.isoformat(),
            "until": within.ends_on.isoformat(),
            **spend_of(council, within).as_json(),
        }
        self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))


def _days(first_day: str, until: str) -> Days:
    starts_on, ends_on = _day(first_day), _day(until)
    if ends_on < starts_on:
        raise CommandError("The day in --until must be the same as --from or later.")
    return Days(starts_on, ends_on)


def _day(text: str) -> date:
    """The day written YYYY-MM-DD and no other way. Raises CommandError."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise CommandError(f"Enter the day as YYYY-MM-DD, such as 2026-10-31, not {text!r}.")
    return day
