"""A row of what needs attention is set aside, and what is then still on the list."""

from datetime import date
from uuid import uuid4

from reporting import actions
from reporting.models import SetAside
from reporting.queries import attention, caseload
from tests.accounts.recipes import TODAY, council
from tests.reporting.caseloads import RUTLAND

FRIDAY = date(2026, 11, 27)


def shown(reader, on=TODAY, at=RUTLAND) -> list[str]:
    return [row.need.words for row in attention.needs_attention(read(reader, on, at))]


def read(reader, on=TODAY, at=RUTLAND):
    return caseload.read(reader, [council(at).pk], on=on)


def put(by, person, **said) -> SetAside:
    required = {"row": "not-seen", "until": FRIDAY, "because": "A visit is planned for Thursday."}
    return actions.set_aside(
        by=by, person=person, **required | {"today": TODAY, "submission": uuid4()} | said
    )
