"""demo --profile rutland|national [--seed N] [--people N] [--contacts N]: an invented register."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from reporting.imports import demo_national, demo_rutland


class Command(BaseCommand):
    """`rutland` makes the published figures; `national` any number of people, for benchmarks."""

    help = "Loads an invented register. Same seed, same data."

    def add_arguments(self, parser):
        parser.add_argument("--profile", choices=["rutland", "national"], required=True)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--people", type=int, help="national only; 10,000 unless told otherwise")
        parser.add_argument("--contacts", type=int, help="national only; ten a person unless told otherwise")

    def handle(self, *, profile, seed, people, contacts, **options):
        if settings.PRODUCTION and not settings.DEMONSTRATION:
            raise CommandError("This is a production system: invented people do not belong in its register.")
        if profile == "rutland":
            self._rutland(seed)
            return
        people = 10_000 if people is None else people
        contacts = people * 10 if contacts is None else contacts
        if people < 1 or people > demo_national.MOST_PEOPLE or contacts < 0:
            raise CommandError(
                f"Give from 1 to {demo_national.MOST_PEOPLE:,} people, and 0 or more contacts."
            )
        self._national(seed, people, contacts)

    def _rutland(self, seed):
        loaded = demo_rutland.load(
            today=timezone.localdate(), seed=seed, with_passwords=settings.DEMONSTRATION
        )
        if loaded.already:
            self.stdout.write("There is a register for Rutland already: nothing was changed.")
            return
        self.stdout.write(f"Invented {loaded.rows} people for Rutland.")
        if not settings.DEMONSTRATION:
            self.stdout.write("The accounts have no passwords, because LINKWORKER_DEMO is not 1.")

    def _national(self, seed, people, contacts):
        counts = demo_national.load(today=timezone.localdate(), seed=seed, people=people, contacts=contacts)
        if not counts:
            self.stdout.write("There is a national register already: nothing was changed.")
            return
        for what, how_many in counts.items():
            self.stdout.write(f"{what}: {how_many:,}")
