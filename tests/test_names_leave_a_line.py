"""Whoever is named on a page stands in the trail for it: every address, as each role that reads names."""

from datetime import date
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
from tests.walk import addresses, names_of_pages, papers_in_words

READERS = [
    (Role.LINK_WORKER, "E06000017"),
    (Role.TEAM_MANAGER, "E06000017"),
    (Role.HOST_OFFICER, placements.LINCOLNSHIRE),
    (Role.CHC_NURSE, "QK1"),
]
NAMED_TO_A_LINK_WORKER = {
    "reporting:my-day",
    "reporting:handover",
    "reporting:caseload-handover",
    "reporting:handover-file",
    "reporting:caseload-handover-file",
    "reporting:calendar",
    "casework:plan-contact",
    "casework:move-planned-contact",
    "placements:register",
    "placements:person",
    "placements:person-history",
    "placements:review-warning-note",
    "placements:review-communication-need",
    "placements:end-communication-need",
    "placements:end-legal-status",
    "placements:home",
    "placements:circle",
    "placements:edit-circle-member",
    "placements:remove-person-reference",
    "placements:edit-health-provision",
    "placements:responsibility",
    "placements:provider-event",
    "placements:record-resident-check",
    "placements:placements",
    "placements:returns",
    "placements:chc",
    "placements:record-checklist",
    "placements:close-chc-dispute",
    "placements:transition",
    "placements:transition-pipeline",
    "placements:plan-transition",
    "placements:merges",
    "placements:agree-merge",
    "placements:notices",
    "placements:person-notices",
    "placements:send-notice",
    "placements:chase-notice",
    "casework:log-contact-anyone",
    "casework:drafts",
    "casework:complete-action",
    "casework:all-actions",
    "casework:actions",
    "casework:chase-action",
    "casework:escalations",
    "casework:escalation",
    "casework:amend-contact",
    "casework:person-referrals",
    "casework:referrals",
    "casework:service",
    "casework:referral-letter",
    "casework:chase-referral",
    "casework:goals",
    "casework:outcomes",
    "casework:feedback",
    "casework:check-goal",
    "reviews:record-review",
    "reviews:peer-reviews",
    "reviews:record-peer-review",
    "reviews:home-reviews",
    "reviews:home-review",
    "reviews:hold-home-review",
    "reviews:rights",
    "reviews:rights-overview",
    "reviews:authorisation",
    "reviews:decide-authorisation",
    "reviews:record-best-interests-decision",
    "reviews:capacity-assessment",
    "reviews:safeguarding",
    "reviews:concern",
}
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(time_machine, monkeypatch):
    """Three people with names nothing else has: one with everything, one behind a promise, one in a draft."""
    time_machine.move_to("2026-11-22 09:00:00+00:00", tick=False)
    papers_in_words(monkeypatch)
    reader = accounts.staff(None)
    fields = {"responsible_icb": accounts.icb(), "link_worker": reader}
    person = placements.person(family_name="Quillfeather", **fields)
    promised, begun = (
        placements.person(family_name="Actionthistle"),
        placements.person(family_name="Drafts-Bramble"),
    )
    stay = placements.placement(person=person)
    placements.funding_line(placement=stay)
    placements.moved_in(person=promised)
    type(person).objects.filter(pk=person.pk).update(
        date_of_birth="2010-05-04"
    )  # on the way to adulthood, too
    placements.transition_plan(person=person, recorded_by=reader)
    proposed = placements.merge(kept=person, other=begun)
    twice = placements.person()
    agreed = accounts.staff(None)
    merged = placements.merge(kept=person, other=twice, agreed_by=agreed, agreed_at=placements.PROPOSED_AT)
    programme = partnership.programme()
    event = placements.provider_event(home=stay.home)
    steps = placements.return_step(plan=placements.return_plan(person=person))
    argued = placements.chc_dispute(case=placements.chc_case(person=person))
    made = [
        reader,
        person,
        stay,
        steps.plan,
        placements.proposal(person=person),
        placements.short_stay(person=person, placement=stay),
        stay.home,
        casework.contact(person=person, author=reader, shared_with=["host", "icb"]),
        casework.contact_file(contact=casework.contact(person=person, author=reader)),
        casework.action(person=person, owner=reader),
        casework.action(person=promised, owner=reader),
        (late := casework.promise(person=promised)),
        casework.chase(action=late, way="letter", to_email="", address="1 High Street", sent_at=None),
        casework.escalation(person=person),
        casework.draft(person=begun, author=reader),
        *referred(person),
        casework.goal_check(goal=casework.goal(person=person, owner=reader)).goal,
        casework.outcome_answer(outcome=casework.outcome(person=person)).outcome,
        casework.feedback(
            request=casework.feedback_request(person=person), by_proxy=None, person=person
        ).request,
        casework.feedback_request(person=person, asked_on=date(2026, 11, 20)),
        casework.planned_contact(person=person, worker=reader),
        placements.first_contact(member=placements.circle_member(person=person)).member,
        placements.person_reference(person=person),
        placements.health_provision(person=person),
        placements.transition_step(person=person, recorded_by=reader),
        *peers(person, promised),
        whole_home(person),
        reviews.psychotropic_medicine(person=person),
        reviews.review_request(person=person),
        reporting.set_aside(person=person),
        reviews.best_interests_decision(assessment=(found := reviews.capacity_assessment(person=person))),
        found,
        (met := reviews.authorisation_condition(authorisation=court_order(person))),
        met.authorisation,
        *safety(person, promised),
        placements.warning_note(person=person),
        placements.communication_need(person=person),
        placements.legal_status(person=person),
        person.responsibilities.first(),
        placements.responsibility_dispute(person=person),
        argued,
        argued.case,
        partnership.milestone(programme=programme),
        programme,
        placements.proposed_share(agreement=placements.funding_proposal(placement=stay)).agreement,
        placements.agreement(uplift=(uplift := placements.uplift())),
        uplift,
        reporting.board_report(),
        placements.inspection(home=stay.home),
        event,
        *(held := placements.provider_on_framework(), held.lot, held.lot.framework, held.provider),
        accounts.membership(accounts.staff(None), Role.LINK_WORKER, accounts.council()),
        accounts.cover(covered=reader),
        casework.reassignment(from_worker=reader),
        placements.provider_notice(event=event),
        reviews.register_import(
            uploaded_by=reader,
            state="ready",
            outcome="1" * 64,
            summary={
                "files": [{"file": "people", "new": 0, "changed": 1, "unchanged": 0}],
                "changes": [
                    {
                        "kind": "people",
                        "rows": [
                            {
                                "name": "P1",
                                "fields": [
                                    {"field": "family name", "before": "Quillfeather", "after": "Larch"}
                                ],
                            }
                        ],
                    }
                ],
                "people": [str(person.uid)],
            },
        ),
        proposed,
        merged,
        *notices(person),
    ]
    return SimpleNamespace(reader=reader, people=(person, promised, begun), made=made)


def peers(person, other):
    """A record that has had its peer review, and one of somebody else that waits for it."""
    found = reviews.review(person=person, recorded_by=accounts.staff(None))
    reviews.peer_review(drawn=reviews.drawn_record(review=found))
    waiting = reviews.review(person=other, recorded_by=accounts.staff(None))
    reviews.drawn_record(review=waiting)
    return [found, waiting]


def whole_home(person):
    """A meeting about the home of one person, who was reviewed there."""
    event = reviews.home_review_event(home=person.placements.first().home)
    reviews.review(person=person, kind="WH", home_event=event)
    return event


def court_order(person):
    """Granted by the Court of Protection, beside the DoLS that stands on the summary alone."""
    status = placements.legal_status(person=person, kind="court_of_protection")
    return reviews.granted(person=person, scheme="court", status=status)


def safety(person, other):
    """A concern where somebody else lives, too, a restraint, a death, and somebody in hospital."""
    patient = reviews.in_hospital(person=placements.person(responsible_icb=accounts.icb()))
    return [
        reviews.concern(person=person, home=other.placements.get().home),
        reviews.restraint(person=person),
        reviews.dynamic_support(person=person),
        reviews.death(person=person),
        patient.person,
    ]


def referred(person):
    """A referral that waits, one that was accepted, and the entry of the directory they went to."""
    area = casework.service_area()
    waiting = casework.referral(person=person, service_entry=area.service, why="To be understood")
    accepted = casework.referral(person=person, accepted_on="2026-09-08", result="accepted")
    step = casework.referral_step(referral=accepted)
    casework.referral_chase(referral=waiting)
    return waiting, step, area, area.service


def notices(person):
    """One to each reader about somebody they know or not, one placed in, one owed for the same person."""
    lately = placements.proposal(person=person, home=placements.home(host_icb=accounts.icb()))
    sent = placements.notice(proposal=lately, stage="before", about_on=lately.expected_on)
    to_board = placements.notice(
        proposal=lately, stage="before", about_on=lately.expected_on, addressee=accounts.icb()
    )
    stranger = placements.person(
        family_name="Noticefern", responsible_council=accounts.council(placements.LINCOLNSHIRE)
    )
    stay = placements.placed_in(person=stranger)
    placements.found_without_notice(placement=stay)
    to_us = placements.notice(
        placement=stay, sender=accounts.council(placements.LINCOLNSHIRE), addressee=accounts.council()
    )
    return sent, to_board, stay, to_us


def visits(client, world):
    """(page, method, answer, people the trail names for it): every page is read first, then posted to."""
    walk = [("get", name, address) for name in names_of_pages() for address in addresses(name, world.made)]
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
