"""A referral says why, on what ground and to which entry; each step and each chase is a row."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_clinical_commissioning_groups"),
        ("accounts", "__first__"),
        ("casework", "0008_directory_of_services"),
        ("placements", "0035_letters_about_notices"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReferralChase",
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
                ("chased_on", models.DateField(verbose_name="asked on")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("email", "Email"),
                            ("phone", "Phone"),
                            ("web", "Their own form on the web"),
                            ("letter", "Letter"),
                            ("in_person", "In person"),
                        ],
                        max_length=9,
                        verbose_name="how",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="what they said")),
                (
                    "chased_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chases",
                        to="casework.referral",
                    ),
                ),
            ],
            options={
                "ordering": ["referral", "chased_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("how__in", ["email", "phone", "web", "letter", "in_person"])),
                        name="referral_chase_says_how",
                        violation_error_message="Say how you asked.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferralStep",
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
                    "step",
                    models.CharField(
                        choices=[
                            ("accepted", "They accepted it"),
                            ("declined", "They declined it"),
                            ("started", "It started"),
                            ("ended", "It ended, or is no longer wanted"),
                        ],
                        max_length=8,
                        verbose_name="what happened",
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="on")),
                ("reason", models.TextField(blank=True, verbose_name="in their words")),
                ("taken_back_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="casework.referral",
                    ),
                ),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["referral", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at", None)),
                        fields=("referral", "step"),
                        name="referral_step_once",
                        violation_error_message="This is on record already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("step", "declined"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="referral_step_declined_with_reason",
                        violation_error_message="Say why they declined it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_back_at", None), ("taken_back_by", None)),
                            models.Q(("taken_back_at__isnull", False), ("taken_back_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="referral_step_taken_back_by_somebody",
                        violation_error_message="Say who took it back, and when.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="referral",
            name="agreed_on",
            field=models.DateField(blank=True, null=True, verbose_name="agreed or decided on"),
        ),
        migrations.AddField(
            model_name="referral",
            name="answer_by",
            field=models.DateField(blank=True, null=True, verbose_name="answer wanted by"),
        ),
        migrations.AddField(
            model_name="referral",
            name="basis",
            field=models.CharField(
                blank=True,
                choices=[
                    ("agreed", "The person agreed"),
                    ("best_interests", "Decided in the person’s best interests"),
                ],
                db_default="",
                default="",
                max_length=14,
                verbose_name="ground",
            ),
        ),
        migrations.AddField(
            model_name="referral",
            name="declined_on",
            field=models.DateField(blank=True, null=True, verbose_name="declined on"),
        ),
        migrations.AddField(
            model_name="referral",
            name="fingerprint",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                editable=False,
                max_length=64,
                verbose_name="fingerprint of what the form said",
            ),
        ),
        migrations.AddField(
            model_name="referral",
            name="goal",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="referrals",
                to="casework.goal",
                verbose_name="goal it serves",
            ),
        ),
        migrations.AddField(
            model_name="referral",
            name="made_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="made by",
            ),
        ),
        migrations.AddField(
            model_name="referral",
            name="sent_by",
            field=models.CharField(
                blank=True,
                choices=[
                    ("email", "Email"),
                    ("phone", "Phone"),
                    ("web", "Their own form on the web"),
                    ("letter", "Letter"),
                    ("in_person", "In person"),
                ],
                db_default="",
                default="",
                max_length=9,
                verbose_name="told them by",
            ),
        ),
        migrations.AddField(
            model_name="referral",
            name="service_entry",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="referrals",
                to="casework.service",
                verbose_name="entry of the directory",
            ),
        ),
        migrations.AddField(
            model_name="referral",
            name="submission",
            field=models.UUIDField(
                blank=True,
                editable=False,
                error_messages={"unique": "This form has already been sent."},
                null=True,
                unique=True,
                verbose_name="key of the form it came from",
            ),
        ),
        migrations.AddField(
            model_name="referral",
            name="urgent",
            field=models.BooleanField(db_default=False, default=False, verbose_name="urgent"),
        ),
        migrations.AddField(
            model_name="referral",
            name="why",
            field=models.TextField(blank=True, db_default="", default="", verbose_name="why"),
        ),
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(
                condition=models.Q(
                    ("accepted_on", None),
                    ("ended_on", None),
                    ("result__in", ("", "waiting")),
                    ("started_on", None),
                ),
                fields=["organisation", "made_on"],
                name="referral_unanswered",
            ),
        ),
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(fields=["organisation", "service_entry"], name="referral_by_service"),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("declined_on", None),
                    models.Q(("declined_on__gte", models.F("made_on")), ("result", "declined")),
                    _connector="OR",
                ),
                name="referral_declined_on_a_day_after",
                violation_error_message="Only a declined referral was declined, on or after the day it was made.",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answer_by", None), ("answer_by__gte", models.F("made_on")), _connector="OR"
                ),
                name="referral_answered_after_it_is_made",
                violation_error_message="An answer is wanted on or after the day the referral was made.",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agreed_on", None), ("basis", "")),
                    models.Q(models.Q(("basis", ""), _negated=True), ("agreed_on__isnull", False)),
                    _connector="OR",
                ),
                name="referral_ground_has_its_day",
                violation_error_message="Say on what ground, and on which day the person agreed or it was decided.",
            ),
        ),
    ]
