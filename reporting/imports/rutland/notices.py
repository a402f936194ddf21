"""Notices of the demonstration, one in each state: sent, read, chased, not needed, owed, and nobody told."""

from datetime import date, timedelta

from accounts.models import Organisation
from placements.models import (
    FoundWithoutNotice,
    Home,
    Notice,
    NoticeChase,
    NoticeNotNeeded,
    NoticeReceived,
    Placement,
    Proposal,
)
from placements.queries.notice_content import content_of
from placements.queries.notices import Duty, calendar, duties
from reporting.imports.invented_names import Pen
from reporting.imports.rutland.cohort import ARRIVED_MONTHS_AGO, MOVED, NEW, Someone
from reporting.imports.rutland.staff import LINK_WORKER, MANAGER

HOST_OFFICER = "host.officer@example.org"
NOT_WRITTEN_DOWN = 8  # of one in so many of those placed in
SOURCES = ("provider", "gp", "family", "cqc")
ASKED = 15  # a place of those placed in: whose notice we had to ask Lincolnshire for, and it came
ASKED_DAYS = 3  # how long ago somebody asked again


def keep(
    pen: Pen, people: list[Someone], owner: Organisation, homes: dict[str, int], staff: dict[str, int]
) -> None:
    """Keep what was sent for the two who moved lately and for one who may move, and what came from others."""
    out = [someone for someone in people if someone.group == "out"]
    placed_in = [someone for someone in people if someone.group == "in"]
    young = next(someone for someone in people if someone.group == "pipeline")
    _proposed(pen, young, owner, homes, staff)
    moved, new, young_moves, asked = _duties([out[MOVED], out[NEW], young, placed_in[ASKED]], pen.today)
    teller = _Teller(pen, owner, staff)
    teller.acknowledged(moved.get(("before", "council")), days_ago=160, by=HOST_OFFICER)
    teller.not_needed(moved.get(("before", "icb")))
    teller.acknowledged(moved.get(("arrival", "council")), days_ago=140, by=HOST_OFFICER)
    teller.chased(moved.get(("arrival", "icb")), days_ago=30)
    teller.acknowledged(new.get(("before", "council")), days_ago=130)
    teller.sent(new.get(("arrival", "council")), days_ago=20, way="letter")
    teller.sent(new.get(("arrival", "icb")), days_ago=2)
    teller.sent(young_moves.get(("before", "council")), days_ago=1)
    _received(pen, placed_in, staff)
    _received_before(pen, placed_in, staff)
    lincolnshire = Organisation.objects.get(pk=placed_in[ASKED].row["responsible_council_id"])
    theirs = _Teller(pen, lincolnshire, staff, by=HOST_OFFICER)
    theirs.sent(asked.get(("arrival", "council")), days_ago=2)


def _duties(people: list[Someone], on: date) -> list[dict[tuple[str, str], Duty]]:
    """What is owed for the latest move of each, by stage and side; asked for all of them at once."""
    keys = [someone.row["id"] for someone in people]
    stays, proposals = (model.objects.filter(person__in=keys) for model in (Placement, Proposal))
    found: dict[int, dict[tuple[str, str], Duty]] = {key: {} for key in keys}
    for duty in reversed(duties(stays, proposals, calendar(), on=on)):
        if duty.may_be_sent:
            found[duty.person.pk][duty.stage, duty.side] = duty
    return [found[key] for key in keys]


def _proposed(pen: Pen, young: Someone, owner, homes: dict[str, int], staff: dict[str, int]) -> None:
    """One young person for whom a home in Lincolnshire is proposed."""
    Proposal.objects.create(
        uid=pen.uid(),
        created_at=pen.now,
        person_id=young.row["id"],
        home=Home.objects.get(pk=homes["lincs-1"]),
        placed_by=owner,
        expected_on=pen.today + timedelta(days=30),
        proposed_by_id=staff[LINK_WORKER],
        proposed_on=pen.today - timedelta(days=6),
    )


def _received(pen: Pen, placed_in: list[Someone], staff: dict[str, int]) -> None:
    """Of the three who came lately one was told of, two were found."""
    told, asked, found = (
        Placement.objects.get(pk=placed_in[place].home.row["id"]) for place in sorted(ARRIVED_MONTHS_AGO)
    )
    NoticeReceived.objects.create(
        uid=pen.uid(),
        created_at=pen.now,
        placement=told,
        received_on=told.starts_on,
        way="letter",
        recorded_by_id=staff[LINK_WORKER],
    )
    for stay, source, after in ((asked, "gp", 9), (found, "provider", None)):
        found_on = stay.starts_on + timedelta(days=21)
        FoundWithoutNotice.objects.create(
            uid=pen.uid(),
            created_at=pen.now,
            placement=stay,
            found_on=found_on,
            source=source,
            chased_on=found_on + timedelta(days=after) if after else None,
            recorded_by_id=staff[LINK_WORKER],
        )


def _received_before(pen: Pen, placed_in: list[Someone], staff: dict[str, int]) -> None:
    """Of those who came long ago most were told of, some were found, and of a few nobody wrote down how."""
    earlier = [
        (number, one)
        for number, one in enumerate(placed_in)
        if number not in ARRIVED_MONTHS_AGO and number % NOT_WRITTEN_DOWN != 4
    ]
    told, found = [], []
    for number, one in earlier:
        row = {"placement_id": one.home.row["id"], "recorded_by_id": staff[LINK_WORKER]}
        came_on = one.home.starts_on
        if number % 4 == 3:
            found_on = came_on + timedelta(days=15 + number)
            chased_on = found_on + timedelta(days=4)
            found.append(
                row
                | {
                    "found_on": found_on,
                    "source": SOURCES[number // 4 % len(SOURCES)],
                    "chased_on": chased_on,
                }
            )
        else:
            told.append(row | {"received_on": came_on - timedelta(days=number % 9), "way": "letter"})
    pen.put(NoticeReceived, told)
    pen.put(FoundWithoutNotice, found)


class _Teller:
    """Sends as the demonstration's link worker did; what is not owed on the day of loading is left out."""

    def __init__(self, pen: Pen, owner: Organisation, staff: dict[str, int], by: str = LINK_WORKER):
        self.pen, self.owner, self.staff, self.by = pen, owner, staff, by

    def sent(self, duty: Duty | None, *, days_ago: int, way: str = "product", **more) -> Notice | None:
        """One notice, sent so many days ago and never before the day it became time."""
        if duty is None:
            return None
        return Notice.objects.create(
            uid=self.pen.uid(),
            created_at=self.pen.now,
            person=duty.person,
            proposal=duty.proposal,
            placement=duty.placement,
            stage=duty.stage,
            about_on=duty.about_on,
            addressee=duty.addressee,
            sender=self.owner,
            content=content_of(duty, on=self.pen.today),
            way=way,
            sent_on=self.pen.today - timedelta(days=days_ago),
            sent_by_id=self.staff[self.by],
            **more,
        )

    def acknowledged(self, duty: Duty | None, *, days_ago: int, by: str = "") -> None:
        """Read the day after, in the product or by letter."""
        read_at = self.pen.at(self.pen.today - timedelta(days=days_ago - 1), 10)
        outside = {"acknowledged_way": "letter", "acknowledged_in_words": "Duty desk, adult social care"}
        self.sent(
            duty,
            days_ago=days_ago,
            acknowledged_at=read_at,
            acknowledged_by_id=self.staff[by or MANAGER],
            **({"acknowledged_way": "product"} if by else outside),
        )

    def chased(self, duty: Duty | None, *, days_ago: int) -> None:
        """Sent, not read, and asked for again."""
        notice = self.sent(duty, days_ago=days_ago, way="email")
        if notice is not None:
            NoticeChase.objects.create(
                uid=self.pen.uid(),
                created_at=self.pen.now,
                notice=notice,
                chased_on=self.pen.today - timedelta(days=ASKED_DAYS),
                way="email",
                chased_by_id=self.staff[LINK_WORKER],
            )

    def not_needed(self, duty: Duty | None) -> None:
        """Somebody said why."""
        if duty is not None:
            NoticeNotNeeded.objects.create(
                uid=self.pen.uid(),
                created_at=self.pen.now,
                person=duty.person,
                proposal=duty.proposal,
                placement=duty.placement,
                stage=duty.stage,
                about_on=duty.about_on,
                addressee=duty.addressee,
                reason="Their commissioner sat in the meeting that chose the home",
                decided_on=duty.about_on,
                decided_by_id=self.staff[LINK_WORKER],
            )
