"""demo_accounts --format json: who to sign in as, where the register is invented."""

import json

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.imports import demonstration


class Command(BaseCommand):
    """Prints email, password, role and organisation of each demonstration account."""

    help = "Lists the demonstration accounts. Refused unless LINKWORKER_DEMO=1."

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=["json", "table"], default="table")

    def handle(self, *, format, **options):
        if not settings.DEMONSTRATION:
            raise CommandError(
                "There are no demonstration accounts here: set LINKWORKER_DEMO=1, only where nobody is real."
            )
        accounts = [
            {
                "email": held.staff.email,
                "password": demonstration.KNOWN_TO_ALL,
                "role": held.role,
                "organisation": held.organisation.name,
            }
            for held in demonstration.open_all()
        ]
        if format == "json":
            self.stdout.write(json.dumps(accounts, indent=2))
            return
        for account in accounts:
            self.stdout.write("  ".join(account.values()))
