"""However often somebody is added, they have one account."""

from accounts.models import AuditEvent, Staff
from accounts.roles import Role
from tests.accounts import recipes
from tests.at_once import posted_at_once


def test_five_at_the_same_moment_add_one_account(committed, browse):
    administrator = recipes.staff(Role.ADMINISTRATOR)
    answers = {"name": "Noor Alder", "email": "noor@example.org", "role": "link_worker"}
    answers["organisation"] = recipes.council().pk
    clients = [browse(administrator) for _ in range(5)]
    assert sorted(posted_at_once(clients, "/staff/new/", answers)) == [200, 200, 200, 200, 302]
    assert Staff.objects.filter(email="noor@example.org").count() == 1
    assert AuditEvent.objects.filter(verb="added staff").count() == 1
