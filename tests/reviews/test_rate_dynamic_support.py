"""The dynamic support register: a rating with consent, its history, and what red asks for."""

from datetime import date

import pytest

from accounts.roles import Role
from reviews.models import DynamicSupport
from reviews.queries.kept import kept
from reviews.rules.dynamic_support import Rated, red_since
from reviews.rules.facts import Asked
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.safety import form, plainly

TODAY = date(2026, 11, 22)


def address(person) -> str:
    return f"/people/{person.uid}/safety/dynamic-support/new/"


def rating(**more) -> dict:
    return (
        form(on_register="yes", rating="red", consent="given", reason="Her worker left", rated_on="today")
        | more
    )


@pytest.mark.django_db
def test_red_asks_for_a_community_review_until_one_is_held(ada, browse, link_worker):
    client = browse(link_worker)
    page = client.post(address(ada), rating(keyworker="Jo Fern"), follow=True)
    assert "Rated red since 22 November 2026, and no community C(E)TR has been held since" in plainly(page)
    assert "Keyworker: Jo Fern" in plainly(page)
    assert "Dynamic support register, rated 22 November 2026 Red" in plainly(
        client.get(f"/people/{ada.uid}/")
    )
    recipes.review(person=ada, kind="CTR_PRE", held_on=TODAY)
    assert "no community C(E)TR" not in plainly(client.get(f"/people/{ada.uid}/safety/"))


@pytest.mark.django_db
def test_a_community_review_of_before_does_not_settle_it(ada, browse, link_worker):
    recipes.dynamic_support(person=ada)
    recipes.review(person=ada, kind="CTR_PRE", held_on=date(2026, 11, 1))
    assert "no community C(E)TR" in plainly(browse(link_worker).get(f"/people/{ada.uid}/safety/"))


@pytest.mark.django_db
def test_withdrawn_consent_takes_them_off(ada, browse, link_worker):
    client = browse(link_worker)
    page = client.post(address(ada), rating(consent="withdrawn"))
    assert "so the person comes off the register" in plainly(page)
    client.post(address(ada), rating(on_register="no", consent="withdrawn"))
    kept = DynamicSupport.objects.get()
    assert (kept.on_register, kept.rating, kept.consent) == (False, "", "withdrawn")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"on_register": ""}, "Select whether they are on the register"),
        ({"rating": ""}, "Select how they are rated"),
        ({"consent": ""}, "Select whether they agreed"),
        ({"reason": ""}, "Enter why"),
        ({"rated_on": "tomorrow"}, "must be today or in the past"),
        ({"rated_on": "1 November 2026"}, "The last entry is of 2 November 2026."),
    ],
    ids=str,
)
def test_bad_answers_are_told_in_words(answers, told, ada, browse, link_worker):
    recipes.dynamic_support(person=ada, rating="green")
    assert told in plainly(browse(link_worker).post(address(ada), rating(**answers)))
    assert DynamicSupport.objects.count() == 1


@pytest.mark.django_db
def test_the_same_form_sent_again_rates_once(ada, browse, link_worker):
    client, sent = browse(link_worker), rating()
    for _ in range(3):
        client.post(address(ada), sent)
    assert DynamicSupport.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "where", "answer"),
    [
        (Role.TEAM_MANAGER, "E06000017", 200),
        (Role.HOST_OFFICER, placements.LINCOLNSHIRE, 403),
        (Role.FINANCE, "E06000017", 403),
        (Role.LINK_WORKER, "E10000018", 404),
    ],
)
def test_who_may_rate(role, where, answer, ada, browse):
    assert browse(accounts.staff(role, accounts.council(where))).get(address(ada)).status_code == answer


@pytest.mark.django_db
def test_whoever_may_not_read_of_health_does_not_see_the_rating(ada, browse):
    recipes.dynamic_support(person=ada)
    officer = accounts.staff(Role.HOST_OFFICER, accounts.council(placements.LINCOLNSHIRE))
    page = browse(officer).get(f"/people/{ada.uid}/safety/")
    assert page.status_code == 200
    assert "Her support worker left." not in plainly(page)
    assert "Dynamic support register" not in plainly(page)


@pytest.mark.django_db
def test_the_request_ends_with_the_rating(ada):
    recipes.dynamic_support(person=ada)
    calm = placements.person()
    recipes.dynamic_support(person=calm)
    recipes.dynamic_support(person=calm, rating="amber", rated_on=date(2026, 11, 10))
    words = "The dynamic support register rated them red"
    found = {pk: one.asked for pk, one in kept([ada.pk, calm.pk]).items()}
    assert found == {
        ada.pk: [Asked("CTR_PRE", date(2026, 11, 2), words)],
        calm.pk: [Asked("CTR_PRE", date(2026, 11, 2), words, until=date(2026, 11, 10))],
    }


@pytest.mark.parametrize(
    ("rated", "since"),
    [
        ((), None),
        (((2, "red"),), 2),
        (((2, "red"), (5, "red")), 2),
        (((2, "red"), (5, "amber")), None),
        (((2, "red"), (5, "amber"), (9, "red")), 9),
        (((2, "red"), (5, ""), (9, "red")), 9),
        (((2, "red"), (25, "amber")), 2),
        (((2, "amber"), (2, "red")), 2),
    ],
    ids=str,
)
def test_since_when_somebody_is_red(rated, since):
    found = red_since([Rated(date(2026, 11, day), rating) for day, rating in rated], TODAY)
    assert found == (since and date(2026, 11, since))
