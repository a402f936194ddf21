"""What happens to a home raises a check for everyone who lives there, and a notice to both sides."""

import uuid
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from linkworker.refusals import Refusal
from placements.actions import events as actions
from placements.actions import inspections
from placements.models import ProviderEvent, ProviderNotice
from placements.queries import events
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY, council, icb
from tests.placements import recipes
from tests.placements.test_record_inspection import record as record_inspection

pytestmark = pytest.mark.django_db


def record(by, home, **answers):
    return actions.record_provider_event(
        **{
            "by": by,
            "home": home,
            "kind": "embargo",
            "happened_on": date(2026, 11, 2),
            "today": TODAY,
            "submission": uuid.uuid4(),
            "words": "No new placements.",
        }
        | answers
    )


def told(event):
    return {str(notice.organisation) for notice in event.notices.select_related("organisation")}


def listed(staff, event, on=TODAY):
    (found,) = events.checklists([event], staff, on=on)
    return {row.called for row in found.people}


def test_both_sides_are_told_whoever_placed_the_people(link_worker, lincolnshire, trail):
    home = recipes.home(host_icb=icb("QJM"))
    recipes.placement(home=home, person=recipes.person(responsible_icb=icb()))
    recipes.placement(home=home, person=recipes.person(responsible_council=council("E06000031")))
    recipes.placement(
        home=home,
        person=recipes.person(responsible_council=council("E10000024")),
        ends_on=date(2025, 1, 1),
        end_reason="moved",
    )
    event = record(link_worker, home)
    assert told(event) == {"Rutland", "Lincolnshire", "Peterborough", str(icb()), str(icb("QJM"))}
    assert event.checks_due_on == date(2026, 11, 16)
    assert trail() == ["recorded provider event"]


def test_everyone_who_lived_there_then_or_lives_there_now_is_listed(host_officer):
    home = recipes.home()

    def lives(name, starts_on, ends_on=None, why=""):
        person = recipes.person(given_name="A", family_name=name)
        recipes.placement(home=home, person=person, starts_on=starts_on, ends_on=ends_on, end_reason=why)

    lives("Before", date(2024, 1, 1), date(2026, 11, 2), "moved")
    lives("Then", date(2024, 1, 1))
    lives("Since", date(2026, 11, 10))
    lives("ToCome", date(2026, 12, 1))
    event = recipes.provider_event(home=home)
    assert listed(host_officer, event) == {"A Then", "A Since"}
    over = recipes.provider_event(home=home, ends_on=date(2026, 11, 5))
    assert listed(host_officer, over) == {"A Then"}


def test_who_left_is_still_listed_to_the_placing_side_and_who_died_is_not(link_worker):
    home = recipes.home()
    for name, why in (("Left", "moved"), ("Died", "died")):
        recipes.placement(
            home=home,
            person=recipes.person(given_name="A", family_name=name),
            ends_on=date(2026, 11, 12),
            end_reason=why,
        )
    event = recipes.provider_event(home=home)
    assert listed(link_worker, event) == {"A Left"}


@pytest.mark.parametrize("ends_on", [None, date(2026, 11, 5), TODAY])
def test_the_list_and_who_is_told_are_of_the_same_people(host_officer, link_worker, ends_on):
    home = recipes.home()
    for starts_on, until in [
        (date(2024, 1, 1), None),
        (date(2024, 1, 1), date(2026, 11, 2)),
        (date(2024, 1, 1), date(2026, 11, 3)),
        (date(2026, 11, 10), None),
        (date(2026, 11, 23), None),
    ]:
        recipes.placement(home=home, starts_on=starts_on, ends_on=until, end_reason="died" if until else "")
    event = recipes.provider_event(home=home, ends_on=ends_on)
    (found,) = events.checklists([event], link_worker, on=TODAY)
    stays = events.stays_concerned(event, on=TODAY)
    assert {row.uid for row in found.people} == set(stays.values_list("person__uid", flat=True))


def test_an_event_of_the_provider_is_about_every_home_it_runs(link_worker):
    provider = accounts.organisation(name="Larch Care")
    homes = [recipes.home(provider=provider), recipes.home("E06000031", provider=provider), recipes.home()]
    for number, home in enumerate(homes):
        recipes.placement(home=home, person=recipes.person(given_name="A", family_name=f"N{number}"))
    event = record(link_worker, homes[0], kind="notice_given", whole_provider=True)
    assert listed(link_worker, event) == {"A N0", "A N1"}
    assert told(event) == {"Rutland", "Lincolnshire", "Peterborough"}


def test_a_rating_that_falls_is_an_event_of_its_own(link_worker):
    home = recipes.home()
    stay = recipes.placement(home=home)
    recipes.home_rating(home=home, rating="Good", rated_on=date(2024, 3, 12))
    inspection = record_inspection(link_worker, home, {"overall": "Requires improvement"})
    event = ProviderEvent.objects.get()
    assert (event.kind, event.inspection, event.happened_on) == (
        "rating_fell",
        inspection,
        inspection.published_on,
    )
    assert listed(link_worker, event) == {f"Ada {stay.person.family_name}"}
    assert told(event) == {"Rutland", "Lincolnshire"}


def test_an_older_or_a_better_inspection_is_no_event_and_a_withdrawn_one_no_longer(link_worker):
    home = recipes.home()
    recipes.home_rating(home=home, rating="Good", rated_on=date(2026, 11, 10))
    record_inspection(link_worker, home, {"overall": "Inadequate"}, published_on=date(2026, 11, 2))
    record_inspection(link_worker, home, {"overall": "Outstanding"}, published_on=date(2026, 11, 12))
    assert not ProviderEvent.objects.exists()
    wrong = record_inspection(link_worker, home, {"overall": "Inadequate"}, published_on=date(2026, 11, 20))
    assert events.events_for(link_worker).count() == 1
    inspections.withdraw_inspection(
        by=link_worker, inspection=wrong, why="A slip", now=datetime(2026, 11, 22, 12, tzinfo=UTC)
    )
    assert events.events_for(link_worker).count() == 0


@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ({"happened_on": date(2026, 11, 23)}, "happened_on"),
        ({"ends_on": date(2026, 11, 2)}, "ends_on"),
        ({"whole_provider": True}, "whole_provider"),
        ({"words": "x" * 2001}, "words"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_question(link_worker, answers, question):
    with pytest.raises(Refusal) as refusal:
        record(link_worker, recipes.home(), **answers)
    assert set(refusal.value.told) == {question}
    assert not ProviderEvent.objects.exists()
    assert not ProviderNotice.objects.exists()


def test_the_page_keeps_what_was_typed_and_sends_once(link_worker, browse):
    home, client = recipes.home(), browse(link_worker)
    recipes.placement(home=home)
    address = f"/homes/{home.uid}/events/new/"
    typed = {
        "kind": "embargo",
        "whole_provider": "home",
        "happened_on": "31 November 2026",
        "words": "Zoë said: “no new people” 🏡",
        "submission": str(uuid.uuid4()),
    }
    page = client.post(address, typed)
    assert "Zoë said" in page.content.decode()
    typed["happened_on"] = "2 November 2026"
    first, second = client.post(address, typed), client.post(address, typed)
    assert first["Location"] == second["Location"]
    assert ProviderEvent.objects.count() == 1
    page = client.get(first["Location"]).content.decode()
    assert "0 of 1 checked" in page
    assert "Embargo on new placements" in client.get(f"/homes/{home.uid}/").content.decode()


def test_only_who_keeps_hosts_or_places_may_record(link_worker, stranger, host_officer, finance, browse):
    home = recipes.home()
    address = f"/homes/{home.uid}/events/new/"
    assert browse(host_officer).get(address).status_code == 200
    assert browse(stranger).get(address).status_code == 404
    assert browse(finance).get(address).status_code == 403
    with pytest.raises(PermissionDenied):
        record(stranger, home)


@pytest.mark.parametrize(("left_on", "may"), [(None, True), (date(2019, 3, 1), False), (TODAY, False)])
def test_a_council_records_about_a_home_while_somebody_of_theirs_lives_there(
    link_worker, lincolnshire, browse, left_on, may
):
    home = recipes.home(owner=lincolnshire)
    recipes.placement(
        home=home, starts_on=date(2018, 1, 8), ends_on=left_on, end_reason="moved" if left_on else ""
    )
    assert browse(link_worker).get(f"/homes/{home.uid}/events/new/").status_code == (200 if may else 403)
    if may:
        assert record(link_worker, home)
        return
    with pytest.raises(PermissionDenied):
        record(link_worker, home)
    with pytest.raises(PermissionDenied):
        record_inspection(link_worker, home, {"overall": "Inadequate"})
    assert not ProviderEvent.objects.exists()


def test_an_event_out_of_reach_answers_as_a_missing_one(stranger, browse):
    event = recipes.provider_event()
    assert browse(stranger).get(f"/homes/events/{event.uid}/").status_code == 404
    assert "Embargo on new" not in browse(stranger).get("/homes/events/").content.decode()


def test_people_out_of_reach_are_not_on_the_list(link_worker, browse, lincolnshire):
    home = recipes.home()
    recipes.placement(home=home, person=recipes.person(family_name="Ours"))
    recipes.placement(
        home=home, person=recipes.person(family_name="Hidden", responsible_council=lincolnshire)
    )
    event = recipes.provider_event(home=home)
    page = browse(link_worker).get(f"/homes/events/{event.uid}/").content.decode()
    assert "Ada Ours" in page
    assert "0 of 1 checked" in page
    assert "Hidden" not in page


def test_as_many_questions_for_many_events_as_for_few(link_worker, browse):
    def queries(address):
        client = browse(link_worker)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    def happen():
        home = recipes.home(provider=accounts.organisation())
        recipes.placement(home=home)
        event = recipes.provider_event(home=home)
        recipes.provider_event(provider=home.provider, kind="notice_given")
        recipes.provider_notice(event=event)

    happen()
    few = queries("/homes/events/"), queries("/homes/notices/")
    for _ in range(10):
        happen()
    assert (queries("/homes/events/"), queries("/homes/notices/")) == few


@pytest.mark.parametrize(
    ("constraint", "statement"),
    [
        ("event_about_home_or_provider", "UPDATE placements_providerevent SET home_id = NULL WHERE id = %s"),
        (
            "event_ends_after_it_happened",
            "UPDATE placements_providerevent SET ends_on = happened_on WHERE id = %s",
        ),
        (
            "event_checks_due_after_it",
            "UPDATE placements_providerevent SET checks_due_on = '2020-01-01' WHERE id = %s",
        ),
        (
            "notice_acknowledged_by_somebody",
            "UPDATE placements_providernotice SET acknowledged_at = now() WHERE event_id = %s",
        ),
        (
            "body_told_once",
            "INSERT INTO placements_providernotice (uid, created_at, event_id, organisation_id, sent_at)"
            " SELECT gen_random_uuid(), now(), event_id, organisation_id, now()"
            " FROM placements_providernotice WHERE event_id = %s",
        ),
        (
            "resident_checked_once_a_day",
            "INSERT INTO placements_residentcheck"
            " (uid, created_at, event_id, person_id, checked_on, outcome, words, checked_by_id)"
            " SELECT gen_random_uuid(), now(), event_id, person_id, checked_on, 'safe', '', checked_by_id"
            " FROM placements_residentcheck WHERE event_id = %s",
        ),
    ],
)
def test_the_database_refuses_what_can_never_be(constraint, statement):
    event = recipes.provider_event()
    recipes.provider_notice(event=event)
    recipes.resident_check(event=event)
    with (
        pytest.raises(IntegrityError, match=constraint),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, [event.pk])
