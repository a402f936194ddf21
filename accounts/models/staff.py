"""The people who sign in, and where they hold which role."""

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from accounts.models.organisations import Organisation
from accounts.roles import Role
from linkworker.records import Record


class StaffManager(BaseUserManager):
    """Makes accounts; there is no super-user, because no one stands above the table of roles."""

    def create_user(self, email: str, password: str | None = None, **fields):
        """Keep a new account. Without a password nobody can sign in to it."""
        staff = self.model(email=self.normalize_email(email).lower(), **fields)
        staff.set_password(password)
        staff.full_clean()
        staff.save(using=self._db)
        return staff

    def get_by_natural_key(self, username):
        """Sign-in ignores the case of an address."""
        return self.get(email=(username or "").lower())


class Staff(Record, AbstractBaseUser):
    """Somebody who works with the register."""

    email = models.EmailField("email address", unique=True)
    name = models.CharField("name", max_length=120)
    is_active = models.BooleanField("may sign in", default=True)
    demonstration = models.BooleanField("demonstration account", default=False, editable=False)

    objects = StaffManager()

    # Set by policies.as_of for one request, task or command. Unset means: holds nothing, sees no one.
    held: "tuple[Membership, ...]" = ()
    acting_on: date | None = None
    covering: tuple = ()  # accounts.policies.Covering: colleagues they act for that day

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Privacy:
        personal = frozenset({"email", "name", "password", "last_login"})
        plain = frozenset({"id", "uid", "created_at", "is_active", "demonstration"})

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "staff"
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Func("email", function="lower")),
                name="staff_email_lower_case",
                violation_error_message="Enter the email address in lower case.",
            )
        ]

    def __str__(self):
        return self.name


class MembershipQuerySet(models.QuerySet):
    """Narrowings of who holds which role."""

    def in_force_on(self, day: date):
        """Roles held on a day (half-open: not on `ends_on` itself)."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)


class Membership(Record):
    """A role held at an organisation from a day, until another."""

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField("role", max_length=20, choices=Role)
    starts_on = models.DateField("from")
    ends_on = models.DateField("first day no longer", null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Privacy:
        personal = frozenset()
        plain = frozenset(
            {"id", "uid", "created_at", "staff", "organisation", "role", "starts_on", "ends_on"}
        )

    class Meta:
        ordering = ["organisation__name", "role", "starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="membership_ends_after_start",
                violation_error_message="The role must end after it started.",
            ),
            ExclusionConstraint(
                name="membership_held_once",
                expressions=[
                    ("staff", RangeOperators.EQUAL),
                    ("organisation", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
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
                violation_error_message="This person already holds this role there on some of these days.",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()} at {self.organisation_id}"
