"""One person's story: everything the reader may see, newest first, and nothing else."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Permission, Role
from reviews.queries import timeline
from tests.accounts import recipes as accounts
from tests.casework import recipes as casework
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews import recipes_of_safety as safety
from tests.reviews.answers import LONDON, words

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
EVERYTHING = frozenset(Permission)


def story(staff, person, granted=EVERYTHING, show=50):
    return timeline.timeline(staff, person, granted=granted, on=TODAY, show=show)


def titles(staff, person, **asked):
    return [(item.on, item.title) for item in story(staff, person, **asked).items]


def moment(day, hour=10):
    return datetime(2026, 11, day, hour, 0, tzinfo=LONDON)


def test_everything_stands_in_one_list_newest_first(link_worker, ada):
    ada.health_check_on = date(2026, 6, 2)
    ada.save()
    casework.contact(person=ada, happened_at=moment(2), sides=["icb_chc", "person", "provider"])
    recipes.review(person=ada, held_on=date(2026, 5, 12))
    home = ada.placements.get().home.name
    assert titles(link_worker, ada) == [
        (date(2026, 11, 2), "Visit with the person, provider and ICB or CHC team"),
        (date(2026, 6, 2), "Annual health check"),
        (date(2026, 5, 12), "Care Act annual review held"),
        (date(2025, 1, 8), f"Placement started at {home}, Lincolnshire"),
        (date(2025, 1, 8), "Funding started"),
    ]


def test_a_move_is_one_item_and_an_ending_says_why(link_worker, ada):
    first = ada.placements.get()
    first.ends_on, first.end_reason = date(2026, 3, 1), "moved"
    first.save()
    oak = placements.home(name="Oak Lodge")
    placements.placement(
        person=ada, home=oak, starts_on=date(2026, 3, 1), ends_on=date(2026, 9, 1), end_reason="hospital"
    )
    found = {item.title: item.text for item in story(link_worker, ada).items if item.kind == "placement"}
    assert found == {
        "Placement ended at Oak Lodge, Lincolnshire": "Went into hospital",
        "Moved to Oak Lodge, Lincolnshire": f"From {first.home.name}",
        f"Placement started at {first.home.name}, Lincolnshire": "",
    }


def test_what_has_not_happened_yet_is_not_told(link_worker, ada):
    stay = ada.placements.get()
    stay.ends_on, stay.end_reason = date(2026, 12, 1), "returned"
    stay.save()
    assert not any("ended" in title for _, title in titles(link_worker, ada))


def test_a_change_of_funding_says_who_pays_from_then_and_who_did_before(manager, ada):
    stay = ada.placements.get()
    old = stay.funding.get()
    old.ends_on = date(2026, 4, 1)
    old.save()
    placements.funding_line(placement=stay, starts_on=date(2026, 4, 1), weekly=Decimal("600.50"))
    placements.funding_line(
        placement=stay,
        starts_on=date(2026, 4, 1),
        weekly=Decimal("1400.00"),
        payer=accounts.icb(),
        stream="joint",
        status="disputed",
    )
    [changed, *_] = [item for item in story(manager, ada).items if item.kind == "funding"]
    assert (changed.on, changed.title) == (date(2026, 4, 1), "Funding changed")
    assert changed.text.splitlines() == [
        f"{accounts.icb()} £1,400.00 a week, Joint package (disputed)",
        f"{accounts.council()} £600.50 a week, Adult social care",
        f"Before: {accounts.council()} £1,000.00 a week",
    ]


def test_money_is_absent_for_whoever_may_not_see_costs(link_worker, manager, browse, ada):
    line = ada.placements.get().funding.get()
    line.weekly = Decimal("7531.00")
    line.save()
    address = f"/people/{ada.uid}/timeline/"
    assert "£7,531.00" in words(browse(manager).get(address))
    hidden = words(browse(link_worker).get(address))
    assert "7,531" not in hidden
    assert "Funding" not in hidden


def test_the_host_sees_no_costs_and_only_the_contacts_shared_with_it(browse, ada):
    casework.contact(person=ada, text="Canary of Rutland", happened_at=moment(2))
    casework.contact(person=ada, text="Told to the host", happened_at=moment(3), shared_with=["host"])
    casework.contact(
        person=ada,
        text="Canary kept close",
        happened_at=moment(4),
        shared_with=["host"],
        sensitivity="sensitive",
    )
    host = accounts.staff(Role.HOST_OFFICER, at=accounts.council("E10000019"))
    page = words(browse(host).get(f"/people/{ada.uid}/timeline/"))
    assert "Told to the host" in page
    assert "Canary" not in page
    assert "Funding" not in page
    assert "Placement started" in page


def test_a_host_manager_sees_no_costs_of_another_councils_person(browse, ada):
    host = accounts.staff(Role.TEAM_MANAGER, at=accounts.council("E10000019"))
    page = words(browse(host).get(f"/people/{ada.uid}/timeline/"))
    assert "Funding" not in page
    assert "£" not in page


def test_a_withdrawn_contact_is_gone(manager, ada):
    casework.contact(
        person=ada,
        happened_at=moment(2),
        withdrawn_at=moment(3),
        withdrawn_by=manager,
        withdrawn_because="Wrong person",
    )
    assert not any(item.kind == "contact" for item in story(manager, ada).items)


def test_each_part_is_left_out_without_its_permission(manager, ada):
    ada.health_check_on = date(2026, 6, 2)
    ada.save()
    recipes.review(person=ada)
    casework.contact(person=ada)
    for permission, kind in (
        (Permission.SEE_PLACEMENTS, "placement"),
        (Permission.SEE_COSTS, "funding"),
        (Permission.SEE_REVIEWS, "review"),
        (Permission.SEE_HEALTH, "health"),
    ):
        kinds = {str(item.kind) for item in story(manager, ada, granted=EVERYTHING - {permission}).items}
        assert kinds == {"placement", "funding", "review", "health", "contact"} - {kind}


def test_a_home_is_not_named_without_its_address(manager, ada):
    name = ada.placements.get().home.name
    told = str(story(manager, ada, granted=EVERYTHING - {Permission.SEE_ADDRESS}).items)
    assert "Provider not recorded, Lincolnshire" in told
    assert name not in told


def test_marks_say_what_counts(link_worker, ada):
    casework.contact(person=ada, happened_at=moment(2), significant=True)
    casework.contact(person=ada, happened_at=moment(1), reached=False, person_present=None)
    first, second, *_ = story(link_worker, ada).items
    assert [mark.text for mark in first.tags] == ["Significant event", "Seen"]
    assert [mark.text for mark in second.tags] == ["Nobody answered"]


def test_only_the_first_line_of_a_long_text_is_told(link_worker, ada):
    casework.contact(person=ada, text="First line.\nSecond line.", happened_at=moment(2))
    casework.contact(person=ada, text="word " * 20_000, happened_at=moment(1))
    first, second, *_ = story(link_worker, ada).items
    assert first.text == "First line."
    assert len(second.text) == 240
    assert second.text.endswith("…")


def test_earlier_items_come_when_asked_for(link_worker, browse, ada):
    for number in range(60):
        happened = moment(20) - timedelta(days=number)
        casework.contact(
            person=ada, author=link_worker, happened_at=happened, text=f"Contact number {number}."
        )
    client, address = browse(link_worker), f"/people/{ada.uid}/timeline/"
    page = client.get(address)
    assert "Contact number 49." in words(page)
    assert "Contact number 50." not in words(page)
    assert 'href="?show=100#part-2"' in page.content.decode()
    more = client.get(address, {"show": "100"})
    assert "Contact number 59." in words(more)
    assert 'id="part-2"' in more.content.decode()
    assert "Show earlier" not in words(more)


@pytest.mark.parametrize("asked", ["-1", "0", "x", "\x00", "1e9", "99999999999", "٣"])
def test_a_strange_number_of_items_is_the_usual_number(link_worker, browse, ada, asked):
    assert browse(link_worker).get(f"/people/{ada.uid}/timeline/", {"show": asked}).status_code == 200


def test_an_empty_story_says_what_will_come(link_worker, browse, noon):
    someone = placements.person()
    page = words(browse(link_worker).get(f"/people/{someone.uid}/timeline/"))
    assert "Nothing has happened yet" in page
    assert "Log the first contact" in page


def test_who_may_not_read_it_is_shut_out(browse, finance, ada):
    assert browse(finance).get(f"/people/{ada.uid}/timeline/").status_code == 403
    elsewhere = accounts.staff(at=accounts.council("E10000012"))
    assert browse(elsewhere).get(f"/people/{ada.uid}/timeline/").status_code == 404


def test_four_hundred_items_cost_as_many_queries_as_sixteen(manager, browse, ada):
    client, address = browse(manager), f"/people/{ada.uid}/timeline/?show=1000"
    client.get(address)

    def cost(rounds):
        for _ in range(rounds):
            casework.contact(person=ada, author=manager)
            recipes.review(person=ada, recorded_by=manager)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    assert cost(8) == cost(192)


def test_a_referral_is_told_with_what_came_of_it_to_whoever_may_see_referrals(manager, ada):
    casework.referral(
        person=ada, service="Choir", urgent=True, accepted_on=date(2026, 9, 9), started_on=date(2026, 11, 23)
    )
    made, accepted = (
        (date(2026, 9, 1), "Referred to Choir"),
        (date(2026, 9, 9), "Choir accepted the referral"),
    )
    assert [item for item in titles(manager, ada) if "Choir" in item[1]] == [accepted, made]
    without = titles(manager, ada, granted=EVERYTHING - {Permission.SEE_REFERRALS})
    assert not [item for item in without if "Choir" in item[1]]


def test_a_late_answer_to_an_old_referral_is_among_the_newest(manager, ada):
    answered = {"accepted_on": date(2026, 11, 20), "ended_on": None}
    casework.referral(person=ada, service="Choir", made_on=date(2025, 1, 2), **answered)
    for day in range(1, 9):
        casework.referral(person=ada, service="Dentist", made_on=date(2026, 10, day))
    newest = [item.title for item in story(manager, ada, show=3).items]
    assert newest == ["Choir accepted the referral", "Referred to Dentist", "Referred to Dentist"]


def test_the_story_itself_takes_thirteen_queries(manager, ada, django_assert_num_queries):
    casework.contact(person=ada)
    casework.referral(person=ada)
    recipes.review(person=ada)
    for _ in range(3):
        safety.concern_step(concern=safety.concern(person=ada))
        recipes.best_interests_decision(assessment=recipes.capacity_assessment(person=ada))
    with django_assert_num_queries(13):
        assert len(story(manager, ada).items) == 14


def test_what_was_done_for_somebodys_rights_is_told_with_who_found_it(manager, ada):
    assessment = recipes.capacity_assessment(
        person=ada,
        decision="Whether to have the tooth out",
        assessed_on=date(2026, 9, 1),
        assessed_by="Dr Invented",
        assessor_role="Dentist",
    )
    recipes.best_interests_decision(assessment=assessment, decided_on=date(2026, 9, 8))
    recipes.granted(person=ada)
    told = [(item.on, item.title, item.by) for item in story(manager, ada).items if item.kind == "rights"]
    assert (
        date(2026, 9, 1),
        "Capacity assessed: whether to have the tooth out",
        "Dr Invented, Dentist",
    ) in told
    assert any(
        title == "Decided in their best interests: whether to have the tooth out" for _, title, _ in told
    )
    granted = [
        item for item in story(manager, ada).items if item.title.startswith("Deprivation of liberty granted")
    ]
    assert [item.text.startswith("From ") and " until " in item.text for item in granted] == [True]


def test_what_was_done_for_somebodys_safety_is_told_day_by_day(manager, ada):
    concern = safety.concern(person=ada, concern_on=date(2026, 10, 1))
    safety.concern_step(
        concern=concern,
        kind="decided",
        decision="s42",
        enquiry="council",
        lead="Lincolnshire",
        done_on=date(2026, 10, 5),
    )
    safety.restraint(person=ada, started_at=moment(3))
    safety.dynamic_support(person=ada, rated_on=date(2026, 11, 4), rating="amber")
    told = [(item.on, item.title) for item in story(manager, ada).items if item.kind == "safety"]
    assert told == [
        (date(2026, 11, 4), "Dynamic support register"),
        (date(2026, 11, 3), "Physical restraint: being held"),
        (date(2026, 10, 5), "Safeguarding concern decided"),
        (date(2026, 10, 1), "Safeguarding concern raised"),
    ]


def test_who_may_not_read_of_rights_or_safety_hears_nothing_of_them(browse, ada):
    """The host's officer reads of concerns there and of no rating, which tells of health, and of no capacity."""
    host = accounts.staff(Role.HOST_OFFICER, at=accounts.council("E10000019"))
    recipes.capacity_assessment(person=ada, decision="Whether to lend money")
    safety.dynamic_support(person=ada, reason="Sent home from the day centre twice")
    page = words(browse(host).get(f"/people/{ada.uid}/timeline/"))
    assert "Capacity assessed" not in page
    assert "lend money" not in page
    assert "Dynamic support register" not in page
    assert "day centre" not in page
