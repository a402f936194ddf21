"""Those ticked are spread over days with room; what is shown is what is planned, once."""

from datetime import date
from uuid import uuid4

import pytest

from accounts.roles import Role
from reviews.models import ReviewPlan
from tests.accounts import recipes as accounts
from tests.casework.recipes import planned_contact
from tests.placements import recipes as placements
from tests.reviews.answers import words
from tests.reviews.test_call_off_planned_review import call_off
from tests.reviews.test_due_list import placed
from tests.reviews.test_plan_review import plan, planned

pytestmark = pytest.mark.django_db
SPAN = {"since": "2026-11-30", "until": "2026-12-04", "each_day": "1"}  # Monday to Friday


@pytest.fixture
def pair(noon, link_worker):
    """Two people of one link worker, each owed an annual and a Winterbourne-style review."""
    return [placed(worker=link_worker, reference=f"Q{number}") for number in (1, 2)]


def ticked(*people, kinds=("CA12",)) -> list[str]:
    return [f"{person.uid} {kind}" for person in people for kind in kinds]


def address() -> str:
    return "/reviews/due/planning/"


def send(client, duties, **also):
    page = client.get(address(), SPAN | {"duty": duties})
    mark = page.context["form"].initial["seen"]
    said = {"submission": uuid4(), "seen": mark} | also
    query = "&".join(
        [*(f"duty={each.replace(' ', '%20')}" for each in duties), *(f"{k}={v}" for k, v in SPAN.items())]
    )
    return client.post(f"{address()}?{query}", said, follow=True)


def test_the_days_and_the_room_are_shown_before_anything_is_planned(link_worker, browse, pair):
    page = browse(link_worker).get(address(), SPAN | {"duty": ticked(*pair)})
    assert [one.on for one in page.context["preview"].placed] == [date(2026, 11, 30), date(2026, 12, 1)]
    week = page.context["preview"].weeks[0]
    assert (week.already, week.coming, week.room) == (0, 2, 5)
    assert not ReviewPlan.objects.exists()


def test_they_are_planned_as_shown(link_worker, browse, pair):
    answer = send(browse(link_worker), ticked(*pair))
    assert "2 meetings planned." in words(answer)
    assert [planned(person)["CA12"][1] for person in pair] == [date(2026, 11, 30), date(2026, 12, 1)]


def test_several_reviews_of_one_person_become_one_meeting(link_worker, browse, pair):
    send(browse(link_worker), ticked(pair[0], kinds=("CA12", "CONC")))
    assert ReviewPlan.objects.count() == 1
    assert {planned(pair[0])[kind][1] for kind in ("CA12", "CONC")} == {date(2026, 11, 30)}


def test_contacts_and_reviews_in_the_calendar_take_their_room(link_worker, browse, pair):
    planned_contact(person=pair[0], worker=link_worker, planned_on=date(2026, 11, 30))
    third = placed(worker=link_worker, reference="Q3")
    plan(link_worker, third, planned_on=date(2026, 12, 1))
    send(browse(link_worker), ticked(*pair))
    assert [planned(person)["CA12"][1] for person in pair] == [date(2026, 12, 2), date(2026, 12, 3)]


def test_a_review_called_off_gives_its_room_back(link_worker, browse, pair):
    third = placed(worker=link_worker, reference="Q3")
    plan(link_worker, third, planned_on=date(2026, 11, 30))
    call_off(link_worker, third)
    send(browse(link_worker), ticked(pair[0]))
    assert planned(pair[0])["CA12"][1] == date(2026, 11, 30)


def test_whom_there_is_no_room_for_is_named_and_left(link_worker, browse, noon):
    six = [placed(worker=link_worker, reference=f"Q{number}") for number in range(6)]
    answer = send(browse(link_worker), ticked(*six))
    assert "5 meetings planned. For 1 person there was no room." in words(answer)
    assert sum(planned(person)["CA12"][1] is None for person in six) == 1


def test_what_has_changed_since_it_was_shown_is_shown_again(link_worker, browse, pair):
    answer = send(browse(link_worker), ticked(*pair), seen="another plan")
    assert "Something has changed since you opened this page." in words(answer)
    assert not ReviewPlan.objects.exists()


def test_two_clicks_plan_once(link_worker, browse, pair):
    key = uuid4()
    for _ in range(2):
        send(browse(link_worker), ticked(*pair), submission=key)
    assert ReviewPlan.objects.count() == 2


def test_a_move_asks_why(link_worker, browse, pair):
    plan(link_worker, pair[0], planned_on=date(2026, 12, 20))
    refused = send(browse(link_worker), ticked(*pair))
    assert "Enter why they are held then" in words(refused)
    assert ReviewPlan.objects.count() == 1, "one is refused, so none is planned"
    send(browse(link_worker), ticked(*pair), because="The team agreed on one week.")
    assert planned(pair[0])["CA12"][1] == date(2026, 11, 30)


def test_what_one_may_not_plan_is_not_taken_from_an_address(browse, pair):
    host = accounts.staff(Role.LINK_WORKER, accounts.council(placements.LINCOLNSHIRE))
    page = browse(host).get(address(), SPAN | {"duty": ticked(*pair)})
    assert "No review was ticked" in words(page)
    assert send_blindly(browse(host), ticked(*pair)).status_code == 404


def send_blindly(client, duties):
    return client.post(f"{address()}?since=2026-11-30", {"duty": duties, "submission": uuid4()})


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"until": "2026-11-29"}, "The last day must be on or after the first"),
        ({"each_day": "0"}, "Enter 1 or more a day"),
        ({"each_day": "many"}, "as a number, like 2"),
        ({"until": "2028-11-29"}, "over a year at most"),
    ],
)
def test_a_question_that_cannot_be_answered_says_what_to_do(link_worker, browse, pair, asked, told):
    page = browse(link_worker).get(address(), SPAN | {"duty": ticked(*pair)} | asked)
    assert told in words(page)
    assert page.context["preview"] is None
