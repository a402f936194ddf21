"""What could not be settled is raised and passed up, each step a row."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_clinical_commissioning_groups"),
        ("accounts", "__first__"),
        ("casework", "0011_chases"),
        ("placements", "0035_letters_about_notices"),
    ]

    operations = [
        migrations.CreateModel(
            name="Escalation",
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
                    "words",
                    models.TextField(
                        validators=[
                            django.core.validators.MaxLengthValidator(2000, "Write at most 2,000 characters.")
                        ],
                        verbose_name="what is the matter",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("team_manager", "Team manager"),
                            ("programme_board", "Programme board"),
                            ("hwb", "Health and Wellbeing Board"),
                        ],
                        max_length=16,
                        verbose_name="who is asked",
                    ),
                ),
                ("raised_on", models.DateField(verbose_name="raised")),
                ("due_on", models.DateField(verbose_name="to be answered by")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered")),
                ("resolved_on", models.DateField(blank=True, null=True, verbose_name="resolved")),
                (
                    "resolution",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(2000, "Write at most 2,000 characters.")
                        ],
                        verbose_name="how it was resolved",
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escalations",
                        to="casework.action",
                    ),
                ),
                (
                    "chc_dispute",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escalations",
                        to="placements.chcdispute",
                    ),
                ),
                (
                    "funding_line",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escalations",
                        to="placements.fundingline",
                        verbose_name="disputed share",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escalations",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escalations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who sees to the answer",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escalations",
                        to="placements.person",
                    ),
                ),
                (
                    "responsibility_dispute",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escalations",
                        to="placements.responsibilitydispute",
                    ),
                ),
            ],
            options={
                "ordering": ["raised_on", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("resolved_on", None)),
                        fields=["organisation", "raised_on", "id"],
                        name="escalation_open_in_list",
                    ),
                    models.Index(
                        condition=models.Q(("resolved_on", None)),
                        fields=["owner", "due_on"],
                        name="escalation_open_by_owner",
                    ),
                    models.Index(fields=["person", "raised_on"], name="escalation_by_person"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("action", None), ("chc_dispute", None), ("responsibility_dispute", None)
                            ),
                            models.Q(
                                ("action", None), ("funding_line", None), ("responsibility_dispute", None)
                            ),
                            models.Q(("action", None), ("chc_dispute", None), ("funding_line", None)),
                            models.Q(
                                ("chc_dispute", None),
                                ("funding_line", None),
                                ("responsibility_dispute", None),
                            ),
                            _connector="OR",
                        ),
                        name="escalation_about_one_thing",
                        violation_error_message="An escalation is about one action or one dispute.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="escalation_says_what",
                        violation_error_message="Say what is the matter.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("resolution", ""), ("resolved_on", None)),
                            models.Q(
                                ("resolved_on__gte", models.F("raised_on")),
                                ("resolved_on__isnull", False),
                                models.Q(("resolution", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="escalation_resolved_in_words",
                        violation_error_message="Say how it was resolved.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on", None),
                            ("answered_on__gte", models.F("raised_on")),
                            _connector="OR",
                        ),
                        name="escalation_answered_after_raised",
                        violation_error_message="It is answered on or after the day it was raised.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("raised_on"))),
                        name="escalation_due_after_raised",
                        violation_error_message="It is to be answered on or after the day it was raised.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("resolved_on", None)),
                        fields=("action",),
                        name="escalation_of_an_action_open_once",
                        violation_error_message="This action is escalated already. Open that escalation.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EscalationRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("team_manager", "Team manager"),
                            ("programme_board", "Programme board"),
                            ("hwb", "Health and Wellbeing Board"),
                        ],
                        max_length=16,
                        verbose_name="level",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="first day no longer")),
                ("working_days", models.PositiveSmallIntegerField(verbose_name="working days to answer")),
                ("source", models.CharField(max_length=120, verbose_name="where it comes from")),
            ],
            options={
                "ordering": ["level", "valid_from"],
                "constraints": [
                    models.UniqueConstraint(fields=("level", "valid_from"), name="escalation_rule_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None),
                            ("valid_until__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="escalation_rule_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EscalationStep",
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
                            ("raised", "Raised"),
                            ("passed_up", "Passed up"),
                            ("handed", "Handed over"),
                            ("answered", "Answered"),
                            ("resolved", "Resolved"),
                        ],
                        max_length=9,
                        verbose_name="what happened",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("team_manager", "Team manager"),
                            ("programme_board", "Programme board"),
                            ("hwb", "Health and Wellbeing Board"),
                        ],
                        max_length=16,
                        verbose_name="who was asked",
                    ),
                ),
                ("taken_on", models.DateField(verbose_name="day")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="to be answered by")),
                (
                    "words",
                    models.TextField(
                        validators=[
                            django.core.validators.MaxLengthValidator(2000, "Write at most 2,000 characters.")
                        ],
                        verbose_name="in words",
                    ),
                ),
                (
                    "escalation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="casework.escalation",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["created_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="escalation_step_in_words",
                        violation_error_message="Say what was said.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("due_on__isnull", False), ("kind__in", ["raised", "passed_up"])),
                            models.Q(("due_on", None), ("kind__in", ["handed", "answered", "resolved"])),
                            _connector="OR",
                        ),
                        name="escalation_step_starts_a_clock",
                        violation_error_message="Only what is raised or passed up has a day to be answered by.",
                    ),
                ],
            },
        ),
    ]
