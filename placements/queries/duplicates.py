"""Who on the register might be the same person as somebody about to be put on it (contract 3)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, TextField, Value

from accounts.roles import Permission
from placements.models import Person
from placements.models.people import Folded
from placements.policies import marked_people
from placements.queries.naming import called

SAME_NUMBER = "the same NHS number"
SAME_NAME = "the same name and date of birth"
MOST = 5


@dataclass(frozen=True, slots=True)
class Likeness:
    """Somebody already on the register and why they might be the same person."""

    person: Person
    called: str
    reasons: tuple[str, ...]

    @property
    def words(self) -> str:
        return f"{self.called} ({self.person.reference}) has {' and '.join(self.reasons)}"


def likenesses(
    staff, *, given_name: str, family_name: str, date_of_birth: date, nhs_number: str
) -> tuple[Likeness, ...]:
    """People within somebody's own reach who share an NHS number, or a name and a birth date.

    A person's preferred name counts as a given name. People out of reach are never hinted at.
    """
    typed = Folded(Value(given_name, output_field=TextField()), Value(family_name, output_field=TextField()))
    people = (
        marked_people(staff, Permission.SEE_NHS_NUMBER, within=Permission.SEE_NAMES)
        .annotate(
            typed=typed,
            full=Folded("given_name", "family_name"),
            familiar=Folded("preferred_name", "family_name"),
        )
        .order_by("family_name", "given_name", "pk")
    )
    same_name = Q(date_of_birth=date_of_birth) & (Q(full=typed) | Q(familiar=typed))
    same_number = Q(may_see_nhs_number=True, nhs_number=nhs_number) if nhs_number else Q(pk__in=[])
    return tuple(
        Likeness(
            person,
            called(person, names=True),
            tuple(_reasons(person, date_of_birth, nhs_number)),
        )
        for person in people.filter(same_name | same_number)[:MOST]
    )


def _reasons(person, date_of_birth, nhs_number):
    if nhs_number and person.may_see_nhs_number and person.nhs_number == nhs_number:
        yield SAME_NUMBER
    if person.date_of_birth == date_of_birth and person.typed in (person.full, person.familiar):
        yield SAME_NAME
