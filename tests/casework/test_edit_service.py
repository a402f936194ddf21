"""An entry is kept right by its own organisation; two who edit it see each other's answers."""

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import words
from tests.placements.recipes import LINCOLNSHIRE

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(db):
    """The speech and language team, which serves Lincolnshire."""
    return recipes.service_area().service


def form(client, service) -> dict:
    """The form as it lies open, ready to be sent unchanged."""
    sent = {}
    for field in client.get(f"/services/{service.uid}/edit/").context["form"]:
        value = field.value()
        sent[field.name] = value if isinstance(value, list) else "" if value in (None, False) else str(value)
    return sent


def test_what_is_changed_is_kept_with_what_stood_there_before(link_worker, browse, service):
    client = browse(link_worker)
    answers = form(client, service) | {"cost": "Free", "needs": ["eating"]}
    page = client.post(f"/services/{service.uid}/edit/", answers, follow=True)
    assert "The entry is changed." in words(page)
    service.refresh_from_db()
    assert (service.cost, service.needs) == ("Free", ["eating"])
    assert AuditEvent.objects.get(verb="edited service").details == {"fields": ["cost", "needs"]}
    past = words(client.get(f"/services/{service.uid}/versions/"))
    assert "Cost" in past
    assert "Free" in past


def test_sent_unchanged_nothing_is_written(link_worker, browse, service):
    client = browse(link_worker)
    assert client.post(f"/services/{service.uid}/edit/", form(client, service)).status_code == 302
    assert not AuditEvent.objects.filter(verb="edited service").exists()


def test_two_who_answer_one_question_see_both_answers_lists_too(link_worker, manager, browse, service):
    mine, theirs = browse(link_worker), browse(manager)
    opened = form(mine, service)
    other = form(theirs, service) | {"kind": "LDC", "needs": ["senses"], "cost": "Free"}
    assert theirs.post(f"/services/{service.uid}/edit/", other).status_code == 302
    page = mine.post(
        f"/services/{service.uid}/edit/", opened | {"kind": "MHC", "needs": ["eating", "rights"]}
    )
    told = words(page)
    for said in (
        "Community services for people with mental health needs",
        "Community services for people with a learning disability",
        "Eating, drinking and swallowing and Rights and being heard",
        "Sight and hearing",
    ):
        assert said in told
    again = {field.name: field.value() for field in page.context["form"]}
    assert (again["needs"], again["cost"]) == (["eating", "rights"], "Free")
    sent = {name: "" if value in (None, False) else value for name, value in again.items()}
    assert mine.post(f"/services/{service.uid}/edit/", sent).status_code == 302
    service.refresh_from_db()
    assert (service.kind, service.needs, service.cost) == ("MHC", ["eating", "rights"], "Free")


def test_a_list_left_alone_gives_way_to_what_somebody_else_ticked(link_worker, manager, browse, service):
    mine, theirs = browse(link_worker), browse(manager)
    opened = form(mine, service)
    theirs.post(f"/services/{service.uid}/edit/", form(theirs, service) | {"needs": ["senses"], "cost": "£2"})
    page = mine.post(f"/services/{service.uid}/edit/", opened | {"cost": "£3"})
    assert page.context["form"]["needs"].value() == ["senses"]


def test_an_entry_serves_somewhere(link_worker, browse):
    everywhere = recipes.service(everywhere=True)
    client = browse(link_worker)
    answers = form(client, everywhere) | {"everywhere": ""}
    page = client.post(f"/services/{everywhere.uid}/edit/", answers)
    assert "Choose a council whose area it serves" in words(page)


def test_a_closed_entry_is_not_changed(link_worker, browse, service):
    client = browse(link_worker)
    answers = form(client, service) | {"cost": "Free"}
    type(service).objects.filter(pk=service.pk).update(closed_on="2026-11-03", closed_because="Moved")
    page = client.post(f"/services/{service.uid}/edit/", answers)
    assert "This entry is closed. Open it again to change it" in words(page)


def test_another_organisation_reads_it_and_changes_nothing(browse, service):
    other = browse(accounts.staff(Role.TEAM_MANAGER, accounts.council(LINCOLNSHIRE)))
    assert other.get(f"/services/{service.uid}/").status_code == 200
    assert "Change this entry" not in words(other.get(f"/services/{service.uid}/"))
    for page in ("edit", "versions", "closing", "areas/new"):
        assert other.get(f"/services/{service.uid}/{page}/").status_code == 403
    assert other.post(f"/services/{service.uid}/confirmation/").status_code == 403


def test_whoever_has_no_grant_knows_of_no_directory(board_member, browse, service):
    assert browse(board_member).get("/services/").status_code == 403
    assert browse(board_member).get(f"/services/{service.uid}/").status_code == 404
