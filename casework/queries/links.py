"""What may a contact be about, and what was it about? Each kind asks for the permission of its own page.

Reviews live a floor above: they are lent by name, as columns of the register are. A package that lends builds a
`LinksFromAbove` and CONTACT_LINKS in the settings names it (decision 0026).
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db.models import DateField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.module_loading import import_string

from accounts.models import Organisation
from accounts.roles import Permission
from casework.choices import ReferralResult
from casework.models import Contact, ContactLink, Goal, Referral
from casework.policies import goals_for, referrals_for
from linkworker.words import in_a_sentence, long_day
from placements.models import ChcCase, ChcDispute, FundingAgreement, Person, Placement

LATEST = 5  # of each kind are offered


class Shown(NamedTuple):
    """A thing a contact was about, in words, and the address of its page where it has one."""

    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class LinksFromAbove:
    """Things of a floor above: which there are about a person, how a contact is tied to one, which it was about."""

    kind: str
    permission: Permission
    offered: Callable[[Any, Person, date], list[tuple[Any, str]]]  # (thing, words), for somebody, on a day
    keep: Callable[..., Any]  # (by=, contact=, key=)
    shown: Callable[[Any, Contact], list[Shown]]  # to somebody


@dataclass(frozen=True, slots=True)
class Linkable:
    """One thing a contact may be about: its kind, its number and public id, and what it is called."""

    kind: str
    pk: int
    uid: UUID
    words: str

    @property
    def value(self) -> str:
        """How a form calls it."""
        return f"{self.kind}:{self.uid}"


def from_above() -> tuple[LinksFromAbove, ...]:
    """What the floors above lend."""
    return tuple(map(import_string, settings.CONTACT_LINKS))


def linkable(
    staff, person: Person, *, ours: Organisation, on: date, granted: Collection[Permission]
) -> list[Linkable]:
    """What a contact `ours` logs about somebody may be about, the latest of each kind first.

    One query, and one for each floor above that lends.
    """
    asked = [
        found.annotate(
            kind=Value(kind), words=Cast(F(words), TextField()), day=Cast(F(day), DateField())
        ).values_list("kind", "pk", "uid", "words", "day")[:LATEST]
        for kind, (found, words, day) in _kinds(staff, person, ours, on).items()
        if PERMISSIONS[kind] in granted
    ]
    first, *others = asked or [Goal.objects.none().values_list()]
    rows = first.union(*others, all=True) if others else first
    found = [Linkable(kind, pk, uid, WORDS[kind](words, day)) for kind, pk, uid, words, day in rows]
    order = list(WORDS)
    found.sort(key=lambda link: order.index(link.kind))
    for lent in from_above():
        if lent.permission in granted:
            things = lent.offered(staff, person, on)
            found += [Linkable(lent.kind, thing.pk, thing.uid, words) for thing, words in things]
    return found


def are_of(contact: Contact, links: Collection[Linkable]) -> bool:
    """Does everything of the floors up to this one stand on this person's record, and is what is ours alone ours?"""
    return all(
        MODELS[link.kind].objects.filter(**_of(contact, link.kind), pk=link.pk).exists()
        for link in links
        if link.kind in MODELS
    )


def _of(contact: Contact, kind: str) -> dict[str, Any]:
    ours = {"organisation": contact.organisation} if kind in OURS_ALONE else {}
    return {PERSON_OF.get(kind, "person"): contact.person, **ours}


def linked(staff, contact: Contact, *, own: bool, granted: Collection[Permission]) -> list[Shown]:
    """What a contact was about, as far as the reader may see each; `own`: their organisation wrote it."""
    rows = contact.links.select_related(
        *("placement__home", "goal", "referral", "chc_case", "chc_dispute__case", "agreement")
    ).order_by("pk")
    found = [
        Shown(_called(row), _page_of(row))
        for row in rows
        if PERMISSIONS[row.kind] in granted and (row.kind not in OURS_ALONE or (own and _is_ours(row)))
    ]
    for lent in from_above():
        if lent.permission in granted:
            found += lent.shown(staff, contact)
    return found


OURS_ALONE = ("goal", "referral")  # another organisation reads the contact, not what is behind it
WORDS: dict[str, Callable[[str, date | None], str]] = {
    "placement": lambda home, day: f"Placement at {home}{_when('since', day)}",
    "goal": lambda goal, day: f"Goal: {goal[:80]}",
    "referral": lambda service, day: f"Referral to {in_a_sentence(service)}{_when('of', day)}",
    "chc_case": lambda _, day: f"Continuing healthcare{_when('of', day)}",
    "chc_dispute": lambda _, day: f"Dispute about continuing healthcare{_when('of', day)}",
    "agreement": lambda _, day: f"Who pays{_when('from', day)}",
}
MODELS: dict[str, Any] = {
    "placement": Placement,
    "goal": Goal,
    "referral": Referral,
    "chc_case": ChcCase,
    "chc_dispute": ChcDispute,
    "agreement": FundingAgreement,
}
PERSON_OF = {"chc_dispute": "case__person", "agreement": "placement__person"}
TOLD_BY = {  # by which words and which day each is told apart
    "placement": ("home.name", "starts_on"),
    "goal": ("text", "set_on"),
    "referral": ("service", "made_on"),
    "chc_case": ("outcome", "considered_on"),
    "chc_dispute": ("stage", "asked_on"),
    "agreement": ("state", "starts_on"),
}
PAGES = {
    "placement": "placements:placements",
    "chc_case": "placements:chc",
    "chc_dispute": "placements:chc",
    "agreement": "placements:person-money",
}


def _is_ours(row: ContactLink) -> bool:
    """Whoever wrote the contact also keeps what it was about."""
    return row.about.organisation_id == row.contact.organisation_id


def _page_of(row: ContactLink) -> str:
    page = PAGES.get(row.kind)
    return reverse(page, args=[row.contact.person.uid]) if page else ""


def _called(row: ContactLink) -> str:
    words, day = (attrgetter(path)(row.about) for path in TOLD_BY[row.kind])
    return WORDS[row.kind](words, day)


def _when(how: str, day: date | None) -> str:
    return f" {how} {long_day(day)}" if day else ""


def _kinds(staff, person: Person, ours: Organisation, on: date) -> dict[str, tuple[QuerySet, str, str]]:
    """For each kind which there are, and the paths of what each is told apart by."""
    over = (ReferralResult.ENDED, ReferralResult.DECLINED)
    goals = goals_for(staff).open().filter(person=person, organisation=ours, set_on__lte=on)
    referrals = referrals_for(staff).filter(person=person, organisation=ours)
    found = {
        "placement": Placement.objects.open_on(on).filter(person=person),
        "goal": goals,
        "referral": referrals.exclude(result__in=over),
        "chc_case": ChcCase.objects.filter(person=person),
        "chc_dispute": ChcDispute.objects.filter(case__person=person, closed_on=None),
        "agreement": FundingAgreement.objects.filter(placement__person=person),
    }
    return {
        kind: (rows.order_by("-pk"), TOLD_BY[kind][0].replace(".", "__"), TOLD_BY[kind][1])
        for kind, rows in found.items()
    }


PERMISSIONS = {
    "placement": Permission.SEE_PLACEMENTS,
    "goal": Permission.SEE_GOALS,
    "referral": Permission.SEE_REFERRALS,
    "chc_case": Permission.SEE_CHC,
    "chc_dispute": Permission.SEE_CHC,
    "agreement": Permission.SEE_COSTS,
}
