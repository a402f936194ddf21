"""The matrix of field groups, cell by cell: what a role may not see is in no byte of any page it opens.

Security chapter, section 3.3. Where a cell is read otherwise than there, decision 0003 says so.
"""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from accounts import audit
from accounts.roles import Role
from tests.accounts import recipes
from tests.casework import recipes as casework
from tests.partnership import recipes as partnership
from tests.placements import recipes as placements
from tests.reporting import recipes as reporting
from tests.reviews import recipes as reviews
from tests.walk import addresses, names_of_pages

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 4, 12, 0, tzinfo=UTC)
TOKENS = {  # field group: what stands on a page only when the group does
    "reference": ("CANARYREF",),
    "name": ("Canaryfamily", "Canarypreferred"),
    "birth": ("4 May 1996",),
    "nhs": ("999 000 0018", "9990000018"),
    "address": ("Canary Cottage", "LN9 9ZZ"),
    "provider": ("Canary Care Limited",),
    "own note": ("Canaryownnote",),
    "note to host": ("Canaryhostnote",),
    "note to icb": ("Canaryicbnote",),
    "draft": ("Canarydraft",),
    "health": ("14 February 2026", "Primary support reason", "Needs an advocate", "Advocate needed, none"),
    "review day": ("12 May 2026", "12 May 2025"),
    "review record": ("Canarydecision", "Canaryview", "The placement continues", "Canary Recorder"),
    "cost": ("4,321.09", "4321.09", "225,314"),
    "action": ("Canaryaction",),
    "trail": ("anaried",),
    "staff": ("canary.worker@example.org",),
    "public report": ("/board-reports/{public}/",),
    "restricted report": ("/board-reports/{restricted}/",),
}
RECORD = {"reference", "name", "birth", "address", "provider", "review day"}
CELLS = [  # role, where it is held, and everything it sees; the rest it must not
    (Role.HOST_OFFICER, placements.LINCOLNSHIRE, RECORD | {"note to host"}),
    (
        Role.CHC_NURSE,
        "QK1",
        RECORD | {"nhs", "note to icb", "health", "review record", "cost", "trail"},
    ),
    (Role.FINANCE, "E06000017", {"reference", "provider", "cost", "public report", "restricted report"}),
    (Role.BOARD_MEMBER, "E06000017", {"public report"}),
    (Role.AUDITOR, "E06000017", {"reference", "trail", "staff", "public report", "restricted report"}),
    (Role.ADMINISTRATOR, "E06000017", {"staff"}),
]


@pytest.fixture
def canary(time_machine):
    """Rutland's person in Lincolnshire with one of everything a page could show; the uids of it all."""
    time_machine.move_to("2026-11-22 09:00:00+00:00", tick=False)
    worker = recipes.staff(Role.LINK_WORKER, email="canary.worker@example.org")
    recorder = recipes.staff(None, name="Canary Recorder")
    onlooker = recipes.staff(Role.FINANCE, recipes.council(placements.LINCOLNSHIRE))
    home = placements.home(
        name="Canary Cottage", postcode="LN9 9ZZ", provider=recipes.organisation(name="Canary Care Limited")
    )
    person = placements.person(
        reference="CANARYREF",
        family_name="Canaryfamily",
        preferred_name="Canarypreferred",
        nhs_number="9990000018",
        responsible_icb=recipes.icb(),
        health_check_on=date(2026, 2, 14),
        advocate_needed=True,
        advocate_in_place=False,
    )
    stay = placements.placement(person=person, home=home)
    placements.funding_line(placement=stay, weekly=Decimal("4321.09"))
    notes = [
        casework.contact(person=person, author=worker, text=text, shared_with=sides)
        for text, sides in (("Canaryownnote", []), ("Canaryhostnote", ["host"]), ("Canaryicbnote", ["icb"]))
    ]
    review = reviews.review(
        person=person, recorded_by=recorder, decision="Canarydecision", person_view="Canaryview"
    )
    action = casework.action(person=person, what="Canaryaction", owner=worker)
    draft = casework.draft(person=person, author=worker, answers={"text": ["Canarydraft"]})
    milestone = partnership.milestone()
    old = {"month": date(2020, 1, 1), "snapshot": reporting.snapshot(month=date(2020, 1, 1))}
    done = {
        "state": "approved",
        "file_name": "0.pdf",
        "made_at": NOON,
        "approved_by": worker,
        "approved_at": NOON,
    }
    reports = [reporting.board_report(edition=edition, **old, **done) for edition in ("public", "restricted")]
    audit.record(by=onlooker, verb="canaried", subject=person, person=person)
    about = [
        person,
        stay,
        home,
        *notes,
        review,
        action,
        draft,
        milestone,
        milestone.programme,
        *reports,
        worker,
    ]
    return {"uids": [one.uid for one in about], "public": reports[0].uid, "restricted": reports[1].uid}


@pytest.mark.parametrize(("role", "where", "seen"), CELLS, ids=[role.value for role, *_ in CELLS])
def test_each_field_group_is_seen_by_whom_the_matrix_says(role, where, seen, canary, browse):
    at = recipes.icb(where) if where == "QK1" else recipes.council(where)
    client = browse(recipes.staff(role, at))
    text = ""
    for name in names_of_pages():
        for address in addresses(name, canary["uids"]):
            page = client.get(address)
            if page.status_code == 200:
                text += page.content.decode(errors="replace")
    for group, tokens in TOKENS.items():
        shown = [token for token in tokens if token.format(**canary) in text]
        assert bool(shown) == (group in seen), f"{group}: {shown}"
