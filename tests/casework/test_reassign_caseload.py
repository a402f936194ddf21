"""Moving a caseload: looked over, confirmed once, all of it or nothing, and what is open goes with the people."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent, Membership
from accounts.roles import Role
from casework import actions
from casework.actions.reassignment import TheListHasChanged
from casework.models import ContactFile, Draft, Reassignment
from casework.queries import reassigning
from casework.rules.sharing_out import shared_out
from casework.tasks import carry_out_reassignments
from linkworker.refusals import Refusal
from placements.actions.history import follow
from placements.actions.people import edit_person
from placements.models import Allocation, Person
from tests.accounts.recipes import TODAY, council, membership, staff
from tests.casework import recipes
from tests.placements.recipes import home, person, placement

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = date(2026, 12, 1)
ELSEWHERE = "E10000019"


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def robin(db):
    return staff(name="Robin Ashdown")


@pytest.fixture
def niamh(db):
    return staff(name="Niamh Osier")


def move(manager, people, worker, to, **fields):
    """As the page does it: everybody of the worker's was shown."""
    theirs = list(
        Person.objects.filter(link_worker=worker, caseload_from__isnull=False)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    return actions.reassign_caseload(
        **{
            "by": manager,
            "organisation": council(),
            "from_worker": worker,
            "moves": {one.pk: to.pk for one in people},
            "shown": theirs,
            "seen": reassigning.print_of(theirs, worker),
            "effective_on": TODAY,
            "because": "Robin leaves the team",
            "today": TODAY,
            "now": NOON,
            "submission": uuid4(),
        }
        | fields
    )


def days_of(someone):
    """Who had them, from when to when."""
    rows = Allocation.objects.filter(person=someone).order_by("starts_on", "pk")
    return [(row.link_worker.name, row.starts_on, row.ends_on) for row in rows]


def moved_away(someone):
    """Another council answers for them from today on."""
    theirs = council(ELSEWHERE)
    with transaction.atomic():
        Person.objects.filter(pk=someone.pk).update(responsible_council=theirs)
        follow({someone.pk: someone.caseload_from}, today=TODAY)


def asked(worker, *to, day="today", whom="all", area=""):
    return {
        "worker": str(worker.uid) if worker else "none",
        "to": [str(one.uid) for one in to],
        "area": area,
        "whom": whom,
        "effective_on": day,
    }


def address(**questions):
    return f"/caseload/reassign/?{urlencode(questions, doseq=True)}"


def test_open_actions_plans_and_drafts_go_with_the_people_and_what_was_done_stays(manager, robin, niamh):
    ada, bea = person(link_worker=robin), person(link_worker=robin)
    mine = recipes.action(person=ada, owner=robin)
    others = [
        recipes.action(person=ada, owner=staff()),
        recipes.action(person=ada, owner_outside="Dr Larch"),
        recipes.action(person=bea, owner=robin),
        recipes.action(person=ada, owner=robin, done_on=TODAY, outcome="Done"),
    ]
    before = [one.owner for one in others]
    plan = recipes.planned_contact(person=ada, worker=robin)
    said = recipes.draft(author=robin, person=ada, organisation=council())
    unsaid = recipes.draft(author=robin)
    logged = recipes.contact(person=ada, author=robin)
    files = [recipes.contact_file(uploaded_by=robin, form=one.submission) for one in (said, unsaid)]
    ContactFile.objects.update(contact=None)
    done = move(manager, [ada], robin, niamh)
    for row in (ada, mine, plan, said, unsaid, logged, *others):
        row.refresh_from_db()
    assert (ada.link_worker, mine.owner, plan.worker) == (niamh, niamh, niamh)
    assert (said.author, said.begun_by, unsaid.author) == (niamh, robin, robin)
    assert logged.author == robin
    kept = ContactFile.objects.in_bulk()
    assert [kept[one.pk].uploaded_by for one in files] == [niamh, robin], "a file goes with its draft"
    assert [one.owner for one in others] == before
    assert (done.actions_moved, done.plans_moved, done.drafts_moved) == (1, 1, 1)
    assert days_of(ada) == [
        ("Robin Ashdown", date(2024, 1, 1), TODAY),
        ("Niamh Osier", TODAY, None),
    ]
    assert days_of(bea) == [("Robin Ashdown", date(2024, 1, 1), None)]
    line = AuditEvent.objects.get(verb="reassigned caseload")
    assert line.details["people"] == [str(ada.uid)]
    assert line.details["actions"] == [str(mine.uid)]
    assert line.details["drafts"] == [str(said.uid)]
    assert line.details["to"] == [str(niamh.uid)]


def test_the_page_shows_who_would_move_and_moves_them_at_one_confirmation(manager, robin, niamh, browse):
    ada, bea = person(given_name="Ada", link_worker=robin), person(given_name="Bea", link_worker=robin)
    placement(person=ada)
    recipes.action(person=ada, owner=robin)
    client, where = browse(manager), address(**asked(robin, niamh))
    page = client.get(where)
    words = " ".join(page.content.decode().split())
    assert "2 people of 2 would move, with 1 open action, 0 planned contacts and 0 drafts" in words
    assert Person.objects.filter(link_worker=niamh).count() == 0
    sent = {
        "submission": str(uuid4()),
        "seen": page.context["form"]["seen"].value(),
        "because": "Robin leaves the team",
        f"to_{ada.uid}": str(niamh.uid),
        f"to_{bea.uid}": "",
    }
    for _ in range(2):
        answer = client.post(where, sent, follow=True)
    assert "1 person moved from 22 November 2026 on, with 1 open action" in answer.content.decode()
    assert list(Person.objects.filter(link_worker=niamh)) == [ada]
    assert Reassignment.objects.count() == 1
    assert AuditEvent.objects.filter(verb="reassigned caseload").count() == 1
    assert (
        str(ada.uid) in AuditEvent.objects.filter(subject_kind="caseload to move").first().details["people"]
    )


def test_the_questions_come_back_as_they_were_answered(manager, robin, niamh, browse):
    person(link_worker=robin)
    page = browse(manager).get(address(**asked(robin, niamh, day="1 December 2026")))
    again = browse(manager).get(f"/caseload/reassign/{page.context['again_url']}")
    assert not again.context["preview"]
    assert again.context["questions"]["effective_on"].value() == "1 December 2026"
    assert again.context["questions"]["to"].value() == [str(niamh.uid)]


def test_a_confirmation_without_a_reason_comes_back_as_it_was_chosen(manager, robin, niamh, browse):
    ada, bea = person(link_worker=robin), person(link_worker=robin)
    where = address(**asked(robin, niamh))
    seen = browse(manager).get(where).context["form"]["seen"].value()
    answer = browse(manager).post(
        where,
        {
            "submission": str(uuid4()),
            "seen": seen,
            "because": "",
            f"to_{ada.uid}": "",
            f"to_{bea.uid}": str(niamh.uid),
        },
    )
    form = answer.context["form"]
    assert form.errors == {"because": ["Enter why they move"]}
    assert (form[f"to_{ada.uid}"].value(), form[f"to_{bea.uid}"].value()) == ("", str(niamh.uid))


def test_the_split_keeps_those_of_one_place_together():
    people = [(name, (area, name)) for area, name in zip("BABABA", "uvwxyz", strict=True)]
    shares = shared_out(people, ["one", "two"])
    assert {name for name, worker in shares.items() if worker == "one"} == {"v", "x", "z"}
    uneven = shared_out([(n, (n,)) for n in range(7)], ["a", "b", "c"])
    assert sorted([*uneven.values()].count(worker) for worker in "abc") == [2, 2, 3]
    assert shared_out([], ["a"]) == {}
    with pytest.raises(ValueError, match="Nobody"):
        shared_out(people, [])


def test_several_take_a_caseload_and_an_area_is_enough(manager, robin, niamh, browse):
    third = staff(name="Ursula Third")
    here, there = home(host="E06000017", name="Here"), home(name="There")
    for place in (here, here, there, there):
        placement(person=person(link_worker=robin), home=place)
    page = browse(manager).get(address(**asked(robin, niamh, third)))
    proposed = page.context["form"].proposed
    by_home = {
        (Person.objects.get(pk=pk).placements.get().home.name, worker) for pk, worker in proposed.items()
    }
    assert len(by_home) == 2
    area = next(one for one, _ in page.context["questions"].fields["area"].choices if "Lincolnshire" in one)
    assert len(browse(manager).get(address(**asked(robin, niamh, area=area))).context["rows"]) == 2


def test_the_unallocated_are_moved_as_well_and_stand_first(manager, niamh, browse):
    ada = person()
    gone = person(caseload_until=date(2026, 1, 1))
    page = browse(manager).get(address(**asked(None, niamh)))
    assert [one.pk for one, _ in page.context["rows"]] == [ada.pk]
    first, *_, everybody = page.context["standings"]
    assert (first.name, first.people, first.people_after) == ("Unallocated", 1, 0)
    assert (everybody.people, everybody.people_after) == (1, 1)
    move(manager, [ada], None, niamh, shown=[ada.pk], seen=reassigning.print_of([ada.pk], None))
    assert days_of(ada) == [("Niamh Osier", TODAY, None)]
    assert days_of(gone) == []


def test_a_day_to_come_changes_nothing_until_then(manager, robin, niamh, time_machine, browse):
    ada = person(link_worker=robin)
    kept = recipes.action(person=ada, owner=robin)
    done = move(manager, [ada], robin, niamh, effective_on=LATER)
    assert done.done_at is None
    assert reassigning.told(robin, TODAY) == [
        "1 person of yours moves to Niamh Osier on 1 December 2026, with what is open about them"
    ]
    assert carry_out_reassignments() == 0
    ada.refresh_from_db()
    assert ada.link_worker == robin
    with pytest.raises(Refusal, match="to move on a day to come already"):
        move(manager, [ada], robin, staff())
    time_machine.move_to("2026-12-03 05:00:00+00:00", tick=False)  # two days of a worker that was down
    kept_since = recipes.draft(author=robin, person=ada, organisation=council())
    assert carry_out_reassignments() == 1
    assert carry_out_reassignments() == 0
    for row in (ada, kept, kept_since):
        row.refresh_from_db()
    assert (ada.link_worker, kept.owner, kept_since.author) == (niamh, niamh, niamh)
    assert days_of(ada)[-1] == ("Niamh Osier", LATER, None)
    line = AuditEvent.objects.get(verb="reassigned caseload")
    assert (line.staff_uid, line.organisation_uid) == (None, council().uid)
    assert reassigning.told(niamh, date(2026, 12, 3)) == [
        "1 person came to you from Robin Ashdown on 1 December 2026"
    ]
    assert reassigning.told(niamh, date(2026, 12, 15)) == []


def test_whoever_changed_meanwhile_stays_and_it_is_told_why(manager, robin, niamh, time_machine):
    changed, away, left, moves_on = (person(link_worker=robin) for _ in range(4))
    leaver = staff()
    waiting = move(
        manager,
        [changed, away, left, moves_on],
        robin,
        niamh,
        effective_on=LATER,
        moves={changed.pk: niamh.pk, away.pk: niamh.pk, left.pk: leaver.pk, moves_on.pk: niamh.pk},
    )
    edit_person(by=manager, person=changed, today=TODAY, link_worker=staff())
    leaver.memberships.update(ends_on=LATER)
    moved_away(away)
    time_machine.move_to("2026-12-01 00:05:00+00:00", tick=False)
    carry_out_reassignments()
    why = dict(waiting.people.values_list("person", "left_alone"))
    assert why == {changed.pk: "changed", away.pk: "reach", left.pk: "gone", moves_on.pk: ""}
    assert Person.objects.filter(link_worker=niamh).count() == 1
    listed = reassigning.reassignments_of([council()]).get()
    assert (listed.number, listed.stayed) == (1, 3)


def test_a_day_gone_by_is_written_into_the_dated_rows(manager, robin, niamh):
    ada = person(link_worker=robin)
    move(manager, [ada], robin, niamh, effective_on=date(2026, 11, 9))
    assert days_of(ada) == [
        ("Robin Ashdown", date(2024, 1, 1), date(2026, 11, 9)),
        ("Niamh Osier", date(2026, 11, 9), None),
    ]
    with pytest.raises(Refusal, match="changed link worker after 1 November 2026 already"):
        move(manager, [ada], niamh, robin, effective_on=date(2026, 11, 1))
    move(manager, [ada], niamh, robin, effective_on=date(2026, 11, 9))
    assert days_of(ada)[-1] == ("Robin Ashdown", date(2026, 11, 9), None)


def test_what_changed_since_the_page_was_opened_moves_nobody(manager, robin, niamh, browse):
    ada, bea = person(link_worker=robin), person(link_worker=robin)
    where = address(**asked(robin, niamh))
    seen = browse(manager).get(where).context["form"]["seen"].value()
    late = person(given_name="Cleo", link_worker=robin)
    sent = {
        "submission": str(uuid4()),
        "seen": seen,
        "because": "Robin leaves",
        f"to_{ada.uid}": str(niamh.uid),
        f"to_{bea.uid}": str(niamh.uid),
    }
    answer = browse(manager).post(where, sent)
    page = answer.content.decode()
    assert "The caseload has changed since you opened this page, so nobody was moved" in page
    assert "Cleo" in page
    assert Person.objects.filter(link_worker=robin).count() == 3
    assert not Reassignment.objects.exists()
    sent["seen"] = answer.context["form"]["seen"].value()
    assert browse(manager).post(where, sent).status_code == 302
    late.refresh_from_db()
    assert late.link_worker == robin


def test_somebody_who_changed_hands_between_reading_and_moving_stops_all_of_it(manager, robin, niamh):
    ada, bea = person(link_worker=robin), person(link_worker=robin)
    shown = [ada.pk, bea.pk]
    edit_person(by=manager, person=bea, today=TODAY, link_worker=None)
    with pytest.raises(TheListHasChanged):
        move(manager, [ada, bea], robin, niamh, shown=shown, seen=reassigning.print_of(shown, robin))
    assert Person.objects.filter(link_worker=niamh).count() == 0


def test_nobody_else_s_people_and_nobody_s_own_choice_are_moved(manager, robin, niamh, link_worker, browse):
    theirs = person(link_worker=robin, responsible_council=council(ELSEWHERE))
    page = browse(manager).get(address(**asked(robin, niamh)))
    assert page.context["rows"] == []
    assert theirs.family_name not in page.content.decode()
    for fields, refusal in (
        ({"to": robin}, "Choose another link worker"),
        ({"to": staff(Role.FINANCE)}, "holds no role for this work"),
        ({"to": staff(at=council(ELSEWHERE))}, "holds no role for this work"),
        ({"to": niamh, "people": []}, "Choose at least one person"),
        ({"to": niamh, "effective_on": TODAY + timedelta(days=400)}, "more than a year ahead"),
        ({"to": niamh, "effective_on": TODAY - timedelta(days=400)}, "more than a year ago"),
    ):
        ada = person(link_worker=robin)
        people = fields.pop("people", [ada])
        with pytest.raises(Refusal, match=refusal):
            move(manager, people, robin, **fields)
    with pytest.raises(PermissionDenied):
        move(link_worker, [ada], robin, niamh)
    assert browse(link_worker).get("/caseload/reassign/").status_code == 403
    assert browse(manager).post("/caseload/reassign/", {}).status_code == 404


def test_as_many_statements_for_forty_people_as_for_two(manager, robin, niamh):
    def statements(number):
        people = [person(link_worker=robin) for _ in range(number)]
        for one in people:
            recipes.action(person=one, owner=robin)
        with CaptureQueriesContext(connection) as asked_for:
            move(manager, people, robin, niamh)
        return len(asked_for)

    few = statements(2)
    assert statements(40) == few


def test_a_draft_that_came_with_a_caseload_names_who_began_it(manager, robin, niamh, browse):
    ada = person(link_worker=robin)
    recipes.draft(author=robin, person=ada, organisation=council())
    move(manager, [ada], robin, niamh)
    assert "Begun by <bdi>Robin Ashdown</bdi>" in browse(niamh).get("/drafts/").content.decode()
    assert Draft.objects.filter(author=robin).count() == 0


def test_the_goals_that_go_on_are_looked_at_by_the_new_worker_and_those_that_ended_stay(
    manager, robin, niamh
):
    ada = person(link_worker=robin)
    on, over, ours, others = (
        recipes.goal(person=ada, owner=owner) for owner in (robin, robin, niamh, staff())
    )
    recipes.goal_check(goal=on, checked_on=date(2026, 10, 1), rating="achieved")
    recipes.goal_check(goal=on, checked_on=date(2026, 11, 1), rating="improving")
    recipes.goal_check(goal=over, checked_on=date(2026, 11, 1), rating="achieved")
    stays = others.owner
    move(manager, [ada], robin, niamh)
    for goal in (on, over, ours, others):
        goal.refresh_from_db()
    assert (on.owner, over.owner, ours.owner, others.owner) == (niamh, robin, niamh, stays)
    line = AuditEvent.objects.get(verb="reassigned caseload")
    assert line.details["goals"] == [str(on.uid)]


# --- Two councils carry one person's record ------------------------------------------------------------------


@pytest.fixture
def lincolnshire(db):
    """The council in whose area Ada lives."""
    return council("E10000019")


def test_drafts_written_for_another_council_stay_with_their_author_and_are_not_counted(
    manager, robin, niamh, lincolnshire, browse
):
    membership(robin, at=lincolnshire)
    ada = placement(person=person(given_name="Ada", link_worker=robin)).person
    ours = recipes.draft(author=robin, person=ada, organisation=council())
    theirs = recipes.draft(author=robin, person=ada, organisation=lincolnshire)
    older = recipes.draft(author=robin, person=ada)
    page = browse(manager).get(address(**asked(robin, niamh)))
    assert "and 1 draft" in " ".join(page.content.decode().split())
    done = move(manager, [ada], robin, niamh)
    for row in (ours, theirs, older):
        row.refresh_from_db()
    assert (ours.author, theirs.author, older.author) == (niamh, robin, robin)
    assert done.drafts_moved == 1


def test_the_words_about_others_do_not_change_hands_with_a_draft(manager, robin, niamh):
    ada, ben = person(link_worker=robin), person(link_worker=robin)
    answers = {
        "text": ["Lunch"],
        "people": [str(ada.uid), str(ben.uid)],
        f"own_{ada.uid.hex}": ["Ada cooked"],
        f"own_{ben.uid.hex}": ["Ben is ill"],
        f"present_{ben.uid.hex}": ["yes"],
    }
    said = recipes.draft(author=robin, person=ada, organisation=council(), answers=answers)
    move(manager, [ada], robin, niamh)
    said.refresh_from_db()
    assert said.answers == {
        "text": ["Lunch"],
        "people": [str(ada.uid)],
        f"own_{ada.uid.hex}": ["Ada cooked"],
    }


def test_the_files_of_somebody_left_out_do_not_change_hands_with_a_draft(manager, robin, niamh):
    ada, ben = person(link_worker=robin), person(link_worker=robin)
    moved = {}
    for whose in (ada, ben):
        answers = {"text": ["Lunch"], "files_about": [whose.uid.hex]}
        said = recipes.draft(author=robin, person=ben, organisation=council(), answers=answers)
        moved[whose] = (said, recipes.contact_file(uploaded_by=robin, form=said.submission))
    ContactFile.objects.update(contact=None)
    move(manager, [ben], robin, niamh)
    for said, file in moved.values():
        said.refresh_from_db()
        file.refresh_from_db()
        assert (said.author, said.answers) == (niamh, {"text": ["Lunch"]})
    assert [moved[whose][1].uploaded_by for whose in (ada, ben)] == [robin, niamh]


def test_no_council_moves_the_people_of_anothers_link_worker(manager, robin, niamh, lincolnshire):
    host = staff(Role.TEAM_MANAGER, at=lincolnshire)
    hosts = staff(at=lincolnshire)
    ours = placement(person=person(link_worker=robin)).person
    theirs = placement(person=person(link_worker=hosts)).person
    nobodys = placement(person=person(link_worker=None)).person
    by_rutland = {one.pk for one in reassigning.carried_by_anyone(manager, council(), TODAY)}
    by_host = {one.pk for one in reassigning.carried_by_anyone(host, lincolnshire, TODAY)}
    assert by_rutland == {ours.pk, nobodys.pk}
    assert by_host == {theirs.pk, nobodys.pk}
    for by, at, whose, worker, to in (
        (host, lincolnshire, ours, robin, hosts),
        (manager, council(), theirs, hosts, niamh),
    ):
        with pytest.raises(PermissionDenied), transaction.atomic():
            move(by, [whose], worker, to, organisation=at)
    assert set(Person.objects.values_list("pk", "link_worker")) == {
        (ours.pk, robin.pk),
        (theirs.pk, hosts.pk),
        (nobodys.pk, None),
    }


def test_people_of_whoever_left_are_moved_by_the_council_they_left(manager, robin, lincolnshire):
    host = staff(Role.TEAM_MANAGER, at=lincolnshire)
    gone = staff(None)
    membership(gone, ends_on=date(2026, 6, 1))
    membership(gone, at=lincolnshire, starts_on=date(2025, 1, 1), ends_on=date(2026, 5, 1))
    elsewhere = staff()
    membership(elsewhere, at=lincolnshire, ends_on=date(2026, 5, 1))
    left = placement(person=person(link_worker=gone)).person
    carried = placement(person=person(link_worker=elsewhere)).person
    assert {one.pk for one in reassigning.carried_by_anyone(manager, council(), TODAY)} == {
        left.pk,
        carried.pk,
    }
    theirs = placement(person=person(link_worker=gone, responsible_council=lincolnshire)).person
    assert {one.pk for one in reassigning.carried_by_anyone(host, lincolnshire, TODAY)} == {
        left.pk,
        theirs.pk,
    }


def test_a_move_to_come_leaves_whom_another_council_carries_by_then(manager, robin, niamh, lincolnshire):
    ada = person(link_worker=robin)
    move(manager, [ada], robin, niamh, effective_on=LATER)
    Membership.objects.filter(staff=robin).update(organisation=lincolnshire)
    assert carry_out_reassignments_on(LATER) == {ada.pk: "reach"}


def carry_out_reassignments_on(day):
    """Why each stayed."""
    done = Reassignment.objects.get()
    actions.carry_out_reassignment(by=None, reassignment_id=done.pk, today=day, now=NOON + timedelta(days=9))
    return dict(done.people.values_list("person", "left_alone"))
