"""An administrator changes how often a review is due: counts first, then a new row from a day to come."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.periods import Month
from placements.models import Person
from reporting.kpis.reviews import ON_TIME
from reporting.queries.authority import Authority
from reviews import actions
from reviews.actions import refusals
from reviews.actions.refusals import LongerThanItMayBe
from reviews.models import DutyRule
from reviews.queries import cadence, duties
from tests.accounts.recipes import TODAY, council, staff
from tests.placements.recipes import home, person, placement
from tests.reviews.recipes import cancelled_duty, review

pytestmark = pytest.mark.django_db
LINCOLNSHIRE = "E10000019"
FROM = date(2027, 1, 1)
ADDRESS = "/cadence/change/"
ASKED = {
    "rule": "CONC-0",
    "first_number": "3",
    "first_unit": "months",
    "then_number": "3",
    "then_unit": "months",
    "due_soon_days": "28",
    "source": "The scheme’s own standard: every three months",
    "valid_from": "1 January 2027",
}


@pytest.fixture
def administrator():
    return staff(Role.ADMINISTRATOR)


@pytest.fixture
def people():
    """Two of Rutland's and one of Lincolnshire's, placed out; who is reviewed next when stands beside each."""
    elsewhere = placement(
        person=person(responsible_council=council(LINCOLNSHIRE), family_name="Quillfeather"),
        home=home("E06000017"),
        starts_on=date(2026, 9, 1),
    )
    soon = placement(person=person(family_name="Thistledown"), starts_on=date(2026, 9, 1))
    late = placement(person=person(family_name="Marigold"), starts_on=date(2026, 11, 1))
    review(person=soon.person, kind="INIT", covers=["DEC"], held_on=date(2026, 9, 20))
    return elsewhere, soon, late


def asked(**changes):
    return "?" + "&".join(f"{name}={value}" for name, value in (ASKED | changes).items())


def changed(by, **fields):
    rule = cadence.newest_rule("CONC-0")
    periods = dict.fromkeys(actions.PERIODS, 0) | {"first_after_months": 3, "then_every_months": 3}
    return actions.change_cadence(
        **{
            "by": by,
            "rule": rule,
            "valid_from": FROM,
            "periods": periods | {"due_soon_days": 28},
            "source": ASKED["source"],
            "why": "The board asked for it",
            "today": TODAY,
            "now": "2026-11-22T09:00Z",
        }
        | fields
    )


def test_the_preview_counts_by_council_and_names_nobody(browse, administrator, people):
    page = browse(administrator).get(ADDRESS + asked())
    counted = {row.council: row for row in page.context["counts"]}
    told = {name: (row.dates, row.earlier, row.later, row.overdue_at_once) for name, row in counted.items()}
    # Six months from 1 September is 1 March 2027, three months is 1 December 2026: too late on 1 January.
    # From 1 November: 1 May becomes 1 February.
    assert told == {
        "Lincolnshire County Council": (1, 1, 0, 1),
        "Rutland County Council": (2, 2, 0, 1),
    }
    assert (page.context["total"].dates, page.context["total"].overdue_at_once) == (3, 2)
    text = page.content.decode()
    assert not any(name in text for name in ("Quillfeather", "Thistledown", "Marigold"))
    assert DutyRule.objects.filter(kind="CONC").count() == 1


def test_once_it_is_confirmed_the_same_dates_move(browse, administrator, people):
    client = browse(administrator)
    before = client.get(ADDRESS + asked()).context["counts"]
    answer = client.post(ADDRESS + asked(), {"why": "The board asked for it"})
    assert answer.url == "/cadence/"
    new = cadence.newest_rule("CONC-0")
    assert (new.valid_from, new.then_every_months, new.first_after_months) == (FROM, 3, 3)
    assert (new.changed_by, new.why) == (administrator, "The board asked for it")
    old = cadence.rule_before(new)
    assert old.valid_until == FROM
    assert cadence.counts_of(old, new) == before
    moved = {}
    for day in (date(2026, 12, 31), FROM):
        rows = duties.due_rows(Person.objects.order_by("pk"), day)
        moved[day] = sorted(row.due_on for row in rows if row.kind == "CONC")
    assert moved == {
        date(2026, 12, 31): [date(2027, 3, 1), date(2027, 3, 1), date(2027, 5, 1)],
        FROM: [date(2026, 12, 1), date(2026, 12, 1), date(2027, 2, 1)],
    }
    assert AuditEvent.objects.filter(verb="changed cadence").count() == 1


def test_a_month_before_the_change_keeps_its_figures(administrator):
    placement(starts_on=date(2026, 4, 10))
    month = Month.parse("2026-10")
    before = ON_TIME.measure(Authority(council(), [month]), month)
    assert before.of
    changed(administrator)
    assert ON_TIME.measure(Authority(council(), [month]), month) == before


def test_the_page_shows_what_is_in_force_what_comes_and_who_changed_it(browse, administrator, manager):
    changed(administrator)
    for reader in (administrator, manager):
        page = browse(reader).get("/cadence/")
        [rule] = [rule for rule in page.context["rules"] if rule["key"] == "CONC-0"]
        assert rule["periods"] == "6 months, then every 6 months"
        [coming] = rule["coming"]
        assert (coming["periods"], coming["why"]) == (
            "3 months, then every 3 months",
            "The board asked for it",
        )
    assert len(page.context["rules"]) == 26
    text = page.content.decode()
    assert "Change<span" not in text, "a manager reads the rules"


def test_a_manager_sees_whose_dates_move_and_only_of_her_own(browse, administrator, manager, people):
    changed(administrator)
    page = browse(manager).get("/cadence/?moves=CONC-0")
    assert [(one.name.split()[-1], one.moved.after) for one in page.context["moves"]] == [
        ("Thistledown", date(2026, 12, 1)),
        ("Marigold", date(2027, 2, 1)),
    ]
    assert "Quillfeather" not in page.content.decode()
    line = AuditEvent.objects.filter(subject_kind="dates moved").get()
    assert len(line.details["people"]) == 2
    blind = browse(administrator).get("/cadence/?moves=CONC-0")
    assert blind.context["moves"] == []
    assert "Thistledown" not in blind.content.decode()


@pytest.mark.parametrize("key", ["GOAL-0", "CONC-7", "NONE-0", "CONC", "", "CONC-x"])
def test_a_rule_there_is_not_and_one_that_is_kept_elsewhere_are_no_page(browse, administrator, key):
    assert browse(administrator).get(f"{ADDRESS}?rule={key}").status_code == 404
    assert browse(administrator).get(f"/cadence/?moves={key}").status_code == (404 if key else 200)


def test_nobody_else_changes_a_rule(browse, manager, link_worker, finance):
    assert browse(manager).get(f"{ADDRESS}?rule=CONC-0").status_code == 403
    assert browse(manager).post(ADDRESS + asked(), {"why": "Why not"}).status_code == 403
    assert browse(link_worker).get("/cadence/").status_code == 403
    assert browse(finance).get("/cadence/").status_code == 403
    assert DutyRule.objects.filter(kind="CONC").count() == 1


@pytest.mark.parametrize(
    ("answers", "question", "sentence"),
    [
        ({"valid_from": "22 November 2026"}, "valid_from", "tomorrow or later"),
        ({"first_number": "0"}, "first_number", "between 1 and 1000"),
        ({"first_number": "six"}, "first_number", "whole number"),
        ({"then_number": ""}, "then_number", "Enter"),
        ({"source": ""}, "source", "Enter"),
        (
            {
                "first_number": "6",
                "then_number": "6",
                "source": "The scheme's own standard after the Winterbourne View Concordat: every six months",
            },
            "first_number",
            "in force already",
        ),
    ],
)
def test_what_cannot_be_is_told_beside_its_question(browse, administrator, answers, question, sentence):
    page = browse(administrator).get(ADDRESS + asked(**answers))
    assert not page.context["preview"]
    assert sentence in " ".join(page.context["questions"].errors[question])


def test_a_confirmation_without_its_questions_is_no_page(browse, administrator):
    assert browse(administrator).post(f"{ADDRESS}?rule=CONC-0", {"why": "Because"}).status_code == 404


def test_without_a_reason_nothing_changes_and_the_preview_stays(browse, administrator):
    page = browse(administrator).post(ADDRESS + asked(), {"why": ""})
    assert page.context["preview"]
    assert "why" in page.context["form"].errors
    assert DutyRule.objects.filter(kind="CONC").count() == 1


def test_the_same_change_sent_twice_is_one_row(administrator):
    first = changed(administrator)
    assert changed(administrator) == first
    assert DutyRule.objects.filter(kind="CONC").count() == 2


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"valid_from": TODAY}, refusals.TheRuleBeginsLater),
        ({"periods": "once"}, refusals.OwedAsOftenAsBefore),
        ({"periods": "same"}, refusals.NothingWouldChange),
    ],
)
def test_the_deed_itself_refuses_too(administrator, fields, refusal):
    rule = cadence.newest_rule("CONC-0")
    stands = {name: getattr(rule, name) for name in actions.PERIODS}
    if fields.get("periods") == "once":
        fields = {"periods": stands | {"then_every_months": 0}}
    elif fields.get("periods") == "same":
        fields = {"periods": stands, "source": rule.source}
    with pytest.raises(refusal):
        changed(administrator, **fields)
    assert DutyRule.objects.filter(kind="CONC").count() == 1


def test_a_second_change_must_begin_after_the_one_that_waits(administrator):
    changed(administrator)
    with pytest.raises(refusals.AnotherChangeWaits, match="1 January 2027 waits already"):
        changed(administrator, valid_from=date(2026, 12, 1), why="Sooner")
    later = changed(administrator, valid_from=date(2027, 6, 1), source="Another standard")
    assert [row.valid_until for row in DutyRule.objects.filter(kind="CONC").order_by("valid_from")] == [
        FROM,
        date(2027, 6, 1),
        None,
    ]
    assert later.valid_from == date(2027, 6, 1)


def test_of_two_ages_only_one_changes(administrator):
    rule = cadence.newest_rule("VISIT-18")
    periods = dict.fromkeys(actions.PERIODS, 0) | {"first_after_days": 28, "then_every_days": 28}
    changed(administrator, rule=rule, periods=periods | {"due_soon_days": 14})
    found = {(r.kind, r.from_age): r.then_days for r in duties.rulebook().on(FROM) if r.kind == "VISIT"}
    assert found == {("VISIT", 0): 42, ("VISIT", 18): 28}


@pytest.mark.parametrize("number", [3, 30])
def test_a_preview_asks_as_many_questions_for_many_people_as_for_few(
    administrator, django_assert_num_queries, number
):
    for _ in range(number):
        placement()
    rule = cadence.newest_rule("CONC-0")
    wanted = cadence.changed(rule, dict.fromkeys(actions.PERIODS, 0) | {"first_after_days": 9}, "", FROM)
    wanted.then_every_months = 6
    with django_assert_num_queries(16):
        assert cadence.counts_of(rule, wanted)[0].dates == number


def test_a_date_that_was_cancelled_is_in_no_preview(browse, administrator, people):
    cancelled_duty(person=people[1].person, kind="CONC", due_on=date(2027, 3, 1), reason="left")
    page = browse(administrator).get(ADDRESS + asked())
    assert page.context["total"].dates == 2


@pytest.mark.parametrize(
    ("rule", "periods", "question"),
    [
        ("CA12-0", {"first_after_months": 13, "then_every_months": 12}, "first_number"),
        (
            "CA12-0",
            {"first_after_months": 12, "then_every_days": 366},
            "then_number",
        ),  # 365 days lie in most years
        ("CA12-0", {"first_after_months": 12, "then_every_months": 24}, "then_number"),
        ("INIT-0", {"first_after_months": 2}, "first_number"),  # 59 days and more: longer than eight weeks
        ("VISIT-18", {"first_after_days": 56, "then_every_months": 2}, "then_number"),
        ("CONC-0", {"first_after_months": 61, "then_every_months": 6}, "first_number"),
    ],
)
def test_no_period_is_made_longer_than_the_law_or_guidance_says(administrator, rule, periods, question):
    before = DutyRule.objects.count()
    with pytest.raises(LongerThanItMayBe, match="is the longest") as refused:
        changed(
            administrator,
            rule=cadence.newest_rule(rule),
            periods=dict.fromkeys(actions.PERIODS, 0) | {"due_soon_days": 28} | periods,
        )
    assert list(refused.value.told) == [question]
    assert DutyRule.objects.count() == before


@pytest.mark.parametrize(
    ("rule", "periods"),
    [
        ("CA12-0", {"first_after_days": 365, "then_every_months": 11}),
        ("INIT-0", {"first_after_months": 1}),
        ("CONC-0", {"first_after_months": 60, "then_every_months": 60}),
        ("DOL-0", {"first_after_days": 90}),  # counted back: asked for sooner
    ],
)
def test_shorter_is_always_allowed_and_the_schemes_own_standard_may_be_five_years(
    administrator, rule, periods
):
    changed(
        administrator,
        rule=cadence.newest_rule(rule),
        periods=dict.fromkeys(actions.PERIODS, 0) | {"due_soon_days": 28} | periods,
    )
    assert cadence.newest_rule(rule).valid_from == FROM


def test_a_rule_shortened_once_may_be_made_as_long_as_the_law_allows_again(administrator):
    said = dict.fromkeys(actions.PERIODS, 0) | {"due_soon_days": 28}
    yearly = {"first_after_months": 12, "then_every_months": 12}
    rule = cadence.newest_rule("CA12-0")
    changed(administrator, rule=rule, periods=said | {"first_after_months": 6, "then_every_months": 6})
    changed(
        administrator, rule=rule, periods=said | yearly, valid_from=date(2028, 1, 1), source="Care Act s27"
    )
    assert cadence.newest_rule("CA12-0").then_every_months == 12


def test_the_page_says_so_before_any_preview_and_keeps_what_was_typed(browse, administrator):
    page = browse(administrator).get(ADDRESS + asked(rule="CA12-0", first_number="14", then_number="12"))
    assert "counts" not in page.context
    text = page.content.decode()
    assert "Enter 12 months or less. That is the longest there may be. Care Act s27" in text
    assert 'value="14"' in text
