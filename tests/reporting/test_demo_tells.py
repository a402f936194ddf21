"""The demonstration tells of everything the product keeps, and the published figures stay as they were."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db.models import Q

from accounts.models import Organisation
from casework.models import FeedbackRequest, Outcome, Referral, ReferralStep, Service
from casework.rules import codes
from linkworker.periods import Month
from placements.models import (
    CircleMember,
    CommunicationNeed,
    FundingAgreement,
    Home,
    LegalStatus,
    Merge,
    Notice,
    Person,
    Placement,
    Proposal,
    ProviderEvent,
    ResponsibilityDispute,
    ReturnStep,
    WarningNote,
)
from placements.queries import frameworks
from placements.rules.frameworks import Answer
from reporting.figures import for_month
from reporting.imports import demo_rutland
from reviews.models import DrawnRecord, RestrictivePractice, SafeguardingConcern
from reviews.queries import duties, peer_drawing
from tests.reporting.test_demo import TODAY, ask

LATE_LEAP_DAY = date(2028, 2, 29)


@pytest.fixture
def loaded(db):
    demo_rutland.load(today=TODAY, seed=1, with_passwords=False)


@pytest.mark.django_db
def test_october_stands_as_it_was_published(loaded):
    rutland = Organisation.objects.get(code="E06000017", owner=None)
    found = {figure.id: str(figure.value) for figure in for_month(rutland, Month.parse("2026-10")).figures}
    assert [found[one] for one in ("K01", "K02", "K03", "K04")] == ["16", "33", "1399999.74", "39.29"]


def test_goals_how_life_is_and_feedback_fill_their_figures(loaded):
    rutland = Organisation.objects.get(code="E06000017", owner=None)
    told = {figure.id: figure for figure in for_month(rutland, Month.parse("2026-10")).figures}
    assert told["K23"].of > 20
    assert told["K24"].of >= 5
    adults = Person.objects.filter(placements__in=Placement.objects.open_on(TODAY), caseload_until=None)
    assert not adults.filter(goals=None, date_of_birth__lt=date(2008, 1, 1)).exists()
    assert Outcome.objects.filter(by_proxy=True).exists()
    assert FeedbackRequest.objects.exclude(declined_on=None).exists()
    waiting = FeedbackRequest.objects.filter(answer=None, declined_on=None).get()
    assert codes.read(waiting.code) == waiting.code


def test_everybody_placed_out_or_in_has_a_circle_with_every_side(loaded):
    homes = Home.objects.exclude(setting_type__code="FAMILY")
    lonely = Person.objects.filter(
        circle=None, placements__in=Placement.objects.open_on(TODAY).filter(home__in=homes)
    )
    assert not lonely.exists()
    sides = set(CircleMember.objects.values_list("side", flat=True))
    assert sides >= {"placing", "host", "provider", "host_nhs", "icb", "family", "advocate"}


def test_who_has_an_advocate_on_record_has_one_in_the_circle(loaded):
    told = set(CircleMember.objects.filter(role="advocate", ends_on=None).values_list("person", flat=True))
    recorded = set(
        Person.objects.filter(advocate_in_place=True, circle__isnull=False).values_list("pk", flat=True)
    )
    assert told == recorded


def test_some_things_are_overdue_and_some_end_soon(loaded):
    overdue = [need for need in CommunicationNeed.objects.all() if need.review_due_on < TODAY]
    assert 0 < len(overdue) < CommunicationNeed.objects.count() / 2
    assert WarningNote.objects.filter(review_by__lt=TODAY).count() == 1
    soon = TODAY + timedelta(days=56)
    assert LegalStatus.objects.filter(kind="dols_standard", ends_on__range=(TODAY, soon)).exists()
    assert LegalStatus.objects.filter(kind="dols_standard", ends_on__lt=TODAY).exists()


def test_a_move_stands_at_each_stage_and_hardly_anybody_is_without_a_plan(loaded):
    states = set(Proposal.objects.values_list("state", flat=True))
    assert states == {"proposed", "agreed", "started", "refused", "withdrawn"}
    stages = Counter(
        ReturnStep.objects.standing().filter(plan__ended_on=None).values_list("stage", flat=True)
    )
    assert len(stages) >= 6
    assert sum(stages.values()) == 15  # of sixteen


def test_money_waits_to_be_agreed_and_changes_nothing_until_then(loaded):
    waiting = FundingAgreement.objects.waiting()
    assert sorted(waiting.values_list("reason", flat=True)) == [
        "needs_changed",
        "suspended",
        "uplift",
        "uplift",
    ]
    for agreement in FundingAgreement.objects.all():
        assert sum(share.weekly for share in agreement.shares.all()) == agreement.gross_weekly
    assert ask("SELECT count(*) FROM placements_fundingline WHERE agreement_id IS NOT NULL") == 0


def test_a_home_in_trouble_has_people_checked_and_people_not(loaded):
    closing = ProviderEvent.objects.get(kind="notice_given")
    assert 0 < closing.checks.count() < closing.home.placements.open_on(TODAY).count()
    assert closing.notices.filter(acknowledged_at=None).exists()
    assert closing.notices.exclude(acknowledged_at=None).exists()


def test_one_provider_on_the_framework_cannot_show_its_grades(loaded):
    tweedside = Organisation.objects.get(name="Tweedside Support")
    held = tweedside.on_frameworks.get()
    assert frameworks.may_be_on(held.lot, tweedside, on=TODAY) == (Answer.CANNOT_SHOW, 1)
    assert held.waiver_reason


def test_whose_somebody_is_is_argued_and_two_records_look_alike(loaded):
    assert ResponsibilityDispute.objects.open().get().interim_funder.code == "E06000017"
    merge = Merge.objects.waiting().get()
    assert merge.kept.nhs_number == merge.other.nhs_number
    former = Organisation.objects.get(code="E10000021")
    assert former.valid_until == date(2021, 4, 1)
    assert Notice.objects.filter(sender__code="E10000019", acknowledged_at=None).count() == 1


@pytest.mark.parametrize("today", [date(2027, 4, 1), LATE_LEAP_DAY])
def test_it_can_be_told_on_any_day(db, today):
    assert demo_rutland.load(today=today, seed=3, with_passwords=False).rows == 63


def test_the_directory_is_filled_and_referrals_stand_in_every_state(loaded):
    assert Service.objects.count() == 27
    assert Service.objects.exclude(closed_on=None).count() == 1
    states = set(Referral.objects.order_by().values_list("result", flat=True))
    assert states == {"waiting", "accepted", "declined", "started", "ended"}
    assert Referral.objects.filter(service_entry=None).count() == 1
    taken = ReferralStep.objects.filter(step="accepted").count()
    assert taken == Referral.objects.exclude(accepted_on=None).count()


def test_the_demonstration_tells_of_safety_and_makes_nothing_overdue_by_it(loaded):
    open_one, closed = SafeguardingConcern.objects.order_by("-concern_on")
    assert [step.kind for step in closed.steps.all()][-1] == "closed"
    assert "closed" not in {step.kind for step in open_one.steps.all()}
    assert RestrictivePractice.objects.filter(steps=None).count() == 1
    red = Person.objects.filter(dynamic_support__rating="red")
    asked = [
        row.kind
        for rows in duties.due_by_person(red, TODAY).values()
        for row in rows
        if row.kind == "CTR_PRE"
    ]
    assert asked == ["CTR_PRE"]
    concerned = Person.objects.filter(
        Q(concerns__isnull=False) | Q(psychotropic_medicines__isnull=False) | Q(review_requests__isnull=False)
    )
    new = {"UNPL", "MED", "REQ", "CTR_PRE"}
    due = [
        row
        for rows in duties.due_by_person(concerned | red, TODAY).values()
        for row in rows
        if row.kind in new
    ]
    assert due
    assert not [row for row in due if row.due_on < TODAY]


def test_of_two_records_drawn_one_was_looked_at_by_somebody_not_on_the_case(loaded):
    done, waiting = DrawnRecord.objects.select_related("review__person").order_by("place")
    assert not hasattr(waiting, "peer_review")
    assert done.peer_review.by_id not in peer_drawing.on_the_case(done.review)
    assert done.peer_review.answers.count() == 8
