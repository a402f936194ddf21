"""How long since each side was spoken to? One grouped question."""

from datetime import date

from django.db.models import CharField, F, Func, Max, QuerySet
from django.utils import timezone

from casework.choices import Side
from casework.models import Contact
from linkworker.moments import end_of
from placements.models import Person


class Unnest(Func):
    """Each element of an array on a row of its own."""

    function = "unnest"
    output_field = CharField()
    set_returning = True


def recency_by_side(person: Person, on: date, among: QuerySet[Contact] | None = None) -> dict[Side, date]:
    """The last day up to `on` each side was reached about one person; sides never reached are left out.

    Give `among` (the contacts the reader may see) wherever the answer is shown to somebody.
    """
    contacts = Contact.objects.standing() if among is None else among
    rows = (
        contacts.up_to(end_of(on))
        .filter(person=person, reached=True)
        .order_by()
        .annotate(side=Unnest(F("sides")))
        .values("side")
        .annotate(latest=Max("happened_at"))
        .values_list("side", "latest")
    )
    return {Side(side): timezone.localdate(latest) for side, latest in rows}
