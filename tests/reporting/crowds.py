"""Many people at once, quickly: for counting queries and timing, not for judging figures."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from casework.models import Contact
from placements.models import (
    AdvocacyOffer,
    Allocation,
    FundingLine,
    Home,
    Inspection,
    InspectionRating,
    LegalStatus,
    Person,
    Placement,
)
from placements.rules.inspections import OVERALL
from reviews.models import (
    Authorisation,
    CapacityAssessment,
    ConcernStep,
    LibertyAssessment,
    LibertyTest,
    Review,
    SafeguardingConcern,
)
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


def watched_over() -> None:
    """Everybody who has no legal status yet lives in a home of their own that was inspected, and has one of each: an
    authorisation that runs out or ran out, a request that waits, a finding about capacity, a concern
    with its enquiry, an advocate not to be had; and every other one had a link worker.
    """
    people = list(Person.objects.filter(legal_statuses=None).order_by("pk"))
    Person.objects.filter(pk__in=[one.pk for one in people]).update(advocate_needed=True)
    inspected(people)
    liberty(people)
    harmed(people)


def inspected(people: list[Person]) -> None:
    """Each stay at a home of its own, every other one rated low."""
    stays = list(Placement.objects.filter(person__in=people).select_related("home").order_by("pk"))
    homes = Home.objects.bulk_create(
        Home(
            owner_id=stay.home.owner_id,
            code=f"W{stay.pk:06}",
            name=f"{stay.home.name} {stay.reference}",
            provider_id=stay.home.provider_id,
            host_council_id=stay.home.host_council_id,
            setting_type_id=stay.home.setting_type_id,
        )
        for stay in stays
    )
    for stay, place in zip(stays, homes, strict=True):
        stay.home = place
    Placement.objects.bulk_update(stays, ["home"])
    reports = Inspection.objects.bulk_create(
        Inspection(home=place, regulator="CQC", published_on=date(2026, 4, 2)) for place in homes
    )
    InspectionRating.objects.bulk_create(
        InspectionRating(
            inspection=report,
            regulator="CQC",
            dimension=OVERALL,
            value="Good" if number % 8 < 4 else "Inadequate",
        )
        for number, report in enumerate(reports)
    )


def liberty(people: list[Person]) -> None:
    """One granted and one asked for, half of them assessed; and that they could not decide for themselves."""
    body, by = council(), staff()
    statuses = LegalStatus.objects.bulk_create(
        LegalStatus(
            person=someone,
            kind="dols_standard",
            starts_on=date(2025, 11, 1),
            ends_on=date(2026, 10, 30) if number % 8 < 4 else date(2026, 11, 1),
            recorded_by=by,
        )
        for number, someone in enumerate(people)
    )
    asked = {"scheme": "dols", "supervisory_body": body, "requested_by": "The manager", "recorded_by": by}
    granted = {"state": "granted", "decided_on": date(2025, 11, 1), "granted_from": date(2025, 11, 1)}
    requests = Authorisation.objects.bulk_create(
        [
            *(
                Authorisation(
                    **asked,
                    **granted,
                    person=status.person,
                    requested_on=date(2025, 10, 20),
                    granted_days=(status.ends_on - status.starts_on).days,
                    status=status,
                )
                for status in statuses
            ),
            *(Authorisation(**asked, person=someone, requested_on=date(2026, 5, 1)) for someone in people),
        ]
    )
    test = LibertyTest.objects.earliest("valid_from")
    LibertyAssessment.objects.bulk_create(
        LibertyAssessment(
            authorisation=request,
            test=test,
            assessed_on=request.requested_on,
            assessed_by="Kit Ash",
            factors="The door is locked",
            wishes_feelings_evidence="She packs her bag",
            objecting="yes",
            conclusion="deprived",
            recorded_by=by,
        )
        for number, request in enumerate(requests)
        if number % 4 < 2
    )
    CapacityAssessment.objects.bulk_create(
        CapacityAssessment(
            person=someone,
            about="home",
            decision="Whether to move",
            assessed_on=date(2026, 9, 1),
            assessed_by="Jo Heath",
            assessor_role="social worker",
            support_given="Photographs",
            weighs=False,
            causal_link="Cannot compare the two",
            conclusion="cannot",
            someone_to_consult=False,
            recorded_by=by,
        )
        for someone in people
    )


def harmed(people: list[Person]) -> None:
    """An enquiry under section 42 about each, no advocate for any; every other one had a link worker until November."""
    ours, host, by = council(), council("E10000019"), staff()
    concerns = SafeguardingConcern.objects.bulk_create(
        SafeguardingConcern(
            person=someone,
            organisation=ours,
            host_council=host,
            concern_on=date(2026, 10, 1),
            harms=["neglect"],
            place="home",
            words="Left without supper.",
            recorded_by=by,
        )
        for someone in people
    )
    ConcernStep.objects.bulk_create(
        ConcernStep(
            concern=one,
            organisation=ours,
            kind="decided",
            decision="s42",
            enquiry="council",
            done_on=date(2026, 10, 5),
            recorded_by=by,
        )
        for one in concerns
    )
    AdvocacyOffer.objects.bulk_create(
        AdvocacyOffer(person=someone, kind="care_act", state="not_available", happened_on=date(2026, 10, 1))
        for someone in people
    )
    Allocation.objects.bulk_create(
        Allocation(person=someone, link_worker=by, starts_on=date(2026, 1, 1), ends_on=date(2026, 11, 10))
        for number, someone in enumerate(people)
        if number % 4 < 2
    )
