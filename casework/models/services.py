"""The directory: services and community assets, where they are, for whom, and how to refer."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation, Staff
from casework.choices import KIND_LABELS, SERVICE_KINDS, ServiceNeed
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.models.people import Folded

LONGEST_NAME = 160
LONGEST_LINE = 300
LONGEST_WORDS = 2_000
OLDEST = 120  # years
LONGEST_REPLY = 365  # days


class ServiceQuerySet(models.QuerySet):
    """Narrowings of the directory."""

    def open_on(self, day: date):
        """What somebody can still be referred to: not closed, and not past its last day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), closed_on=None)

    def serving(self, council: Organisation):
        """What takes people who live in this council's area."""
        there = ServiceArea.objects.filter(council=council, removed_on=None).order_by().values("service")
        return self.filter(Q(everywhere=True) | Q(pk__in=there))


class Service(SentOnce, Record):
    """A service or community asset. Public knowledge, kept right by one organisation; never deleted."""

    owner = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="services",
        verbose_name="organisation keeping the entry",
    )
    name = models.CharField("name", max_length=LONGEST_NAME)
    kind = models.CharField("kind", max_length=10, choices=SERVICE_KINDS)
    what = models.TextField("what it does")
    everywhere = models.BooleanField("serves the whole country", default=False)
    place = models.CharField("where", max_length=LONGEST_LINE, blank=True)
    needs = ArrayField(
        models.CharField(max_length=14, choices=ServiceNeed),
        verbose_name="helps with",
        default=list,
        blank=True,
    )
    for_whom = models.CharField("who it is for", max_length=LONGEST_LINE, blank=True)
    from_age = models.PositiveSmallIntegerField("from age", null=True, blank=True)
    until_age = models.PositiveSmallIntegerField("until age", null=True, blank=True)
    how_to_refer = models.TextField("how to refer", blank=True)
    contact = models.CharField("who to ask for", max_length=LONGEST_NAME, blank=True)
    phone = models.CharField("phone", max_length=40, blank=True)
    email = models.EmailField("email", blank=True)
    website = models.URLField("website", blank=True)
    opening = models.CharField("open", max_length=LONGEST_LINE, blank=True)
    cost = models.CharField("cost", max_length=LONGEST_LINE, blank=True)
    accessibility = models.TextField("access", blank=True)
    reply_days = models.PositiveSmallIntegerField("says it replies in days", null=True, blank=True)
    capacity = models.PositiveSmallIntegerField("room for people", null=True, blank=True)
    ends_on = models.DateField("last day it runs", null=True, blank=True)
    checked_on = models.DateField("last checked on")
    checked_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="checked by"
    )
    closed_on = models.DateField("closed on", null=True, blank=True)
    closed_because = models.CharField("why it closed", max_length=LONGEST_LINE, blank=True)
    searched = models.GeneratedField(
        verbose_name="words as they are searched for",
        expression=Folded("name", "what", "for_whom", "place"),
        output_field=models.TextField(),
        db_persist=True,
    )

    objects = ServiceQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"contact", "phone", "email", "fingerprint"})  # may be a worker's own
        plain = frozenset(
            [
                *(
                    "id",
                    "uid",
                    "created_at",
                    "submission",
                    "owner",
                    "name",
                    "kind",
                    "what",
                    "everywhere",
                    "place",
                ),
                *("needs", "for_whom", "from_age", "until_age", "how_to_refer", "website", "opening", "cost"),
                *(
                    "accessibility",
                    "reply_days",
                    "capacity",
                    "ends_on",
                    "checked_on",
                    "checked_by",
                    "closed_on",
                ),
                *("closed_because", "searched"),
            ]
        )

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(what=""),
                name="service_says_what_it_is",
                violation_error_message="Say what the service is called and what it does.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=list(KIND_LABELS)),
                name="service_is_of_a_kind",
                violation_error_message="Select what kind of service it is.",
            ),
            models.CheckConstraint(
                condition=(Q(from_age=None) | Q(from_age__lte=OLDEST))
                & (Q(until_age=None) | Q(until_age__lte=OLDEST))
                & (Q(from_age=None) | Q(until_age=None) | Q(until_age__gte=F("from_age"))),
                name="service_ages_in_order",
                violation_error_message="The oldest age must be the youngest or more.",
            ),
            models.CheckConstraint(
                condition=Q(reply_days=None) | Q(reply_days__range=(1, LONGEST_REPLY)),
                name="service_replies_within_a_year",
                violation_error_message=f"A service says it replies in 1 to {LONGEST_REPLY} days.",
            ),
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(capacity__gte=1),
                name="service_has_room",
                violation_error_message="A service has room for at least one person.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None, closed_because="")
                | (Q(closed_on__isnull=False) & ~Q(closed_because="")),
                name="service_closed_with_reason",
                violation_error_message="Say why the service is closed.",
            ),
        ]
        indexes = [
            models.Index(fields=["name", "id"], name="service_by_name"),
            GinIndex(fields=["searched"], opclasses=["gin_trgm_ops"], name="service_by_words"),
        ]

    def __str__(self):
        return self.name

    @property
    def ages(self) -> str:
        """The ages it takes, in words; nothing when any age may come."""
        if self.from_age is not None and self.until_age is not None:
            return f"{self.from_age} to {self.until_age}"
        if self.from_age is not None:
            return f"{self.from_age} and over"
        return f"up to {self.until_age}" if self.until_age is not None else ""

    @property
    def helps_with(self) -> list[str]:
        """The needs it helps with, in words."""
        return [ServiceNeed(need).label for need in self.needs]


class ServiceArea(Record):
    """A council whose area a service takes people from. One taken away is kept, with the day."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="areas")
    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    removed_on = models.DateField("no longer since", null=True, blank=True)

    class Privacy:
        personal = frozenset[str]()
        plain = frozenset({"id", "uid", "created_at", "service", "council", "removed_on"})

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "council"],
                condition=Q(removed_on=None),
                name="service_area_once",
                violation_error_message="The service serves this council’s area already.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["council", "service"], name="service_area_by_council", condition=Q(removed_on=None)
            )
        ]

    def __str__(self):
        return str(self.council)
