"""Every body the work touches, with the name that was right on the day."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from accounts.choices import OrganisationKind, SuccessionKind
from linkworker.records import Record


class OrganisationQuerySet(models.QuerySet):
    """Narrowings of the list of bodies."""

    def councils(self):
        """Councils with adult social care duties."""
        return self.filter(kind=OrganisationKind.COUNCIL)

    def icbs(self):
        """Integrated care boards, current and abolished."""
        return self.filter(kind=OrganisationKind.ICB)

    def in_force_on(self, day: date):
        """Bodies that existed on a day (half-open: not on `valid_until` itself)."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_until=None) | Q(valid_until__gt=day)
        )

    def known_to(self, owner):
        """National bodies and those the given organisation keeps for itself."""
        return self.filter(Q(owner=None) | Q(owner=owner))


class Organisation(Record):
    """A council, NHS body, provider or other partner.

    National bodies (councils by GSS code, ICBs by ODS code) have no owner; a body named in an
    organisation's own register belongs to that organisation, whose codes need only be unique there.
    """

    owner = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="own_organisations"
    )
    code = models.CharField("code", max_length=20)
    gss_code = models.CharField("GSS code", max_length=9, blank=True)
    name = models.CharField("name", max_length=200)
    short_name = models.CharField("short name", max_length=120, blank=True)
    kind = models.CharField("kind", max_length=12, choices=OrganisationKind)
    nation = models.CharField("nation", max_length=20, blank=True)
    region = models.CharField("region", max_length=40, blank=True)
    regulator = models.CharField("regulator of care homes there", max_length=40, blank=True)
    latitude = models.DecimalField("rough latitude", max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField("rough longitude", max_digits=8, decimal_places=5, null=True, blank=True)
    valid_from = models.DateField("existed from", null=True, blank=True)
    valid_until = models.DateField("first day it no longer existed", null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Privacy:
        personal = frozenset()
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "owner",
                "code",
                "gss_code",
                "name",
                "short_name",
                "kind",
                "nation",
                "region",
                "regulator",
                "latitude",
                "longitude",
                "valid_from",
                "valid_until",
            ]
        )

    class Meta:
        ordering = ["name", "code", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "code"],
                name="organisation_code_once",
                nulls_distinct=False,
                violation_error_message="There is already an organisation with this code.",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_from=None) | Q(valid_until__gt=F("valid_from")),
                name="organisation_ends_after_start",
                violation_error_message="The organisation must end after it started.",
            ),
        ]

    def __str__(self):
        return self.short_name or self.name


class FormerCode(models.Model):
    """A code a body used to have; old files and returns still carry it (domain F)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="former_codes")
    code = models.CharField("former code", max_length=20, unique=True)

    class Privacy:
        personal = frozenset()
        plain = frozenset({"id", "organisation", "code"})

    class Meta:
        ordering = ["code"]

    def __str__(self):
        return self.code


class Succession(models.Model):
    """From a day on, one body's duties are another's."""

    predecessor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="inherited")
    happened_on = models.DateField("from this day")
    kind = models.CharField("how", max_length=12, choices=SuccessionKind)
    note = models.TextField("note", blank=True)

    class Privacy:
        personal = frozenset()
        plain = frozenset({"id", "predecessor", "successor", "happened_on", "kind", "note"})

    class Meta:
        ordering = ["happened_on", "predecessor__code", "successor__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="succession_once",
                violation_error_message="This succession is recorded already.",
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="succession_to_another",
                violation_error_message="A body cannot succeed itself.",
            ),
        ]

    def __str__(self):
        return f"{self.predecessor_id} to {self.successor_id} on {self.happened_on}"
