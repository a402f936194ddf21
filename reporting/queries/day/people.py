"""Whose day it is: the people somebody looks after, and everybody their team does."""

from datetime import date

from accounts.policies import acting_for
from accounts.roles import Link, Permission
from placements.queries.direction import councils_of
from reporting.queries import caseload
from reporting.queries.on_caseload import Caseload


def own_people(staff, *, on: date) -> Caseload:
    """The people somebody looks after: their own caseload, and those of whom they act for, for those who are
    only link workers; for a council's or a board's others everybody their role reaches.
    """
    whose = tuple(acting_as(staff)) if _only_own(staff) else None
    return caseload.read(staff, councils_of(staff) or None, on=on, worker=whose)


def team_people(staff, *, on: date) -> Caseload:
    """Everybody the role reaches, whoever looks after them."""
    return caseload.read(staff, councils_of(staff) or None, on=on)


def acting_as(staff) -> dict[int, str]:
    """Whose work is somebody's today, by primary key: their own (without a name), and whom they act for by name."""
    return {staff.pk: "", **{one.pk: one.name for one in getattr(staff, "covering", ())}}


def _only_own(staff) -> bool:
    """Somebody who logs contacts and reads no dashboard looks after their own."""
    logs = acting_for(staff, Permission.LOG_CONTACT, Link.PLACING)
    return bool(logs) and not acting_for(staff, Permission.SEE_DASHBOARD, Link.NONE)
