"""A handover pack: what whoever steps in must know, the most urgent first, within what the reader may know."""

import io
from datetime import UTC, date, datetime

import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from accounts.policies import as_of
from accounts.roles import Role
from placements.models import Person
from reporting.documents.handover import handover_pack
from reporting.pdf import PdfTookTooLong
from reporting.queries import handover, handover_sheets
from reporting.views import handover as views
from tests.accounts.recipes import TODAY, council, cover, icb, membership, staff
from tests.casework import recipes as casework
from tests.placements import recipes
from tests.reporting.caseloads import seen, settled

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def robin(db):
    return staff(name="Robin Ashdown")


@pytest.fixture
def ada(robin):
    """Placed out, with a warning, a call to make, promises on both sides and dates to come."""
    someone = settled(robin, robin, given_name="Ada", family_name="Larch").person
    recipes.warning_note(person=someone, words="Hits out when hurried", what_to_do="Knock and wait")
    sister = recipes.circle_member(person=someone, name="Hal Sedge", side="host", phone="01632 960 222")
    recipes.first_contact(member=sister)
    recipes.circle_member(person=someone, name="Beth Barred", side="family", may_be_told=False)
    recipes.legal_status(person=someone)
    casework.action(person=someone, owner=robin, what="Send the plan", due_on=date(2026, 11, 1))
    casework.action(person=someone, owner_outside="Dr Fern", what="Change the tablets")
    casework.planned_contact(person=someone, worker=robin, note="bring the photos")
    casework.goal(person=someone, text="Swim every week")
    done = casework.goal(person=someone, text="Learn the bus")
    casework.goal_check(goal=done, rating="achieved")
    casework.referral(person=someone, service="Speech therapy")
    casework.referral(person=someone, service="Old clinic", result="ended", ended_on=date(2026, 9, 9))
    casework.draft(author=robin, person=someone)
    seen(someone, 3, author=robin, text="She showed me the ducks.", sensitivity="sensitive")
    return someone


def sheet_of(reader, someone):
    return handover_sheets.sheets(handover.of_person(reader, someone, on=TODAY), on=TODAY)[0]


def part(sheet, title):
    return [
        f"{item.words} {item.small}".strip()
        for one in sheet.parts
        if one.title == title
        for item in one.items
    ]


def test_a_sheet_says_what_a_stranger_needs(ada, robin):
    sheet = sheet_of(robin, ada)
    first = part(sheet, "What not to do, and what to know first")
    assert "Hits out when hurried What to do: Knock and wait" in first[0]
    assert any(words.startswith("Not to be told about them: Beth Barred") for words in first)
    assert any("Hal Sedge" in words and "01632 960 222" in words for words in part(sheet, "Who to ring"))
    last = part(sheet, "Last contact")
    assert last[0] == "Sensitive: do not pass on."
    assert "Visit, 19 November 2026, by Robin Ashdown" in last[1]
    assert "She showed me the ducks." in last[1]
    assert part(sheet, "Open promises") == [
        "Send the plan Robin Ashdown: 21 days overdue",
        "Change the tablets Dr Fern, outside the council: by 30 November 2026",
    ]
    assert any(
        "Visit planned, Robin Ashdown: bring the photos" in words for words in part(sheet, "Next dates")
    )
    told = part(sheet, "Goals and referrals")
    assert any("Swim every week" in words for words in told)
    assert any("Speech therapy" in words for words in told)
    assert not any("Learn the bus" in words or "Old clinic" in words for words in told)
    assert part(sheet, "Drafts not sent")[0].startswith("1 draft of Robin Ashdown")
    assert sheet.urgent.startswith("Action 21 days overdue")


def test_a_long_text_is_cut_and_nothing_recorded_is_said(robin):
    bare = recipes.person(link_worker=robin)
    seen(bare, 1, author=robin, text="word " * 500)
    sheet = sheet_of(robin, bare)
    assert len(part(sheet, "Last contact")[0]) < 520
    assert {one.title: one.empty for one in sheet.parts if not one.items}["Who to ring"] == (
        "Nobody is named as first contact."
    )


def test_what_another_body_wrote_and_whom_one_may_not_reach_is_in_no_pack(ada, robin, manager):
    casework.contact(
        person=ada,
        organisation=council("E10000019"),
        author=staff(at=council("E10000019")),
        text="Hostsecret",
        happened_at=datetime(2026, 11, 21, 9, tzinfo=UTC),
    )
    assert "Hostsecret" not in str(sheet_of(robin, ada))
    theirs = recipes.person(responsible_council=council("E10000018"), link_worker=robin)
    assert handover.of_person(robin, theirs, on=TODAY) == []
    assert {one.person for one in handover.of_worker(manager, council(), str(robin.uid), on=TODAY)} == {ada}
    assert handover.of_person(as_of(staff(Role.FINANCE), TODAY), ada, on=TODAY) == []


def test_the_most_urgent_stand_first_and_the_unallocated_have_a_pack(robin, manager, browse):
    calm = settled(robin, robin, family_name="Acalm").person
    late = recipes.person(link_worker=robin, family_name="Zlate")
    seen(late, 200, author=robin)
    nobody_s = recipes.person(family_name="Nobodys")
    known = handover.of_worker(manager, council(), str(robin.uid), on=TODAY)
    assert [one.person for one in known] == [late, calm]
    page = browse(manager).get("/caseload/handover/?worker=none")
    assert [one.uid for one in page.context["sheets"]] == [nobody_s.uid]
    assert "Nobody to hand over" in browse(manager).get("/caseload/handover/").content.decode()


def test_the_pages_write_who_prepared_it_and_of_whom(ada, robin, browse):
    client = browse(robin)
    assert "Knock and wait" in client.get(f"/people/{ada.uid}/handover/").content.decode()
    line = AuditEvent.objects.filter(verb="prepared handover pack").latest("position")
    assert (line.person_uid, line.staff_uid) == (ada.uid, robin.uid)
    answer = client.get("/caseload/handover/")
    assert "no-store" in answer["Cache-Control"]
    line = AuditEvent.objects.filter(verb="prepared handover pack").latest("position")
    assert line.details["people"] == [str(ada.uid)]
    cover(covered=robin, covered_by=None)
    assert "nobody acts for them" in client.get("/caseload/handover/").content.decode()


@pytest.mark.parametrize("role", [Role.FINANCE, Role.CHC_NURSE, Role.HOST_OFFICER, Role.BOARD_MEMBER])
def test_nobody_else_gets_one(ada, browse, role):
    at = icb() if role == Role.CHC_NURSE else council()
    reader = browse(staff(role, at))
    assert reader.get(f"/people/{ada.uid}/handover/").status_code in (403, 404)
    assert reader.get("/caseload/handover/file/").status_code == 403


def test_a_worker_of_another_council_has_no_pack_here(manager, browse):
    elsewhere = staff(at=council("E10000019"))
    assert browse(manager).get(f"/caseload/handover/?worker={elsewhere.uid}").status_code == 404


def test_as_many_questions_for_twelve_people_as_for_two(robin, manager):
    def asked(number):
        for _ in range(number):
            someone = settled(robin, robin).person
            recipes.warning_note(person=someone)
            recipes.first_contact(member=recipes.circle_member(person=someone))
            casework.goal_check(goal=casework.goal(person=someone))
        with CaptureQueriesContext(connection) as questions:
            handover_sheets.sheets(handover.of_worker(manager, council(), str(robin.uid), on=TODAY), on=TODAY)
        return len(questions)

    few = asked(2)
    assert asked(10) == few


def test_the_file_is_tagged_has_bookmarks_and_says_whose_it_is(ada, robin, browse):
    Person.objects.filter(pk=ada.pk).update(
        given_name="Wilhelmina-Alexandrina",
        family_name="Featherstonehaugh-Cholmondeley-Majoribanks" + "x" * 40,
    )
    answer = browse(robin).get("/caseload/handover/file/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="handover-2026-11-22.pdf"'
    assert "no-store" in answer["Cache-Control"]
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo["/Title"]) == "Handover pack: Robin Ashdown, 22 November 2026"
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root[0].children]
        assert [title[:22] for title in titles] == ["Wilhelmina-Alexandrina"]
        assert pdf.open_metadata().get("pdfuaid:part") == "1"


def test_a_file_that_takes_too_long_is_told_and_nothing_is_lost(ada, robin, browse, monkeypatch):
    def slow(*_, **__):
        raise PdfTookTooLong("too long")

    monkeypatch.setattr(views, "handover_pack", slow)
    answer = browse(robin).get(f"/people/{ada.uid}/handover/file/")
    assert answer.status_code == 503
    assert f"/people/{ada.uid}/handover/" in answer.content.decode()


def test_a_caseload_of_nobody_is_a_page_that_says_so(robin):
    made = handover_pack([], council="Rutland", whose="Robin", made_by="Priya", made_at=NOON)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert len(pdf.pages) == 1


def test_a_worker_prepares_their_own_caseload_and_that_they_act_for_and_no_other(ada, robin, manager, browse):
    niamh = staff(name="Niamh Osier")
    whole = f"/caseload/handover/?worker={robin.uid}"
    for page in (whole, whole.replace("/?", "/file/?"), "/caseload/handover/?worker=none"):
        assert browse(niamh).get(page).status_code == 403
    assert browse(manager).get(whole).status_code == 200
    elsewhere = council("E10000019")
    for someone in (robin, niamh):
        membership(someone, Role.LINK_WORKER, elsewhere)
    cover(covered=robin, covered_by=niamh, organisation=elsewhere)
    assert browse(niamh).get(f"{whole}&authority={council().code}").status_code == 403
    cover(covered=robin, covered_by=niamh)
    page = browse(niamh).get(f"{whole}&authority={council().code}")
    assert [name for _, name in page.context["choices"]] == ["Niamh Osier", "Robin Ashdown"]
    assert [one.uid for one in page.context["sheets"]] == [ada.uid]


def test_a_pack_says_that_it_is_cut_only_when_it_is(robin, browse, monkeypatch):
    monkeypatch.setattr(handover, "MOST_PEOPLE", 2)
    for number in (2, 3):
        while Person.objects.filter(link_worker=robin).count() < number:
            settled(robin, robin)
        page = browse(robin).get("/caseload/handover/").content.decode()
        assert ("A pack holds 2 people. This caseload has 3" in page) is (number == 3)


def test_a_person_s_pack_names_the_council_that_reaches_them(ada, browse, monkeypatch):
    """Of two councils somebody works for, never simply the first by name."""
    both, named = staff(at=council("E10000018")), []
    membership(both, Role.LINK_WORKER, council())
    monkeypatch.setattr(views, "handover_pack", lambda *_, council, **__: named.append(council) or b"")
    first = browse(both).get("/caseload/handover/").context["council"]
    assert first != council()
    browse(both).get(f"/people/{ada.uid}/handover/file/")
    assert named == [str(council())]


def test_every_open_escalation_stands_with_its_clock_and_is_told_once(ada, robin):
    manager = staff(Role.TEAM_MANAGER, name="Maud Reed")
    late = {"raised_on": date(2026, 11, 2), "due_on": date(2026, 11, 9)}
    action = casework.action(person=ada, owner=robin, what="Fit the ramp")
    casework.escalation(person=ada, owner=manager, words="No rota", action=action, **late)
    casework.escalation(person=ada, owner=manager, words="Who pays", due_on=date(2026, 11, 25))
    answered = {"answered_on": date(2026, 11, 20), "due_on": date(2026, 11, 26)}
    casework.escalation(person=ada, owner=manager, words="No van", **answered)
    done = {"resolved_on": date(2026, 11, 20), "resolution": "They came."}
    casework.escalation(person=ada, owner=manager, words="Old worry", **done)
    sheet = sheet_of(robin, ada)
    assert part(sheet, "Open escalations") == [
        "Action: Fit the ramp (Robin Ashdown): No rota "
        "Team manager, Maud Reed, to be answered by 9 November 2026: 13 days over",
        "A worry: Who pays Team manager, Maud Reed, to be answered by 25 November 2026: 3 days left",
        "A worry: No van Team manager, Maud Reed: answered on 20 November 2026, not resolved yet",
    ]
    raised = next(one for one in sheet.parts if one.title == "Open escalations")
    assert [item.alarm for item in raised.items] == [True, False, False]
    assert not any("scalation" in words for words in part(sheet, "What waits"))


def test_an_escalation_of_another_council_is_in_no_pack(ada, robin):
    casework.escalation(person=ada, organisation=council("E10000019"), words="Hostsecret")
    assert part(sheet_of(robin, ada), "Open escalations") == []


def pages(robin, number):
    """A pack of so many people, page by page in words."""
    for each in range(number):
        recipes.warning_note(person=settled(robin, robin, given_name=f"Number{each}").person)
    manager = as_of(staff(Role.TEAM_MANAGER), TODAY)
    told = handover_sheets.sheets(handover.of_worker(manager, council(), str(robin.uid), on=TODAY), on=TODAY)
    made = handover_pack(told, council="Rutland", whose="Robin", made_by="Priya", made_at=NOON)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        return len(pdf.pages)


def test_the_pack_of_one_is_one_sheet_and_nothing_before_it(robin):
    assert pages(robin, 1) == 1


def test_the_pack_of_three_is_a_table_and_a_page_for_each(robin):
    assert pages(robin, 3) == 4
