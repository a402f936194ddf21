"""A home: the setting where someone lives, whoever placed them there."""

from django.db import models
from django.db.models import Q

from accounts.models import Organisation
from linkworker.records import Record
from placements.choices import Rating
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
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="homes_in_board"
    )
    provider = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="homes_run"
    )
    postcode = models.CharField("postcode", max_length=8, blank=True)
    cqc_location = models.CharField("CQC location", max_length=14, blank=True)

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
        ]
        indexes = [models.Index(fields=["host_council", "id"], name="home_by_host")]

    def __str__(self):
        return self.name


class HomeRating(Record):
    """What the regulator said, and when. The current rating is the latest."""

    home = models.ForeignKey(Home, on_delete=models.PROTECT, related_name="ratings")
    rated_on = models.DateField("published")
    rating = models.CharField("overall rating", max_length=22, choices=Rating)

    class Privacy:
        personal = frozenset()
        plain = frozenset({"id", "uid", "created_at", "home", "rated_on", "rating"})

    class Meta:
        ordering = ["-rated_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["home", "rated_on"],
                name="home_rated_once_a_day",
                violation_error_message="This home already has a rating published that day.",
            )
        ]

    def __str__(self):
        return f"{self.rating} ({self.rated_on})"
