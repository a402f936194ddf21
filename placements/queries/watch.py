"""What to watch besides warning notes: what stands against the home, and notices that are overdue."""

from collections.abc import Collection, Iterator
from datetime import date

from accounts.roles import Permission
from linkworker.words import counted
from placements.models import Person
from placements.policies import is_responsible
from placements.queries.glance import Stands
from placements.queries.home_flags import home_flags, open_events
from placements.queries.notices import duties_of
from placements.queries.person_page import PersonPage
from placements.rules.notices import State


def what_stands(
    person: Person, page: PersonPage, *, staff, on: date, granted: Collection[Permission]
) -> tuple[Stands, ...]:
    """What stands against where the person lives, for whoever sees placements; overdue notices for whoever
    sends them. One query for the home, and those of `duties` for the notices.
    """
    return (*_at_home(page, on), *_notices(person, staff, on, granted))


def _at_home(page: PersonPage, on: date) -> Iterator[Stands]:
    """Nothing where the page may not tell the placement."""
    if page.placement is None:
        return
    home = page.placement.home
    for flag in home_flags(home, open_events(home, on=on), page.rating, on=on):
        if flag.alarm:
            yield Stands(f"The home: {flag.words}", "placements:home", home.uid)


def _notices(person: Person, staff, on: date, granted: Collection[Permission]) -> Iterator[Stands]:
    sees = Permission.SEE_PLACEMENTS in granted  # the Notices tab asks for it
    if not sees or not is_responsible(staff, Permission.SEND_NOTICE, person):
        return
    late = [(on - duty.due_on).days for duty in duties_of(person, on=on) if duty.state == State.OVERDUE]
    if late:
        longest = (
            f"the longest by {counted(max(late), 'day')}"
            if len(late) > 1
            else f"by {counted(late[0], 'day')}"
        )
        yield Stands(
            f"{counted(len(late), 'notice')} overdue, {longest}", "placements:person-notices", person.uid
        )
