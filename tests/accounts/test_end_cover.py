"""Back early, or arranged by mistake: from today on nobody acts for them."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from accounts import actions, policies
from accounts.models import AuditEvent, Cover
from linkworker.refusals import Refusal
from tests.accounts import recipes
from tests.accounts.recipes import TODAY

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to(NOON, tick=False)


def end(by, cover):
    return actions.end_cover(by=by, cover=cover, today=TODAY, now=NOON)


def test_one_that_runs_ends_today(browse):
    cover = recipes.cover(starts_on=date(2026, 11, 2))
    client = browse(cover.covered)
    assert "count as back" in client.get(f"/cover/{cover.uid}/end/").content.decode()
    assert client.post(f"/cover/{cover.uid}/end/").status_code == 302
    cover.refresh_from_db()
    assert (cover.ends_on, cover.called_off_at) == (TODAY, None)
    assert policies.as_of(cover.covered_by, TODAY).covering == ()
    assert AuditEvent.objects.filter(verb="ended cover", subject_uid=cover.covered.uid).count() == 1


def test_one_that_begins_today_or_later_is_called_off_and_its_days_are_free_again(manager):
    cover = recipes.cover()
    end(manager, cover)
    cover.refresh_from_db()
    assert (cover.called_off_at, cover.called_off_by) == (NOON, manager)
    recipes.cover(covered=cover.covered)
    assert Cover.objects.standing().count() == 1


def test_one_that_is_over_is_not_ended_again(manager):
    with pytest.raises(Refusal, match="over already"):
        end(manager, recipes.cover(starts_on=date(2026, 11, 2), ends_on=TODAY))
    called_off = end(manager, recipes.cover())
    with pytest.raises(Refusal, match="over already"):
        end(manager, called_off)


def test_only_the_two_and_whoever_moves_caseloads_end_it(browse):
    cover = recipes.cover()
    stranger = recipes.staff()
    with pytest.raises(PermissionDenied):
        end(stranger, cover)
    assert browse(stranger).get(f"/cover/{cover.uid}/end/").status_code == 404
    assert browse(cover.covered_by).get(f"/cover/{cover.uid}/end/").status_code == 200
