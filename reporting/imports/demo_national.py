"""Invents a national register of any size, for benchmarks, at every English council.

People, homes, placements, money and reviews are made here and copied in; contacts and actions, by far the
most, are made by PostgreSQL itself from a hash of their number. For each person there are 2.5 placements,
about 4 funding lines, 6 reviews and 10 actions.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction

from accounts import audit
from accounts.models import Membership, Organisation, Staff
from accounts.roles import Role
from linkworker import bulk
from placements.models import FundingLine, Home, Person, Placement, SettingType
from reporting.imports import national_log
from reporting.imports.invented_names import Pen, never_issued
from reviews.models import Review

MOST_PEOPLE = 900_000  # as many as there are NHS numbers that were never issued
PEOPLE_A_BATCH = 5_000
PEOPLE_A_HOME = 3
ACTIONS_A_PERSON = 10
SETTINGS = ("RES", "RES", "NUR", "SL_SHARED", "SL_SHARED", "SL_SELF", "SHARED_LIVES", "EXTRA_CARE")
SHARE_AWAY, SHARE_OPEN, SHARE_WITH_BOARD = 0.6, 0.93, 0.3
KINDS = ("CA12", "CONC", "CA12", "CONC", "INIT", "CONC")
STAFF = ((Role.LINK_WORKER, "link.worker"), (Role.TEAM_MANAGER, "manager"))
PREFIX = "N-"


@dataclass(slots=True)
class Country:
    """What every invented row points at."""

    pen: Pen
    councils: list[int]
    boards: list[int]
    workers: dict[int, int] = field(default_factory=dict)
    homes: dict[int, list[int]] = field(default_factory=dict)
    made: dict[str, int] = field(default_factory=dict)

    def copy(self, what: str, model: Any, rows: list[dict[str, Any]]) -> list[int]:
        """Copy rows in and count them."""
        for row in rows:
            row["uid"] = self.pen.uid()
            row["created_at"] = self.pen.now
        self.made[what] = self.made.get(what, 0) + len(rows)
        return bulk.copy_in(model, rows)


def load(*, today: date, seed: int, people: int, contacts: int) -> dict[str, int]:
    """Keep so many people and contacts, and what belongs to them. Empty when there is one already."""
    with transaction.atomic():
        bulk.no_time_limit()
        if Person.objects.filter(reference__startswith=PREFIX).exists():
            return {}
        country = _country(Pen(seed, today))
        _add_staff(country)
        _add_homes(country, people)
        numbers = never_issued(500_000)  # clear of the small demonstration's numbers
        for first in range(0, people, PEOPLE_A_BATCH):
            _add_people(country, range(first, min(people, first + PEOPLE_A_BATCH)), numbers)
        country.made["contacts"] = national_log.add_contacts(seed, today, contacts, PREFIX)
        country.made["actions"] = national_log.add_actions(seed, today, people * ACTIONS_A_PERSON, PREFIX)
        owner = Organisation.objects.get(pk=country.councils[0])
        audit.record(by=None, verb="invented a register", subject=owner, seed=seed, rows=country.made)
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        # Our own tables only: a lock on the catalogue all databases share would hold up another's.
        tables = map(connection.ops.quote_name, sorted(connection.introspection.table_names(cursor)))
        cursor.execute(f"ANALYZE {', '.join(tables)}")
        cursor.execute("RESET statement_timeout")
    return country.made


def _country(pen: Pen) -> Country:
    national = Organisation.objects.filter(owner=None, nation="England").order_by("code")
    return Country(
        pen,
        list(national.councils().values_list("pk", flat=True)),
        list(national.icbs().in_force_on(pen.today).values_list("pk", flat=True)),
    )


def _add_staff(country: Country) -> None:
    """A link worker and a team manager for each council. Nobody can sign in to these with a password."""
    codes = dict(Organisation.objects.filter(pk__in=country.councils).order_by().values_list("pk", "code"))
    wanted = [(council, role, word) for council in country.councils for role, word in STAFF]
    locked = make_password(None)
    keys = country.copy(
        "staff",
        Staff,
        [
            {
                "email": f"{word}.{codes[council].lower()}@example.org",
                "name": " ".join(country.pen.name()),
                "password": locked,
            }
            for council, _, word in wanted
        ],
    )
    country.copy(
        "memberships",
        Membership,
        [
            {"staff_id": key, "organisation_id": council, "role": role, "starts_on": date(2020, 1, 1)}
            for key, (council, role, _) in zip(keys, wanted, strict=True)
        ],
    )
    country.workers = {
        council: key for key, (council, role, _) in zip(keys, wanted, strict=True) if role == Role.LINK_WORKER
    }


def _add_homes(country: Country, people: int) -> None:
    types = dict(SettingType.objects.values_list("code", "id"))
    chance = country.pen.chance
    rows = []
    for number in range(max(2 * len(country.councils), people // PEOPLE_A_HOME)):
        council = country.councils[number % len(country.councils)]
        rows.append(
            {
                "owner_id": council,
                "code": f"{PREFIX}{number:06}",
                "name": f"{chance.choice(('Elm', 'Oak', 'Fern', 'Larch', 'Hazel'))} House {number}",
                "setting_type_id": types[chance.choice(SETTINGS)],
                "host_council_id": council,
                "host_icb_id": country.boards[council % len(country.boards)],
                "postcode": "ZZ99 3WZ",
            }
        )
    for key, row in zip(country.copy("homes", Home, rows), rows, strict=True):
        country.homes.setdefault(row["host_council_id"], []).append(key)


def _add_people(country: Country, numbers: range, nhs_numbers: Iterator[str]) -> None:
    pen = country.pen
    rows = []
    for number, nhs_number in zip(numbers, islice(nhs_numbers, len(numbers)), strict=True):
        council = country.councils[number % len(country.councils)]
        given, family = pen.name()
        rows.append(
            {
                "owner_id": council,
                "reference": f"{PREFIX}{number:07}",
                "given_name": given,
                "family_name": family,
                "date_of_birth": pen.today - timedelta(days=pen.chance.randrange(5_500, 29_000)),
                "nhs_number": nhs_number,
                "gender": pen.chance.choice("12129X"),
                "complex_needs": pen.chance.choice((True, True, False, None)),
                "responsible_council_id": council,
                "responsible_icb_id": country.boards[council % len(country.boards)],
                "link_worker_id": country.workers[council],
                "caseload_from": pen.today - timedelta(days=pen.chance.randrange(400, 2_500)),
                "contact_every_days": pen.chance.choice((42, 42, 42, 28, 84)),
                "on_gp_ld_register": pen.chance.choice((True, True, False, None)),
            }
        )
    keys = country.copy("people", Person, rows)
    _add_placements(country, keys, rows)
    _add_reviews(country, keys, rows)


def _add_placements(country: Country, people: list[int], rows: list[dict[str, Any]]) -> None:
    placements = [
        stay
        for person, row in zip(people, rows, strict=True)
        for stay in _stays(country, person, row["responsible_council_id"], row["reference"])
    ]
    keys = country.copy("placements", Placement, placements)
    lines = [line for key, stay in zip(keys, placements, strict=True) for line in _lines(country, key, stay)]
    country.copy("funding lines", FundingLine, lines)


def _stays(country: Country, person: int, council: int, reference: str) -> Iterator[dict[str, Any]]:
    """Two or three homes one after another; most people still live in the last."""
    chance, today = country.pen.chance, country.pen.today
    how_many = 2 + person % 2
    starts_on = today - timedelta(days=chance.randrange(1_500, 3_600))
    for order in range(how_many):
        last = order == how_many - 1
        stays_open = last and chance.random() < SHARE_OPEN
        ends_on = None if stays_open else starts_on + timedelta(days=chance.randrange(120, 480))
        host = chance.choice(country.councils) if chance.random() < SHARE_AWAY else council
        yield {
            "owner_id": council,
            "reference": f"{reference}-{order}",
            "person_id": person,
            "home_id": chance.choice(country.homes[host]),
            "starts_on": starts_on,
            "ends_on": ends_on,
            "end_reason": "" if ends_on is None else "moved",
            "placed_by_id": council,
            "why_out_of_area": "no_local_provision" if host != council else "",
        }
        starts_on = ends_on or starts_on


def _lines(country: Country, placement: int, stay: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The council's price with one uplift, and for some a board's share beside it."""
    chance = country.pen.chance
    uplift_on = stay["starts_on"] + timedelta(days=90)
    pence = chance.randrange(60_000, 260_000)
    shared = chance.random() < SHARE_WITH_BOARD
    stream = "joint" if shared else "asc"
    prices = [(stay["starts_on"], stay["ends_on"], pence, "start")]
    if stay["ends_on"] is None:  # whoever still lives there has had an uplift
        prices = [
            (stay["starts_on"], uplift_on, pence, "start"),
            (uplift_on, None, pence * 104 // 100, "uplift"),
        ]
    for starts_on, ends_on, amount, reason in prices:
        line = {"placement_id": placement, "starts_on": starts_on, "ends_on": ends_on, "reason": reason}
        yield {
            **line,
            "payer_id": stay["placed_by_id"],
            "stream": stream,
            "weekly": Decimal(amount).scaleb(-2),
        }
        if shared:
            board = country.boards[stay["placed_by_id"] % len(country.boards)]
            yield {**line, "payer_id": board, "stream": stream, "weekly": Decimal(amount // 2).scaleb(-2)}


def _add_reviews(country: Country, people: list[int], rows: list[dict[str, Any]]) -> None:
    chance, today = country.pen.chance, country.pen.today
    country.copy(
        "reviews",
        Review,
        [
            {
                "person_id": person,
                "organisation_id": row["responsible_council_id"],
                "reference": f"{row['reference']}-{order}",
                "kind": kind,
                "held_on": today - timedelta(days=30 + order * 170 + chance.randrange(150)),
                "outcome": "continue",
                "person_present": chance.choice((True, True, False, None)),
            }
            for person, row in zip(people, rows, strict=True)
            for order, kind in enumerate(KINDS)
        ],
    )
