"""One visit to several people is one entry for each, and no one's entry shows another's."""

import re
import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from accounts.policies import as_of
from casework import actions, queries
from casework.models import Contact, ContactFile, Draft
from linkworker.refusals import Refusal
from tests.accounts import recipes as accounts
from tests.at_once import posted_at_once
from tests.casework.answers import KEEP, MORNING, NOON, four_answers, words
from tests.placements import recipes as placements

WHERE = "/contacts/new/"
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
OWN = {"Ada": "Violet canary", "Ben": "Saffron canary", "Cass": "Indigo canary"}


def three_at_one_home():
    """Ada, Ben and Cass live in one house in Lincolnshire."""
    home = placements.home(name="Larch House")
    return [
        placements.placement(
            home=home, person=placements.person(given_name=name, family_name=f"{name}son")
        ).person
        for name in OWN
    ]


def visit(people, **more) -> dict:
    """The answers about several people on one visit, each with words of their own."""
    own = {f"own_{person.uid.hex}": OWN[person.given_name] for person in people}
    present = {f"present_{person.uid.hex}": "yes" for person in people}
    shared = {"text": "Everybody made lunch together.", "people": [str(person.uid) for person in people]}
    return four_answers(**shared, **own, **present, **more)


@pytest.mark.django_db
def test_each_gets_the_shared_words_and_their_own_alone(link_worker, browse):
    people = three_at_one_home()
    page = browse(link_worker).post(WHERE, visit(people), follow=True)
    assert "3 contacts logged, one for each." in words(page)
    logged = {contact.person: contact for contact in Contact.objects.all()}
    assert set(logged) == set(people)
    for person in people:
        assert logged[person].text == f"Everybody made lunch together.\n\n{OWN[person.given_name]}"
        assert logged[person].person_present is True
    assert len({contact.visit for contact in logged.values()}) == 1
    assert AuditEvent.objects.filter(verb="logged contact").count() == 3


@pytest.mark.django_db
def test_no_page_of_one_shows_the_words_or_the_names_of_the_others(link_worker, manager, browse):
    people = three_at_one_home()
    browse(link_worker).post(WHERE, visit(people))
    client = browse(manager)
    for person in people:
        contact = Contact.objects.get(person=person)
        pages = [
            f"/people/{person.uid}/",
            f"/people/{person.uid}/contacts/",
            f"/people/{person.uid}/contacts/new/",
            f"/people/{person.uid}/timeline/",
            f"/people/{person.uid}/trail/",
            f"/contacts/{contact.uid}/",
            f"/contacts/{contact.uid}/amendments/new/",
            f"/people/{person.uid}/contacts/print/",
            f"/people/{person.uid}/contacts/shareable/",
            f"/people/?q={person.given_name}",
        ]
        others = [each for each in people if each != person]
        for where in pages:
            page = client.get(where)
            assert page.status_code == 200, where
            for other in others:
                assert OWN[other.given_name] not in words(page), where
                assert other.family_name not in words(page), where
        assert OWN[person.given_name] in words(client.get(f"/contacts/{contact.uid}/"))
        for other in others:
            canary = OWN[other.given_name].split()[0]
            assert not queries.found(as_today(manager), person, words=canary)
            lines = AuditEvent.objects.filter(person_uid=person.uid)
            assert not any(
                canary in str(line.details) or str(other.uid) in str(line.details) for line in lines
            )


@pytest.mark.django_db
def test_no_list_or_file_of_people_shows_the_words_of_a_visit(link_worker, manager, browse):
    people = three_at_one_home()
    browse(link_worker).post(WHERE, visit(people))
    client = browse(manager)
    answers = [
        client.post("/people/export/?show=contact", {"purpose": "board", "file_format": "csv"}),
        client.get("/people/?show=contact"),
        client.get("/people/?q=Benson"),
        client.get("/actions/"),
        client.get("/drafts/"),
    ]
    for answer in answers:
        assert answer.status_code == 200
        for own in (*OWN.values(), "Everybody made lunch"):
            assert own not in words(answer), answer.request["PATH_INFO"]


def as_today(staff):
    """With the roles held on the day of the tests."""
    return as_of(staff, NOON.date())


@pytest.mark.django_db
def test_the_same_form_sent_again_leads_to_the_same_contacts(link_worker, browse):
    client, answers = browse(link_worker), visit(three_at_one_home())
    for _ in range(3):
        assert client.post(WHERE, answers).status_code == 302
    assert Contact.objects.count() == 3
    page = client.post(WHERE, answers | {"text": "Something else."})
    assert "This form has already been sent" in words(page)
    assert Contact.objects.count() == 3


def test_five_at_the_same_moment_make_one_set_of_contacts(committed, browse):
    worker = accounts.staff()
    people = three_at_one_home()
    clients = [browse(worker) for _ in range(5)]
    assert posted_at_once(clients, WHERE, visit(people)) == [302] * 5
    assert Contact.objects.count() == 3
    assert AuditEvent.objects.filter(verb="logged contact").count() == 3


@pytest.mark.django_db
def test_the_database_itself_has_each_person_once_in_a_visit_and_one_visit_of_a_key(link_worker, browse):
    people = three_at_one_home()
    browse(link_worker).post(WHERE, visit(people))
    first, second = Contact.objects.order_by("person_id")[:2]
    for change in (
        {"person": first.person, "visit": first.visit, "submission": None},
        {"submission": first.submission},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Contact.objects.create(
                **{
                    "person": placements.person(),
                    "organisation": first.organisation,
                    "happened_at": MORNING,
                    "method": "visit",
                    "text": "Again",
                    "recorded_at": NOON,
                }
                | change
            )
    assert second.submission is None


@pytest.mark.django_db
def test_nothing_is_logged_for_anybody_when_one_cannot_be_written_about(link_worker):
    people = three_at_one_home()
    stranger = placements.person(responsible_council=accounts.council("E10000019"))
    parts = [actions.Part(person) for person in (*people, stranger)]
    with pytest.raises(PermissionDenied), transaction.atomic():
        actions.log_visit(
            by=as_today(link_worker),
            parts=parts,
            happened_at=MORNING,
            method="visit",
            text="Lunch",
            now=NOON,
            submission=uuid.uuid4(),
        )
    assert not Contact.objects.exists()


@pytest.mark.django_db
def test_the_shared_part_must_not_name_one_of_them(link_worker, browse):
    people = three_at_one_home()
    client, answers = browse(link_worker), visit(people)
    answers["text"] = "We met in the kitchen and Ben cooked."
    page = client.post(WHERE, answers)
    assert "it names Ben Benson" in words(page)
    for own in OWN.values():
        assert own in words(page), "nothing typed is lost"
    assert not Contact.objects.exists()
    for where in ("title", "heading_view"):
        named = answers | {"text": "Lunch.", where: "Ben cooks"}
        assert "it names Ben Benson" in words(client.post(WHERE, named)), where
    assert not Contact.objects.exists()
    assert client.post(WHERE, answers | {"names_are_meant": "on"}).status_code == 302
    assert Contact.objects.count() == 3


@pytest.mark.django_db
@pytest.mark.parametrize("place", ["title", "also_with"])
def test_no_words_that_all_of_them_share_may_name_one(place, link_worker):
    people = three_at_one_home()
    with pytest.raises(Refusal, match="it names Ben Benson"), transaction.atomic():
        actions.log_visit(
            by=as_today(link_worker),
            parts=[actions.Part(person) for person in people],
            happened_at=MORNING,
            method="visit",
            text="Lunch",
            now=NOON,
            submission=uuid.uuid4(),
            **{place: "Ben and his mother"},
        )


@pytest.mark.django_db
def test_everyone_at_a_home_is_chosen_with_one_button_and_what_was_typed_stays(link_worker, browse):
    people = three_at_one_home()
    client = browse(link_worker)
    page = client.get(WHERE)
    home = page.context["homes"][0]
    answers = four_answers(text="Lunch was", choose_home=str(home.uid))
    page = client.post(WHERE, answers, follow=True)
    assert [part.person for part in page.context["form"].own_parts] == people
    assert "One visit, one entry for each" in words(page)
    assert page.context["form"]["text"].value() == "Lunch was"
    assert Draft.objects.get().person is None
    page = client.post(WHERE, visit(people, leave_out=str(people[0].uid)), follow=True)
    assert [part.person for part in page.context["form"].own_parts] == people[1:]


@pytest.mark.django_db
def test_a_draft_of_a_visit_comes_back_whole_and_is_nobodys_but_the_authors(link_worker, manager, browse):
    people = three_at_one_home()
    client, answers = browse(link_worker), visit(people)
    saved = client.post(WHERE, answers, headers=KEEP)
    assert saved.status_code == 200
    draft = Draft.objects.get()
    for text in (*OWN.values(), *(person.family_name for person in people)):
        assert text not in words(saved)
    assert draft.person is None
    page = client.get(WHERE, {"draft": answers["submission"]})
    for person in people:
        assert page.context["form"][f"own_{person.uid.hex}"].value() == OWN[person.given_name]
        assert OWN[person.given_name] not in words(client.get(f"/people/{person.uid}/contacts/new/"))
    assert browse(manager).get(WHERE, {"draft": answers["submission"]}).status_code == 404


ALONE = {
    "action_0_what": "Ring the surgery",
    "action_0_owner": "",
    "action_4_what": "Mend the gate",
    "action_4_due": "friday",
    "also_with": "Sam, a student nurse",
    "next_on": "4 January 2027",
    "person_present": "yes",
}


@pytest.mark.django_db
def test_what_was_typed_about_one_waits_while_the_visit_is_to_several_and_comes_back(link_worker, browse):
    people = three_at_one_home()
    client = browse(link_worker)
    first = four_answers(text="Lunch was", person=str(people[0].uid), choose="yes", **ALONE)
    first["people"] = [str(person.uid) for person in people[:2]]
    page = client.post(WHERE, first, follow=True)
    assert page.context["several"] is True
    assert "Set aside, because it belongs to one person" in words(page)
    for told in ("Action 1", "Ring the surgery", "Action 5", "Mend the gate, friday", "Sam, a student nurse"):
        assert told in words(page)
    carried = hidden(page)
    assert carried["action_4_what"] == ["Mend the gate"]
    own = f"own_{people[1].uid.hex}"
    asked = [f"{question}_{people[0].uid.hex}" for question in ("present", "next")]
    shown = {name: page.context["form"][name].value() for name in asked}
    again = four_answers(text="Lunch was", **carried, **shown, **{own: "Saffron canary"})
    again |= {"people": first["people"], "leave_out": str(people[1].uid), "submission": first["submission"]}
    page = client.post(WHERE, again, follow=True)
    form = page.context["form"]
    assert page.context["several"] is False
    for name, typed in ALONE.items():
        assert form[name].value() == typed, name
    assert own not in hidden(page)  # what was said of whoever is left out stands where it can be read
    assert form[own].value() == "Saffron canary"
    assert "Set aside" not in words(page)


@pytest.mark.django_db
def test_what_was_set_aside_stands_in_a_visit_that_comes_back_refused(link_worker, browse):
    people = three_at_one_home()
    page = browse(link_worker).post(WHERE, visit(people, **ALONE) | {"text": "Ben cooked"})
    assert "it names Ben" in words(page)
    assert "Ring the surgery" in words(page)
    assert set(hidden(page)) >= {name for name, typed in ALONE.items() if typed}


def hidden(page) -> dict:
    """What goes with the form unseen."""
    return page.context["form"].set_aside


@pytest.mark.django_db
def test_homes_are_read_for_the_page_and_never_while_it_is_saved(link_worker, browse):
    people = three_at_one_home()
    client = browse(link_worker)
    with CaptureQueriesContext(connection) as asked:
        assert client.post(WHERE, visit(people), headers=KEEP).status_code == 200
    assert not [each["sql"] for each in asked if 'GROUP BY "placements_placement"."home_id"' in each["sql"]]


@pytest.mark.django_db
def test_of_many_homes_the_first_are_shown_and_any_is_found_by_name(link_worker, browse, monkeypatch):
    monkeypatch.setattr("casework.queries.homes.MOST_HOMES", 1)
    three_at_one_home()
    for name in ("Rowan House", "Yew House"):
        home = placements.home(name=name)
        for given in ("Dee", "Eli"):
            placements.placement(home=home, person=placements.person(given_name=given, family_name=name[:3]))
    client = browse(link_worker)
    page = client.get(WHERE)
    assert [home.name for home in page.context["homes"]] == ["Larch House"]
    assert "Not all homes are shown" in words(page)
    for asked, found in (("yew", ["Yew House"]), ("eli row", ["Rowan House"]), ("nowhere", [])):
        typed = four_answers(text="Lunch was", find_home="yes", home_words=asked)
        page = client.post(WHERE, typed, follow=True)
        assert [home.name for home in page.context["homes"]] == found
        assert page.context["form"]["text"].value() == "Lunch was"
    assert "No home with several people is called that" in words(page)


@pytest.mark.django_db
def test_homes_stop_before_too_many_people(link_worker, monkeypatch):
    three_at_one_home()
    home = placements.home(name="Yew House")
    for given in ("Dee", "Eli"):
        placements.placement(home=home, person=placements.person(given_name=given))
    by, on = as_today(link_worker), NOON.date()
    assert [[home.name for home in homes] + [more] for homes, more in [queries.households(by, on)]] == [
        ["Larch House", "Yew House", False]
    ]
    monkeypatch.setattr("casework.queries.homes.MOST_PEOPLE", 3)
    homes, more = queries.households(by, on)
    assert [home.name for home in homes] == ["Larch House"]
    assert more is True


@pytest.mark.django_db
def test_one_person_ticked_is_an_ordinary_contact(link_worker, browse):
    people = three_at_one_home()
    browse(link_worker).post(WHERE, four_answers(people=[str(people[0].uid)]))
    contact = Contact.objects.get()
    assert (contact.person, contact.visit) == (people[0], None)


@pytest.mark.django_db
def test_the_next_contact_of_each_is_planned_by_their_own_day(link_worker, browse):
    people = three_at_one_home()
    more = {f"next_{people[0].uid.hex}": "4 January 2027", f"next_{people[1].uid.hex}": ""}
    page = browse(link_worker).post(WHERE, visit(people, **more), follow=True)
    assert "Next contact planned for 4 January 2027." in words(page)
    assert people[0].planned_contacts.get().planned_on.isoformat() == "2027-01-04"
    assert not people[1].planned_contacts.exists()


@pytest.mark.django_db
def test_withdrawing_or_amending_one_leaves_the_others(link_worker, manager, browse):
    people = three_at_one_home()
    browse(link_worker).post(WHERE, visit(people))
    first, second, _ = Contact.objects.order_by("person_id")
    actions.withdraw_contact(
        by=as_today(manager), contact=first, because="The wrong house", now=NOON + timedelta(1)
    )
    actions.amend_contact(
        by=as_today(manager), contact=second, text="And a pudding.", submission=uuid.uuid4()
    )
    assert Contact.objects.standing().count() == 2
    assert [contact.amendments.count() for contact in Contact.objects.order_by("person_id")] == [0, 1, 0]


@pytest.mark.django_db
def test_files_are_refused_because_they_belong_to_one(link_worker, browse):
    people = three_at_one_home()
    client, answers = browse(link_worker), visit(people)
    picture = SimpleUploadedFile("garden.png", b"\x89PNG\r\n\x1a\n" + b"0" * 40)
    page = client.post(WHERE, answers | {"files": picture})
    assert "Files belong to one person" in words(page)
    assert not Contact.objects.exists()


@pytest.mark.django_db
def test_fewer_than_two_are_no_visit_to_several(link_worker, ada):
    with pytest.raises(Refusal, match="at least two"):
        actions.log_visit(
            by=as_today(link_worker),
            parts=[actions.Part(ada)],
            happened_at=MORNING,
            method="visit",
            text="Lunch",
            now=NOON,
            submission=uuid.uuid4(),
        )


def stranger():
    """Somebody another council is responsible for, out of reach."""
    return placements.person(
        given_name="Xan", family_name="Farlow", responsible_council=accounts.council("E10000019")
    )


@pytest.mark.django_db
def test_a_visit_to_somebody_out_of_reach_comes_back_with_every_word(link_worker, browse):
    ada, *_, xan = *three_at_one_home(), stranger()
    answers = visit([ada]) | {"people": [str(ada.uid), str(xan.uid)], f"own_{xan.uid.hex}": "Amber canary"}
    page = browse(link_worker).post(WHERE, answers)
    assert not Contact.objects.exists()
    said = words(page)
    assert "1 person you chose is out of your reach now" in said
    for typed in ("Everybody made lunch together.", OWN["Ada"], "Amber canary"):
        assert typed in said
    assert "Farlow" not in said


@pytest.mark.django_db
def test_a_draft_keeps_parts_of_people_within_reach_chosen_or_not_and_is_nobodys(link_worker, browse):
    (ada, ben, cass), xan = three_at_one_home(), stranger()
    answers = visit([ada, ben], person=str(ada.uid))
    answers["people"] = [*answers["people"], str(xan.uid)]
    answers |= {f"own_{cass.uid.hex}": "Left out", f"own_{xan.uid.hex}": "Out of reach"}
    client = browse(link_worker)
    client.post(WHERE, answers, headers={"X-Keep-Draft": "yes", "Accept": "application/json"})
    draft = Draft.objects.get()
    own = {name for name in draft.answers if name.startswith("own_")}
    assert own == {f"own_{one.uid.hex}" for one in (ada, ben, cass)}
    assert draft.answers["people"] == [str(ada.uid), str(ben.uid)]
    assert draft.person is None
    draft.answers |= {"text": [""]}
    draft.save()
    for own_words in OWN.values():
        assert own_words not in words(client.get("/drafts/"))


@pytest.mark.django_db
def test_a_name_in_the_shared_part_is_found_without_its_capital(link_worker, browse):
    answers = visit(three_at_one_home()) | {"text": "in the kitchen ben cooked"}
    assert "it names Ben Benson" in words(browse(link_worker).post(WHERE, answers))
    assert not Contact.objects.exists()


def left_out(client, people, one, **more) -> tuple[dict, object]:
    """A visit to them with words about each, after one of them was left out: what was sent, and the page."""
    answers = visit(people, **more)
    page = client.post(WHERE, answers | {"leave_out": str(one.uid)}, follow=True)
    return answers, page


def sent_from(page, people, answers) -> dict:
    """What the browser sends of a page with these people on it."""
    kept = {name: values[0] for name, values in page.context["form"].set_aside.items()}
    shown = {name: typed for name, typed in answers.items() if name in page.context["form"].fields}
    return answers | kept | shown | {"people": [str(person.uid) for person in people]}


@pytest.mark.django_db
def test_words_about_somebody_left_out_stay_in_sight_and_nothing_is_logged_while_they_stand(
    link_worker, browse
):
    ada, ben, cass = three_at_one_home()
    client = browse(link_worker)
    answers, page = left_out(client, [ada, ben, cass], ben)
    assert "not part of this" in words(page)
    assert "Saffron canary" in words(page)
    assert [part.person for part in page.context["form"].own_parts] == [ada, cass]
    page = client.post(WHERE, sent_from(page, [ada, cass], answers))
    assert page.status_code == 200
    assert "Ben Benson is not part of this, and you wrote about them. Put Ben back" in words(page)
    for typed in (*OWN.values(), "Everybody made lunch together."):
        assert typed in words(page)
    assert not Contact.objects.exists()
    assert client.post(WHERE, answers).status_code == 302
    assert Contact.objects.get(person=ben).text.endswith("Saffron canary")


@pytest.mark.django_db
def test_whoever_is_put_back_has_their_words_and_answers_again(link_worker, browse):
    ada, ben, cass = three_at_one_home()
    client = browse(link_worker)
    answers, page = left_out(client, [ada, ben, cass], ben)
    again = sent_from(page, [ada, cass], answers) | {"put_back": str(ben.uid)}
    form = client.post(WHERE, again, follow=True).context["form"]
    assert [part.person for part in form.own_parts] == [ada, ben, cass]
    assert form[f"own_{ben.uid.hex}"].value() == "Saffron canary"
    assert form[f"present_{ben.uid.hex}"].value() == "yes"


@pytest.mark.django_db
def test_words_removed_leave_nobody_behind(link_worker, browse):
    ada, ben, cass = three_at_one_home()
    client = browse(link_worker)
    answers, page = left_out(client, [ada, ben, cass], ben)
    sent = sent_from(page, [ada, cass], answers) | {f"own_{ben.uid.hex}": " "}
    assert client.post(WHERE, sent).status_code == 302
    assert {contact.person for contact in Contact.objects.all()} == {ada, cass}
    assert not Contact.objects.filter(text__contains="Saffron").exists()


@pytest.mark.django_db
def test_words_about_the_one_who_is_left_go_into_their_contact_and_no_others(link_worker, browse):
    ada, ben, _ = three_at_one_home()
    client = browse(link_worker)
    answers, page = left_out(client, [ada, ben], ben)
    form = page.context["form"]
    assert [(each.person, each.kept) for each in form.words_apart] == [(ada, True), (ben, False)]
    assert form["person_present"].value() == "yes"
    sent = {name: value for name, value in answers.items() if name != "people"}
    sent |= {"person": str(ada.uid), "person_present": "yes"}
    page = client.post(WHERE, sent)
    assert "Ben Benson is not part of this" in words(page)
    assert not Contact.objects.exists()
    sent[f"own_{ben.uid.hex}"] = ""
    assert client.post(WHERE, sent).status_code == 302
    contact = Contact.objects.get()
    assert (contact.person, contact.person_present) == (ada, True)
    assert contact.text == "Everybody made lunch together.\n\nViolet canary"


@pytest.mark.django_db
def test_a_draft_keeps_words_about_somebody_left_out_and_leads_from_nobodys_record(link_worker, browse):
    ada, ben, _ = three_at_one_home()
    client = browse(link_worker)
    answers, page = left_out(client, [ada, ben], ben)
    sent = {name: value for name, value in answers.items() if name != "people"} | {"person": str(ada.uid)}
    assert client.post(WHERE, sent, headers=KEEP).status_code == 200
    assert Draft.objects.get().person is None
    assert "Saffron" not in words(client.get(f"/people/{ada.uid}/contacts/new/"))
    page = client.get(WHERE, {"draft": answers["submission"]})
    form = page.context["form"]
    assert form["person"].value() == ada.uid
    assert {form[f"own_{one.uid.hex}"].value() for one in (ada, ben)} == {"Violet canary", "Saffron canary"}


@pytest.mark.django_db
def test_words_of_a_draft_about_somebody_out_of_reach_by_now_are_told_before_anything_is_logged(
    link_worker, browse
):
    (ada, ben, _), xan = three_at_one_home(), stranger()
    client, answers = browse(link_worker), visit([ada, ben])
    client.post(WHERE, answers, headers=KEEP)
    draft, theirs = Draft.objects.get(), f"own_{xan.uid.hex}"
    draft.answers |= {"people": [*draft.answers["people"], str(xan.uid)], theirs: ["Indigo canary"]}
    draft.save()  # as it was kept while Xan was within reach
    page = client.get(WHERE, {"draft": answers["submission"]})
    assert "You wrote about somebody who is out of your reach now" in words(page)
    assert "Indigo canary" in words(page)
    assert "Farlow" not in words(page)
    page = client.post(WHERE, sent_from(page, [ada, ben], answers))
    assert "out of your reach now and left out, so nothing was logged" in words(page)
    assert "Indigo canary" in words(page)
    assert not Contact.objects.exists()
    assert theirs not in hidden(page)
    assert client.post(WHERE, sent_from(page, [ada, ben], answers)).status_code == 302
    assert not Contact.objects.filter(text__contains="Indigo").exists()


@pytest.mark.django_db
def test_the_page_after_has_a_line_for_each_with_what_changed_and_the_ways_there(link_worker, browse):
    people = three_at_one_home()
    people[1].given_name = "<b>Ben"
    people[1].save()
    answers = visit(people[:1]) | {"people": [str(person.uid) for person in people]}
    answers[f"next_{people[0].uid.hex}"] = "4 January 2027"
    page = words(browse(link_worker).post(WHERE, answers, follow=True))
    lines = re.findall(r'<li class="lw-told__line">(.*?)</li>', page, re.DOTALL)
    assert len(lines) == 3
    for contact in Contact.objects.all():
        line = next(line for line in lines if f"/people/{contact.person.uid}/contacts/" in line)
        assert f"/contacts/{contact.uid}/" in line
        assert ("Next contact planned for 4 January 2027." in line) is (contact.person == people[0])
        assert ("Counts as seen in person." in line) is (contact.person == people[0])
    assert "&lt;b&gt;Ben" in page
    assert "<b>Ben" not in page


@pytest.mark.django_db
def test_what_was_typed_about_one_never_becomes_what_is_said_of_another(link_worker, browse):
    ada, ben, _ = three_at_one_home()
    client = browse(link_worker)
    first = four_answers(text="Lunch was", person=str(ada.uid), choose="yes", **ALONE)
    first["people"] = both = [str(ada.uid), str(ben.uid)]
    page = client.post(WHERE, first, follow=True)
    sent = {"people": both, "submission": first["submission"], f"present_{ben.uid.hex}": "no"}
    again = four_answers(text="Lunch was", **hidden(page), **{f"present_{ada.uid.hex}": "yes"}) | sent
    page = client.post(WHERE, again | {"leave_out": str(ada.uid)}, follow=True)
    form = page.context["form"]
    assert form["person"].value() == ben.uid
    assert form["person_present"].value() == "no"
    assert form["next_on"].value() != ALONE["next_on"]
    assert not form["also_with"].value()
    assert not any(form[name].value() for name in form.fields if name.endswith("_what"))
    about_ada = form[f"own_{ada.uid.hex}"].value()
    for said in ("Ring the surgery", "Mend the gate, friday", "Sam, a student nurse"):
        assert said in about_ada
    page = client.post(WHERE, sent_from(page, [ben], again | {f"own_{ada.uid.hex}": about_ada}))
    assert "Put Ada back, or remove the words" in words(page)
    assert not Contact.objects.exists()


@pytest.mark.django_db
def test_what_is_said_of_one_on_a_visit_holds_when_they_are_the_only_one_left(link_worker, browse):
    ada, ben, _ = three_at_one_home()
    client = browse(link_worker)
    first = four_answers(text="Lunch was", person=str(ada.uid), choose="yes", **ALONE)
    first["people"] = [str(ada.uid), str(ben.uid)]
    page = client.post(WHERE, first, follow=True)
    assert page.context["form"][f"present_{ada.uid.hex}"].value() == "yes"
    again = four_answers(text="Lunch was", **hidden(page), **{f"present_{ada.uid.hex}": "no"})
    again |= {"people": first["people"], "leave_out": str(ben.uid), "submission": first["submission"]}
    page = client.post(WHERE, again, follow=True)
    assert page.context["form"]["person_present"].value() == "no"
    assert page.context["form"]["action_0_what"].value() == "Ring the surgery"
    path = f"/people/{ada.uid}/contacts/new/"
    client.post(
        WHERE, sent_from(page, [ada], again) | {"person": str(ada.uid), "person_present": "no"}, headers=KEEP
    )
    assert client.get(path, {"draft": first["submission"]}).context["form"]["person_present"].value() == "no"


@pytest.mark.django_db
def test_a_file_chosen_for_one_never_goes_into_the_record_of_another(link_worker, browse):
    ada, ben, _ = three_at_one_home()
    client, both = browse(link_worker), [str(ada.uid), str(ben.uid)]
    begun = four_answers(text="Lunch was", person=str(ada.uid))
    client.post(WHERE, begun | {"add_rows": "yes", "files": SimpleUploadedFile("letter.pdf", PDF)})
    file = ContactFile.objects.get()
    page = client.post(WHERE, begun | {"choose": "yes", "people": both}, follow=True)
    sent = four_answers(text="Lunch was", submission=begun["submission"])
    several = sent | hidden(page) | {"people": both, "leave_out": str(ada.uid)}
    page = client.post(WHERE, several, follow=True)
    about_ben = sent | hidden(page) | {"people": [str(ben.uid)], "person": str(ben.uid)}
    assert "chosen while you wrote about somebody who is not part of this" in words(
        client.post(WHERE, about_ben)
    )
    assert not Contact.objects.exists()
    page = client.post(WHERE, about_ben | {"remove_file": str(file.uid)}, follow=True)
    about_ben = sent | hidden(page) | {"people": [str(ben.uid)], "person": str(ben.uid)}
    client.post(WHERE, about_ben | {"files": SimpleUploadedFile("bens.pdf", PDF)})
    assert [file.name for file in Contact.objects.get(person=ben).files.all()] == ["bens.pdf"]
