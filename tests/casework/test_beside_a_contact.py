"""What comes with a contact: whom by name, about what, under which headings, and what it changes."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.policies import as_of
from accounts.roles import Role
from casework import queries
from casework.models import Contact, PlannedContact
from casework.rules.next_contact import kept_by, proposed_on
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import NOON, address, four_answers, words
from tests.placements import recipes as placements
from tests.reviews import recipes as reviews

pytestmark = pytest.mark.django_db

HEADINGS = {
    "heading_purpose": "To see the new room",
    "heading_said": "Ada smiled at the window",
    "heading_view": "She is settling",
    "heading_next": "Ask about the lock",
    "heading_support": "Photographs and signing",
}


def today(staff):
    return as_of(type(staff).objects.get(pk=staff.pk), NOON.date())


# --- Headings and title --------------------------------------------------------------------------


def test_what_is_written_under_headings_is_kept_shown_and_found(link_worker, browse, ada):
    client = browse(link_worker)
    client.post(address(ada), four_answers(**HEADINGS, title="A new room"))
    contact = Contact.objects.get()
    assert contact.headings == {name.removeprefix("heading_"): said for name, said in HEADINGS.items()}
    assert contact.text == "Ada showed me the garden."
    for where in (f"/contacts/{contact.uid}/", f"/people/{ada.uid}/contacts/", address(ada)):
        page = words(client.get(where))
        for shown in (*HEADINGS.values(), "What the person said or showed", "What happened"):
            assert shown in page, where
    for word in ("window", "settling", "signing", "room"):
        assert queries.found(today(link_worker), ada, words=word) == [contact.pk]
    assert not queries.found(today(link_worker), ada, words="purpose"), "a heading is no word of theirs"


def test_without_headings_a_contact_is_one_text(link_worker, ada):
    assert recipes.contact(text="Seen").parts == [("", "Seen")]


def test_a_contact_without_a_title_is_called_by_its_kind_and_whom_it_was_with():
    contact = recipes.contact(sides=["provider", "host_nhs"])
    assert contact.name == "Visit with the person, provider and host NHS"
    assert recipes.contact(title="The new room").name == "The new room"


# --- With whom, and about what -------------------------------------------------------------------


def test_the_circle_and_the_organisations_are_offered_each_with_its_side(link_worker, browse, ada):
    mother = placements.circle_member(person=ada, name="Joan Larch", role="parent", side="family")
    page = browse(link_worker).get(address(ada))
    labels = dict(page.context["form"].fields["parties"].choices)
    assert "Joan Larch" in labels[f"member:{mother.uid}"]
    council = ada.responsible_council
    assert labels[f"organisation:{council.uid}:placing"] == f"{council}: placing council"
    browse(link_worker).post(
        address(ada),
        four_answers(
            parties=[f"member:{mother.uid}", f"organisation:{council.uid}:placing"],
            also_with="Sam, a student nurse",
        ),
    )
    contact = Contact.objects.get()
    assert contact.sides == ["family", "placing"]
    shown = words(browse(link_worker).get(f"/contacts/{contact.uid}/"))
    for name in ("Joan Larch", str(council), "Sam, a student nurse"):
        assert name in shown


def test_whoever_may_not_see_the_family_does_not_read_their_names_in_a_shared_contact(
    link_worker, browse, ada
):
    contact = recipes.contact(person=ada, shared_with=["host"], sides=["family", "provider"])
    recipes.contact_party(
        contact=contact,
        member=placements.circle_member(person=ada, name="Joan Canary", role="parent", side="family"),
    )
    officer = accounts.staff(Role.HOST_OFFICER, at=accounts.council(placements.LINCOLNSHIRE))
    assert "Joan Canary" in words(browse(link_worker).get(f"/contacts/{contact.uid}/"))
    page = browse(officer).get(f"/contacts/{contact.uid}/")
    assert page.status_code == 200
    assert "Joan Canary" not in words(page)


def test_somebody_of_another_circle_cannot_be_chosen(link_worker, browse, ada):
    stranger = placements.circle_member(person=placements.person())
    page = browse(link_worker).post(address(ada), four_answers(parties=[f"member:{stranger.uid}"]))
    assert "Select who it was with from the list" in words(page)


def test_a_contact_is_about_a_goal_a_referral_a_placement_and_a_review(link_worker, browse, ada):
    goal, referral = recipes.goal(person=ada), recipes.referral(person=ada)
    held = reviews.review(person=ada)
    stay = ada.placements.get()
    values = [f"goal:{goal.uid}", f"referral:{referral.uid}", f"placement:{stay.uid}", f"review:{held.uid}"]
    page = browse(link_worker).post(address(ada), four_answers(links=values), follow=True)
    assert "logged." in words(page)
    contact = Contact.objects.get()
    shown = words(browse(link_worker).get(f"/contacts/{contact.uid}/"))
    for each in (
        "See her sister every week",
        "speech and language therapy",
        stay.home.name,
        "held 12 May 2026",
    ):
        assert each.lower() in shown.lower()
    assert f"/reviews/{held.uid}/" in shown
    assert f"/contacts/{contact.uid}/" in words(browse(link_worker).get(f"/reviews/{held.uid}/"))


def test_what_is_on_another_record_cannot_be_chosen(link_worker, browse, ada):
    goal = recipes.goal()
    page = browse(link_worker).post(address(ada), four_answers(links=[f"goal:{goal.uid}"]))
    assert not Contact.objects.exists()
    assert page.status_code == 200


def test_a_reader_elsewhere_does_not_learn_of_goals_and_continuing_healthcare(link_worker, browse, ada):
    contact = recipes.contact(person=ada, shared_with=["host"])
    recipes.contact_link(contact=contact, goal=recipes.goal(person=ada, text="Canary goal"))
    recipes.contact_link(contact=contact, goal=None, chc_case=placements.chc_case(person=ada))
    officer = accounts.staff(Role.HOST_OFFICER, at=accounts.council(placements.LINCOLNSHIRE))
    page = words(browse(officer).get(f"/contacts/{contact.uid}/"))
    assert "Canary goal" not in page
    assert "Continuing healthcare" not in page


# --- Beginning with what one does most ----------------------------------------------------------


def test_the_kinds_come_in_the_order_their_author_uses_them(link_worker, browse, ada):
    for method in ("letter", "letter", "phone"):
        recipes.contact(author=link_worker, person=ada, method=method)
    recipes.contact(person=ada, method="video")
    page = browse(link_worker).get(address(ada))
    kinds = [value for value, _ in page.context["form"].fields["method"].choices]
    assert kinds == ["letter", "phone", "visit", "video", "email", "meeting", "text"]


def test_like_last_time_takes_everything_but_the_words_and_who_was_there(link_worker, browse, ada):
    recipes.contact(
        author=link_worker, person=ada, method="phone", sides=["provider"], duties=[2], minutes=15
    )
    page = browse(link_worker).get(address(ada), {"like": "last"})
    form = page.context["form"]
    assert (form["method"].value(), form["sides"].value(), form["minutes"].value()) == (
        "phone",
        ["provider"],
        15,
    )
    assert not form["text"].value()
    assert form["person_present"].value() == "not_recorded"


def test_from_anywhere_whom_one_wrote_about_last_is_one_step_away(link_worker, browse, ada):
    recipes.contact(author=link_worker, person=ada)
    page = browse(link_worker).get("/contacts/new/")
    assert page.context["lately"] == [ada]
    assert address(ada) in words(page)


def test_logging_a_contact_is_offered_on_every_page_to_whoever_may(link_worker, finance, browse, ada):
    client = browse(link_worker)
    assert 'href="/contacts/new/" aria-keyshortcuts="Alt+L"' in words(client.get("/people/"))
    assert f'href="{address(ada)}" aria-keyshortcuts="Alt+L"' in words(client.get(f"/people/{ada.uid}/"))
    assert "aria-keyshortcuts" not in words(browse(finance).get("/people/"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("friday", "Friday 20 November 2026"),
        ("4/5/26", "Monday 4 May 2026"),
        ("last fryday", ""),
        ("\x00", ""),
        ("", ""),
    ],
)
def test_a_day_typed_is_said_back_with_the_day_of_the_week(typed, said, link_worker, browse):
    assert browse(link_worker).get("/contacts/day/", {"typed": typed}).json() == {"words": said}


def test_a_weekday_of_the_next_contact_is_the_coming_one(link_worker, browse):
    answer = browse(link_worker).get("/contacts/day/", {"typed": "friday", "next": "yes"})
    assert answer.json() == {"words": "Friday 27 November 2026"}


# --- When next ----------------------------------------------------------------------------------


def test_the_next_contact_is_proposed_on_a_working_day_within_the_persons_own_interval(
    link_worker, browse, ada
):
    type(ada).objects.filter(pk=ada.pk).update(contact_every_days=42)
    page = browse(link_worker).get(address(ada))
    # 42 days after Sunday 22 November is Sunday 3 January; Friday the 1st is a bank holiday
    assert page.context["form"]["next_on"].value() == "31 December 2026"


def test_a_next_contact_that_is_given_is_planned_and_none_that_is_left_empty(link_worker, browse, ada):
    client = browse(link_worker)
    page = client.post(address(ada), four_answers(next_on="4 January 2027"), follow=True)
    assert "Next contact planned for 4 January 2027." in words(page)
    plan = PlannedContact.objects.get()
    assert (plan.planned_on, plan.worker, plan.made_in) == (
        date(2027, 1, 4),
        link_worker,
        Contact.objects.get(),
    )
    client.post(address(ada), four_answers(next_on=""))
    assert PlannedContact.objects.count() == 1
    assert client.get(address(ada)).context["form"]["next_on"].value() is None, "one is planned already"


def test_the_next_contact_is_never_in_the_past(link_worker, browse, ada):
    page = browse(link_worker).post(address(ada), four_answers(next_on="20 November 2026"))
    assert "must be today or in the future" in words(page)


def test_a_visit_keeps_the_plan_that_was_due_and_says_so(link_worker, browse, ada):
    due = recipes.planned_contact(person=ada, worker=link_worker, planned_on=date(2026, 11, 20))
    later = recipes.planned_contact(person=ada, worker=link_worker, planned_on=date(2027, 1, 20))
    page = browse(link_worker).post(address(ada), four_answers(person_present="yes"), follow=True)
    assert "Plan of 20 November 2026 kept." in words(page)
    due.refresh_from_db()
    later.refresh_from_db()
    assert due.kept_by == Contact.objects.get()
    assert later.kept_by is None


@pytest.mark.parametrize(
    "answers", [{"attempted": "on"}, {"method": "phone"}, {"person_present": "no"}], ids=str
)
def test_a_planned_visit_is_not_kept_by_whatever_did_not_see_the_person(answers, link_worker, browse, ada):
    plan = recipes.planned_contact(person=ada, worker=link_worker, planned_on=date(2026, 11, 20))
    browse(link_worker).post(address(ada), four_answers(**answers))
    plan.refresh_from_db()
    assert plan.kept_by is None


def test_another_councils_plan_is_left_alone(link_worker, browse, ada):
    plan = recipes.planned_contact(
        person=ada, organisation=accounts.council(placements.LINCOLNSHIRE), planned_on=date(2026, 11, 20)
    )
    browse(link_worker).post(address(ada), four_answers(person_present="yes"))
    plan.refresh_from_db()
    assert plan.kept_by is None


def test_what_is_planned_within_a_week_came_early_and_only_the_first():
    plans = [
        recipes.planned_contact(planned_on=date(2026, 11, 22) + timedelta(days=days)) for days in (8, 6, 3)
    ]
    facts = {"on": date(2026, 11, 22), "reached": True, "seen": True, "to_see": ("visit",)}
    assert kept_by(plans, **facts) == [plans[2]]
    assert kept_by(plans[:1], **facts) == []


def test_a_day_that_has_gone_by_proposes_the_next_working_day():
    assert proposed_on(date(2026, 9, 1), 42, frozenset(), today=date(2026, 11, 20)) == date(2026, 11, 23)


def test_the_message_says_until_when_the_person_counts_as_seen(link_worker, browse, ada):
    recipes.contact(person=ada, happened_at=NOON - timedelta(days=1))
    page = browse(link_worker).post(
        address(ada), four_answers(person_present="yes", happened_at_date="1/11/2026"), follow=True
    )
    assert "K19 counts them as seen until 2 January 2027, by their interval of 42 days." in words(page)


# --- Locked, whoever writes ----------------------------------------------------------------------


def test_a_slip_can_be_put_right_for_fifteen_minutes_and_never_after(ada):
    now, minute = recipes.database_now(), timedelta(minutes=1)
    fresh, old = (
        recipes.just_recorded(person=ada, recorded_at=now - gone * minute, happened_at=now - 30 * minute)
        for gone in (1, 16)
    )
    Contact.objects.filter(pk=fresh.pk).update(text="Put right", method="phone", corrected_at=now)
    slips = ({"text": "Rewritten"}, {"method": "phone"}, {"headings": {"view": "x"}}, {"author": None})
    for slip in slips:
        for said in ({}, {"corrected_at": old.recorded_at + minute}, {"corrected_at": now}):
            with pytest.raises(IntegrityError, match="locked"), transaction.atomic():
                Contact.objects.filter(pk=old.pk).update(**slip, **said)
    with pytest.raises(IntegrityError, match="locked"), transaction.atomic():
        Contact.objects.filter(pk=fresh.pk).update(recorded_at=now - 2 * minute, corrected_at=now)


def test_a_contact_dated_ahead_of_the_clock_is_locked_too(ada):
    ahead = recipes.just_recorded(person=ada, recorded_at=recipes.database_now() + timedelta(hours=1))
    with pytest.raises(IntegrityError, match="locked"), transaction.atomic():
        Contact.objects.filter(pk=ahead.pk).update(text="Rewritten", corrected_at=ahead.recorded_at)


def test_whether_the_person_was_there_is_filled_in_once(ada):
    contact = recipes.contact(person=ada, person_present=None)
    Contact.objects.filter(pk=contact.pk).update(person_present=True)
    with pytest.raises(IntegrityError, match="locked"), transaction.atomic():
        Contact.objects.filter(pk=contact.pk).update(person_present=False)


# --- Few questions -------------------------------------------------------------------------------


def test_saving_asks_as_many_questions_however_much_there_is(link_worker, browse, ada):
    client, asked = browse(link_worker), []
    for number in (1, 30):
        for each in range(number):
            recipes.contact(person=ada, author=link_worker, happened_at=NOON - timedelta(days=1, hours=each))
            placements.circle_member(person=ada, name=f"Member {number} {each}")
            recipes.goal(person=ada)
        with CaptureQueriesContext(connection) as seen:
            assert client.post(address(ada), four_answers()).status_code == 302
        asked.append(len(seen))
    assert asked[0] == asked[1]
    assert asked[0] <= 72  # 22 of them are the marks of deeds inside deeds
