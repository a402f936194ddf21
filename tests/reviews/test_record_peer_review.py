"""Somebody who is not on the case looks at a record that was drawn; nobody else does, and the record stays."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.roles import Role
from placements.actions.merges import agree_merge
from placements.models import Person
from reviews.actions import peer_refusals as refusals
from reviews.models import PeerAnswer, PeerReview, Review
from reviews.queries import peer_drawing, peer_reviews
from tests.accounts import recipes as accounts
from tests.at_once import at_once
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.answers import NOON, words
from tests.reviews.peers import CODES, next_version, peer, record, records, told, told_with_money

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(ada, link_worker) -> Review:
    """Of Ada, recorded by the link worker, and drawn."""
    found = recipes.review(person=ada, recorded_by=link_worker, decision="As it is.", to_be_signed=True)
    recipes.drawn_record(review=found)
    return found


def page_of(review) -> str:
    return f"/reviews/{review.uid}/peer-review/"


def added(review):
    recipes.addition(review=review, by=(who := peer()))
    return who


def signed(review):
    recipes.sign_off(
        review=review, by=(who := accounts.staff(Role.TEAM_MANAGER)), answer="signed", because=""
    )
    return who


def sent_back(review):
    recipes.sign_off(review=review, by=(who := accounts.staff(Role.TEAM_MANAGER)))
    return who


def allocated_now(review):
    who = peer()
    Person.objects.filter(pk=review.person_id).update(link_worker=who)
    placements.allocation(person=review.person, link_worker=who, starts_on=date(2026, 6, 1), ends_on=None)
    return who


def allocated_then(review):
    who = peer()
    placements.allocation(
        person=review.person, link_worker=who, starts_on=review.held_on, ends_on=review.held_on + timedelta(1)
    )
    return who


ON_THE_CASE = [
    lambda review: review.recorded_by,
    *(added, signed, sent_back, allocated_now, allocated_then),
]


def test_a_colleague_records_what_they_found_and_it_stands_on_the_record(browse, review):
    colleague = peer(name="Nia Osier")
    sent = told(standard_heard="partly", standard_nearer_home="not_applicable", to_change="Ask her sister.")
    answer = browse(colleague).post(page_of(review), sent, follow=True)
    assert answer.redirect_chain == [(f"/reviews/{review.uid}/", 302)]
    page = words(answer)
    assert "The peer review is recorded." in page
    assert "22 November 2026, by Nia Osier" in page
    assert "91 of 100 : 5.5 of 6 standards met" in page
    assert "Her own words are there." in page
    assert "Ask her sister." in page
    made = PeerReview.objects.get()
    assert (made.by, made.with_whom, made.reviewed_on) == (colleague, None, accounts.TODAY)


def test_it_changes_nothing_in_the_record(review):
    before = Review.objects.filter(pk=review.pk).values().get()
    record(peer(), review)
    assert Review.objects.filter(pk=review.pk).values().get() == before


@pytest.mark.parametrize("on_it", ON_THE_CASE)
def test_whoever_is_on_the_case_is_refused(review, on_it):
    who = on_it(review)
    review = Review.objects.get(pk=review.pk)
    with pytest.raises(refusals.OnTheCase):
        record(accounts.as_of(who, accounts.TODAY), review)
    assert not PeerReview.objects.exists()


@pytest.mark.parametrize("on_it", ON_THE_CASE)
def test_whoever_is_on_the_case_does_not_look_at_it_with_somebody_either(review, on_it):
    who = on_it(review)
    review = Review.objects.get(pk=review.pk)
    with pytest.raises(refusals.ColleagueOnTheCase):
        record(peer(), review, with_whom=who)
    assert who not in peer_drawing.colleagues_for(peer(), review, accounts.TODAY)


@pytest.mark.parametrize("on_it", ON_THE_CASE)
def test_one_record_and_the_list_agree_on_who_is_on_the_case(review, on_it):
    who = on_it(review)
    review = Review.objects.get(pk=review.pk)
    listed = peer_drawing.marked_on_the_case(Review.objects.order_by("pk"), who).get(pk=review.pk)
    assert listed.is_on_the_case is True
    assert who.pk in peer_drawing.on_the_case(review)


def test_somebody_who_had_the_caseload_before_or_after_the_day_is_not_on_the_case(review):
    before, after = peer(), peer()
    day = review.held_on
    placements.allocation(person=review.person, link_worker=before, ends_on=day)
    placements.allocation(
        person=review.person, link_worker=after, starts_on=day + timedelta(1), ends_on=date(2026, 6, 1)
    )
    for who in (before, after):
        listed = peer_drawing.marked_on_the_case(Review.objects.order_by("pk"), who).get(pk=review.pk)
        assert listed.is_on_the_case is False
        assert who.pk not in peer_drawing.on_the_case(review)


def test_whoever_is_on_the_case_is_told_why_before_they_type_anything(browse, link_worker, review):
    answer = browse(link_worker).get(page_of(review), follow=True)
    assert answer.redirect_chain == [(f"/reviews/{review.uid}/", 302)]
    assert "You recorded this review. Somebody who is not on the case looks at it." in words(answer)
    assert "Record a peer review" not in words(answer)


def test_the_page_refuses_the_one_on_the_case_in_words(browse, link_worker, review):
    answer = browse(link_worker).post(page_of(review), told())
    assert "You recorded this review" in words(answer)
    assert not PeerReview.objects.exists()


def test_two_colleagues_look_at_it_together(browse, review):
    other = peer(name="Kit Ash")
    answer = browse(peer(name="Nia Osier")).post(page_of(review), told(with_whom=str(other.uid)), follow=True)
    assert "by Nia Osier and Kit Ash" in words(answer)


def test_the_colleague_is_of_the_same_organisation_and_somebody_else(review):
    me, stranger = peer(), accounts.staff(at=accounts.council(placements.LINCOLNSHIRE))
    for whom in (stranger, accounts.staff(Role.FINANCE), me):
        with pytest.raises(refusals.NotAColleague):
            record(me, review, with_whom=whom)


def test_a_record_that_was_not_drawn_is_not_looked_at(browse, ada, link_worker):
    other = recipes.review(person=ada, recorded_by=link_worker)
    assert browse(peer()).get(page_of(other)).status_code == 404
    with pytest.raises(refusals.NotDrawn):
        record(peer(), other)


def test_a_record_has_one_peer_review(browse, review):
    record(peer(), review)
    with pytest.raises(refusals.PeerReviewedAlready):
        record(peer(), review)
    assert "This record has had its peer review." in words(browse(peer()).get(page_of(review), follow=True))


def test_two_clicks_record_once(review):
    who, key = peer(), uuid4()
    assert record(who, review, submission=key) == record(who, review, submission=key)


@pytest.mark.django_db(transaction=True)
def test_two_colleagues_at_once_record_one(committed):
    (review,) = records(1)
    recipes.drawn_record(review=review)
    pair = peer(), peer()
    results = at_once(*(lambda by=by: record(by, review) for by in pair))
    assert PeerReview.objects.count() == 1
    assert sum(isinstance(result, refusals.PeerReviewedAlready) for result in results) == 1


@pytest.mark.parametrize(
    ("answers", "words_told"),
    [
        ({"findings": ""}, "Enter what you found"),
        ({"standard_heard": ""}, "Select how far this is met: Family, and an advocate where there is one"),
    ],
)
def test_what_is_missing_is_told_and_nothing_typed_is_lost(browse, review, answers, words_told):
    answer = browse(peer()).post(page_of(review), told(to_change="Ask her sister.", **answers))
    assert words_told in words(answer)
    assert answer.context["form"]["to_change"].value() == "Ask her sister."
    assert not PeerReview.objects.exists()


def test_findings_are_words(review):
    with pytest.raises(refusals.FindingsMissing):
        record(peer(), review, findings="  ")


# --- The standards are versioned -----------------------------------------------------------------------------


def test_an_old_peer_review_shows_what_it_was_asked(browse, review):
    record(peer(), review)
    next_version()
    page = words(browse(peer()).get(f"/reviews/{review.uid}/"))
    assert "Version 1 of the standards" in page
    assert "The decision follows from what was found" in page
    assert "Nights were asked about" not in page


def test_the_newest_standards_are_asked(browse, review):
    next_version()
    page = words(browse(peer()).get(page_of(review)))
    assert "Nights were asked about" in page
    assert "The decision follows from what was found" not in page


def test_answers_are_not_kept_under_other_words_than_those_on_the_page(review):
    who = peer()
    next_version()
    said = {"own_view": "met", "nights": "met"}
    with pytest.raises(refusals.StandardsHaveChanged):
        record(who, review, said=said, version=1)
    record(who, review, said=said, version=2)
    assert PeerAnswer.objects.filter(standard__version=2).count() == 2


@pytest.mark.parametrize(
    "said", [{}, dict.fromkeys(CODES[:-1], "met"), dict.fromkeys([*CODES, "more"], "met")]
)
def test_each_standard_is_answered_and_no_other(review, said):
    with pytest.raises(refusals.StandardsHaveChanged):
        record(peer(), review, said=said)


# --- Money ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "kept", "shown"),
    [
        ({"cost": "more", "pounds_more": "120"}, Decimal(120), "£120.00 a week more"),
        ({"cost": "less", "pounds_less": "87.50"}, Decimal("-87.50"), "£87.50 a week less"),
        ({"cost": "same"}, Decimal(0), "The same"),
        ({"cost": "not_looked"}, None, "Not looked at"),
        (
            {"cost": "less", "pounds_less": "87.50", "pounds_more": "9"},
            Decimal("-87.50"),
            "£87.50 a week less",
        ),
    ],
)
def test_a_manager_says_what_it_should_cost(browse, manager, review, answers, kept, shown):
    answer = browse(manager).post(page_of(review), told_with_money(**answers), follow=True)
    assert PeerReview.objects.get().weekly_change == kept
    assert f"What it should cost {shown}" in words(answer)


@pytest.mark.parametrize(
    ("answers", "words_told"),
    [
        ({"cost": ""}, "Select what it should cost, or that you did not look at the cost"),
        ({"cost": "more"}, "Enter how many pounds a week more"),
        ({"cost": "less", "pounds_less": "0"}, "How many pounds a week less must be £0.01 or more"),
    ],
)
def test_an_unfinished_answer_about_money_is_told(browse, manager, review, answers, words_told):
    answer = browse(manager).post(page_of(review), told_with_money(**answers))
    assert words_told in words(answer)
    assert not PeerReview.objects.exists()


def test_whoever_may_not_see_money_is_neither_asked_nor_shown(browse, manager, review):
    worker = browse(peer())
    page = words(worker.get(page_of(review)))
    assert "What should it cost a week?" not in page
    assert "What it costs fits" not in page
    sent = told_with_money(cost="more", pounds_more="1876.54", standard_cost="not_met")
    browse(manager).post(page_of(review), sent)
    page = words(worker.get(f"/reviews/{review.uid}/"))
    assert "Her own words are there." in page
    for canary in ("1,876.54", "What it should cost", "What it costs fits"):
        assert canary not in page


def test_a_link_worker_cannot_say_what_it_should_cost(review):
    with pytest.raises(PermissionDenied):
        record(peer(), review, weekly_change=Decimal(5))


def test_of_somebody_placed_here_by_others_a_manager_is_not_asked_either(browse, manager, noon, link_worker):
    stay = placements.placed_in()
    hosted = recipes.review(person=stay.person, recorded_by=link_worker)
    recipes.drawn_record(review=hosted)
    assert "What should it cost a week?" not in words(browse(manager).get(page_of(hosted)))
    with pytest.raises(PermissionDenied):
        record(manager, hosted, weekly_change=Decimal(5))


def test_the_standard_about_money_has_no_part_in_the_score(browse, manager, review):
    sent = told_with_money(standard_cost="not_met")
    page = words(browse(manager).post(page_of(review), sent, follow=True))
    assert "100 of 100 : 7 of 7 standards met" in page
    assert "What it costs fits what the person needs Not met" in page


# --- Who reads it --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "where"),
    [
        (Role.TEAM_MANAGER, placements.LINCOLNSHIRE),
        (Role.LINK_WORKER, placements.LINCOLNSHIRE),
        (Role.CHC_NURSE, "QK1"),
    ],
)
def test_another_organisation_reads_the_record_and_no_peer_review(browse, noon, role, where):
    person = placements.placement(person=placements.person(responsible_icb=accounts.icb())).person
    review = recipes.review(person=person, recorded_by=peer())
    recipes.drawn_record(review=review)
    record(peer(), review, findings="Canaryfound")
    at = accounts.icb() if where == "QK1" else accounts.council(where)
    client = browse(accounts.staff(role, at=at))
    page = client.get(f"/reviews/{review.uid}/")
    assert page.status_code == 200
    assert "Peer review" not in words(page)
    assert "Canaryfound" not in words(page)


def test_another_organisation_finds_no_page_and_records_nothing(browse, review):
    host = accounts.staff(Role.TEAM_MANAGER, at=accounts.council(placements.LINCOLNSHIRE))
    assert browse(host).get(page_of(review)).status_code == 404
    with pytest.raises(PermissionDenied):
        record(host, review)


def test_a_council_with_nothing_to_do_with_them_finds_nothing(browse, review):
    elsewhere = accounts.staff(Role.TEAM_MANAGER, at=accounts.council("E10000012"))
    assert browse(elsewhere).get(page_of(review)).status_code == 404


def test_finance_records_no_peer_review(finance, review):
    with pytest.raises(PermissionDenied):
        record(finance, review)


def test_the_page_of_the_record_says_that_it_was_drawn_and_waits(browse, review):
    page = words(browse(peer()).get(f"/reviews/{review.uid}/"))
    assert "Drawn by lot on 2 November 2026. It waits for somebody who is not on the case." in page
    assert "Record a peer review" in page


def test_the_trail_says_who_without_the_words(review):
    record(peer(), review, findings="Canary", to_change="Canary")
    line = AuditEvent.objects.get(verb="recorded peer review")
    assert (line.subject_uid, line.person_uid) == (review.uid, review.person.uid)
    assert line.details == {"kind": "CA12", "together": False}


def test_it_goes_with_the_record_when_two_records_of_one_person_are_merged(manager, ada, review):
    twice = placements.person(reference="TWICE", nhs_number="")
    found = recipes.review(person=twice, recorded_by=review.recorded_by, held_on=date(2026, 4, 8))
    recipes.drawn_record(review=found)
    made = record(peer(), found)
    agree_merge(by=manager, merge=placements.merge(kept=ada, other=twice), now=NOON)
    found = Review.objects.get(pk=found.pk)
    assert found.person == ada
    assert peer_reviews.of_record(manager, found, accounts.TODAY).found.findings == made.findings
