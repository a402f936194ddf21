"""The money of one person: who pays today, what is disputed, what it came to, every line ever kept, and what if."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from linkworker.periods import Days, FinancialYear
from linkworker.words import long_day
from placements.choices import FundingStatus, LineKind
from placements.models import FundingAgreement, FundingLine, OneOffCost, Person
from placements.queries.person_page import payer_name
from placements.queries.spend_page import PAYERS, Part, share_of
from placements.rules import money, spend, what_if
from placements.rules.charges import Charge, charge, pounds
from placements.rules.history import History, history
from placements.rules.outlook import Amount, outlook

COLOURS = {FundingStatus.AGREED: "green", FundingStatus.INTERIM: "yellow", FundingStatus.DISPUTED: "red"}
DAY = timedelta(days=1)
AFTER_A_LATE_START = timedelta(days=90)  # so that a line that starts after this year is seen in the picture


@dataclass(frozen=True, slots=True)
class Share:
    """What one payer pays on the day asked about, in pounds."""

    payer: str
    stream: str
    weekly: Decimal
    yearly: Decimal
    percent: Decimal
    settled: str
    colour: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """One payer's money that is argued over: how much, since when, and what it has come to by the end of the day."""

    payer: str
    stream: str
    weekly: Decimal
    since: date
    days: int
    at_risk: Decimal


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One payer's pounds a week over half-open days, in words."""

    payer: str
    stream: str
    weekly: Decimal
    starts_on: date
    ends_on: date | None
    settled: str
    colour: str
    reason: str
    counted: bool
    kind: str


@dataclass(frozen=True, slots=True)
class PersonMoney:
    """Who pays on a day, and the whole story. `weekly` is None where nobody is recorded as paying."""

    weekly: Decimal | None
    yearly: Decimal | None
    shares: tuple[Share, ...]
    disputes: tuple[Dispute, ...]
    year: FinancialYear
    spent: Amount
    spent_by_payer: tuple[Part, ...]
    history: History
    ledger: tuple[LedgerLine, ...]
    lines: tuple[spend.Line, ...]
    proposal: FundingAgreement | None
    one_off: tuple[OneOffCost, ...]

    @property
    def disputed_weekly(self) -> Decimal:
        return sum((dispute.weekly for dispute in self.disputes), Decimal("0.00"))

    @property
    def at_risk(self) -> Decimal:
        return sum((dispute.at_risk for dispute in self.disputes), Decimal("0.00"))


@dataclass(frozen=True, slots=True)
class Answer:
    """The effect of a proposal on some days, in words."""

    words: str
    effect: what_if.Effect
    by_payer: tuple[tuple[str, Decimal, Decimal], ...]  # words, now, then


@dataclass(frozen=True, slots=True)
class _Counted:
    """A line that counts, with the days it is charged."""

    line: FundingLine
    rule: spend.Line
    cost: Charge


def person_money(person: Person, *, on: date) -> PersonMoney:
    """The money of a person, as it stands on a day. Four queries."""
    kept = list(
        FundingLine.ever.filter(placement__person=person)
        .select_related("payer", "placement", "agreement")
        .order_by("-starts_on", "stream", "pk")
    )
    charged = FundingLine.objects.touching(date.min, date.max).filter(placement__person=person)
    valid = set(charged.values_list("pk", flat=True))
    lines = [one for line in kept if line.pk in valid and (one := _counted(line))]
    counted = {one.line.pk for one in lines}
    in_force = sorted(
        (one for one in lines if one.cost.covers(on.toordinal())), key=lambda one: -one.cost.pence
    )
    weekly = sum((one.line.weekly for one in in_force), Decimal("0.00")) if in_force else None
    year = FinancialYear.of(on)
    spent = outlook(((one.rule, {"kind": one.rule.payer_kind}) for one in lines), year.days, today=on)
    until = max([year.ends_on, *(one.line.starts_on + AFTER_A_LATE_START for one in lines)])
    return PersonMoney(
        weekly=weekly,
        yearly=None if weekly is None else money.annualise(weekly),
        shares=tuple(_share(one, weekly) for one in in_force),
        disputes=tuple(_dispute(one, lines, on) for one in in_force if one.rule.disputed),
        year=year,
        spent=spent.whole,
        spent_by_payer=tuple(
            Part(words, spent.by["kind"][kind]) for kind, words in PAYERS.items() if kind in spent.by["kind"]
        ),
        history=history(((payer_name(one.line), one.cost) for one in lines), until),
        ledger=tuple(_ledger_line(line, counted=line.pk in counted) for line in kept),
        lines=tuple(one.rule for one in lines),
        proposal=FundingAgreement.objects.waiting()
        .filter(placement__person=person)
        .select_related("proposed_by")
        .first(),
        one_off=tuple(OneOffCost.objects.filter(placement__person=person).select_related("payer")),
    )


def answers(lines: Sequence[spend.Line], proposal: what_if.Proposal, *, on: date) -> tuple[Answer, ...]:
    """What a proposal would change: before this financial year if it reaches back, this year, a full year.

    The full year goes by the prices in force on the day, or on the day of the proposal when that is later.
    """
    year = FinancialYear.of(on)
    told = []
    if proposal.agreed_from < year.starts_on:
        before = Days(proposal.agreed_from, year.starts_on)
        told.append((f"Before {long_day(year.starts_on)}", what_if.over(lines, proposal, before)))
    told.append((f"This year, {year.label}", what_if.over(lines, proposal, year.days)))
    told.append(("A full year", what_if.full_year(lines, proposal, max(on, proposal.agreed_from))))
    return tuple(
        Answer(
            words,
            effect,
            tuple(
                (label, effect.now[kind], effect.then[kind])
                for kind, label in PAYERS.items()
                if effect.now[kind] or effect.then[kind]
            ),
        )
        for words, effect in told
    )


def _counted(line: FundingLine) -> _Counted | None:
    rule = spend.Line(
        weekly=line.weekly,
        days=Days(line.starts_on, line.ends_on),
        stay=Days(line.placement.starts_on, line.placement.ends_on),
        payer_kind=line.payer_kind,
        stream=line.stream,
        disputed=line.status == FundingStatus.DISPUTED,
        beside_the_price=line.kind == LineKind.TOP_UP,
    )
    cost = charge(rule)
    return None if cost is None else _Counted(line, rule, cost)


def _share(one: _Counted, gross: Decimal) -> Share:
    line = one.line
    return Share(
        payer=payer_name(line),
        stream=line.get_stream_display(),
        weekly=line.weekly,
        yearly=money.annualise(line.weekly),
        percent=share_of(line.weekly, gross),
        settled=line.get_status_display(),
        colour=COLOURS[line.status],
    )


def _dispute(one: _Counted, lines: Iterable[_Counted], on: date) -> Dispute:
    """A dispute goes back through lines of the same payer and duty that were disputed without a day between."""
    same = {
        other.cost.stops: other
        for other in lines
        if other.rule.disputed
        and (other.line.payer_id, other.line.stream) == (one.line.payer_id, one.line.stream)
    }
    chain, tomorrow = [one], (on + DAY).toordinal()
    while (earlier := same.get(chain[-1].cost.starts)) is not None:
        chain.append(earlier)
    since = chain[-1].cost.starts
    return Dispute(
        payer=payer_name(one.line),
        stream=one.line.get_stream_display(),
        weekly=one.line.weekly,
        since=date.fromordinal(since),
        days=tomorrow - since,
        at_risk=pounds(sum(part.cost.within(since, tomorrow) for part in chain)),
    )


def _ledger_line(line: FundingLine, *, counted: bool) -> LedgerLine:
    return LedgerLine(
        payer=payer_name(line),
        stream=line.get_stream_display(),
        weekly=line.weekly,
        starts_on=line.starts_on,
        ends_on=line.ends_on,
        settled="Superseded" if line.superseded_by_id else line.get_status_display(),
        colour="grey" if line.superseded_by_id else COLOURS[line.status],
        reason=line.get_reason_display(),
        counted=counted,
        kind="" if line.kind == LineKind.SHARE else line.get_kind_display(),
    )
