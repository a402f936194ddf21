"""`manage.py add_administrator`: the first account of an organisation, made by whoever runs the server."""

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts import actions
from accounts.models import Organisation
from linkworker.refusals import Refusal


class Command(BaseCommand):
    """Makes an account without a password that may add the others. Exit 1 and a sentence when it cannot."""

    help = "Make an administrator's account, without a password, at a council or NHS board."

    def add_arguments(self, parser):
        """Who, and at which organisation."""
        parser.add_argument("--email", required=True, help="the administrator's work email address")
        parser.add_argument("--name", required=True, help="their full name")
        parser.add_argument(
            "--organisation",
            required=True,
            metavar="CODE",
            help="GSS code of a council or ODS code of an ICB",
        )

    def handle(self, *args, email, name, organisation, **options):
        """Refused when there is such an account already: its roles are changed by another administrator."""
        today = timezone.localdate()
        email = email.strip()
        body = self.body(organisation, today)
        try:
            someone = actions.add_administrator(
                email=email, name=name.strip(), organisation=body, starts_on=today
            )
        except Refusal as refusal:
            raise CommandError(f"{refusal.message.rstrip('.')}. Nothing was changed.") from refusal
        self.stdout.write(
            f"{someone.name} is an administrator at {body.name} from today.\n"
            f"The account has no password: open {reverse('account_reset_password')} of Link Worker, enter "
            f"{someone.email}, and use the link that is mailed there within one hour."
        )

    def body(self, code: str, today) -> Organisation:
        """The national body with this code, which must exist today."""
        wanted = code.strip().upper()
        national = Organisation.objects.in_force_on(today).filter(owner=None)
        found = national.filter(Q(code=wanted) | Q(former_codes__code=wanted)).order_by("pk").first()
        if found is None:
            raise CommandError(
                f"No council or NHS board of today has the code {code!r}. Rutland\u2019s is E06000017."
            )
        return found
