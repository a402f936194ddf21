"""What the safety of somebody lends the summary: who is still to be told, and the rating on the register."""

from collections.abc import Collection
from datetime import date

from accounts.models import Staff
from accounts.roles import Permission
from placements.models import Person
from placements.queries.flags import LastTime, NextDate, next_date
from reviews.queries import deaths, dynamic_support, safeguarding


def safety_dates(
    staff: Staff, person: Person, on: date, granted: Collection[Permission]
) -> tuple[NextDate | LastTime, ...] | None:
    """None for somebody who may not see safeguarding. Each duty counts from the day it arose. Six queries at most."""
    if Permission.SEE_SAFEGUARDING not in granted:
        return None
    return tuple(_dates(staff, person, on, health=Permission.SEE_HEALTH in granted))


def _dates(staff, person, on, *, health):
    for told in safeguarding.concerns_of(staff, person, on):
        for body in told.not_told:
            yield next_date(told.since, f"Tell {body} of the safeguarding concern", on=on)
        for body in told.to_tell_withdrawn:
            yield next_date(told.since, f"Tell {body} that the safeguarding concern was withdrawn", on=on)
    death = deaths.death_of(staff, person, on)
    if death is not None and death.leder_waits is not None:
        yield next_date(death.death.died_on, "Tell LeDeR of the death", on=on)
    if health:
        support = dynamic_support.support_of(staff, person, on)
        if support.now is not None:
            yield LastTime("Dynamic support register, rated", support.now.row.rated_on, support.now.words)
