"""Sums, lists and imports beside the least that could do them: plain SQL, COPY, or a loop over forms."""

import csv
from collections.abc import Callable
from datetime import datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from accounts.models import Organisation
from bench.racing import Race, Way
from bench.stage import Stage
from linkworker import bulk
from linkworker.periods import Days, Month, add_months
from placements.actions import people as actions
from placements.forms.people import RegisterPersonForm
from placements.models import Person
from placements.queries.spend import spend_of
from reporting import figures
from reporting.imports.invented_names import Pen, never_issued
from reviews.imports import register
from reviews.queries import duties

FREE_NUMBERS = 250_000  # NHS numbers from here on are on neither invented register
A_HUNDRED = 100
FORMS_A_ROUND = 20  # the slow way is timed for fewer rows; times are told for one
COLUMNS = ("reference", "given_name", "family_name", "date_of_birth", "responsible_council", "nhs_number")

SPEND = """
SELECT sum(round(charged * weekly / 7, 2)) FROM (
    SELECT l.weekly, greatest(0,
           least(coalesce(l.ends_on, 'infinity'), coalesce(s.ends_on, 'infinity'), %(until)s::date)
           - greatest(l.starts_on, s.starts_on, %(from)s::date)) AS charged
    FROM placements_fundingline l
    JOIN placements_placement s ON s.id = l.placement_id
    JOIN placements_person p ON p.id = s.person_id
    WHERE p.responsible_council_id = %(council)s AND p.merged_into_id IS NULL
      AND l.superseded_by_id IS NULL
      AND l.starts_on < %(until)s AND (l.ends_on IS NULL OR l.ends_on > %(from)s)
      AND s.starts_on < %(until)s AND (s.ends_on IS NULL OR s.ends_on > %(from)s)
) AS line
"""
OWN = """
SELECT id, reference, date_of_birth FROM placements_person
WHERE responsible_council_id = %(council)s AND merged_into_id IS NULL
"""
THEIRS = """
JOIN placements_person p ON p.id = {}.person_id
WHERE p.responsible_council_id = %(council)s AND p.merged_into_id IS NULL
"""
STAYS = f"""
SELECT s.id, s.person_id, s.reference, h.name, h.host_council_id, s.starts_on, s.ends_on
FROM placements_placement s JOIN placements_home h ON h.id = s.home_id {THEIRS.format("s")}
ORDER BY s.person_id, s.starts_on, s.id
"""
LINES = """
SELECT l.placement_id, o.kind, l.weekly, l.starts_on, l.ends_on
FROM placements_fundingline l JOIN placements_placement s ON s.id = l.placement_id
JOIN placements_person p ON p.id = s.person_id LEFT JOIN accounts_organisation o ON o.id = l.payer_id
WHERE p.responsible_council_id = %(council)s AND p.merged_into_id IS NULL AND l.superseded_by_id IS NULL
ORDER BY l.placement_id, l.starts_on, l.id
"""
REVIEWS = f"""
SELECT r.person_id, r.kind, r.held_on, r.covers FROM reviews_review r {THEIRS.format("r")}
ORDER BY r.person_id, r.held_on, r.id
"""
CONTACTS = f"""
SELECT c.person_id, c.happened_at::date, c.person_present FROM casework_contact c {THEIRS.format("c")}
  AND c.reached AND c.method IN ('visit', 'meeting', 'video') AND c.happened_at >= %(since)s
  AND c.happened_at < %(until)s AND c.person_present IS DISTINCT FROM false
ORDER BY c.person_id, c.happened_at, c.id
"""


def races(stage: Stage, folder: Path, imported: int) -> list[Race]:
    """Figures, spend, the due list and the import, for the ordinary council."""
    council = stage.council(stage.ordinary)
    return [
        _figures(stage, council),
        _spend(stage, council),
        _due(stage, council),
        _due_of_everybody(stage),
        *_imports(stage, folder, imported),
    ]


def _fetch(values: dict, *statements: str) -> Callable[[], int]:
    def deed() -> int:
        with connection.cursor() as cursor:
            rows = 0
            for statement in statements:
                cursor.execute(statement, values)
                rows += len(cursor.fetchall())
        return rows

    return deed


def _figures(stage: Stage, council: Organisation) -> Race:
    month = Month.of(stage.today).previous()
    values = {
        "council": council.pk,
        "since": month.previous().first_day - timedelta(days=84),
        "until": month.next().first_day,
    }
    return Race(
        "P8",
        Way("the figures of a month", lambda: figures.for_month(council, month)),
        Way("fetching their rows by plain SQL", _fetch(values, OWN, STAYS, LINES, REVIEWS, CONTACTS)),
        3,
    )


def _spend(stage: Stage, council: Organisation) -> Race:
    within = Days(add_months(stage.today, -12), stage.today)
    values = {"council": council.pk, "from": within.starts_on, "until": within.ends_on}

    def plainly() -> Decimal:
        with connection.cursor() as cursor:
            cursor.execute(SPEND, values)
            return cursor.fetchone()[0] or Decimal(0)

    if spend_of(council, within).total != plainly():
        raise RuntimeError("Spend and the SQL beside it disagree: they are not doing the same work.")
    return Race(
        "P9",
        Way("spend of a year by payer", lambda: spend_of(council, within)),
        Way("its total by hand-written SQL", plainly),
        3,
    )


def _due(stage: Stage, council: Organisation) -> Race:
    people = Person.objects.responsible_to(council)
    return Race(
        "P10",
        Way("the reviews due", lambda: duties.due_rows(people, stage.today)),
        Way("fetching their rows by plain SQL", _fetch({"council": council.pk}, OWN, STAYS, LINES, REVIEWS)),
        3,
    )


def _due_of_everybody(stage: Stage) -> Race:
    """Everything owed in the whole register, beside the same of the first hundred people: time for one person."""
    everybody = Person.objects.order_by("pk")
    first = list(everybody.values_list("pk", flat=True)[:A_HUNDRED])
    few = Person.objects.filter(pk__in=first)
    return Race(
        "P17",
        Way(
            "the reviews due of everybody, a person",
            lambda: duties.due_rows(everybody, stage.today),
            everybody.count(),
        ),
        Way("those of a hundred people, a person", lambda: duties.due_rows(few, stage.today), len(first)),
        1,
        slow=True,
    )


def _imports(stage: Stage, folder: Path, how_many: int) -> list[Race]:
    rows = invented(stage, how_many)
    path = folder / "people.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    ours = Way("import a person", lambda: imported(stage, folder), how_many)
    forms = rows[:FORMS_A_ROUND]
    return [
        Race(
            "P11", ours, Way("a form for each", lambda: by_forms(stage, forms), len(forms)), 1 / 5, slow=True
        ),
        Race(
            "P11",
            ours,
            Way("COPY of the rows, nothing checked", lambda: by_copy(stage, rows), how_many),
            3,
            slow=True,
        ),
    ]


def invented(stage: Stage, how_many: int) -> list[dict[str, str]]:
    """People nobody knows yet, as they would stand in people.csv."""
    pen = Pen(7, stage.today)
    code = stage.council(stage.ordinary).code
    found = []
    for number, nhs_number in enumerate(islice(never_issued(FREE_NUMBERS), how_many)):
        given, family = pen.name()
        born_on = stage.today - timedelta(days=8_000 + number)
        values = (f"B-{number:06}", given, family, born_on.isoformat(), code, nhs_number)
        found.append(dict(zip(COLUMNS, values, strict=True)))
    return found


def imported(stage: Stage, folder: Path) -> None:
    """All that an import does, taken back at the end by its own dry run."""
    now = timezone.make_aware(datetime.combine(stage.today, time(12)))
    register.load(folder, by_email=stage.ordinary.email, today=stage.today, now=now, dry_run=True)


def by_forms(stage: Stage, rows: list[dict[str, str]]) -> None:
    """The page's own form and deed for each row, taken back at the end."""
    council = stage.council(stage.ordinary)
    with transaction.atomic():
        for row in rows:
            typed = row | {
                "responsible_council": str(council.uid),
                "contact_every_days": "42",
                "confirmed": "on",
            }
            form = RegisterPersonForm(typed, staff=stage.ordinary, today=stage.today)
            if not form.is_valid():
                raise RuntimeError(f"The form refused an invented person: {form.errors.as_text()}")
            actions.register_person(
                by=stage.ordinary, authority=council, today=stage.today, **form.cleaned_data
            )
        transaction.set_rollback(True)


def by_copy(stage: Stage, rows: list[dict[str, str]]) -> None:
    """The same rows copied in as they are, taken back at the end."""
    council = stage.council(stage.ordinary).pk
    named = COLUMNS[:4] + COLUMNS[5:]
    with transaction.atomic():
        bulk.copy_in(
            Person,
            [
                {name: row[name] for name in named} | {"responsible_council_id": council, "owner_id": council}
                for row in rows
            ],
        )
        transaction.set_rollback(True)
