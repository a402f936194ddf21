"""The summary of one person: where they live, who pays, and what is recorded about them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accounts.roles import Permission
from linkworker.words import counted, listed, long_day
from placements.choices import FundingStatus
from placements.models import FundingLine, Person, Placement
from placements.queries import inspections
from placements.queries.banner import lives_at
from placements.queries.inspections import CurrentRating
from placements.rules import money


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a summary list: a question and its answer. No value means not recorded."""

    key: str
    value: str | bool | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Money:
    """What is paid a week on a day, in one line; the whole of it is `queries.person_money`."""

    weekly: Decimal | None
    yearly: Decimal | None
    disputed: Decimal
    interim: Decimal


@dataclass(frozen=True, slots=True)
class PersonPage:
    """All of the summary. A part that may not be seen is None, and so is a part that does not exist."""

    placement: Placement | None
    placement_rows: tuple[Row, ...]
    rating: CurrentRating | None
    money: Money | None
    about: tuple[Row, ...]
    support: tuple[Row, ...]


def person_page(
    person: Person, placement: Placement | None, *, on: date, granted: Collection[Permission]
) -> PersonPage:
    """The summary of a person on a day, for somebody with these permissions. At most five queries.

    `placement` is the one open that day, as the banner found it.
    """
    sees_placements = Permission.SEE_PLACEMENTS in granted
    address = Permission.SEE_ADDRESS in granted
    shown = placement if sees_placements else None
    rating = inspections.current_rating(shown.home, on=on) if shown else None
    sees_names = Permission.SEE_NAMES in granted
    health = Permission.SEE_HEALTH in granted
    return PersonPage(
        placement=shown,
        placement_rows=tuple(_placement_rows(shown, on, rating, address=address)) if shown else (),
        rating=rating,
        money=_money(person, on) if Permission.SEE_COSTS in granted else None,
        about=tuple(_about(person, health=health)) if sees_names else (),
        support=tuple(_support(person, health=health)) if sees_names else (),
    )


def length(starts_on: date, until: date) -> str:
    """How long a stay has lasted, in the words people use: "3 weeks", "2 years and 4 months"."""
    days = (until - starts_on).days
    if days < 0:
        return "not started yet"
    if days < 14:
        return counted(days, "day")
    months = (until.year - starts_on.year) * 12 + until.month - starts_on.month
    months -= until.day < starts_on.day
    if months < 2:
        return f"{days // 7} weeks"
    years, rest = divmod(months, 12)
    return listed(counted(number, word) for number, word in ((years, "year"), (rest, "month")) if number)


def brief_length(starts_on: date, until: date) -> str:
    """The same in one measure, for lists: "7 months", "11 years"."""
    return length(starts_on, until).partition(" and ")[0]


def split_in_force(placement: Placement, on: date) -> tuple[FundingLine, ...]:
    """The lines charged for one placement on a day, the largest first."""
    lines = FundingLine.objects.in_force_on(on).filter(placement=placement).select_related("payer")
    return tuple(lines.order_by("-weekly", "pk"))


def _placement_rows(placement: Placement, on: date, rating: CurrentRating | None, *, address: bool):
    home = placement.home
    yield Row("Home", lives_at(home, address=address), home.postcode if address else "")
    yield Row("Kind of setting", home.setting_type.label)
    yield Row("Provider", str(home.provider) if home.provider else None)
    yield Row("Rating", f"{rating.words}, {long_day(rating.published_on)}" if rating else None)
    yield Row("Started", long_day(placement.starts_on), f"{length(placement.starts_on, on)} ago")
    yield Row("Placed by", str(placement.placed_by))
    yield Row("Why out of area", placement.get_why_out_of_area_display() or None)
    yield Row("Chosen by the person", placement.chosen_by_person)
    yield Row("Made in an emergency", placement.emergency)
    tested_on = placement.local_options_tested_on
    yield Row("Local options last tested", long_day(tested_on) if tested_on else None)


def _money(person: Person, on: date) -> Money:
    lines = FundingLine.objects.in_force_on(on).filter(placement__person=person)
    paid = list(lines.order_by("pk").values_list("weekly", "status"))
    weekly = sum((amount for amount, _ in paid), Decimal("0.00")) if paid else None
    return Money(
        weekly=weekly,
        yearly=money.annualise(weekly) if weekly is not None else None,
        disputed=_settled_as(paid, FundingStatus.DISPUTED),
        interim=_settled_as(paid, FundingStatus.INTERIM),
    )


def _settled_as(paid, wanted: str) -> Decimal:
    return sum((amount for amount, status in paid if status == wanted), Decimal("0.00"))


def payer_name(line: FundingLine) -> str:
    """Who pays, in words; a line without an organisation is paid by the person."""
    return str(line.payer) if line.payer else "The person"


def _about(person: Person, *, health: bool):
    yield Row("Likes to be called", person.preferred_name or None)
    yield Row("Pronouns", person.pronouns or None)
    yield Row("Gender", person.get_gender_display())
    yield Row("First language", person.first_language or None)
    if not health:
        return
    yield Row("Ethnicity", str(person.ethnicity) if person.ethnicity else None)
    yield Row("Religion or belief", person.get_religion_display() or None)
    yield Row("Primary support reason", str(person.support_reason) if person.support_reason else None)
    yield Row("Complex needs", person.complex_needs)


def _support(person: Person, *, health: bool):
    since = person.caseload_from
    until = f"until {long_day(person.caseload_until)}" if person.caseload_until else ""
    yield Row("On the caseload from", long_day(since) if since else None, until)
    yield Row("See at least every", f"{person.contact_every_days} days")
    if not health:
        return
    yield Row("On the GP's learning disability register", person.on_gp_ld_register)
    checked = person.health_check_on
    yield Row("Last annual health check", long_day(checked) if checked else None)
    planned = person.health_action_plan_on
    yield Row("Health action plan", long_day(planned) if planned else None)
    yield Row("Needs an advocate", person.advocate_needed)
    yield Row("Has an advocate", person.advocate_in_place)
