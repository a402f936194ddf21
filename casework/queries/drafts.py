"""Forms begun and not yet sent, for their author alone."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.roles import Permission
from casework.choices import Method
from casework.models import Draft
from placements.models import Person
from placements.policies import one_of_people_for, people_for

REMIND_AFTER_DAYS = 3


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as the list shows it. `person` is None when nobody was chosen or they are out of reach now."""

    draft: Draft
    person: Person | None
    kind: str
    words: str
    days_kept: int

    @property
    def needs_finishing(self) -> bool:
        """Left for three days: late notes are worse notes."""
        return self.days_kept >= REMIND_AFTER_DAYS


def drafts_of(staff, now: datetime) -> list[KeptDraft]:
    """Everything somebody has begun and not sent, the longest waiting first."""
    return _all_kept(staff, Draft.objects.filter(author=staff).order_by("saved_at", "pk"), now)


def kept_draft(staff, key: UUID, now: datetime) -> KeptDraft | None:
    """One's own draft as the list shows it, by its public id or the key of its form."""
    return next(iter(_all_kept(staff, draft_of(staff, key).order_by("pk"), now)), None)


def _all_kept(staff, found: QuerySet[Draft], now: datetime) -> list[KeptDraft]:
    drafts = list(found)
    reached = {person.pk: person for person in _reached(staff, [draft.person_id for draft in drafts])}
    return [_kept(draft, reached.get(draft.person_id), now) for draft in drafts]


def people_of_drafts(drafts: list[KeptDraft]) -> list[UUID]:
    """The public ids of the people a list of drafts names, each once."""
    return list(dict.fromkeys(kept.person.uid for kept in drafts if kept.person))


def draft_of(staff, key: UUID, about: Person | None = None) -> QuerySet[Draft]:
    """One's own draft by its public id or the key of its form, perhaps only if it is about a certain person.

    Somebody else's is not there.
    """
    found = Draft.objects.filter(Q(uid=key) | Q(submission=key), author=staff).select_related("person")
    return found if about is None else found.filter(person=about)


def person_to_write_about(staff, uid: UUID) -> Person | None:
    """The person of a public id, when it is one somebody may log a contact with."""
    return one_of_people_for(staff, Permission.LOG_CONTACT).filter(uid=uid).first()


def unfinished_for(staff, person: Person | None) -> Draft | None:
    """The draft saved last for this person (or for nobody yet), to be carried on with."""
    return Draft.objects.filter(author=staff, person=person).first()


def _reached(staff, people: list[int | None]) -> QuerySet[Person]:
    return people_for(staff, Permission.LOG_CONTACT).filter(pk__in=[pk for pk in people if pk is not None])


def _kept(draft: Draft, person: Person | None, now: datetime) -> KeptDraft:
    method = draft.answers.get("method", [""])[0]
    words = " ".join(draft.answers.get("text", [""])[0].split())
    return KeptDraft(
        draft=draft,
        person=person,
        kind=dict(Method.choices).get(method, ""),
        words=words,
        days_kept=(now - draft.saved_at).days,
    )
