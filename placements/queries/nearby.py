"""In whose area a postcode probably lies: from the homes on record nearby. A person decides."""

from collections import Counter
from dataclasses import dataclass

from accounts.roles import Permission
from linkworker.words import counted
from placements.policies import homes_for
from placements.rules import homes as rules
from placements.rules import identifiers


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the homes nearest to a postcode say; each sentence with how many say so."""

    sentences: tuple[str, ...]


def suggestion(staff, postcode: str, *, besides: int | None = None) -> Suggestion | None:
    """The area by the nearest homes somebody may see the address of; None when none is near.

    `besides` is the primary key of the home that is asked about. One query.
    """
    postcode = identifiers.normalise_postcode(postcode or "")
    if not identifiers.is_postcode(postcode):
        return None
    areas = rules.areas_of(postcode)
    widest = areas[-1][0]
    near = [
        home
        for home in homes_for(staff, Permission.SEE_ADDRESS)
        .filter(postcode__startswith=widest)
        .select_related("host_council", "host_icb")
        .order_by("pk")
        if home.pk != besides
    ]
    for begins, called in areas:
        found = [home for home in near if home.postcode.startswith(begins)]
        if found:
            bodies = (
                [str(home.host_council) for home in found],
                [str(home.host_icb or "") for home in found],
            )
            return Suggestion(tuple(filter(None, (_sentence(names, called) for names in bodies))))
    return None


def _sentence(names: list[str], area: str) -> str:
    known = Counter(sorted(name for name in names if name))
    if not known:
        return ""
    ((name, number),) = known.most_common(1)
    lie = "lies" if number == 1 else "lie"
    return f"{number} of {counted(len(names), 'home')} in {area} {lie} in {name}."
