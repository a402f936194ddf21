"""The sections of a day, the most urgent first. A new one is a line here: page, trail and letter follow."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from accounts.roles import Permission
from casework import queries as casework
from casework.models import Action, PlannedContact
from casework.queries import KeptDraft
from linkworker.words import counted, short_day
from placements.queries import events
from placements.queries.notices import addressed_to_ours
from reporting.queries import attention
from reporting.queries.day.changes import changes
from reporting.queries.day.parts import ROWS_SHOWN, Day, Kind, Link, Row, Section, log_it
from reporting.queries.day.signing import sent_back, to_sign
from reporting.queries.day.waiting import escalated, goals, silent_services, told_and_replies
from reporting.queries.on_caseload import OnCaseload, Promise
from reporting.rules.attention import overdue, when_due

WEEK = timedelta(days=7)


def read(day: Day) -> list[Section]:
    """Every section of somebody's day, those without rows included."""
    return [kind.read(day) for kind in SECTIONS]


def planned_today(day: Day) -> Iterator[Row]:
    """What was planned for today, and what was planned for a day gone by and neither made nor moved."""
    for plan in day.plans:
        if plan.planned_on <= day.on:
            late = (day.on - plan.planned_on).days
            at = f"{plan.planned_at:%H:%M}" if plan.planned_at else "Today"
            yield replace(
                _planned(plan, day),
                when=f"{counted(late, 'day')} ago" if late else at,
                then=f"was planned for {short_day(plan.planned_on)}" if late else "",
                late=late > 0,
                links=(log_it(plan.person.uid, plan.uid), *_put_off(plan)),
            )


def planned_this_week(day: Day) -> Iterator[Row]:
    """What is planned for the seven days to come."""
    for plan in day.plans:
        if day.on < plan.planned_on <= day.on + WEEK:
            then = f"{plan.planned_at:%H:%M}" if plan.planned_at else ""
            when = f"{plan.planned_on:%A} {plan.planned_on.day}"
            yield replace(_planned(plan, day), when=when, then=then, links=_put_off(plan))


def _planned(plan: PlannedContact, day: Day) -> Row:
    note = f": {plan.note}" if plan.note else ""
    return Row(
        when="",
        about=str(plan.person),
        url=reverse("placements:person", args=[plan.person.uid]),
        words=day.marked(f"{plan.get_method_display()}{note}", plan.worker_id),
        people=(str(plan.person.uid),),
    )


def _put_off(plan: PlannedContact) -> tuple[Link, ...]:
    return (Link("Move", reverse("casework:move-planned-contact", args=[plan.uid])),)


def to_see(day: Day) -> Iterator[Row]:
    """Everybody who should have been seen by now, and the next few; with when somebody means to go."""
    due = attention.to_see_next(day.mine)
    late = sum(1 for one in due if one.to_be_seen_by < day.on)
    plans = {plan.person.pk: plan for plan in reversed(day.plans) if plan.planned_on >= day.on}
    for one in due[: max(late, ROWS_SHOWN)]:
        yield _visit(one, day, plans.get(one.pk))


def _visit(one: OnCaseload, day: Day, plan: PlannedContact | None) -> Row:
    days = (one.to_be_seen_by - day.on).days
    seen = (
        f"Last seen in person {_ago((day.on - one.seen_on).days)}"
        if one.seen_on
        else "Not seen in person yet"
    )
    where = f" {one.home}, {one.host}." if one.home else ""
    planned = f" Planned for {short_day(plan.planned_on)}." if plan else ""
    links = []
    if Permission.LOG_CONTACT in one.granted:
        links.append(Link("Log a contact", reverse("casework:log-contact", args=[one.uid])))
        links += [] if plan else [Link("Plan", reverse("casework:plan-contact", args=[one.uid]))]
    return Row(
        when=when_due(days),
        then=f"by {short_day(one.to_be_seen_by)}",
        late=days < 0,
        about=one.name,
        url=reverse("placements:person", args=[one.uid]),
        words=day.marked(f"{seen}; every {counted(one.every_days, 'day')}.{planned}{where}", one.worker_pk),
        links=tuple(links),
        people=(one.uid,),
        settles=(f"not-seen {one.uid}",),
    )


def reminders(day: Day) -> Iterator[Row]:
    """What somebody promised whose reminder has come: the day they chose, else two working days before it is due."""
    for action in day.reminded:
        yield _own(action, day)


def own_actions(day: Day) -> Iterator[Row]:
    """Everything else somebody promised and has not done, the first due first, about people they know by name."""
    for action in day.actions:
        if action not in day.reminded:
            yield _own(action, day)


def _own(action: Action, day: Day) -> Row:
    days = (action.due_on - day.on).days
    return Row(
        when=when_due(days),
        then=f"by {short_day(action.due_on)}",
        late=days < 0,
        about=str(action.person),
        url=reverse("placements:person", args=[action.person.uid]),
        words=day.marked(action.what, action.owner_id),
        links=(_complete(str(action.uid)),),
        people=(str(action.person.uid),),
        settles=(f"action {action.uid}",),
    )


def others_promises(day: Day) -> Iterator[Row]:
    """What others promised about one's own people and have not done by the day they said."""
    late = [
        (promise, one)
        for one in day.mine.people
        for promise in one.promises
        if promise.due_on < day.on and promise.owner_pk not in day.whose
    ]
    for promise, one in sorted(late, key=lambda pair: (pair[0].due_on, pair[0].uid)):
        may = Permission.COMPLETE_ACTION in one.granted
        yield Row(
            when=overdue((day.on - promise.due_on).days),
            then=f"by {short_day(promise.due_on)}",
            late=True,
            about=one.name,
            url=reverse("placements:person", args=[one.uid]),
            words=f"{promise.what.rstrip('.')}; for {_whose(promise)}",
            links=_of_others(promise) if may else (),
            people=(one.uid,),
            settles=(f"action {promise.uid}",),
        )


def _whose(promise: Promise) -> str:
    return f"{promise.owner}, outside the council" if promise.outside else promise.owner


def _of_others(promise: Promise) -> tuple[Link, ...]:
    chase = Link("Chase", reverse("casework:chase-action", args=[promise.uid]))
    return (chase, _complete(promise.uid)) if promise.outside else (_complete(promise.uid),)


def _complete(uid: str) -> Link:
    return Link("Complete", reverse("casework:complete-action", args=[uid]))


def notices(day: Day) -> Iterator[Row]:
    """What others told us of people and homes, and nobody of ours has acknowledged yet; the oldest first."""
    waiting = addressed_to_ours(day.staff).filter(acknowledged_at=None)
    for notice in waiting.order_by("sent_on", "pk"):
        url = reverse("placements:acknowledge-notice", args=[notice.uid])
        yield Row(
            when=f"Sent {short_day(notice.sent_on)}",
            about=notice.names,
            url=url,
            words=f"{notice.get_stage_display()}, from {notice.sender} to {notice.addressee}",
            links=(Link("Read and acknowledge", url),),
            people=(str(notice.person.uid),),
        )
    about_homes = events.notices_for(day.staff).filter(acknowledged_at=None).order_by("sent_at", "pk")
    for about_home in about_homes:
        url = reverse("placements:acknowledge-provider-notice", args=[about_home.uid])
        yield Row(
            when=f"Sent {short_day(timezone.localdate(about_home.sent_at))}",
            about=events.where(about_home.event, None),  # which home, its own page says to who may know
            url=url,
            words=f"{about_home.event.get_kind_display()}, on {short_day(about_home.event.happened_on)}",
            links=(Link("Read and acknowledge", url),),
        )


def drafts(day: Day) -> Iterator[Row]:
    """What somebody began and has not sent, the longest waiting first."""
    for kept in casework.drafts_of(day.staff, day.now):
        url = kept.address or reverse("casework:drafts")
        yield Row(
            when="Today" if kept.days_kept == 0 else f"{counted(kept.days_kept, 'day')} ago",
            late=kept.needs_finishing,
            about=kept.called,
            url=url,
            words=_left_to_do(kept),
            links=(Link("Carry on", url),),
            people=(str(kept.person.uid),) if kept.person else (),
        )


def _left_to_do(kept: KeptDraft) -> str:
    if kept.about_to_expire:
        return f"Finish it: it will be thrown away on {short_day(kept.expires_at.date())}"
    return "Finish it or discard it" if kept.needs_finishing else f"{kept.kind or 'Contact'}, not sent"


def _ago(days: int) -> str:
    return {0: "today", 1: "yesterday"}.get(days) or f"{counted(days, 'day')} ago"


def is_late(row: Row) -> bool:
    """Only what is late presses."""
    return row.late


P = Permission
SECTIONS: tuple[Kind, ...] = (
    Kind(
        key="today",
        title="Planned for today",
        permission=P.LOG_CONTACT,
        rows=planned_today,
        told=("contact planned for today or not made yet", "contacts planned for today or not made yet"),
    ),
    Kind(
        key="next",
        title="Who to see next",
        permission=P.LOG_CONTACT,
        rows=to_see,
        told=("person to be seen, overdue", "people to be seen, overdue"),
        pressing=is_late,
    ),
    Kind(
        key="reminders",
        title="Reminders",
        permission=P.SEE_ACTIONS,
        rows=reminders,
        told=("action of yours to do soon", "actions of yours to do soon"),
    ),
    Kind(
        key="actions",
        title="Your actions",
        permission=P.SEE_ACTIONS,
        rows=own_actions,
        told=("action of yours overdue", "actions of yours overdue"),
        pressing=is_late,
    ),
    Kind(
        key="promises",
        title="Promised by others, overdue",
        permission=P.SEE_ACTIONS,
        rows=others_promises,
        told=("promise by somebody else overdue", "promises by somebody else overdue"),
    ),
    Kind(
        key="escalations",
        title="Escalations to answer",
        permission=P.ANSWER_ESCALATION,
        rows=escalated,
        told=("escalation to answer", "escalations to answer"),
        page="casework:escalations",
    ),
    Kind(
        key="sign",
        title="Reviews to sign off",
        permission=P.SIGN_OFF_REVIEW,
        rows=to_sign,
        told=("review to sign off", "reviews to sign off"),
        page="reviews:reviews-to-sign",
    ),
    Kind(
        key="back",
        title="Reviews sent back",
        permission=P.ADD_TO_REVIEW,
        rows=sent_back,
        told=("review sent back", "reviews sent back"),
    ),
    Kind(
        key="told",
        title="Replies, and what you were told",
        permission=P.SEE_CONTACTS,
        rows=told_and_replies,
        told=("contact, reply or answer to read", "contacts, replies or answers to read"),
    ),
    Kind(
        key="notices",
        title="Notices to acknowledge",
        permission=P.SEE_NOTICES,
        rows=notices,
        told=("notice to acknowledge", "notices to acknowledge"),
        page="placements:notices",
    ),
    Kind(
        key="referrals",
        title="Referrals nobody has answered",
        permission=P.REFER_PERSON,
        rows=silent_services,
        told=("referral waiting too long", "referrals waiting too long"),
        page="casework:referrals",
    ),
    Kind(
        key="goals",
        title="Goals to look at",
        permission=P.EDIT_GOALS,
        rows=goals,
        told=("goal to look at", "goals to look at"),
    ),
    Kind(
        key="changes",
        title="What others changed",
        permission=P.SEE_PEOPLE,
        rows=changes,
        told=("change by somebody else", "changes by somebody else"),
    ),
    Kind(key="week", title="Planned this week", permission=P.LOG_CONTACT, rows=planned_this_week),
    Kind(
        key="drafts",
        title="Drafts waiting",
        permission=P.KEEP_DRAFTS,
        rows=drafts,
        told=("draft to finish or discard", "drafts to finish or discard"),
        pressing=is_late,
        page="casework:drafts",
    ),
)
