"""Two records of one person can be made one, and the other record stays as a sign to it."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_versions_of_rows"),
        ("placements", "0027_names_by_sound"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Merge",
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
                    "why",
                    models.CharField(
                        choices=[
                            ("same_number", "The same NHS number"),
                            ("same_home", "The same name, birth date and home"),
                            ("asked_family", "The person or their family confirmed it"),
                            ("asked_council", "The other council or the NHS confirmed it"),
                            ("papers", "The papers of both records agree"),
                        ],
                        max_length=16,
                        verbose_name="how you know it is one person",
                    ),
                ),
                ("proposed_at", models.DateTimeField(verbose_name="proposed")),
                (
                    "dropped_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="proposal taken back or refused"
                    ),
                ),
                ("agreed_at", models.DateTimeField(blank=True, null=True, verbose_name="merged")),
                ("moved", models.JSONField(blank=True, default=dict, verbose_name="rows moved")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="undone")),
            ],
            options={
                "ordering": ["-proposed_at", "-pk"],
            },
        ),
        migrations.RemoveIndex(
            model_name="person",
            name="person_by_council",
        ),
        migrations.RemoveIndex(
            model_name="person",
            name="person_by_board",
        ),
        migrations.AddField(
            model_name="person",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="placements.person",
                verbose_name="the record this one was merged into",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("merged_into", None)),
                fields=["responsible_council", "family_name", "given_name", "id"],
                name="person_of_council",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("merged_into", None)),
                fields=["responsible_icb"],
                include=("id",),
                name="person_of_board",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into", None),
                    models.Q(("merged_into", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="person_not_merged_into_itself",
                violation_error_message="A record cannot be merged into itself.",
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="agreed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="merge",
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
            model_name="merge",
            name="kept",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="placements.person",
                verbose_name="record kept",
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="placements.person",
                verbose_name="record merged into it",
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="undone_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(("kept", models.F("other")), _negated=True),
                name="merge_of_two",
                violation_error_message="Name the reference of another record than this one.",
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("agreed_by", None),
                    models.Q(("agreed_by", models.F("proposed_by")), _negated=True),
                    _connector="OR",
                ),
                name="merge_by_two",
                violation_error_message="Somebody else must agree to a merge you proposed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agreed_at", None), ("agreed_by", None)),
                    models.Q(
                        ("agreed_at__gte", models.F("proposed_at")),
                        ("agreed_by__isnull", False),
                        ("dropped_at", None),
                    ),
                    _connector="OR",
                ),
                name="merge_agreed_whole",
                violation_error_message="A merge is agreed by somebody, after it was proposed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("dropped_at", None), ("dropped_by", None)),
                    models.Q(("dropped_at__isnull", False), ("dropped_by__isnull", False)),
                    _connector="OR",
                ),
                name="merge_dropped_whole",
                violation_error_message="A proposal is taken back by somebody.",
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("undone_at", None), ("undone_by", None)),
                    models.Q(
                        ("agreed_at__isnull", False),
                        ("undone_at__gte", models.F("agreed_at")),
                        ("undone_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="merge_undone_after_agreed",
                violation_error_message="Only a merge that was agreed can be undone.",
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.UniqueConstraint(
                condition=models.Q(("agreed_at__isnull", False), ("undone_at", None)),
                fields=("other",),
                name="merge_in_force_once",
                violation_error_message="This record is merged into another one already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.UniqueConstraint(
                condition=models.Q(("agreed_at", None), ("dropped_at", None)),
                fields=("kept", "other"),
                name="merge_waiting_once",
                violation_error_message="This merge has been proposed already.",
            ),
        ),
    ]
