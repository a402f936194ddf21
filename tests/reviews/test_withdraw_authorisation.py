"""A request is taken back before it is decided, by a manager."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from linkworker.refusals import Refusal
from placements.models import LegalStatus
from reviews.actions import liberty
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.placements.fact_answers import plain
from tests.reviews.rights import ask, asked_and_granted

pytestmark = pytest.mark.django_db
SAID = {"decided_on": date(2026, 11, 20), "decided_because": "She moved out"}


def withdraw(by, authorisation, **said):
    return liberty.withdraw_authorisation(by=by, authorisation=authorisation, today=TODAY, **(SAID | said))


def test_it_stays_on_record_with_the_reason(manager, ada, browse):
    asked = ask(manager, ada)
    client = browse(manager)
    page = client.post(
        f"/authorisations/{asked.uid}/withdrawal/",
        {"decided_on": "today", "decided_because": "She moved out"},
        follow=True,
    )
    assert "The request is withdrawn." in plain(page)
    assert "She moved out" in plain(page)
    assert "Nothing is authorised or asked for" in plain(client.get(f"/people/{ada.uid}/rights/"))


def test_the_urgent_one_ends_with_it(manager, ada):
    asked = ask(manager, ada, requested_on=date(2026, 11, 19), urgent_from=date(2026, 11, 19), urgent_days=7)
    withdraw(manager, asked)
    assert LegalStatus.objects.get(person=ada).last_day == date(2026, 11, 20)


def test_a_link_worker_does_not(link_worker, ada, browse):
    asked = ask(link_worker, ada)
    assert browse(link_worker).get(f"/authorisations/{asked.uid}/withdrawal/").status_code == 403
    with pytest.raises(PermissionDenied):
        withdraw(link_worker, asked)


def test_what_was_decided_is_not_withdrawn(manager, ada):
    with pytest.raises(Refusal, match="This request was granted"):
        withdraw(manager, asked_and_granted(manager, ada))


def test_twice_is_once_and_without_a_reason_it_is_refused(manager, ada):
    asked = ask(manager, ada)
    with pytest.raises(Refusal, match="Say why"):
        withdraw(manager, asked, decided_because="")
    with pytest.raises(Refusal, match="today or in the past"):
        withdraw(manager, asked, decided_on=date(2026, 11, 23))
    assert withdraw(manager, asked) == withdraw(manager, asked)


def test_another_council_finds_nothing(manager, ada, browse):
    asked = ask(manager, ada)
    stranger = browse(accounts.staff("team_manager", accounts.council("E06000024")))
    assert stranger.post(f"/authorisations/{asked.uid}/withdrawal/", SAID).status_code == 404
