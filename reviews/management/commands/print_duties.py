"""Prints every kind of review, its rule and an example of its reason to docs/duties.md."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from linkworker.periods import Days
from linkworker.words import long_day
from reviews.choices import ReviewKind
from reviews.imports.reference import first_rules
from reviews.models import DutyRule
from reviews.queries import cadence as told
from reviews.queries import duties
from reviews.rules import cadence
from reviews.rules.facts import (
    Asked,
    Authorisation,
    ChcDecision,
    EducationPlan,
    Goal,
    HeldReview,
    HomeReview,
    Medicine,
    PersonFacts,
    PlacementFacts,
    Ward,
)

PAPER = Path(settings.BASE_DIR) / "docs" / "duties.md"
HEADING = """\
# The duties

Printed from the rules by `./run manage print_duties`; a test fails when it is stale. Change the rule, not this page.
The periods are rows with dates that an administrator may change
([decision 0035](decisions/0035-one-table-of-cadence.md)); these are the rows the product comes with, in
`reviews/reference/duty_rules.csv`. What starts and settles each kind is written once, in `reviews/rules/duties/`;
where its facts are read, in `reviews/queries/duties.py` and `reviews/queries/on_record.py`. Each example is a sentence
the rules themselves make, of an invented person.
"""
WHO = {  # for whom, and what settles it: the rest of a row of domain B5
    "INIT": "Each placement. Settled by an initial review held from its start.",
    "CA12": "Adults with a line paid by a council. Counted from the last one, else the initial review, else the start.",
    "CONC": "Everybody placed out of area.",
    "DEC": "Adults placed out of area.",
    "WH": "Everybody of a council in a home on its programme, whoever came by the day of the programme by that day, "
    "whoever came after it from the day they came. Settled for each by their own record of a whole-home review.",
    "REQ": "Whoever a review was asked for.",
    "UNPL": "Whoever something happened to, or happened where they live. A check of how they are settles what happened "
    "at a home.",
    "CHC3": "A decision of full, joint or nursing care, not by fast track.",
    "CHC12": "The same, once a first review was held.",
    "FT": "Full continuing healthcare by fast track, until another decision.",
    "S117R": "Whoever aftercare under s117 is paid for.",
    "CTR_PRE": "Whoever may be admitted, or is rated red; no more once they are in hospital.",
    "CTR_POST": "Whoever is in hospital without a C(E)TR in the 28 days before they came.",
    "CTR_NS": "Adults on a ward that is not secure. Any C(E)TR counts.",
    "CTR_SEC": "Adults on a secure ward. Any C(E)TR counts.",
    "CETR": "Under 18, under 25 with an education, health and care plan, or on a ward for young people.",
    "VISIT": "Whoever is in a hospital outside their own ICB. Only a visit with the person there counts.",
    "MED": "Whoever takes psychotropic medicine, from the first day of taking any without a break.",
    "AHC": "14 and over on the GP's learning disability register, once a check is on record. Settled by its date on "
    "the person's page.",
    "EHC": "Whoever has an education, health and care plan, from the day of issue recorded with the plan for "
    "adulthood until one of these says that there is none, or the plan was ended.",
    "TRN": "14 to 25 with a transition plan; first by the end of school year 9 where the plan began before that.",
    "DOL": "A standard authorisation or an order of the court with a last day. Settled by asking for a new one.",
    "GOAL": "Each open goal, at its own interval. Settled by a look at the goal.",
}
HOME = {"reference": "PL1", "home": "Larch House", "hosted_elsewhere": True}
START = Days(date(2026, 3, 1), None)
LIVES = PlacementFacts(**HOME, stay=START, council_paid=(START,), aftercare=(START,))
DECIDED, ASKED_ON = date(2026, 11, 30), date(2026, 6, 1)


def _in(ward: Ward) -> dict[str, Any]:
    return {"placements": (PlacementFacts(**HOME, stay=START, ward=ward, outside_own_icb=True),)}


EXAMPLES: dict[str, dict[str, Any]] = {  # what is known of somebody born in 1980, unless it says otherwise
    **{kind: {"placements": (LIVES,)} for kind in ("INIT", "CA12", "CONC", "DEC", "S117R")},
    "WH": {
        "placements": (LIVES,),
        "home_reviews": (HomeReview("PL1", date(2026, 4, 1), date(2026, 12, 31)),),
    },
    "REQ": {"asked": (Asked("REQ", ASKED_ON, "Her sister asked for a review"),)},
    "UNPL": {"asked": (Asked("UNPL", ASKED_ON, "Rating fell at Larch House"),)},
    "CHC3": {"decisions": (ChcDecision(DECIDED, "full"),)},
    "CHC12": {
        "decisions": (ChcDecision(DECIDED, "full"),),
        "held": (HeldReview("CHC3", date(2027, 2, 26)),),
    },
    "FT": {"decisions": (ChcDecision(DECIDED, "full", fast_track=True),)},
    "CTR_PRE": {"asked": (Asked("CTR_PRE", ASKED_ON, "Admission was proposed"),)},
    **{kind: _in(Ward.NON_SECURE) for kind in ("CTR_POST", "CTR_NS", "VISIT")},
    "CTR_SEC": _in(Ward.SECURE),
    "CETR": _in(Ward.CHILDREN),
    "MED": {"medicines": (Medicine(START.starts_on),)},
    "AHC": {"on_gp_register": True, "held": (HeldReview("AHC", date(2026, 2, 10)),)},
    "EHC": {"education_plans": (EducationPlan(date(2026, 2, 16)),)},
    "TRN": {"born_on": date(2011, 11, 5), "preparing_since": date(2026, 9, 14)},
    "DOL": {
        "authorisations": (
            Authorisation("The standard authorisation (DoLS)", date(2026, 6, 10), date(2027, 5, 31)),
        )
    },
    "GOAL": {"goals": (Goal("1", "Goal LWG-0001", date(2026, 9, 1)),)},
}
BY_AGE = {("CTR_POST", 0): date(2011, 5, 5), ("VISIT", 0): date(2011, 5, 5), ("TRN", 17): date(2009, 5, 5)}
ON = date(2027, 3, 1)


class Command(BaseCommand):
    help = "Write docs/duties.md from the rules."

    def handle(self, *args, **options):
        PAPER.write_text(printed(), encoding="utf-8")
        self.stdout.write("docs/duties.md is printed.")


def printed() -> str:
    """The whole page."""
    rows = [DutyRule(**row) for row in first_rules()]
    return "\n".join(
        [HEADING, *(_entry(kind, [row for row in rows if row.kind == kind]) for kind in ReviewKind)]
    )


def _entry(kind: ReviewKind, rows: list[DutyRule]) -> str:
    lines = [f"## {kind.value} {kind.label}", "", WHO[kind], ""]
    for row in sorted(rows, key=lambda row: row.from_age):
        whose = f"{row.for_whom}: " if row.for_whom else ""
        lines.append(f"* {whose}{told.in_words(row)}. From {long_day(row.valid_from)}.")
        lines.append(f"  “{reason(row)}”")
    return "\n".join([*lines, ""])


def reason(row: DutyRule) -> str:
    """An example of the sentence a rule gives as the reason of a date."""
    known = {"born_on": date(1980, 5, 5), **EXAMPLES[row.kind]}
    if born_on := BY_AGE.get((row.kind, row.from_age)):
        known["born_on"] = born_on
    someone = PersonFacts(reference="P0001", **known)
    [due] = cadence.due_rows(someone, [duties.rule_of(row)], ON)
    return due.because
