"""Code lists and rates that change from year to year: dated rows, never constants."""

from django.db import models
from django.db.models import TextChoices


class SettingType(models.Model):
    """What kind of home it is, and which rules follow from that (data/setting_types.csv)."""

    code = models.CharField("code", max_length=20, unique=True)
    label = models.CharField("kind of setting", max_length=120)
    group = models.CharField("group", max_length=30)
    care_act_s39_specified = models.BooleanField("keeps ordinary residence (Care Act s39)")
    fnc_possible = models.BooleanField("NHS-funded nursing care possible")
    dol_route = models.CharField("route for deprivation of liberty", max_length=80, blank=True)
    review_set = models.CharField("which reviews apply", max_length=12, blank=True)
    order = models.PositiveSmallIntegerField("order in lists")

    class Privacy:
        personal = frozenset()
        plain = frozenset(
            [
                "id",
                "code",
                "label",
                "group",
                "care_act_s39_specified",
                "fnc_possible",
                "dol_route",
                "review_set",
                "order",
            ]
        )

    class Meta:
        ordering = ["order"]

    def __str__(self):
        return self.label


class CodeListEntry(models.Model):
    """One value of a national code list."""

    class CodeList(TextChoices):
        ETHNICITY = "ethnicity", "Ethnic category"
        SUPPORT_REASON = "support_reason", "Primary support reason"
        ACCOMMODATION = "accommodation", "Accommodation status"

    code_list = models.CharField("list", max_length=16, choices=CodeList)
    code = models.CharField("code", max_length=4)
    label = models.CharField("label", max_length=160)

    class Privacy:
        personal = frozenset()
        plain = frozenset({"id", "code_list", "code", "label"})

    class Meta:
        ordering = ["code_list", "code"]
        constraints = [models.UniqueConstraint(fields=["code_list", "code"], name="code_once_in_list")]

    def __str__(self):
        return self.label


class FncRate(models.Model):
    """The weekly NHS-funded nursing care rates, in pounds (domain A4.6)."""

    valid_from = models.DateField("from", unique=True)
    valid_until = models.DateField("first day no longer")
    standard_weekly = models.DecimalField("standard", max_digits=8, decimal_places=2)
    higher_weekly = models.DecimalField("higher", max_digits=8, decimal_places=2)
    evidence = models.CharField("how we know", max_length=12)

    class Privacy:
        personal = frozenset()
        plain = frozenset({"id", "valid_from", "valid_until", "standard_weekly", "higher_weekly", "evidence"})

    class Meta:
        ordering = ["-valid_from"]

    def __str__(self):
        return f"FNC from {self.valid_from}"
