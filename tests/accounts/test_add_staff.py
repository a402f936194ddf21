"""An administrator makes an account with one role; one account an address."""

import pytest
from django.urls import reverse

from accounts.models import AuditEvent, Staff
from accounts.roles import Role
from tests.accounts import recipes

pytestmark = pytest.mark.django_db


def test_an_administrator_adds_somebody_who_holds_the_role_from_today(administrator, browse, rutland):
    answer = browse(administrator).post(
        reverse("accounts:add-staff"),
        {
            "name": "Noor Alder",
            "email": "Noor@Example.org",
            "role": "link_worker",
            "organisation": rutland.pk,
        },
    )
    assert answer.status_code == 302
    noor = Staff.objects.get(email="noor@example.org")
    assert noor.memberships.get().role == Role.LINK_WORKER
    assert not noor.has_usable_password()
    assert set(AuditEvent.objects.filter(subject_uid=noor.uid).values_list("verb", flat=True)) == {
        "added staff",
        "gave role",
    }


def test_an_address_in_use_is_told_beside_the_field_and_nothing_typed_is_lost(administrator, browse, rutland):
    recipes.staff(email="noor@example.org")
    answer = browse(administrator).post(
        reverse("accounts:add-staff"),
        {
            "name": "Noor Alder",
            "email": "NOOR@example.org",
            "role": "link_worker",
            "organisation": rutland.pk,
        },
    )
    page = answer.content.decode()
    assert "already an account" in page
    assert 'value="Noor Alder"' in page


def test_roles_are_given_at_ones_own_organisations_only(administrator, browse):
    answer = browse(administrator).post(
        reverse("accounts:add-staff"),
        {
            "name": "Noor",
            "email": "n@example.org",
            "role": "finance",
            "organisation": recipes.council("E10000019").pk,
        },
    )
    assert answer.status_code == 200
    assert not Staff.objects.filter(email="n@example.org").exists()
