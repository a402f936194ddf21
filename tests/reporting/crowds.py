"""Many people at once, quickly: for counting queries and timing, not for judging figures."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from casework.models import Contact
from placements.models import FundingLine, Person, Placement
from reviews.models import Review
from tests.accounts.recipes import council, staff
from tests.casework.recipes import LONDON
from tests.placements.recipes import home


def crowd(people: int, *, contacts_each: int = 2, reviews_each: int = 2) -> None:
    """Rutland's people, half of them placed out, each with a line, reviews and contacts up to October 2026;
    and as many of Lincolnshire's in Rutland.
    """
    rutland, lincolnshire, author = council(), council("E10000019"), staff()
    homes = [home(), home("E06000017")]
    first = Person.objects.count()
    made = Person.objects.bulk_create(
        Person(
            owner=rutland,
            reference=f"C{first + number:06}",
            given_name="Ada",
            family_name=f"Larch{number}",
            date_of_birth=date(1990, 1, 1),
            responsible_council=rutland if number % 2 else lincolnshire,
            caseload_from=date(2024, 1, 1),
            on_gp_ld_register=True,
        )
        for number in range(people * 2)
    )
    stays = Placement.objects.bulk_create(
        Placement(
            owner=rutland,
            reference=f"S{first + number:06}",
            person=someone,
            home=homes[number % 4 == 0 or number % 4 == 3],
            starts_on=date(2024, 1, 1) + timedelta(days=number % 400),
            placed_by=rutland,
        )
        for number, someone in enumerate(made)
    )
    FundingLine.objects.bulk_create(
        FundingLine(
            placement=stay, payer=rutland, stream="asc", weekly=Decimal("1000.00"), starts_on=stay.starts_on
        )
        for stay in stays
    )
    Review.objects.bulk_create(
        Review(
            person=someone,
            organisation=rutland,
            kind="CONC" if back % 2 else "CA12",
            held_on=date(2026, 10, 1) - timedelta(days=170 * back + number % 60),
        )
        for number, someone in enumerate(made)
        for back in range(reviews_each)
    )
    Contact.objects.bulk_create(
        Contact(
            person=someone,
            organisation=rutland,
            author=author,
            happened_at=(
                moment := datetime(2026, 10, 31, 10, tzinfo=LONDON) - timedelta(days=30 * back + number % 50)
            ),
            recorded_at=moment,
            method="visit",
            text="Seen.",
            person_present=True,
        )
        for number, someone in enumerate(made)
        for back in range(contacts_each)
    )
