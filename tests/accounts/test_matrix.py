"""The matrix of field groups, cell by cell: what a role may not see is in no byte of any page it opens.

Security chapter, section 3.3. Where a cell is read otherwise than there, decision 0003 says so.
"""

import pytest

from accounts.roles import Role
from tests.accounts import recipes
from tests.accounts.canary_words import CASEWORK, TOKENS
from tests.placements import recipes as placements
from tests.walk import addresses, names_of_pages

pytestmark = pytest.mark.django_db

RECORD = {"reference", "name", "birth", "address", "provider", "review day", "circle", "reference elsewhere"}
RECORD |= {"warning", "need to share", "directory"}
ELSEWHERE = "E10000018"  # a council with nothing to do with the person
CELLS = [  # role, where it is held, and everything it sees; the rest it must not
    (
        Role.HOST_OFFICER,
        placements.LINCOLNSHIRE,
        RECORD | {"note to host", "file to host", "authorised until", "safeguarding"},
    ),
    (
        Role.CHC_NURSE,
        "QK1",
        RECORD
        | {
            "nhs",
            "note to icb",
            "file to icb",
            "health",
            "facts of health",
            "review record",
            "cost",
            "trail",
            "family",
        }
        | {
            "safeguarding",
            "support register",
            "leaving hospital",
            "plans",
            "wishes",
            "why it costs",
            "chc",
            "transition",
            "likely cost",
            "rights",
            "authorised until",
        },
    ),
    (
        Role.FINANCE,
        "E06000017",
        {
            "reference",
            "reference elsewhere",
            "provider",
            "cost",
            "why it costs",
            "plans",
            "public report",
            "restricted report",
        },
    ),
    (Role.BOARD_MEMBER, "E06000017", {"public report"}),
    (Role.AUDITOR, "E06000017", {"reference", "trail", "staff", "public report", "restricted report"}),
    (Role.ADMINISTRATOR, "E06000017", {"staff"}),
    (Role.LINK_WORKER, ELSEWHERE, {"directory"}),
]


@pytest.mark.parametrize(
    ("role", "where", "seen"), CELLS, ids=[f"{role.value} at {where}" for role, where, _ in CELLS]
)
def test_each_field_group_is_seen_by_whom_the_matrix_says(role, where, seen, canary, browse):
    at = recipes.icb(where) if where == "QK1" else recipes.council(where)
    client = browse(recipes.staff(role, at))
    text = ""
    for name in names_of_pages():
        for address in addresses(name, canary["about"]):
            page = client.get(address)
            if page.status_code == 200:
                text += page.content.decode(errors="replace")
    shown = {
        group: [token for token in tokens if token.format(**canary) in text]
        for group, tokens in TOKENS.items()
    }
    assert {group for group, tokens in shown.items() if tokens} == seen, shown


def test_no_canary_of_casework_is_mute(canary, browse):
    """A word that stands on no page at all would prove nothing above."""
    client = browse(recipes.staff(Role.TEAM_MANAGER))
    text = ""
    for name in names_of_pages():
        if name.startswith(("casework:", "reporting:handover", "placements:timeline")):
            for address in addresses(name, canary["about"]):
                page = client.get(address)
                if page.status_code == 200:
                    text += page.content.decode(errors="replace")
    assert not {token for group in CASEWORK for token in TOKENS[group] if token not in text}
