"""One recipe a model: valid by default."""

from datetime import UTC, date, datetime
from decimal import Decimal

from reporting.models import (
    BoardReport,
    CalendarFeed,
    Digest,
    DigestChoice,
    DisclosureSetting,
    KpiTarget,
    SetAside,
    Snapshot,
)
from tests.accounts.recipes import council, staff
from tests.placements.recipes import person


def snapshot(**fields) -> Snapshot:
    """October 2026, frozen with nothing in it."""
    return Snapshot.objects.create(
        **{
            "authority": council(),
            "month": date(2026, 10, 1),
            "content": {},
            "fingerprint": "sha256:" + "0" * 64,
        }
        | fields
    )


def board_report(**fields) -> BoardReport:
    """The restricted edition of October 2026, queued."""
    return BoardReport.objects.create(
        **{"authority": council(), "month": date(2026, 10, 1), "edition": "restricted"} | fields
    )


def approved_report(**fields) -> BoardReport:
    """The restricted edition of October 2026, made and approved. Give `approved_by`."""
    made = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
    approved = {"state": "approved", "file_name": f"{'0' * 64}.pdf", "made_at": made, "approved_at": made}
    return board_report(**approved | fields)


def disclosure_setting(**fields) -> DisclosureSetting:
    """Rutland's own, stricter rule."""
    return DisclosureSetting.objects.create(
        **{
            "authority": council(),
            "threshold": 8,
            "base": 5,
            "valid_from": date(2026, 1, 1),
            "source": "Test",
        }
        | fields
    )


def kpi_target(**fields) -> KpiTarget:
    """Rutland's own target for annual review coverage, from 2026."""
    return KpiTarget.objects.create(
        **{
            "authority": council(),
            "kpi": "K10",
            "target": Decimal("90"),
            "green": Decimal("90"),
            "amber": Decimal("80"),
            "valid_from": date(2026, 1, 1),
            "source": "Test",
        }
        | fields
    )


def calendar_feed(**fields) -> CalendarFeed:
    """Somebody's address, whose secret nobody knows."""
    return CalendarFeed.objects.create(
        **{"staff": fields.get("staff") or staff(), "secret_hash": "a" * 64} | fields
    )


def digest(**fields) -> Digest:
    """A morning letter that waits."""
    return Digest.objects.create(
        **{"staff": fields.get("staff") or staff(), "day": date(2026, 11, 23)} | fields
    )


def digest_choice(**fields) -> DigestChoice:
    """Somebody who wants none."""
    return DigestChoice.objects.create(**{"staff": fields.get("staff") or staff(), "wanted": False} | fields)


def set_aside(**fields) -> SetAside:
    """Somebody not seen in time, off the list until Friday 27 November 2026."""
    return SetAside.objects.create(
        **{
            "person": fields.get("person") or person(),
            "organisation": council(),
            "reason": "not-seen",
            "level": 1,
            "until": date(2026, 11, 27),
            "because": "A visit is planned for Thursday.",
            "recorded_by": fields.get("recorded_by") or staff(None),
        }
        | fields
    )
