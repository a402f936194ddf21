"""Whose rows a file of this organisation may touch: the one place that decides it (decision 0011)."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from accounts.models import Organisation
from placements.models import FundingLine, Person, Placement
from placements.policies import living_in


def answered_for(owner: Organisation) -> QuerySet[Person]:
    """The people this organisation is the responsible council or board of today."""
    return Person.objects.filter(Q(responsible_council=owner) | Q(responsible_icb=owner))


def placed_in(owner: Organisation, on: date) -> QuerySet[Person]:
    """People on this organisation's own register whom another council placed in its area, and who live there."""
    return Person.objects.filter(owner=owner, pk__in=living_in([owner.pk], on)).exclude(
        pk__in=answered_for(owner).order_by().values("pk")
    )


@dataclass(slots=True)
class Reach:
    """Keys of the people within reach of an import, and the references of its register that are not."""

    own: set[int] = field(default_factory=set)
    hosted: set[int] = field(default_factory=set)
    paid_for: set[int] = field(default_factory=set)
    people_beyond: set[str] = field(default_factory=set)
    placements_beyond: set[str] = field(default_factory=set)

    def holds(self, person: int) -> bool:
        """May a file say anything of this person?"""
        return person in self.own or person in self.hosted

    def charges(self, person: int | None) -> bool:
        """May a file say what is paid for this person? Of somebody it brings itself, it may."""
        return person is None or person in self.own or person in self.paid_for


def of(owner: Organisation, on: date) -> Reach:
    """Everybody a file of this organisation may write about today.

    Whom it is responsible for; and whom others placed in its area, if they are on its own register. That a
    reference was once its own opens nothing: whoever was settled with another council is theirs.
    """
    reach = Reach(
        own=set(answered_for(owner).order_by().values_list("pk", flat=True)),
        hosted=set(placed_in(owner, on).order_by().values_list("pk", flat=True)),
        paid_for=set(
            FundingLine.objects.in_force_on(on)
            .filter(payer=owner)
            .order_by()
            .values_list("placement__person", flat=True)
        ),
    )
    people = Person.objects.filter(owner=owner).order_by().values_list("reference", "pk")
    reach.people_beyond = {reference for reference, key in people if not reach.holds(key)}
    stays = Placement.objects.filter(owner=owner).order_by().values_list("reference", "person")
    reach.placements_beyond = {reference for reference, person in stays if not reach.holds(person)}
    return reach
