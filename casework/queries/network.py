"""With whom is a contact about somebody? Their circle and the organisations tied to them, each with its side."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from accounts.models import Organisation
from accounts.roles import Permission
from casework.choices import Side
from casework.models import Contact
from linkworker.words import in_a_sentence
from placements.choices import CircleSide
from placements.models import CircleMember, Person, Placement
from placements.queries.circle import members_shown, sides_shown, tied

SIDES = {CircleSide.ICB: Side.ICB_CHC}  # the others are called alike


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody of the circle, or an organisation, that a contact may be with."""

    side: str
    label: str
    member: CircleMember | None = None
    organisation: Organisation | None = None

    @property
    def words(self) -> str:
        """Who it is; an organisation with its side, because one may stand on two."""
        return self.label if self.member else f"{self.label}: {in_a_sentence(Side(self.side).label)}"

    @property
    def value(self) -> str:
        """How a form calls them."""
        if self.member:
            return f"member:{self.member.uid}"
        return f"organisation:{self.organisation.uid}:{self.side}"


def network(
    person: Person, placement: Placement | None, *, on: date, granted: Collection[Permission]
) -> list[Party]:
    """Whom a contact with somebody can be with by name, side by side in the order of the form.

    Of the circle only whom the reader may see there (decision 0018); without names, nobody. Three queries.
    """
    members = members_shown(person, on=on, granted=granted)
    found = [Party(_side(each.side), _called(each), member=each) for each in members]
    for side, _, organisation in tied(person, placement):
        if organisation is not None:
            found.append(Party(_side(side), str(organisation), organisation=organisation))
    order = list(Side)
    return sorted(found, key=lambda party: (order.index(party.side), party.member is None))


def named_in(contact: Contact, granted: Collection[Permission]) -> list[str]:
    """With whom a contact was, by name, as far as the reader may see the circle. The rest is left out."""
    shown = sides_shown(granted) if Permission.SEE_NAMES in granted else frozenset()
    parties = contact.parties.select_related("member__organisation", "organisation").order_by("pk")
    names = [
        _called(each.member) if each.member else str(each.organisation)
        for each in parties
        if each.member is None or each.member.side in shown
    ]
    return [*names, contact.also_with] if contact.also_with else names


def sides_of(parties: Iterable[Party]) -> set[str]:
    """The sides these stand on."""
    return {party.side for party in parties}


def _side(side: str) -> str:
    return SIDES.get(side, Side(side) if side in Side.values else Side.OTHER).value


def _called(member: CircleMember) -> str:
    what = member.works_at or member.get_role_display()
    return f"{member.name}, {what}"
