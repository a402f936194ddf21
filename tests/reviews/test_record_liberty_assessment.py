"""What an assessor concluded is kept, by the test of that day; nothing is worked out."""

import uuid
from datetime import date

import pytest

from accounts.models import AuditEvent
from linkworker.refusals import Refusal
from reviews.models import LibertyAssessment, LibertyTest
from tests.accounts import recipes as accounts
from tests.placements.fact_answers import plain
from tests.reviews import recipes
from tests.reviews.rights import CONCLUDED, ask, conclude, grant, typed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2014, 3, 19), "CHESHIRE_WEST_2014"),
        (date(2026, 6, 1), "CHESHIRE_WEST_2014"),
        (date(2026, 6, 2), "AGNI_2026"),
        (date(2026, 11, 22), "AGNI_2026"),
    ],
)
def test_the_day_says_by_which_test(day, code, link_worker, ada):
    asked = ask(link_worker, ada, requested_on=date(2014, 5, 5))
    assert conclude(link_worker, asked, assessed_on=day).test.code == code


def test_the_tests_are_rows_with_their_days():
    told = LibertyTest.objects.order_by("valid_from").values_list("code", "valid_from", "valid_until")
    assert list(told) == [
        ("CHESHIRE_WEST_2014", date(2014, 3, 19), date(2026, 6, 2)),
        ("AGNI_2026", date(2026, 6, 2), None),
    ]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"assessed_on": date(2014, 3, 18)}, "no test of this kind was in use"),
        ({"assessed_on": date(2026, 11, 23)}, "today or in the past"),
        ({"assessed_on": date(2026, 6, 1), "conclusion": "consents"}, "could not show consent"),
        ({"factors": ""}, "This field cannot be blank"),
    ],
)
def test_what_does_not_fit_the_day_is_refused(said, told, link_worker, ada):
    with pytest.raises(Refusal, match=told):
        conclude(link_worker, ask(link_worker, ada), **said)


def test_since_june_wishes_and_feelings_may_show_consent(link_worker, ada):
    assert conclude(link_worker, ask(link_worker, ada), conclusion="consents").conclusion == "consents"


def test_what_is_in_force_stays_in_force_and_says_so(link_worker, ada, browse):
    granted = recipes.granted(person=ada)
    client, address = browse(link_worker), f"/authorisations/{granted.uid}/"
    said = typed(CONCLUDED | {"conclusion": "not_deprived"})
    page = plain(client.post(f"{address}assessments/new/", said, follow=True))
    assert "What was concluded is recorded." in page
    assert "In force" in page
    assert "though the latest conclusion is that there is no deprivation of liberty" in page
    assert "She packs her bag each morning" in page
    assert AuditEvent.objects.filter(verb="recorded liberty assessment").count() == 1


def test_looked_at_again_it_leaves_the_queue(link_worker, ada, browse):
    granted = recipes.granted(person=ada)
    recipes.liberty_assessment(authorisation=granted, assessed_on=date(2026, 6, 1))
    client = browse(link_worker)
    again = "Concluded on 1 June 2026, before the test changed on 2 June 2026"
    assert again in plain(client.get(f"/authorisations/{granted.uid}/"))
    conclude(link_worker, granted)
    assert again not in plain(client.get(f"/authorisations/{granted.uid}/"))


def test_nothing_is_concluded_about_what_is_over(link_worker, ada):
    asked = ask(link_worker, ada)
    grant(link_worker, asked, state="refused", decided_because="She consents")
    asked.refresh_from_db()
    with pytest.raises(Refusal, match="This is over"):
        conclude(link_worker, asked)


def test_the_same_form_twice_is_one(link_worker, ada):
    key, asked = uuid.uuid4(), ask(link_worker, ada)
    assert conclude(link_worker, asked, submission=key) == conclude(link_worker, asked, submission=key)
    assert LibertyAssessment.objects.count() == 1


def test_another_council_finds_nothing_and_a_form_without_answers_keeps_nothing(link_worker, ada, browse):
    asked = ask(link_worker, ada)
    stranger = browse(accounts.staff("team_manager", accounts.council("E06000024")))
    address = f"/authorisations/{asked.uid}/assessments/new/"
    assert stranger.post(address, typed(CONCLUDED)).status_code == 404
    page = plain(browse(link_worker).post(address, typed(CONCLUDED | {"wishes_feelings_evidence": ""})))
    assert "Enter what shows the person’s wishes and feelings" in page
    assert "The door is locked, and she has tried it" in page
    assert not LibertyAssessment.objects.exists()
