"""A granted one ends before its last day, by a manager."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from linkworker.refusals import Refusal
from placements.actions.legal import end_legal_status
from reviews.actions import liberty
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.placements.fact_answers import plain
from tests.reviews import recipes
from tests.reviews.rights import ask

pytestmark = pytest.mark.django_db
BECAUSE = "Reviewed: no deprivation under the test of June 2026"


def end(by, authorisation, last_day=TODAY, closed_because=BECAUSE):
    return liberty.end_authorisation(
        by=by, authorisation=authorisation, last_day=last_day, closed_because=closed_because, today=TODAY
    )


def test_its_legal_status_ends_with_it(manager, ada, browse):
    granted = recipes.granted(person=ada)
    said = {"last_day": "20 November 2026", "closed_because": BECAUSE}
    page = browse(manager).post(f"/authorisations/{granted.uid}/ending/", said, follow=True)
    assert "The authorisation is ended." in plain(page)
    assert f"Last day 20 November 2026 {BECAUSE}" in plain(page)
    granted.status.refresh_from_db()
    assert granted.status.ends_on == date(2026, 11, 21)


def test_ended_on_the_summary_it_is_ended_here(link_worker, ada, browse):
    granted = recipes.granted(person=ada)
    end_legal_status(by=link_worker, status=granted.status, last_day=date(2026, 11, 20), today=TODAY)
    page = plain(browse(link_worker).get(f"/authorisations/{granted.uid}/"))
    assert "Ended early Last day 20 November 2026 Ended on the summary" in page


def test_a_link_worker_does_not(link_worker, ada, browse):
    granted = recipes.granted(person=ada)
    assert browse(link_worker).get(f"/authorisations/{granted.uid}/ending/").status_code == 403
    with pytest.raises(PermissionDenied):
        end(link_worker, granted)


def test_twice_is_once_and_what_is_over_is_not_ended_again(manager, ada):
    granted = recipes.granted(person=ada)
    assert end(manager, granted, date(2026, 11, 20)) == end(manager, granted, date(2026, 11, 20))
    with pytest.raises(Refusal, match="not in force any more"):
        end(manager, granted, date(2026, 11, 21))
    with pytest.raises(Refusal, match="not in force any more"):
        end(manager, ask(manager, ada))


def test_it_ends_earlier_never_later_and_with_a_reason(manager, ada):
    granted = recipes.granted(person=ada)
    with pytest.raises(Refusal, match="runs out on 31 May 2027 already"):
        end(manager, granted, date(2027, 6, 1))
    with pytest.raises(Refusal, match="Say why it ended"):
        end(manager, granted, closed_because="")


def test_another_council_finds_nothing(ada, browse):
    granted = recipes.granted(person=ada)
    stranger = browse(accounts.staff("team_manager", accounts.council("E06000024")))
    assert stranger.get(f"/authorisations/{granted.uid}/ending/").status_code == 404
