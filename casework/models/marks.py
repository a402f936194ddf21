"""What is to be noticed about a contact at a glance: the same words wherever it stands in a list."""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils import timezone

from linkworker.words import counted, short_day


class Mark(NamedTuple):
    """A word about a contact, in a tag. The colour repeats what the word says."""

    text: str
    colour: str = "grey"


class Marked:
    """Mixin of a contact: its marks, most telling first.

    Marks that count other rows (`open_actions`, `amended`) are there where the query gave the numbers.
    """

    @property
    def marks(self) -> list[Mark]:
        """Every mark, for the log, the timeline and the contact's own page."""
        return [*self._of_what_happened(), *self._of_the_record(), *self._of_what_followed()]

    def _of_what_happened(self) -> Iterator[Mark]:
        if self.significant:
            yield Mark("Significant event", "purple")
        if self.counts_as_seen:
            yield Mark("Seen", "green")
        if not self.reached:
            yield Mark("Nobody answered")
        if self.visit:
            yield Mark("One visit to several people")

    def _of_the_record(self) -> Iterator[Mark]:
        if self.is_sensitive:
            yield Mark(self.get_sensitivity_display(), "red")
        if self.readers:
            yield Mark(f"Shared: {self.readers}", "teal")
        if self.days_late:
            yield Mark(f"Recorded {counted(self.days_late, 'day')} later", "yellow")
        if self.corrected_at:
            yield Mark(f"Corrected at {self._when_corrected()}")

    def _of_what_followed(self) -> Iterator[Mark]:
        if number := getattr(self, "open_actions", 0):
            yield Mark(counted(number, "open action"), "orange")
        if getattr(self, "amended", 0):
            yield Mark("Added to")

    def _when_corrected(self) -> str:
        """The time of day; with the day when it was not the day it was recorded."""
        local, recorded = timezone.localtime(self.corrected_at), timezone.localtime(self.recorded_at)
        on = "" if local.date() == recorded.date() else f" on {short_day(local.date())}"
        return f"{local:%H:%M}{on}"
