"""A safeguarding concern raised in error is withdrawn: it counts nowhere, and whoever knew of it is told."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.roles import Permission, Role
from linkworker.refusals import Refusal
from reviews import actions
from reviews.actions import safeguarding as steps
from reviews.actions import withdrawing as refusals
from reviews.models import ConcernStep
from reviews.queries import home_concerns, safeguarding, waiting
from reviews.queries.assured import enquiries_on
from reviews.queries.kept import kept
from reviews.queries.safety_dates import safety_dates
from reviews.queries.timeline_safeguards import concerns as told_of
from reviews.rules.safeguarding import Concern, Stands, Step, enquiry_concluded, not_told_withdrawn, stands
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.rights import TODAY
from tests.reviews.safety import form, plainly
from tests.reviews.withdrawn import NOW, SAID, SLIP, struck

HERE, HOST, BOARD = 1, 2, 3
UNTOLD = "Lincolnshire has not been told that it was withdrawn"


@pytest.fixture
def wrong(ada):
    """Raised by Rutland of Ada, and meant for somebody else."""
    return recipes.concern(person=ada, home=ada.placements.get().home)


@pytest.fixture
def told(wrong):
    """Lincolnshire was told of it."""
    recipes.concern_step(concern=wrong)
    return wrong


@pytest.fixture
def lincolnshire():
    """The council that leads."""
    return accounts.council(placements.LINCOLNSHIRE)


def where(concern) -> str:
    return f"/safeguarding/{concern.uid}/withdrawal/"


def withdraw(by, concern, why=SLIP):
    return actions.withdraw_concern(by=by, concern=concern, why=why, now=NOW)


def step(by, concern, **said):
    answers = {"kind": "done", "done_on": TODAY, "words": "Visited"} | said
    return actions.record_concern_step(by=by, concern=concern, today=TODAY, submission=uuid4(), **answers)


def decided(concern, decision="s42"):
    enquiry = "" if decision == "none" else "council"
    return recipes.concern_step(
        concern=concern, kind="decided", decision=decision, enquiry=enquiry, words="Looked at"
    )


def closed(concern):
    return recipes.concern_step(concern=concern, kind="closed", met="none_said", risk="none_found")


@pytest.mark.django_db
def test_no_review_is_due_because_of_it(manager, ada, wrong):
    assert [one.kind for one in kept([ada.pk])[ada.pk].asked] == ["UNPL"]
    withdraw(manager, wrong)
    assert ada.pk not in kept([ada.pk])


@pytest.mark.django_db
def test_it_leaves_the_story_the_list_and_the_counts_of_the_home(manager, ada, wrong):
    assert list(told_of(manager, ada, TODAY, 9))
    assert safeguarding.open_concerns(manager, TODAY)
    assert home_concerns.months_at(wrong.home, manager)
    withdraw(manager, wrong)
    assert list(told_of(manager, ada, TODAY, 9)) == []
    assert safeguarding.open_concerns(manager, TODAY) == []
    assert home_concerns.months_at(wrong.home, manager) == []


@pytest.mark.django_db
def test_an_enquiry_into_it_is_no_open_enquiry(manager, ada, wrong):
    decided(wrong)
    assert enquiries_on([ada.pk], TODAY)
    withdraw(manager, wrong)
    assert enquiries_on([ada.pk], TODAY) == {}


@pytest.mark.django_db
def test_it_stays_on_both_pages_struck_through_with_the_reason(manager, browse, ada, wrong):
    page = browse(manager).post(where(wrong), {"why": SLIP}, follow=True)
    assert "The concern is withdrawn. It is kept with your reason." in plainly(page)
    assert f"Withdrawn by {manager.name} {SAID}" in plainly(page)
    assert wrong.words in struck(page)
    assert "Who else lives there" not in plainly(page)
    tab = browse(manager).get(f"/people/{ada.uid}/safety/")
    assert SAID in plainly(tab)
    assert "Raised on 19 November 2026" in struck(tab)
    line = AuditEvent.objects.get(verb="withdrew safeguarding concern")
    assert line.details == {"concern_on": "2026-11-19"}


@pytest.mark.django_db
def test_the_host_officer_reads_that_it_was_withdrawn(manager, browse, told, lincolnshire):
    withdraw(manager, told)
    officer = browse(accounts.staff(Role.HOST_OFFICER, lincolnshire))
    page = officer.get(f"/safeguarding/{told.uid}/")
    assert SAID in plainly(page)
    assert told.words in struck(page)


@pytest.mark.django_db
def test_nobody_who_did_not_know_is_told(manager, ada, wrong):
    withdraw(manager, wrong)
    (one,) = safeguarding.concerns_of(manager, ada, TODAY)
    assert (one.owed, one.is_open, one.may_be_closed) == ((), False, False)
    assert waiting.concerns(manager, TODAY) == {}


@pytest.mark.django_db
def test_whoever_knew_must_be_told_and_the_summary_and_what_needs_attention_say_so(manager, ada, told):
    withdraw(manager, told)
    (waits,) = waiting.concerns(manager, date(2026, 11, 24))[ada.pk]
    assert waits.words == f"Safeguarding concern: {UNTOLD}: 2 days"
    assert (waits.since, waits.presses) == (TODAY, True)
    dates = safety_dates(manager, ada, TODAY, frozenset(Permission))
    assert [one.words for one in dates] == ["Tell Lincolnshire that the safeguarding concern was withdrawn"]


@pytest.mark.django_db
def test_telling_them_settles_it(manager, link_worker, browse, ada, told, lincolnshire):
    page = browse(manager).post(where(told), {"why": SLIP}, follow=True)
    assert "Tell those who knew of it, and record here that you did." in plainly(page)
    assert f"{UNTOLD} yet" in plainly(page)
    way = f"/safeguarding/{told.uid}/steps/new/?kind=retold&told={lincolnshire.uid}"
    assert way.replace("&", "&amp;") in page.content.decode()
    asked = browse(link_worker).get(way)
    assert 'value="retold"' in asked.content.decode()
    assert 'value="done"' not in asked.content.decode()
    sent = form(kind="retold", told=lincolnshire.uid, done_on="today")
    page = browse(link_worker).post(way, sent, follow=True)
    assert f"{lincolnshire} was told that it was withdrawn" in plainly(page)
    assert UNTOLD not in plainly(page)
    assert waiting.concerns(manager, TODAY) == {}


@pytest.mark.django_db
def test_a_closed_one_is_withdrawn_too_and_the_other_side_is_told(manager, link_worker, told, lincolnshire):
    decided(told, "none")
    closed(told)
    withdraw(manager, told)
    assert (
        step(link_worker, told, kind="told", of_withdrawal=True, told=lincolnshire, words="").told
        == lincolnshire
    )


@pytest.mark.django_db
@pytest.mark.parametrize("decision", ["s42", "s47"])
def test_one_whose_enquiry_was_concluded_is_not_withdrawn(manager, browse, wrong, decision):
    decided(wrong, decision)
    closed(wrong)
    page = browse(manager).post(where(wrong), {"why": SLIP})
    assert "An enquiry into this concern was made and concluded, so it stays on record." in plainly(page)
    wrong.refresh_from_db()
    assert wrong.withdrawn_at is None


@pytest.mark.django_db
def test_nothing_is_added_to_it_any_more(manager, link_worker, wrong):
    decided(wrong)
    withdraw(manager, wrong)
    with pytest.raises(steps.ConcernWasWithdrawn):
        step(link_worker, wrong)
    with pytest.raises(steps.ConcernWasWithdrawn):
        actions.close_concern(
            by=manager,
            concern=wrong,
            done_on=TODAY,
            met="none_said",
            risk="removed",
            today=TODAY,
            submission=uuid4(),
        )
    assert ConcernStep.objects.count() == 1


@pytest.mark.django_db
def test_a_form_opened_before_the_withdrawal_does_not_say_that_they_were_told_of_that(
    manager, link_worker, browse, told, lincolnshire
):
    withdraw(manager, told)
    sent = form(kind="told", told=lincolnshire.uid, done_on="today")
    page = browse(link_worker).post(f"/safeguarding/{told.uid}/steps/new/", sent)
    assert "The concern was withdrawn: all that is recorded now is who was told so." in plainly(page)
    assert ConcernStep.objects.count() == 1


@pytest.mark.django_db
def test_of_one_that_stands_nobody_is_told_that_it_was_withdrawn(link_worker, told, lincolnshire):
    with pytest.raises(steps.NotWithdrawn):
        step(link_worker, told, kind="told", of_withdrawal=True, told=lincolnshire, words="")


@pytest.mark.django_db
def test_nobody_is_told_twice(manager, link_worker, told, lincolnshire):
    withdraw(manager, told)
    step(link_worker, told, kind="told", of_withdrawal=True, told=lincolnshire, words="")
    with pytest.raises(steps.KnowsAlready):
        step(link_worker, told, kind="told", of_withdrawal=True, told=lincolnshire, words="By letter")


@pytest.mark.django_db
def test_what_was_recorded_of_the_whole_home_since_is_pointed_out(manager, browse, wrong):
    event = placements.provider_event(home=wrong.home, kind="safeguarding", happened_on=TODAY)
    earlier = placements.provider_event(
        home=wrong.home, kind="safeguarding", happened_on=date(2026, 11, 18), ends_on=None
    )
    page = browse(manager).get(where(wrong)).content.decode()
    assert f"/homes/events/{event.uid}/" in page
    assert f"/homes/events/{earlier.uid}/" not in page
    withdraw(manager, wrong)
    assert (
        f"/homes/events/{event.uid}/" in browse(manager).get(f"/safeguarding/{wrong.uid}/").content.decode()
    )


@pytest.mark.django_db
def test_it_is_withdrawn_once(manager, wrong):
    withdraw(manager, wrong)
    withdraw(manager, wrong)
    with pytest.raises(refusals.WithdrawnAlready):
        withdraw(manager, wrong, "Another reason")
    assert AuditEvent.objects.filter(verb="withdrew safeguarding concern").count() == 1


@pytest.mark.django_db
def test_a_reason_is_asked_for(manager, wrong):
    with pytest.raises(Refusal) as refused:
        withdraw(manager, wrong, " ")
    assert refused.value.question == "why"


@pytest.mark.django_db
def test_only_a_manager_of_the_organisation_that_raised_it(
    link_worker, manager, browse, ada, wrong, lincolnshire
):
    page = f"/safeguarding/{wrong.uid}/"
    assert where(wrong) in browse(manager).get(page).content.decode()
    assert where(wrong) not in browse(link_worker).get(page).content.decode()
    assert browse(link_worker).get(where(wrong)).status_code == 403
    theirs = recipes.concern(person=ada, organisation=lincolnshire)
    officer = accounts.staff(Role.HOST_OFFICER, lincolnshire)
    for by, one in ((manager, theirs), (officer, theirs), (officer, wrong), (link_worker, wrong)):
        assert browse(by).get(where(one)).status_code == 403
        with pytest.raises(PermissionDenied):
            withdraw(by, one)
    assert withdraw(accounts.staff(Role.TEAM_MANAGER, lincolnshire), theirs).withdrawn_why == SLIP


@pytest.mark.django_db
def test_who_may_not_know_of_the_person_finds_nothing(browse, wrong):
    elsewhere = accounts.staff(at=accounts.council("E10000012"), role=Role.TEAM_MANAGER)
    assert browse(elsewhere).get(where(wrong)).status_code == 404


def concern(*done, withdrawn=True) -> Concern:
    return Concern(TODAY, host=HOST, placing=HERE, by=HERE, steps=done, is_withdrawn=withdrawn)


@pytest.mark.parametrize(
    ("done", "untold"),
    [
        ((), ()),
        ((Step("told", TODAY, HERE, told=HOST),), (HOST,)),
        ((Step("done", TODAY, BOARD), Step("told", TODAY, HERE, told=HOST)), (BOARD, HOST)),
        (
            (Step("told", TODAY, HERE, told=HOST), Step("told", TODAY, HERE, told=HOST, of_withdrawal=True)),
            (),
        ),
        (
            (Step("told", TODAY, HERE, told=HOST), Step("told", TODAY, HOST, told=HOST, of_withdrawal=True)),
            (),
        ),
    ],
    ids=str,
)
def test_who_knew_and_does_not_know_that_it_was_withdrawn(done, untold):
    assert not_told_withdrawn(concern(*done)) == untold
    assert not_told_withdrawn(concern(*done, withdrawn=False)) == ()


def test_it_stands_as_withdrawn_whatever_was_done():
    assert stands(concern(Step("closed", TODAY, HERE))) == Stands.WITHDRAWN


@pytest.mark.parametrize(
    ("decisions", "concluded"),
    [
        (["s42"], True),
        (["s47"], True),
        (["other"], False),
        (["none"], False),
        (["s42", "none"], False),
        ([], False),
    ],
    ids=str,
)
def test_an_enquiry_is_concluded_by_the_latest_decision(decisions, concluded):
    done = [Step("decided", TODAY, HOST, decision=decision) for decision in decisions]
    assert not enquiry_concluded(concern(*done))
    assert enquiry_concluded(concern(*done, Step("closed", TODAY, HOST))) == concluded
