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
    Person,
    Placement,
    Proposal,
)
from placements.queries.notice_content import content_of
from placements.queries.notices import Duty, duties_of
from reporting.imports.invented_names import Pen
from reporting.imports.rutland.cohort import ARRIVED_MONTHS_AGO, MOVED, NEW, Someone
from reporting.imports.rutland.staff import LINK_WORKER, MANAGER

HOST_OFFICER = "host.officer@example.org"
ASKED_DAYS = 3  # how long ago somebody asked again


def keep(
    pen: Pen, people: list[Someone], owner: Organisation, homes: dict[str, int], staff: dict[str, int]
) -> None:
    """Keep what was sent for the two who moved lately and for one who may move, and what came from others."""
    out = [someone for someone in people if someone.group == "out"]
    moved, new = (_duties(out[place], pen.today) for place in (MOVED, NEW))
    teller = _Teller(pen, owner, staff)
    teller.acknowledged(moved.get(("before", "council")), days_ago=160, by=HOST_OFFICER)
    teller.not_needed(moved.get(("before", "icb")))
    teller.acknowledged(moved.get(("arrival", "council")), days_ago=140, by=HOST_OFFICER)
    teller.chased(moved.get(("arrival", "icb")), days_ago=30)
    teller.acknowledged(new.get(("before", "council")), days_ago=130)
    teller.sent(new.get(("arrival", "council")), days_ago=20, way="letter")
    teller.sent(new.get(("arrival", "icb")), days_ago=2)
    _proposed(pen, people, owner, homes, staff)
    young = next(someone for someone in people if someone.group == "pipeline")
    teller.sent(_duties(young, pen.today).get(("before", "council")), days_ago=1)
    _received(pen, [someone for someone in people if someone.group == "in"], staff)


def _duties(someone: Someone, on: date) -> dict[tuple[str, str], Duty]:
    """What is owed for the latest move of somebody, by stage and side."""
    person = Person.objects.select_related("responsible_council", "link_worker").get(pk=someone.row["id"])
    owed = duties_of(person, on=on)
    return {(duty.stage, duty.side): duty for duty in reversed(owed) if duty.may_be_sent}


def _proposed(pen: Pen, people: list[Someone], owner, homes: dict[str, int], staff: dict[str, int]) -> None:
    """One young person for whom a home in Lincolnshire is proposed."""
    young = next(someone for someone in people if someone.group == "pipeline")
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


class _Teller:
    """Sends as the demonstration's link worker did; what is not owed on the day of loading is left out."""

    def __init__(self, pen: Pen, owner: Organisation, staff: dict[str, int]):
        self.pen, self.owner, self.staff = pen, owner, staff

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
            sent_by_id=self.staff[LINK_WORKER],
            alerted_at=self.pen.now,
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
