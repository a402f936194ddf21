"""A review is recorded with three answers; it settles what was due, once, and every refusal says what to do."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from accounts.roles import GRANTS, Permission, Role
from casework.models import Action
from linkworker.refusals import Refusal
from placements.models import Person
from reviews import actions
from reviews.actions import refusals
from reviews.models import Question, Review, ReviewAnswer
from reviews.queries import duties
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.answers import address, three_answers, words

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def owed(person, on=TODAY) -> dict[str, tuple]:
    """Kind to due date and state."""
    rows = duties.due_rows(Person.objects.filter(pk=person.pk), on)
    return {row.kind: (row.due_on, str(row.state)) for row in rows}


def record(by, person, **answers) -> Review:
    required = {"kind": "CA12", "held_on": date(2026, 11, 20), "today": TODAY, "outcome": "continue"}
    required["submission"] = uuid4()
    return actions.record_review(by=by, person=person, **required | answers)


def test_recording_an_overdue_review_settles_it_and_sets_the_next_date(link_worker, browse, ada):
    assert owed(ada)["CA12"] == (date(2026, 1, 8), "overdue")
    before = words(browse(link_worker).get(f"/people/{ada.uid}/reviews/"))
    assert "Care Act annual review 318 days overdue" in before

    answer = browse(link_worker).post(address(ada), three_answers(), follow=True)

    assert answer.redirect_chain == [(f"/people/{ada.uid}/reviews/", 302)]
    assert "Care Act annual review recorded. The next is due by 20 November 2027." in words(answer)
    assert "318 days overdue" not in words(answer).split("Reviews held")[0]
    assert owed(ada)["CA12"] == (date(2027, 11, 20), "upcoming")


def test_three_answers_are_enough_and_the_rest_is_not_recorded(link_worker, browse, ada):
    browse(link_worker).post(address(ada), three_answers())
    review = Review.objects.get()
    assert (review.person, review.recorded_by, review.organisation) == (ada, link_worker, accounts.council())
    assert (review.kind, review.covers, review.held_on) == ("CA12", [], date(2026, 11, 20))
    assert review.person_present is None, "not recorded is not no"
    assert (review.still_right, review.least_restrictive) == ("not_recorded", "not_recorded")
    kept = set(review.answers.values_list("question__kind", "answer"))
    assert kept == {("CA12", "not_recorded")}, "a Care Act review does not ask the Winterbourne-style record"


def test_one_meeting_settles_every_review_it_covers(link_worker, browse, ada):
    assert set(owed(ada)) == {"INIT", "CA12", "CONC", "DEC"}
    browse(link_worker).post(address(ada), three_answers(covers=["INIT", "CONC", "DEC", "CA12"]))
    review = Review.objects.get()
    assert review.covers == ["CONC", "DEC", "INIT"], "a review does not cover itself"
    assert owed(ada) == {
        "CONC": (date(2027, 5, 20), "upcoming"),
        "CA12": (date(2027, 11, 20), "upcoming"),
        "DEC": (date(2027, 11, 20), "upcoming"),
    }


def test_a_covered_winterbourne_style_review_keeps_its_record(link_worker, browse, ada):
    browse(link_worker).post(address(ada), three_answers(covers=["CONC"], CONC_safe="yes"))
    answers = Review.objects.get().answers.filter(question__kind="CONC")
    assert answers.get(question__code="safe").answer == "yes"
    assert answers.count() == Question.objects.filter(kind="CONC", version=1).count() == 16


def test_what_is_not_answered_is_kept_as_not_recorded_and_never_as_no(link_worker, browse, ada):
    sent = three_answers(
        kind="CONC",
        CONC_safe="yes",
        CONC_restraint="no",
        CONC_restraint_note="None, by the incident book.",
        CONC_psychotropic="not_applicable",
        CONC_why_here_note="No home nearer met her needs in 2025.",
        CONC_medicines="",
    )
    assert browse(link_worker).post(address(ada), sent).status_code == 302
    kept = dict(Review.objects.get().answers.values_list("question__code", "answer"))
    named = ("safe", "restraint", "psychotropic", "medicines", "community")
    assert [kept[code] for code in named] == ["yes", "no", "not_applicable", "not_recorded", "not_recorded"]
    page = words(browse(link_worker).get(f"/reviews/{Review.objects.get().uid}/"))
    assert "Was restraint or seclusion used since the last review? No None, by the incident book." in page
    assert "Is the person part of the community there? Not recorded" in page
    assert "12 of 16 are not recorded, which does not mean no." in page


def test_every_answer_is_kept_and_shown_on_the_record(link_worker, browse, ada):
    more = {
        "person_present": "yes",
        "advocate_present": "no",
        "family_present": "yes",
        "person_view": "She led us to the greenhouse.",
        "family_view": "Her sister would like her nearer.",
        "still_right": "yes",
        "least_restrictive": "no",
        "to_live_nearer": "A ground floor flat with a garden.",
        "outcome": "move_nearer",
        "decision": "Plan a move by next summer.",
    }
    browse(link_worker).post(address(ada), three_answers(**more))
    review = Review.objects.get()
    assert (review.person_present, review.advocate_present, review.family_present) == (True, False, True)
    page = words(browse(link_worker).get(f"/reviews/{review.uid}/"))
    for told in (
        "Plan a move nearer home Plan a move by next summer.",
        "The person was there Yes",
        "An advocate was there No",
        "What the person said or showed She led us to the greenhouse.",
        "What would have to be true to live nearer home A ground floor flat with a garden.",
        "Is it the least restrictive that meets the need? No",
    ):
        assert told in page


def test_actions_promised_are_tasks_tied_to_the_review(link_worker, browse, ada):
    colleague = accounts.staff()
    rows = {
        "action_0_what": "Ask housing for a ground floor flat",
        "action_0_owner": str(colleague.uid),
        "action_0_due": "30 November 2026",
        "action_2_what": "Send the night records",
        "action_2_outside": "Manager of Elm House",
        "action_2_due": "1/12/2026",
    }
    browse(link_worker).post(address(ada), three_answers(**rows))
    review = Review.objects.get()
    kept = list(review.actions.order_by("pk").values_list("what", "owner", "owner_outside", "due_on"))
    assert kept == [
        ("Ask housing for a ground floor flat", colleague.pk, "", date(2026, 11, 30)),
        ("Send the night records", None, "Manager of Elm House", date(2026, 12, 1)),
    ]
    page = words(browse(link_worker).get(f"/reviews/{review.uid}/"))
    assert "Send the night records Manager of Elm House outside the council" in page


def test_the_trail_says_what_was_recorded_about_whom_without_the_words(link_worker, ada):
    review = record(link_worker, ada, covers=["INIT"], decision="Something private")
    line = AuditEvent.objects.get(verb="recorded review")
    assert (line.subject_uid, line.person_uid, line.staff_uid) == (review.uid, ada.uid, link_worker.uid)
    assert line.details == {
        "kind": "CA12",
        "covers": ["INIT"],
        "held_on": "2026-11-20",
        "actions": 0,
        "carried": 0,
    }


def test_the_same_form_sent_twice_is_one_review(link_worker, browse, ada):
    sent = three_answers(
        kind="CONC", CONC_safe="yes", action_0_what="Ring the GP", action_0_due="30 November 2026"
    )
    client = browse(link_worker)
    assert client.post(address(ada), sent).status_code == 302
    assert client.post(address(ada), sent).status_code == 302
    assert (Review.objects.count(), Action.objects.count()) == (1, 1)
    assert AuditEvent.objects.filter(verb="recorded review").count() == 1


@pytest.mark.parametrize(
    "changed", [{"decision": "Other words"}, {"CONC_safe": "no"}, {"action_0_what": "Ring the dentist"}]
)
def test_a_form_sent_again_with_other_answers_is_refused(link_worker, browse, ada, changed):
    sent = three_answers(
        kind="CONC", CONC_safe="yes", action_0_what="Ring the GP", action_0_due="30 November 2026"
    )
    client = browse(link_worker)
    client.post(address(ada), sent)
    again = client.post(address(ada), sent | changed)
    assert "This form has already been sent, and the review is recorded." in words(again)
    assert (Review.objects.count(), Action.objects.count()) == (1, 1)


def test_the_same_review_is_not_recorded_twice_by_one_organisation(link_worker, ada):
    record(link_worker, ada)
    with pytest.raises(refusals.RecordedAlready):
        record(accounts.staff(Role.TEAM_MANAGER), ada)
    record(link_worker, ada, kind="CONC")
    assert Review.objects.count() == 2


def test_a_refused_action_keeps_nothing_of_the_review(link_worker, ada):
    late = actions.Promise("Ring the GP", due_on=TODAY - timedelta(days=1), owner=link_worker)
    with pytest.raises(Refusal, match="today or in the future"):
        record(link_worker, ada, promises=[late])
    assert not Review.objects.exists()
    assert not AuditEvent.objects.filter(verb="recorded review").exists()


@pytest.mark.parametrize(
    ("held_on", "sentence"),
    [
        ("31 February 2026", "The date the review was held must be a real date, like 4 May 2026"),
        ("23 November 2026", "The date the review was held must be today or in the past"),
        ("3 May 1996", "Check the year: the person was not born yet"),
        ("", "Enter the date the review was held"),
    ],
)
def test_an_impossible_day_is_told_at_its_question_and_nothing_typed_is_lost(
    link_worker, browse, ada, held_on, sentence
):
    answer = browse(link_worker).post(address(ada), three_answers(held_on=held_on, person_view="She smiled."))
    page = answer.content.decode()
    assert sentence in page
    assert '<a href="#id_held_on">' in page
    assert ">\nShe smiled.</textarea>" in page
    assert not Review.objects.exists()


@pytest.mark.parametrize("typed", ["20/11/26", "2026-11-20", "friday", "20 nov 2026"])
def test_the_day_may_be_typed_any_way(link_worker, browse, ada, typed):
    browse(link_worker).post(address(ada), three_answers(held_on=typed))
    assert Review.objects.get().held_on == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"held_on": date(2026, 11, 23)}, refusals.NotHeldYet),
        ({"held_on": date(1996, 5, 3)}, refusals.HeldBeforeBirth),
        ({"outcome": "end"}, refusals.ReasonsMissing),
        ({"decision": "x" * 100_001}, refusals.TooLong),
        ({"kind": "TEA"}, Refusal),
    ],
)
def test_the_rules_hold_whoever_calls(link_worker, ada, changes, refusal):
    with pytest.raises(refusal):
        record(link_worker, ada, **changes)
    assert not Review.objects.exists()


def test_a_review_held_on_the_day_of_birth_or_today_is_possible(link_worker, ada):
    record(link_worker, ada, held_on=date(1996, 5, 4))
    record(link_worker, ada, held_on=TODAY)
    assert Review.objects.count() == 2


def test_nothing_answered_says_what_to_do_for_each_answer_needed(link_worker, browse, ada):
    page = words(browse(link_worker).post(address(ada), {}))
    for sentence in (
        "Select which review was held",
        "Enter the date the review was held",
        "Select what was decided",
    ):
        assert sentence in page


def test_a_change_decided_needs_its_reasons(link_worker, browse, ada):
    page = words(browse(link_worker).post(address(ada), three_answers(outcome="end")))
    assert "Enter what was decided and why: something is to change for the person" in page


def test_answers_to_a_record_that_was_not_held_are_never_dropped_in_silence(link_worker, browse, ada):
    page = words(browse(link_worker).post(address(ada), three_answers(CONC_safe="no")))
    assert "Tick Winterbourne-style review under" in page
    assert not Review.objects.exists()


def test_answers_to_questions_that_have_changed_since_are_checked_first(link_worker, browse, ada):
    Question.objects.create(
        kind="CONC", version=2, code="safe", order=1, heading="Care", text="Is the care safe at night?"
    )
    answer = browse(link_worker).post(address(ada), three_answers(kind="CONC", CONC_safe="yes"))
    page = words(answer)
    assert "The questions have changed since you opened this page." in page
    assert "Is the care safe at night?" in page
    browse(link_worker).post(address(ada), three_answers(kind="CONC", CONC_safe="yes", CONC_version="2"))
    assert ReviewAnswer.objects.get().question.version == 2


def test_an_old_record_shows_what_it_was_asked_then(link_worker, browse, ada):
    review = recipes.answer(review=recipes.review(person=ada, kind="CONC")).review
    Question.objects.create(
        kind="CONC", version=2, code="safe", order=1, heading="Care", text="Is the care safe at night?"
    )
    page = words(browse(link_worker).get(f"/reviews/{review.uid}/"))
    assert "(version 1)" in page
    assert "Is the care safe? Yes" in page
    assert "at night" not in page


def test_a_character_no_database_keeps_is_refused_in_words(link_worker, browse, ada):
    for name in ("person_view", "held_on", "kind", "CONC_safe", "action_0_what"):
        answer = browse(link_worker).post(address(ada), three_answers(**{name: "a\x00b"}))
        assert answer.status_code == 200, name
        assert "There is a problem" in words(answer), name
    assert not Review.objects.exists()
    assert browse(link_worker).get(address(ada), {"kind": "\x00"}).status_code == 200


def test_a_long_text_is_kept_to_the_last_sign(link_worker, browse, ada):
    long = "She said: más luz, 光. " * 4_000
    browse(link_worker).post(address(ada), three_answers(person_view=long))
    assert Review.objects.get().person_view == long.strip()
    page = browse(link_worker).post(address(ada), three_answers(person_view="y" * 100_001))
    assert "must be 100,000 characters or less. You have used 100,001" in words(page)


@pytest.mark.parametrize(
    ("role", "where"),
    [(Role.CHC_NURSE, "QK1"), (Role.HOST_OFFICER, "E10000019")],
)
def test_a_role_that_may_read_reviews_but_not_record_them_is_told_so(browse, ada, role, where):
    placements.changed(Person.objects.filter(pk=ada.pk), responsible_icb=accounts.icb())
    at = accounts.icb() if where == "QK1" else accounts.council(where)
    reader = accounts.staff(role, at=at)
    assert browse(reader).get(f"/people/{ada.uid}/reviews/").status_code == 200
    assert browse(reader).get(address(ada)).status_code == 403
    assert browse(reader).post(address(ada), three_answers()).status_code == 403
    with pytest.raises(PermissionDenied):
        record(reader, ada)
    assert not Review.objects.exists()


def test_another_authority_finds_nothing(browse, ada):
    review = recipes.review(person=ada)
    elsewhere = accounts.staff(at=accounts.council("E10000012"))
    for page in (f"/people/{ada.uid}/reviews/", address(ada), f"/reviews/{review.uid}/"):
        assert browse(elsewhere).get(page).status_code == 404
    assert browse(elsewhere).post(address(ada), three_answers()).status_code == 404


def test_roles_without_reviews_are_shut_out(browse, finance, board_member, ada):
    review = recipes.review(person=ada, decision="Canary")
    assert browse(finance).get(f"/people/{ada.uid}/reviews/").status_code == 403
    assert browse(finance).get(f"/reviews/{review.uid}/").status_code == 404
    assert browse(board_member).get(f"/reviews/{review.uid}/").status_code == 404


def test_the_board_that_pays_reads_the_review_but_not_another_organisations_actions(link_worker, browse, ada):
    promise = actions.Promise("Canary action", due_on=TODAY, owner=link_worker)
    review = record(link_worker, ada, promises=[promise], decision="As it is.")
    placements.changed(Person.objects.filter(pk=ada.pk), responsible_icb=accounts.icb())
    nurse = accounts.staff(Role.CHC_NURSE, at=accounts.icb())
    page = words(browse(nurse).get(f"/reviews/{review.uid}/"))
    assert "As it is." in page
    assert "Canary action" not in page
    assert "Canary action" in words(browse(link_worker).get(f"/reviews/{review.uid}/"))


def test_the_hosts_officer_learns_the_kind_and_day_of_a_review_and_no_more(link_worker, browse, ada):
    review = record(link_worker, ada, decision="Canary decision", person_view="Canary words")
    client = browse(accounts.staff(Role.HOST_OFFICER, at=accounts.council("E10000019")))
    listed, told = (client.get(f"/people/{ada.uid}/{tab}/") for tab in ("reviews", "timeline"))
    assert review.get_kind_display() in words(listed)
    assert f"{review.get_kind_display()} held" in words(told)
    for page in (listed, told):
        text = page.content.decode()
        assert "Canary" not in text
        assert review.get_outcome_display() not in text
        assert link_worker.name not in text
        assert str(review.uid) not in text
    assert client.get(f"/reviews/{review.uid}/").status_code == 404


def test_whoever_records_a_review_may_read_those_before_it():
    for grants in GRANTS.values():
        recording = grants.get(Permission.RECORD_REVIEW, frozenset())
        assert recording <= grants.get(Permission.READ_REVIEW, frozenset())
        assert grants.get(Permission.READ_REVIEW, frozenset()) <= grants.get(
            Permission.SEE_REVIEWS, frozenset()
        )


def test_a_link_worker_of_the_host_council_records_for_their_own_organisation(ada):
    host = accounts.staff(at=accounts.council("E10000019"))
    assert record(host, ada).organisation == accounts.council("E10000019")


def test_whoever_reads_reviews_may_know_the_home_a_reason_names():
    for grants in GRANTS.values():
        reading = grants.get(Permission.SEE_REVIEWS, frozenset())
        assert reading <= grants.get(Permission.SEE_ADDRESS, frozenset())
        assert reading <= grants.get(Permission.SEE_PLACEMENTS, frozenset())


def test_opening_a_review_writes_a_line(link_worker, browse, ada):
    review = recipes.review(person=ada)
    browse(link_worker).get(f"/reviews/{review.uid}/")
    line = AuditEvent.objects.get(verb="looked at")
    assert (line.person_uid, line.details) == (ada.uid, {"page": "reviews:review"})


def test_the_address_chooses_the_review_and_the_last_one_stands_beside(link_worker, browse, ada):
    recipes.review(person=ada, decision="Look for a flat.", held_on=date(2026, 5, 12))
    page = browse(link_worker).get(address(ada), {"kind": "CONC"}).content.decode()
    assert 'value="CONC" checked' in page
    assert "Look for a flat." in page
    assert "502 days overdue" in page


def test_what_another_council_owes_is_not_called_overdue_here(link_worker, browse, rutland):
    """Somebody Leicestershire placed in Rutland, whom Rutland put on its register."""
    stay = placements.placement(
        person=placements.person(owner=rutland, responsible_council=accounts.council("E10000018")),
        home=placements.home("E06000017"),
        starts_on=date(2024, 2, 21),
    )
    page = words(browse(link_worker).get(f"/people/{stay.person.uid}/reviews/"))
    assert "Leicestershire" in page
    assert "owes this person’s reviews" in page
    assert "overdue" not in page
    assert "Record this review" not in page


def test_nothing_due_and_nothing_held_say_what_will_come(link_worker, browse, noon):
    someone = placements.person()
    page = words(browse(link_worker).get(f"/people/{someone.uid}/reviews/"))
    assert "No review is due" in page
    assert "No review has been recorded" in page


@pytest.mark.parametrize("page", ["/people/{}/reviews/", "/people/{}/reviews/new/"])
def test_four_hundred_reviews_cost_as_many_queries_as_sixteen(link_worker, browse, ada, page):
    client = browse(link_worker)
    client.get(page.format(ada.uid))

    def cost(number):
        for _ in range(number):
            review = recipes.review(person=ada, recorded_by=link_worker, held_on=date(2020, 1, 1))
            recipes.answer(review=review)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(page.format(ada.uid)).status_code == 200
        return len(queries)

    assert cost(16) == cost(384)
