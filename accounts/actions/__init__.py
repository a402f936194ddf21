"""What people do with accounts. Every write, one function a deed."""

from accounts.actions.cover import arrange_cover, end_cover
from accounts.actions.memberships import (
    LastAdministrator,
    NobodyGrantsThemselves,
    NotAtThisOrganisation,
    end_membership,
    give_role,
)
from accounts.actions.passwords import allow_password_link
from accounts.actions.staff import (
    AddressInUse,
    HoldsARoleElsewhere,
    add_administrator,
    add_staff,
    set_may_sign_in,
)

__all__ = [
    "AddressInUse",
    "HoldsARoleElsewhere",
    "LastAdministrator",
    "NobodyGrantsThemselves",
    "NotAtThisOrganisation",
    "add_administrator",
    "add_staff",
    "allow_password_link",
    "arrange_cover",
    "end_cover",
    "end_membership",
    "give_role",
    "set_may_sign_in",
]
