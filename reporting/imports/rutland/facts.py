"""Dated facts about the demonstration's people: papers they stand under, warnings, and the scheme's decisions."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from placements.models import EligibilityDecision, LegalStatus, WarningNote, WarningReview
from reporting.imports.rutland import warnings
from reporting.imports.rutland.cohort import Someone
from reporting.imports.rutland.scene import Scene

YEAR_DAYS = 365
DOLS_DAYS_AGO = (60, 120, 351, 205, 290, 322, 20, 168)  # two end within eight weeks
LAPSED, ON_AFTERCARE = 10, 9  # places in cohort.PLACED_OUT; money.py pays the second under section 117
NOT_IN_SCHEME = 7  # one in so many of those placed in
SHELTERED = frozenset({"Care home"})  # where DoLS authorises; elsewhere the Court of Protection does
MONEY_PAPERS = ("appointeeship", "deputyship", "appointeeship", "lpa_property")
BANDS = (3, 2, 4, 3, 1, 2)
WHY_IN = (
    "Complex health needs; two services from two counties to be kept in step.",
    "Behaviour that challenges when routines change; needs a steady plan of visits.",
    "Settled, but far from family; to be seen and asked each time.",
    "Several providers, one agreement; risks when staff change.",
)


def keep(scene: Scene) -> None:
    """Keep papers, warning notes with their reviews, and whether each is in the scheme."""
    told = list(enumerate(scene.told))
    scene.pen.put(LegalStatus, [row for number, one in told for row in _papers(scene, number, one)])
    notes = [row for number, one in told for row in _warnings(scene, number, one)]
    scene.pen.put(WarningNote, notes)
    scene.pen.put(WarningReview, [_review(scene, note) for note in notes if note["last_kept_on"]])
    scene.pen.put(EligibilityDecision, [_eligibility(scene, number, one) for number, one in told])


def _papers(scene: Scene, number: int, someone: Someone) -> Iterator[dict[str, Any]]:
    if not scene.adult(someone):
        return
    paper = {"person_id": someone.row["id"], "recorded_by_id": scene.writer(number), "section": ""}
    out = someone.group == "out"
    if out and number == ON_AFTERCARE:
        yield paper | {
            "kind": "s117",
            "starts_on": scene.ago(1600),
            "note": "After section 3; both bodies owe it",
        }
    if scene.place(someone)["setting_type__group"] in SHELTERED and (out or number % 3):
        starts_on = scene.ago(DOLS_DAYS_AGO[number % len(DOLS_DAYS_AGO)])
        if out and number == LAPSED:
            starts_on = scene.ago(YEAR_DAYS + 40)
        yield _authorisation(paper, starts_on, number)
        earlier_on = starts_on - timedelta(days=YEAR_DAYS)
        if number % 4 == 0 and earlier_on > someone.home.starts_on:
            yield _authorisation(paper, earlier_on, number + 100)
    elif out and number % 2 == 0:
        order = {
            "kind": "court_of_protection",
            "reference": f"COP 9990{number:03}",
            "starts_on": scene.ago(280),
        }
        yield (
            paper
            | order
            | {"note": "Deprivation of liberty in supported living; the court looks again yearly"}
        )
    if number % 2 == 0:
        yield paper | {
            "kind": MONEY_PAPERS[number // 2 % len(MONEY_PAPERS)],
            "starts_on": scene.ago(900 + number),
        }


def _authorisation(paper: dict[str, Any], starts_on, number: int) -> dict[str, Any]:
    return paper | {
        "kind": "dols_standard",
        "starts_on": starts_on,
        "ends_on": starts_on + timedelta(days=YEAR_DAYS),
        "reference": f"DOLS/{starts_on.year}/{number:03}",
        "note": "Condition: a trip out of the house each week, written down" if number % 3 == 0 else "",
    }


def _warnings(scene: Scene, number: int, someone: Someone) -> Iterator[dict[str, Any]]:
    for place in warnings.of(number):
        kind, words, what_to_do = warnings.NOTES[place]
        raised_on = scene.ago(420 + (number * 13 + place * 29) % 500)
        kept_on = scene.ago(30 + (number * 17 + place * 31) % 250)
        if number == warnings.OVERDUE and place == warnings.of(number)[0]:
            kept_on = scene.ago(YEAR_DAYS + 9)
        told = (number + place) % 5 != 0
        yield {
            "person_id": someone.row["id"],
            "kind": kind,
            "words": words,
            "what_to_do": what_to_do,
            "raised_on": raised_on,
            "raised_by_id": scene.writer(number),
            "last_kept_on": kept_on,
            "review_by": kept_on + timedelta(days=YEAR_DAYS - 1),
            "person_told": told,
            "why_not_told": "" if told else "It would frighten them; the home explains it step by step",
        }


def _review(scene: Scene, note: dict[str, Any]) -> dict[str, Any]:
    return {
        "note_id": note["id"],
        "reviewed_on": note["last_kept_on"],
        "reviewed_by_id": note["raised_by_id"],
        "outcome": "kept",
        "words": "Asked the home and looked at the plan: still so.",
    }


def _eligibility(scene: Scene, number: int, someone: Someone) -> dict[str, Any]:
    outside = someone.group == "in" and number % NOT_IN_SCHEME == 0
    place = {"in": "placed_in", "out": "placed_out", "school": "placed_out"}.get(someone.group, "partner")
    return {
        "person_id": someone.row["id"],
        "decided_on": max(someone.home.starts_on, scene.ago(700 - number)),
        "decided_by_id": scene.writer(number),
        "eligible": not outside,
        "reasons": ["age", "learning_disability"]
        if outside
        else ["age", "complex_needs", "learning_disability", place],
        "band": None if outside else BANDS[number % len(BANDS)],
        "words": "Lives a settled life; their own council visits. To be asked again in a year."
        if outside
        else WHY_IN[number % len(WHY_IN)],
    }
