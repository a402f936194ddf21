"""Where somebody lived on a day, for what happened to them that day."""

from datetime import date

from placements.models import Home, Person, Placement


def lived_in(person: Person, day: date) -> Home | None:
    """The home of the placement open on a day; None where none was."""
    stay = Placement.objects.open_on(day).filter(person=person).select_related("home").first()
    return stay.home if stay else None
