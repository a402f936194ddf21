"""referrals.csv: to which services people were referred, and what came of it."""

from casework.choices import ReferralResult
from casework.models import Referral
from casework.models.referrals import LONGEST_REASON, LONGEST_SERVICE
from linkworker.bulk import Tally, found_by, keep
from placements.imports import values
from placements.imports.register import Register
from placements.imports.shapes import Column, Row, Rows, Shape

SHAPE = Shape(
    "referrals",
    (
        Column("reference", values.words(40), required=True),
        Column("person", values.words(40), required=True),
        Column("made_on", values.day, required=True),
        Column("service", values.words(LONGEST_SERVICE), required=True),
        Column("accepted_on", values.day),
        Column("started_on", values.day),
        Column("ended_on", values.day),
        Column("result", values.one_of(ReferralResult.values), empty=""),
        Column("declined_reason", values.words(LONGEST_REASON), empty=""),
    ),
    key="reference",
)
AFTERWARDS = ("accepted_on", "started_on", "ended_on")
PLAIN = ("reference", "made_on", "service", *AFTERWARDS, "result", "declined_reason")


def check(register: Register, rows: Rows) -> None:
    """Refuse referrals of nobody, from the future, or whose days and result contradict each other."""
    register.refuse_beyond(rows, _kept_already(register, rows))
    kept = found_by(_kept_already(register, rows), "reference")
    for row in rows:
        if row["person"] is not None:
            register.person(row, "person", row["person"])
        register.not_after_today(row, "made_on", *AFTERWARDS)
        _check_days(register, row)
        if not row.broken:
            _check_result(register, row, {**kept.get(row["reference"], {}), **_values(row, rows.columns)})


def keep_all(register: Register, rows: Rows) -> Tally:
    """Keep the referrals, each under the importing organisation's reference."""
    wanted = {
        row["reference"]: {
            **_values(row, rows.columns),
            "organisation_id": register.owner.pk,
            "person_id": register.person_ids[row["person"]],
        }
        for row in rows
    }
    tally, _ = keep(Referral, wanted, found_by(_kept_already(register, rows), "reference"))
    return tally


def _kept_already(register: Register, rows: Rows):
    references = [row["reference"] for row in rows]
    return Referral.objects.filter(organisation=register.owner, reference__in=references)


def _values(row: Row, columns: frozenset[str]) -> dict:
    """What a row says. A referral that is not declined any more has no day on which it was (ours records one)."""
    found = {name: row[name] for name in PLAIN if name in columns}
    if found.get("result", ReferralResult.DECLINED) != ReferralResult.DECLINED:
        found["declined_on"] = None
    return found


def _check_days(register: Register, row: Row) -> None:
    made_on, born_on = row["made_on"], register.births.get(row["person"])
    if made_on and made_on > register.today:
        return  # told already; it does not make every other day wrong too
    if made_on and born_on and made_on < born_on:
        row.refuse(
            register.report, "made_on", f"{made_on} is before {row['person']} was born: correct the day."
        )
    early = [column for column in AFTERWARDS if made_on and row[column] and row[column] < made_on]
    for column in early:
        says = f"{row[column]} is before the referral was made ({made_on}): correct one of the days."
        row.refuse(register.report, column, says)
    if not early and row["started_on"] and row["ended_on"] and row["ended_on"] < row["started_on"]:
        says = (
            f"{row['ended_on']} is before the service started ({row['started_on']}): correct one of the days."
        )
        row.refuse(register.report, "ended_on", says)


def _check_result(register: Register, row: Row, whole: dict) -> None:
    """The row as it would be kept: a column the file does not have keeps what is there."""
    recorded = [day for day in (whole.get("answer_by"), whole.get("declined_on")) if day]
    if row["made_on"] and recorded and min(recorded) < row["made_on"]:
        says = f"{row['made_on']} is after what is recorded here of this referral ({min(recorded)}): correct the day."
        row.refuse(register.report, "made_on", says)
    declined = whole.get("result") == ReferralResult.DECLINED
    if whole.get("declined_reason") and not declined:
        says = "is filled in, but the result is not “declined”: correct the result or clear the reason."
        row.refuse(register.report, "declined_reason", says)
    if declined and whole.get("started_on"):
        row.refuse(
            register.report,
            "started_on",
            "is filled in, but the referral was declined: correct the result or clear the day.",
        )
