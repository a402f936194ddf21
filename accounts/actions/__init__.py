"""What people do with accounts. Every write, one function a deed."""

from accounts.actions.staff import (
    AddressInUse,
    HoldsARoleElsewhere,
    NobodyGrantsThemselves,
    add_administrator,
    add_staff,
    end_membership,
    give_role,
    set_may_sign_in,
)

__all__ = [
    "AddressInUse",
    "HoldsARoleElsewhere",
    "NobodyGrantsThemselves",
    "add_administrator",
    "add_staff",
    "end_membership",
    "give_role",
    "set_may_sign_in",
]
