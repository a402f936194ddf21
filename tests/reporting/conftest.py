"""Files of one's own, a queue that is only noted, October's two editions, and somebody nobody has seen for long."""

import pytest

from placements.models import Person
from reporting import tasks
from reporting.documents import making
from tests.accounts.recipes import staff
from tests.placements import recipes as placements
from tests.reporting.caseloads import seen, settled
from tests.reporting.october import made_in_october


@pytest.fixture
def own_files(settings, tmp_path):
    """Reports are kept where nobody else's are."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def queue(monkeypatch):
    """What was sent to the worker, instead of sending it."""
    sent = []
    monkeypatch.setattr(tasks.make_board_report, "delay", lambda *, report_id: sent.append(report_id))
    return sent


@pytest.fixture
def register(rutland):
    """One person placed elsewhere, and who pays."""
    stay = placements.placement()
    return placements.funding_line(placement=stay, payer=rutland)


@pytest.fixture
def quick_printer(monkeypatch):
    """Stands in for the printer where a test is about the row: other words, other bytes."""

    def printed(snapshot, **words):
        return f"%PDF-1.7 {sorted(words.items())}".encode()

    monkeypatch.setattr(making.documents, "board_report", printed)


@pytest.fixture
def drafts(quick_printer, manager, rutland, register, queue):
    """October's two editions, asked for by the manager and made."""
    return made_in_october(manager, rutland)


@pytest.fixture
def worker():
    return staff(name="Robin Ashdown")


@pytest.fixture
def unseen(worker) -> Person:
    """Not seen for 50 days, where 42 were agreed: pressing, not urgent."""
    stay = settled(worker, worker, contact_every_days=42, given_name="Ada", family_name="Larch")
    stay.person.contacts.all().delete()
    stay.person.reviews.update(person_present=None)
    seen(stay.person, 50, author=worker)
    return stay.person
