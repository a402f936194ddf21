"""One meeting about a home: a record of each who lives there, all or none; whoever is left stays due."""

from datetime import date
from uuid import UUID, uuid5

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from accounts.policies import as_of
from accounts.roles import Permission, Role
from linkworker.refusals import Refusal
from linkworker.sending import AlreadySentWithOtherAnswers
from placements.models import Person
from reviews.actions import Said
from reviews.actions import home_refusals as refusals
from reviews.actions.refusals import NotHeldYet
from reviews.models import HomeReviewEvent, HomeReviewLeft, Question, Review
from reviews.queries import duties, home_reviews
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.answers import words
from tests.reviews.homes import *  # noqa: F403
from tests.reviews.homes import HELD_ON, TODAY, form, hold, left, lives_at, reviewed

pytestmark = pytest.mark.django_db


def page(house) -> str:
    return f"/homes/{house.uid}/reviews/new/"


def due(person, on=TODAY, kind="WH") -> list[date]:
    rows = duties.due_rows(Person.objects.filter(pk=person.pk), on)
    return [one.due_on for one in rows if one.kind == kind]


def test_each_has_a_record_of_their_own_and_whoever_is_left_stays_due(
    house, three, listed, link_worker, browse
):
    ada, ben, cass = three
    answers = form({ada: "yes", ben: "yes", cass: "Away with family"}, words="The stairs are steep.")
    told = words(browse(link_worker).post(page(house), answers, follow=True))
    assert "Whole-home review recorded for 2 people. 1 person left: what they are owed stays due." in told
    assert "18 November 2026 The placement continues: 2 1 person" in told
    event = HomeReviewEvent.objects.get()
    assert {one.person for one in Review.objects.filter(home_event=event, kind="WH")} == {ada, ben}
    assert [(one.person, one.because) for one in event.left.all()] == [(cass, "Away with family")]
    assert due(ada) == due(ben) == [date(2028, 11, 18)]
    assert due(cass) == [date(2026, 12, 31)]


def test_whoever_is_counted_in_what_was_held_stands_in_the_trail_though_they_moved_out(
    house, three, listed, link_worker, browse
):
    ada, ben, cass = three
    browse(link_worker).post(page(house), form({ada: "yes", ben: "yes", cass: "Away with family"}))
    ada.placements.update(ends_on=TODAY, end_reason="moved")
    cass.placements.update(ends_on=TODAY, end_reason="moved")
    browse(link_worker).get(f"/homes/{house.uid}/reviews/")
    line = AuditEvent.objects.filter(verb="listed", subject_kind="whole-home reviews").latest("pk")
    assert set(line.details["people"]) == {str(one.uid) for one in (ada, ben, cass)}


def test_one_held_before_the_home_was_listed_says_that_it_settles_no_date(
    house, three, listed, link_worker, browse
):
    answers = form(dict.fromkeys(three, "yes"), held_on="1 October 2026")
    told = words(browse(link_worker).post(page(house), answers, follow=True))
    assert (
        "It was held before the home went on the programme, so 3 people reviewed stay due by its day." in told
    )
    assert due(three[0]) == [date(2026, 12, 31)]


def test_a_second_meeting_ends_the_round_for_whoever_was_left(house, three, listed, link_worker, browse):
    hold(link_worker, house, [reviewed(three[0]), reviewed(three[1]), left(three[2])])
    opened = words(browse(link_worker).get(page(house)))
    assert "Ada Alder Reviewed on 18 November 2026" in opened
    assert "Cass Cedar Due by 31 December 2026" in opened
    later = form({three[0]: "", three[1]: "", three[2]: "yes"}, held_on="21 November 2026")
    browse(link_worker).post(page(house), later)
    assert due(three[2]) == [date(2028, 11, 21)]
    assert due(three[0]) == [date(2028, 11, 18)], "nothing is asked again of who was done"
    assert HomeReviewLeft.objects.count() == 1


def test_the_meeting_and_each_record_leave_their_lines(house, three, listed, link_worker):
    event = hold(link_worker, house, [reviewed(three[0]), left(three[1]), left(three[2])])
    assert AuditEvent.objects.filter(verb="recorded review", person_uid=three[0].uid).count() == 1
    line = AuditEvent.objects.get(verb="held home review")
    assert line.subject_uid == event.uid
    assert line.details["reviewed"] == [str(three[0].uid)]
    assert line.details["left"] == [str(one.uid) for one in three[1:]]


def test_what_was_said_of_the_home_and_of_each_stands_in_their_records(house, three, listed, link_worker):
    building, own = (Question.objects.get(kind="WH", code=code) for code in ("building", "get_on"))
    hold(
        link_worker,
        house,
        [reviewed(three[0], said=(Said(own, "no"),)), reviewed(three[1]), left(three[2])],
        said=[Said(building, "no", "The stairs are steep")],
    )
    ada, ben = Review.objects.filter(kind="WH").order_by("person_id")
    assert [ada.answers.get(question=one).answer for one in (building, own)] == ["no", "no"]
    assert [ben.answers.get(question=one).answer for one in (building, own)] == ["no", "not_recorded"]
    assert ben.answers.get(question=building).note == "The stairs are steep"


def test_the_meeting_may_settle_another_review_of_one_of_them(house, three, listed, link_worker, browse):
    ada, ben, cass = three
    answers = form({ada: "yes", ben: "yes", cass: "Away"}, **{f"covers_{ada.uid.hex}": ["CONC"]})
    browse(link_worker).post(page(house), answers)
    assert due(ada, kind="CONC") == [date(2027, 5, 18)]
    assert due(ben, kind="CONC") == [date(2024, 7, 8)]


def test_what_nobody_owes_them_is_not_offered(house, three, listed, link_worker, browse):
    ada = three[0]
    answers = form(dict.fromkeys(three, "yes"), **{f"covers_{ada.uid.hex}": ["CA12"]})
    told = words(browse(link_worker).post(page(house), answers))
    assert "Select reviews from the list" in told
    assert not Review.objects.exists()


def test_what_is_refused_of_one_stands_beside_them_and_nothing_is_kept_or_lost(
    house, three, listed, link_worker, browse
):
    ada, ben, cass = three
    answers = form({ada: "yes", ben: "yes", cass: "Away with her sister"}, words="The garden is cared for.")
    answers |= {f"outcome_{ben.uid.hex}": "move_nearer", f"person_view_{ada.uid.hex}": "I like the garden."}
    answer = browse(link_worker).post(page(house), answers)
    told = answer.content.decode()
    assert f'href="#id_decision_{ben.uid.hex}"' in told
    assert "Ben Birch: Enter what was decided and why" in told
    for kept in ("The garden is cared for.", "I like the garden.", "Away with her sister"):
        assert kept in told
    assert not Review.objects.exists()
    assert not HomeReviewEvent.objects.exists()


def test_a_review_recorded_already_is_told_beside_whose_it_is(house, three, listed, link_worker):
    recipes.review(person=three[1], kind="WH", held_on=HELD_ON)
    with pytest.raises(Refusal) as refused:
        hold(link_worker, house, [reviewed(one) for one in three])
    assert list(refused.value.told) == [f"reviewed_{three[1].uid.hex}"]
    assert Review.objects.count() == 1


def test_whoever_is_left_while_due_needs_a_reason(house, three, listed, link_worker, browse):
    with pytest.raises(Refusal) as refused:
        hold(link_worker, house, [reviewed(three[0]), reviewed(three[1]), left(three[2], "  ")])
    assert refused.value.told == {f"because_{three[2].uid.hex}": ["Enter why Cass Cedar was not reviewed"]}
    answers = form({three[0]: "yes", three[1]: "yes", three[2]: ""})
    assert "Enter why Cass Cedar was not reviewed" in words(browse(link_worker).post(page(house), answers))


def test_a_meeting_at_which_nobody_was_reviewed_is_refused(house, three, listed, link_worker):
    with pytest.raises(refusals.NobodyWasReviewed):
        hold(link_worker, house, [left(one) for one in three])


def test_one_that_was_not_held_yet_is_refused(house, three, listed, link_worker):
    with pytest.raises(NotHeldYet):
        hold(link_worker, house, [reviewed(one) for one in three], held_on=date(2026, 11, 23))


def test_whoever_came_after_the_meeting_was_not_reviewed_there(house, three, listed, link_worker):
    new = lives_at(house, "New", "Nettle", starts_on=date(2026, 11, 19))
    with pytest.raises(Refusal) as refused:
        hold(link_worker, house, [reviewed(one) for one in (*three, new)])
    assert list(refused.value.told) == [f"reviewed_{new.uid.hex}"]
    hold(link_worker, house, [*map(reviewed, three), left(new, "Moved in the day after")])


def test_who_lives_there_is_asked_about_as_it_stands_today(house, three, listed, link_worker):
    parts = [reviewed(one) for one in three]
    lives_at(house, "New", "Nettle", starts_on=TODAY)
    with pytest.raises(refusals.WhoLivesHereHasChanged):
        hold(link_worker, house, parts)


def test_of_another_kind_of_home_it_is_refused(link_worker, three):
    care_home = placements.home()
    one = lives_at(care_home, "Eve", "Elder")
    with pytest.raises(refusals.NotASharedHome):
        hold(link_worker, care_home, [reviewed(one)])


@pytest.mark.parametrize(
    ("question", "text"), [("words", "ada has the attic"), ("who_came", "Ben, Ada’s brother")]
)
def test_the_shared_words_name_nobody_who_lives_there(
    house, three, listed, link_worker, browse, question, text
):
    answers = form(dict.fromkeys(three, "yes"), **{question: text})
    told = words(browse(link_worker).post(page(house), answers))
    assert "Whoever may read of one of them reads this, and it names Ada Alder" in told
    assert "These words name nobody who lives here" in told
    browse(link_worker).post(page(house), answers | {"names_are_meant": "on"})
    assert HomeReviewEvent.objects.count() == 1


def test_pressed_twice_it_is_one_meeting_and_one_record_each(house, three, listed, link_worker):
    key, parts = UUID(int=7), [reviewed(one) for one in three]
    event = hold(link_worker, house, parts, submission=key)
    assert hold(link_worker, house, parts, submission=key) == event
    assert Review.objects.filter(home_event=event).count() == 3
    assert Review.objects.get(person=three[0]).submission == uuid5(key, str(three[0].uid))
    with pytest.raises(AlreadySentWithOtherAnswers):
        hold(link_worker, house, parts, submission=key, words="Something else")


def test_a_host_records_of_everybody_and_a_placing_council_of_its_own_alone(
    house, three, theirs, listed, browse
):
    worker = accounts.staff(Role.LINK_WORKER, accounts.council(placements.LINCOLNSHIRE))
    assert "Dev Dogwood" in words(browse(worker).get(page(house)))
    event = hold(worker, house, [reviewed(one) for one in (*three, theirs)])
    assert event.organisation == accounts.council(placements.LINCOLNSHIRE)
    assert due(three[0]) == [date(2028, 11, 18)], "a review held by one of them is held"


def test_people_of_other_councils_are_neither_asked_about_nor_counted(
    house, three, theirs, listed, link_worker, browse
):
    assert "Dogwood" not in words(browse(link_worker).get(page(house)))
    host = accounts.staff(Role.LINK_WORKER, accounts.council(placements.LINCOLNSHIRE))
    event = hold(host, house, [*map(reviewed, three), reviewed(theirs, outcome="end", decision="It ends")])
    home = words(browse(link_worker).get(f"/homes/{house.uid}/reviews/"))
    record = words(browse(link_worker).get(f"/homes/reviews/{event.uid}/"))
    assert "The placement continues: 3" in home
    for told in (home, record):
        assert "Dogwood" not in told
        assert "The placement will end" not in told


def test_who_may_open_what(house, three, listed, link_worker, manager, browse):
    event = hold(link_worker, house, [reviewed(one) for one in three])
    officer = accounts.staff(Role.HOST_OFFICER, accounts.council(placements.LINCOLNSHIRE))
    stranger = accounts.staff(Role.LINK_WORKER, accounts.council("E10000018"))
    finance = accounts.staff(Role.FINANCE)
    overview, record = f"/homes/{house.uid}/reviews/", f"/homes/reviews/{event.uid}/"
    for staff, answers in {
        link_worker: (200, 200, 200),
        manager: (200, 200, 200),
        officer: (200, 404, 403),
        finance: (403, 404, 403),
        stranger: (404, 404, 404),
    }.items():
        asked = (overview, record, page(house))
        assert tuple(browse(staff).get(one).status_code for one in asked) == answers, staff
    told = words(browse(officer).get(overview))
    assert "18 November 2026" in told
    assert "The placement continues" not in told, "what was decided asks for more"
    with pytest.raises(PermissionDenied):
        hold(officer, house, [reviewed(one) for one in three])


def test_a_programme_of_a_council_whose_people_one_does_not_know_there_is_not_told(
    house, three, theirs, link_worker, browse
):
    recipes.home_review_listing(home=house, organisation=accounts.council(placements.LINCOLNSHIRE))
    told = words(browse(link_worker).get(f"/homes/{house.uid}/reviews/"))
    assert "Not on a programme" in told
    assert "Programme of Lincolnshire" not in told


def test_the_ways_there_and_back(house, three, listed, link_worker, browse):
    ada = three[0]
    client = browse(link_worker)
    assert "Whole-home reviews" in words(client.get(f"/homes/{house.uid}/"))
    owed = client.get(f"/people/{ada.uid}/reviews/").content.decode()
    stay = ada.placements.get().reference
    way = f"/people/{ada.uid}/reviews/whole-home/?placement={stay}"
    assert way in owed
    assert client.get(way).headers["Location"] == page(house)
    event = hold(link_worker, house, [reviewed(one) for one in three])
    assert f"/homes/reviews/{event.uid}/" in client.get(f"/people/{ada.uid}/reviews/").content.decode()
    record = client.get(f"/reviews/{ada.reviews.get().uid}/")
    assert f"/homes/reviews/{event.uid}/" in record.content.decode()


def test_somebody_who_lives_nowhere_has_no_home_to_review(noon, link_worker, browse):
    someone = placements.person()
    assert browse(link_worker).get(f"/people/{someone.uid}/reviews/whole-home/").status_code == 404


def test_what_is_typed_is_kept_as_a_draft(house, three, listed, link_worker, browse):
    client, answers = browse(link_worker), form({three[0]: "yes"}, words="The garden is cared for.")
    kept = client.post(page(house), answers, headers={"X-Keep-Draft": "yes", "Accept": "application/json"})
    key = kept.json()["draft"]
    again = client.get(f"{page(house)}?draft={key}").content.decode()
    assert "The garden is cared for." in again


def test_how_they_stand_costs_the_same_however_many_live_there(house, three, listed, link_worker):
    reader = as_of(link_worker, TODAY)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            home_reviews.tenants(reader, house, TODAY, Permission.HOLD_HOME_REVIEW)
            home_reviews.past_reviews(reader, house)
        return len(found)

    hold(link_worker, house, [reviewed(three[0]), left(three[1]), left(three[2])])
    few = asked()
    for number in range(4):
        lives_at(house, "New", f"Nettle{number}")
    recipes.home_review_left(event=recipes.home_review_event(home=house), person=three[0])
    assert asked() == few
    assert few <= 23
