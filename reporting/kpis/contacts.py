"""Are people seen in person or by video as often as agreed (K19).

Not the same as seen in person, which is what the list of what needs attention asks (`reporting.rules.attention`).
"""

from collections.abc import Iterable
from datetime import date, timedelta

from linkworker.periods import Month
from placements.rules.directions import LABELS, Direction
from reporting.kpi import Kpi, Measure, Unit
from reporting.kpis.readers import LINK_WORKER, MANAGER
from reporting.queries.authority import Authority
from reporting.queries.rows import Someone
from reporting.rules.rag import Better


def seen_in_person_or_by_video(authority: Authority, month: Month) -> Measure:
    """People on the caseload seen in person or by video within their own interval. Split by which way they are placed.

    Someone whose only contacts in time do not say whether they were there is not recorded, and not met.
    """
    day = month.last_day
    caseload = authority.caseload(day)
    judged = {someone.pk: _seen(authority, someone, day) for someone, _ in caseload}
    ways: list[Direction | None] = [Direction.OUT, Direction.LOCAL, Direction.IN, None]
    return _share(
        (someone for someone, _ in caseload),
        judged,
        split=tuple(
            (
                LABELS[way or Direction.NOWHERE],
                _share((someone for someone, its in caseload if its == way), judged),
            )
            for way in ways
        ),
    )


def _seen(authority: Authority, someone: Someone, day: date) -> bool | None:
    """Seen in person or by video in time; None when contacts in time do not say."""
    spell = authority.spell(someone, day)
    since = day - timedelta(days=spell.every_days if spell else 0)
    in_time = [
        sighting.present
        for sighting in authority.sightings.get(someone.pk, ())
        if since <= sighting.on <= day
    ]
    return True if True in in_time else None if in_time else False


def _share(people: Iterable[Someone], judged: dict[int, bool | None], **rest) -> Measure:
    listed = list(people)
    return Measure.share(
        met=tuple(someone.id for someone in listed if judged[someone.pk]),
        of=tuple(someone.id for someone in listed),
        not_recorded=tuple(someone.id for someone in listed if judged[someone.pk] is None),
        **rest,
    )


SEEN_IN_PERSON_OR_BY_VIDEO = Kpi(
    id="K19",
    title="Seen in person or by video as often as agreed",
    definition=(
        "People on the caseload on the last day of the month who are the authority's, or live in its area "
        "that day. Met: the last time they were seen in person or by video (a visit, meeting or video call "
        "with the person there) is no more days ago than their own interval (42 unless agreed otherwise). A "
        "contact that does not say whether the person was there never counts."
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=seen_in_person_or_by_video,
    source="Contacts in the log that have not been withdrawn.",
    readers=LINK_WORKER | MANAGER,
    opened_with="see_contacts",
)
