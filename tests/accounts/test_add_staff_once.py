"""However often somebody is added, they have one account."""

from accounts.models import AuditEvent, Staff
from accounts.roles import Role
from tests.accounts import recipes
from tests.at_once import at_once


def test_five_at_the_same_moment_add_one_account_and_the_others_are_told(committed, browse):
    administrator = recipes.staff(Role.ADMINISTRATOR)
    answers = {"name": "Noor Alder", "email": "noor@example.org", "role": "link_worker"}
    answers["organisation"] = recipes.council().pk
    clients = [browse(administrator) for _ in range(5)]
    pages = at_once(*(lambda client=client: client.post("/staff/new/", answers) for client in clients))
    told = [page for page in pages if "already an account with this email" in page.content.decode()]
    assert sorted(page.status_code for page in pages) == [200, 200, 200, 200, 302]
    assert len(told) == 4
    assert Staff.objects.filter(email="noor@example.org").count() == 1
    assert AuditEvent.objects.filter(verb="added staff").count() == 1
