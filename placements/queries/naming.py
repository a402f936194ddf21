"""How a person is called on a page: by name only for those who may see names, else reference and initials."""

from placements.models import Person


def called(person: Person, *, names: bool) -> str:
    """The person's name, or "P00012 (AL)" for somebody whose role does not reach names."""
    return called_by(person.given_name, person.family_name, person.reference, names=names)


def called_by(given_name: str, family_name: str, reference: str, *, names: bool) -> str:
    """The same from the parts, for lists that fetch columns and no people."""
    if names:
        return f"{given_name} {family_name}".strip()
    initials = f"{given_name[:1]}{family_name[:1]}".upper()
    return f"{reference} ({initials})"
