"""Who on the register might be the same person as somebody about to be put on it (contract 3)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, TextField, Value

from accounts.roles import Permission
from linkworker import words
from placements.models import Person
from placements.models.people import Folded, Sounds
from placements.policies import marked_people
from placements.queries.naming import called

SAME_NUMBER = "the same NHS number"
SAME_NAME = "the same name and date of birth"
TURNED_NAME = "the same date of birth, and the names the other way round"
ALIKE_NAME = "the same date of birth and a name that sounds alike"
TURNED_DAY = "the same name, and a date of birth with day and month the other way round"
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

    @property
    def born(self) -> str:
        """The birth date in words."""
        return words.long_day(self.person.date_of_birth)

    @property
    def nhs_number(self) -> str:
        """The NHS number as it is read out, where it may be seen."""
        shown = self.person.may_see_nhs_number and self.person.nhs_number
        return words.nhs_number(self.person.nhs_number) if shown else ""


def likenesses(
    staff, *, given_name: str, family_name: str, date_of_birth: date, nhs_number: str
) -> tuple[Likeness, ...]:
    """People within somebody's own reach who share an NHS number, or a name and a birth date, each nearly.

    A name may be misspelt, the given and the family name may have changed places, and so may day and month. A
    preferred name counts as a given name. People out of reach are never hinted at.
    """
    given, family = (Value(name, output_field=TextField()) for name in (given_name, family_name))
    people = (
        marked_people(staff, Permission.SEE_NHS_NUMBER, within=Permission.SEE_NAMES)
        .annotate(
            typed=Folded(given, family),
            turned=Folded(family, given),
            full=Folded("given_name", "family_name"),
            familiar=Folded("preferred_name", "family_name"),
            given_sounds=Sounds("given_name", "preferred_name"),
            family_sounds=Sounds("family_name"),
            typed_given=Sounds(given),
            typed_family=Sounds(family),
        )
        .select_related("responsible_council", "link_worker")
        .order_by("family_name", "given_name", "pk")
    )
    days = [date_of_birth, *_turned(date_of_birth)]
    named = Q(full=Folded(given, family)) | Q(full=Folded(family, given)) | Q(familiar=Folded(given, family))
    named |= Q(sounds__overlap=Sounds(given)) & Q(sounds__overlap=Sounds(family))
    same_number = Q(may_see_nhs_number=True, nhs_number=nhs_number) if nhs_number else Q(pk__in=[])
    found = people.filter(Q(date_of_birth__in=days) & named | same_number)
    reasoned = ((person, tuple(_reasons(person, date_of_birth, nhs_number))) for person in found)
    alike = [Likeness(person, called(person, names=True), reasons) for person, reasons in reasoned if reasons]
    return tuple(alike[:MOST])


def _turned(day: date) -> list[date]:
    """The day with its day and month in each other's place, where that is another day at all."""
    try:
        turned = date(day.year, day.day, day.month)
    except ValueError:
        return []
    return [turned] if turned != day else []


def _reasons(person, date_of_birth, nhs_number):
    if nhs_number and person.may_see_nhs_number and person.nhs_number == nhs_number:
        yield SAME_NUMBER
    same_name = person.typed in (person.full, person.familiar)
    if person.date_of_birth != date_of_birth:
        if same_name and person.date_of_birth in _turned(date_of_birth):
            yield TURNED_DAY
    elif same_name:
        yield SAME_NAME
    elif person.turned == person.full:
        yield TURNED_NAME
    elif _sound_alike(person):
        yield ALIKE_NAME


def _sound_alike(person) -> bool:
    """Given name sounds like given name, and family name like family name, or the other way round."""

    def same(one: list[str], another: list[str]) -> bool:
        return bool(set(one) & set(another))

    straight = same(person.typed_given, person.given_sounds) and same(
        person.typed_family, person.family_sounds
    )
    crossed = same(person.typed_given, person.family_sounds) and same(
        person.typed_family, person.given_sounds
    )
    return straight or crossed
