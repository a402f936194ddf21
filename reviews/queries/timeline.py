"""One person's story in one list, newest first: placements, contacts, referrals, reviews, money, health checks, and
what was done for their rights and their safety.

Thirteen queries at the most, however long the story. Each part is there only as far as the reader may see it;
what they may not see is left out, never masked.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from django.db.models import Case, F, When
from django.db.models.functions import Greatest, Left
from django.utils import timezone
from django.utils.text import get_text_list

from accounts.roles import Permission
from casework.choices import Method, Side
from casework.models.marks import Mark
from casework.policies import referrals_for
from casework.queries import entries
from linkworker.moments import end_of
from linkworker.words import in_a_sentence, pounds
from placements.choices import EndReason
from placements.models import FundingLine, Person, Placement
from placements.queries.banner import lives_at
from placements.queries.person_page import payer_name
from reviews.choices import Outcome, ReviewKind
from reviews.policies import ALSO_NEEDED, reviews_for
from reviews.queries import timeline_safeguards
from reviews.queries.timeline_items import OPENING_CHARACTERS, ORDER, Item, Kind, first_line

ITEMS_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Timeline:
    """The newest items asked for, and whether there are earlier ones."""

    items: tuple[Item, ...]
    has_earlier: bool

    @property
    def pages(self) -> list[tuple[Item, ...]]:
        """The items fifty at a time, so that asking for earlier ones can lead to where they begin."""
        starts = range(0, len(self.items), ITEMS_A_PAGE)
        return [self.items[start : start + ITEMS_A_PAGE] for start in starts]


def timeline(
    staff, person: Person, *, granted: Collection[Permission], on: date, show: int = ITEMS_A_PAGE
) -> Timeline:
    """The newest `show` items up to and including a day, for somebody to whom these are granted here."""
    parts = [_contacts(staff, person, on, show + 1)]
    if Permission.SEE_REFERRALS in granted:
        parts.append(_referrals(staff, person, on, show + 1))
    if Permission.SEE_REVIEWS in granted:
        parts.append(_reviews(staff, person, on, show + 1, read=Permission.READ_REVIEW in granted))
    if Permission.SEE_PLACEMENTS in granted:
        parts.append(_placements(person, on, address=Permission.SEE_ADDRESS in granted))
    if Permission.SEE_COSTS in granted:
        parts.append(_funding(person, on))
    if Permission.SEE_HEALTH in granted:
        parts.append(_health(person, on))
    parts += timeline_safeguards.parts(staff, person, on, show + 1)
    items = sorted((item for part in parts for item in part), key=_newest_last, reverse=True)
    return Timeline(tuple(items[:show]), len(items) > show)


def _newest_last(item: Item) -> tuple:
    return item.on, ORDER.index(item.kind), item.at.timestamp() if item.at else 0.0, str(item.uid)


def _contacts(staff, person: Person, on: date, limit: int) -> Iterator[Item]:
    found = entries(staff, person).up_to(end_of(on))
    found = found.defer("text").annotate(opening=Left("text", OPENING_CHARACTERS))
    for contact in found.order_by("-happened_at", "-pk")[:limit]:
        sides = [in_a_sentence(side.label) for side in Side if side in contact.sides]
        method = Method(contact.method).label
        yield Item(
            on=timezone.localdate(contact.happened_at),
            at=contact.happened_at,
            kind=Kind.CONTACT,
            title=f"{method} with {get_text_list(sides, 'and')}" if sides else method,
            text=first_line(contact.opening),
            by=f"{contact.author or 'Author not recorded'}, {contact.organisation}",
            page="casework:contact",
            uid=contact.uid,
            tags=tuple(contact.marks),
        )


def _referrals(staff, person: Person, on: date, limit: int) -> Iterator[Item]:
    """The day each was made, and the days on which it was accepted or declined, started and ended."""
    found = (
        referrals_for(staff).filter(person=person, made_on__lte=on).select_related("made_by", "organisation")
    )
    for referral in found.order_by(_latest_day(on).desc(), "-pk")[:limit]:
        about = {"kind": Kind.REFERRAL, "page": "casework:person-referrals", "uid": person.uid}
        yield Item(
            on=referral.made_on,
            title=f"Referred to {referral.service}",
            text=first_line(referral.why),
            by=", ".join(filter(None, (str(referral.made_by or ""), str(referral.organisation)))),
            tags=(Mark("Urgent", "red"),) if referral.urgent else (),
            **about,
        )
        days = {
            "accepted the referral": referral.accepted_on,
            "declined the referral": referral.declined_on,
            "started": referral.started_on,
            "ended": referral.ended_on,
        }
        for what, day in days.items():
            if day and day <= on:
                yield Item(on=day, title=f"{referral.service} {what}", **about)


def _latest_day(on: date) -> Greatest:
    """The last day up to `on` on which something became of a referral: a late answer to an old one is news."""
    later = ("accepted_on", "declined_on", "started_on", "ended_on")
    return Greatest("made_on", *(Case(When(**{f"{day}__lte": on}, then=F(day))) for day in later))


def _reviews(staff, person: Person, on: date, limit: int, *, read: bool) -> Iterator[Item]:
    """What each decided, for those who may read it; for the others that it was held."""
    found = reviews_for(staff).filter(person=person).held_by_day(on)
    if not read:  # that a review of health or of continuing healthcare was held tells of those
        found = found.exclude(kind__in=list(ALSO_NEEDED))
    found = found.select_related("recorded_by", "organisation").defer(
        "person_view", "family_view", "to_live_nearer", "decision"
    )
    for review in found.annotate(opening=Left("decision", OPENING_CHARACTERS)).order_by("-held_on", "-pk")[
        :limit
    ]:
        held = {"on": review.held_on, "kind": Kind.REVIEW, "title": f"{review.get_kind_display()} held"}
        if not read:
            yield Item(**held)
            continue
        also = [kind.label for kind in ReviewKind if kind in review.covers]
        settled = f"Also settled: {', '.join(also)}" if also else ""
        yield Item(
            **held,
            text="\n".join(filter(None, (first_line(review.opening), settled))),
            by=", ".join(filter(None, (str(review.recorded_by or ""), str(review.organisation)))),
            page="reviews:review",
            uid=review.uid,
            tags=(Mark(Outcome(review.outcome).label, "teal"),) if review.outcome else (),
        )


def _placements(person: Person, on: date, *, address: bool) -> Iterator[Item]:
    found = Placement.objects.filter(person=person, starts_on__lte=on).order_by("starts_on", "pk")
    stays = list(found.select_related("home__host_council", "home__provider"))
    starts = {stay.starts_on for stay in stays}
    before: Placement | None = None
    for stay in stays:
        home = lives_at(stay.home, address=address)
        place = f"{home}, {stay.home.host_council}"
        about = {"kind": Kind.PLACEMENT, "page": "placements:home", "uid": stay.home.uid}
        if _moved_from(before, stay):
            was = lives_at(before.home, address=address)
            yield Item(on=stay.starts_on, title=f"Moved to {place}", text=f"From {was}", **about)
        else:
            yield Item(on=stay.starts_on, title=f"Placement started at {place}", text=_why(stay), **about)
        went_on = stay.end_reason == EndReason.MOVED and stay.ends_on in starts
        if stay.ends_on and stay.ends_on <= on and not went_on:
            reason = stay.get_end_reason_display()
            yield Item(on=stay.ends_on, title=f"Placement ended at {place}", text=reason, **about)
        before = stay


def _moved_from(before: Placement | None, stay: Placement) -> bool:
    return before is not None and before.end_reason == EndReason.MOVED and before.ends_on == stay.starts_on


def _why(stay: Placement) -> str:
    why = stay.get_why_out_of_area_display()
    return f"Out of area: {why[:1].lower()}{why[1:]}" if why else ""


def _funding(person: Person, on: date) -> Iterator[Item]:
    """What changed each day: who pays from it on, and who no longer does. The end of a stay says so itself."""
    lines = list(
        FundingLine.objects.filter(placement__person=person, starts_on__lte=on)
        .select_related("payer", "placement")
        .order_by("starts_on", "-weekly", "pk")
    )
    started = {day: list(some) for day, some in groupby(lines, key=attrgetter("starts_on"))}
    stopped: dict[date, list[FundingLine]] = {}
    for line in lines:
        if line.ends_on and line.ends_on <= on and line.ends_on != line.placement.ends_on:
            stopped.setdefault(line.ends_on, []).append(line)
    for day in started.keys() | stopped.keys():
        begun, over = started.get(day, []), stopped.get(day, [])
        title = "Funding changed" if begun and over else "Funding started" if begun else "Funding stopped"
        said = [f"{_pays(line)}, {line.get_stream_display()}{_unsettled(line)}" for line in begun]
        said += [f"Before: {_pays(line)}" for line in over]
        yield Item(
            on=day,
            kind=Kind.FUNDING,
            title=title,
            text="\n".join(said),
            page="placements:person",
            uid=person.uid,
        )


def _pays(line: FundingLine) -> str:
    return f"{payer_name(line)} {pounds(line.weekly)} a week"


def _unsettled(line: FundingLine) -> str:
    return "" if line.status == "agreed" else f" ({line.get_status_display().lower()})"


def _health(person: Person, on: date) -> Iterator[Item]:
    """The two dates the register keeps; earlier ones are not kept."""
    dates = {
        "Annual health check": person.health_check_on,
        "Health action plan": person.health_action_plan_on,
    }
    for title, day in dates.items():
        if day and day <= on:
            yield Item(on=day, kind=Kind.HEALTH, title=title, page="placements:person", uid=person.uid)
