"""The dashboard: what it shows to whom, that its numbers are the lists they open, and what it costs."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tables2 import RequestConfig

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.periods import Month
from reporting import figures
from reporting.models import Snapshot
from reporting.queries import attention, caseload
from reporting.queries.workers import workers
from reporting.tables import CaseloadTable
from tests.accounts.recipes import TODAY, council, membership, staff
from tests.casework.recipes import action, contact, draft
from tests.placements.recipes import funding_line, home, person, placement
from tests.reporting.caseloads import LINCOLNSHIRE, RUTLAND, days_ago, many, other_council, seen, settled
from tests.reporting.recipes import approved_report, snapshot

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
OCTOBER = Month(2026, 10)
WITH_OCTOBER_FROZEN, WITH_OCTOBER_LIVE = 30, 72  # statements; the goal of P7 was 15 before every kind was due


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def worker():
    return staff(name="Robin Ashdown")


def opened(browse, reader, **asked):
    response = browse(reader).get(reverse("reporting:dashboard"), asked)
    assert response.status_code == 200
    return response


def page(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.TEAM_MANAGER, 200),
        (Role.FINANCE, 200),
        (Role.LINK_WORKER, 403),
        (Role.CHC_NURSE, 403),
        (Role.HOST_OFFICER, 403),
        (Role.BOARD_MEMBER, 403),
        (Role.AUDITOR, 403),
        (Role.ADMINISTRATOR, 403),
    ],
)
def test_only_manager_and_finance_open_it(browse, role, status):
    assert browse(staff(role)).get(reverse("reporting:dashboard")).status_code == status


def test_an_empty_register_says_what_to_do(browse, manager, finance):
    words = page(opened(browse, manager))
    assert "Nobody is on the register yet" in words
    assert "Register a person" in words
    assert "Register a person" not in page(opened(browse, finance))


def test_each_tile_opens_exactly_as_many_rows_as_it_counts(browse, manager, worker):
    many(16, worker)
    one = settled(worker, worker).person
    action(person=one, owner=worker, due_on=days_ago(3))
    one.advocate_needed = True
    one.save()
    client = browse(manager)
    tiles = client.get(reverse("reporting:dashboard")).context["tiles"]
    assert len(tiles) == 13
    assert tiles.pop()["title"] == "Unattended"  # counts people, not rows
    for tile in tiles[1:]:
        address = reverse("reporting:dashboard") + tile["url"].partition("#")[0]
        shown = client.get(address).context["attention"]
        assert len(shown) == int(tile["text"]), tile["title"]
    assert sum(int(tile["text"]) for tile in tiles[1:]) > 16
    people = client.get(reverse("reporting:dashboard"))
    assert len(people.context["table"].rows) == int(tiles[0]["text"]) == 17


def test_each_figure_opens_exactly_the_people_it_counts(browse, manager, worker):
    many(16, worker)
    client = browse(manager)
    tiles = client.get(reverse("reporting:dashboard")).context["figures"]
    assert [tile["title"][:3] for tile in tiles] == ["K01", "K02", "K03", "K04", "K10", "K12", "K19"]
    for tile in tiles:
        groups = client.get(tile["url"].partition("#")[0]).context["groups"]
        counts = {group.label: group.count for group in groups}
        if tile["title"][:3] in ("K01", "K02", "K12"):
            assert counts.get("Counted", 0) == int(tile["text"])
        if tile["title"][:3] in ("K10", "K19"):
            met, of = (int(part) for part in tile["detail"].split(" of "))
            assert (counts.get("Met", 0), counts.get("Met", 0) + counts.get("Not met", 0)) == (met, of)


def test_dashboard_page_and_json_tell_the_same_figures(browse, manager, worker):
    many(16, worker)
    client = browse(manager)
    told = client.get(reverse("reporting:figures", args=[OCTOBER]), {"format": "json"}).json()
    values = {figure["id"]: figure for figure in told["figures"]}
    tiles = {tile["title"][:3]: tile for tile in opened(browse, manager).context["figures"]}
    assert tiles["K01"]["text"] == values["K01"]["value"]
    assert tiles["K19"]["detail"] == f"{values['K19']['met']} of {values['K19']['of']}"
    assert tiles["K12"]["rating"] == values["K12"]["rag"]


@pytest.mark.parametrize("is_frozen", [False, True])
def test_the_overview_is_the_month_exactly(manager, worker, is_frozen):
    many(16, worker)
    if is_frozen:
        snapshot(content=figures.board_content(council(), OCTOBER))
        settled(worker, worker)  # recorded since: a frozen month does not see it
    found = figures.overview(council(), OCTOBER, today=TODAY)
    assert found.figures.as_json() == figures.for_month(council(), OCTOBER).as_json()
    assert found.figures.frozen is is_frozen
    content = figures.board_content(council(), OCTOBER)
    if not is_frozen:
        assert [(str(one.month), one.placed_out, one.placed_in) for one in found.people] == [
            (row["month"], row["placed_out"], row["placed_in"]) for row in content["people"]["by_month"]
        ]
        assert [(one.label, one.missing, one.of) for one in found.quality] == [
            (row["label"], row["not_recorded"], row["of"]) for row in content["quality"]
        ]


@pytest.mark.parametrize(("is_frozen", "expected"), [(True, WITH_OCTOBER_FROZEN), (False, WITH_OCTOBER_LIVE)])
def test_as_many_queries_for_four_hundred_people_as_for_sixteen(browse, manager, worker, is_frozen, expected):
    many(16, worker)
    assert queries(browse(manager), is_frozen) == expected
    many(384, worker)
    assert queries(browse(manager), is_frozen) == expected


def queries(client, is_frozen) -> int:
    if is_frozen:
        kept = Snapshot.objects.count()
        anew = snapshot(content=figures.board_content(council(), OCTOBER), revision=kept + 1)
        if kept:
            approver = staff(Role.FINANCE)
            approved_report(snapshot=anew, revision=2, revision_reason="Late notes", approved_by=approver)
    client.get(reverse("reporting:my-day"))  # once a minute three more note that the session is in use
    with CaptureQueriesContext(connection) as asked:
        assert client.get(reverse("reporting:dashboard")).status_code == 200
    return len(asked)


def test_the_tile_says_why_more_are_placed_out_than_k01_counts(browse, manager, worker):
    settled(worker, worker)
    settled(worker, worker, date_of_birth=date(2011, 5, 4))
    words = page(opened(browse, manager))
    assert "2 placed out (1 adult, 1 under 18), 0 placed in" in words
    assert "the numbers above are of 22 November 2026" in words


def test_words_tell_seen_in_person_from_seen_by_video_too(browse, manager, worker):
    stay = settled(worker, worker)
    seen(stay.person, 60, author=worker, method="video")
    words = page(opened(browse, manager))
    for told in (
        "Not seen in person in time",
        "Days since seen in person",
        "K19 Seen in person or by video as often as agreed",
        "A video call does not take somebody off this list",
    ):
        assert told in words
    assert not re.search(r"(?i)\bseen\b(?! in person)(?! by video on)", words)


def test_the_chart_of_reviews_names_its_month(browse, manager, worker):
    settled(worker, worker)
    assert "Reviews due in October 2026 held on time" in page(opened(browse, manager))


def test_the_caseload_is_drawn_at_once_exactly_as_the_shared_table_draws_it_cell_by_cell(rf, manager, worker):
    settled(worker, worker, family_name="O’Brien <b>")
    placement(person=person(link_worker=None, family_name="Unseen"), home=home(LINCOLNSHIRE))
    people = caseload.read(manager, [council().pk], on=TODAY).people
    drawn = []
    for template in ("linkworker/drawn_table.html", "components/table.html"):
        table = CaseloadTable.of(people)
        table.template_name = template
        request = rf.get("/dashboard/")
        RequestConfig(request, paginate={"per_page": 48}).configure(table)
        drawn.append(re.sub(r"\s*(<|>)\s*| (?:even|odd)(?=\")", r"\1", table.as_html(request)))
    assert drawn[0] == drawn[1]
    assert "&lt;b&gt;" in drawn[0]


def test_another_authority_s_people_are_never_on_it(browse, worker):
    settled(None, worker, family_name="Onlyrutland")
    theirs = staff(Role.TEAM_MANAGER, other_council())
    assert "Onlyrutland" not in page(opened(browse, theirs))
    refused = browse(theirs).get(reverse("reporting:dashboard"), {"authority": RUTLAND})
    assert refused.status_code == 403


def test_a_manager_of_two_councils_chooses_and_never_sees_both_at_once(browse, worker):
    both = staff(Role.TEAM_MANAGER)
    membership(both, Role.TEAM_MANAGER, other_council())
    settled(None, worker, family_name="Onlyrutland")
    foreign = person(responsible_council=other_council(), family_name="Onlyleics")
    placement(person=foreign, home=home(LINCOLNSHIRE))
    at_rutland = page(opened(browse, both, authority=RUTLAND))
    assert "Onlyrutland" in at_rutland
    assert "Onlyleics" not in at_rutland
    at_leicestershire = page(opened(browse, both, authority="E10000018"))
    assert "Onlyleics" in at_leicestershire
    assert "Onlyrutland" not in at_leicestershire


def test_finance_sees_references_and_initials_and_no_names(browse, finance, worker):
    stay = settled(None, worker, given_name="Wilhelmina", family_name="Featherstone")
    words = page(opened(browse, finance))
    assert f"{stay.person.reference} (WF)" in words
    assert "Featherstone" not in opened(browse, finance).content.decode()
    assert "Contacts in 30 days" not in words
    assert "Last contact" not in words
    assert "£1,000.00" in words


def test_the_people_shown_are_in_the_trail(browse, manager, worker):
    stay = settled(worker, worker)
    opened(browse, manager)
    line = AuditEvent.objects.get(subject_kind="dashboard")
    assert (line.verb, line.details["people"]) == ("listed", [str(stay.person.uid)])


def test_the_scope_bar_narrows_everything_but_the_council_s_own_figures(browse, manager, worker):
    out = settled(worker, worker).person
    guest = person(responsible_council=other_council(), family_name="Guest")
    placement(person=guest, home=home(RUTLAND))
    young = settled(None, worker, date_of_birth=TODAY - timedelta(days=365 * 20)).person
    everyone = opened(browse, manager)
    for asked, expected in (
        ({"direction": "out"}, {out.reference, young.reference}),
        ({"direction": "in"}, {guest.reference}),
        ({"direction": "transition"}, {young.reference}),
        ({"worker": str(worker.uid)}, {out.reference}),
        ({"worker": "none"}, {guest.reference, young.reference}),
    ):
        response = opened(browse, manager, **asked)
        assert {row.record.reference for row in response.context["table"].rows} == expected
        assert response.context["tiles"][0]["text"] == str(len(expected))
        assert response.context["figures"] == everyone.context["figures"]


@pytest.mark.parametrize(
    "asked",
    [
        {"direction": "sideways"},
        {"worker": "nobody-real"},
        {"as_at": "the day before never"},
        {"as_at": "1 January 1900"},
        {"as_at": "31 December 2199"},
        {"as_at": "30 February 2026"},
        {"reason": "mood"},
        {"sort": "password"},
        {"sort": "-"},
        {"page": "ten"},
        {"page": "-1"},
        {"all": "\x00"},
        {"direction": "out'; --", "worker": "<script>", "as_at": "9" * 500},
    ],
)
def test_junk_in_the_address_is_ignored_or_answered_in_words(browse, manager, worker, asked):
    settled(worker, worker)
    response = opened(browse, manager, **asked)
    assert response.context["on"] == TODAY
    assert len(response.context["table"].rows) == 1


def test_a_day_that_makes_no_sense_says_what_to_do(browse, manager, worker):
    settled(worker, worker)
    assert "must be a real date, like 4 May 2026" in page(opened(browse, manager, as_at="soon"))
    assert "must be today or in the past" in page(opened(browse, manager, as_at="1 December 2026"))


def test_as_at_a_past_day_the_figures_are_of_the_month_before_it(browse, manager, worker):
    settled(worker, worker)
    response = opened(browse, manager, as_at="3 August 2026")
    assert response.context["month"] == Month(2026, 7)
    assert "As at 3 August 2026." in page(response)


@pytest.mark.parametrize(
    "column",
    ["name", "age", "direction", "home", "placed_since", "worker", "next_review", "weekly", "promises"],
)
def test_every_column_sorts_both_ways_with_the_missing_last(browse, manager, worker, column):
    settled(worker, worker)
    settled(None, worker)
    bare = person(responsible_council=council())
    for order in (column, f"-{column}"):
        rows = [row.record for row in opened(browse, manager, sort=order).context["table"].rows]
        assert len(rows) == 3
        if column in ("home", "placed_since", "next_review", "weekly"):
            assert rows[-1].reference == bare.reference


def test_the_unallocated_stand_first_and_the_idle_are_not_left_out(manager, worker):
    idle = staff(name="Aoife Idle")
    stay = settled(worker, worker)
    settled(None, worker)
    happened = NOON - timedelta(days=20)
    contact(person=stay.person, author=worker, happened_at=happened, recorded_at=happened + timedelta(days=8))
    draft(author=worker)
    people = caseload.read(manager, [council().pk], on=TODAY)
    panel = workers(council(), people, attention.needs_attention(people))
    assert [(line.name, line.people) for line in panel] == [
        ("Unallocated", 1),
        (idle.name, 0),
        (worker.name, 1),
    ]
    mine = panel[-1]
    assert (mine.placed_out, mine.placed_in, mine.overdue, mine.later) == (1, 0, 0, 3)
    assert (mine.contacts, mine.late, mine.late_percent, mine.drafts) == (3, 1, 33, 1)
    assert (panel[1].contacts, panel[1].late_percent) == (0, None)


def test_disputed_money_is_added_up(browse, manager, worker):
    stay = settled(worker, worker)
    funding_line(placement=stay, stream="joint", weekly="450.00", status="disputed")
    tile = next(
        tile for tile in opened(browse, manager).context["tiles"] if tile["title"] == "Disputed money"
    )
    assert (tile["text"], tile["detail"]) == ("1", "£450.00 a week")


@pytest.mark.parametrize(("people", "shown"), [(64, 64), (65, 48)])
def test_a_small_caseload_is_never_paged(browse, manager, worker, people, shown):
    many(people, worker)
    table = opened(browse, manager).context["table"]
    assert (len(table.rows), len(table.page.object_list)) == (people, shown)
