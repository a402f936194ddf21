"""The rights of the demonstration's people: papers behind most authorisations, one request too late, four findings."""

from datetime import timedelta
from typing import Any

from placements.models import LegalStatus, Person
from reporting.imports.rutland.scene import Scene
from reviews.models import (
    Authorisation,
    AuthorisationCondition,
    BestInterestsDecision,
    CapacityAssessment,
    LibertyAssessment,
    LibertyTest,
)

YEAR_DAYS = 365
WITHOUT_PAPERS = 4  # one in so many stands on the summary alone
WITH_CONDITION = 3
LAPSED, WAITS_DAYS = (
    10,
    26,
)  # the place in cohort.PLACED_OUT whose authorisation ran out; asked for again, too late
FACTORS = (
    "The front door is locked by day and night. Two staff go with them wherever they go. They have tried the handle.",
    "Staff decide when they go out and hold the medicine. The door is open, and they come back by themselves.",
)
WISHES = (
    "Packs a bag on most mornings and stands by the door. Settles when the drive out is shown on the calendar.",
    "Points at the garden and smiles. Turns away when a move is spoken of.",
)
CONDITIONS = (
    "A trip out of the house each week, chosen by them and written down",
    "The door alarm is looked at again after three months",
)
FINDINGS: tuple[tuple[int, dict[str, Any]], ...] = (
    (
        1,
        {
            "about": "home",
            "decision": "Whether to move to the flat above the bakery",
            "support_given": "Two visits at a quiet hour, photographs of each room, her keyworker beside her",
            "understands": True,
            "retains": True,
            "weighs": False,
            "communicates": True,
            "causal_link": "Her learning disability: she cannot hold the two places side by side",
            "conclusion": "cannot",
            "someone_to_consult": True,
        },
    ),
    (
        4,
        {
            "about": "treatment",
            "decision": "Whether to have the tooth taken out under a general anaesthetic",
            "support_given": "Easy read, and a visit to the ward",
            "understands": False,
            "causal_link": "His learning disability: he does not take in what an anaesthetic does",
            "conclusion": "cannot",
            "someone_to_consult": False,
        },
    ),
    (
        6,
        {
            "about": "money",
            "decision": "Whether to lend money to a friend",
            "understands": True,
            "retains": True,
            "weighs": True,
            "communicates": True,
            "conclusion": "can",
        },
    ),
    (
        8,
        {
            "about": "contact",
            "decision": "Whether to see a former partner again",
            "support_given": "Asked on three days",
            "understands": True,
            "conclusion": "fluctuates",
        },
    ),
)


def keep(scene: Scene) -> None:
    """Keep the papers and the findings."""
    running = LegalStatus.objects.filter(kind="dols_standard", ends_on__gt=scene.today)
    statuses = list(running.select_related("person").order_by("pk"))
    with_papers = [each for number, each in enumerate(statuses) if number % WITHOUT_PAPERS]
    granted = scene.pen.put(Authorisation, [_granted(scene, each) for each in with_papers])
    tests = list(LibertyTest.objects.order_by("-valid_from"))
    scene.pen.put(LibertyAssessment, [_concluded(tests, number, row) for number, row in enumerate(granted)])
    scene.pen.put(
        AuthorisationCondition,
        [
            {
                "authorisation_id": row["id"],
                "words": CONDITIONS[number % len(CONDITIONS)],
                "who": "The manager of the home",
                "done_on": scene.ago(20) if number % 2 else None,
                "recorded_by_id": row["recorded_by_id"],
            }
            for number, row in enumerate(granted)
            if number % WITH_CONDITION == 0
        ],
    )
    scene.pen.put(Authorisation, [_waiting(scene)])
    _found(scene)


def _granted(scene: Scene, status: LegalStatus) -> dict[str, Any]:
    return {
        "person_id": status.person_id,
        "scheme": "dols",
        "supervisory_body_id": status.person.responsible_council_id,
        "requested_on": status.starts_on - timedelta(days=15),
        "requested_by": "The manager of the home",
        "someone_to_consult": True,
        "state": "granted",
        "decided_on": status.starts_on,
        "granted_from": status.starts_on,
        "granted_days": YEAR_DAYS,
        "reference": status.reference,
        "representative": "A cousin" if status.pk % 2 else "",
        "best_interests_assessor": "Robin Vale",
        "status_id": status.pk,
        "recorded_by_id": status.recorded_by_id,
    }


def _concluded(tests: list[LibertyTest], number: int, row: dict[str, Any]) -> dict[str, Any]:
    day = row["decided_on"] - timedelta(days=4)
    return {
        "authorisation_id": row["id"],
        "test_id": next(test.pk for test in tests if test.valid_from <= day),
        "assessed_on": day,
        "assessed_by": "Robin Vale, best interests assessor",
        "factors": FACTORS[number % len(FACTORS)],
        "wishes_feelings_evidence": WISHES[number % len(WISHES)],
        "objecting": ("yes", "unclear", "no")[number % 3],
        "restraint_used": number % 5 == 0,
        "family_objects": None,
        "conclusion": "deprived",
        "recorded_by_id": row["recorded_by_id"],
    }


def _waiting(scene: Scene) -> dict[str, Any]:
    person = Person.objects.get(pk=scene.out[LAPSED].row["id"])
    return {
        "person_id": person.pk,
        "scheme": "dols",
        "supervisory_body_id": person.responsible_council_id,
        "requested_on": scene.ago(WAITS_DAYS),
        "requested_by": "The manager of the home",
        "someone_to_consult": False,
        "state": "requested",
        "recorded_by_id": scene.worker,
    }


def _found(scene: Scene) -> None:
    rows = [
        finding
        | {
            "person_id": scene.out[place].row["id"],
            "assessed_on": scene.ago(40 + place),
            "assessed_by": "Sam Hollis",
            "assessor_role": "social worker",
            "look_again_on": scene.ago(-30) if finding["conclusion"] == "fluctuates" else None,
            "recorded_by_id": scene.writer(place),
        }
        for place, finding in FINDINGS
    ]
    first, *_ = scene.pen.put(CapacityAssessment, rows)
    decided = {
        "assessment_id": first["id"],
        "decided_on": scene.ago(30),
        "decided_by": "Sam Hollis, social worker",
        "options_considered": "Staying, the flat above the bakery, a shared house in Oakham",
        "wishes": "Likes the smell of bread and her own door. Before, she said she never wants stairs",
        "consulted": "Her brother, by telephone; the home; her speech and language therapist",
        "less_restrictive_considered": True,
        "authority": "nobody",
        "advance_decision": "not_treatment",
        "decision": "Not this flat: the stairs. Look for one like it on the ground floor",
        "dissent": "",
        "recorded_by_id": first["recorded_by_id"],
    }
    scene.pen.put(BestInterestsDecision, [decided])
