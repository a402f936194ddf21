"""The letter that goes with a referral: the least a service needs to begin, and nothing it has no use for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from accounts.roles import Permission
from casework.choices import ReferralBasis
from casework.models import Referral
from linkworker.words import long_day
from placements.models import Placement
from placements.queries import naming
from placements.queries.banner import lives_at
from placements.queries.person_page import Row

GROUNDS = {
    ReferralBasis.AGREED: "They agreed to this referral on {day}.",
    ReferralBasis.BEST_INTERESTS: "They cannot decide this. It was decided in their best interests on {day}.",
}


@dataclass(frozen=True, slots=True)
class ReferralLetter:
    """What the letter says beside the reason, which is the referral's own."""

    day: date
    address: tuple[str, ...]
    rows: tuple[Row, ...]
    lines: tuple[str, ...]


def referral_letter(
    staff, referral: Referral, *, granted: Collection[Permission], on: date
) -> ReferralLetter:
    """The letter of one referral, as it is printed on a day. One query."""
    person, entry = referral.person, referral.service_entry
    stays = Placement.objects.open_on(on).filter(person=person).select_related("home__provider")
    stay = stays.order_by("-starts_on", "-pk").first()
    home = lives_at(stay.home, address=Permission.SEE_ADDRESS in granted) if stay else ""
    address = tuple(filter(None, (entry.contact, entry.place))) if entry else ()
    rows = [
        Row("Name", naming.called(person, names=Permission.SEE_NAMES in granted)),
        Row("Born", long_day(person.date_of_birth)),
        Row("Lives at", home),
    ]
    if person.best_contact:
        rows.append(Row("Best way to reach them", person.best_contact))
    if person.interpreter_needed:
        rows.append(Row("Interpreter", person.first_language or "Needed"))
    return ReferralLetter(referral.made_on, address, tuple(rows), tuple(_lines(referral)))


def _lines(referral: Referral):
    if referral.basis:
        yield GROUNDS[ReferralBasis(referral.basis)].format(day=long_day(referral.agreed_on))
    yield (
        f"Please answer by {long_day(referral.answer_due_on)}, and quote {referral.reference}: tell us whether you "
        "accept it, when it can start, or why not."
    )
