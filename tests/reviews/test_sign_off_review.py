"""A manager signs the record of a review, or sends it back; the record itself never changes."""

from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from accounts.roles import Role
from reviews import actions
from reviews.actions import signing as refusals
from reviews.models import Addition, Review, SignOff
from reviews.queries import signing
from reviews.rules.signing import Read, Standing, standing
from tests.accounts import recipes as accounts
from tests.at_once import at_once
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.answers import address, three_answers, words

LATER = datetime(2026, 11, 22, 12, 10, tzinfo=ZoneInfo("Europe/London"))
MISSING = "Who was asked about the night staff?"
NOW = LATER


@pytest.fixture
def manager(db):
    """Rutland's."""
    return accounts.staff(Role.TEAM_MANAGER)


@pytest.fixture
def review(ada, link_worker) -> Review:
    """Recorded by the link worker."""
    return recipes.review(person=ada, recorded_by=link_worker, to_be_signed=True, decision="As it is.")


def sign(by, review, **answers) -> SignOff:
    return actions.sign_off_review(
        by=by,
        review=review,
        **{"answer": "signed", "seen": signing.mark_of(review), "submission": uuid4()} | answers,
    )


def add(by, review, text="Her sister was asked.") -> Addition:
    return actions.add_to_review(by=by, review=review, text=text, submission=uuid4())


@pytest.mark.django_db
def test_what_was_added_since_the_page_was_opened_is_read_before_it_is_signed(
    link_worker, manager, browse, review
):
    page, client = f"/reviews/{review.uid}/sign-off/", browse(manager)
    opened = client.get(page).context["form"]["seen"].value()
    add(link_worker, review, "She says she wants to go home.")
    sent = {"answer": "signed", "seen": opened, "submission": uuid4()}
    answer = client.post(page, sent)
    assert "Something was added or answered since you opened this page" in words(answer)
    assert "She says she wants to go home." in words(answer)
    assert not SignOff.objects.exists()
    again = sent | {"seen": answer.context["form"]["seen"].value()}
    assert "The review is signed off." in words(client.post(page, again, follow=True))


@pytest.mark.django_db
def test_the_page_names_every_date_it_settles_and_warns_where_nothing_was_answered(
    ada, link_worker, manager, browse
):
    held = {
        "person": ada,
        "recorded_by": link_worker,
        "to_be_signed": True,
        "kind": "CONC",
        "covers": ["CA12"],
    }
    review = recipes.review(**held)
    answer = recipes.answer(review=review, answer="not_recorded")
    page = f"/reviews/{review.uid}/sign-off/"
    told = words(browse(manager).get(page))
    assert "It also settles: Care Act annual review" in told
    assert "Not one question was answered." in told
    answer.answer = "yes"
    answer.save()
    assert "Not one question was answered." not in words(browse(manager).get(page))


@pytest.mark.django_db
def test_nobody_signs_over_a_colleague_who_sent_it_back_meanwhile(manager, browse, review):
    page, client = f"/reviews/{review.uid}/sign-off/", browse(manager)
    opened = client.get(page).context["form"]["seen"].value()
    colleague = accounts.staff(Role.TEAM_MANAGER)
    sign(colleague, review, answer="sent_back", because="The bruises are not explained.")
    answer = client.post(page, {"answer": "signed", "seen": opened, "submission": uuid4()})
    assert "Something was added or answered since you opened this page" in words(answer)
    assert "The bruises are not explained." in words(answer)
    assert [one.answer for one in SignOff.objects.all()] == ["sent_back"]


@pytest.mark.django_db
def test_the_same_form_sent_twice_signs_once_though_something_was_added_between(link_worker, manager, review):
    key = uuid4()
    made = sign(manager, review, seen="", submission=key)
    add(link_worker, review)
    assert sign(manager, review, seen="", submission=key) == made


@pytest.mark.parametrize(
    ("asked", "reads", "added", "stands"),
    [
        (False, [], [], Standing.NOT_ASKED),
        (True, [], [], Standing.WAITING),
        (True, [True], [], Standing.SIGNED),
        (True, [False], [], Standing.SENT_BACK),
        (True, [False], [-1], Standing.SENT_BACK),
        (True, [False], [1], Standing.WAITING),
        (True, [False, True], [0.5], Standing.SIGNED),
        (True, [False, False], [0.5], Standing.SENT_BACK),
    ],
)
def test_how_a_record_stands(asked, reads, added, stands):
    at = [Read(NOW + timedelta(hours=number), signed) for number, signed in enumerate(reads)]
    assert standing(asked=asked, reads=at, added_at=[NOW + timedelta(hours=n) for n in added]) == stands


@pytest.mark.django_db
def test_a_review_recorded_waits_for_the_manager_and_is_signed(link_worker, manager, browse, ada):
    browse(link_worker).post(address(ada), three_answers())
    review = Review.objects.get()
    client = browse(manager)
    assert "Care Act annual review" in words(client.get("/reviews/"))
    assert "recorded a review: Care Act annual review" in words(client.get("/"))
    sent = {"answer": "signed", "submission": str(uuid4())}
    answer = client.post(f"/reviews/{review.uid}/sign-off/", sent, follow=True)
    assert answer.redirect_chain == [(f"/reviews/{review.uid}/", 302)]
    assert "The review is signed off." in words(answer)
    assert f"Signed off by {manager}" in words(answer)
    assert "No review waits for you" in words(client.get("/reviews/"))


@pytest.mark.django_db
def test_a_record_sent_back_comes_again_when_something_is_added(
    link_worker, manager, browse, review, time_machine
):
    client = browse(manager)
    sent = {"answer": "sent_back", "because": MISSING, "submission": str(uuid4())}
    client.post(f"/reviews/{review.uid}/sign-off/", sent)
    assert "No review waits for you" in words(client.get("/reviews/"))
    assert "Sent back" in words(client.get("/reviews/?tab=back"))
    assert "Sent back by a manager: Care Act annual review" in words(browse(link_worker).get("/"))
    page = words(browse(link_worker).get(f"/reviews/{review.uid}/"))
    assert MISSING in page

    time_machine.move_to(LATER, tick=False)
    told = {"text": "Her sister was asked on Friday.", "submission": str(uuid4())}
    browse(link_worker).post(f"/reviews/{review.uid}/add/", told)
    assert "Added to" in words(client.get("/reviews/"))
    page = words(client.get(f"/reviews/{review.uid}/"))
    assert "Waiting for sign-off" in page
    assert "Her sister was asked on Friday." in page
    review.refresh_from_db()
    assert review.decision == "As it is."


@pytest.mark.django_db
def test_nobody_signs_what_they_recorded_themselves(manager, browse, ada):
    own = recipes.review(person=ada, recorded_by=manager, to_be_signed=True)
    with pytest.raises(refusals.OwnRecord):
        sign(manager, own)
    assert "No review waits for you" in words(browse(manager).get("/reviews/"))
    assert "Sign off or send back" not in words(browse(manager).get(f"/reviews/{own.uid}/"))
    assert sign(accounts.staff(Role.TEAM_MANAGER), own).answer == "signed"


@pytest.mark.django_db
def test_nobody_signs_words_they_added_themselves(link_worker, manager, ada):
    record = recipes.review(person=ada, recorded_by=link_worker, to_be_signed=True)
    add(manager, record)
    with pytest.raises(refusals.OwnRecord):
        sign(manager, record)


@pytest.mark.django_db
@pytest.mark.parametrize("because", ["", "   "])
def test_sending_back_says_what_is_missing(manager, review, because):
    with pytest.raises(refusals.MissingIsNotSaid):
        sign(manager, review, answer="sent_back", because=because)


@pytest.mark.django_db
def test_a_record_is_signed_once(manager, review):
    sign(manager, review)
    other = accounts.staff(Role.TEAM_MANAGER)
    for answer, because in (("signed", ""), ("sent_back", MISSING)):
        with pytest.raises(refusals.SignedAlready):
            sign(other, review, answer=answer, because=because)


def test_two_managers_at_once_sign_once(committed):
    review = recipes.review(person=placements.placement().person, to_be_signed=True)
    pair = accounts.staff(Role.TEAM_MANAGER), accounts.staff(Role.TEAM_MANAGER)
    results = at_once(*(lambda by=by: sign(by, review) for by in pair))
    assert SignOff.objects.count() == 1
    assert sum(isinstance(result, refusals.SignedAlready) for result in results) == 1


@pytest.mark.django_db
def test_the_same_answer_sent_twice_is_one(manager, review):
    key = uuid4()
    assert sign(manager, review, submission=key) == sign(manager, review, submission=key)
    told = {"by": manager, "review": review, "text": "More.", "submission": uuid4()}
    assert actions.add_to_review(**told) == actions.add_to_review(**told)


@pytest.mark.django_db
def test_records_of_an_import_and_from_before_wait_for_nobody(manager, browse, ada, link_worker):
    old = recipes.review(person=ada, recorded_by=link_worker)
    assert "No review waits for you" in words(browse(manager).get("/reviews/"))
    with pytest.raises(refusals.NoSignOffAsked):
        sign(manager, old)


@pytest.mark.django_db
def test_the_trail_says_who_signed_and_who_sent_back_without_the_words(link_worker, manager, review):
    sign(manager, review, answer="sent_back", because="Canary")
    add(link_worker, review, "Canary")
    sign(manager, review)
    lines = AuditEvent.objects.filter(subject_uid=review.uid).order_by("position")
    assert [line.verb for line in lines] == ["sent back review", "added to review", "signed off review"]
    assert {line.person_uid for line in lines} == {review.person.uid}
    assert "Canary" not in str([line.details for line in lines])


@pytest.mark.django_db
def test_a_link_worker_signs_nothing(link_worker, browse, review):
    other = accounts.staff()
    assert browse(other).get("/reviews/").status_code == 403
    assert browse(other).get(f"/reviews/{review.uid}/sign-off/").status_code == 403
    with pytest.raises(PermissionDenied):
        sign(other, review)


@pytest.mark.django_db
def test_the_other_councils_manager_reads_the_record_but_neither_signs_nor_adds(browse, review):
    host = accounts.staff(Role.TEAM_MANAGER, at=accounts.council("E10000019"))
    client = browse(host)
    assert client.get(f"/reviews/{review.uid}/").status_code == 200
    assert "No review waits for you" in words(client.get("/reviews/"))
    for page in ("sign-off", "add"):
        assert client.get(f"/reviews/{review.uid}/{page}/").status_code == 403
    for deed in (sign, add):
        with pytest.raises(PermissionDenied):
            deed(host, review)


@pytest.mark.django_db
def test_another_authority_finds_nothing_to_sign(browse, review):
    elsewhere = accounts.staff(Role.TEAM_MANAGER, at=accounts.council("E10000012"))
    assert "No review waits for you" in words(browse(elsewhere).get("/reviews/"))
    for page in ("sign-off", "add"):
        assert browse(elsewhere).get(f"/reviews/{review.uid}/{page}/").status_code == 404


@pytest.mark.django_db
def test_the_list_of_many_costs_as_many_queries_as_that_of_few(manager, link_worker, browse, ada):
    client = browse(manager)
    client.get("/reviews/")

    def cost(number):
        for _ in range(number):
            recipes.review(person=ada, recorded_by=link_worker, to_be_signed=True, held_on=date(2020, 1, 1))
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/reviews/").status_code == 200
        return len(queries)

    assert cost(3) == cost(37)
