"""One person of whom everything is on record, each thing in a word that stands nowhere else: a canary."""

import uuid
from datetime import UTC, date, datetime
from decimal import Decimal

from accounts import audit
from accounts.roles import Role
from placements.models import Home, Person
from placements.queries.notice_content import content_of
from placements.queries.notices import duties_of
from tests.accounts import recipes
from tests.accounts.canary_words import CODE
from tests.casework import recipes as casework
from tests.partnership import recipes as partnership
from tests.placements import recipes as placements
from tests.reporting import recipes as reporting
from tests.reviews import recipes as reviews

NOON = datetime(2026, 11, 4, 12, 0, tzinfo=UTC)


def world():
    """Rutland's person in Lincolnshire with one of everything a page could show; the uids of it all."""
    worker = recipes.staff(Role.LINK_WORKER, email="canary.worker@example.org")
    recorder = recipes.staff(None, name="Canary Recorder")
    onlooker = recipes.staff(Role.FINANCE, recipes.council(placements.LINCOLNSHIRE))
    home = placements.home(
        name="Canary Cottage", postcode="LN9 9ZZ", provider=recipes.organisation(name="Canary Care Limited")
    )
    person = placements.person(
        reference="CANARYREF",
        family_name="Canaryfamily",
        preferred_name="Canarypreferred",
        nhs_number="9990000018",
        responsible_icb=recipes.icb(),
        health_check_on=date(2026, 2, 14),
        advocate_needed=True,
        advocate_in_place=False,
    )
    # changed past the product once and put right again, so that past versions hold all of it, too
    Person.objects.filter(pk=person.pk).update(
        family_name="Else", preferred_name="", nhs_number="", health_check_on=None, advocate_needed=None
    )
    person.save()
    Home.objects.filter(pk=home.pk).update(name="Elsewhere", postcode="", provider=None)
    home.save()
    stay = placements.placement(person=person, home=home)
    placements.funding_line(placement=stay, weekly=Decimal("4321.09"))
    decided = placements.move_decision(
        person=person,
        home=home,
        kind="best_interests",
        capacity="lacks",
        decided_by="Canarywish",
        options_considered="Canarywish",
        wishes="Canarywish",
        consulted="Canarywish",
        less_restrictive_considered=True,
        authority="nobody",
        risk_assessed_on=date(2026, 10, 1),
        mitigation="Canaryrisk",
    )
    moves = [
        placements.proposal(person=person, home=home, decision=decided, local_options_found="Canarywish"),
        placements.short_stay(person=person, placement=stay, place="Canaryward", reason="Canaryward"),
        placements.return_step(
            plan=placements.return_plan(person=person), next_step="Canarywish", estimated_on=date(2027, 3, 9)
        ).plan,
    ]
    placements.support_level(
        placement=stay, reduces=True, risk_assessed_on=date(2026, 10, 1), mitigation="Canaryrisk"
    )
    cost = {"gross_weekly": Decimal("4321.09"), "note": "Canaryreason"}
    proposal = placements.funding_proposal(
        placement=stay, uplift=placements.uplift(provider=home.provider), **cost
    )
    placements.proposed_share(agreement=proposal)
    placements.one_off_cost(placement=stay, what_for="Canarybed")
    more = {"title": "Canarytitle", "headings": {"view": "Canaryheading"}, "also_with": "Canaryalsothere"}
    notes = [
        casework.contact(person=person, author=worker, text=text, shared_with=sides, **words)
        for text, sides, words in (
            ("Canaryownnote", [], more),
            ("Canaryhostnote", ["host"], {}),
            ("Canaryicbnote", ["icb"], {}),
        )
    ]
    aftercare = placements.responsibility(person=person, evidence="Canaryevidence")
    dispute = placements.responsibility_dispute(person=person)
    review = reviews.review(
        person=person, recorded_by=recorder, decision="Canarydecision", person_view="Canaryview"
    )
    reviews.planned_duty(
        plan=reviews.review_plan(person=person, because="Canarymeeting"), kind="CONC", due_on=date(2026, 6, 1)
    )
    reviews.cancelled_duty(person=person, due_on=date(2021, 5, 12), words="Canarycancelled")
    reporting.set_aside(person=person, reason="no-worker", because="Canaryaside", until=date(2030, 1, 1))
    asked_for = reviews.review_request(
        person=person, name="Canaryasked", why="Canaryasked", recorded_by=recorder
    )
    medicine = reviews.psychotropic_medicine(
        person=person, name="Canarymedicine", reason="Canarymedicine", recorded_by=recorder
    )
    whole = reviews.home_review_event(home=home, words="Canarywhole", who_came="Canarycame")
    reviews.home_review_left(event=whole, person=person, because="Canaryleft")
    reviews.home_review_listing(home=home, due_on=None, because="Canaryprogramme")
    reviews.sign_off(review=review, because="Canarysentback")
    reviews.addition(review=review, text="Canaryadding")
    reviews.peer_review(
        drawn=reviews.drawn_record(review=review),
        findings="Canarypeer",
        to_change="Canarypeerchange",
        weekly_change=Decimal("1876.54"),
    )
    action = casework.action(person=person, what="Canaryaction", owner=worker)
    late = casework.promise(person=person, what="Canarypromise")
    casework.action_change(action=late, because="Canarychange")
    promised = [
        late,
        casework.chase(action=late, way="letter", to_email="", address="1 Canary Street", sent_at=None),
    ]
    case = placements.chc_case(person=person)
    placements.checklist(case=case, completed_by="Canarychecker")
    placements.decision_support_tool(case=case, nature="Canarynature")
    argued = placements.chc_dispute(case=case)
    draft = casework.draft(person=person, author=worker, answers={"text": ["Canarydraft"]})
    circle = [
        placements.circle_member(person=person, name="Canary Sedge", phone="01632 960 222"),
        placements.mother(person=person, name="Canary Mother", phone="01632 960 111"),
        placements.person_reference(person=person, reference="CANARYELSEWHERE"),
        placements.health_provision(person=person, organisation_name="Canary Practice"),
        placements.transition_step(
            person=person, recorded_by=recorder, outcome="not_applicable", done_on=None, reason="Canarystep"
        ),
        placements.transition_plan(
            person=person, recorded_by=recorder, employment="Canaryhope", weekly_low=Decimal("765.43")
        ),
    ]
    other = {"person": person, "subset": "support", "value": "other"}
    facts = [
        placements.warning_note(person=person, words="Canarywarning"),
        placements.warning_note(person=person, kind="health", words="Canaryalert"),
        placements.communication_need(**other, other="Canaryneed"),
        placements.communication_need(**other, other="Canaryquietneed", shareable=False),
        placements.legal_status(person=person, note="Canarylegal"),
        placements.sharing_decision(person=person, what_about="Canarysharing"),
        placements.eligibility_decision(person=person, words="Canaryeligible"),
    ]
    beside = [
        *beside_contacts(person, worker, notes),
        *promised_and_escalated(person, worker),
        *goals_and_referrals(person, worker),
        *rights_of(person, worker),
    ]
    safety = kept_safe(person)
    merge = placements.merge(kept=person, other=placements.person(nhs_number=""))
    milestone = partnership.milestone()
    event = placements.provider_event(home=home)
    placements.resident_check(event=event, person=person)
    old = {"month": date(2020, 1, 1), "snapshot": reporting.snapshot(month=date(2020, 1, 1))}
    done = {
        "state": "approved",
        "file_name": "0.pdf",
        "made_at": NOON,
        "approved_by": worker,
        "approved_at": NOON,
    }
    reports = [reporting.board_report(edition=edition, **old, **done) for edition in ("public", "restricted")]
    audit.record(by=onlooker, verb="canaried", subject=person, person=person)
    imported = reviews.register_import(
        uploaded_by=worker, warnings=[["people", 2, "family_name", "Canaryfamily is there twice"]]
    )
    about = [
        imported,
        person,
        stay,
        proposal,
        proposal.uplift,
        home,
        home.provider,
        *moves,
        *notes,
        *circle,
        *facts,
        review,
        whole,
        medicine,
        asked_for,
        action,
        *promised,
        *beside,
        *safety,
        aftercare,
        dispute,
        draft,
        case,
        argued,
        merge,
        milestone,
        milestone.programme,
        *reports,
        worker,
        placements.inspection(home=home),
        event,
        *(held := placements.provider_on_framework(), held.lot, held.lot.framework),
        placements.provider_notice(event=event, organisation=recipes.icb()),
        *notices(person, home, worker),
    ]
    return {"about": about, "public": reports[0].uid, "restricted": reports[1].uid}


def kept_safe(person):
    """A concern and what was done about it, a restraint, a rating, a death, and a plan to leave hospital."""
    patient = reviews.in_hospital(person=placements.person(responsible_icb=recipes.icb()))
    reviews.discharge_step(placement=patient, words="Canaryleaves")
    concern = reviews.concern(person=person, words="Canaryconcern")
    reviews.concern_step(concern=concern, kind="done", words="Canaryenquired")
    held = reviews.restraint(person=person, reason="Canaryheld")
    reviews.restraint_step(practice=held, words="Canarydebrief")
    reviews.dynamic_support(person=person, reason="Canaryred", keyworker="Canarykey")
    died = reviews.death(person=person, words="Canarydied")
    mistaken = [
        reviews.concern(person=person, **withdrawn(concern.recorded_by, "Canarymistaken")),
        reviews.restraint(person=person, **withdrawn(concern.recorded_by, "Canarynotheld")),
        reviews.dynamic_support(person=person, **withdrawn(concern.recorded_by, "Canarynotred")),
    ]
    return [concern, held, died, patient.person, *mistaken]


def withdrawn(by, why) -> dict:
    """Entered in error, and withdrawn."""
    return {"withdrawn_at": NOON, "withdrawn_by": by, "withdrawn_why": why}


def beside_contacts(person, worker, notes):
    """Files of each note, who was told of one, a visit to two people, a plan, and a caseload on the move."""
    own, to_host, to_icb = notes
    visit = uuid.uuid4()
    visited = placements.person(family_name="Canaryvisited", date_of_birth=date(1990, 1, 1))
    casework.amendment(contact=own, author=worker, text="Canaryadded")
    told = casework.contact_notice(
        contact=to_host,
        told_by=worker,
        recipient=recipes.staff(Role.TEAM_MANAGER, name="Canary Recipient"),
        reply="Canaryreply",
        replied_at=NOON,
    )
    casework.contact_notice(contact=to_icb, told_by=worker, recipient=told.recipient)
    of_two = {"author": worker, "visit": visit}
    casework.planned_contact(person=person, worker=worker, note="Canaryplanned")
    return [
        *(
            casework.contact_file(contact=note, name=f"canary{whose}file.pdf")
            for note, whose in ((own, "own"), (to_host, "host"), (to_icb, "icb"))
        ),
        visited,
        casework.contact(person=person, text="One visit", shared_with=["host", "icb"], **of_two),
        casework.contact(person=visited, text="One visit\nCanaryprivate", **of_two),
        casework.planned_contact(person=person, worker=worker, note="Canaryplanned"),
        casework.reassigned_person(
            reassignment=casework.reassignment(from_worker=worker, because="Canaryleaving"), person=person
        ).reassignment,
        recipes.cover(covered=worker),
    ]


def promised_and_escalated(person, worker):
    """What an organisation promised, and a worry that was answered and one that was resolved."""
    trust = recipes.organisation(kind="trust", name="Canary Promising Trust")
    promise = casework.promise(
        person=person,
        owner_organisation=trust,
        owner_outside="Canaryoutsider",
        owner_email="canary.promise@example.org",
    )
    answered = casework.escalation(person=person, words="Canarycause", action=promise)
    ends = {"escalation": answered, "due_on": None, "taken_on": date(2026, 11, 18)}
    casework.escalation_step(**ends, kind="answered", words="Canaryanswer")
    solved = casework.escalation(person=person, resolved_on=date(2026, 11, 18), resolution="Canarysolution")
    casework.escalation_step(**(ends | {"escalation": solved}), kind="resolved", words="Canarysolution")
    return [promise, casework.chase(action=promise), answered, solved]


def goals_and_referrals(person, worker):
    """A goal that was looked at, how life is, what somebody thinks, and referrals; one entry of the directory."""
    goal = casework.goal(
        person=person,
        domain="Canarypart",
        text="Canarygoal",
        first_step="Canaryfirststep",
        who_helps="Canaryhelper",
        owner=worker,
    )
    casework.goal_check(goal=goal, person_rating="improving", person_words="Canarysaid", words="Canarysaw")
    life = casework.outcome(person=person, words="Canarylife", by_proxy=True, answered_by="Canaryproxy")
    casework.outcome_answer(outcome=life)
    asked = {"person": person, "asked_by": worker}
    thinks = casework.feedback(
        request=casework.feedback_request(**asked),
        person=person,
        words="Canarythinks",
        by_proxy=True,
        answered_by="Canaryspeaker",
    )
    area = casework.service_area(
        service=casework.service(name="Canary Walkers", what="Canarywalks"),
        council=recipes.council(placements.LINCOLNSHIRE),
    )
    waits = casework.referral(person=person, service="Canaryreferred", why="Canarywhyreferred")
    casework.referral_chase(referral=waits, note="Canarychased")
    refused = casework.referral(person=person, result="declined", declined_reason="Canarydeclined")
    casework.worker_card(staff=worker, phone="01632 960 333")
    return [
        goal,
        life,
        thinks.request,
        casework.feedback_request(**asked, asked_on=date(2026, 11, 20), code=CODE),
        waits,
        refused,
        casework.referral_step(referral=refused, step="declined", reason="Canarydeclined"),
        area,
        area.service,
    ]


def rights_of(person, worker):
    """A decision that was looked at, and what was decided."""
    by = {"recorded_by": worker}
    finding = reviews.capacity_assessment(
        person=person, decision="Canarydecides", causal_link="Canarycannot", **by
    )
    reviews.best_interests_decision(assessment=finding, decision="Canaryinterests", **by)
    mistaken = reviews.capacity_assessment(person=person, **withdrawn(worker, "Canarynotassessed"), **by)
    decided = reviews.best_interests_decision(
        assessment=finding, **withdrawn(worker, "Canarynotdecided"), **by
    )
    until = placements.legal_status(
        person=person, kind="court_of_protection", starts_on=date(2026, 8, 2), ends_on=date(2027, 8, 2)
    )
    granted = reviews.granted(
        person=person,
        scheme="court",
        requested_by="Canaryasker",
        representative="Canaryrepresents",
        decided_on=date(2026, 8, 2),
        granted_from=date(2026, 8, 2),
        granted_days=365,
        status=until,
        **by,
    )
    reviews.liberty_assessment(
        authorisation=granted, factors="Canaryfactors", wishes_feelings_evidence="Canarywishing", **by
    )
    condition = reviews.authorisation_condition(authorisation=granted, words="Canarycondition", **by)
    return [finding, mistaken, decided, granted, condition]


def notices(person, home, worker):
    """One to the host and one to the board, with what the record would really tell each of them."""
    home.host_icb = recipes.icb()
    home.save()
    moving = placements.agreed(person=person, home=placements.home(host_icb=recipes.icb()))
    owed = [duty for duty in duties_of(person, on=recipes.TODAY) if duty.proposal == moving]
    return [
        placements.notice(
            proposal=moving,
            stage="before",
            about_on=moving.expected_on,
            addressee=duty.addressee,
            content=content_of(duty, on=recipes.TODAY),
            sent_by=worker,
        )
        for duty in owed
    ]
