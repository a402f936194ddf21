"""Whose somebody is: four facts with four rules, since when and how we know, as on a day, and the history."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import Organisation
from accounts.queries.lineage import Lineage
from accounts.roles import Permission
from linkworker.words import counted, long_day
from placements.choices import DisputeKind, ResponsibilityKind, ShortStayKind
from placements.models import FundingLine, Person, Placement, Responsibility, ResponsibilityDispute
from placements.rules import responsibility as rules

SHOWN_ALWAYS = (ResponsibilityKind.COUNCIL, ResponsibilityKind.ICB)
BY_ADDRESS = "The area the home’s address lies in"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact on a day: which body, since when, by which rule. Empty words mean not recorded."""

    label: str
    body: str
    since: str
    basis: str = ""
    evidence: str = ""
    confirmed: str = ""
    stale: bool = False
    warnings: tuple[str, ...] = ()
    confirm: UUID | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """One row of the history."""

    label: str
    body: str
    starts_on: date | None
    ends_on: date | None
    basis: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """One dispute, with its clock in words."""

    uid: UUID
    kind: str
    other: str
    funder: str
    raised_on: date
    stage: str
    clock: str
    late: bool
    referred_on: date | None
    closed_on: date | None
    outcome: str
    at_risk: Decimal | None


@dataclass(frozen=True, slots=True)
class Whose:
    """The page. What may not be seen is not in it."""

    facts: tuple[Fact, ...]
    history: tuple[Past, ...]
    caseload: tuple[str, ...]
    disputes: tuple[Dispute, ...] | None


def whose(person: Person, *, on: date, today: date, granted: Collection[Permission]) -> Whose:
    """Whose somebody is on a day, by the names of that day, for somebody to whom these are granted.

    Rules, evidence and aftercare are told with health only: they can say that somebody was detained. At most
    eight queries.
    """
    health = Permission.SEE_HEALTH in granted
    kinds = ResponsibilityKind if health else SHOWN_ALWAYS
    rows = list(
        person.responsibilities.filter(kind__in=kinds)
        .select_related("organisation", "confirmed_by")
        .order_by("pk")
    )
    lineage = Lineage()
    stay = stay_on(person, on)
    setting = setting_of(stay, in_hospital=health and in_hospital_on(person, on))
    facts = [_fact(kind, rows, stay, setting, lineage, on, today, health) for kind in ResponsibilityKind]
    shown = [
        fact
        for kind, fact in zip(ResponsibilityKind, facts, strict=True)
        if fact.body or kind in SHOWN_ALWAYS
    ]
    sees_disputes = bool({Permission.SEE_HEALTH, Permission.SEE_COSTS} & set(granted))
    return Whose(
        facts=(*shown[:2], *_hosts(stay, lineage, on), *shown[2:]),
        history=tuple(_past(row, lineage, health) for row in sorted(rows, key=_order)),
        caseload=tuple(_spells(person)),
        disputes=_disputes(person, today, granted) if sees_disputes else None,
    )


def dispute_in(people: QuerySet[Person]) -> QuerySet[ResponsibilityDispute]:
    """The disputes about these people."""
    return ResponsibilityDispute.objects.filter(person__in=people).select_related("person")


def fact_in(people: QuerySet[Person]) -> QuerySet[Responsibility]:
    """The dated facts about these people."""
    return Responsibility.objects.filter(person__in=people).select_related("person")


def bodies() -> QuerySet[Organisation]:
    """Every council and NHS board there is or was, to choose the one of the day."""
    return Organisation.objects.filter(owner=None, kind__in=("council", "icb")).order_by("name", "pk")


def warnings_for(row: Responsibility, on: date) -> tuple[str, ...]:
    """What to look at again about a fact just settled."""
    stay = stay_on(row.person, on)
    return _warnings(row, stay, setting_of(stay, in_hospital=in_hospital_on(row.person, on)))


def stay_on(person: Person, day: date) -> Placement | None:
    """Where somebody lives on a day, with what the rules turn on."""
    stays = Placement.objects.open_on(day).filter(person=person)
    return stays.select_related("home__host_council", "home__host_icb", "home__setting_type").first()


def in_hospital_on(person: Person, day: date) -> bool:
    """Is somebody in hospital for a while on a day, wherever they live?"""
    return person.short_stays.open_on(day).filter(kind=ShortStayKind.HOSPITAL).exists()


def setting_of(stay: Placement | None, *, in_hospital: bool) -> rules.Setting | None:
    """Where somebody lives, and whether they are in hospital for a while, as the rules see it."""
    if stay is None:
        return rules.AWAY_IN_HOSPITAL if in_hospital else None
    kind = stay.home.setting_type
    nation = stay.home.host_council.nation
    return rules.Setting(kind.group, kind.care_act_s39_specified, nation, away_in_hospital=in_hospital)


def _fact(kind, rows, stay, setting, lineage: Lineage, on: date, today: date, health: bool) -> Fact:
    in_force = (row for row in rows if row.kind == kind and _covers(row, on))
    row = next(in_force, None)
    if row is None:
        return Fact(kind.label, "", "")
    confirmed = f"{long_day(row.confirmed_on)} by {row.confirmed_by.name}" if row.confirmed_on else ""
    return Fact(
        label=kind.label,
        body=lineage.name(row.organisation, on),
        since=long_day(row.starts_on) if row.starts_on else "before our records",
        basis=row.get_basis_display() if health else "",
        evidence=row.evidence if health else "",
        confirmed=confirmed,
        stale=row.ends_on is None and rules.is_stale(row.confirmed_on, today),
        warnings=_warnings(row, stay, setting) if health else (),
        confirm=row.uid if row.ends_on is None else None,
    )


def _hosts(stay: Placement | None, lineage: Lineage, on: date):
    home = stay.home if stay else None
    since = long_day(stay.starts_on) if stay else ""
    for label, body in (
        ("Host council", home and home.host_council),
        ("Host ICB", home and home.host_icb),
    ):
        yield Fact(
            label, lineage.name(body, on) if body else "", since if body else "", BY_ADDRESS if body else ""
        )


def _warnings(row: Responsibility, stay: Placement | None, setting: rules.Setting | None) -> tuple[str, ...]:
    elsewhere = stay is not None and stay.home.host_council_id != row.organisation_id
    return tuple(rules.warnings(row.kind, row.basis, setting, elsewhere=elsewhere))


def _covers(row: Responsibility, on: date) -> bool:
    return (row.starts_on is None or row.starts_on <= on) and (row.ends_on is None or on < row.ends_on)


def _order(row: Responsibility) -> tuple:
    """Newest first; of one day, in the order of the kinds."""
    since = row.starts_on or date.min
    return (-since.toordinal(), list(ResponsibilityKind).index(ResponsibilityKind(row.kind)), -row.pk)


def _past(row: Responsibility, lineage: Lineage, health: bool) -> Past:
    """By the name on the first day it is known for: a record keeps the body it was made with."""
    return Past(
        label=ResponsibilityKind(row.kind).label,
        body=lineage.name(row.organisation, row.starts_on) if row.starts_on else str(row.organisation),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        basis=row.get_basis_display() if health else "",
        evidence=row.evidence if health else "",
    )


def _spells(person: Person):
    for row in person.caseload_spells.order_by("-starts_on", "-pk"):
        until = f" until {long_day(row.ends_on)}" if row.ends_on else ""
        yield f"From {long_day(row.starts_on)}{until}: to be seen at least every {row.contact_every_days} days"


def _disputes(person: Person, today: date, granted: Collection[Permission]) -> tuple[Dispute, ...]:
    rows = person.responsibility_disputes.select_related("other_body", "interim_funder")
    listed = list(rows.order_by("-raised_on", "-pk"))
    at_risk = None
    if Permission.SEE_COSTS in granted and any(row.closed_on is None for row in listed):
        at_risk = _weekly_at_risk(person, today)
    return tuple(_dispute(row, today, at_risk if row.closed_on is None else None) for row in listed)


def _weekly_at_risk(person: Person, today: date) -> Decimal:
    """What councils and NHS bodies pay a week today: what one of them may have to pay back."""
    lines = FundingLine.objects.in_force_on(today).filter(
        placement__person=person, payer__kind__in=("council", "icb")
    )
    return sum(lines.order_by().values_list("weekly", flat=True), Decimal("0.00"))


def _dispute(row: ResponsibilityDispute, today: date, at_risk: Decimal | None) -> Dispute:
    words, late = _clock(row, today)
    return Dispute(
        uid=row.uid,
        kind=row.get_kind_display(),
        other=str(row.other_body),
        funder=str(row.interim_funder),
        raised_on=row.raised_on,
        stage=row.get_stage_display(),
        clock=words,
        late=late,
        referred_on=row.referred_on,
        closed_on=row.closed_on,
        outcome=row.outcome,
        at_risk=at_risk,
    )


def _clock(row: ResponsibilityDispute, today: date) -> tuple[str, bool]:
    """How long is left to refer a dispute between councils; nothing for other kinds and settled ones."""
    if row.kind != DisputeKind.LA_LA or row.closed_on or row.referred_on:
        return "", False
    by, left = long_day(rules.refer_by(row.raised_on)), rules.days_left(row.raised_on, today)
    if left < 0:
        return f"Refer it to the Secretary of State: that was due by {by}, {counted(-left, 'day')} ago", True
    if left == 0:
        return "Settle it or refer it to the Secretary of State today", False
    return f"Settle it or refer it to the Secretary of State by {by}: {counted(left, 'day')} left", False
