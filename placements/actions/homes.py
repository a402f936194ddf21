"""The list of homes: who runs each, where it lies, and what the regulator said of it, once a rating."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from accounts import audit
from accounts.choices import OrganisationKind
from accounts.models import Organisation, Staff
from linkworker.editing import settle
from linkworker.refusals import Refusal, keep
from linkworker.sending import one_at_a_time
from placements.actions.events import closing_day_changed
from placements.actions.inspections import inspected
from placements.models import Home
from placements.queries import inspections as queries
from placements.rules import identifiers
from placements.rules.inspections import OVERALL, SCHEMES, Regulator

QUESTIONS = {
    "home_code_once": "code",
    "home_cqc_location_shape": "cqc_location",
    "home_has_a_place": "capacity",
}
WHERE = ("host_council", "host_icb", "postcode")
FIELDS = (
    "name",
    "code",
    "setting_type",
    "host_council",
    "host_icb",
    "provider",
    "postcode",
    "cqc_location",
    "capacity",
    "closed_on",
)


class SomebodyLivesThere(Refusal):
    """Who hosts a home decides who may know of the people in it."""

    def __init__(self):
        super().__init__(
            "People live or lived in this home, so the council it lies in cannot be changed here. "
            "If it is wrong, add the home again and move them.",
            "host_council",
        )


class RatingNeedsItsDay(Refusal):
    """A rating and the day it was published belong together."""

    def __init__(self, question: str):
        words = {
            "rated_on": "Enter the day the rating was published.",
            "rating": "Choose the rating that was published that day.",
        }
        super().__init__(words[question], question)


class RatedByAnother(Refusal):
    """The question on this form is CQC's, and CQC does not inspect everywhere."""

    def __init__(self, regulator: str):
        super().__init__(
            f"{regulator} inspects this home, not CQC. Save the home without a rating, then record the inspection "
            "on its page.",
            "rating",
        )


class NotAPostcode(Refusal):
    """Text that is no postcode."""

    def __init__(self):
        super().__init__("Enter a full UK postcode, like LE15 6HP.", "postcode")


@transaction.atomic
def add_home(
    *,
    by: Staff,
    authority: Organisation,
    today: date,
    new_provider: str = "",
    rating: str = "",
    rated_on: date | None = None,
    host_confirmed: bool = False,
    **fields,
) -> Home:
    """Put a home on `authority`'s list. `fields` are those of `FIELDS`; without a code one is made.

    `new_provider` names a provider that is on no list yet. The same answers sent twice give the home
    already added. Raises the refusals above and a Refusal beside each question.
    """
    one_at_a_time(authority)
    fields = _tidy(fields)
    fields["provider"] = _provider(authority, fields.get("provider"), new_provider)
    code = fields.pop("code", "")
    again = Home.objects.filter(owner=authority, **fields).first()
    if again is not None and code in ("", again.code):
        return again
    home = Home(owner=authority, code=code or _next_code(authority), **fields)
    _confirm(home, host_confirmed, by, today)
    keep(home, **QUESTIONS)
    _rate(home, rating, rated_on, today, by)
    audit.record(by=by, verb="added home", subject=home)
    return home


@transaction.atomic
def edit_home(
    *,
    by: Staff,
    home: Home,
    today: date,
    new_provider: str = "",
    rating: str = "",
    rated_on: date | None = None,
    host_confirmed: bool | None = None,
    seen: Mapping[str, Any] | None = None,
    **fields,
) -> Home:
    """Change what is kept about a home; a rating is added beside the older ones.

    `host_confirmed` says that somebody checked council and ICB against the address; a change of either without
    it takes the confirmation back. Closing a home in which people live is an event, told to both sides once;
    it follows the day when that is corrected or taken back.
    `seen` is what the form was opened with. Nothing is written when nothing changes. Raises
    ChangedMeanwhile, the refusals above and a Refusal beside each question.
    """
    held = Home.objects.select_for_update(of=("self",), no_key=True).select_related("owner").get(pk=home.pk)
    fields = _tidy(fields)
    if not fields.get("code", held.code):
        fields["code"] = held.code
    if "provider" in fields or new_provider:
        fields["provider"] = _provider(held.owner, fields.get("provider"), new_provider)
    changed, host_confirmed = _settled(held, fields, host_confirmed, seen)
    if "host_council" in changed and held.placements.exists():
        raise SomebodyLivesThere
    for name, answer in changed.items():
        setattr(held, name, answer)
    if host_confirmed is None:
        host_confirmed = held.host_confirmed and not set(WHERE) & set(changed)
    changed = list(changed)
    if _confirm(held, host_confirmed, by, today, again=bool(set(WHERE) & set(changed))):
        changed.append("host_confirmed_on")
    if changed:
        keep(held, **QUESTIONS)
    if "closed_on" in changed:
        closing_day_changed(held, today=today, recorded_by=by)
    rated = _rate(held, rating, rated_on, today, by)
    if changed or rated:
        audit.record(by=by, verb="edited home", subject=held, fields=sorted(changed), rated=rated)
    return held


def _settled(
    home: Home, fields: dict, confirmed: bool | None, seen: Mapping[str, Any] | None
) -> tuple[dict, bool | None]:
    """What to change, and the tick; None when the form left it alone and somebody else set it or took it back."""
    ticked = {} if confirmed is None else {"host_confirmed": confirmed}
    changed = settle(home, fields | ticked, seen)
    left_alone = changed.pop("host_confirmed", home.host_confirmed) != confirmed
    return changed, None if left_alone else confirmed


def _confirm(home: Home, confirmed: bool, by: Staff, today: date, *, again: bool = False) -> bool:
    """Note who checked in whose area the address lies, and when; False when nothing changes."""
    if confirmed == home.host_confirmed and not (confirmed and again):
        return False
    home.host_confirmed_on, home.host_confirmed_by = (today, by) if confirmed else (None, None)
    return True


def _tidy(fields: dict) -> dict:
    unknown = set(fields) - set(FIELDS)
    if unknown:
        raise TypeError(f"No such thing is kept about a home: {', '.join(sorted(unknown))}")
    if fields.get("postcode"):
        fields["postcode"] = identifiers.normalise_postcode(fields["postcode"])
        if not identifiers.is_postcode(fields["postcode"], pseudo=True):
            raise NotAPostcode
    return fields


def _rate(home: Home, rating: str, rated_on: date | None, today: date, by: Staff) -> bool:
    """Keep CQC's overall rating as an inspection; False when there is none, or it is kept already."""
    if not rating and rated_on is None:
        return False
    if not rating or rated_on is None:
        raise RatingNeedsItsDay("rating" if rated_on else "rated_on")
    regulator = queries.regulator_of(home)
    if regulator is not Regulator.CQC:
        raise RatedByAnother(SCHEMES[regulator].name)
    if home.inspections.rated(regulator, rating, rated_on).exists():
        return False
    try:
        inspected(
            home,
            regulator=regulator,
            ratings={OVERALL: rating},
            published_on=rated_on,
            today=today,
            recorded_by=by,
        )
    except Refusal as refusal:
        asked = {"published_on": "rated_on", OVERALL: "rating"}
        raise Refusal(told={asked.get(name, name): said for name, said in refusal.told.items()}) from refusal
    return True


def _provider(authority: Organisation, chosen: Organisation | None, new_name: str) -> Organisation | None:
    """The provider chosen from the list, or one added to it; the same name is never added twice."""
    if not new_name:
        return chosen
    known = Organisation.objects.known_to(authority).filter(
        kind=OrganisationKind.PROVIDER, name__iexact=new_name
    )
    found = known.order_by("owner", "pk").first()
    if found is not None:
        return found
    return keep(
        Organisation(
            owner=authority,
            code=_next(authority.own_organisations.values_list("code", flat=True), "PROV"),
            name=new_name,
            kind=OrganisationKind.PROVIDER,
        ),
        organisation_code_once="new_provider",
    )


def _next_code(authority: Organisation) -> str:
    return _next(Home.objects.filter(owner=authority).values_list("code", flat=True), "HOME")


def _next(taken, stem: str) -> str:
    """The first of STEM-1, STEM-2 and so on that is not taken."""
    taken, number = set(taken.order_by()), 1
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
