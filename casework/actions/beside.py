"""What is kept together with a contact, inside the deed that logs it: names, links, files, plans, who is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from accounts.models import Staff
from casework.actions import files, notices, refusals
from casework.actions.actions import Promise, keep_promise
from casework.actions.plans import plan_contact
from casework.choices import SEEN
from casework.models import Contact, ContactLink, ContactParty, PlannedContact
from casework.models.beside import KINDS
from casework.queries.links import Linkable, are_of, from_above
from casework.queries.network import Party, sides_of
from casework.rules.next_contact import kept_by
from linkworker.refusals import Refusal, keep


@dataclass(frozen=True, slots=True)
class Beside:
    """Everything that may come with a contact. `next_on` plans the next one for that day."""

    promises: Sequence[Promise] = ()
    parties: Sequence[Party] = ()
    links: Sequence[Linkable] = ()
    tell: Sequence[Staff] = ()
    next_on: date | None = None

    @property
    def said(self) -> dict:
        """All of it as answers, for the fingerprint of the form; what was left out is not mentioned."""
        said = {
            "parties": [party.value for party in self.parties],
            "links": [link.value for link in self.links],
            "tell": list(self.tell),
            "next_on": self.next_on,
        }
        return {"promises": self.promises, **{name: value for name, value in said.items() if value}}

    @property
    def sides(self) -> set[str]:
        """The sides of those it was with by name."""
        return sides_of(self.parties)


def keep_beside(contact: Contact, beside: Beside, *, now: datetime, form: UUID) -> None:
    """Keep all that comes with a contact that was saved just now. Refuses what each part refuses."""
    by, today = contact.author, timezone.localdate(now)
    for promise in beside.promises:
        keep_promise(by=by, person=contact.person, promise=promise, today=today, contact=contact)
    for party in beside.parties:
        if party.member is not None and party.member.person_id != contact.person_id:
            raise refusals.NotOfThisPerson(question="parties")
        keep(
            ContactParty(
                contact=contact, side=party.side, member=party.member, organisation=party.organisation
            )
        )
    if not are_of(contact, beside.links):
        raise refusals.NotOfThisPerson(question="links")
    for link in beside.links:
        _link(contact, link)
    files.give_to(contact, form=form)
    keep_plans(contact)
    if beside.next_on is not None:
        _plan(contact, beside.next_on, by, today)
    notices.tell(contact, beside.tell, now=now)


def keep_plans(contact: Contact) -> list[PlannedContact]:
    """The open plans of the same organisation and person that this contact keeps (decision 0026).

    None that was made in it or after it: whoever puts a slip right has planned the next contact by then.
    """
    waiting = (
        PlannedContact.objects.open()
        .filter(person=contact.person, organisation=contact.organisation, created_at__lte=contact.created_at)
        .exclude(made_in=contact)
    )
    kept = kept_by(
        waiting.order_by("planned_on", "pk").select_for_update(of=("self",)),
        on=timezone.localdate(contact.happened_at),
        reached=contact.reached,
        seen=contact.counts_as_seen,
        to_see=SEEN,
    )
    for plan in kept:
        plan.kept_by = contact
        keep(plan)
    return kept


def release_plans(contact: Contact) -> None:
    """Open again the plans a contact kept: it was withdrawn, or says something else now."""
    for plan in contact.plans_kept.order_by("pk").select_for_update(of=("self",)):
        plan.kept_by = None
        keep(plan)


def _plan(contact: Contact, on: date, by: Staff, today: date) -> None:
    try:
        plan_contact(
            by=by, person=contact.person, planned_on=on, method="visit", today=today, made_in=contact
        )
    except Refusal as refusal:
        raise Refusal(refusal.message, "next_on") from refusal


def _link(contact: Contact, link: Linkable) -> None:
    if link.kind in KINDS:
        keep(ContactLink(contact=contact, **{f"{link.kind}_id": link.pk}))
        return
    lent = {each.kind: each for each in from_above()}
    lent[link.kind].keep(by=contact.author, contact=contact, key=link.pk)
