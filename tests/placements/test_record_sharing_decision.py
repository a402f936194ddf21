"""Recording consent to share."""

from datetime import date

import pytest

from linkworker.refusals import Refusal
from placements.actions import sharing as actions
from placements.models import SharingDecision
from placements.rules import sharing
from tests.accounts.recipes import TODAY, staff
from tests.at_once import posted_at_once
from tests.placements import recipes
from tests.placements.fact_answers import SHARING, key, plain, typed

TYPED = SHARING | {"decided_on": "today"}


def record(by, person, **answers):
    return actions.record_sharing_decision(
        **{"by": by, "person": person, "today": TODAY, "submission": key()} | SHARING | answers
    )


@pytest.mark.django_db
def test_a_decision_is_recorded_with_a_line_in_the_trail(link_worker, trail):
    decision = record(link_worker, recipes.person())
    assert str(decision) == "Provider: agreed"
    assert trail() == ["recorded sharing decision"]


@pytest.mark.django_db
def test_the_newest_about_each_side_is_in_force_and_the_others_stay(link_worker, browse):
    person = recipes.person()
    recipes.sharing_decision(person=person, side="family")
    recipes.sharing_decision(person=person, decided_on=date(2026, 5, 1), answer="refused", basis="")
    recipes.sharing_decision(person=person, decided_on=date(2026, 4, 2))
    client = browse(link_worker)
    summary = plain(client.get(f"/people/{person.uid}/"))
    assert "Host council: refused" in summary
    assert "Host council: agreed" not in summary
    assert "Family: agreed" in summary
    history = plain(client.get(f"/people/{person.uid}/history/"))
    assert "Host council: agreed Superseded by a later decision" in history


@pytest.mark.django_db
def test_of_two_on_one_day_the_one_recorded_later_is_in_force(link_worker):
    person = recipes.person()
    recipes.sharing_decision(person=person)
    later = recipes.sharing_decision(person=person, answer="refused", basis="")
    assert list(SharingDecision.objects.in_force()) == [later]


@pytest.mark.parametrize(
    ("answer", "basis", "shared"),
    [
        ("agreed", "consent", True),
        ("best_interests", "best_interests", True),
        ("refused", "", False),
        ("refused", "legal_duty", True),
        ("not_asked", "", False),
        ("not_asked", "vital_interests", True),
    ],
)
def test_what_may_be_shared(answer, basis, shared):
    assert sharing.fits(answer, basis)
    assert sharing.may_share(answer, basis) is shared


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ({"basis": ""}, "basis"),
        ({"basis": "best_interests"}, "basis"),
        ({"answer": "refused"}, "basis"),
        (
            {"answer": "best_interests", "basis": "best_interests", "capacity_considered": None},
            "capacity_considered",
        ),
        ({"review_on": date(2026, 11, 20)}, "review_on"),
        ({"decided_on": date(2026, 11, 23)}, "decided_on"),
    ],
)
def test_an_answer_that_does_not_hold_is_told_beside_its_question(link_worker, answers, question):
    with pytest.raises(Refusal) as refusal:
        record(link_worker, recipes.person(), **answers)
    assert list(refusal.value.told) == [question]


@pytest.mark.django_db
@pytest.mark.parametrize(("born_on", "allowed"), [(date(2010, 11, 20), True), (date(2010, 11, 21), False)])
def test_best_interests_is_from_sixteen(link_worker, born_on, allowed):
    person = recipes.person(date_of_birth=born_on)
    answers = {"answer": "best_interests", "basis": "best_interests"}
    if allowed:
        assert record(link_worker, person, **answers)
    else:
        with pytest.raises(actions.TooYoungForTheCapacityAct):
            record(link_worker, person, **answers)


@pytest.mark.django_db
def test_the_page_says_that_consent_to_share_is_no_lawful_basis(link_worker, browse):
    page = plain(browse(link_worker).get(f"/people/{recipes.person().uid}/sharing/new/"))
    assert "It is not the lawful basis under UK GDPR" in page


@pytest.mark.django_db
def test_the_page_keeps_what_was_typed(link_worker, browse):
    person = recipes.person()
    sent = typed(**TYPED | {"basis": "", "decided_by": "Zoë O'Brien"})
    page = browse(link_worker).post(f"/people/{person.uid}/sharing/new/", sent)
    assert "Choose a basis that fits" in plain(page)
    assert "Zoë O&#x27;Brien" in page.content.decode()
    assert not SharingDecision.objects.exists()


def test_five_at_the_same_moment_record_one_decision(committed, browse):
    worker, person = staff(), recipes.placement().person
    clients = [browse(worker) for _ in range(5)]
    assert posted_at_once(clients, f"/people/{person.uid}/sharing/new/", typed(**TYPED)) == [302] * 5
    assert SharingDecision.objects.count() == 1


@pytest.mark.django_db
def test_who_may_not_record_one(finance, host_officer, stranger, browse):
    person = recipes.placement().person
    address = f"/people/{person.uid}/sharing/new/"
    told = [
        browse(who).post(address, typed(**TYPED)).status_code for who in (finance, host_officer, stranger)
    ]
    assert told == [403, 403, 404]
