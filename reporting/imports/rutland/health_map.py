"""Which health service each person has, who provides it and from which side; where nobody does, it is a gap."""

from collections.abc import Iterator
from typing import Any

from placements.models import HealthProvision
from reporting.imports.rutland.cohort import Someone
from reporting.imports.rutland.scene import Scene

# Service, how many in each so many people have it, from which side as a rule, and who provides it in words.
SERVICES = (
    ("gp", 1, "host_nhs", "GP surgery near the home"),
    ("dentist", 1, "host_nhs", "Community dental service"),
    ("optician", 2, "private", "High street optician, visits the home"),
    ("ld_nursing", 1, "host_nhs", "Community learning disability team"),
    ("psychiatry", 3, "placing_nhs", "Learning disability psychiatry, placing side"),
    ("slt", 3, "host_nhs", "Speech and language therapy"),
    ("epilepsy_nurse", 4, "host_nhs", "Epilepsy specialist nurse"),
    ("physiotherapy", 5, "provider", "The home's own physiotherapist"),
    ("podiatry", 4, "private", "Visiting podiatrist"),
    ("hospital_liaison", 6, "host_nhs", "Learning disability liaison nurse, acute hospital"),
)
GAP_EVERY = 11  # one in so many is needed, and nobody provides it


def keep(scene: Scene) -> None:
    """Keep the map of everybody whose record is full."""
    rows = [row for number, someone in enumerate(scene.told) for row in _services(scene, number, someone)]
    scene.pen.put(HealthProvision, rows)


def _services(scene: Scene, number: int, someone: Someone) -> Iterator[dict[str, Any]]:
    for place, (service, one_in, side, who) in enumerate(SERVICES):
        if (number + place) % one_in:
            continue
        row = {"person_id": someone.row["id"], "service": service}
        since = max(someone.home.starts_on, scene.ago(1400 - place * 60))
        if service != "gp" and (number * 3 + place * 5) % GAP_EVERY == 0:
            yield row | {"side": "nobody", "waiting_since": scene.ago(40 + number * 7 % 300)}
        else:
            seen = scene.ago(15 + (number * 29 + place * 47) % 330)
            seen_on = seen if seen >= since and (number + place) % 5 else None
            yield row | {
                "side": side,
                "organisation_name": who,
                "starts_on": since,
                "last_seen_on": seen_on,
            }
