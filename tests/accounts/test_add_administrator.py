"""The first account of an organisation: made on the server, in the trail, and of use only to its owner."""

import re
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from accounts.models import AuditEvent, Membership, Staff
from accounts.policies import allowed, as_of
from accounts.roles import Permission, Role
from tests.accounts import recipes

pytestmark = pytest.mark.django_db
PASSWORD = "plum violin harbour"


def add(email="Mabel@example.org", name="Mabel Quince", organisation="E06000017"):
    call_command("add_administrator", email=email, name=name, organisation=organisation)


def test_the_account_is_an_administrators_from_today_and_has_no_password(capsys, rutland):
    add()
    mabel = Staff.objects.get(email="mabel@example.org")
    held = mabel.memberships.get()
    assert (held.role, held.organisation) == (Role.ADMINISTRATOR, rutland)
    assert allowed(as_of(mabel, held.starts_on), Permission.MANAGE_STAFF)
    assert not mabel.has_usable_password()
    assert reverse("account_reset_password") in capsys.readouterr().out


def test_it_stands_in_the_trail():
    add()
    line = AuditEvent.objects.get()
    assert (line.verb, line.subject_uid) == ("added administrator", Staff.objects.get().uid)
    assert line.details["at"] == "E06000017"


def test_the_owner_of_the_address_sets_the_password_and_comes_in(client, mailoutbox):
    add()
    client.post(reverse("account_reset_password"), {"email": "mabel@example.org"})
    address = urlsplit(re.search(r"http\S+", mailoutbox[0].body)[0]).path
    form = client.get(address, follow=True)
    client.post(form.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD})
    answer = client.post(reverse("account_login"), {"login": "mabel@example.org", "password": PASSWORD})
    assert answer.status_code == 302
    assert client.get(reverse("accounts:staff")).status_code == 200


def test_an_nhs_board_has_its_administrator_too():
    add(organisation="qk1")
    assert Membership.objects.get().organisation == recipes.icb()


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"email": "MABEL@example.org"}, "already an account"),
        ({"email": "no address"}, "valid email"),
        ({"email": "b@example.org", "name": " "}, "blank"),
        ({"email": "b@example.org", "organisation": "E99999999"}, "No council or NHS board"),
        ({"email": "b@example.org", "organisation": "QHG"}, "of today"),  # merged in April 2026
    ],
)
def test_what_cannot_be_done_is_refused_in_words_and_keeps_nothing(answers, told):
    add()
    with pytest.raises(CommandError, match=told):
        add(**answers)
    assert Staff.objects.count() == Membership.objects.count() == AuditEvent.objects.count() == 1
