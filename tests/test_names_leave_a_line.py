"""Whoever is named on a page stands in the trail for it: every address, as each role that reads names."""

from types import SimpleNamespace

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from tests.accounts import recipes as accounts
from tests.casework import recipes as casework
from tests.partnership import recipes as partnership
from tests.placements import recipes as placements
from tests.reporting import recipes as reporting
from tests.reviews import recipes as reviews
from tests.walk import addresses, names_of_pages

READERS = [
    (Role.LINK_WORKER, "E06000017"),
    (Role.TEAM_MANAGER, "E06000017"),
    (Role.HOST_OFFICER, placements.LINCOLNSHIRE),
    (Role.CHC_NURSE, "QK1"),
]
NAMED_TO_A_LINK_WORKER = {
    "reporting:my-day",
    "placements:register",
    "placements:person",
    "placements:home",
    "casework:log-contact-anyone",
    "casework:drafts",
    "casework:complete-action",
    "casework:amend-contact",
    "reviews:record-review",
}
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(time_machine):
    """Three people with names nothing else has: one with everything, one behind a promise, one in a draft."""
    time_machine.move_to("2026-11-22 09:00:00+00:00", tick=False)
    reader = accounts.staff(None)
    fields = {"responsible_icb": accounts.icb(), "link_worker": reader}
    person = placements.person(family_name="Quillfeather", **fields)
    promised, begun = (
        placements.person(family_name="Actionthistle"),
        placements.person(family_name="Drafts-Bramble"),
    )
    stay = placements.placement(person=person)
    placements.placement(person=promised)
    programme = partnership.programme()
    made = [
        reader,
        person,
        stay,
        stay.home,
        casework.contact(person=person, author=reader, shared_with=["host", "icb"]),
        casework.action(person=person, owner=reader),
        casework.action(person=promised, owner=reader),
        casework.draft(person=begun, author=reader),
        reviews.review(person=person),
        partnership.milestone(programme=programme),
        programme,
        reporting.board_report(),
    ]
    return SimpleNamespace(reader=reader, people=(person, promised, begun), uids=[one.uid for one in made])


def visits(client, world):
    """(page, method, answer, people the trail names for it): every page is read first, then posted to."""
    walk = [("get", name, address) for name in names_of_pages() for address in addresses(name, world.uids)]
    missed = set(names_of_pages()) - {name for _, name, _ in walk}
    assert not missed, f"teach `addresses` the arguments of {missed}"
    for method, name, address in walk:
        before = AuditEvent.objects.count()
        answer = getattr(client, method)(address)
        if method == "get" and answer.status_code != 404:
            walk.append(("post", name, address))
        lines = AuditEvent.objects.filter(position__gt=before)
        named = {str(line.person_uid) for line in lines}
        named |= {uid for line in lines for uid in line.details.get("people", [])}
        yield name, method, answer, named


@pytest.mark.parametrize(("role", "where"), READERS, ids=lambda value: str(value))
def test_a_page_that_names_somebody_writes_who_read_it(role, where, world, browse):
    accounts.membership(
        world.reader, role, accounts.council(where) if where[0] == "E" else accounts.icb(where)
    )
    seen, unwritten = set(), set()
    for name, method, answer, named in visits(browse(world.reader), world):
        assert answer.status_code < 500, f"{method} {name}"
        page = answer.content.decode(errors="replace")
        for person in world.people:
            if answer.status_code == 200 and person.family_name in page:
                seen.add(name)
                if str(person.uid) not in named:
                    unwritten.add((method, name, person.family_name))
    assert not unwritten
    assert "placements:person" in seen
    if role == Role.LINK_WORKER:
        assert seen >= NAMED_TO_A_LINK_WORKER
