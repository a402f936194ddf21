"""Giving and ending roles as an administrator does it, through the pages."""

from django.urls import reverse

from tests.accounts import recipes

ELSEWHERE = "E10000019"


def give(client, staff, **more):
    page = reverse("accounts:give-role", args=[staff.uid])
    typed = {"role": "team_manager", "organisation": recipes.council().pk, "starts_on": "1 December 2026"}
    return client.post(page, typed | more)


def end(client, membership, ends_on="1 December 2026"):
    return client.post(reverse("accounts:end-membership", args=[membership.uid]), {"ends_on": ends_on})


def refused(answer, sentence):
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
