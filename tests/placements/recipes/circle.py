"""One recipe a model of the circle of support, advocacy, references and health provision."""

from datetime import date
from itertools import count

from placements.models import AdvocacyOffer, CircleMember, FirstContact, HealthProvision, PersonReference
from tests.accounts.recipes import council, icb
from tests.placements.recipes.register import person

_numbers = count(1)


def circle_member(**fields) -> CircleMember:
    """A social worker of the placing council, in the circle since 2025."""
    number = next(_numbers)
    return CircleMember.objects.create(
        **{
            "person": fields.get("person") or person(),
            "name": f"Wren Sedge {number}",
            "role": "social_worker",
            "side": "placing",
            "starts_on": date(2025, 3, 3),
        }
        | fields
    )


def mother(**fields) -> CircleMember:
    """The person's mother, with her own phone."""
    return circle_member(
        **{"name": "Beth Larch", "role": "parent", "side": "family", "phone": "01632 960 001"} | fields
    )


def advocate(**fields) -> CircleMember:
    """A Care Act advocate."""
    return circle_member(
        **{"name": "Ivo Speakwell", "role": "advocate", "side": "advocate", "advocate_kind": "care_act"}
        | fields
    )


def first_contact(**fields) -> FirstContact:
    """Named this summer, still so."""
    member = fields.get("member") or circle_member()
    return FirstContact.objects.create(
        **{
            "person": member.person,
            "member": member,
            "speaks_for": member.speaks_for,
            "starts_on": date(2026, 6, 1),
        }
        | fields
    )


def advocacy_offer(**fields) -> AdvocacyOffer:
    """A Care Act advocate was not to be had this autumn."""
    return AdvocacyOffer.objects.create(
        **{
            "person": fields.get("person") or person(),
            "kind": "care_act",
            "state": "not_available",
            "happened_on": date(2026, 10, 1),
        }
        | fields
    )


def person_reference(**fields) -> PersonReference:
    """The ICB's reference for a person."""
    return PersonReference.objects.create(
        **{
            "person": fields.get("person") or person(),
            "organisation": fields.get("organisation") or icb(),
            "reference": f"ICB-{next(_numbers):04}",
        }
        | fields
    )


def health_provision(**fields) -> HealthProvision:
    """A GP of the NHS where they live, since 2024."""
    return HealthProvision.objects.create(
        **{
            "person": fields.get("person") or person(),
            "service": "gp",
            "side": "host_nhs",
            "organisation_name": "The Fen Practice",
            "starts_on": date(2024, 2, 1),
        }
        | fields
    )


def host_reference(**fields) -> PersonReference:
    """Lincolnshire's reference for somebody of Rutland's."""
    return person_reference(**{"organisation": council("E10000019"), "reference": "LINC-77"} | fields)
