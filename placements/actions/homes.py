"""The list of homes: who runs each, where it lies, and what the regulator said of it, once a rating."""

from datetime import date

from django.db import transaction

from accounts import audit
from accounts.choices import OrganisationKind
from accounts.models import Organisation, Staff
from linkworker.refusals import Refusal, keep
from linkworker.sending import one_at_a_time
from placements.models import Home, HomeRating
from placements.rules import identifiers

QUESTIONS = {"home_code_once": "code", "home_cqc_location_shape": "cqc_location"}
FIELDS = (
    "name",
    "code",
    "setting_type",
    "host_council",
    "host_icb",
    "provider",
    "postcode",
    "cqc_location",
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


class RatedInTheFuture(Refusal):
    """A rating that is not published yet."""

    def __init__(self):
        super().__init__("The rating must have been published today or in the past.", "rated_on")


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
    home = keep(Home(owner=authority, code=code or _next_code(authority), **fields), **QUESTIONS)
    _rate(home, rating, rated_on, today)
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
    **fields,
) -> Home:
    """Change what is kept about a home; a rating is added beside the older ones.

    Nothing is written when nothing changes. Raises the refusals above and a Refusal beside each
    question.
    """
    held = Home.objects.select_for_update(of=("self",), no_key=True).select_related("owner").get(pk=home.pk)
    fields = _tidy(fields)
    if not fields.get("code", held.code):
        fields["code"] = held.code
    if "provider" in fields or new_provider:
        fields["provider"] = _provider(held.owner, fields.get("provider"), new_provider)
    changed = [name for name in FIELDS if name in fields and getattr(held, name) != fields[name]]
    if "host_council" in changed and held.placements.exists():
        raise SomebodyLivesThere
    for name in changed:
        setattr(held, name, fields[name])
    if changed:
        keep(held, **QUESTIONS)
    rated = _rate(held, rating, rated_on, today)
    if changed or rated:
        audit.record(by=by, verb="edited home", subject=held, fields=sorted(changed), rated=rated)
    return held


def _tidy(fields: dict) -> dict:
    unknown = set(fields) - set(FIELDS)
    if unknown:
        raise TypeError(f"No such thing is kept about a home: {', '.join(sorted(unknown))}")
    if fields.get("postcode"):
        fields["postcode"] = identifiers.normalise_postcode(fields["postcode"])
        if not identifiers.is_postcode(fields["postcode"], pseudo=True):
            raise NotAPostcode
    return fields


def _rate(home: Home, rating: str, rated_on: date | None, today: date) -> bool:
    """Keep a rating as a row of its own; False when there is none, or it is kept already."""
    if not rating and rated_on is None:
        return False
    if not rating or rated_on is None:
        raise RatingNeedsItsDay("rating" if rated_on else "rated_on")
    if rated_on > today:
        raise RatedInTheFuture
    if home.ratings.filter(rating=rating, rated_on=rated_on).exists():
        return False
    keep(HomeRating(home=home, rating=rating, rated_on=rated_on), home_rated_once_a_day="rated_on")
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
