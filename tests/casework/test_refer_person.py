"""Somebody is referred in two clicks from their own page: to an entry of the directory, or to one named in words."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from accounts.policies import as_of
from accounts.roles import Role
from casework.models import Referral
from tests.accounts import recipes as accounts
from tests.at_once import posted_at_once
from tests.casework import recipes
from tests.casework.answers import words
from tests.casework.services import referred, why
from tests.placements import recipes as placements

TODAY = date(2026, 11, 22)


@pytest.fixture
def team(db):
    """A speech and language team that serves Lincolnshire, where Ada lives."""
    return recipes.service_area().service


@pytest.mark.django_db
def test_two_clicks_from_the_persons_page_lead_to_the_form(link_worker, browse, ada, team):
    client = browse(link_worker)
    assert f"/people/{ada.uid}/services/" in words(client.get(f"/people/{ada.uid}/referrals/"))
    assert f'href="{referred(ada, team)}"' in words(client.get(f"/people/{ada.uid}/services/"))
    page = words(client.get(referred(ada, team)))
    assert "Refer to Speech and language team" in page
    assert "Which service?" not in page


@pytest.mark.django_db
def test_a_referral_keeps_why_on_what_ground_and_when_an_answer_is_due(link_worker, browse, ada, team):
    goal = recipes.goal(person=ada)
    answers = why(urgent="on", sent_by="email", goal=str(goal.uid))
    page = browse(link_worker).post(referred(ada, team), answers, follow=True)
    assert "reference RF26-0001. An answer is due by 2 December 2026." in words(page)
    made = Referral.objects.get()
    assert (made.service, made.service_entry, made.goal) == (team.name, team, goal)
    assert (made.made_on, made.result, made.made_by) == (TODAY, "waiting", link_worker)
    assert (made.basis, made.agreed_on, made.urgent) == ("agreed", date(2026, 11, 21), True)
    line = AuditEvent.objects.get(verb="referred person")
    assert line.person_uid == ada.uid
    assert line.details == {"made_on": "2026-11-22", "basis": "agreed", "urgent": True}


@pytest.mark.django_db
def test_a_service_may_be_named_in_words(link_worker, browse, ada):
    page = browse(link_worker).post(referred(ada), why(service="The chess club"), follow=True)
    assert "An answer is due by 6 December 2026." in words(page)
    made = Referral.objects.get()
    assert (made.service, made.service_entry) == ("The chess club", None)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"why": " "}, "Enter why they are referred"),
        ({"basis": ""}, "Select whether they agreed"),
        ({"agreed_on": ""}, "Enter the date they agreed or it was decided"),
        ({"agreed_on": "tomorrow"}, "must be today or in the past"),
        ({"made_on": "tomorrow"}, "must be today or in the past"),
        ({"made_on": "4 May 1901"}, "the person was not born yet"),
        ({"answer_by": "yesterday"}, "An answer is wanted on or after the day the referral was made"),
        ({"service": ""}, "Enter the name of the service"),
    ],
    ids=str,
)
def test_bad_answers_are_told_in_words_and_nothing_typed_is_lost(answers, told, link_worker, browse, ada):
    sent = why(service="The chess club", sent_by="letter") | answers
    page = browse(link_worker).post(referred(ada), sent)
    assert page.status_code == 200
    assert told in words(page)
    assert '<option value="letter" selected' in words(page)
    assert not Referral.objects.exists()


@pytest.mark.django_db
def test_nobody_is_sent_to_a_door_that_is_shut(link_worker, browse, ada, team):
    client, answers = browse(link_worker), why()
    type(team).objects.filter(pk=team.pk).update(ends_on=TODAY)
    assert client.get(referred(ada, team)).context["entry"]
    type(team).objects.filter(pk=team.pk).update(ends_on=date(2026, 11, 21))
    page = client.post(referred(ada, team), answers)
    assert "Enter the name of the service" in words(page)
    assert "Wants to order her own tea" in words(page)
    assert not Referral.objects.exists()


@pytest.mark.django_db
def test_a_service_that_has_not_answered_is_chased_not_asked_again(link_worker, browse, ada, team):
    client = browse(link_worker)
    client.post(referred(ada, team), why(made_on="2 November 2026", agreed_on="2 November 2026"))
    page = client.post(referred(ada, team), why())
    assert "They were referred to this service on 2 November 2026, and it has not answered yet" in words(page)
    Referral.objects.update(result="declined")
    assert client.post(referred(ada, team), why()).status_code == 302


@pytest.mark.django_db
def test_the_goal_is_the_persons_own(link_worker, browse, ada, team):
    recipes.goal(person=ada)
    strangers = recipes.goal()
    page = browse(link_worker).post(referred(ada, team), why(goal=str(strangers.uid)))
    assert "Choose a goal from the list" in words(page)


@pytest.mark.django_db
def test_the_same_form_sent_again_refers_nobody_twice_and_other_answers_are_refused(
    link_worker, browse, ada, team
):
    client, answers = browse(link_worker), why()
    assert [client.post(referred(ada, team), answers).status_code for _ in range(2)] == [302, 302]
    page = client.post(referred(ada, team), answers | {"why": "Something else"})
    assert "This form has already been sent" in words(page)
    assert Referral.objects.count() == 1


def test_five_at_the_same_moment_refer_once(committed, browse):
    person, worker = placements.placement().person, accounts.staff()
    team = recipes.service_area().service
    clients = [browse(worker) for _ in range(5)]
    assert posted_at_once(clients, referred(person, team), why()) == [302] * 5
    assert Referral.objects.count() == 1


@pytest.mark.django_db
def test_references_follow_one_another_in_their_year(link_worker, browse, ada):
    recipes.referral(reference="RF26-0041")
    recipes.referral(reference="RF25-0099")
    browse(link_worker).post(referred(ada), why(service="Choir"))
    assert Referral.objects.filter(service="Choir", reference="RF26-0042").exists()


@pytest.mark.django_db
def test_who_may_not_know_of_the_person_gets_404_and_who_may_not_refer_403(browse, ada, team):
    stranger = placements.person(responsible_council=accounts.council("E10000018"))
    worker = browse(accounts.staff())
    host = browse(accounts.staff(Role.HOST_OFFICER, accounts.council(placements.LINCOLNSHIRE)))
    for address in ("referrals/", "referrals/new/", "services/"):
        assert worker.get(f"/people/{stranger.uid}/{address}").status_code == 404
        assert host.get(f"/people/{ada.uid}/{address}").status_code == 403
    assert host.post(referred(ada, team), why()).status_code == 403


@pytest.mark.django_db
def test_the_hosts_own_link_worker_refers_for_the_host_and_sees_none_of_ours(browse, ada, team, link_worker):
    browse(link_worker).post(referred(ada, team), why())
    theirs = as_of(accounts.staff(Role.LINK_WORKER, accounts.council(placements.LINCOLNSHIRE)), TODAY)
    client = browse(theirs)
    assert "RF26-0001" not in words(client.get(f"/people/{ada.uid}/referrals/"))
    client.post(referred(ada, team), why())
    made = Referral.objects.get(made_by=theirs)
    assert (made.organisation, made.reference) == (accounts.council(placements.LINCOLNSHIRE), "RF26-0001")
