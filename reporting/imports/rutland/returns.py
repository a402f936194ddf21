"""The way home, or on, of those placed out: at every stage, one late, one whose answer is that they stay."""

from datetime import timedelta
from typing import Any

from placements.models import ReturnPlan, ReturnStep
from reporting.imports.rutland.scene import Scene

# Place in PLACED_OUT, where it leads, and steps: days ago, stage, barrier, estimated in so many days, what is next.
PLANS = (
    (0, "home_area", ((160, "wanted", "housing", None, "Show the photographs of Vale Terrace"),)),
    (1, "home_area", ((300, "not_possible", "clinical", None, "Ask again when the epilepsy clinic moves"),)),
    (2, "home_area", (
        (240, "wanted", "housing", None, "See two houses"),
        (150, "option_found", "housing", 60, "Landlord to widen the bathroom door"),
        (40, "transition", "none", 12, "Third night away with own staff; then the move"),
    )),
    (3, "home_area", ((410, "not_possible", "persons_wish", None, "Says this is home; ask each review"),)),
    (4, "home_area", ((90, "feasible", "provider", None, "Meet the two providers of the supported living lot"),)),
    (5, "home_area", (
        (200, "feasible", "funding", None, "Panel on joint funding"),
        (21, "funding_agreed", "clinical", 45, "Host nurse hands over to the Rutland nurse"),
    )),
    (6, "move_on", ((130, "wanted", "none", None, "Find out what a tenancy of their own would need"),)),
    (7, "home_area", ((520, "not_possible", "clinical", None, "NHS pays all of it; ask at the yearly review"),)),
    (8, "home_area", (
        (330, "wanted", "housing", None, "Ask about ground-floor rooms"),
        (12, "option_found", "funding", 70, "Agree the price for Vale Terrace"),
    )),
    (9, "move_on", ((250, "feasible", "legal", None, "Section 117 meeting with both bodies"),)),
    (10, "home_area", (
        (120, "feasible", "provider", None, "The home may close to new people; look now"),
        (60, "option_found", "housing", -9, "The room went to somebody else; look again"),
    )),
    (11, "home_area", ((80, "wanted", "family", None, "Talk with the brother once out of hospital"),)),
    (12, "home_area", ((100, "not_considered", "none", None, "First half year; ask at the review"),)),
    (14, "home_area", ((60, "wanted", "housing", None, "Course ends next summer: a flat in Oakham with a friend"),)),
    (15, "home_area", ((190, "not_possible", "residence", None, "Wait for the answer on who is responsible"),)),
)  # fmt: skip


def keep(scene: Scene) -> None:
    """Keep a plan for all but one of those placed out, and the plan of the one who came home."""
    pen, out = scene.pen, scene.out
    came = scene.of("returned")[0]
    home_on = came.home.starts_on
    plans = pen.put(
        ReturnPlan,
        [
            *(_plan(out[place].row["id"], kind, scene.ago(steps[0][0])) for place, kind, steps in PLANS),
            _plan(came.row["id"], "home_area", home_on - timedelta(days=260)) | {"ended_on": home_on},
        ],
    )
    rows = [
        _step(scene, number, plan["id"], step)
        for number, (plan, (_, _, steps)) in enumerate(zip(plans, PLANS, strict=False))
        for step in steps
    ]
    since = (scene.today - home_on).days
    done = ((since + 260, "feasible", "housing", None, "See Vale Terrace"), (since, "done", "none", None, ""))
    rows += [_step(scene, 0, plans[-1]["id"], step) for step in done]
    pen.put(ReturnStep, rows)


def _plan(person: int, kind: str, started_on) -> dict[str, Any]:
    return {"person_id": person, "kind": kind, "started_on": started_on}


def _step(scene: Scene, number: int, plan: int, step: tuple) -> dict[str, Any]:
    days_ago, stage, barrier, in_days, what_next = step
    worker = scene.writer(number)
    return {
        "plan_id": plan,
        "stage": stage,
        "barrier": barrier,
        "estimated_on": None if in_days is None else scene.today + timedelta(days=in_days),
        "owner_id": worker,
        "next_step": what_next,
        "stepped_on": scene.ago(days_ago),
        "recorded_by_id": worker,
    }
