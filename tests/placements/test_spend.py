"""Exact spend, against a slow calculator of its own: every day of every line, in pence and sevenths."""

import json
import random
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from linkworker.periods import Days
from placements.choices import Stream
from placements.models import FundingLine, Placement, Responsibility
from placements.queries.spend import spend_of
from tests.accounts import recipes as accounts
from tests.placements import day_by_day, recipes

pytestmark = pytest.mark.django_db
FROM, UNTIL = date(2025, 4, 1), date(2026, 4, 1)
EARLIEST = date(2024, 1, 15)  # so that 29 February 2024 is among the days
LEDGERS_AT_ONCE, REGISTERS, PARTS = 100, 100, 2  # 10,000 ledgers in all, in two parts for two workers
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
ledger = st.lists(st.integers(0, 2**72), min_size=1, max_size=4)


def asked(*, code="E06000017", first=FROM, until=UNTIL) -> dict:
    out = StringIO()
    call_command("spend", "--authority", code, "--from", str(first), "--until", str(until), stdout=out)
    return json.loads(out.getvalue())


def by_hand(first: date, until: date) -> dict:
    """Every line in the database, day by day, on the days its person was Rutland's."""
    lines = FundingLine.objects.select_related("payer", "placement")
    return day_by_day.told([as_paid(line) for line in lines], first, until)


def as_paid(line: FundingLine) -> day_by_day.Paid:
    kind = "person" if line.payer is None else line.payer.kind
    return day_by_day.Paid(
        kind=kind if kind in day_by_day.KINDS else "other",
        stream=line.stream,
        pence=int(line.weekly * 100),
        starts_on=line.starts_on,
        ends_on=line.ends_on,
        stay_starts_on=line.placement.starts_on,
        stay_ends_on=line.placement.ends_on,
        status=line.status,
        whose=tuple(
            Responsibility.objects.filter(
                person=line.placement.person, kind="council", organisation__code="E06000017"
            ).values_list("starts_on", "ends_on")
        ),
    )


def a_register(seed: int, people: int = 25) -> None:
    """Stays and lines that start, end, overlap the range or miss it, at odd pennies."""
    chance = random.Random(seed)
    payers = [
        accounts.council(),
        accounts.icb(),
        None,
        accounts.organisation("education"),
        accounts.organisation("trust"),
    ]
    for _ in range(people):
        theirs = chance.random() < 0.2
        person = recipes.person(
            responsible_council=accounts.council(recipes.LINCOLNSHIRE if theirs else "E06000017")
        )
        if chance.random() < 0.4:
            days = sorted(FROM + timedelta(days=chance.randint(-60, 420)) for _ in range(2))
            recipes.was_of(person, council=accounts.council(), until=days[0])
            if days[0] < days[1] and not theirs:
                recipes.was_of(
                    person, council=accounts.council(recipes.LINCOLNSHIRE), since=days[0], until=days[1]
                )
        starts_on = FROM + timedelta(days=chance.randint(-500, 330))
        ends_on = starts_on + timedelta(days=chance.randint(1, 600)) if chance.random() < 0.6 else None
        stay = recipes.placement(
            person=person, starts_on=starts_on, ends_on=ends_on, end_reason="other" if ends_on else ""
        )
        for payer, stream in zip(payers, chance.sample(Stream.values, len(payers)), strict=True):
            first = starts_on + timedelta(days=chance.randint(0, 60))
            last = first + timedelta(days=chance.randint(1, 400)) if chance.random() < 0.5 else None
            recipes.funding_line(
                placement=stay,
                payer=payer,
                stream=stream,
                weekly=f"{chance.randint(0, 3000)}.{chance.randint(0, 99):02}",
                starts_on=first,
                ends_on=last,
                status=chance.choice(["agreed", "interim", "disputed"]),
            )


@pytest.mark.parametrize("seed", [1, 2])
def test_spend_is_what_the_days_add_up_to(seed):
    a_register(seed)
    told = asked()
    assert {name: told[name] for name in ("total", "by_payer_kind", "by_stream", "disputed")} == by_hand(
        FROM, UNTIL
    )
    for part in ("by_payer_kind", "by_stream"):
        pence = sum(int(amount.replace(".", "")) for amount in told[part].values())
        assert pence == int(told["total"].replace(".", ""))


@pytest.fixture
def a_hundred_people(rutland):
    """People to whom a ledger each is given, the bodies that may pay, and where they live."""
    payers = {
        "council": rutland,
        "icb": accounts.icb(),
        "person": None,
        "education": accounts.organisation("education"),
        "other": accounts.organisation("trust"),
    }
    return [recipes.person() for _ in range(LEDGERS_AT_ONCE)], payers, recipes.home()


@pytest.mark.parametrize("part", range(PARTS))
def test_the_command_agrees_with_walking_each_day_over_ten_thousand_ledgers(part, a_hundred_people):
    """A hundred ledgers are one register, and the command is asked once for each register."""
    people, payers, home = a_hundred_people
    told_of = 0

    @settings(max_examples=REGISTERS // PARTS, deadline=None, database=None, suppress_health_check=SLOW)
    @seed(part)
    @given(
        st.lists(ledger, min_size=LEDGERS_AT_ONCE, max_size=LEDGERS_AT_ONCE),
        st.integers(0, 60),
        st.integers(1, 90),
    )
    def agrees(ledgers, begins, length):
        nonlocal told_of
        told_of += len(ledgers)
        first = EARLIEST + timedelta(days=begins)
        until = first + timedelta(days=length)
        with transaction.atomic():
            lines = kept(ledgers, people, payers, home)
            found = asked(first=first, until=until)
            transaction.set_rollback(True)
        found = {name: found[name] for name in ("total", "by_payer_kind", "by_stream", "disputed")}
        assert found == day_by_day.told(lines, first, until)

    agrees()
    assert told_of >= REGISTERS // PARTS * LEDGERS_AT_ONCE


def kept(ledgers, people, payers, home) -> list[day_by_day.Paid]:
    """Keep a ledger for each person: one stay, and a line for each number, no payer twice."""
    stays, lines, paid = [], [], []
    for number, (person, numbers) in enumerate(zip(people, ledgers, strict=True)):
        drawn = [day_by_day.made_of(one, earliest=EARLIEST) for one in numbers]
        drawn = list({one.kind: one for one in drawn}.values())
        starts_on, ends_on = drawn[0].stay_starts_on, drawn[0].stay_ends_on
        stays.append(
            Placement(
                owner=person.owner,
                reference=f"L{number}",
                person=person,
                home=home,
                starts_on=starts_on,
                ends_on=ends_on,
                end_reason="other" if ends_on else "",
                placed_by=person.owner,
            )
        )
        for one in drawn:
            paid.append(replace(one, stay_starts_on=starts_on, stay_ends_on=ends_on))
            lines.append((stays[-1], one))
    Placement.objects.bulk_create(stays)
    FundingLine.objects.bulk_create(
        FundingLine(
            placement=stay,
            payer=payers[one.kind],
            stream=one.stream,
            weekly=day_by_day.weekly(one),
            starts_on=one.starts_on,
            ends_on=one.ends_on,
            status=one.status,
        )
        for stay, one in lines
    )
    return paid


def test_a_backdated_split_is_charged_from_the_day_it_counts_from():
    stay = recipes.placement(starts_on=date(2025, 1, 6))
    recipes.funding_line(placement=stay, weekly="1400.00", ends_on=date(2025, 6, 2))
    recipes.funding_line(placement=stay, weekly="850.00", starts_on=date(2025, 6, 2))
    recipes.funding_line(
        placement=stay, payer=accounts.icb(), stream="joint", weekly="550.00", starts_on=date(2025, 6, 2)
    )
    told = asked()
    # 62 days at 1,400, then 303 at 850 and 550: a split moves money between payers and none away
    assert told["by_payer_kind"]["council"] == "49192.86"
    assert told["by_payer_kind"]["icb"] == "23807.14"
    assert told["total"] == "73000.00"


def test_a_year_of_a_thousand_pounds_a_week():
    recipes.funding_line()
    told = asked()
    assert (told["total"], told["by_payer_kind"]["council"], told["by_stream"]["asc"]) == (
        "52142.86",
        "52142.86",
        "52142.86",
    )
    assert told["authority"] == {"code": "E06000017", "name": "Rutland County Council"}
    assert (told["from"], told["until"], told["disputed"]) == ("2025-04-01", "2026-04-01", "0.00")


def test_neither_the_day_of_leaving_nor_the_until_day_is_charged():
    stay = recipes.placement(starts_on=date(2025, 5, 1), ends_on=date(2025, 5, 8), end_reason="moved")
    recipes.funding_line(placement=stay, weekly="700.00")
    assert asked()["total"] == "700.00"
    assert asked(first=date(2025, 5, 7), until=date(2025, 5, 8))["total"] == "100.00"
    assert asked(first=date(2025, 5, 8), until=date(2025, 5, 9))["total"] == "0.00"
    assert asked(first=date(2025, 5, 1), until=date(2025, 5, 1))["total"] == "0.00"


def test_a_constant_number_of_queries_however_many_lines(rutland, django_assert_num_queries):
    a_register(3, people=9)
    with django_assert_num_queries(3):
        spend_of(rutland, Days(FROM, UNTIL))
    a_register(4, people=30)
    with django_assert_num_queries(3):
        spend_of(rutland, Days(FROM, UNTIL))


def test_only_the_days_on_which_the_authority_was_responsible_are_its_own():
    line = recipes.funding_line(weekly="700.00")
    recipes.was_of(
        line.placement.person, council=accounts.council(recipes.LINCOLNSHIRE), until=date(2025, 5, 1)
    )
    assert asked(first=date(2025, 4, 1), until=date(2025, 5, 8))["total"] == "700.00"
    assert asked(code=recipes.LINCOLNSHIRE, until=date(2025, 5, 8))["total"] == "3000.00"


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"code": "E99999999"}, "No council has the code"),
        ({"first": "2025-4-1"}, "Enter the day as YYYY-MM-DD"),
        ({"until": "2026-02-31"}, "Enter the day as YYYY-MM-DD"),
        ({"first": "2026-04-02"}, "must be the same as --from or later"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(answers, words):
    with pytest.raises(CommandError, match=words):
        asked(**answers)
