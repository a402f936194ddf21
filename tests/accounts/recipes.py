"""One recipe a model: valid by default, with traits for situations."""

from datetime import date
from itertools import count

from accounts.models import Cover, FormerCode, Membership, Organisation, Staff, Succession
from accounts.policies import as_of
from accounts.roles import Role

TODAY = date(2026, 11, 22)
_numbers = count(1)


def council(code: str = "E06000017") -> Organisation:
    """A real council by its GSS code; Rutland unless another is named."""
    return Organisation.objects.get(owner=None, code=code)


def icb(code: str = "QK1") -> Organisation:
    """A real NHS board by its ODS code; Leicester, Leicestershire and Rutland unless another is named."""
    return Organisation.objects.get(owner=None, code=code)


def organisation(kind: str = "provider", owner: Organisation | None = None, **fields) -> Organisation:
    """A body of an organisation's own register; a provider of Rutland's unless told otherwise."""
    number = next(_numbers)
    return Organisation.objects.create(
        **{"owner": owner or council(), "code": f"ORG{number}", "name": f"Larch Care {number}", "kind": kind}
        | fields
    )


def staff(
    role: Role | None = Role.LINK_WORKER, at: Organisation | None = None, on: date = TODAY, **fields
) -> Staff:
    """Somebody holding a role (link worker at Rutland unless told otherwise), as of a day, ready to act."""
    number = next(_numbers)
    someone = Staff.objects.create_user(
        **{"email": f"worker{number}@example.org", "name": f"Worker {number}"} | fields
    )
    if role is not None:
        membership(someone, role, at)
    return as_of(someone, on)


def membership(
    holder: Staff, role: Role = Role.LINK_WORKER, at: Organisation | None = None, **fields
) -> Membership:
    """A role held since 2020."""
    return Membership.objects.create(
        **{"staff": holder, "organisation": at or council(), "role": role, "starts_on": date(2020, 1, 1)}
        | fields
    )


def cover(**fields) -> Cover:
    """Somebody of Rutland's team away for a week from today, with a colleague acting for them."""
    return Cover.objects.create(
        **{
            "organisation": council(),
            "covered": fields.get("covered") or staff(),
            "covered_by": fields["covered_by"] if "covered_by" in fields else staff(),
            "starts_on": TODAY,
            "ends_on": date(2026, 11, 29),
            "why": "leave",
            "arranged_by": fields.get("arranged_by") or staff(Role.TEAM_MANAGER),
        }
        | fields
    )


def former_code(**fields) -> FormerCode:
    """A code Rutland never had."""
    return FormerCode.objects.create(**{"organisation": council(), "code": "E07999999"} | fields)


def succession(**fields) -> Succession:
    """One provider taking over another."""
    return Succession.objects.create(
        **{
            "predecessor": organisation(),
            "successor": organisation(),
            "happened_on": date(2026, 4, 1),
            "kind": "acquisition",
        }
        | fields
    )
