"""Frozen months, read back: the latest revision in force of each, and no more of it than is asked for."""

from collections.abc import Iterable
from typing import Any

from django.db.models.fields.json import KeyTransform

from accounts.models import Organisation
from linkworker.periods import Month
from reporting.models import Snapshot

Document = dict[str, Any]


def content(council: Organisation, month: Month) -> Document | None:
    """Everything the latest revision of a frozen month holds; None when it is not frozen."""
    return _latest(council, [month]).values_list("content", flat=True).first()


def figures(council: Organisation, month: Month) -> list[Document] | None:
    """The figures of a frozen month as stored; None when it is not frozen."""
    return _latest(council, [month]).values_list("content__figures", flat=True).first()


def bases(council: Organisation, months: Iterable[Month]) -> dict[Month, Document]:
    """What may be published of each frozen month's own figures is decided on this; one query.

    By indicator: value, counts and how many people stand behind each. Months not frozen are left out.
    """
    rows = _latest(council, months).annotate(
        own=KeyTransform("own", KeyTransform("disclosure", "content")),
    )
    return {Month.of(month): own for month, own in rows.values_list("month", "own") if own}


def _latest(council: Organisation, months: Iterable[Month]):
    return (
        Snapshot.objects.in_force()
        .filter(
            authority=council, month__in=[month.first_day for month in months], content__has_key="figures"
        )
        .order_by("month", "-revision")
        .distinct("month")
    )
