"""What somebody wants to reach: a goal is set, kept right, and looked at until it ends."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from casework.actions import goal_refusals as refusals
from casework.actions.actions import works_for
from casework.models import Goal, GoalCheck, PartOfLife
from casework.rules.goals import Look
from linkworker import sending
from linkworker.editing import settle
from linkworker.refusals import keep
from placements import policies
from placements.models import Person

CHANGEABLE = ("text", "part_of_life", "said_by", "first_step", "who_helps", "owner", "check_every_weeks")
QUESTIONS = {
    "goal_says_what": "text",
    "goal_checked_within_two_years": "check_every_weeks",
    "goal_says_whose_words": "said_by",
}


@transaction.atomic
def set_goal(
    *,
    by: Staff,
    person: Person,
    text: str,
    part_of_life: PartOfLife,
    said_by: str,
    set_on: date,
    today: date,
    submission: UUID,
    check_every_weeks: int | None = None,
    first_step: str = "",
    who_helps: str = "",
    owner: Staff | None = None,
) -> Goal:
    """Keep a goal for the organisation somebody writes for; without `owner` whoever sets it looks at it.

    `check_every_weeks` None: as often as the scheme says. The same form sent twice makes one goal. Refuses a
    day to come or before birth, and an owner who does not work there.
    """
    standing = policies.standing(by, person, Permission.EDIT_GOALS)
    if standing is None:
        raise PermissionDenied
    said = {
        "text": text.strip(),
        "part_of_life": part_of_life,
        "said_by": said_by,
        "set_on": set_on,
        "check_every_weeks": check_every_weeks,
        "first_step": first_step,
        "who_helps": who_helps,
        "owner": owner or by,
    }
    fingerprint = sending.fingerprint(by=by, person=person, said=said)
    if earlier := sending.sent_before(Goal, submission, fingerprint):
        return earlier
    refusals.refuse_day(set_on, person, today, question="set_on")
    if not works_for(owner or by, standing.organisation, today):
        raise refusals.OwnerNotInTheTeam
    goal = keep(
        Goal(
            person=person,
            organisation=standing.organisation,
            reference=f"LW-{submission.hex[:12]}",
            domain=part_of_life.label,
            created_by=by,
            submission=submission,
            fingerprint=fingerprint,
            **said,
        ),
        **QUESTIONS,
    )
    audit.record(
        by=by,
        verb="set goal",
        subject=goal,
        person=person,
        part_of_life=part_of_life.code,
        set_on=str(set_on),
    )
    return goal


@transaction.atomic
def edit_goal(
    *, by: Staff, goal: Goal, today: date, seen: Mapping[str, Any] | None = None, **answers
) -> Goal:
    """Keep a goal right; `answers` are fields of `CHANGEABLE`, `seen` what the form was opened with.

    Nothing is written when nothing changes. Raises ChangedMeanwhile; refuses a goal that has ended.
    """
    goal = _locked(by, goal)
    changed = settle(goal, {name: answers[name] for name in CHANGEABLE if name in answers}, seen)
    if not changed:
        return goal
    owner = changed.get("owner")
    if owner is not None and not works_for(owner, goal.organisation, today):
        raise refusals.OwnerNotInTheTeam
    for name, answer in changed.items():
        setattr(goal, name, answer)
    if "part_of_life" in changed and goal.part_of_life is not None:
        goal.domain = goal.part_of_life.label
    keep(goal, **QUESTIONS)
    audit.record(by=by, verb="edited goal", subject=goal, person=goal.person, fields=sorted(changed))
    return goal


@transaction.atomic
def check_goal(
    *,
    by: Staff,
    goal: Goal,
    checked_on: date,
    rating: str,
    today: date,
    submission: UUID,
    person_rating: str = "",
    person_words: str = "",
    words: str = "",
    because: str = "",
) -> GoalCheck:
    """Say how a goal goes: the person's own rating, which counts, and the worker's.

    `person_rating` empty: they did not say. What ends the goal needs a reason (`because`). The same form sent
    twice makes one look. Refuses a day to come, before the goal was set, or before the last look, and a
    second look on one day.
    """
    said = {"person_rating": person_rating, "rating": rating, "person_words": person_words, "words": words}
    fingerprint = sending.fingerprint(by=by, goal=goal, on=checked_on, said=said, because=because)
    if earlier := sending.sent_before(GoalCheck, submission, fingerprint):
        return earlier
    goal = _locked(by, goal)
    _refuse_look(goal, checked_on, today)
    ends = Look(checked_on, rating, person_rating).ends
    if ends and not because.strip():
        raise refusals.EndsWithoutReason
    check = keep(
        GoalCheck(
            goal=goal,
            checked_on=checked_on,
            because=because.strip() if ends else "",
            checked_by=by,
            submission=submission,
            fingerprint=fingerprint,
            **said,
        ),
        goal_checked_once_a_day="checked_on",
        goal_ends_with_a_reason="because",
    )
    audit.record(
        by=by,
        verb="looked at goal",
        subject=goal,
        person=goal.person,
        checked_on=str(checked_on),
        rating=rating,
        person_rating=person_rating,
        ends=ends,
    )
    return check


def _locked(by: Staff, goal: Goal) -> Goal:
    goal = (
        Goal.objects.select_for_update(of=("self",))
        .select_related("person", "organisation", "part_of_life", "owner")
        .get(pk=goal.pk)
    )
    standing = policies.standing(by, goal.person, Permission.EDIT_GOALS)
    if standing is None or standing.organisation.pk != goal.organisation_id:
        raise PermissionDenied
    latest = goal.checks.order_by("-checked_on").first()
    if latest and latest.look.ends:
        raise refusals.GoalHasEnded
    return goal


def _refuse_look(goal: Goal, checked_on: date, today: date) -> None:
    refusals.refuse_day(checked_on, goal.person, today, question="checked_on")
    if checked_on < goal.set_on:
        raise refusals.LookedAtBeforeItWasSet
    if goal.checks.filter(checked_on__gt=checked_on).exists():
        raise refusals.LookedAtLaterAlready
