"""The scheme's own timeline, September 2014 to April 2015 (domain K4). Owners are roles, never names."""

from datetime import date

from accounts.models import Organisation
from partnership.models import Milestone, Programme
from reporting.imports.invented_names import Pen

TASKS = (  # task, owner, target, done
    ("Proposal agreed by the partners", "Head of adult social care", date(2014, 9, 30), date(2014, 9, 24)),
    (
        "Job description and grade agreed",
        "Team manager, learning disability",
        date(2014, 12, 12),
        date(2014, 12, 9),
    ),
    (
        "Register of people placed out and in",
        "Team manager, learning disability",
        date(2014, 12, 31),
        date(2015, 1, 16),
    ),
    ("Post advertised", "Human resources adviser", date(2015, 1, 9), date(2015, 1, 9)),
    ("Post offered", "Team manager, learning disability", date(2015, 1, 30), date(2015, 2, 4)),
    ("Link worker starts", "Head of adult social care", date(2015, 4, 1), date(2015, 4, 13)),
)


def keep(pen: Pen, owner: Organisation) -> None:
    """Keep the pilot year and its six tasks."""
    (programme,) = pen.put(
        Programme,
        [
            {
                "authority_id": owner.pk,
                "name": "Learning Disability Out of County Link Worker",
                "purpose": "One worker who keeps in touch with everybody placed out by Rutland and everybody "
                "placed in Rutland by others, as a one-year pilot to be evaluated.",
                "starts_on": date(2014, 9, 1),
                "ends_on": date(2016, 4, 1),
            }
        ],
    )
    pen.put(
        Milestone,
        [
            {
                "programme_id": programme["id"],
                "task": task,
                "owner": role,
                "target_on": target_on,
                "done_on": done_on,
                "order": order,
            }
            for order, (task, role, target_on, done_on) in enumerate(TASKS, start=1)
        ],
    )
