"""The dated rows behind what stands on a person today: kept in step however many people change at once.

Not deeds: the part that editing a person, loading a register and reorganising councils share. The database
refuses a commit in which they differ (decision 0013).
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from linkworker.bulk import alter, copy_in, take_away
from placements.choices import Basis, ResponsibilityKind
from placements.models import Allocation, CaseloadSpell, Person, Responsibility
from placements.rules.caseloads import Spell, respelled

DATED = (
    *("responsible_council_id", "responsible_icb_id", "link_worker_id"),
    *("caseload_from", "caseload_until", "contact_every_days"),
)
BODIES = {
    ResponsibilityKind.COUNCIL: "responsible_council_id",
    ResponsibilityKind.ICB: "responsible_icb_id",
}


def follow(joined_before: Mapping[int, date | None], *, today: date, basis: str = Basis.AS_IMPORTED) -> None:
    """Write the dated rows of these people after their columns changed: what differs changes from today.

    `joined_before` holds, by primary key, the first day on the caseload as it stood before. A constant number
    of queries, and none of them heavier than the people who changed.
    """
    if not joined_before:
        return
    people = {
        row["id"]: row for row in Person.objects.filter(pk__in=joined_before).order_by().values("id", *DATED)
    }
    for kind, column in BODIES.items():
        rows = Responsibility.objects.filter(kind=kind)
        bodies = {pk: row[column] for pk, row in people.items()}
        _follow(Responsibility, rows, "organisation_id", bodies, today, kind=kind, basis=basis)
    workers = {pk: row["link_worker_id"] for pk, row in people.items()}
    _follow(Allocation, Allocation.objects.all(), "link_worker_id", workers, today)
    _follow_caseloads(people, joined_before, today)


def _follow(model, rows, column: str, wanted: Mapping[int, int | None], today: date, **more) -> None:
    """Close what is open and no longer so, and open what is so from today on.

    The first body ever is kept as since before our records. A row that began today is put right, not closed.
    """
    known = defaultdict(list)
    for row in rows.filter(person__in=wanted).order_by("person_id", "pk"):
        known[row.person_id].append(row)
    closed, gone, opened = [], [], []
    for person, value in wanted.items():
        running = next((row for row in known[person] if row.ends_on is None), None)
        if (getattr(running, column) if running else None) == value:
            continue
        starts_on = today if known[person] or model is Allocation else None
        if running is not None and running.starts_on is not None and running.starts_on >= today:
            gone.append(running.pk)
            starts_on = running.starts_on
        elif running is not None:
            closed.append(running.pk)
        if value is not None:
            opened.append({"person_id": person, column: value, "starts_on": starts_on, **more})
    take_away(model, gone)
    alter(model, closed, ends_on=today)
    copy_in(model, opened)


def _follow_caseloads(
    people: Mapping[int, dict], joined_before: Mapping[int, date | None], today: date
) -> None:
    known = defaultdict(dict)
    for row in CaseloadSpell.objects.filter(person__in=people).order_by("person_id", "starts_on"):
        known[row.person_id][Spell(row.starts_on, row.ends_on, row.contact_every_days)] = row.pk
    gone, made = [], []
    for pk, row in people.items():
        before = known[pk]
        after = respelled(tuple(before), was_from=joined_before[pk], now=_now(row), today=today)
        gone += [key for spell, key in before.items() if spell not in after]
        made += [
            {
                "person_id": pk,
                "starts_on": spell.starts_on,
                "ends_on": spell.ends_on,
                "contact_every_days": spell.every_days,
            }
            for spell in after
            if spell not in before
        ]
    take_away(CaseloadSpell, gone)
    copy_in(CaseloadSpell, made)


def _now(row: dict) -> Spell | None:
    if row["caseload_from"] is None:
        return None
    return Spell(row["caseload_from"], row["caseload_until"], row["contact_every_days"])
