"""All tables of accounts in one go: what steps 0001 to 0008 come to in an empty database.

Decision 0034 says why, and how the next step is written. The seal of the trail is made in its last form, and the
reference lists are read once. Nothing was filled in for rows of before.
"""

from importlib import import_module

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.fields.json
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models
from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension

from linkworker.migrating import MakeTables

TRAIL = import_module("accounts.migrations.0002_audit_trail_is_sealed")
VERSIONS = import_module("accounts.migrations.0005_versions_of_rows")
BODIES = import_module("accounts.migrations.0006_clinical_commissioning_groups")


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("accounts", "0001_initial"),
        ("accounts", "0002_audit_trail_is_sealed"),
        ("accounts", "0003_reference_organisations"),
        ("accounts", "0004_trail_finds_people_in_lists"),
        ("accounts", "0005_versions_of_rows"),
        ("accounts", "0006_clinical_commissioning_groups"),
        ("accounts", "0007_who_is_away_and_who_acts"),
        ("accounts", "0008_trail_by_moment"),
    ]

    dependencies = []

    operations = [
        # PostgreSQL's own parts that the constraints and the search stand on; all trusted, no super-user needed.
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        MakeTables(
            tables=[
                migrations.CreateModel(
                    name="AuditEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "position",
                            models.BigIntegerField(
                                editable=False, unique=True, verbose_name="place in the trail"
                            ),
                        ),
                        ("at", models.DateTimeField(editable=False, verbose_name="when")),
                        ("staff_uid", models.UUIDField(null=True, verbose_name="who")),
                        (
                            "staff_name",
                            models.CharField(blank=True, max_length=120, verbose_name="name at the time"),
                        ),
                        (
                            "held_as",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="role and organisation at the time"
                            ),
                        ),
                        (
                            "organisation_uid",
                            models.UUIDField(db_index=True, null=True, verbose_name="acting for"),
                        ),
                        ("verb", models.CharField(max_length=60, verbose_name="did what")),
                        ("subject_kind", models.CharField(max_length=40, verbose_name="kind of thing")),
                        ("subject_uid", models.UUIDField(null=True, verbose_name="which one")),
                        ("person_uid", models.UUIDField(null=True, verbose_name="whose record")),
                        ("details", models.JSONField(default=dict, verbose_name="details")),
                        (
                            "deed",
                            models.UUIDField(
                                editable=False, null=True, verbose_name="which versions it tells of"
                            ),
                        ),
                        (
                            "previous_seal",
                            models.CharField(editable=False, max_length=64, verbose_name="seal before"),
                        ),
                        ("seal", models.CharField(editable=False, max_length=64, verbose_name="seal")),
                    ],
                    options={
                        "ordering": ["-position"],
                        "indexes": [
                            models.Index(fields=["person_uid", "-position"], name="audit_by_person"),
                            models.Index(fields=["staff_uid", "-position"], name="audit_by_staff"),
                            models.Index(fields=["subject_uid", "-position"], name="audit_by_subject"),
                            models.Index(
                                condition=models.Q(("deed__isnull", False)),
                                fields=["deed"],
                                name="audit_by_deed",
                            ),
                            django.contrib.postgres.indexes.BrinIndex(fields=["at"], name="audit_by_moment"),
                            django.contrib.postgres.indexes.GinIndex(
                                django.db.models.fields.json.KeyTransform("people", "details"),
                                name="audit_by_people_listed",
                            ),
                        ],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Organisation",
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
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="own_organisations",
                                to="accounts.organisation",
                            ),
                        ),
                        ("code", models.CharField(max_length=20, verbose_name="code")),
                        ("gss_code", models.CharField(blank=True, max_length=9, verbose_name="GSS code")),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "short_name",
                            models.CharField(blank=True, max_length=120, verbose_name="short name"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("council", "Council"),
                                    ("icb", "Integrated care board"),
                                    ("trust", "NHS trust"),
                                    ("provider", "Provider"),
                                    ("advocacy", "Advocacy organisation"),
                                    ("education", "School or college"),
                                    ("voluntary", "Voluntary organisation"),
                                    ("regulator", "Regulator"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("nation", models.CharField(blank=True, max_length=20, verbose_name="nation")),
                        ("region", models.CharField(blank=True, max_length=40, verbose_name="region")),
                        (
                            "regulator",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="regulator of care homes there"
                            ),
                        ),
                        (
                            "latitude",
                            models.DecimalField(
                                blank=True,
                                decimal_places=5,
                                max_digits=8,
                                null=True,
                                verbose_name="rough latitude",
                            ),
                        ),
                        (
                            "longitude",
                            models.DecimalField(
                                blank=True,
                                decimal_places=5,
                                max_digits=8,
                                null=True,
                                verbose_name="rough longitude",
                            ),
                        ),
                        ("valid_from", models.DateField(blank=True, null=True, verbose_name="existed from")),
                        (
                            "valid_until",
                            models.DateField(
                                blank=True, null=True, verbose_name="first day it no longer existed"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["name", "code", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "code"),
                                name="organisation_code_once",
                                nulls_distinct=False,
                                violation_error_message="There is already an organisation with this code.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until", None),
                                    ("valid_from", None),
                                    ("valid_until__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="organisation_ends_after_start",
                                violation_error_message="The organisation must end after it started.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="FormerCode",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="former_codes",
                                to="accounts.organisation",
                            ),
                        ),
                        ("code", models.CharField(max_length=20, unique=True, verbose_name="former code")),
                    ],
                    options={
                        "ordering": ["code"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Succession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "predecessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="successions",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inherited",
                                to="accounts.organisation",
                            ),
                        ),
                        ("happened_on", models.DateField(verbose_name="from this day")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("merger", "Merged into"),
                                    ("split", "Split into"),
                                    ("acquisition", "Taken over by"),
                                ],
                                max_length=12,
                                verbose_name="how",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                    ],
                    options={
                        "ordering": ["happened_on", "predecessor__code", "successor__code"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("predecessor", "successor"),
                                name="succession_once",
                                violation_error_message="This succession is recorded already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                                name="succession_to_another",
                                violation_error_message="A body cannot succeed itself.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Staff",
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
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "last_login",
                            models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                        ),
                        (
                            "email",
                            models.EmailField(max_length=254, unique=True, verbose_name="email address"),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("is_active", models.BooleanField(default=True, verbose_name="may sign in")),
                        (
                            "demonstration",
                            models.BooleanField(
                                default=False, editable=False, verbose_name="demonstration account"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "staff",
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("email", models.Func("email", function="lower"))),
                                name="staff_email_lower_case",
                                violation_error_message="Enter the email address in lower case.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Membership",
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
                            "staff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("link_worker", "Link worker"),
                                    ("team_manager", "Team manager"),
                                    ("finance", "Commissioner or finance officer"),
                                    ("chc_nurse", "CHC nurse"),
                                    ("host_officer", "Officer of the other council"),
                                    ("board_member", "Health and Wellbeing Board member"),
                                    ("auditor", "Auditor or Caldicott guardian"),
                                    ("administrator", "System administrator"),
                                ],
                                max_length=20,
                                verbose_name="role",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="from")),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="first day no longer"),
                        ),
                    ],
                    options={
                        "ordering": ["organisation__name", "role", "starts_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                                ),
                                name="membership_ends_after_start",
                                violation_error_message="The role must end after it started.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("staff", "="),
                                    ("organisation", "="),
                                    ("role", "="),
                                    (
                                        models.Func(
                                            "starts_on",
                                            "ends_on",
                                            models.Value("[)"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="membership_held_once",
                                violation_error_message="This person already holds this role there on some of these days.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Cover",
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
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="covers",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "covered",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="absences",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who is away",
                            ),
                        ),
                        (
                            "covered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="covers",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who acts for them",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(verbose_name="first day back")),
                        (
                            "why",
                            models.CharField(
                                choices=[
                                    ("leave", "On leave"),
                                    ("away", "Away from work"),
                                    ("duties", "Training or other duties"),
                                    ("vacant", "The post is not filled"),
                                ],
                                max_length=8,
                                verbose_name="why",
                            ),
                        ),
                        (
                            "arranged_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "called_off_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="called off"
                            ),
                        ),
                        (
                            "called_off_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "cover",
                        "ordering": ["starts_on", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("called_off_at", None)),
                                fields=["covered_by", "ends_on"],
                                name="cover_by_colleague",
                            ),
                            models.Index(
                                condition=models.Q(("called_off_at", None)),
                                fields=["organisation", "ends_on"],
                                name="cover_by_organisation",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                                name="cover_ends_after_start",
                                violation_error_message="The last day must be the first day or later.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("covered_by", None),
                                    models.Q(("covered_by", models.F("covered")), _negated=True),
                                    _connector="OR",
                                ),
                                name="cover_by_somebody_else",
                                violation_error_message="Nobody covers for themselves. Choose a colleague.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("called_off_at", None), ("called_off_by", None)),
                                    models.Q(
                                        ("called_off_at__isnull", False), ("called_off_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="cover_called_off_by_somebody",
                                violation_error_message="Say who called it off.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("called_off_at", None)),
                                expressions=[
                                    ("covered", "="),
                                    ("organisation", "="),
                                    (
                                        models.Func(
                                            "starts_on",
                                            "ends_on",
                                            models.Value("[)"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="cover_once_a_day",
                                violation_error_message="They are down as away on some of these days already. End that first.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Version",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("table", models.CharField(max_length=63, verbose_name="table")),
                        ("row", models.BigIntegerField(verbose_name="number of the row")),
                        ("at", models.DateTimeField(verbose_name="when")),
                        ("deed", models.UUIDField(verbose_name="deed it was part of")),
                        ("removed", models.BooleanField(default=False, verbose_name="the row was removed")),
                        ("before", models.JSONField(verbose_name="all it held before")),
                        ("changed", models.JSONField(verbose_name="what it holds instead")),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "indexes": [models.Index(fields=["table", "row", "-id"], name="version_by_row")],
                        "constraints": [],
                    },
                ),
            ],
        ),
        # The versions first: they bring the seal's last form, which the guards of the trail stand on.
        migrations.RunSQL(VERSIONS.CREATE, VERSIONS.FORGET),
        migrations.RunSQL(TRAIL.GUARDS, TRAIL.DROP),
        migrations.RunPython(BODIES.load, migrations.RunPython.noop),
    ]
