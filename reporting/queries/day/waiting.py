"""What waits for somebody's answer: what they were told, replies, escalations, goals to look at, silent services."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from casework.choices import StepKind
from casework.models import ContactNotice, EscalationStep
from casework.queries.beside import replies, told
from casework.queries.escalations import answers_to_read, waiting_for
from casework.queries.goals import goal_checks_due
from casework.queries.referrals import referrals_waiting_too_long
from linkworker.words import short_day
from placements.models import Person
from reporting.queries.day.parts import Day, Link, Row
from reporting.rules.attention import when_due


def told_and_replies(day: Day) -> Iterator[Row]:
    """Answers to what somebody escalated, replies to what they told others, then what they were told of.

    Each until they have opened it, the latest first.
    """
    for answer in answers_to_read(day.staff, day.whose):
        yield _answered(answer, day)
    for notice in replies(day.staff, day.whose):
        words = f"{notice.recipient} replied: {notice.reply}"
        yield _told(notice, notice.replied_at, day.marked(words, notice.told_by_id))
    for notice in told(day.staff, day.whose):
        whom = day.whose[notice.recipient_id] or "you"
        words = f"{notice.told_by} told {whom} of a contact"
        yield _told(notice, notice.created_at, day.marked(words, notice.recipient_id))


def _answered(answer: EscalationStep, day: Day) -> Row:
    raised = answer.escalation
    url = reverse("casework:escalation", args=[raised.uid])
    how = "resolved what" if answer.kind == StepKind.RESOLVED else "answered what"
    whom = day.whose[answer.asked_by] or "you"
    return Row(
        when=short_day(answer.taken_on),
        about=str(raised.person),
        url=reverse("placements:person", args=[raised.person.uid]),
        words=day.marked(f"{answer.taken_by} {how} {whom} escalated: {answer.words}", answer.asked_by),
        links=(Link("Read", url),),
        people=(str(raised.person.uid),),
    )


def _told(notice: ContactNotice, at, words: str) -> Row:
    contact = notice.contact
    url = reverse("casework:contact", args=[contact.uid])
    return Row(
        when=short_day(timezone.localdate(at)),
        about=str(contact.person),
        url=url,
        words=words,
        links=(Link("Read", url),),
        people=(str(contact.person.uid),),
    )


def escalated(day: Day) -> Iterator[Row]:
    """The escalations somebody, or whom they act for, is to see an answer to, the first to be answered first."""
    for one in waiting_for(day.staff, day.whose):
        words = f"{one.get_level_display()} to answer by {short_day(one.due_on)}: {one.words}"
        yield _row(
            one.person,
            (one.due_on - day.on).days,
            words=day.marked(words, one.owner_id),
            links=(Link("Open", reverse("casework:escalation", args=[one.uid])),),
            settles=(f"escalation {one.uid}",),
        )


def goals(day: Day) -> Iterator[Row]:
    """Goals of one's own people that were to be looked at by now, the longest due first."""
    mine = [one.pk for one in day.mine.people]
    for one in goal_checks_due(day.staff, mine, day.on) if mine else ():
        yield _row(
            one.goal.person,
            (one.due.on - day.on).days,
            words=f"{one.goal.text}. {one.due.because}",
            links=(Link("Look at it", reverse("casework:check-goal", args=[one.goal.uid])),),
            settles=(f"goal {one.goal.uid}",),
        )


def silent_services(day: Day) -> Iterator[Row]:
    """Referrals of one's own people to which no answer came in time, the longest waiting first."""
    mine = [one.pk for one in day.mine.people]
    waiting = referrals_waiting_too_long(day.staff, day.on).filter(person__in=mine) if mine else ()
    for referral in waiting:
        yield _row(
            referral.person,
            (referral.answer_due_on - day.on).days,
            words=f"{referral.service} has not answered the referral of {short_day(referral.made_on)}",
            links=(
                Link("Chase", reverse("casework:chase-referral", args=[referral.uid])),
                Link("Record the answer", reverse("casework:record-referral-step", args=[referral.uid])),
            ),
        )


def _row(
    person: Person, days: int, *, words: str, links: tuple[Link, ...], settles: tuple[str, ...] = ()
) -> Row:
    return Row(
        when=when_due(days),
        late=days < 0,
        about=str(person),
        url=reverse("placements:person", args=[person.uid]),
        words=words,
        links=links,
        people=(str(person.uid),),
        settles=settles,
    )
