"""Frozen months, board reports, targets and how small numbers are hidden."""

from datetime import UTC, datetime

from tests.accounts.recipes import staff
from tests.constraints.attempts import SOMEBODY, Sql, again, change, of
from tests.reporting import recipes


def asked():
    """A report somebody asked for and wrote the words of."""
    return recipes.board_report(requested_by=staff(None), narrative_by=staff(None))


def made():
    """A draft as it lies before whoever approves it."""
    staff(None)
    file = {"file_name": f"{'0' * 64}.pdf", "made_at": datetime(2026, 11, 2, 9, 0, tzinfo=UTC)}
    return recipes.board_report(state="draft", snapshot=recipes.snapshot(), **file)


ATTEMPTS = [
    *of(
        recipes.disclosure_setting,
        again("disclosure_once_a_day"),
        change("disclosure_hides_something", threshold=1),
        change("disclosure_hides_something", base=0),
        change("disclosure_ends_after_start", valid_until="2026-01-01"),
    ),
    *of(
        recipes.kpi_target,
        again("kpi_target_once_a_day"),
        change("kpi_target_both_edges_or_neither", amber=None),
        change("kpi_target_ends_after_start", valid_until="2026-01-01"),
    ),
    *of(
        recipes.set_aside,
        again("set_aside_once"),
        change("set_aside_with_reason", because=""),
        change("set_aside_brought_back_by_someone", brought_back_by_id=SOMEBODY),
    ),
    *of(
        recipes.calendar_feed,
        again("calendar_feed_one_at_a_time", secret_hash="b" * 64),
        change("calendar_feed_keeps_no_secret", secret_hash="the secret itself"),
    ),
    *of(
        recipes.digest,
        again("digest_once_a_day"),
        change("digest_sent_is_settled", sent=True),
    ),
    *of(
        recipes.snapshot,
        again("snapshot_once_a_revision"),
        again("snapshot_month_is_first_day", month="2026-10-02"),
    ),
    *of(
        recipes.board_report,
        again("board_report_once"),
        change("board_report_month_is_first_day", month="2026-10-02"),
        change("board_report_revision_has_reason", revision=2),
        change("board_report_revision_has_reason", revision_reason="A slip"),
        change("board_report_made_has_file", state="draft"),
        change("board_report_approved_by_someone_at_some_time", approved_at="2026-11-02 09:00+00"),
    ),
    *of(
        asked,
        change("board_report_second_person", approved_by_id=Sql("requested_by_id"), approved_at=Sql("now()")),
        change("board_report_second_person", approved_by_id=Sql("narrative_by_id"), approved_at=Sql("now()")),
    ),
    *of(
        made,
        change("board_report_approved_by_someone", state="approved"),
        change("board_report_draft_is_not_approved", approved_by_id=SOMEBODY, approved_at=Sql("now()")),
    ),
]
