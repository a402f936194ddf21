"""LeDeR, the coroner and others are told of a death; each is recorded once."""

import pytest

from accounts.roles import Role
from reviews.models import DeathNotice
from tests.accounts import recipes as accounts
from tests.reviews import recipes
from tests.reviews.safety import form, plainly

pytestmark = pytest.mark.django_db


@pytest.fixture
def death(ada):
    """On 18 November 2026."""
    return recipes.death(person=ada)


def address(death) -> str:
    return f"/deaths/{death.uid}/notices/new/"


def telling(**more) -> dict:
    return form(kind="leder", notified_on="today", reference="L-77") | more


def test_telling_leder_settles_the_duty(death, browse, link_worker):
    client = browse(link_worker)
    summary = f"/people/{death.person.uid}/"
    assert "Tell LeDeR of the death" in plainly(client.get(summary))
    page = client.post(address(death), telling(), follow=True)
    assert "told on 22 November 2026, reference L-77" in plainly(page)
    assert "LeDeR has not been told" not in plainly(page)
    assert "Tell LeDeR of the death" not in plainly(client.get(summary))


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"kind": ""}, "Select who was told"),
        ({"notified_on": "17 November 2026"}, "must be on or after the day the person died"),
        ({"notified_on": "tomorrow"}, "must be today or in the past"),
    ],
    ids=str,
)
def test_bad_answers_are_told_in_words(answers, told, death, browse, link_worker):
    assert told in plainly(browse(link_worker).post(address(death), telling(**answers)))
    assert not DeathNotice.objects.exists()


def test_each_is_told_once(death, browse, link_worker):
    client, sent = browse(link_worker), telling()
    client.post(address(death), sent)
    client.post(address(death), sent)
    assert DeathNotice.objects.count() == 1
    assert "It is recorded already that they were told." in plainly(client.post(address(death), telling()))


def test_another_council_does_not_know_of_it(death, browse):
    stranger = accounts.staff(Role.LINK_WORKER, accounts.council("E10000018"))
    assert browse(stranger).get(address(death)).status_code == 404
