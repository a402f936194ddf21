"""Under which reference the host council and the NHS know those placed out."""

from placements.models import PersonReference
from reporting.imports.rutland.scene import Scene


def keep(scene: Scene) -> None:
    """Keep the host council's and the board's reference of most of those placed out."""
    rows = []
    for number, someone in enumerate(scene.out):
        given_on = max(someone.home.starts_on, scene.ago(1200))
        row = {"person_id": someone.row["id"], "given_on": given_on}
        host = scene.place(someone)["host_council_id"]
        if number % 3:
            rows.append(row | {"organisation_id": host, "reference": f"ASC-{70400 + number * 37}"})
        board = someone.row["responsible_icb_id"]
        if board and number % 2:
            rows.append(row | {"organisation_id": board, "reference": f"CHC/{2100 + number * 9}"})
    scene.pen.put(PersonReference, rows)
