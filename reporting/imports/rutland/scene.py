"""What the later parts of the demonstration build on: who is there, where each lives, and who writes it down."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from accounts.models import Organisation
from placements.models import Home
from reporting.imports.invented_names import Pen
from reporting.imports.rutland.calendar import Calendar
from reporting.imports.rutland.cohort import Someone
from reporting.imports.rutland.staff import LINK_WORKER, SECOND_LINK_WORKER

YOUNG_TOLD = 4  # of those who live with their families, how many have a full record


@dataclass(slots=True)
class Scene:
    """The register as far as it is kept."""

    pen: Pen
    people: list[Someone]
    owner: Organisation
    organisations: dict[str, Organisation]
    homes: dict[str, int]
    staff: dict[str, int]
    places: dict[int, dict[str, Any]] = field(init=False)

    def __post_init__(self) -> None:
        names = ("id", "name", "host_council_id", "host_icb_id", "provider_id", "setting_type__group")
        rows = Home.objects.filter(owner=self.owner).order_by("pk").values(*names)
        self.places = {row["id"]: row for row in rows}

    @property
    def today(self) -> date:
        return self.pen.today

    @property
    def days(self) -> Calendar:
        return Calendar(self.pen.today)

    @property
    def out(self) -> list[Someone]:
        """The sixteen adults, in the order of cohort.PLACED_OUT."""
        return self.of("out")

    @property
    def told(self) -> list[Someone]:
        """Everybody whose record is full: placed out, placed in, at school elsewhere, some of those at home."""
        return [
            *self.of("out"),
            *self.of("returned"),
            *self.of("school"),
            *self.of("pipeline")[:YOUNG_TOLD],
            *self.of("in"),
        ]

    @property
    def worker(self) -> int:
        return self.staff[LINK_WORKER]

    def of(self, group: str) -> list[Someone]:
        """Everybody of one group of the cohort."""
        return [someone for someone in self.people if someone.group == group]

    def ago(self, days: int) -> date:
        """So many days before today."""
        return self.pen.today - timedelta(days=days)

    def place(self, someone: Someone) -> dict[str, Any]:
        """The home they live in, as a row."""
        return self.places[someone.home.row["home_id"]]

    def writer(self, number: int) -> int:
        """Which of the two link workers wrote something down."""
        return self.staff[SECOND_LINK_WORKER if number % 4 == 0 else LINK_WORKER]

    def adult(self, someone: Someone) -> bool:
        return someone.group not in {"school", "pipeline"}
