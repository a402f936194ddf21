"""Reading the trail: who did what to whom, and who looked, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.models import AuditEvent, Staff
from accounts.queries.staff import staff_at
from accounts.roles import Permission, Role
from linkworker.periods import Month
from placements.models import Person
from placements.policies import marked, people_of

ANSWERS = {403: "not for their role", 404: "not within their reach"}
PAGES = {
    "person": "summary",
    "person-trail": "who looked",
    "person-versions": "past versions",
    "person-money": "money",
    "chc": "continuing healthcare",
}  # called otherwise on the page itself


@dataclass(frozen=True, slots=True)
class Somebody:
    """Whose record a line is about, as the reader may know them: a name, or a reference."""

    uid: UUID
    called: str
    reference: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the trail as it is read. `whose` is one person, `others` how many more a list showed."""

    at: datetime
    who: str
    who_uid: UUID | None
    held_as: str
    did: str
    whose: Somebody | None
    others: int
    staff: str


def lines_of(organisations, on: date) -> QuerySet[AuditEvent]:
    """Everything done for these organisations, and by anybody to the people they place, host or pay for today."""
    ours = [organisation.uid for organisation in organisations]
    return AuditEvent.objects.filter(
        Q(organisation_uid__in=ours) | _about(people_of(organisations, on))
    ).order_by("-position")


def lines_about(person: Person) -> QuerySet[AuditEvent]:
    """Everything anybody did to one person's record, and every look at it, newest first."""
    return AuditEvent.objects.filter(_about(Person.objects.filter(pk=person.pk))).order_by("-position")


def narrowed(
    lines: QuerySet[AuditEvent],
    *,
    person: str = "",
    staff: UUID | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[AuditEvent]:
    """The lines about the person with a reference, by one of the staff, from a moment on and before another."""
    asked = {"staff_uid": staff, "at__gte": since, "at__lt": until}
    lines = lines.filter(**{name: value for name, value in asked.items() if value})
    return lines.filter(_about(Person.objects.filter(reference__iexact=person))) if person else lines


def writers(organisations, lines: QuerySet[AuditEvent], on: date, chosen: str) -> list[tuple[str, str]]:
    """Whose lines may be asked for: the staff of these organisations, and whoever else is chosen in a line."""
    known = {str(someone.uid): someone.name for someone in staff_at(organisations, on)}
    if chosen and chosen not in known:
        theirs = lines.filter(staff_uid=_uid(chosen)).first() if _uid(chosen) else None
        known |= {chosen: theirs.staff_name} if theirs else {}
    return list(known.items())


def told(lines: Iterable[AuditEvent], reader, on: date, ours=None) -> list[Line]:
    """A page of lines in words. Three queries.

    With `ours`, lists of anybody else's tell only of people tied to these organisations.
    """
    within = None if ours is None else set(people_of(ours, on).values_list("uid", flat=True))
    own = {organisation.uid for organisation in ours or ()}
    shown = [(line, _shown(line, None if line.organisation_uid in own else within)) for line in lines]
    people = _people({uids[0] for _, uids in shown if len(uids) == 1}, reader)
    staff = _staff([line for line, _ in shown])
    return [_line(line, uids, people, staff) for line, uids in shown]


def _about(people: QuerySet[Person]) -> Q:
    uids = list(people.order_by().values_list("uid", flat=True))
    return Q(person_uid__in=uids) | Q(details__people__has_any_keys=[str(uid) for uid in uids])


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _shown(line: AuditEvent, within: set[UUID] | None) -> list[UUID]:
    """Whose record a line is about, or whom a list named, as far as the reader is told."""
    listed = [UUID(uid) for uid in line.details.get("people", [])]
    found = [line.person_uid] if line.person_uid else listed
    return found if within is None else [uid for uid in found if uid in within]


def _people(uids: set[UUID], reader) -> dict[UUID, Somebody]:
    found = marked(Person.objects.filter(uid__in=uids).order_by("pk"), reader, Permission.SEE_NAMES)
    return {
        person.uid: Somebody(
            person.uid, str(person) if person.may_see_names else person.reference, person.reference
        )
        for person in found
    }


def _staff(lines: list[AuditEvent]) -> dict[UUID, str]:
    uids = [line.subject_uid for line in lines if line.subject_kind == Staff._meta.verbose_name]
    return dict(Staff.objects.filter(uid__in=uids).values_list("uid", "name"))


def _line(line: AuditEvent, uids: list[UUID], people, staff) -> Line:
    whose = people.get(uids[0]) if len(uids) == 1 else None
    return Line(
        at=line.at,
        who=line.staff_name,
        who_uid=line.staff_uid,
        held_as=line.held_as,
        did=in_words(line),
        whose=whose,
        others=0 if whose else len(uids),
        staff=staff.get(line.subject_uid, "") if line.subject_uid != line.staff_uid else "",
    )


def in_words(line: AuditEvent) -> str:
    """What was done, as a sentence begins: "Looked at the record: summary", "Gave role: link worker"."""
    page = line.details.get("page", "").partition(":")[2]
    page = PAGES.get(page, page.replace("-", " "))
    if line.verb == "looked at":
        seen = "the record" if line.subject_kind == "person" else f"a {line.subject_kind}"
        return f"Looked at {seen}: {page}" if page else f"Looked at {seen}"
    if line.verb == "listed":
        return f"Saw in a list: {line.subject_kind}"
    if line.verb == "was refused":
        return f"Was refused: {page}, {ANSWERS.get(line.details.get('answer'), 'not to be had')}"
    role = line.details.get("role")
    held = f": {Role(role).label.lower()}" if role in Role.values else ""
    return f"{line.verb[:1].upper()}{line.verb[1:]}{held}{_which_report(line.details)}"


def _which_report(details: dict) -> str:
    """ ": October 2026, public edition, revision 2", of a line about a board report."""
    if not {"month", "edition"} <= details.keys():
        return ""
    revision = details.get("revision", 1)
    again = f", revision {revision}" if revision > 1 else ""
    return f": {Month.parse(details['month']).label}, {details['edition']} edition{again}"
