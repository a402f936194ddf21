"""A programme and where each of its steps stands on a day."""

from dataclasses import dataclass
from datetime import date

from partnership.choices import MilestoneState
from partnership.models import Milestone, Programme
from partnership.rules import slippage


@dataclass(frozen=True)
class Step:
    """One milestone with its state in words."""

    milestone: Milestone
    state: MilestoneState
    days_late: int


def steps(programme: Programme, on: date) -> list[Step]:
    """The timeline in its order."""
    return [
        Step(
            milestone=milestone,
            state=MilestoneState(
                slippage.state(target_on=milestone.target_on, done_on=milestone.done_on, on=on)
            ),
            days_late=slippage.days_late(target_on=milestone.target_on, done_on=milestone.done_on, on=on),
        )
        for milestone in programme.milestones.all()
    ]
