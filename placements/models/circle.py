"""Who matters to a person and who works with them, for which side, and whom each side names to speak to first."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from accounts.models import Organisation
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.choices import AdvocateKind, CircleRole, CircleSide
from placements.models.people import Person

FAMILY_ROLES = (
    *(CircleRole.PARENT, CircleRole.SIBLING, CircleRole.PARTNER),
    *(CircleRole.RELATIVE, CircleRole.FRIEND),
)


class DaysInForce(models.QuerySet):
    """Rows with a first day and a first day no longer; a first day that is empty is not recorded."""

    def in_force_on(self, day: date):
        """Rows that hold on a day. The last day is not in it."""
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=day), Q(ends_on=None) | Q(ends_on__gt=day))


class CircleMember(SentOnce, Record):
    """Somebody in a person's circle of support. Who has left stays, with the day."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="circle")
    name = models.CharField("name", max_length=160)
    role = models.CharField("role", max_length=20, choices=CircleRole)
    side = models.CharField("side", max_length=12, choices=CircleSide)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisation_name = models.CharField("organisation, in words", max_length=200, blank=True)
    phone = models.CharField("phone", max_length=40, blank=True)
    email = models.EmailField("email", max_length=254, blank=True)
    how_best = models.CharField("how best to reach them", max_length=300, blank=True)
    starts_on = models.DateField("in the circle since", null=True, blank=True)
    ends_on = models.DateField("first day no longer in it", null=True, blank=True)
    may_be_told = models.BooleanField("information may be shared with them", null=True, blank=True)
    may_be_told_note = models.CharField("what may be shared, and who said so", max_length=500, blank=True)
    next_of_kin = models.BooleanField("next of kin", null=True, blank=True)
    lives_with = models.BooleanField("lives with the person", null=True, blank=True)
    advocate_kind = models.CharField("kind of advocate", max_length=12, choices=AdvocateKind, blank=True)
    contract_area = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="council whose contract pays for the advocate",
    )

    objects = DaysInForce.as_manager()

    class Privacy:
        personal = frozenset(
            [
                *("name", "role", "organisation_name", "phone", "email", "how_best", "may_be_told"),
                *("may_be_told_note", "next_of_kin", "lives_with", "advocate_kind", "fingerprint"),
            ]
        )
        plain = frozenset(
            [
                *("id", "uid", "created_at", "person", "side", "organisation", "starts_on", "ends_on"),
                *("contract_area", "submission"),
            ]
        )

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="circle_member_named",
                violation_error_message="Enter the name.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="circle_member_ends_after_start",
                violation_error_message="The day they left must not be before the day they joined.",
            ),
            models.CheckConstraint(
                condition=Q(organisation=None) | Q(organisation_name=""),
                name="circle_member_one_organisation",
                violation_error_message="Choose the organisation from the list or write its name, not both.",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=FAMILY_ROLES) | Q(side=CircleSide.FAMILY),
                name="circle_member_family_is_family",
                violation_error_message="Relatives, partners and friends are on the side of family and friends.",
            ),
            models.CheckConstraint(
                condition=Q(role=CircleRole.ADVOCATE, side=CircleSide.ADVOCATE)
                | (~Q(role=CircleRole.ADVOCATE) & ~Q(side=CircleSide.ADVOCATE)),
                name="circle_member_advocate_is_advocate",
                violation_error_message="An advocate, and nobody else, is on the side of the advocates.",
            ),
            models.CheckConstraint(
                condition=Q(role=CircleRole.ADVOCATE) | Q(advocate_kind="", contract_area=None),
                name="circle_member_advocacy_of_advocates",
                violation_error_message="Only an advocate has a kind of advocacy and a contract.",
            ),
        ]
        indexes = [models.Index(fields=["person", "side"], name="circle_member_by_person")]

    def __str__(self):
        return self.name

    @property
    def speaks_for(self) -> str:
        """The organisation, or the side where none is known, that has one first point of contact at a time."""
        return f"{self.side}:{self.organisation_id or self.organisation_name.casefold()}"

    @property
    def is_advocate(self) -> bool:
        """Do they speak up for the person, whatever the kind?"""
        return self.role == CircleRole.ADVOCATE

    @property
    def works_at(self) -> str:
        """The organisation, from the list or in words; empty when none is recorded."""
        return str(self.organisation or self.organisation_name)


class FirstContact(Record):
    """From a day, somebody in the circle is the named first point of contact of their organisation."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="first_contacts")
    member = models.ForeignKey(CircleMember, on_delete=models.PROTECT, related_name="named")
    speaks_for = models.CharField("of which side and organisation", max_length=240)
    starts_on = models.DateField("named")
    ends_on = models.DateField("first day no longer", null=True, blank=True)

    objects = DaysInForce.as_manager()

    class Privacy:
        personal = frozenset({"speaks_for"})
        plain = frozenset({"id", "uid", "created_at", "person", "member", "starts_on", "ends_on"})

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="first_contact_ends_after_start",
                violation_error_message="A first point of contact must end after they were named.",
            ),
            ExclusionConstraint(
                name="first_contact_one_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("speaks_for", RangeOperators.EQUAL),
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
                violation_error_message="This organisation already has a first point of contact on these days.",
            ),
        ]
        indexes = [models.Index(fields=["member"], name="first_contact_by_member")]

    def __str__(self):
        return f"{self.speaks_for} from {self.starts_on}"
