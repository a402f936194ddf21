"""The columns of the register: chosen, lent by floors above, sorted, and never more than may be seen."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from accounts.roles import Role
from placements.models import Person, Placement
from placements.queries import away, register_columns, register_flags
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.casework import recipes as casework
from tests.placements import recipes
from tests.placements.test_register import names

pytestmark = pytest.mark.django_db

LENT = ("away", "contact", "seen", "review", "actions")
EVERY = [key for key, *_ in register_columns.OWN]
ALL_SHOWN = "&".join(f"show={key}" for key in [*EVERY, *LENT])


@pytest.fixture
def three(rutland, lincolnshire):
    """LATELY seen, LONG ago seen, and one NEVER, each placed out."""
    for reference, month in (("LATELY", 11), ("LONG", 2), ("NEVER", None)):
        person = recipes.person(reference=reference)
        recipes.placement(person=person)
        if month:
            casework.contact(
                person=person,
                method="visit",
                person_present=True,
                happened_at=datetime(2026, month, 3, 10, tzinfo=UTC),
                recorded_at=datetime(2026, month, 3, 12, tzinfo=UTC),
            )
    casework.action(person=Person.objects.get(reference="LONG"), due_on=date(2026, 11, 1))


def headings(page) -> list[str]:
    return [column.header for column in page.context["table"].columns]


def test_the_columns_ticked_are_the_columns_shown(manager, browse, three):
    page = browse(manager).get("/people/?show=actions&show=age&show=provider")
    assert headings(page) == ["Person", "Age", "Provider", "Open actions"]
    ticked = {tick["key"] for tick in page.context["filters"].ticks() if tick["ticked"]}
    assert ticked == {"actions", "age", "provider"}


def test_without_a_choice_the_first_columns_are_shown(manager, browse, three):
    shown = headings(browse(manager).get("/people/"))
    assert len(shown) == 1 + len(register_columns.AT_FIRST)


def test_what_floors_above_know_is_shown(manager, browse, three):
    page = browse(manager).get(f"/people/?{ALL_SHOWN}&sort=seen")
    text = page.content.decode()
    assert "3 Nov 2026" in text
    assert "1 late" in text
    assert '<span class="lw-nowrap">19</span>' in text
    assert set(headings(page)) >= {"Last contact", "Days since seen", "Next review", "Open actions"}


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("seen", ["LATELY", "LONG", "NEVER"]),
        ("-seen", ["NEVER", "LONG", "LATELY"]),
        ("contact", ["LONG", "LATELY", "NEVER"]),
        ("-contact", ["LATELY", "LONG", "NEVER"]),
        ("actions", ["LONG", "LATELY", "NEVER"]),
        ("-actions", ["LONG", "LATELY", "NEVER"]),
    ],
)
def test_lent_columns_sort_what_is_missing_last(manager, browse, three, sort, expected):
    assert names(browse(manager).get(f"/people/?{ALL_SHOWN}&sort={sort}")) == expected


@pytest.fixture
def scattered(rutland, lincolnshire):
    """Rutland's people at HOME, and NEAR, MIDDLE and FAR away, one where the middle of the area is UNKNOWN, and one
    who lives NOWHERE.
    """
    areas = {
        "HOME": (rutland, "52.0"),
        "NEAR": (accounts.council("E10000018"), "52.3"),  # a degree is 69.1 miles: 20.7
        "MIDDLE": (lincolnshire, "52.7"),  # 48.4
        "FAR": (accounts.council("E10000003"), "50.5"),  # 103.6, to the south
        "UNKNOWN": (accounts.council("E10000024"), None),
    }
    for reference, (area, north) in areas.items():
        area.latitude, area.longitude = north and Decimal(north), Decimal(0)
        area.save()
        recipes.placement(person=recipes.person(reference=reference), home=recipes.home(area.code))
    recipes.person(reference="NOWHERE")


def said_of_miles(reader) -> dict[str, tuple]:
    """By reference, what the column says to somebody of everybody there is."""
    cells = away.miles_away(reader, Person.objects.all(), TODAY)
    references = dict(Person.objects.values_list("pk", "reference"))
    return {references[pk]: (cell.value, cell.second) for pk, cell in cells.items()}


def test_miles_are_to_the_nearest_five_and_nothing_where_a_middle_is_not_known(manager, browse, scattered):
    expected = {
        "HOME": (0, "In their own area"),
        "NEAR": (20, ""),
        "MIDDLE": (50, ""),
        "FAR": (105, ""),
    }
    assert said_of_miles(manager) == expected
    table = browse(manager).get("/people/?show=away").context["table"]
    shown = {
        row.record["reference"]: re.sub(r"<[^>]+>", " ", str(row.get_cell("away"))).split()
        for row in table.paginated_rows
    }
    assert shown["HOME"] == ["0", "In", "their", "own", "area"]
    assert (shown["NEAR"], shown["MIDDLE"], shown["FAR"]) == (["20"], ["50"], ["105"])
    assert shown["UNKNOWN"] == shown["NOWHERE"]
    assert not set("0123456789") & set("".join(shown["UNKNOWN"]))


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("away", ["HOME", "NEAR", "MIDDLE", "FAR"]), ("-away", ["FAR", "MIDDLE", "NEAR", "HOME"])],
)
def test_miles_sort_the_nearest_or_the_farthest_first_and_the_unknown_last(
    manager, browse, scattered, sort, expected
):
    page = browse(manager).get(f"/people/?show=away&sort={sort}")
    assert names(page) == [*expected, "NOWHERE", "UNKNOWN"]


def test_of_whose_placement_may_not_be_seen_no_miles_are_told(host_officer, stranger, scattered):
    assert said_of_miles(host_officer) == {"MIDDLE": (50, "")}  # who lives in Lincolnshire
    assert said_of_miles(stranger) == {}


def test_who_may_see_no_placement_is_lent_no_column_of_miles(manager, scattered):
    auditor = accounts.staff(Role.AUDITOR)
    assert said_of_miles(auditor) == {}
    assert "away" not in {column.key for column in register_columns.from_above(auditor)}
    assert "away" in {column.key for column in register_columns.from_above(manager)}


def test_what_may_not_be_seen_is_no_column_and_no_order(finance, browse, three):
    page = browse(finance).get(f"/people/?{ALL_SHOWN}&sort=-seen")
    assert not {"Last contact", "Days since seen", "Next review", "Open actions", "Advocate"} & set(
        headings(page)
    )
    assert names(page) == names(browse(finance).get("/people/"))


def test_a_host_reads_of_contacts_only_what_was_shared(host_officer, browse, three):
    client = browse(host_officer)
    assert "3 Nov 2026" not in client.get("/people/?show=contact").content.decode()
    casework.contact(
        person=Person.objects.get(reference="LONG"),
        shared_with=["host"],
        happened_at=datetime(2026, 11, 3, 10, tzinfo=UTC),
        recorded_at=datetime(2026, 11, 3, 12, tzinfo=UTC),
    )
    assert "3 Nov 2026" in client.get("/people/?show=contact").content.decode()


def test_every_column_at_once_costs_the_same_for_few_and_many(
    manager, browse, three, django_assert_max_num_queries
):
    client = browse(manager)
    address = f"/people/?{ALL_SHOWN}"
    client.get(address)
    with django_assert_max_num_queries(25) as few:
        client.get(address)
    for _ in range(40):
        recipes.placement(person=recipes.person())
    with django_assert_max_num_queries(len(few)) as many:
        assert len(names(client.get(address))) == 43
    assert len(few) == len(many)


def test_each_flag_finds_its_people(manager, link_worker, browse, three):
    client = browse(manager)
    lately = Person.objects.filter(reference="LATELY")
    recipes.changed(lately, link_worker=link_worker, complex_needs=True, advocate_needed=True)
    stay = Placement.objects.get(person__reference="LATELY")
    recipes.funding_line(placement=stay, status="disputed")
    recipes.home_rating(home=stay.home, rating="Inadequate", rated_on=date(2026, 10, 1))
    long, never = Person.objects.get(reference="LONG"), Person.objects.get(reference="NEVER")
    recipes.legal_status(person=long, starts_on=date(2026, 2, 1), ends_on=date(2027, 1, 18))  # 56 days left
    recipes.legal_status(person=never, starts_on=date(2026, 2, 1), ends_on=date(2027, 1, 19))
    recipes.warning_note(person=never, review_by=date(2026, 11, 22))
    recipes.warning_note(person=long, review_by=date(2026, 11, 23))
    expected = {
        "no-worker": {"LONG", "NEVER"},
        "complex": {"LATELY"},
        "no-advocate": {"LATELY"},
        "legal-ending": {"LONG"},
        "warning-due": {"NEVER"},
        "no-funding": {"LONG", "NEVER"},
        "disputed": {"LATELY"},
        "poor-rating": {"LATELY"},
    }
    assert set(expected) == {flag.code for flag in register_flags.FLAGS}
    assert {flag: set(names(client.get(f"/people/?flag={flag}"))) for flag in expected} == expected


def test_a_flag_tells_nobody_what_a_page_would_hide(finance, host_officer, browse, three):
    Person.objects.filter(reference="LATELY").update(complex_needs=True)
    for staff, flag in ((finance, "complex"), (host_officer, "disputed"), (host_officer, "complex")):
        page = browse(staff).get(f"/people/?flag={flag}")
        assert len(names(page)) == 3  # no such answer, and so not narrowed
        assert flag not in dict(page.context["filters"].fields["flag"].choices)


def test_a_health_alert_due_is_told_only_to_those_who_read_of_health(manager, host_officer, browse, three):
    person = Person.objects.get(reference="LONG")
    recipes.warning_note(person=person, kind="health", review_by=date(2026, 11, 1))
    assert names(browse(manager).get("/people/?flag=warning-due")) == ["LONG"]
    assert names(browse(host_officer).get("/people/?flag=warning-due")) == []


def test_by_payer_and_only_where_costs_may_be_seen(manager, host_officer, browse, three):
    stay = Placement.objects.get(person__reference="LONG")
    recipes.funding_line(placement=stay, payer=accounts.icb(), stream="chc", weekly=Decimal(900))
    recipes.funding_line(placement=Placement.objects.get(person__reference="LATELY"))
    page = browse(manager).get(f"/people/?payer={accounts.icb().uid}")
    assert names(page) == ["LONG"]
    assert len(page.context["filters"].fields["payer"].choices) == 3
    hidden = browse(host_officer).get(f"/people/?payer={accounts.icb().uid}")
    assert len(names(hidden)) == 3
    assert "payer" not in hidden.context["filters"].fields


def test_every_filter_nobody_listed_changes_nothing(manager, browse, three):
    client = browse(manager)
    whole = names(client.get("/people/"))
    for asked in (
        "fields=nhs_number",
        "ordering=nhs_number",
        "safeguarding__text__startswith=a",
        "flag=x",
        "sort=nhs",
    ):
        assert sorted(names(client.get(f"/people/?{asked}"))) == sorted(whole)
