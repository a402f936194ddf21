"""Cover in the demonstration: the second link worker is on leave this week, and two people are to change hands."""

from datetime import timedelta

from accounts.models import Cover
from casework.models import ReassignedPerson, Reassignment
from reporting.imports.rutland.scene import Scene
from reporting.imports.rutland.staff import LINK_WORKER, MANAGER, SECOND_LINK_WORKER

AWAY_SINCE_DAYS, AWAY_DAYS = 2, 9
MOVE_IN_DAYS = 12
MOVING = 2  # of the link worker's people placed out, the last of them


def keep(scene: Scene) -> None:
    """An absence that runs, one that was, and a move to come."""
    today, pen = scene.pen.today, scene.pen
    first, second, manager = (scene.staff[one] for one in (LINK_WORKER, SECOND_LINK_WORKER, MANAGER))
    since = today - timedelta(days=AWAY_SINCE_DAYS)
    month_ago = since - timedelta(days=40)
    pen.put(
        Cover,
        [
            {
                "organisation_id": scene.owner.pk,
                "covered_id": covered,
                "covered_by_id": by,
                "starts_on": starts_on,
                "ends_on": starts_on + timedelta(days=days),
                "why": why,
                "arranged_by_id": manager,
            }
            for covered, by, starts_on, days, why in (
                (second, first, since, AWAY_DAYS, "leave"),
                (first, second, month_ago, 5, "duties"),
            )
        ],
    )
    theirs = [one for one in scene.people if one.row.get("link_worker_id") == first and one.group == "out"]
    move = Reassignment.objects.create(
        uid=pen.uid(),
        created_at=pen.now,
        organisation=scene.owner,
        from_worker_id=first,
        effective_on=today + timedelta(days=MOVE_IN_DAYS),
        because="Robin takes on the transition cases",
        made_by_id=manager,
    )
    pen.put(
        ReassignedPerson,
        [
            {"reassignment_id": move.pk, "person_id": one.row["id"], "to_worker_id": second}
            for one in theirs[-MOVING:]
        ],
    )
