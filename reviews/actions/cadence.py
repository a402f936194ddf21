"""How often a kind of review is due changes from a day: a new row, never an edit of what was."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts import audit
from accounts.models import Staff
from linkworker.refusals import keep
from reviews.actions.refusals import (
    AnotherChangeWaits,
    LongerThanItMayBe,
    NothingWouldChange,
    OwedAsOftenAsBefore,
    TheRuleBeginsLater,
)
from reviews.models import DutyRule
from reviews.queries import cadence

PERIODS = (
    *("first_after_days", "first_after_working_days", "first_after_months"),
    *("then_every_days", "then_every_months", "due_soon_days"),
)


def _repeats(said: Mapping[str, Any]) -> bool:
    """Is a review with these periods owed again after it was held?"""
    return bool(said["then_every_days"] or said["then_every_months"])


@transaction.atomic
def change_cadence(
    *,
    by: Staff,
    rule: DutyRule,
    valid_from: date,
    periods: dict[str, int],
    source: str,
    why: str,
    today: date,
    now: datetime,
) -> DutyRule:
    """A kind of review is due otherwise from a day to come; until then, and for the past, nothing changes.

    `periods` name every one of PERIODS, in days or months, 0 for none. The rule in force ends on the day the new one
    begins. The same change sent again is the same row. Raises TheRuleBeginsLater, NothingWouldChange,
    AnotherChangeWaits, OwedAsOftenAsBefore, LongerThanItMayBe.
    """
    rows = DutyRule.objects.select_for_update().filter(kind=rule.kind, from_age=rule.from_age)
    newest = rows.order_by("-valid_from")[0]
    said = {name: periods[name] for name in PERIODS} | {"source": source}
    same = all(getattr(newest, name) == value for name, value in said.items())
    if same and newest.valid_from == valid_from:
        return newest
    if valid_from <= today:
        raise TheRuleBeginsLater
    if valid_from <= newest.valid_from:
        raise AnotherChangeWaits(newest.valid_from)
    if same:
        raise NothingWouldChange
    if _repeats(said) != _repeats(vars(newest)):
        raise OwedAsOftenAsBefore
    if longer := cadence.too_late(newest, periods, valid_from):
        raise LongerThanItMayBe(longer)
    newest.valid_until = valid_from
    keep(newest)
    changed = keep(
        DutyRule(
            kind=newest.kind,
            from_age=newest.from_age,
            until_age=newest.until_age,
            valid_from=valid_from,
            changed_by=by,
            changed_at=now,
            why=why,
            **said,
        )
    )
    audit.record(
        by=by,
        verb="changed cadence",
        subject=changed,
        kind=changed.kind,
        from_age=changed.from_age,
        valid_from=valid_from.isoformat(),
        **{name: periods[name] for name in PERIODS},
    )
    return changed
