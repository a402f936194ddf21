"""The rules of review dates as a page shows them, and what a change of one would move, in counts or by name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from accounts.models import Organisation
from accounts.policies import organisations_for
from accounts.roles import Permission
from placements.models import Person
from placements.policies import people_for
from placements.queries.naming import called
from reviews.choices import ReviewKind
from reviews.models import DutyRule
from reviews.policies import ALSO_NEEDED
from reviews.queries import duties
from reviews.rules import limits, moving
from reviews.rules.duties.kinds import NATIONAL
from reviews.rules.facts import DutyRule as Rule
from reviews.rules.moving import Moved

LEFT_TO_CASEWORK = frozenset(
    {ReviewKind.GOAL}
)  # each goal says its own; the usual weeks stand with the goals


@dataclass(frozen=True, slots=True)
class RuleTold:
    """One kind of review for some ages: the rule in force, what is to come and what was before."""

    now: DutyRule | None
    coming: tuple[DutyRule, ...]
    before: tuple[DutyRule, ...]

    @property
    def newest(self) -> DutyRule:
        return (*self.coming, *([self.now] if self.now else []), *self.before)[0]

    @property
    def changeable(self) -> bool:
        """Is it ours to change here?"""
        return self.newest.kind not in LEFT_TO_CASEWORK


@dataclass(frozen=True, slots=True)
class Counts:
    """What a change moves of one council's people: never whose."""

    council: str
    dates: int
    earlier: int
    later: int
    overdue_at_once: int


@dataclass(frozen=True, slots=True)
class PersonMoved:
    """Somebody whose date moves, as their own team sees them."""

    uid: str
    name: str
    moved: Moved


def rules_told(on: date) -> list[RuleTold]:
    """Every rule by kind and age, in the order of the kinds. One query."""
    found: dict[str, list[DutyRule]] = {}
    for rule in DutyRule.objects.select_related("changed_by").order_by("-valid_from"):
        found.setdefault(rule.key, []).append(rule)
    order = list(ReviewKind.values)
    told = []
    for rows in sorted(found.values(), key=lambda rows: (order.index(rows[0].kind), rows[0].from_age)):
        now = next((row for row in rows if row.valid_from <= on), None)
        told.append(
            RuleTold(
                now=now if now and (now.valid_until is None or now.valid_until > on) else None,
                coming=tuple(row for row in rows if row.valid_from > on),
                before=tuple(row for row in rows if row.valid_from <= on and row is not now),
            )
        )
    return told


def newest_rule(key: str) -> DutyRule | None:
    """The newest rule of a kind and age that may be changed here; None where there is none."""
    kind, _, age = key.partition("-")
    if kind not in ReviewKind.values or kind in LEFT_TO_CASEWORK or not age.isascii() or not age.isdigit():
        return None
    return DutyRule.objects.filter(kind=kind, from_age=int(age[:3])).order_by("-valid_from").first()


def rule_before(rule: DutyRule) -> DutyRule | None:
    """The rule a newer one took over from."""
    return (
        DutyRule.objects.filter(kind=rule.kind, from_age=rule.from_age, valid_from__lt=rule.valid_from)
        .order_by("-valid_from")
        .first()
    )


def changed(rule: DutyRule, periods: dict[str, int], source: str, valid_from: date) -> DutyRule:
    """The rule as it would be from a day on. It is not kept."""
    return DutyRule(
        kind=rule.kind,
        from_age=rule.from_age,
        until_age=rule.until_age,
        source=source,
        valid_from=valid_from,
        **periods,
    )


def too_late(rule: DutyRule, periods: dict[str, int], valid_from: date) -> tuple[tuple[bool, str, str], ...]:
    """Which periods of a change may not be: whether it is the first one, the longest in words, and the law or guidance
    that says so; without one for the scheme's own standards. One query.

    The bound is what the product came with for the day the change begins.
    """
    came_with_us = DutyRule.objects.filter(kind=rule.kind, from_age=rule.from_age, changed_by=None)
    national = came_with_us.filter(valid_from__lte=valid_from).order_by("-valid_from").first() or rule
    source = national.source if rule.kind in NATIONAL else ""
    proposed = duties.rule_of(changed(rule, periods, rule.source, valid_from))
    found = limits.too_late(proposed, duties.rule_of(national))
    return tuple((is_first, longest, source) for is_first, longest in found)


def in_words(row: DutyRule) -> str:
    """The periods in words: "56 days, then every 56 days"."""
    rule = duties.rule_of(row)
    first = f"{rule.first_words} before" if row.kind == ReviewKind.DOL else rule.first_words
    return f"{first}, then every {rule.then_words}" if rule.repeats else f"{first}, once"


def counts_of(before: DutyRule, after: DutyRule) -> list[Counts]:
    """What a change moves, council by council, of all people of ours. Fifteen queries, however many people."""
    people = Person.objects.filter(merged_into=None).order_by("pk")
    found = _judged(people, before, after)
    names = dict(Organisation.objects.order_by().values_list("pk", "name"))
    listed: dict[str, list[Moved]] = {}
    for pk, council in people.values_list("pk", "responsible_council"):
        if found.get(pk):
            listed.setdefault(names[council], []).extend(found[pk])
    return [_counts(council, rows) for council, rows in sorted(listed.items())]


def moves_of(staff, before: DutyRule, after: DutyRule) -> list[PersonMoved]:
    """Whose dates move, of the people of one's own councils whose reviews one may see; the soonest first."""
    own = organisations_for(staff, Permission.SEE_REVIEWS)
    people = people_for(staff, Permission.SEE_REVIEWS).filter(
        responsible_council__in=[body.pk for body in own], merged_into=None
    )
    if needed := ALSO_NEEDED.get(ReviewKind(after.kind)):
        people = people.filter(pk__in=people_for(staff, needed).order_by().values("pk"))
    named = frozenset(people_for(staff, Permission.SEE_NAMES).order_by().values_list("pk", flat=True))
    chosen = Person.objects.filter(pk__in=people.order_by().values("pk")).order_by("pk")
    found = _judged(chosen, before, after)
    moved = [
        PersonMoved(str(person.uid), called(person, names=person.pk in named), row)
        for person in chosen
        for row in found.get(person.pk, ())
        if row.earlier or row.later
    ]
    return sorted(moved, key=lambda one: (one.moved.after, one.name, one.uid))


def total(counts: Iterable[Counts]) -> Counts:
    """All councils together."""
    rows = list(counts)
    return Counts(
        "All councils",
        *(
            sum(getattr(row, name) for row in rows)
            for name in ("dates", "earlier", "later", "overdue_at_once")
        ),
    )


def _counts(council: str, rows: list[Moved]) -> Counts:
    return Counts(
        council,
        len(rows),
        sum(row.earlier for row in rows),
        sum(row.later for row in rows),
        sum(row.overdue_at_once for row in rows),
    )


def _judged(people: QuerySet[Person], before: DutyRule, after: DutyRule) -> dict[int, list[Moved]]:
    on = after.valid_from
    holidays = next((rule.holidays for _, rule in duties.rulebook().rows if rule.holidays), frozenset())
    old, new = (replace(duties.rule_of(row), holidays=holidays) for row in (before, after))
    return {pk: _moved(person, old, new, on) for pk, person in duties.facts(people).items()}


def _moved(person, old: Rule, new: Rule, on: date) -> list[Moved]:
    return moving.dates_judged(person, [old], [new], on)
