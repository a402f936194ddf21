"""A person with a learning disability who is placed here, there, or nowhere yet."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import BooleanField, F, FloatField, Func, Q, TextField

from accounts.models import Organisation, Staff
from linkworker.records import Record
from placements.choices import Gender, Religion, ResponsibilityKind
from placements.models.codes import CodeListEntry

DEFAULT_CONTACT_DAYS = 42  # contract 3; the person's own interval overrides it, 14 to 84 days
SHORTEST_CONTACT_DAYS, LONGEST_CONTACT_DAYS = 14, 84


class NhsNumberIsValid(Func):
    """The check digit of domain F, computed by PostgreSQL so that no import can slip past it."""

    function = "placements_nhs_number_is_valid"
    output_field = BooleanField()
    conditional = True


class Folded(Func):
    """Names in lower case without accents, apostrophes or hyphens, so that Obrien finds O'Brien."""

    function = "placements_folded"
    output_field = TextField()


class Sounds(Func):
    """How the words of names sound in English (double metaphone), so that Filips finds Phillips."""

    function = "placements_sounds"
    output_field = ArrayField(TextField())


class Swapped(Func):
    """A word with each two letters beside each other turned round, so that Bryne finds Byrne."""

    function = "placements_swapped"
    output_field = ArrayField(TextField())


class LikenessTo(Func):
    """How like a folded word is to the nearest word of a folded name, from none 0 to the same 1."""

    function = "placements_likeness"
    output_field = FloatField()


class PersonQuerySet(models.QuerySet):
    """Narrowings of the register."""

    def responsible_to(self, council):
        """People whose care is this council's duty today."""
        return self.filter(responsible_council=council)

    def responsible_to_on(self, council, day: date):
        """People whose care was this council's duty on a day, by the dated rows."""
        return self.filter(
            Q(responsibilities__starts_on=None) | Q(responsibilities__starts_on__lte=day),
            Q(responsibilities__ends_on=None) | Q(responsibilities__ends_on__gt=day),
            responsibilities__kind=ResponsibilityKind.COUNCIL,
            responsibilities__organisation=council,
        )

    def on_caseload(self, day: date):
        """People on the link worker's caseload on a day (contract 4, K19)."""
        return self.filter(Q(caseload_until=None) | Q(caseload_until__gt=day), caseload_from__lte=day)


class OnTheRegister(models.Manager.from_queryset(PersonQuerySet)):
    """Everybody but the records merged into another one: no list, search or figure has those."""

    def get_queryset(self):
        return super().get_queryset().filter(merged_into=None)


class Person(Record):
    """Somebody on the register. Empty means not recorded, which is not the same as no."""

    owner = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="organisation keeping the reference",
    )
    reference = models.CharField("reference", max_length=40)
    given_name = models.CharField("given name", max_length=100)
    family_name = models.CharField("family name", max_length=100)
    preferred_name = models.CharField("likes to be called", max_length=100, blank=True)
    date_of_birth = models.DateField("date of birth")
    nhs_number = models.CharField("NHS number", max_length=10, blank=True)
    gender = models.CharField("gender", max_length=1, choices=Gender, default=Gender.NOT_KNOWN)
    pronouns = models.CharField("pronouns", max_length=40, blank=True)
    first_language = models.CharField("first language", max_length=60, blank=True)
    interpreter_needed = models.BooleanField("needs an interpreter", null=True, blank=True)
    best_contact = models.CharField("best way to contact them", max_length=200, blank=True)
    religion = models.CharField("religion or belief", max_length=12, choices=Religion, blank=True)
    ethnicity = models.ForeignKey(
        CodeListEntry,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ethnicity",
    )
    support_reason = models.ForeignKey(
        CodeListEntry,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="support reason",
    )
    complex_needs = models.BooleanField("complex needs", null=True, blank=True)
    responsible_council = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="people_responsible_for"
    )
    responsible_icb = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="people_of_board",
        verbose_name="responsible ICB",
    )
    link_worker = models.ForeignKey(
        Staff,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="caseload",
        verbose_name="link worker",
    )
    caseload_from = models.DateField("on the caseload from", null=True, blank=True)
    caseload_until = models.DateField("first day no longer on it", null=True, blank=True)
    contact_every_days = models.PositiveSmallIntegerField(
        "see at least every (days)", default=DEFAULT_CONTACT_DAYS
    )
    on_gp_ld_register = models.BooleanField("on the GP's learning disability register", null=True, blank=True)
    health_check_on = models.DateField("last annual health check", null=True, blank=True)
    health_action_plan_on = models.DateField("health action plan", null=True, blank=True)
    advocate_needed = models.BooleanField("needs an advocate", null=True, blank=True)
    advocate_in_place = models.BooleanField("has an advocate", null=True, blank=True)

    folded_name = models.GeneratedField(
        verbose_name="name as it is searched for",
        expression=Folded("given_name", "family_name", "preferred_name"),
        output_field=TextField(),
        db_persist=True,
    )
    sounds = models.GeneratedField(
        verbose_name="how the name sounds",
        expression=Sounds("given_name", "family_name", "preferred_name"),
        output_field=ArrayField(TextField()),
        db_persist=True,
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="the record this one was merged into",
    )

    objects = OnTheRegister()
    everyone = PersonQuerySet.as_manager()

    class Privacy:
        personal = frozenset(
            [
                "reference",
                "given_name",
                "family_name",
                "preferred_name",
                "folded_name",
                "sounds",
                "date_of_birth",
                "nhs_number",
                "gender",
                "pronouns",
                "first_language",
                "interpreter_needed",
                "best_contact",
                "religion",
                "ethnicity",
                "support_reason",
                "complex_needs",
                "on_gp_ld_register",
                "health_check_on",
                "health_action_plan_on",
                "advocate_needed",
                "advocate_in_place",
            ]
        )
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "owner",
                "responsible_council",
                "responsible_icb",
                "link_worker",
                "caseload_from",
                "caseload_until",
                "contact_every_days",
                "merged_into",
            ]
        )

    class Meta:
        ordering = ["family_name", "given_name", "pk"]
        verbose_name_plural = "people"
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "reference"],
                name="person_reference_once",
                violation_error_message="Another person already has this reference.",
            ),
            models.CheckConstraint(
                condition=Q(nhs_number="") | NhsNumberIsValid("nhs_number"),
                name="person_nhs_number_valid",
                violation_error_message="Enter a real NHS number: 10 digits, the last one checks the others.",
            ),
            models.CheckConstraint(
                condition=Q(contact_every_days__gte=SHORTEST_CONTACT_DAYS)
                & Q(contact_every_days__lte=LONGEST_CONTACT_DAYS),
                name="person_contact_interval",
                violation_error_message="The days between contacts must be from 14 to 84.",
            ),
            models.CheckConstraint(
                condition=Q(caseload_until=None)
                | Q(caseload_from__isnull=False, caseload_until__gt=F("caseload_from")),
                name="person_caseload_ends_after_start",
                violation_error_message="The person must leave the caseload after a day on which they joined it.",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="person_not_merged_into_itself",
                violation_error_message="A record cannot be merged into itself.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["responsible_council", "family_name", "given_name", "id"],
                name="person_of_council",
                condition=Q(merged_into=None),
            ),
            models.Index(
                fields=["responsible_icb"],
                include=["id"],
                name="person_of_board",
                condition=Q(merged_into=None),
            ),
            models.Index(fields=["nhs_number"], name="person_by_nhs_number", condition=~Q(nhs_number="")),
            models.Index(fields=["date_of_birth"], name="person_by_birth"),
        ]

    def __str__(self):
        return f"{self.given_name} {self.family_name}"

    @property
    def names(self) -> frozenset[str]:
        """Every name they go by."""
        return frozenset({self.given_name, self.preferred_name, self.family_name} - {""})

    @property
    def likes_to_be_called(self) -> str:
        """What to call them to their face: the name they prefer, else the given one."""
        return self.preferred_name or self.given_name
