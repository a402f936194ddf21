"""All tables of reporting in one go: what steps 0001 to 0015 come to in an empty database.

Decision 0034 says why, and how the next step is written. Left out is what only filled rows of before: who wrote last
in a report (0008). The targets are read once.
"""

from importlib import import_module

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


from linkworker.migrating import MakeTables

FROZEN = import_module("reporting.migrations.0002_frozen_months_stay_frozen")
DISCLOSURE = import_module("reporting.migrations.0003_disclosure_default")
NOR_EMPTIED = import_module("reporting.migrations.0009_nor_emptied")
WORDS = import_module("reporting.migrations.0010_words_keep_their_versions")
TARGETS = import_module("reporting.migrations.0014_targets_of_goals_and_feedback")


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("reporting", "0001_initial"),
        ("reporting", "0002_frozen_months_stay_frozen"),
        ("reporting", "0003_disclosure_default"),
        ("reporting", "0004_kpi_targets"),
        ("reporting", "0005_first_targets"),
        ("reporting", "0006_board_report_narrative_and_approval"),
        ("reporting", "0007_board_report_revisions"),
        ("reporting", "0008_everybody_who_wrote_in_a_report"),
        ("reporting", "0009_nor_emptied"),
        ("reporting", "0010_words_keep_their_versions"),
        ("reporting", "0011_targets_of_continuing_healthcare"),
        ("reporting", "0012_targets_of_referrals_and_liaison"),
        ("reporting", "0013_target_of_partner_engagement"),
        ("reporting", "0014_targets_of_goals_and_feedback"),
        ("reporting", "0015_calendar_addresses_and_digests"),
    ]

    dependencies = [("accounts", "0001_squashed_0008_trail_by_moment")]

    operations = [
        MakeTables(
            tables=[
                migrations.CreateModel(
                    name="CalendarFeed",
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
                            "staff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="calendar_feeds",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "secret_hash",
                            models.CharField(
                                editable=False,
                                max_length=64,
                                unique=True,
                                verbose_name="SHA-256 of the secret",
                            ),
                        ),
                        (
                            "stopped_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="stopped"
                            ),
                        ),
                        (
                            "read_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="last told to the trail"
                            ),
                        ),
                        (
                            "people_told",
                            models.CharField(
                                blank=True, editable=False, max_length=64, verbose_name="of whom"
                            ),
                        ),
                        (
                            "hour_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="counted from"
                            ),
                        ),
                        (
                            "reads",
                            models.PositiveIntegerField(
                                default=0, editable=False, verbose_name="times read since"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-created_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("stopped_at", None)),
                                fields=("staff",),
                                name="calendar_feed_one_at_a_time",
                                violation_error_message="There is an address already. Load the page again.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("secret_hash__regex", "^[0-9a-f]{64}$")),
                                name="calendar_feed_keeps_no_secret",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Digest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "staff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="digests",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("day", models.DateField(verbose_name="of the day")),
                        ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="done with")),
                        ("sent", models.BooleanField(default=False, verbose_name="a letter went")),
                    ],
                    options={
                        "ordering": ["-day", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("settled_at", None)),
                                fields=["day", "id"],
                                name="digest_waiting",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("staff", "day"), name="digest_once_a_day"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("sent", False), ("settled_at__isnull", False), _connector="OR"
                                ),
                                name="digest_sent_is_settled",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DigestChoice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "staff",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="digest_choice",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("wanted", models.BooleanField(verbose_name="a letter each working day")),
                    ],
                    options={
                        "ordering": ["staff_id"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="DisclosureSetting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "authority",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "threshold",
                            models.PositiveSmallIntegerField(default=5, verbose_name="hide counts under"),
                        ),
                        (
                            "base",
                            models.PositiveSmallIntegerField(default=5, verbose_name="round to the nearest"),
                        ),
                        (
                            "percent_needs",
                            models.PositiveSmallIntegerField(
                                default=20, verbose_name="percentages only from this many people"
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="in force from")),
                        (
                            "valid_until",
                            models.DateField(
                                blank=True, null=True, verbose_name="first day no longer in force"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(max_length=160, verbose_name="where the rule comes from"),
                        ),
                    ],
                    options={
                        "ordering": ["authority__name", "-valid_from"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("authority", "valid_from"),
                                name="disclosure_once_a_day",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("base__gte", 1), ("threshold__gte", 2)),
                                name="disclosure_hides_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until", None),
                                    ("valid_until__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="disclosure_ends_after_start",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Snapshot",
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
                            "authority",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="snapshots",
                                to="accounts.organisation",
                            ),
                        ),
                        ("month", models.DateField(verbose_name="first day of the month")),
                        ("revision", models.PositiveSmallIntegerField(default=1, verbose_name="revision")),
                        ("content", models.JSONField(verbose_name="content")),
                        (
                            "fingerprint",
                            models.CharField(max_length=71, verbose_name="SHA-256 of the content"),
                        ),
                    ],
                    options={
                        "ordering": ["-month", "authority__name", "-revision"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("authority", "month", "revision"), name="snapshot_once_a_revision"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1)), name="snapshot_month_is_first_day"
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="BoardReport",
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
                            "authority",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="board_reports",
                                to="accounts.organisation",
                            ),
                        ),
                        ("month", models.DateField(verbose_name="first day of the month")),
                        (
                            "edition",
                            models.CharField(
                                choices=[("restricted", "Restricted"), ("public", "Public")],
                                max_length=10,
                                verbose_name="edition",
                            ),
                        ),
                        ("revision", models.PositiveSmallIntegerField(default=1, verbose_name="revision")),
                        (
                            "revision_reason",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=180,
                                verbose_name="why it is issued again",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "Queued"),
                                    ("making", "Being made"),
                                    ("draft", "Draft"),
                                    ("approved", "Approved"),
                                    ("failed", "Could not be made"),
                                ],
                                default="queued",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "requested_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "snapshot",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="reporting.snapshot",
                            ),
                        ),
                        ("narrative", models.TextField(blank=True, verbose_name="what the manager adds")),
                        ("asks", models.TextField(blank=True, verbose_name="what the board is asked")),
                        (
                            "narrative_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "token",
                            models.PositiveIntegerField(
                                default=0, editable=False, verbose_name="fencing token"
                            ),
                        ),
                        (
                            "attempts",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="times tried"
                            ),
                        ),
                        (
                            "leased_until",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="lease"),
                        ),
                        (
                            "queued_at",
                            models.DateTimeField(
                                default=None, editable=False, null=True, verbose_name="last sent to the queue"
                            ),
                        ),
                        (
                            "failure",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=300,
                                verbose_name="why it could not be made",
                            ),
                        ),
                        (
                            "file_name",
                            models.CharField(
                                blank=True, editable=False, max_length=80, verbose_name="file, by its SHA-256"
                            ),
                        ),
                        (
                            "made_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="made"),
                        ),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "approved_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="approved"
                            ),
                        ),
                        (
                            "writers",
                            models.ManyToManyField(
                                blank=True, editable=False, related_name="+", to=settings.AUTH_USER_MODEL
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-month", "authority__name", "edition", "-revision"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("authority", "month", "edition", "revision"),
                                name="board_report_once",
                                violation_error_message="This report exists already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1)), name="board_report_month_is_first_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("revision", 1), ("revision_reason", "")),
                                    models.Q(
                                        ("revision__gt", 1), models.Q(("revision_reason", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="board_report_revision_has_reason",
                                violation_error_message="Say why the report is issued again.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["draft", "approved"]), _negated=True),
                                    models.Q(
                                        models.Q(("file_name", ""), _negated=True),
                                        ("made_at__isnull", False),
                                        ("snapshot__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="board_report_made_has_file",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("approved_at", None), ("approved_by", None)),
                                    models.Q(("approved_at__isnull", False), ("approved_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="board_report_approved_by_someone_at_some_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "approved"), _negated=True),
                                    ("approved_by__isnull", False),
                                    _connector="OR",
                                ),
                                name="board_report_approved_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "draft"), _negated=True),
                                    ("approved_by", None),
                                    _connector="OR",
                                ),
                                name="board_report_draft_is_not_approved",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("approved_by", None),
                                    models.Q(
                                        models.Q(
                                            ("requested_by", None),
                                            models.Q(
                                                ("approved_by", models.F("requested_by")), _negated=True
                                            ),
                                            _connector="OR",
                                        ),
                                        models.Q(
                                            ("narrative_by", None),
                                            models.Q(
                                                ("approved_by", models.F("narrative_by")), _negated=True
                                            ),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="board_report_second_person",
                                violation_error_message="Somebody who neither asked for the report nor wrote in it must approve it.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="KpiTarget",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "authority",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        ("kpi", models.CharField(max_length=4, verbose_name="indicator")),
                        (
                            "target",
                            models.DecimalField(decimal_places=2, max_digits=12, verbose_name="target"),
                        ),
                        (
                            "green",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="edge of green",
                            ),
                        ),
                        (
                            "amber",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="edge of amber",
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="in force from")),
                        (
                            "valid_until",
                            models.DateField(
                                blank=True, null=True, verbose_name="first day no longer in force"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(max_length=160, verbose_name="where the target comes from"),
                        ),
                    ],
                    options={
                        "ordering": ["kpi", "authority__name", "-valid_from"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("authority", "kpi", "valid_from"),
                                name="kpi_target_once_a_day",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("amber", None), ("green", None)),
                                    models.Q(("amber__isnull", False), ("green__isnull", False)),
                                    _connector="OR",
                                ),
                                name="kpi_target_both_edges_or_neither",
                                violation_error_message="Give the edges of green and amber, or neither.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until", None),
                                    ("valid_until__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="kpi_target_ends_after_start",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
            ],
        ),
        migrations.RunSQL(FROZEN.CREATE, FROZEN.DROP),
        migrations.RunSQL(NOR_EMPTIED.CREATE, NOR_EMPTIED.DROP),
        migrations.RunSQL(WORDS.CREATE, WORDS.DROP),
        migrations.RunPython(DISCLOSURE.add_default, migrations.RunPython.noop),
        migrations.RunPython(TARGETS.load, migrations.RunPython.noop),
    ]
