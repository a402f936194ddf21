import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_squashed_0008_trail_by_moment"),
        ("placements", "0001_squashed_0035_letters_about_notices"),
        ("reviews", "0019_a_manager_signs_the_record"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PsychotropicMedicine",
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
                ("name", models.CharField(max_length=160, verbose_name="medicine")),
                ("reason", models.CharField(max_length=300, verbose_name="what it is given for")),
                (
                    "reduction",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="the plan to reduce or stop it"
                    ),
                ),
                ("started_on", models.DateField(verbose_name="started")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="stopped")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="psychotropic_medicines",
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
            ],
            options={
                "ordering": ["-started_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("reason", ""), _negated=True)
                        ),
                        name="medicine_named_with_reason",
                        violation_error_message="Enter the medicine and what it is given for.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on", None), ("ended_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="medicine_stopped_after_start",
                        violation_error_message="The day it was stopped must be the day it was started or later.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewRequest",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("INIT", "Initial review"),
                            ("CA12", "Care Act annual review"),
                            ("CONC", "Winterbourne-style review"),
                            ("DEC", "Decision about coming home"),
                            ("WH", "Whole-home review"),
                            ("REQ", "Requested review"),
                            ("UNPL", "Unplanned review"),
                            ("CHC3", "CHC review at 3 months"),
                            ("CHC12", "CHC yearly review"),
                            ("FT", "CHC fast track review"),
                            ("S117R", "Section 117 aftercare review"),
                            ("CTR_PRE", "C(E)TR before admission"),
                            ("CTR_POST", "C(E)TR after admission"),
                            ("CTR_NS", "C(E)TR in hospital, not secure"),
                            ("CTR_SEC", "C(E)TR in hospital, secure"),
                            ("CETR", "C(E)TR of a child or young person"),
                            ("VISIT", "Commissioner oversight visit"),
                            ("MED", "Medication review (STOMP)"),
                            ("AHC", "Annual health check"),
                            ("EHC", "EHC plan annual review"),
                            ("TRN", "Transition review"),
                            ("DOL", "Renewal of an authorised deprivation of liberty"),
                            ("GOAL", "Check of a goal"),
                        ],
                        max_length=8,
                        verbose_name="which review",
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="asked on")),
                (
                    "asked_by",
                    models.CharField(
                        choices=[
                            ("person", "The person"),
                            ("family", "Family or a friend"),
                            ("advocate", "An advocate"),
                            ("provider", "The provider"),
                            ("nhs", "Somebody in the NHS"),
                            ("council", "Somebody at a council"),
                            ("other", "Somebody else"),
                        ],
                        max_length=16,
                        verbose_name="who asked",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=160, verbose_name="their name")),
                ("why", models.TextField(max_length=2000, verbose_name="why")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_requests",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_requests",
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
            ],
            options={
                "ordering": ["-asked_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("REQ", "CTR_PRE"))),
                        name="review_request_kind",
                        violation_error_message="Choose a requested review, or a C(E)TR before admission.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True),
                        name="review_request_says_why",
                        violation_error_message="Enter why the review was asked for.",
                    ),
                ],
            },
        ),
    ]
