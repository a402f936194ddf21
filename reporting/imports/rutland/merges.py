"""Two records that look alike: somebody was put on the register a second time, under a misspelt name."""

from placements.models import Merge, Person
from reporting.imports.rutland.scene import Scene

TWICE = 4  # a place of PLACED_OUT


def keep(scene: Scene) -> None:
    """Keep the second record, on no caseload and in no home, and the proposal to make the two one."""
    first = scene.out[TWICE].row
    (second,) = scene.pen.put(
        Person,
        [
            {
                "owner_id": scene.owner.pk,
                "reference": "LW-HOST-17",
                "given_name": first["given_name"],
                "family_name": first["family_name"] + "e",
                "date_of_birth": first["date_of_birth"],
                "nhs_number": first["nhs_number"],
                "responsible_council_id": scene.owner.pk,
                "contact_every_days": first["contact_every_days"],
                "created_at": scene.pen.at(scene.ago(19), 11),
            }
        ],
    )
    scene.pen.put(
        Merge,
        [
            {
                "kept_id": first["id"],
                "other_id": second["id"],
                "why": "same_number",
                "proposed_by_id": scene.worker,
                "proposed_at": scene.pen.at(scene.ago(3), 15, 30),
            }
        ],
    )
