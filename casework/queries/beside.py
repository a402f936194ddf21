"""What stands beside contacts: who was told, who replied, which files, and what a new contact can start from."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils import timezone

from accounts.models import Membership, Organisation, Staff
from accounts.roles import Permission, Role
from casework import policies
from casework.choices import Checked, Method
from casework.models import Action, Contact, ContactFile, ContactNotice, PlannedContact
from casework.models.files import FOLDER
from casework.queries.actions import promised_in
from casework.rules.next_contact import proposed_on
from linkworker.words import counted
from placements.models import BankHoliday, Person
from placements.policies import people_for

FILES = FOLDER  # where the files of contacts lie
LATELY = 100  # contacts say which kinds somebody uses most
LAST_PEOPLE = 3


def told(staff, workers: Iterable[int] | None = None) -> QuerySet[ContactNotice]:
    """What somebody was told of and has not opened, of the contacts they may read today; the latest first.

    With `workers`, what any of these was told of, as far as `staff` may read it.
    """
    waits = ContactNotice.objects.unread().filter(recipient__in=_workers(staff, workers))
    return _readable(staff, waits).order_by("-created_at", "-pk")


def replies(staff, workers: Iterable[int] | None = None) -> QuerySet[ContactNotice]:
    """Replies to what somebody told others, which they have not opened the contact for; the latest first.

    With `workers`, to what any of these told.
    """
    waits = ContactNotice.objects.answered_unread().filter(told_by__in=_workers(staff, workers))
    return _readable(staff, waits).order_by("-replied_at", "-pk")


def _workers(staff, workers: Iterable[int] | None) -> list[int]:
    return [staff.pk] if workers is None else list(workers)


def notices_of(staff, contact: Contact) -> QuerySet[ContactNotice]:
    """Who was told of a contact, for whoever told, and to each recipient their own."""
    found = ContactNotice.objects.filter(contact=contact).select_related("recipient", "told_by")
    return (found.filter(recipient=staff) | found.filter(told_by=staff)).order_by("pk")


def notice_to(staff) -> QuerySet[ContactNotice]:
    """What somebody was told of, among the contacts they may read today."""
    return _readable(staff, ContactNotice.objects.filter(recipient=staff))


def _readable(staff, notices: QuerySet[ContactNotice]) -> QuerySet[ContactNotice]:
    found = notices.filter(contact__in=policies.contacts_for(staff).order_by())
    return found.select_related(
        "contact__person__responsible_council",
        "contact__person__responsible_icb",
        "contact__person__link_worker",
        "contact__organisation",
        "recipient",
        "told_by",
    )


def files_of_form(staff, form: UUID | None) -> list[ContactFile]:
    """What somebody has chosen in a form that is not sent yet."""
    return list(ContactFile.objects.of_form(staff, form)) if form else []


def own_unsent_files(staff) -> QuerySet[ContactFile]:
    """The files of somebody's own forms that are not sent yet."""
    return ContactFile.objects.filter(uploaded_by=staff, contact=None)


def own_unsent_file(staff, uid: UUID) -> ContactFile | None:
    """One file of one's own forms, by its public id."""
    return own_unsent_files(staff).filter(uid=uid).first()


def files_for(staff) -> QuerySet[ContactFile]:
    """The files of the contacts somebody may open, withdrawn copies for managers, and their own unsent ones."""
    contacts = policies.contacts_for(staff) | policies.withdrawn_contacts_for(staff)
    theirs = ContactFile.objects.filter(contact__in=contacts.order_by())
    return (theirs | own_unsent_files(staff)).select_related("contact__person", "contact__organisation")


def is_handed_out(file: ContactFile) -> bool:
    """Where a scanner is set, only what it found clean; without one, what none ever refused."""
    if settings.FILE_SCANNER:
        return file.checked == Checked.CLEAN
    return file.checked != Checked.REFUSED


def why_not_handed_out(file: ContactFile) -> str:
    """The same in words."""
    if file.checked == Checked.REFUSED:
        return f"{file.name} was refused by the virus scanner and has been deleted."
    return f"{file.name} is still being checked for viruses. Try again in a few minutes."


def kinds_by_use(staff) -> list[tuple[str, str]]:
    """The kinds of contact, what somebody logged most of late first; kinds used alike in their usual order."""
    lately = Contact.objects.filter(author=staff).order_by("-pk").values_list("method", flat=True)[:LATELY]
    used = Counter(lately)
    return sorted(Method.choices, key=lambda choice: -used[choice[0]])


def last_people(staff) -> list[Person]:
    """Whom somebody wrote about last and may write about still, the latest first. Two queries."""
    lately = Contact.objects.filter(author=staff).order_by("-pk").values_list("person_id", flat=True)[:LATELY]
    keys = list(dict.fromkeys(lately))[: LAST_PEOPLE * 2]
    found = {person.pk: person for person in people_for(staff, Permission.LOG_CONTACT).filter(pk__in=keys)}
    return [found[key] for key in keys if key in found][:LAST_PEOPLE]


def last_of(staff, person: Person) -> Contact | None:
    """The contact somebody logged last about a person."""
    return (
        policies.contacts_for(staff)
        .filter(author=staff, person=person, reached=True)
        .order_by("-happened_at", "-pk")
        .first()
    )


class Colleague(NamedTuple):
    """Somebody who works for one of one's organisations."""

    staff: Staff
    manages: bool


def team(staff, organisations: Iterable[Organisation], on: date) -> list[Colleague]:
    """Who else works at one of these organisations on a day, by name, and who of them manages the team. One query.

    Whether somebody may read a contact is asked when they are told of it.
    """
    held = Membership.objects.in_force_on(on).filter(organisation__in=list(organisations)).order_by()
    managing = held.filter(staff=OuterRef("pk"), role=Role.TEAM_MANAGER)
    found = Staff.objects.filter(pk__in=held.values("staff"), is_active=True).exclude(pk=staff.pk)
    return [Colleague(each, each.manages) for each in found.annotate(manages=Exists(managing))]


@dataclass(frozen=True, slots=True)
class NextContact:
    """When the next contact is planned already, or would be by the person's own interval."""

    planned: PlannedContact | None
    proposed_on: date
    every_days: int

    @property
    def because(self) -> str:
        """Why that day."""
        return f"Seen at least every {counted(self.every_days, 'day')}: the last working day within that"


def next_contacts(staff, people: Iterable[Person], on: date) -> dict[int, NextContact]:
    """For each person the plan that is open from tomorrow on, and the day their own interval asks for. Two queries."""
    everybody = list(people)
    waiting = (
        policies.plans_for(staff)
        .open()
        .filter(person__in=everybody, planned_on__gt=on)
        .order_by("person_id", "planned_on", "planned_at", "pk")
        .distinct("person_id")
    )
    planned = {plan.person_id: plan for plan in waiting}
    holidays = frozenset(BankHoliday.objects.filter(day__gte=on).values_list("day", flat=True))
    return {
        person.pk: NextContact(
            planned.get(person.pk),
            proposed_on(on, person.contact_every_days, holidays, today=on),
            person.contact_every_days,
        )
        for person in everybody
    }


def last_seen_on(person: Person) -> date | None:
    """The last day somebody saw the person themself, of all contacts that stand (K19)."""
    latest = Contact.objects.standing().seen().filter(person=person).aggregate(at=Max("happened_at"))["at"]
    return latest and timezone.localdate(latest)


def people_to_write_about(staff, uids: Iterable[UUID]) -> list[Person]:
    """Those of these people somebody may log a contact with, by name. One query."""
    return list(
        people_for(staff, Permission.LOG_CONTACT).filter(uid__in=list(uids)).order_by("given_name", "pk")
    )


@dataclass(frozen=True, slots=True)
class Changed:
    """What logging a contact changed. `see_by` is the last day they are seen in time, by their own interval."""

    promised: tuple[Action, ...]
    kept: tuple[PlannedContact, ...]
    planned: PlannedContact | None
    told: tuple[Staff, ...]
    files: int
    see_by: date


def changed_by(staff, contact: Contact) -> Changed:
    """What changed with a contact that was logged just now. Six queries."""
    seen_on = last_seen_on(contact.person) or timezone.localdate(contact.happened_at)
    return Changed(
        promised=tuple(promised_in(staff, contact)),
        kept=tuple(contact.plans_kept.order_by("planned_on", "pk")),
        planned=contact.plans_made.order_by("pk").first(),
        told=tuple(each.recipient for each in notices_of(staff, contact)),
        files=contact.files.count(),
        see_by=seen_on + timedelta(days=contact.person.contact_every_days),
    )
