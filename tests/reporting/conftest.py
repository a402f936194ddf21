"""Files of one's own, a queue that is only noted, and October's two editions."""

import pytest

from reporting import tasks
from reporting.documents import making
from tests.placements import recipes as placements
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
