"""`manage.py verify_audit`: is every line of the trail still what was written?"""

from django.core.management.base import BaseCommand, CommandError

from accounts import audit
from accounts.models import AuditEvent


class Command(BaseCommand):
    """Checks each line's seal and its link to the line before. Exit 1 and the places when any is broken."""

    help = "Check that no line of the audit trail was changed, removed or reordered."

    def handle(self, *args, **options):
        """Reads all of it; changes nothing."""
        broken = audit.broken_positions()
        if broken:
            places = ", ".join(str(position) for position in broken[:20])
            raise CommandError(
                f"The trail does not fit at {places}. Compare with the copy kept off this machine."
            )
        self.stdout.write(f"The audit trail is whole: {AuditEvent.objects.count()} lines.")
