"""Whom an uplift concerns."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from accounts.choices import OrganisationKind
from accounts.models import Organisation, Staff
from accounts.roles import Permission
from placements import policies
from placements.choices import AgreementState
from placements.models import FundingAgreement, Placement, Uplift
from placements.queries.agreements import PartRow, part_row
from placements.queries.splits import price_before
from placements.rules import money


def placements_with(
    staff: Staff, authority: Organisation, provider: Organisation, on: date
) -> list[Placement]:
    """Placements with a provider that are open on a day, of people the council is responsible for."""
    known = policies.placements_for(staff, Permission.SEE_COSTS).open_on(on)
    found = known.filter(home__provider=provider, person__responsible_council=authority)
    return list(
        found.select_related(
            "person__responsible_council", "person__responsible_icb", "home__setting_type"
        ).order_by("person__reference", "pk")
    )


def providers_with_people(staff: Staff, authority: Organisation, on: date) -> QuerySet[Organisation]:
    """Providers who look after somebody the council pays for."""
    known = policies.placements_for(staff, Permission.SEE_COSTS).filter(
        Q(ends_on=None) | Q(ends_on__gt=on), person__responsible_council=authority
    )
    return Organisation.objects.filter(
        kind=OrganisationKind.PROVIDER, pk__in=known.order_by().values("home__provider")
    ).order_by("name", "pk")


def uplift_named(staff: Staff, authorities: list[Organisation], uid) -> Uplift:
    """An uplift of one of these councils, or 404."""
    known = Uplift.objects.filter(authority__in=authorities)
    return get_object_or_404(known.select_related("authority", "provider", "proposed_by"), uid=uid)


@dataclass(frozen=True, slots=True)
class UpliftRow:
    """One person's agreement of an uplift: the price before and after, and who pays how much."""

    agreement: FundingAgreement
    before: Decimal
    parts: tuple[PartRow, ...]

    @property
    def difference(self) -> Decimal:
        """Pounds a week more."""
        return self.agreement.gross_weekly - self.before


@dataclass(frozen=True, slots=True)
class UpliftPage:
    """An uplift and everybody it concerns."""

    rows: tuple[UpliftRow, ...]
    waiting: int
    own: bool

    @property
    def before(self) -> Decimal:
        """Pounds a week before, of everybody."""
        return sum((row.before for row in self.rows), Decimal("0.00"))

    @property
    def after(self) -> Decimal:
        """Pounds a week after."""
        return sum((row.agreement.gross_weekly for row in self.rows), Decimal("0.00"))

    @property
    def yearly_effect(self) -> Decimal:
        """The difference over a full year (365/7 weeks), rounded once."""
        return money.annualise(self.after - self.before)


def uplift_page(uplift: Uplift, staff: Staff) -> UpliftPage:
    """What an uplift changes for whom, in as many queries for one person as for a hundred."""
    found = agreements_of(uplift, staff)
    return UpliftPage(
        rows=tuple(
            UpliftRow(
                one,
                price_before(one),
                tuple(part_row(share) for share in one.shares.all()),
            )
            for one in found
        ),
        waiting=sum(one.state == AgreementState.PROPOSED for one in found),
        own=uplift.proposed_by_id == staff.pk,
    )


def agreements_of(uplift: Uplift, staff: Staff) -> list[FundingAgreement]:
    """Each person's agreement of an uplift, by reference: of those within reach, not of who has left since."""
    reach = policies.placements_for(staff, Permission.SEE_COSTS).order_by()
    found = uplift.agreements.filter(placement__in=reach).select_related("placement__person", "proposed_by")
    return list(found.prefetch_related("shares__payer").order_by("placement__person__reference", "pk"))
