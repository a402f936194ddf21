"""People in the situations the dashboard must tell apart, on 22 November 2026."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from accounts.models import Organisation
from casework.models import Contact
from placements.models import FundingLine, Home, Person, Placement
from reviews.models import Review
from tests.accounts.recipes import TODAY, council, icb
from tests.casework.recipes import LONDON, contact
from tests.placements.recipes import funding_line, home, person, placement
from tests.reviews.recipes import review

RUTLAND, LINCOLNSHIRE = "E06000017", "E10000019"


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def seen(someone: Person, days: int, **fields) -> Contact:
    """A visit with the person there, some days ago."""
    day = days_ago(days)
    when = datetime(day.year, day.month, day.day, 14, 0, tzinfo=LONDON)
    return contact(person=someone, happened_at=when, recorded_at=when, **fields)


def settled(worker, author, *, place: Home | None = None, **fields) -> Placement:
    """Somebody placed out of whom nothing is due: seen, reviewed, paid for, with a link worker."""
    someone = person(link_worker=worker, advocate_needed=False, **fields)
    stay = placement(person=someone, home=place or home(LINCOLNSHIRE))
    funding_line(placement=stay)
    seen(someone, 10, author=author)
    review(person=someone, kind="CONC", covers=["CA12", "DEC", "INIT"], held_on=days_ago(30))
    return stay


def many(count: int, worker) -> None:
    """A register of so many, half of whom need something, made in a few statements."""
    us, them, health = council(), other_council(), icb()
    start = Person.objects.count()
    place = home(LINCOLNSHIRE)
    here = home(RUTLAND)
    people = Person.objects.bulk_create(
        Person(
            owner=us,
            reference=f"M{number:05}",
            given_name="Ivo",
            family_name=f"Sedge{number}",
            date_of_birth=date(1980, 1, 1),
            responsible_council=them if number % 3 == 0 else us,
            link_worker=worker if number % 2 else None,
            caseload_from=date(2024, 1, 1),
            advocate_needed=bool(number % 5),
        )
        for number in range(start, start + count)
    )
    stays = Placement.objects.bulk_create(
        Placement(
            owner=us,
            reference=f"MP{number:05}",
            person=one,
            home=here if number % 3 == 0 else place,
            starts_on=date(2025, 1, 6),
            placed_by=us,
        )
        for number, one in enumerate(people, start)
    )
    FundingLine.objects.bulk_create(
        FundingLine(
            placement=stay,
            payer=payer,
            stream=stream,
            weekly=Decimal("500.00"),
            starts_on=stay.starts_on,
            status="disputed" if number % 7 == 0 else "agreed",
        )
        for number, stay in enumerate(stays, start)
        for payer, stream in ((us, "asc"), (health, "chc"))
    )
    Review.objects.bulk_create(
        Review(person=one, organisation=us, kind="CONC", held_on=days_ago(100 + number % 300))
        for number, one in enumerate(people)
    )
    when = datetime(2026, 10, 20, 10, 0, tzinfo=LONDON)
    Contact.objects.bulk_create(
        Contact(
            person=one,
            organisation=us,
            author=worker,
            happened_at=when,
            recorded_at=when,
            method="visit",
            text="Seen.",
            person_present=True,
        )
        for one in people
    )


def other_council(code: str = "E10000018") -> Organisation:
    """A council that is nobody's here: Leicestershire."""
    return council(code)
