"""The register asks the database as often for 20 people as for 200, however it is switched, narrowed or sorted."""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import chain

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from placements.filters import QUESTIONS, SIDES
from placements.models import FundingLine, Person, Placement, SettingType
from placements.queries import register
from tests.accounts.recipes import council, icb
from tests.casework import recipes as casework
from tests.placements import recipes

pytestmark = pytest.mark.django_db

LENT = ("contact", "seen", "review", "actions")
BORN_IN = (2015, 2010, 2004, 1980, 1950)  # one of each age band
FEW, MANY = 20, 200  # four pages of fifty


@pytest.fixture
def grown(link_worker):
    """`grown(n)` adds so many people of every sort there is: each run of twenty holds them all."""
    theirs, ours = council(recipes.LINCOLNSHIRE), council()
    homes = {
        host: [
            recipes.home(host, setting_type=SettingType.objects.get(code=setting))
            for setting in ("RES", "NUR")
        ]
        for host in (ours.code, theirs.code)
    }
    for host in homes.values():
        for home, rating in zip(host, ("Good", "Inadequate"), strict=True):
            recipes.home_rating(home=home, rating=rating, rated_on=date(2026, 1, 1))

    def person(number: int) -> Person:
        return Person(
            owner=ours,
            reference=f"M{number:05}",
            given_name=f"Given{number % 97}",
            family_name=f"Family{number % 10}",
            date_of_birth=date(BORN_IN[number % 5], 3, 4),
            responsible_council=theirs if number % 4 == 1 else ours,
            responsible_icb=icb(),
            link_worker=link_worker if number % 3 else None,
            complex_needs=number % 2 == 0,
            advocate_needed=number % 4 < 2,
        )

    def stay(person: Person, number: int) -> Placement:
        host = ours.code if number % 4 in (1, 2) else recipes.LINCOLNSHIRE
        return Placement(
            owner=ours,
            reference=person.reference,
            person=person,
            home=homes[host][number // 4 % 2],
            starts_on=date(2020, 1, 1 + number % 28),
            placed_by=ours,
        )

    def line(stay: Placement, number: int) -> FundingLine:
        payer, stream = ((ours, "asc"), (icb(), "chc"), (None, "self"))[number % 3]
        status = "disputed" if number % 2 else "agreed"
        paid = {"payer": payer, "stream": stream, "status": status, "weekly": Decimal(900 + number)}
        return FundingLine(placement=stay, starts_on=stay.starts_on, **paid)

    def add(number: int) -> None:
        start = Person.objects.count()
        people = Person.objects.bulk_create(map(person, range(start, start + number)))
        lived = Placement.objects.bulk_create(
            stay(someone, start + place) for place, someone in enumerate(people) if place % 4 != 3
        )
        FundingLine.objects.bulk_create(line(each, place) for place, each in enumerate(lived) if place % 5)
        for someone in people[::20]:
            seen_at = datetime(2026, 11, 1 + someone.pk % 20, 10, tzinfo=UTC)
            casework.contact(person=someone, author=link_worker, happened_at=seen_at)
            casework.action(person=someone, owner=link_worker)
        with connection.cursor() as cursor:
            cursor.execute(recipes.COUNT_THE_ROWS)

    return add


def switch(page) -> list[str]:
    """Every position of the switch."""
    return [f"direction={side}" for side, _ in SIDES]


def filters(page) -> list[str]:
    """Every answer to every filter that the page offers and that finds somebody."""
    fields = page.context["filters"].fields
    assert set(QUESTIONS) < set(fields)
    offered = [(name, value) for name in QUESTIONS for value in values(fields[name].choices) if value]
    return [f"{name}={value}" for name, value in offered] + ["q=familly1", "q=M00001"]


def values(choices) -> list[str]:
    """What may be chosen, from under its headings where there are some."""
    nested = ([value] if isinstance(words, str) else [each for each, _ in words] for value, words in choices)
    return list(chain.from_iterable(nested))


def sorts(page) -> list[str]:
    """Every column, those lent too, both ways round."""
    lent = [f"{key}&show={key}" for key in LENT]
    return [f"sort={turned}{key}" for key in [*register.SORTS, *lent] for turned in ("", "-")]


def asked(client, addresses: list[str]) -> dict[str, tuple[int, bool]]:
    """Of each address how many statements its page takes, and whether somebody is on it."""
    found = {}
    for address in addresses:
        with CaptureQueriesContext(connection) as statements:
            page = client.get(f"/people/?{address}")
        assert page.status_code == 200
        found[address] = len(statements), bool(page.context["table"].paginator.count)
    return found


@pytest.mark.parametrize("kind", [switch, filters, sorts], ids=lambda kind: kind.__name__)
def test_the_register_asks_as_much_of_20_people_as_of_200(manager, browse, grown, kind):
    client = browse(manager)
    grown(FEW)
    addresses = kind(client.get("/people/"))
    few = asked(client, addresses)
    grown(MANY - FEW)
    assert Person.objects.count() == MANY
    assert asked(client, addresses) == few
    with_somebody = {address for address, (_, somebody) in few.items() if somebody}
    assert {address.split("=")[0] for address in with_somebody} == {a.split("=")[0] for a in addresses}
