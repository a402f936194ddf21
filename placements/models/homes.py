"""A home: the setting where someone lives, whoever placed them there."""

from django.db import models
from django.db.models import Q

from accounts.models import Organisation, Staff
from linkworker.records import Record
from placements.models.codes import SettingType


class Home(Record):
    """Where somebody lives. The host council is the one whose area the address lies in (domain 0)."""

    owner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="organisation keeping the code"
    )
    code = models.CharField("code", max_length=40)
    name = models.CharField("name", max_length=160)
    setting_type = models.ForeignKey(SettingType, on_delete=models.PROTECT, related_name="homes")
    host_council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="homes_hosted")
    host_icb = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="homes_in_board",
        verbose_name="host ICB",
    )
    provider = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="homes_run"
    )
    postcode = models.CharField("postcode", max_length=8, blank=True)
    cqc_location = models.CharField("CQC location", max_length=14, blank=True)
    capacity = models.PositiveSmallIntegerField("places", null=True, blank=True)
    closed_on = models.DateField("first day it is closed", null=True, blank=True)
    host_confirmed_on = models.DateField(
        "host council and ICB checked against the address", null=True, blank=True, editable=False
    )
    host_confirmed_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    class Privacy:
        personal = frozenset({"name", "postcode", "cqc_location"})  # for the people who live there
        plain = frozenset(
            {
                "id",
                "uid",
                "created_at",
                "owner",
                "code",
                "setting_type",
                "host_council",
                "host_icb",
                "provider",
                "capacity",
                "closed_on",
                "host_confirmed_on",
                "host_confirmed_by",
            }
        )

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "code"],
                name="home_code_once",
                violation_error_message="Another home already has this code.",
            ),
            models.CheckConstraint(
                condition=Q(cqc_location="") | Q(cqc_location__regex=r"^(1-\d{5,11}|[A-Z0-9]{3,9})$"),
                name="home_cqc_location_shape",
                violation_error_message="Enter the CQC location as 1- and digits, such as 1-109980250.",
            ),
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(capacity__gte=1, capacity__lte=999),
                name="home_has_a_place",
                violation_error_message="Enter the number of places as a whole number from 1 to 999.",
            ),
            models.CheckConstraint(
                condition=Q(host_confirmed_on=None, host_confirmed_by=None)
                | Q(host_confirmed_on__isnull=False, host_confirmed_by__isnull=False),
                name="home_host_confirmed_by_somebody",
                violation_error_message="Somebody confirms the host council on a day.",
            ),
        ]
        indexes = [models.Index(fields=["host_council", "id"], name="home_by_host")]

    def __str__(self):
        return self.name

    @property
    def host_confirmed(self) -> bool:
        """Did somebody check council and ICB against the address, and does it still stand?"""
        return self.host_confirmed_on is not None


class FormerHost(Record):
    """Whose area a home stood in until a day, when that body was abolished: the months before are still its own."""

    home = models.ForeignKey(Home, on_delete=models.PROTECT, related_name="former_hosts")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="council or NHS board"
    )
    until = models.DateField("first day no longer")

    class Privacy:
        personal = frozenset()
        plain = frozenset({"id", "uid", "created_at", "home", "organisation", "until"})

    class Meta:
        ordering = ["-until", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["home", "organisation"],
                name="former_host_once",
                violation_error_message="It is kept already that this home stood in that area.",
            )
        ]

    def __str__(self):
        return f"{self.home_id} in {self.organisation_id} until {self.until}"
