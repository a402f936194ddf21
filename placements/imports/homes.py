"""homes.csv: where people live, and what the regulator said of it."""

from datetime import date

from linkworker.bulk import Tally, found_by, keep
from placements.actions.homes import SomebodyLivesThere
from placements.choices import Rating
from placements.imports import values
from placements.imports.register import Register, setting_types
from placements.imports.shapes import Column, Row, Rows, Shape
from placements.models import Home, Inspection, InspectionRating, Placement
from placements.rules.inspections import OVERALL, Regulator

PLAIN = {"name": "name", "postcode": "postcode", "cqc_location": "cqc_location"}
ORGANISATIONS = {
    "host_council_id": "host_council",
    "host_icb_id": "host_icb",
    "provider_id": "provider",
}


def shape() -> Shape:
    """The columns, with the setting types of the reference data."""
    return Shape(
        "homes",
        (
            Column("code", values.words(40), required=True),
            Column("name", values.words(160), required=True),
            Column("setting_type", values.one_of(setting_types()), required=True),
            Column("host_council", values.words(20), required=True),
            Column("host_icb", values.words(20)),
            Column("provider", values.words(20)),
            Column("postcode", values.postcode, empty=""),
            Column("cqc_location", values.cqc_location, empty=""),
            Column("rating", values.one_of(Rating.values)),
            Column("rated_on", values.day),
        ),
        key="code",
    )


def check(register: Register, rows: Rows) -> None:
    """Refuse homes in no known council's area, and ratings without their day."""
    nursing = {code for code, (_, possible) in setting_types().items() if possible}
    for row in rows:
        register.council(row, "host_council")
        register.icb(row, "host_icb")
        register.organisation(row, "provider")
        register.not_after_today(row, "rated_on")
        _check_rating(register, row)
        if row["code"] is not None:
            register.home_ids.setdefault(row["code"], None)
            if row["setting_type"] in nursing:
                register.nursing_homes.add(row["code"])
    _refuse_other_hosts(register, rows)


def keep_all(register: Register, rows: Rows) -> Tally:
    """Keep the homes and add their ratings: a new one never replaces an old one, it follows it."""
    types = {code: key for code, (key, _) in setting_types().items()}
    wanted = {row["code"]: _values(register, row, rows, types) for row in rows}
    found = found_by(Home.objects.filter(owner=register.owner, code__in=list(wanted)), "code")
    for code, home in wanted.items():
        _take_back_confirmation(home, found.get(code))
    tally, keys = keep(Home, wanted, found)
    register.home_ids.update(keys)
    register.also["home ratings"] = _keep_ratings(
        {(keys[row["code"]], row["rated_on"]): row["rating"] for row in rows if row["rated_on"]}
    )
    return tally


def _refuse_other_hosts(register: Register, rows: Rows) -> None:
    """Who hosts a home decides who may know of the people in it, so where anybody lives or lived it stays.

    Anybody's placement counts, also those of councils whose people this register does not hold. A board that
    was not recorded may be filled in, as on the form.
    """
    homes = Home.objects.filter(owner=register.owner, code__in=[row["code"] for row in rows])
    lived_in = homes.filter(pk__in=Placement.objects.order_by().values("home")).order_by()
    hosts = {code: rest for code, *rest in lived_in.values_list("code", "host_council", "host_icb")}
    for row in rows:
        council, board = hosts.get(row["code"], (None, None))
        for column, kept in (("host_council", council), ("host_icb", board)):
            if kept and row.holds(column) and register.organisation_ids.get(row[column]) != kept:
                said = SomebodyLivesThere().message
                row.refuse(
                    register.report,
                    column,
                    said.replace("council", "NHS board") if column == "host_icb" else said,
                )


def _take_back_confirmation(home: dict, kept: dict | None) -> None:
    """Where a home lies was checked by somebody: said otherwise by a file, it is to be checked again."""
    if kept is None:
        return
    confirmed = ("host_confirmed_on", "host_confirmed_by_id")
    where = [field for field in ("host_council_id", "host_icb_id", "postcode") if field in home]
    elsewhere = any(home[field] != kept[field] for field in where)
    home |= {field: None if elsewhere else kept[field] for field in confirmed}


def _keep_ratings(ratings: dict[tuple[int, date], str]) -> Tally:
    """Each as an inspection by CQC with its overall rating. What somebody withdrew is not brought back."""
    known = Inspection.objects.filter(home__in=[home for home, _ in ratings], regulator=Regulator.CQC)
    withdrawn = set(
        known.exclude(withdrawn_at=None)
        .filter(ratings__dimension=OVERALL)
        .order_by()
        .values_list("home_id", "published_on", "ratings__value")
    )
    standing = found_by(known.standing(), "home_id", "published_on")
    wanted = {
        (home, day): {"home_id": home, "regulator": Regulator.CQC.value, "published_on": day}
        for (home, day), rating in ratings.items()
        if (home, day, rating) not in withdrawn or (home, day) in standing
    }
    _, keys = keep(Inspection, wanted, standing)
    said = {
        key: {
            "inspection_id": key,
            "regulator": Regulator.CQC.value,
            "dimension": OVERALL,
            "value": ratings[which],
        }
        for which, key in keys.items()
    }
    kept = InspectionRating.objects.filter(inspection__in=list(said), dimension=OVERALL)
    tally, _ = keep(InspectionRating, said, found_by(kept, "inspection_id"))
    return tally


def _check_rating(register: Register, row: Row) -> None:
    rating, rated_on = row["rating"], row["rated_on"]
    if rated_on and not rating and not row.says("rating"):
        row.refuse(register.report, "rating", "is empty: give the rating published on that day, or no day.")
    elif rating == Rating.NOT_YET_RATED and not rated_on:
        says = "is empty, which is right while there is no rating: the home is kept without one."
        register.report.warn(row.file, row.line, "rated_on", says)
    elif rating and not rated_on and not row.says("rated_on"):
        row.refuse(register.report, "rated_on", "is empty: give the day the rating was published.")


def _values(register: Register, row: Row, rows: Rows, types: dict[str, int]) -> dict:
    kept = {field: row[column] for field, column in PLAIN.items() if column in rows.columns}
    kept |= {
        field: register.organisation_ids.get(row[column])
        for field, column in ORGANISATIONS.items()
        if column in rows.columns
    }
    return {
        "owner_id": register.owner.pk,
        "code": row["code"],
        "setting_type_id": types[row["setting_type"]],
        **kept,
    }
