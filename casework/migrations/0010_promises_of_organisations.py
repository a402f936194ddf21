"""Somebody outside may be an organisation; dates are moved, and what is not needed any more is dropped, with a reason."""

import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_clinical_commissioning_groups"),
        ("accounts", "__first__"),
        ("casework", "0009_referrals_are_made_and_followed"),
        ("placements", "0035_letters_about_notices"),
    ]

    operations = [
        migrations.CreateModel(
            name="ActionChange",
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
                ("due_before", models.DateField(verbose_name="due before")),
                ("due_after", models.DateField(verbose_name="due from then on")),
                ("who_before", models.CharField(max_length=400, verbose_name="whose it was")),
                ("who_after", models.CharField(max_length=400, verbose_name="whose it became")),
                ("because", models.CharField(max_length=500, verbose_name="why")),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="casework.action",
                    ),
                ),
                (
                    "changed_by",
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
                        condition=models.Q(("because", ""), _negated=True),
                        name="action_change_with_reason",
                        violation_error_message="Say why it is changed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("due_before", models.F("due_after")), _negated=True),
                            models.Q(("who_before", models.F("who_after")), _negated=True),
                            _connector="OR",
                        ),
                        name="action_change_changes_something",
                        violation_error_message="Nothing would change: enter another day, or choose somebody else.",
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="action",
            name="action_has_one_owner",
        ),
        migrations.AddField(
            model_name="action",
            name="dropped_because",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=500,
                verbose_name="why it is no longer needed",
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="dropped_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="dropped_on",
            field=models.DateField(blank=True, null=True, verbose_name="no longer needed"),
        ),
        migrations.AddField(
            model_name="action",
            name="first_due_on",
            field=models.DateField(blank=True, null=True, verbose_name="by, as first promised"),
        ),
        migrations.AddField(
            model_name="action",
            name="owner_email",
            field=models.EmailField(
                blank=True, db_default="", default="", max_length=254, verbose_name="their email address"
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="owner_organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="promises",
                to="accounts.organisation",
                verbose_name="organisation outside the council",
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="remind_on",
            field=models.DateField(blank=True, null=True, verbose_name="reminder"),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(
                condition=models.Q(("done_on", None), ("dropped_on", None)),
                fields=["organisation", "due_on", "id"],
                name="action_open_in_list",
            ),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(
                models.F("organisation"),
                django.db.models.functions.comparison.Coalesce("first_due_on", "due_on"),
                models.F("owner_organisation"),
                name="action_promised",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("owner__isnull", False),
                        ("owner_email", ""),
                        ("owner_organisation", None),
                        ("owner_outside", ""),
                    ),
                    models.Q(
                        ("owner", None),
                        models.Q(
                            models.Q(("owner_outside", ""), _negated=True),
                            ("owner_organisation__isnull", False),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="action_has_one_owner",
                violation_error_message="Say who will do it: one of the team, or somebody outside.",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("dropped_because", ""), ("dropped_by", None), ("dropped_on", None)),
                    models.Q(
                        ("done_on", None),
                        ("dropped_on__isnull", False),
                        models.Q(("dropped_because", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="action_dropped_with_reason",
                violation_error_message="Say why it is no longer needed. What was done cannot be dropped.",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("remind_on", None), ("remind_on__lte", models.F("due_on")), _connector="OR"
                ),
                name="action_reminds_before_due",
                violation_error_message="The reminder must be on or before the day it is due.",
            ),
        ),
    ]
