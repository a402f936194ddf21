"""What others changed about one's own people since the last working day began: in words, with a link to each.

The trail says what was done, by whom and when. Whether the reader may know is asked again here: of the person's
field group, and of the contact, review or notice itself. What another organisation did stays theirs unless it is one
of those, or is about where somebody lives.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from accounts.policies import organisations_for
from accounts.roles import Permission
from casework.choices import Method
from casework.policies import contacts_for
from linkworker.moments import start_of
from placements.models import BankHoliday
from placements.queries.notices import addressed_to_ours, sent_by_ours
from placements.rules.working_days import add_working_days
from reporting.queries.day.parts import Day, Link, Row
from reporting.queries.on_caseload import OnCaseload
from reviews.choices import ReviewKind
from reviews.policies import reviews_for

P = Permission
LONGEST_BREAK_DAYS = 14  # between two working days there are never more


@dataclass(frozen=True, slots=True)
class Told:
    """How a deed is told: in words, for whom, and on which page it is read.

    `of_thing`: the page takes the uid of the contact or escalation, and not of the person. `by_any`: also when
    another organisation did it.
    """

    words: str
    permission: Permission
    page: str
    of_thing: bool = False
    by_any: bool = False


VERBS = {
    "logged contact": Told("logged a contact", P.SEE_CONTACTS, "casework:contact", True, True),
    "amended contact": Told("added to a contact", P.SEE_CONTACTS, "casework:contact", True, True),
    "corrected contact": Told("corrected a contact", P.SEE_CONTACTS, "casework:contact", True, True),
    "withdrew contact": Told("withdrew a contact", P.SEE_CONTACTS, "casework:contacts"),
    "recorded review": Told("recorded a review", P.SEE_REVIEWS, "reviews:reviews", False, True),
    "started placement": Told("started a placement", P.SEE_PLACEMENTS, "placements:placements", by_any=True),
    "moved placement": Told("recorded a move", P.SEE_PLACEMENTS, "placements:placements", by_any=True),
    "ended placement": Told("ended a placement", P.SEE_PLACEMENTS, "placements:placements", by_any=True),
    "proposed placement": Told("proposed a placement", P.SEE_PLACEMENTS, "placements:placements"),
    "agreed placement": Told("agreed a placement", P.SEE_PLACEMENTS, "placements:placements"),
    "refused proposal": Told("refused a placement", P.SEE_PLACEMENTS, "placements:placements"),
    "started short stay": Told("recorded a short stay", P.SEE_PLACEMENTS, "placements:placements"),
    "planned return": Told("planned the way back", P.SEE_PLACEMENTS, "placements:placements"),
    "proposed funding": Told("proposed who pays", P.SEE_COSTS, "placements:person-money"),
    "agreed funding": Told("agreed who pays", P.SEE_COSTS, "placements:person-money"),
    "refused funding": Told("refused who pays", P.SEE_COSTS, "placements:person-money"),
    "disputed funding": Told("disputed who pays", P.SEE_COSTS, "placements:person-money"),
    "recorded CHC decision": Told("recorded an NHS decision", P.SEE_CHC, "placements:chc"),
    "recorded CHC letter": Told("recorded an NHS letter", P.SEE_CHC, "placements:chc"),
    "opened CHC case": Told("opened an NHS case", P.SEE_CHC, "placements:chc"),
    "sent notice": Told("sent a notice", P.SEE_PLACEMENTS, "placements:person-notices", by_any=True),
    "acknowledged notice": Told(
        "acknowledged a notice", P.SEE_PLACEMENTS, "placements:person-notices", by_any=True
    ),
    "raised warning note": Told("raised a warning note", P.SEE_PEOPLE, "placements:person"),
    "recorded legal status": Told("recorded a legal status", P.SEE_PEOPLE, "placements:person"),
    "ended legal status": Told("ended a legal status", P.SEE_PEOPLE, "placements:person"),
    "edited person": Told("changed the details", P.SEE_PEOPLE, "placements:person"),
    "settled responsibility": Told("settled whose they are", P.SEE_PLACEMENTS, "placements:responsibility"),
    "added action": Told("promised something", P.SEE_ACTIONS, "casework:actions"),
    "completed action": Told("completed an action", P.SEE_ACTIONS, "casework:actions"),
    "moved action": Told("moved the day of an action", P.SEE_ACTIONS, "casework:actions"),
    "reassigned action": Told("gave an action to somebody else", P.SEE_ACTIONS, "casework:actions"),
    "dropped action": Told("dropped an action", P.SEE_ACTIONS, "casework:actions"),
    "chased action": Told("chased an action", P.SEE_ACTIONS, "casework:actions"),
    "escalated": Told("escalated something", P.ESCALATE, "casework:escalation", True),
    "passed up escalation": Told("passed up an escalation", P.ESCALATE, "casework:escalation", True),
    "answered escalation": Told("answered an escalation", P.ESCALATE, "casework:escalation", True),
    "resolved escalation": Told("resolved an escalation", P.ESCALATE, "casework:escalation", True),
    "referred person": Told("made a referral", P.SEE_REFERRALS, "casework:person-referrals"),
    "recorded referral step": Told(
        "recorded how a referral goes", P.SEE_REFERRALS, "casework:person-referrals"
    ),
    "took back referral step": Told(
        "took back a step of a referral", P.SEE_REFERRALS, "casework:person-referrals"
    ),
    "chased referral": Told("chased a referral", P.SEE_REFERRALS, "casework:person-referrals"),
    "set goal": Told("set a goal", P.SEE_GOALS, "casework:goals"),
    "edited goal": Told("changed a goal", P.SEE_GOALS, "casework:goals"),
    "looked at goal": Told("looked at a goal", P.SEE_GOALS, "casework:goals"),
    "recorded how life is": Told("asked how life is", P.SEE_GOALS, "casework:outcomes"),
    "recorded feedback": Told("recorded feedback", P.SEE_FEEDBACK, "casework:feedback"),
    "feedback was declined": Told("noted that feedback was not wanted", P.SEE_FEEDBACK, "casework:feedback"),
    "cancelled planned contact": Told("cancelled a planned contact", P.LOG_CONTACT, "casework:contacts"),
    "moved planned contact": Told("moved a planned contact", P.LOG_CONTACT, "casework:contacts"),
}
OF_CONTACTS = frozenset({"logged contact", "amended contact", "corrected contact"})
OF_REVIEWS = frozenset({"recorded review"})
OF_NOTICES = frozenset({"sent notice", "acknowledged notice"})
OF_THINGS = OF_CONTACTS | OF_REVIEWS | OF_NOTICES  # known by reaches of their own


def changes(day: Day) -> Iterator[Row]:
    """Everything somebody else did about one's own people since the last working day began, the newest first.

    The same deed of the same person about the same person is told once, with its last moment.
    """
    people = [one.uid for one in day.mine.people]
    if not people:
        return
    since = start_of(last_working_day(day.on))
    lines = list(
        AuditEvent.objects.filter(person_uid__in=people, at__gte=since, verb__in=VERBS)
        .exclude(staff_uid=day.staff.uid)
        .order_by("-position")
    )
    known = _Known.of(day, lines)
    said = set()
    for line in lines:
        thing = line.subject_uid if VERBS[line.verb].of_thing else None
        same = (line.staff_uid, line.verb, line.person_uid, thing)
        if same not in said and known.may_be_told(line):
            said.add(same)
            yield known.row(line)


def last_working_day(on: date) -> date:
    """The working day before a day: on a Monday the Friday, past bank holidays."""
    since = on - timedelta(days=LONGEST_BREAK_DAYS)
    holidays = (
        BankHoliday.objects.filter(day__range=(since, on)).order_by("day").values_list("day", flat=True)
    )
    return add_working_days(on, -1, frozenset(holidays))


@dataclass(frozen=True, slots=True)
class _Known:
    """What the reader may know of what the lines tell, asked once for all of them."""

    people: dict[UUID, OnCaseload]
    ours: frozenset[UUID]
    things: frozenset[UUID]

    @classmethod
    def of(cls, day: Day, lines: list[AuditEvent]) -> "_Known":
        """One query, and none without lines that ask for it."""
        return cls(
            people={UUID(one.uid): one for one in day.mine.people},
            ours=frozenset(body.uid for body in organisations_for(day.staff, P.SEE_PEOPLE)),
            things=frozenset(_visible(day.staff, lines)),
        )

    def may_be_told(self, line: AuditEvent) -> bool:
        """The role reaches what was done, for this person; and the thing itself, where it has a reach of its own."""
        told, person = VERBS[line.verb], self.people[line.person_uid]
        if told.permission != P.SEE_PEOPLE and told.permission not in person.granted:
            return False
        if line.verb in OF_THINGS:
            return line.subject_uid in self.things
        return told.by_any or line.organisation_uid in self.ours

    def row(self, line: AuditEvent) -> Row:
        """One line: when, about whom, who did what."""
        told, person = VERBS[line.verb], self.people[line.person_uid]
        at = timezone.localtime(line.at)
        url = reverse(told.page, args=[line.subject_uid if told.of_thing else person.uid])
        return Row(
            when=f"{at:%A}",
            then=f"{at:%H:%M}",
            about=person.name,
            url=reverse("placements:person", args=[person.uid]),
            words=f"{line.staff_name} {told.words}{_which(line)}",
            links=(Link("Read", url),),
            people=(person.uid,),
        )


def _visible(staff, lines: list[AuditEvent]) -> Iterable[UUID]:
    """Of the contacts, reviews and notices the lines tell of, those the reader may know of. One query."""
    asked = {
        OF_CONTACTS: lambda: contacts_for(staff),
        OF_REVIEWS: lambda: reviews_for(staff),
        OF_NOTICES: lambda: addressed_to_ours(staff) | sent_by_ours(staff),
    }
    found = []
    for verbs, rows in asked.items():
        uids = [line.subject_uid for line in lines if line.verb in verbs]
        if uids:
            found.append(rows().filter(uid__in=uids).order_by().values_list("uid", flat=True))
    return found[0].union(*found[1:], all=True) if found else ()


def _which(line: AuditEvent) -> str:
    """ ": visit", ": Care Act annual", where the trail holds it."""
    if line.verb == "logged contact":
        return f": {dict(Method.choices).get(line.details.get('method'), 'contact').lower()}"
    if line.verb == "recorded review":
        return f": {dict(ReviewKind.choices).get(line.details.get('kind'), 'review')}"
    return ""
