import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_squashed_0008_trail_by_moment"),
        ("placements", "0001_squashed_0035_letters_about_notices"),
        ("reviews", "0021_capacity_and_best_interests"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Authorisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="recorded"
                    ),
                ),
                (
                    "submission",
                    models.UUIDField(
                        blank=True,
                        editable=False,
                        error_messages={"unique": "This form has already been sent."},
                        null=True,
                        unique=True,
                        verbose_name="key of the form it came from",
                    ),
                ),
                (
                    "fingerprint",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        editable=False,
                        max_length=64,
                        verbose_name="fingerprint of what the form said",
                    ),
                ),
                (
                    "scheme",
                    models.CharField(
                        choices=[
                            ("dols", "Deprivation of Liberty Safeguards (DoLS)"),
                            ("court", "Court of Protection"),
                        ],
                        max_length=5,
                        verbose_name="scheme",
                    ),
                ),
                ("requested_on", models.DateField(verbose_name="requested on")),
                ("requested_by", models.CharField(max_length=160, verbose_name="requested by")),
                (
                    "someone_to_consult",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="somebody appropriate to consult"
                    ),
                ),
                (
                    "urgent_from",
                    models.DateField(blank=True, null=True, verbose_name="urgent authorisation from"),
                ),
                (
                    "urgent_days",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="days of it"),
                ),
                (
                    "urgent_extended_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="days it was extended by"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("requested", "Requested"),
                            ("granted", "Granted"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="requested",
                        max_length=9,
                        verbose_name="what became of it",
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("decided_because", models.CharField(blank=True, max_length=500, verbose_name="why")),
                ("granted_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                (
                    "granted_days",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="for days"),
                ),
                (
                    "reference",
                    models.CharField(blank=True, max_length=80, verbose_name="reference on the paper"),
                ),
                (
                    "representative",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="relevant person’s representative"
                    ),
                ),
                (
                    "best_interests_assessor",
                    models.CharField(blank=True, max_length=160, verbose_name="best interests assessor"),
                ),
                (
                    "closed_as",
                    models.CharField(
                        blank=True,
                        choices=[("ended", "Ended"), ("replaced", "Replaced")],
                        max_length=8,
                        verbose_name="how it ended early",
                    ),
                ),
                (
                    "closed_because",
                    models.CharField(blank=True, max_length=500, verbose_name="why it ended early"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="authorisations",
                        to="placements.person",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "status",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="authorisation",
                        to="placements.legalstatus",
                    ),
                ),
                (
                    "supervisory_body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-requested_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="AuthorisationCondition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="recorded"
                    ),
                ),
                (
                    "submission",
                    models.UUIDField(
                        blank=True,
                        editable=False,
                        error_messages={"unique": "This form has already been sent."},
                        null=True,
                        unique=True,
                        verbose_name="key of the form it came from",
                    ),
                ),
                (
                    "fingerprint",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        editable=False,
                        max_length=64,
                        verbose_name="fingerprint of what the form said",
                    ),
                ),
                ("words", models.CharField(max_length=500, verbose_name="condition")),
                ("who", models.CharField(max_length=160, verbose_name="who sees to it")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                (
                    "authorisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conditions",
                        to="reviews.authorisation",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["authorisation", "pk"],
            },
        ),
        migrations.CreateModel(
            name="LibertyTest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=24, unique=True, verbose_name="code")),
                ("label", models.CharField(max_length=120, verbose_name="test")),
                (
                    "consent_may_be_shown",
                    models.BooleanField(verbose_name="wishes and feelings may show consent"),
                ),
                ("source", models.CharField(max_length=160, verbose_name="where it comes from")),
                ("valid_from", models.DateField(unique=True, verbose_name="from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="first day no longer")),
            ],
            options={
                "ordering": ["valid_from"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None),
                            ("valid_until__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="liberty_test_ends_after_start",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LibertyAssessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="recorded"
                    ),
                ),
                (
                    "submission",
                    models.UUIDField(
                        blank=True,
                        editable=False,
                        error_messages={"unique": "This form has already been sent."},
                        null=True,
                        unique=True,
                        verbose_name="key of the form it came from",
                    ),
                ),
                (
                    "fingerprint",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        editable=False,
                        max_length=64,
                        verbose_name="fingerprint of what the form said",
                    ),
                ),
                ("assessed_on", models.DateField(verbose_name="assessed on")),
                ("assessed_by", models.CharField(max_length=160, verbose_name="assessed by")),
                ("factors", models.TextField(max_length=5000, verbose_name="what was looked at")),
                (
                    "wishes_feelings_evidence",
                    models.TextField(max_length=5000, verbose_name="evidence of wishes and feelings"),
                ),
                (
                    "objecting",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        max_length=8,
                        verbose_name="does the person object",
                    ),
                ),
                (
                    "restraint_used",
                    models.BooleanField(blank=True, null=True, verbose_name="restraint is used"),
                ),
                (
                    "family_objects",
                    models.BooleanField(blank=True, null=True, verbose_name="the family objects"),
                ),
                (
                    "conclusion",
                    models.CharField(
                        choices=[
                            ("deprived", "There is a deprivation of liberty"),
                            ("not_deprived", "There is no deprivation of liberty"),
                            (
                                "consents",
                                "There is none: the person’s wishes and feelings show valid consent",
                            ),
                        ],
                        max_length=12,
                        verbose_name="conclusion",
                    ),
                ),
                (
                    "authorisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="reviews.authorisation",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "test",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reviews.libertytest",
                    ),
                ),
            ],
            options={
                "ordering": ["-assessed_on", "-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="authorisation",
            index=models.Index(fields=["person", "-requested_on"], name="authorisation_by_person"),
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("scheme__in", ["dols", "court"])),
                name="authorisation_scheme_is_law",
                violation_error_message="Choose DoLS or the Court of Protection. Liberty Protection Safeguards are not law.",
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("scheme", "dols"), _negated=True),
                        ("supervisory_body__isnull", False),
                        _connector="OR",
                    ),
                    models.Q(
                        models.Q(("scheme", "court"), _negated=True),
                        ("supervisory_body", None),
                        _connector="OR",
                    ),
                ),
                name="authorisation_has_its_body",
                violation_error_message="A DoLS request goes to the council that placed the person; another to the court.",
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_on", None), ("state", "requested")),
                    models.Q(
                        ("decided_on__isnull", False),
                        ("state__in", ["granted", "refused", "withdrawn"]),
                        ("decided_on__gte", models.F("requested_on")),
                    ),
                    _connector="OR",
                ),
                name="authorisation_decided_after_request",
                violation_error_message="The decision must be on or after the day of the request.",
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["refused", "withdrawn"]), _negated=True),
                    models.Q(("decided_because", ""), _negated=True),
                    _connector="OR",
                ),
                name="authorisation_not_given_with_a_reason",
                violation_error_message="Say why it was refused or withdrawn.",
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("granted_days__isnull", False),
                        ("granted_days__range", (1, 366)),
                        ("granted_from__isnull", False),
                        ("state", "granted"),
                        ("status__isnull", False),
                    ),
                    models.Q(
                        ("state__in", ["requested", "refused", "withdrawn"]),
                        ("granted_days", None),
                        ("granted_from", None),
                        ("representative", ""),
                        ("status", None),
                    ),
                    _connector="OR",
                ),
                name="authorisation_granted_for_days",
                violation_error_message="A granted one says from when and for how many days, 12 months at most.",
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("granted_from", None),
                    models.Q(("decided_on__isnull", False), ("granted_from__gte", models.F("decided_on"))),
                    _connector="OR",
                ),
                name="authorisation_in_force_once_decided",
                violation_error_message="It comes into force on the day it was granted, or later.",
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("urgent_days", None), ("urgent_extended_days", None), ("urgent_from", None)),
                    models.Q(
                        ("scheme", "dols"),
                        ("urgent_days__isnull", False),
                        ("urgent_from__isnull", False),
                        ("urgent_days__range", (1, 7)),
                        models.Q(
                            ("urgent_extended_days", None),
                            ("urgent_extended_days__range", (1, 7)),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="authorisation_urgent_for_a_week",
                violation_error_message="An urgent authorisation lasts 7 days at most, and is extended once by 7 at most.",
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_as", ""), ("closed_because", "")),
                    models.Q(
                        ("closed_as__in", ["ended", "replaced"]),
                        ("state", "granted"),
                        models.Q(("closed_because", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="authorisation_ended_with_a_reason",
                violation_error_message="Say why it ended.",
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "requested")),
                fields=("person", "scheme"),
                name="authorisation_asked_once",
                violation_error_message="A request of this scheme waits for its decision already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisationcondition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("words", ""), _negated=True), models.Q(("who", ""), _negated=True)
                ),
                name="condition_says_what_and_who",
                violation_error_message="Say what the condition is, and who sees to it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="libertyassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("factors", ""), _negated=True),
                    models.Q(("wishes_feelings_evidence", ""), _negated=True),
                    models.Q(("assessed_by", ""), _negated=True),
                ),
                name="liberty_conclusion_has_its_evidence",
                violation_error_message="Say what was looked at, what shows the person’s wishes and feelings, and who assessed it.",
            ),
        ),
    ]
