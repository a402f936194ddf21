"""A short stay: somewhere else for a while, with the placement kept. Modelled, not an exception to anything."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from accounts.models import Organisation
from placements.choices import ShortStayKind
from placements.models.homes import Home
from placements.models.people import Person
from placements.models.recording import Recorded
from placements.models.stays import Placement


class ShortStayQuerySet(models.QuerySet):
    """Narrowings of who is away."""

    def open_on(self, day: date):
        """Away on a day. The day of coming back is not in it."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)


class ShortStay(Recorded):
    """Hospital, respite or a holiday, from `starts_on` until `ends_on`, the day of coming back.

    It changes nobody's host, direction or scope: those go by the placement, which is kept open.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="short_stays")
    placement = models.ForeignKey(
        Placement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="short_stays",
        verbose_name="placement kept",
    )
    kind = models.CharField("kind", max_length=12, choices=ShortStayKind)
    home = models.ForeignKey(
        Home, on_delete=models.PROTECT, null=True, blank=True, related_name="short_stays"
    )
    place = models.CharField("where, in words", max_length=160, blank=True)
    host_council = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    starts_on = models.DateField("left")
    expected_end_on = models.DateField("expected back", null=True, blank=True)
    ends_on = models.DateField("came back", null=True, blank=True)
    reason = models.CharField("why", max_length=500, blank=True)

    objects = ShortStayQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"kind", "place", "reason"})
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "person",
                "placement",
                "home",
                "host_council",
                "starts_on",
                "expected_end_on",
                "ends_on",
                "recorded_by",
            ]
        )

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="short_stay_ends_after_start",
                violation_error_message="The day of coming back must be after the day of leaving.",
            ),
            models.CheckConstraint(
                condition=Q(expected_end_on=None) | Q(expected_end_on__gt=F("starts_on")),
                name="short_stay_expected_after_start",
                violation_error_message="The day they are expected back must be after the day of leaving.",
            ),
            models.CheckConstraint(
                condition=Q(home__isnull=False, place="") | (Q(home=None) & ~Q(place="")),
                name="short_stay_is_somewhere",
                violation_error_message="Choose the home, or say in words where the stay is: one of the two.",
            ),
            ExclusionConstraint(
                name="short_stay_no_overlap_for_person",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (
                        Func(
                            "starts_on",
                            "ends_on",
                            Value("[)"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="This person is already away on some of these days.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} from {self.starts_on}"
