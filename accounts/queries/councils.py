"""Councils by the codes the outside world uses."""

from django.db.models import Q

from accounts.choices import OrganisationKind
from accounts.models import Organisation


class NoSuchCouncil(LookupError):
    """No council has this code; the message says what to do."""


def by_code(code: str) -> Organisation:
    """The council with a GSS code, today's or one it used to have. Raises NoSuchCouncil.

    Only national rows count: a body an organisation keeps for itself is not an authority of ours.
    """
    wanted = code.strip().upper()
    found = (
        Organisation.objects.filter(owner=None, kind=OrganisationKind.COUNCIL)
        .filter(Q(code=wanted) | Q(former_codes__code=wanted))
        .order_by("pk")
        .first()
    )
    if found is None:
        raise NoSuchCouncil(f"No council has the code {code!r}. Enter a GSS code, such as E06000017.")
    return found
