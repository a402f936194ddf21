"""The rights of everybody within reach on one page: what waits, what runs out, what must be looked at again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from accounts.models import Staff
from accounts.roles import Permission
from linkworker.words import counted, long_day
from placements.models import LegalStatus, Person
from placements.policies import marked_people
from placements.queries.naming import called
from placements.rules import legal
from reviews.choices import AuthorisationState
from reviews.models import Authorisation
from reviews.queries import advocacy, liberty
from reviews.queries.liberty import AUTHORISING, Paper
from reviews.rules import liberty as rules

TITLES = {  # of each list, in the order of urgency
    "waiting": "Waiting for a decision",
    "expired": "Expired, and nothing since",
    "within_28": "Ends within 28 days",
    "within_56": "Ends within 56 days",
    "not_deprived": "In force, though no deprivation was concluded",
    "reconsider": "To be looked at again by the test of today",
    "bare": "Papers missing",
    "owed": "Advocate owed and not there",
}
PERMISSIONS = (Permission.SEE_NAMES,)


@dataclass(frozen=True, slots=True)
class Row:
    """One person under one heading: what, why, and the request it is about, if there is one."""

    person: UUID
    called: str
    reference: str
    what: str
    words: str
    colour: str
    because: str
    request: UUID | None
    on: date


@dataclass(frozen=True, slots=True)
class Overview:
    """Each list in the order of urgency; `people` are the public ids of everybody named."""

    waiting: list[Row]
    expired: list[Row]
    within_28: list[Row]
    within_56: list[Row]
    not_deprived: list[Row]
    reconsider: list[Row]
    bare: list[Row]
    owed: list[Row]
    gaps: list[advocacy.Gap]

    @property
    def owed_title(self) -> str:
        """The heading of the advocates owed."""
        return TITLES["owed"]

    @property
    def lists(self) -> list[tuple[str, str, list[Row]]]:
        """Key, heading and rows of each list but the advocates owed, which stand under the gaps."""
        return [(key, title, getattr(self, key)) for key, title in TITLES.items() if key != "owed"]

    @property
    def contents(self) -> list[tuple[str, str, int]]:
        """Key, heading and how many, of each list that holds anything."""
        told = [(key, title, len(getattr(self, key))) for key, title in TITLES.items()]
        return [one for one in told if one[2]]

    @property
    def people(self) -> list[UUID]:
        """Everybody named."""
        named = [row.person for key in TITLES for row in getattr(self, key)]
        return list(dict.fromkeys(named))


def overview(staff: Staff, on: date) -> Overview:
    """What of the rights of the people within reach needs somebody. A constant number of queries."""
    reach = marked_people(staff, *PERMISSIONS, within=Permission.SEE_RIGHTS).order_by("reference", "pk")
    people = {person.pk: person for person in reach}
    test = liberty.test_in_force(on)
    rows = liberty.with_papers(Authorisation.objects.filter(person__in=list(people)))
    live = rows.filter(
        Q(state=AuthorisationState.REQUESTED)
        | Q(state=AuthorisationState.GRANTED, status__ends_on__gt=on - timedelta(days=rules.IN_VIEW_DAYS))
    )
    papers = [liberty.paper(row, test, on) for row in live.order_by("requested_on", "pk")]
    statuses = _statuses(list(people), on)
    running = [paper for paper in papers if paper.is_running]
    owed = advocacy.owed_by_person(Person.objects.filter(pk__in=list(people)), on)
    return Overview(
        waiting=[_row(people, paper, paper.waited) for paper in papers if paper.is_waiting],
        expired=list(_expired(people, statuses, on)),
        within_28=list(_ending(people, statuses, 28, on)),
        within_56=list(_ending(people, statuses, 56, on)),
        not_deprived=[_row(people, paper, _concluded(paper)) for paper in running if paper.not_deprived],
        reconsider=list(_to_reconsider(people, papers, statuses, test, on)),
        bare=list(_bare(people, statuses, on)),
        owed=list(_owed(people, owed, on)),
        gaps=advocacy.gaps(owed, on),
    )


def _statuses(people: Iterable[int], on: date) -> list[LegalStatus]:
    """What authorises or lately did, soonest end first; what is followed by another is left out."""
    since = on - timedelta(days=rules.IN_VIEW_DAYS)
    found = LegalStatus.objects.filter(person__in=people, kind__in=AUTHORISING).exclude(ends_on__lte=since)
    return list(found.select_related("authorisation").order_by("ends_on", "person_id", "pk"))


def _paper_of(status: LegalStatus) -> Authorisation | None:
    return getattr(status, "authorisation", None)


def _of(people, person: int, **said) -> Row:
    row = people[person]
    return Row(person=row.uid, called=called(row, names=row.may_see_names), reference=row.reference, **said)


def _row(people, paper: Paper, because: str) -> Row:
    return _of(
        people,
        paper.row.person_id,
        what=paper.row.get_scheme_display(),
        words=paper.words,
        colour=paper.colour,
        because=because,
        request=paper.uid,
        on=paper.row.requested_on,
    )


def _status_row(people, status: LegalStatus, *, words: str, colour: str, because: str) -> Row:
    paper = _paper_of(status)
    return _of(
        people,
        status.person_id,
        what=status.get_kind_display(),
        words=words,
        colour=colour,
        because=because,
        request=paper.uid if paper else None,
        on=status.last_day or status.starts_on,
    )


def _expired(people, statuses: list[LegalStatus], on: date):
    """Run out, ended by nobody, and nothing of the kind in force since."""
    covered = {
        status.person_id
        for status in statuses
        if status.starts_on <= on and (status.ends_on is None or status.ends_on > on)
    }
    for status in statuses:
        over = status.ends_on is not None and status.ends_on <= on
        if over and not liberty.was_ended(status) and status.person_id not in covered:
            ago = counted((on - status.last_day).days, "day")
            because = f"Ran out on {long_day(status.last_day)}, {ago} ago"
            yield _status_row(people, status, words="Expired", colour="red", because=because)


def _ending(people, statuses: list[LegalStatus], within: int, on: date):
    after = {(status.person_id, status.starts_on) for status in statuses}
    for status in statuses:
        followed = (status.person_id, status.ends_on) in after
        if status.starts_on <= on and not followed and legal.alert(status.ends_on, on) == within:
            left = (status.last_day - on).days
            words = "Last day today" if left == 0 else f"In {counted(left, 'day')}"
            colour = "red" if within == min(legal.ALERT_DAYS) else "orange"
            because = f"Last day {long_day(status.last_day)}. It cannot be extended: ask for a new one."
            yield _status_row(people, status, words=words, colour=colour, because=because)


def _concluded(paper: Paper) -> str:
    said = paper.concluded
    return (
        f"{said.get_conclusion_display()}, concluded on {long_day(said.assessed_on)}. It is still in force."
    )


def _to_reconsider(people, papers: list[Paper], statuses: list[LegalStatus], test, on: date):
    for paper in papers:
        if paper.reconsider:
            yield _row(people, paper, paper.reconsider)
    for status in statuses:
        running = status.ends_on is None or status.ends_on > on
        old = test is not None and rules.to_reconsider(dated=status.starts_on, test_since=test.valid_from)
        if _paper_of(status) is None and running and old:
            because = (
                f"In force since {long_day(status.starts_on)}, before the test changed on {long_day(test.valid_from)}. "
                "It stays in force until it is looked at again, ends or runs out."
            )
            yield _status_row(people, status, words="In force", colour="green", because=because)


def _bare(people, statuses: list[LegalStatus], on: date):
    for status in statuses:
        if _paper_of(status) is None and (status.ends_on is None or status.ends_on > on):
            because = "Recorded on the summary alone: the request, what was concluded and its conditions are missing."
            yield _status_row(people, status, words="Papers missing", colour="orange", because=because)


def _owed(people, owed: dict[int, list[advocacy.OwedAdvocate]], on: date):
    for pk in people:
        for one in owed.get(pk, ()):
            if one.colour == "red":
                yield _of(
                    people,
                    pk,
                    what=one.label,
                    words=one.words,
                    colour=one.colour,
                    because=one.because,
                    request=None,
                    on=one.on or on,
                )
