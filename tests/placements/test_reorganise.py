"""The end of a council or NHS board: told first, then done, and nobody out of reach."""

from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEvent, Membership, Organisation, Succession
from accounts.policies import as_of
from accounts.roles import Role
from linkworker.periods import Month
from placements.models import FundingLine, Home, Person, Responsibility
from placements.policies import people_for
from reporting import figures
from reporting.queries import payers
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY, council, icb
from tests.placements import recipes

pytestmark = pytest.mark.django_db
LEICESTER, LEICESTERSHIRE, ON = "E06000016", "E10000018", "2026-11-01"


@pytest.fixture
def rutland_splits(time_machine, rutland):
    """Rutland, with an administrator and a link worker, three people, two homes and who pays for one."""
    time_machine.move_to("2026-11-22 09:00:00+00:00", tick=False)
    administrator = accounts.staff(Role.ADMINISTRATOR, email="admin@rutland.example")
    worker = accounts.staff(Role.LINK_WORKER, email="worker@rutland.example")
    here, there = recipes.home("E06000017", code="VALE"), recipes.home(code="FEN")
    vale, fen, _ = (recipes.person(reference=name) for name in ("P1", "P2", "P3"))
    recipes.placement(person=vale, home=here)
    recipes.funding_line(placement=recipes.placement(person=fen, home=there), weekly="700.00")
    return administrator, worker


def shares(tmp_path, *rows):
    path = tmp_path / "plan.csv"
    path.write_text("\n".join(["what,reference,successor", *rows]), encoding="utf-8")
    return str(path)


def run(
    *plan, to=(LEICESTER, LEICESTERSHIRE), old="E06000017", on=ON, email="admin@rutland.example", more=()
):
    out = StringIO()
    takers = [word for code in to for word in ("--to", code)]
    call_command("reorganise", *plan, "--from", old, *takers, "--on", on, "--as", email, *more, stdout=out)
    return out.getvalue()


WHOLE = (
    f"home,VALE,{LEICESTER}",
    f"person,P2,{LEICESTERSHIRE}",
    f"person,P3,{LEICESTER}",
    f"staff,worker@rutland.example,{LEICESTER}",
    f"staff,admin@rutland.example,{LEICESTERSHIRE}",
)


def everything():
    tables = (Responsibility, FundingLine, Home, Person, Membership, Succession, Organisation)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def test_the_dry_run_of_a_split_lists_every_person_affected_and_changes_nothing(rutland_splits, tmp_path):
    accounts.staff(Role.LINK_WORKER, council(LEICESTERSHIRE))
    before, lines = everything(), AuditEvent.objects.count()
    told = run(shares(tmp_path, *WHOLE), more=["--by-host-area", "--dry-run"])
    for words in (
        "people: 3",
        f"P1 -> {LEICESTER}",
        f"P2 -> {LEICESTERSHIRE}",
        f"P3 -> {LEICESTER}",
        f"VALE -> {LEICESTER}",
        f"asc 700.00 -> {LEICESTERSHIRE}",
        f"worker@rutland.example link_worker -> {LEICESTER}",
        "undecided: 0",
        "Dry run: nothing was changed.",
    ):
        assert words in told, words
    assert (everything(), AuditEvent.objects.count()) == (before, lines)


def test_the_run_leaves_no_one_unreachable(rutland_splits, tmp_path):
    other = accounts.staff(Role.LINK_WORKER, council(LEICESTERSHIRE))
    told = run(shares(tmp_path, *WHOLE), more=["--by-host-area"])
    assert "Everybody is within reach" in told
    worker = rutland_splits[1]
    reached = {
        staff.email: set(people_for(as_of(staff, TODAY)).values_list("reference", flat=True))
        for staff in (worker, other)
    }
    assert reached == {worker.email: {"P1", "P3"}, other.email: {"P2"}}
    rows = Responsibility.objects.filter(person__reference="P2").order_by("pk")
    assert list(rows.values_list("organisation__code", "starts_on", "ends_on", "basis")) == [
        ("E06000017", None, date(2026, 11, 1), "first_recorded"),
        (LEICESTERSHIRE, date(2026, 11, 1), None, "succession"),
    ]
    assert Organisation.objects.get(code="E06000017").valid_until == date(2026, 11, 1)
    assert Succession.objects.filter(predecessor__code="E06000017", kind="split").count() == 2


def test_a_line_is_closed_and_opened_the_same_day_with_the_amount_unchanged(rutland_splits, tmp_path):
    accounts.staff(Role.LINK_WORKER, council(LEICESTERSHIRE))
    run(shares(tmp_path, *WHOLE), more=["--by-host-area"])
    lines = FundingLine.objects.order_by("starts_on").values_list(
        "payer__code", "weekly", "starts_on", "ends_on"
    )
    assert [(code, str(weekly), start, end) for code, weekly, start, end in lines] == [
        ("E06000017", "700.00", date(2024, 1, 8), date(2026, 11, 1)),
        (LEICESTERSHIRE, "700.00", date(2026, 11, 1), None),
    ]


def test_a_line_of_the_trail_for_each(rutland_splits, tmp_path):
    accounts.staff(Role.LINK_WORKER, council(LEICESTERSHIRE))
    run(shares(tmp_path, *WHOLE), more=["--by-host-area"])
    verbs = AuditEvent.objects.values_list("verb", flat=True)
    assert {verb: list(verbs).count(verb) for verb in set(verbs)} == {
        "ended body": 1,
        "carried over role": 2,
        "moved home to another area": 1,
        "passed on responsibility": 3,
        "passed on funding line": 1,
    }


def test_a_second_run_changes_nothing(rutland_splits, tmp_path):
    accounts.staff(Role.LINK_WORKER, council(LEICESTERSHIRE))
    plan = shares(tmp_path, *WHOLE)
    run(plan, more=["--by-host-area"])
    before, lines = everything(), AuditEvent.objects.count()
    assert "Nothing to change" in run(plan, more=["--by-host-area"])
    assert (everything(), AuditEvent.objects.count()) == (before, lines)


def test_people_left_undecided_stop_the_run(rutland_splits, tmp_path):
    before = everything()
    with pytest.raises(CommandError, match="1 row to decide in the plan: person P3"):
        run(shares(tmp_path, *(row for row in WHOLE if "P3" not in row)), more=["--by-host-area"])
    assert everything() == before


def test_somebody_nobody_there_could_open_rolls_everything_back(rutland_splits, tmp_path):
    before = everything()
    with pytest.raises(CommandError, match="Nobody at a successor could open the record of P2"):
        run(shares(tmp_path, *WHOLE), more=["--by-host-area"])
    assert everything() == before


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"on": "2026-11-23"}, "Run this on 23 November 2026 or later"),
        ({"to": ["QK1"]}, "cannot take over"),
        ({"to": ["E06000017"]}, "cannot take over"),
        ({"to": ["XXX"]}, "No council or NHS board has the code"),
        ({"email": "nobody@rutland.example"}, "Nobody with the address"),
        ({"email": "worker@rutland.example", "to": [LEICESTER]}, "Only an administrator"),
    ],
)
def test_what_cannot_be_is_refused_in_words(rutland_splits, asked, words):
    with pytest.raises(CommandError, match=words):
        run(**asked)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (("person,P9," + LEICESTER, *WHOLE), "person p9"),
        (("cat,P1," + LEICESTER,), "plan.csv:2: what"),
        (("person,P1,E06000001",), "plan.csv:2: successor"),
        ((WHOLE[1], WHOLE[1]), "plan.csv:3: reference"),
    ],
)
def test_a_slip_in_the_plan_is_told_with_its_line(rutland_splits, tmp_path, rows, words):
    with pytest.raises(CommandError, match=words):
        run(shares(tmp_path, *rows), more=["--by-host-area"])


def test_a_merger_needs_no_plan_and_carries_everybody_over(rutland_splits):
    assert "Everybody is within reach" in run(to=[LEICESTERSHIRE])
    assert not Person.objects.filter(responsible_council__code="E06000017").exists()


def test_a_merged_record_goes_where_the_one_it_was_merged_into_goes(rutland_splits, tmp_path):
    accounts.staff(Role.LINK_WORKER, council(LEICESTERSHIRE))
    other = recipes.person(reference="TWICE")
    Person.everyone.filter(pk=other.pk).update(merged_into=Person.objects.get(reference="P2"))
    run(shares(tmp_path, *WHOLE), more=["--by-host-area"])
    other.refresh_from_db()
    assert other.responsible_council == council(LEICESTERSHIRE)


def test_the_months_before_are_still_the_abolished_councils(rutland_splits, rutland):
    before = figures.for_month(rutland, Month(2026, 10)).as_json()["figures"]
    run(to=[LEICESTERSHIRE])
    assert figures.for_month(rutland, Month(2026, 10)).as_json()["figures"] == before
    after = {
        one["id"]: one["value"]
        for one in figures.for_month(council(LEICESTERSHIRE), Month(2026, 11)).as_json()["figures"]
    }
    assert after["K01"] == "1"


def test_a_group_becomes_a_board_and_each_month_names_its_own(time_machine):
    time_machine.move_to("2026-11-22 09:00:00+00:00", tick=False)
    accounts.staff(Role.ADMINISTRATOR, email="admin@rutland.example")
    group = Organisation.objects.get(owner=None, code="03W")
    person = recipes.person(responsible_icb=group)
    stay = recipes.placement(person=person, starts_on=date(2020, 1, 1))
    recipes.funding_line(placement=stay, payer=group, stream="chc", weekly="900.00")
    run(old="03W", to=["QK1"], on="2022-07-01")
    rows = person.responsibilities.filter(kind="icb").order_by("pk")
    assert list(rows.values_list("organisation__code", "starts_on", "ends_on")) == [
        ("03W", None, date(2022, 7, 1)),
        ("QK1", date(2022, 7, 1), None),
    ]
    assert list(FundingLine.objects.order_by("pk").values_list("payer__code", flat=True)) == ["03W", "QK1"]
    person.refresh_from_db()
    assert person.responsible_icb == icb()
    named = {str(month): payers.nhs(council(), month) for month in (Month(2022, 6), Month(2022, 7))}
    assert [(month, one.name, one.weekly) for month, found in named.items() for one in found] == [
        ("2022-06", "NHS East Leicestershire and Rutland CCG", Decimal("900.00")),
        ("2022-07", "NHS Leicester, Leicestershire and Rutland", Decimal("900.00")),
    ]
