"""Forms begun and not yet sent, for their author alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from accounts.roles import Permission
from casework.choices import Method
from casework.models import Draft, SentForm
from casework.rules.parts import whose
from placements.models import Person
from placements.policies import marked_people, one_of_people_for

REMIND_AFTER_DAYS = 3
WARN_DAYS = 7  # before a draft is thrown away
CONTACT, CONTACT_WITH_ANYONE = "casework:log-contact", "casework:log-contact-anyone"
CONTACTS = ("", CONTACT, CONTACT_WITH_ANYONE)  # "": begun before other forms were kept
SIGNED = frozenset({"opened_with", "people", "about_one", "files_about"})  # not typed by anybody


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as the list shows it. `person` is None when nobody was chosen, or their name is out of reach now.

    `address` leads back to the form with all that was typed; empty when its page is out of reach.
    """

    draft: Draft
    person: Person | None
    kind: str
    words: str
    days_kept: int
    address: str
    expires_at: datetime

    @property
    def called(self) -> str:
        """Whom it is about."""
        if self.person is not None:
            return str(self.person)
        about_nobody = self.draft.page in CONTACTS and self.draft.person_id is None
        return "No person chosen" if about_nobody else self.draft.heading or "A person out of your reach"

    @property
    def needs_finishing(self) -> bool:
        """Left for three days: late notes are worse notes."""
        return self.days_kept >= REMIND_AFTER_DAYS

    @property
    def about_to_expire(self) -> bool:
        """It is thrown away within a week."""
        return self.days_kept >= settings.DRAFT_DAYS - WARN_DAYS


def drafts_of(staff, now: datetime) -> list[KeptDraft]:
    """Everything somebody has begun and not sent, the longest waiting first."""
    return _all_kept(staff, Draft.objects.filter(author=staff).order_by("saved_at", "pk"), now)


def drafts_about_to_expire(staff, now: datetime) -> list[KeptDraft]:
    """What will be thrown away within a week unless its author goes on with it, the first to go first."""
    since = now - timedelta(days=settings.DRAFT_DAYS - WARN_DAYS)
    old = Draft.objects.filter(author=staff, saved_at__lte=since).order_by("saved_at", "pk")
    return _all_kept(staff, old, now)


def kept_draft(staff, key: UUID, now: datetime) -> KeptDraft | None:
    """One's own draft as the list shows it, by its public id or the key of its form."""
    found = Draft.objects.filter(Q(uid=key) | Q(submission=key), author=staff).select_related("person")
    return next(iter(_all_kept(staff, found.order_by("pk"), now)), None)


def _all_kept(staff, found: QuerySet[Draft], now: datetime) -> list[KeptDraft]:
    drafts = list(found.select_related("begun_by"))
    reached = {person.pk: person for person in _reached(staff, [draft.person_id for draft in drafts])}
    return [_kept(draft, reached.get(draft.person_id), now) for draft in drafts]


def people_of_drafts(drafts: list[KeptDraft]) -> list[UUID]:
    """The public ids of the people a list of drafts names, each once."""
    return list(dict.fromkeys(kept.person.uid for kept in drafts if kept.person))


def draft_of(staff, key: UUID, about: Person | None = None) -> QuerySet[Draft]:
    """One's own unfinished contact by its public id or the key of its form, perhaps only about a person.

    Somebody else's is not there.
    """
    found = Draft.objects.filter(Q(uid=key) | Q(submission=key), author=staff, page__in=CONTACTS)
    found = found.select_related("person")
    return found if about is None else found.filter(person=about)


def draft_at(staff, key: UUID, path: str) -> Draft | None:
    """One's own draft of the form at an address, by the key of the form."""
    return Draft.objects.filter(author=staff, submission=key, address=path).first()


def unfinished_at(staff, path: str) -> Draft | None:
    """One's own draft saved last for the form at an address, to be carried on with."""
    return Draft.objects.filter(author=staff, address=path).first()


def was_sent(staff, key: UUID) -> bool:
    """Has somebody sent the form with this key?"""
    return SentForm.objects.filter(author=staff, submission=key).exists()


def person_to_write_about(staff, uid: UUID) -> Person | None:
    """The person of a public id, when it is one somebody may log a contact with."""
    return one_of_people_for(staff, Permission.LOG_CONTACT).filter(uid=uid).first()


def unfinished_for(staff, person: Person | None) -> Draft | None:
    """The contact saved last for this person (or for nobody yet), to be carried on with."""
    return Draft.objects.filter(author=staff, person=person, page__in=CONTACTS).first()


def _reached(staff, people: list[int | None]) -> QuerySet[Person]:
    """Each says whether they may be named: a finance officer goes on with a form about somebody without a name."""
    known = marked_people(staff, Permission.SEE_NAMES)
    return known.filter(pk__in=[pk for pk in people if pk is not None])


def _kept(draft: Draft, reached: Person | None, now: datetime) -> KeptDraft:
    person = reached if reached is not None and reached.may_see_names else None
    method = draft.answers.get("method", [""])[0]
    kind = dict(Method.choices).get(method, "") if draft.page in CONTACTS else draft.heading
    return KeptDraft(
        draft=draft,
        person=person,
        kind=kind,
        words=_words(draft.answers),
        days_kept=(now - draft.saved_at).days,
        address=_address(draft, reached),
        expires_at=timezone.localtime(draft.saved_at + timedelta(days=settings.DRAFT_DAYS)),
    )


def _words(answers: dict[str, list[str]]) -> str:
    """What happened, or else the longest answer that is about nobody alone, in one line."""
    shared = {name: values for name, values in answers.items() if name not in SIGNED and whose(name) is None}
    typed = [value for values in shared.values() for value in values]
    return " ".join((answers.get("text", [""])[0] or max(typed, key=len, default="")).split())


def _address(draft: Draft, person: Person | None) -> str:
    if draft.page in CONTACTS:
        path = reverse(CONTACT, args=[person.uid]) if person else reverse(CONTACT_WITH_ANYONE)
    else:
        path = draft.address if person or draft.person_id is None else ""
    return path and f"{path}?{urlencode({'draft': draft.submission})}"
