"""The matrix of field groups, cell by cell: what a role may not see is in no byte of any page it opens.

Security chapter, section 3.3. Where a cell is read otherwise than there, decision 0003 says so.
"""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from accounts import audit
from accounts.roles import Role
from placements.models import Home, Person
from placements.queries.notice_content import content_of
from placements.queries.notices import duties_of
from tests.accounts import recipes
from tests.casework import recipes as casework
from tests.partnership import recipes as partnership
from tests.placements import recipes as placements
from tests.reporting import recipes as reporting
from tests.reviews import recipes as reviews
from tests.walk import addresses, names_of_pages

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 4, 12, 0, tzinfo=UTC)
TOKENS = {  # field group: what stands on a page only when the group does
    "reference": ("CANARYREF",),
    "name": ("Canaryfamily", "Canarypreferred"),
    "birth": ("4 May 1996",),
    "nhs": ("999 000 0018", "9990000018"),
    "address": ("Canary Cottage", "LN9 9ZZ"),
    "provider": ("Canary Care Limited",),
    "own note": ("Canaryownnote",),
    "note to host": ("Canaryhostnote",),
    "note to icb": ("Canaryicbnote",),
    "draft": ("Canarydraft",),
    "circle": ("Canary Sedge", "01632 960 222"),
    "family": ("Canary Mother",),
    "family's phone": ("01632 960 111",),
    "reference elsewhere": ("CANARYELSEWHERE",),
    "warning": ("Canarywarning",),
    "need to share": ("Canaryneed",),
    "facts of health": ("Canaryalert", "Canaryquietneed", "Canarylegal", "Canarysharing", "Canaryeligible"),
    "health": (
        "Canary Practice",
        "14 February 2026",
        "Primary support reason",
        "Needs an advocate",
        "Advocate needed, none",
        "Canaryevidence",
    ),
    "review day": ("12 May 2026", "12 May 2025"),
    "review record": ("Canarydecision", "Canaryview", "The placement continues", "Canary Recorder"),
    "cost": ("4,321.09", "4321.09", "225,314"),
    "plans": ("9 March 2027",),
    "wishes": ("Canarywish", "Canaryrisk", "Canaryward"),
    "why it costs": ("Canaryreason", "Canarybed"),
    "action": ("Canaryaction",),
    "chc": ("Canarychecker", "Canarynature"),
    "transition": ("Canarystep", "Canaryhope"),
    "likely cost": ("765.43", "£765"),
    "trail": ("anaried",),
    "staff": ("canary.worker@example.org",),
    "public report": ("/board-reports/{public}/",),
    "restricted report": ("/board-reports/{restricted}/",),
}
RECORD = {"reference", "name", "birth", "address", "provider", "review day", "circle", "reference elsewhere"}
RECORD |= {"warning", "need to share"}
CELLS = [  # role, where it is held, and everything it sees; the rest it must not
    (Role.HOST_OFFICER, placements.LINCOLNSHIRE, RECORD | {"note to host"}),
    (
        Role.CHC_NURSE,
        "QK1",
        RECORD
        | {"nhs", "note to icb", "health", "facts of health", "review record", "cost", "trail", "family"}
        | {"plans", "wishes", "why it costs", "chc", "transition", "likely cost"},
    ),
    (
        Role.FINANCE,
        "E06000017",
        {
            "reference",
            "reference elsewhere",
            "provider",
            "cost",
            "why it costs",
            "plans",
            "public report",
            "restricted report",
        },
    ),
    (Role.BOARD_MEMBER, "E06000017", {"public report"}),
    (Role.AUDITOR, "E06000017", {"reference", "trail", "staff", "public report", "restricted report"}),
    (Role.ADMINISTRATOR, "E06000017", {"staff"}),
]


@pytest.fixture
def canary(time_machine):
    """Rutland's person in Lincolnshire with one of everything a page could show; the uids of it all."""
    time_machine.move_to("2026-11-22 09:00:00+00:00", tick=False)
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
    notes = [
        casework.contact(person=person, author=worker, text=text, shared_with=sides)
        for text, sides in (("Canaryownnote", []), ("Canaryhostnote", ["host"]), ("Canaryicbnote", ["icb"]))
    ]
    aftercare = placements.responsibility(person=person, evidence="Canaryevidence")
    dispute = placements.responsibility_dispute(person=person)
    review = reviews.review(
        person=person, recorded_by=recorder, decision="Canarydecision", person_view="Canaryview"
    )
    action = casework.action(person=person, what="Canaryaction", owner=worker)
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
        action,
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


@pytest.mark.parametrize(("role", "where", "seen"), CELLS, ids=[role.value for role, *_ in CELLS])
def test_each_field_group_is_seen_by_whom_the_matrix_says(role, where, seen, canary, browse):
    at = recipes.icb(where) if where == "QK1" else recipes.council(where)
    client = browse(recipes.staff(role, at))
    text = ""
    for name in names_of_pages():
        for address in addresses(name, canary["about"]):
            page = client.get(address)
            if page.status_code == 200:
                text += page.content.decode(errors="replace")
    for group, tokens in TOKENS.items():
        shown = [token for token in tokens if token.format(**canary) in text]
        assert bool(shown) == (group in seen), f"{group}: {shown}"
