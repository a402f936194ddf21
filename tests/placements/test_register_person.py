"""Putting somebody on the register."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from linkworker.refusals import Refusal
from placements.actions import people as actions
from placements.models import Person, Placement
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db
ADDRESS = "/people/new/"


def register(by, **answers):
    return actions.register_person(
        **{
            "by": by,
            "authority": accounts.council(),
            "today": TODAY,
            "reference": "P0001",
            "given_name": "Amara",
            "family_name": "O’Brien",
            "date_of_birth": date(1991, 9, 17),
            "responsible_council": accounts.council(),
        }
        | answers
    )


def typed(**answers):
    return {
        "reference": "P0001",
        "given_name": "Amara",
        "family_name": "O’Brien",
        "date_of_birth": "17 September 1991",
        "responsible_council": str(accounts.council().uid),
        "contact_every_days": "42",
    } | answers


def test_registering_keeps_the_person_and_a_line_in_the_trail(link_worker, trail):
    person = register(link_worker, nhs_number="9990000018", contact_every_days=28)
    assert Person.objects.get() == person
    assert (person.owner, person.contact_every_days, person.nhs_number) == (
        accounts.council(),
        28,
        "9990000018",
    )
    assert trail() == ["registered person"]


def test_what_is_not_recorded_stays_not_recorded(link_worker):
    person = register(link_worker)
    assert (person.complex_needs, person.advocate_needed, person.nhs_number) == (None, None, "")


def test_the_same_answers_twice_register_one_person(link_worker, trail):
    assert register(link_worker) == register(link_worker)
    assert (Person.objects.count(), trail()) == (1, ["registered person"])


def test_a_reference_taken_by_somebody_else_is_told_beside_it(link_worker):
    register(link_worker)
    with pytest.raises(Refusal) as refusal:
        register(link_worker, given_name="Joan", date_of_birth=date(1970, 1, 1))
    assert refusal.value.told == {"reference": ["Another person already has this reference."]}


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"nhs_number": "9990000018", "family_name": "Marsh"}, "the same NHS number"),
        ({"given_name": "amara", "family_name": "Obrien"}, "the same name and date of birth"),
        (
            {"given_name": "AMARÁ", "family_name": "O'Brien", "nhs_number": "9990000018"},
            "the same NHS number and the same name and date of birth",
        ),
    ],
)
def test_somebody_alike_asks_for_a_second_look_and_no_more(link_worker, answers, reason):
    register(link_worker, nhs_number="9990000018")
    with pytest.raises(actions.LooksLikeSomebodyKnown) as refusal:
        register(link_worker, reference="P0002", **answers)
    assert [likeness.words for likeness in refusal.value.found] == [f"Amara O’Brien (P0001) has {reason}"]
    assert register(link_worker, reference="P0002", confirmed=True, **answers).reference == "P0002"


def test_a_preferred_name_counts_as_a_name(link_worker):
    register(link_worker, preferred_name="Amy")
    with pytest.raises(actions.LooksLikeSomebodyKnown):
        register(link_worker, reference="P0002", given_name="Amy")


def test_people_out_of_reach_are_never_hinted_at(link_worker, stranger):
    recipes.person(
        responsible_council=accounts.council("E06000024"),
        owner=accounts.council("E06000024"),
        given_name="Amara",
        family_name="O’Brien",
        date_of_birth=date(1991, 9, 17),
    )
    assert register(link_worker).reference == "P0001"


def test_another_councils_person_needs_the_home_in_our_area(link_worker, lincolnshire):
    with pytest.raises(actions.NobodyHereCouldOpenTheRecord):
        register(link_worker, responsible_council=lincolnshire)
    assert not Person.objects.exists()
    home = recipes.home("E06000017")
    person = register(link_worker, responsible_council=lincolnshire, home=home, starts_on=date(2026, 11, 2))
    stay = Placement.objects.get(person=person)
    assert (stay.home, stay.starts_on, stay.placed_by) == (home, date(2026, 11, 2), lincolnshire)


def test_nobody_is_registered_before_they_are_born(link_worker):
    with pytest.raises(actions.NotBornYet):
        register(link_worker, date_of_birth=date(2026, 11, 23))


def test_the_page_registers_and_goes_on_to_the_person(link_worker, browse):
    page = browse(link_worker).post(ADDRESS, typed(), follow=True)
    assert page.redirect_chain[0][0] == f"/people/{Person.objects.get().uid}/"
    assert "P0001 is on the register." in page.content.decode()


def test_the_page_keeps_what_was_typed_and_says_what_to_do(link_worker, browse):
    page = browse(link_worker).post(
        ADDRESS, typed(reference="", date_of_birth="31 February 1990", given_name="Zoë 🌻")
    )
    text = page.content.decode()
    assert page.status_code == 200
    assert "Enter your reference for the person" in text
    assert "The date of birth must be a real date" in text
    assert 'value="31 February 1990"' in text
    assert 'value="Zoë 🌻"' in text
    assert not Person.objects.exists()


def test_the_page_shows_who_is_alike_and_takes_the_answer(link_worker, browse):
    known = register(link_worker)
    client = browse(link_worker)
    page = client.post(ADDRESS, typed(reference="P0002")).content.decode()
    assert "Amara O’Brien (P0001) has the same name and date of birth" in page
    assert f"/people/{known.uid}/" in page
    assert "I have checked: this is somebody else" in page
    assert str(known.uid) in AuditEvent.objects.get(subject_kind="people alike").details["people"]
    client.post(ADDRESS, typed(reference="P0002", confirmed="on"))
    assert Person.objects.count() == 2


def test_the_check_is_not_asked_when_nobody_is_alike(link_worker, browse):
    assert "I have checked" not in browse(link_worker).get(ADDRESS).content.decode()


@pytest.mark.parametrize("field", ["given_name", "reference", "responsible_council", "contact_every_days"])
def test_a_nul_byte_is_an_error_on_its_question(link_worker, browse, field):
    page = browse(link_worker).post(ADDRESS, typed(**{field: "a\x00b"}))
    assert page.status_code == 200
    assert "There is a problem" in page.content.decode()
    assert not Person.objects.exists()


def test_a_right_to_left_name_is_kept_and_shown_apart(link_worker, browse):
    page = browse(link_worker).post(ADDRESS, typed(given_name="يوسف", family_name="حداد"), follow=True)
    assert "<bdi>يوسف حداد</bdi>" in page.content.decode()


def test_a_home_needs_its_day_and_a_day_its_home(link_worker, browse):
    home = recipes.home()
    client = browse(link_worker)
    assert "Enter the day they moved in" in client.post(ADDRESS, typed(home=str(home.uid))).content.decode()
    assert (
        "Choose the home they moved into" in client.post(ADDRESS, typed(starts_on="today")).content.decode()
    )


@pytest.mark.parametrize("who", ["finance", "board_member", "host_officer", "chc_nurse"])
def test_others_may_not_register(who, request, browse):
    client = browse(request.getfixturevalue(who))
    assert client.get(ADDRESS).status_code == 403
    assert client.post(ADDRESS, typed()).status_code == 403
    assert not Person.objects.exists()


def test_a_name_typed_instead_of_chosen_is_kept(link_worker, browse):
    home = recipes.home()
    browse(link_worker).post(
        ADDRESS,
        typed(
            link_worker=link_worker.name.upper(),
            responsible_council="rutland",
            home=home.name,
            starts_on="today",
        ),
    )
    registered = Person.objects.get()
    assert registered.link_worker == link_worker
    assert registered.responsible_council == accounts.council()
    assert Placement.objects.get().home == home


def test_a_name_that_is_nobodys_is_refused_beside_its_question_and_stays_in_the_box(link_worker, browse):
    page = browse(link_worker).post(ADDRESS, typed(link_worker="Robyn Ashdon", home="Elm")).content.decode()
    assert "Choose a link worker from the list" in page
    assert "Choose a home from the list" in page
    assert "UUID" not in page
    assert '<option value="Robyn Ashdon" selected>Robyn Ashdon</option>' in page
    assert not Person.objects.exists()
