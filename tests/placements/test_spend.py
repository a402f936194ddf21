"""Exact spend, against a slow calculator of its own: every day of every line, in pence and sevenths."""

import json
import random
from datetime import date, timedelta
from fractions import Fraction
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from linkworker.periods import Days
from placements.choices import Stream
from placements.models import FundingLine
from placements.queries.spend import spend_of
from tests.accounts import recipes as accounts
from tests.placements import recipes

pytestmark = pytest.mark.django_db
FROM, UNTIL = date(2025, 4, 1), date(2026, 4, 1)
DAY = timedelta(days=1)


def asked(*, code="E06000017", first=FROM, until=UNTIL) -> dict:
    out = StringIO()
    call_command("spend", "--authority", code, "--from", str(first), "--until", str(until), stdout=out)
    return json.loads(out.getvalue())


def by_hand(first: date, until: date) -> dict:
    """Walks the days one by one; knows nothing of ranges."""
    kinds = dict.fromkeys(["council", "icb", "person", "education", "other"], 0)
    streams = dict.fromkeys(Stream.values, 0)
    total = disputed = 0
    for line in FundingLine.objects.select_related("payer", "placement__person__responsible_council"):
        if line.placement.person.responsible_council.code != "E06000017":
            continue
        days, day = 0, first
        while day < until:
            lived = line.placement.starts_on <= day and not (
                line.placement.ends_on and day >= line.placement.ends_on
            )
            paid = line.starts_on <= day and not (line.ends_on and day >= line.ends_on)
            days += lived and paid
            day += DAY
        exact = Fraction(line.weekly) * 100 * days / 7
        pence = int(exact + Fraction(1, 2))
        kind = "person" if line.payer is None else line.payer.kind
        kinds[kind if kind in kinds else "other"] += pence
        streams[line.stream] += pence
        total += pence
        disputed += pence if line.status == "disputed" else 0

    def pounds(pence):
        return f"{pence // 100}.{pence % 100:02}"

    return {
        "total": pounds(total),
        "by_payer_kind": {kind: pounds(pence) for kind, pence in kinds.items()},
        "by_stream": {stream: pounds(pence) for stream, pence in streams.items()},
        "disputed": pounds(disputed),
    }


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


def test_one_query_however_many_lines(rutland, django_assert_num_queries):
    a_register(3, people=3)
    with django_assert_num_queries(1):
        spend_of(rutland, Days(FROM, UNTIL))
    a_register(4, people=30)
    with django_assert_num_queries(1):
        spend_of(rutland, Days(FROM, UNTIL))


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
