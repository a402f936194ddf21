"""All tables of placements in one go: what steps 0001 to 0035 come to in an empty database.

Decision 0034 says why, and how the next step is written. Left out is what only filled rows of before: the first
dated rows (0012), ratings that became inspections and their table (0015, 0016), days off a caseload never joined (0033).
"""

from importlib import import_module

import datetime
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.utils.timezone
import placements.models.people
import uuid
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models
from django.contrib.postgres.operations import CreateExtension

from linkworker.migrating import MakeTables, made_last

NHS_NUMBER = import_module("placements.migrations.0001_nhs_number_check")
CODE_LISTS = import_module("placements.migrations.0003_reference_code_lists")
NAMES = import_module("placements.migrations.0004_names_as_searched_for")
RECORDS = import_module("placements.migrations.0006_versions_are_kept")
FACTS = import_module("placements.migrations.0010_facts_kept_as_said")
IN_STEP = import_module("placements.migrations.0013_whose_stays_in_step")
INSPECTIONS = import_module("placements.migrations.0014_inspections")
MONEY = import_module("placements.migrations.0021_money_guarded_by_the_database")
LIMITS = import_module("placements.migrations.0022_first_authorisation_limits")
HEALTHCARE = import_module("placements.migrations.0024_chc_domains_and_versions")
MILESTONES = import_module("placements.migrations.0026_transition_milestones")
SOUNDS = import_module("placements.migrations.0027_names_by_sound")
NOTICES = import_module("placements.migrations.0030_notice_rules")
CIRCLE = import_module("placements.migrations.0031_versions_of_circle_and_health_map")


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("placements", "0001_nhs_number_check"),
        ("placements", "0002_initial"),
        ("placements", "0003_reference_code_lists"),
        ("placements", "0004_names_as_searched_for"),
        ("placements", "0005_who_lives_where_by_index_alone"),
        ("placements", "0006_versions_are_kept"),
        ("placements", "0007_circle_of_support"),
        ("placements", "0008_budgets"),
        ("placements", "0009_dated_facts"),
        ("placements", "0010_facts_kept_as_said"),
        ("placements", "0011_whose_and_since_when"),
        ("placements", "0012_first_dated_rows"),
        ("placements", "0013_whose_stays_in_step"),
        ("placements", "0014_inspections"),
        ("placements", "0015_ratings_become_inspections"),
        ("placements", "0016_no_more_home_ratings"),
        ("placements", "0017_what_happens_to_homes"),
        ("placements", "0018_frameworks"),
        ("placements", "0019_proposals_short_stays_support_and_returns"),
        ("placements", "0020_money_is_agreed"),
        ("placements", "0021_money_guarded_by_the_database"),
        ("placements", "0022_first_authorisation_limits"),
        ("placements", "0023_continuing_healthcare"),
        ("placements", "0024_chc_domains_and_versions"),
        ("placements", "0025_transition"),
        ("placements", "0026_transition_milestones"),
        ("placements", "0027_names_by_sound"),
        ("placements", "0028_two_records_made_one"),
        ("placements", "0029_notices"),
        ("placements", "0030_notice_rules"),
        ("placements", "0031_versions_of_circle_and_health_map"),
        ("placements", "0032_why_placed_all_the_same"),
        ("placements", "0033_no_end_of_a_caseload_never_joined"),
        ("placements", "0034_checks_say_yes_or_no"),
        ("placements", "0035_letters_about_notices"),
    ]

    dependencies = [("accounts", "0001_squashed_0008_trail_by_moment")]

    operations = [
        CreateExtension("fuzzystrmatch"),
        # What columns and constraints of the tables are worked out by.
        migrations.RunSQL(NHS_NUMBER.CREATE, NHS_NUMBER.DROP),
        migrations.RunSQL(NAMES.CREATE, NAMES.DROP),
        migrations.RunSQL(SOUNDS.CREATE, SOUNDS.DROP),
        MakeTables(
            tables=[
                migrations.CreateModel(
                    name="SettingType",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=20, unique=True, verbose_name="code")),
                        ("label", models.CharField(max_length=120, verbose_name="kind of setting")),
                        ("group", models.CharField(max_length=30, verbose_name="group")),
                        (
                            "care_act_s39_specified",
                            models.BooleanField(verbose_name="keeps ordinary residence (Care Act s39)"),
                        ),
                        (
                            "fnc_possible",
                            models.BooleanField(verbose_name="NHS-funded nursing care possible"),
                        ),
                        (
                            "dol_route",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="route for deprivation of liberty"
                            ),
                        ),
                        (
                            "review_set",
                            models.CharField(blank=True, max_length=12, verbose_name="which reviews apply"),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="order in lists")),
                    ],
                    options={
                        "ordering": ["order"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="CodeListEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "code_list",
                            models.CharField(
                                choices=[
                                    ("ethnicity", "Ethnic category"),
                                    ("support_reason", "Primary support reason"),
                                    ("accommodation", "Accommodation status"),
                                ],
                                max_length=16,
                                verbose_name="list",
                            ),
                        ),
                        ("code", models.CharField(max_length=4, verbose_name="code")),
                        ("label", models.CharField(max_length=160, verbose_name="label")),
                    ],
                    options={
                        "ordering": ["code_list", "code"],
                        "constraints": [
                            models.UniqueConstraint(fields=("code_list", "code"), name="code_once_in_list")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="FncRate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("valid_from", models.DateField(unique=True, verbose_name="from")),
                        ("valid_until", models.DateField(verbose_name="first day no longer")),
                        (
                            "standard_weekly",
                            models.DecimalField(decimal_places=2, max_digits=8, verbose_name="standard"),
                        ),
                        (
                            "higher_weekly",
                            models.DecimalField(decimal_places=2, max_digits=8, verbose_name="higher"),
                        ),
                        ("evidence", models.CharField(max_length=12, verbose_name="how we know")),
                    ],
                    options={
                        "ordering": ["-valid_from"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Person",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="organisation keeping the reference",
                            ),
                        ),
                        ("reference", models.CharField(max_length=40, verbose_name="reference")),
                        ("given_name", models.CharField(max_length=100, verbose_name="given name")),
                        ("family_name", models.CharField(max_length=100, verbose_name="family name")),
                        (
                            "preferred_name",
                            models.CharField(blank=True, max_length=100, verbose_name="likes to be called"),
                        ),
                        ("date_of_birth", models.DateField(verbose_name="date of birth")),
                        (
                            "nhs_number",
                            models.CharField(blank=True, max_length=10, verbose_name="NHS number"),
                        ),
                        (
                            "gender",
                            models.CharField(
                                choices=[
                                    ("1", "Male"),
                                    ("2", "Female"),
                                    ("9", "Indeterminate"),
                                    ("X", "Not known"),
                                ],
                                default="X",
                                max_length=1,
                                verbose_name="gender",
                            ),
                        ),
                        ("pronouns", models.CharField(blank=True, max_length=40, verbose_name="pronouns")),
                        (
                            "first_language",
                            models.CharField(blank=True, max_length=60, verbose_name="first language"),
                        ),
                        (
                            "interpreter_needed",
                            models.BooleanField(blank=True, null=True, verbose_name="needs an interpreter"),
                        ),
                        (
                            "best_contact",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="best way to contact them"
                            ),
                        ),
                        (
                            "religion",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("none", "No religion"),
                                    ("buddhist", "Buddhist"),
                                    ("christian", "Christian"),
                                    ("hindu", "Hindu"),
                                    ("jewish", "Jewish"),
                                    ("muslim", "Muslim"),
                                    ("sikh", "Sikh"),
                                    ("other", "Another religion or belief"),
                                    ("refused", "Asked, and preferred not to say"),
                                ],
                                max_length=12,
                                verbose_name="religion or belief",
                            ),
                        ),
                        (
                            "ethnicity",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="placements.codelistentry",
                                verbose_name="ethnicity",
                            ),
                        ),
                        (
                            "support_reason",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="placements.codelistentry",
                                verbose_name="support reason",
                            ),
                        ),
                        (
                            "complex_needs",
                            models.BooleanField(blank=True, null=True, verbose_name="complex needs"),
                        ),
                        (
                            "responsible_council",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="people_responsible_for",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "responsible_icb",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="people_of_board",
                                to="accounts.organisation",
                                verbose_name="responsible ICB",
                            ),
                        ),
                        (
                            "link_worker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="caseload",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="link worker",
                            ),
                        ),
                        (
                            "caseload_from",
                            models.DateField(blank=True, null=True, verbose_name="on the caseload from"),
                        ),
                        (
                            "caseload_until",
                            models.DateField(blank=True, null=True, verbose_name="first day no longer on it"),
                        ),
                        (
                            "contact_every_days",
                            models.PositiveSmallIntegerField(
                                default=42, verbose_name="see at least every (days)"
                            ),
                        ),
                        (
                            "on_gp_ld_register",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="on the GP's learning disability register"
                            ),
                        ),
                        (
                            "health_check_on",
                            models.DateField(blank=True, null=True, verbose_name="last annual health check"),
                        ),
                        (
                            "health_action_plan_on",
                            models.DateField(blank=True, null=True, verbose_name="health action plan"),
                        ),
                        (
                            "advocate_needed",
                            models.BooleanField(blank=True, null=True, verbose_name="needs an advocate"),
                        ),
                        (
                            "advocate_in_place",
                            models.BooleanField(blank=True, null=True, verbose_name="has an advocate"),
                        ),
                        (
                            "folded_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=placements.models.people.Folded(
                                    "given_name", "family_name", "preferred_name"
                                ),
                                output_field=models.TextField(),
                                verbose_name="name as it is searched for",
                            ),
                        ),
                        (
                            "sounds",
                            models.GeneratedField(
                                db_persist=True,
                                expression=placements.models.people.Sounds(
                                    "given_name", "family_name", "preferred_name"
                                ),
                                output_field=django.contrib.postgres.fields.ArrayField(
                                    base_field=models.TextField(), size=None
                                ),
                                verbose_name="how the name sounds",
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="placements.person",
                                verbose_name="the record this one was merged into",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "people",
                        "ordering": ["family_name", "given_name", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("merged_into", None)),
                                fields=["responsible_council", "family_name", "given_name", "id"],
                                name="person_of_council",
                            ),
                            models.Index(
                                condition=models.Q(("merged_into", None)),
                                fields=["responsible_icb"],
                                include=("id",),
                                name="person_of_board",
                            ),
                            models.Index(
                                condition=models.Q(("nhs_number", ""), _negated=True),
                                fields=["nhs_number"],
                                name="person_by_nhs_number",
                            ),
                            models.Index(fields=["date_of_birth"], name="person_by_birth"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "reference"),
                                name="person_reference_once",
                                violation_error_message="Another person already has this reference.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("nhs_number", ""),
                                    placements.models.people.NhsNumberIsValid("nhs_number"),
                                    _connector="OR",
                                ),
                                name="person_nhs_number_valid",
                                violation_error_message="Enter a real NHS number: 10 digits, the last one checks the others.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("contact_every_days__gte", 14), ("contact_every_days__lte", 84)
                                ),
                                name="person_contact_interval",
                                violation_error_message="The days between contacts must be from 14 to 84.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("caseload_until", None),
                                    models.Q(
                                        ("caseload_from__isnull", False),
                                        ("caseload_until__gt", models.F("caseload_from")),
                                    ),
                                    _connector="OR",
                                ),
                                name="person_caseload_ends_after_start",
                                violation_error_message="The person must leave the caseload after a day on which they joined it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("merged_into", None),
                                    models.Q(("merged_into", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="person_not_merged_into_itself",
                                violation_error_message="A record cannot be merged into itself.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AdvocacyOffer",
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="advocacy",
                                to="placements.person",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("care_act", "Care Act advocate"),
                                    ("imca", "Mental capacity advocate (IMCA)"),
                                    ("imha", "Mental health advocate (IMHA)"),
                                    ("rpr", "Relevant person's representative (RPR)"),
                                    ("other", "Another kind of advocate"),
                                ],
                                max_length=12,
                                verbose_name="kind of advocate",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("offered", "Offered"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined by the person"),
                                    ("not_available", "Not available"),
                                ],
                                max_length=14,
                                verbose_name="what became of it",
                            ),
                        ),
                        ("happened_on", models.DateField(verbose_name="on")),
                        (
                            "organisation_name",
                            models.CharField(blank=True, max_length=200, verbose_name="advocacy service"),
                        ),
                        (
                            "contract_area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="council whose contract was asked",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                    ],
                    options={
                        "ordering": ["-happened_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["person", "-happened_on"], name="advocacy_by_person")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["offered", "accepted", "declined", "not_available"])
                                ),
                                name="advocacy_state_known",
                                violation_error_message="Select what became of it.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Home",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="organisation keeping the code",
                            ),
                        ),
                        ("code", models.CharField(max_length=40, verbose_name="code")),
                        ("name", models.CharField(max_length=160, verbose_name="name")),
                        (
                            "setting_type",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="homes",
                                to="placements.settingtype",
                            ),
                        ),
                        (
                            "host_council",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="homes_hosted",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "host_icb",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="homes_in_board",
                                to="accounts.organisation",
                                verbose_name="host ICB",
                            ),
                        ),
                        (
                            "provider",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="homes_run",
                                to="accounts.organisation",
                            ),
                        ),
                        ("postcode", models.CharField(blank=True, max_length=8, verbose_name="postcode")),
                        (
                            "cqc_location",
                            models.CharField(blank=True, max_length=14, verbose_name="CQC location"),
                        ),
                        (
                            "capacity",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="places"),
                        ),
                        (
                            "closed_on",
                            models.DateField(blank=True, null=True, verbose_name="first day it is closed"),
                        ),
                        (
                            "host_confirmed_on",
                            models.DateField(
                                blank=True,
                                editable=False,
                                null=True,
                                verbose_name="host council and ICB checked against the address",
                            ),
                        ),
                        (
                            "host_confirmed_by",
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
                        "ordering": ["name", "pk"],
                        "indexes": [models.Index(fields=["host_council", "id"], name="home_by_host")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "code"),
                                name="home_code_once",
                                violation_error_message="Another home already has this code.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("cqc_location", ""),
                                    ("cqc_location__regex", "^(1-\\d{5,11}|[A-Z0-9]{3,9})$"),
                                    _connector="OR",
                                ),
                                name="home_cqc_location_shape",
                                violation_error_message="Enter the CQC location as 1- and digits, such as 1-109980250.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("capacity", None),
                                    models.Q(("capacity__gte", 1), ("capacity__lte", 999)),
                                    _connector="OR",
                                ),
                                name="home_has_a_place",
                                violation_error_message="Enter the number of places as a whole number from 1 to 999.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("host_confirmed_by", None), ("host_confirmed_on", None)),
                                    models.Q(
                                        ("host_confirmed_by__isnull", False),
                                        ("host_confirmed_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="home_host_confirmed_by_somebody",
                                violation_error_message="Somebody confirms the host council on a day.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FormerHost",
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
                            "home",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="former_hosts",
                                to="placements.home",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="council or NHS board",
                            ),
                        ),
                        ("until", models.DateField(verbose_name="first day no longer")),
                    ],
                    options={
                        "ordering": ["-until", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("home", "organisation"),
                                name="former_host_once",
                                violation_error_message="It is kept already that this home stood in that area.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Placement",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="organisation keeping the reference",
                            ),
                        ),
                        ("reference", models.CharField(max_length=40, verbose_name="reference")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements",
                                to="placements.person",
                            ),
                        ),
                        (
                            "home",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements",
                                to="placements.home",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="started")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="day of leaving")),
                        (
                            "end_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("moved", "Moved to another home"),
                                    ("returned", "Came back to their own area"),
                                    ("hospital", "Went into hospital"),
                                    ("died", "Died"),
                                    ("provider_ended", "The provider ended it"),
                                    ("person_chose", "The person chose to leave"),
                                    ("other", "Something else"),
                                ],
                                max_length=16,
                                verbose_name="why it ended",
                            ),
                        ),
                        (
                            "placed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements_made",
                                to="accounts.organisation",
                                verbose_name="placed by",
                            ),
                        ),
                        (
                            "why_out_of_area",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("no_local_provision", "No local provision"),
                                    ("specialist_need", "Specialist need"),
                                    ("family_nearby", "Family live nearby"),
                                    ("person_chose", "The person chose it"),
                                    ("emergency", "Emergency"),
                                    ("historic", "Historic placement"),
                                    ("other", "Something else"),
                                ],
                                max_length=20,
                                verbose_name="why out of area",
                            ),
                        ),
                        (
                            "chosen_by_person",
                            models.BooleanField(blank=True, null=True, verbose_name="chosen by the person"),
                        ),
                        (
                            "emergency",
                            models.BooleanField(blank=True, null=True, verbose_name="made in an emergency"),
                        ),
                        (
                            "local_options_tested_on",
                            models.DateField(blank=True, null=True, verbose_name="local options tested"),
                        ),
                        (
                            "placed_despite",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=500,
                                verbose_name="why placed all the same, where something warned against it",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-starts_on", "-pk"],
                        "indexes": [
                            models.Index(
                                fields=["home"],
                                include=("person", "starts_on", "ends_on"),
                                name="placement_by_home",
                            ),
                            models.Index(
                                fields=["person", "-starts_on"],
                                include=("ends_on", "home"),
                                name="placement_by_person",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "reference"),
                                name="placement_reference_once",
                                violation_error_message="Another placement already has this reference.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                                ),
                                name="placement_ends_after_start",
                                violation_error_message="The day of leaving must be after the day the placement started.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("end_reason", ""), ("ends_on", None)),
                                    models.Q(
                                        ("ends_on__isnull", False),
                                        models.Q(("end_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="placement_end_has_reason",
                                violation_error_message="Give both the day of leaving and the reason, or neither.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("person", "="),
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
                                name="placement_no_overlap_for_person",
                                violation_error_message="This person already has a placement on some of these days.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Uplift",
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
                            "authority",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="council that pays",
                            ),
                        ),
                        (
                            "provider",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="provider",
                            ),
                        ),
                        (
                            "percent",
                            models.DecimalField(decimal_places=2, max_digits=5, verbose_name="percent"),
                        ),
                        ("effective_from", models.DateField(verbose_name="from")),
                        ("agreed_on", models.DateField(verbose_name="agreed with the provider")),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="proposed by",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-effective_from", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("percent__gt", 0), ("percent__lte", 100)),
                                name="uplift_is_a_rise",
                                violation_error_message="Enter a percentage above nothing and no more than 100.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="FundingAgreement",
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
                            "placement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreements",
                                to="placements.placement",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="from")),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="first day no longer"),
                        ),
                        (
                            "gross_weekly",
                            models.DecimalField(
                                decimal_places=2, max_digits=9, verbose_name="price, pounds a week"
                            ),
                        ),
                        (
                            "share_type",
                            models.CharField(
                                choices=[("amount", "Pounds a week"), ("percent", "Percent")],
                                max_length=8,
                                verbose_name="shares given in",
                            ),
                        ),
                        (
                            "nursing",
                            models.CharField(
                                choices=[
                                    ("none", "None"),
                                    ("standard", "Standard rate"),
                                    ("higher", "Higher rate"),
                                ],
                                default="none",
                                max_length=10,
                                verbose_name="nursing care",
                            ),
                        ),
                        (
                            "fnc_rate",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="placements.fncrate",
                                verbose_name="nursing care rate used",
                            ),
                        ),
                        (
                            "nhs_outcome_declared",
                            models.BooleanField(default=False, verbose_name="outcome of the NHS declared"),
                        ),
                        (
                            "hours_weekly",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=6,
                                null=True,
                                verbose_name="hours of support a week",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("start", "The placement started"),
                                    ("uplift", "Yearly uplift"),
                                    ("split_changed", "Who pays changed"),
                                    ("needs_changed", "Needs changed"),
                                    ("renegotiated", "Price renegotiated"),
                                    ("sleep_in_replaced", "Sleep-in replaced"),
                                    ("suspended", "Suspended for a time"),
                                    ("resumed", "Resumed as it was"),
                                    ("disputed", "Who pays is disputed"),
                                ],
                                max_length=20,
                                verbose_name="what made it",
                            ),
                        ),
                        (
                            "risk_assessed_on",
                            models.DateField(blank=True, null=True, verbose_name="risk assessed"),
                        ),
                        (
                            "mitigation",
                            models.TextField(blank=True, max_length=5000, verbose_name="what makes it safe"),
                        ),
                        ("note", models.TextField(blank=True, max_length=5000, verbose_name="note")),
                        (
                            "percent",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="percent of the uplift",
                            ),
                        ),
                        (
                            "uplift",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreements",
                                to="placements.uplift",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("agreed", "Agreed"),
                                    ("refused", "Refused"),
                                    ("superseded", "Superseded"),
                                ],
                                default="proposed",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="proposed by",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="agreed or refused by",
                            ),
                        ),
                        (
                            "decided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="agreed or refused"
                            ),
                        ),
                        (
                            "why_refused",
                            models.TextField(blank=True, max_length=5000, verbose_name="why it was refused"),
                        ),
                        (
                            "resumes",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="placements.fundingagreement",
                                verbose_name="agreement it goes on with",
                            ),
                        ),
                        (
                            "superseded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="placements.fundingagreement",
                                verbose_name="backdated agreement that took its place",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-starts_on", "-pk"],
                        "indexes": [models.Index(fields=["state", "created_at"], name="agreement_by_state")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("gross_weekly__gte", 0),
                                    models.Q(
                                        ("hours_weekly", None), ("hours_weekly__gte", 0), _connector="OR"
                                    ),
                                ),
                                name="agreement_not_negative",
                                violation_error_message="The price and the hours cannot be less than nothing.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                                ),
                                name="agreement_ends_after_start",
                                violation_error_message="The first day it no longer holds must be after the day it starts.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_at", None), ("decided_by", None), ("state", "proposed")
                                    ),
                                    models.Q(
                                        models.Q(("state", "proposed"), _negated=True),
                                        ("decided_at__isnull", False),
                                        ("decided_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="agreement_is_decided_by_somebody",
                                violation_error_message="Somebody agrees or refuses a proposal, at a moment.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["proposed", "refused"]),
                                    models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="agreement_takes_two_people",
                                violation_error_message="Somebody other than whoever proposed it must agree it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state", "refused"), models.Q(("why_refused", ""), _negated=True)
                                    ),
                                    models.Q(
                                        models.Q(("state", "refused"), _negated=True), ("why_refused", "")
                                    ),
                                    _connector="OR",
                                ),
                                name="agreement_refusal_says_why",
                                violation_error_message="Say why it is refused.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "superseded"), ("superseded_by__isnull", False)),
                                    models.Q(
                                        models.Q(("state", "superseded"), _negated=True),
                                        ("superseded_by", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="agreement_superseded_by_another",
                                violation_error_message="An agreement is superseded by another one.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reason", "sleep_in_replaced"), _negated=True),
                                    models.Q(
                                        ("risk_assessed_on__isnull", False),
                                        models.Q(("mitigation", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="agreement_sleep_in_needs_assessment",
                                violation_error_message="Replacing a sleep-in needs a completed risk assessment first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("fnc_rate", None), ("nursing", "none")),
                                    models.Q(
                                        models.Q(("nursing", "none"), _negated=True),
                                        ("fnc_rate__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="agreement_nursing_has_its_rate",
                                violation_error_message="A nursing contribution names the national rate it was worked out with.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "proposed")),
                                fields=("placement",),
                                name="agreement_one_proposal_at_a_time",
                                violation_error_message="A proposal for this placement is waiting. Agree or refuse it first.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("state", "agreed")),
                                expressions=[
                                    ("placement", "="),
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
                                name="agreement_no_overlap",
                                violation_error_message="Another agreement holds on some of these days.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProposedShare",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="shares",
                                to="placements.fundingagreement",
                            ),
                        ),
                        (
                            "payer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="payer (empty: the person)",
                            ),
                        ),
                        (
                            "stream",
                            models.CharField(
                                choices=[
                                    ("asc", "Adult social care"),
                                    ("chc", "NHS continuing healthcare"),
                                    ("chc_fast_track", "CHC fast track"),
                                    ("joint", "Joint package"),
                                    ("fnc", "NHS-funded nursing care"),
                                    ("s117", "Section 117 aftercare"),
                                    ("education", "Education"),
                                    ("self", "The person's own money"),
                                ],
                                max_length=16,
                                verbose_name="stream",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("share", "Share of the price"),
                                    ("client_contribution", "The person's contribution"),
                                    ("top_up", "Third-party top-up, beside the price"),
                                ],
                                default="share",
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "percent",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="percent"
                            ),
                        ),
                        (
                            "weekly",
                            models.DecimalField(decimal_places=2, max_digits=9, verbose_name="pounds a week"),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("agreed", "Agreed"),
                                    ("interim", "Interim, without prejudice"),
                                    ("disputed", "Disputed"),
                                ],
                                default="agreed",
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("weekly__gte", 0),
                                    models.Q(
                                        ("percent", None),
                                        models.Q(("percent__gte", 0), ("percent__lte", 100)),
                                        _connector="OR",
                                    ),
                                ),
                                name="proposed_share_not_negative",
                                violation_error_message="A share cannot be less than nothing or more than all of it.",
                            ),
                            models.UniqueConstraint(
                                fields=("agreement", "payer", "stream", "kind"),
                                name="proposed_share_once",
                                nulls_distinct=False,
                                violation_error_message="A payer is named once under each duty.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Budget",
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
                            "authority",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budgets",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "financial_year",
                            models.PositiveSmallIntegerField(verbose_name="the year it starts in"),
                        ),
                        (
                            "stream",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("asc", "Adult social care"),
                                    ("chc", "NHS continuing healthcare"),
                                    ("chc_fast_track", "CHC fast track"),
                                    ("joint", "Joint package"),
                                    ("fnc", "NHS-funded nursing care"),
                                    ("s117", "Section 117 aftercare"),
                                    ("education", "Education"),
                                    ("self", "The person's own money"),
                                ],
                                max_length=16,
                                verbose_name="stream (empty: all)",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(decimal_places=2, max_digits=12, verbose_name="pounds"),
                        ),
                        ("set_at", models.DateTimeField(verbose_name="set")),
                        (
                            "set_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("reason", models.CharField(max_length=300, verbose_name="why")),
                    ],
                    options={
                        "ordering": ["-financial_year", "stream", "-set_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__gte", 0)),
                                name="budget_not_negative",
                                violation_error_message="The budget cannot be less than nothing.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("financial_year__gte", 2000), ("financial_year__lte", 2199)
                                ),
                                name="budget_year_is_a_year",
                                violation_error_message="Choose a financial year between 2000/01 and 2199/00.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="budget_says_why",
                                violation_error_message="Enter why the budget is set or changed.",
                            ),
                            models.UniqueConstraint(
                                models.F("authority"),
                                models.F("financial_year"),
                                models.F("stream"),
                                models.F("set_at"),
                                name="budget_once_at_a_moment",
                                violation_error_message="A budget was set at this very moment. Send it again.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="CaseloadSpell",
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="caseload_spells",
                                to="placements.person",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="on the caseload from")),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="first day no longer so"),
                        ),
                        (
                            "contact_every_days",
                            models.PositiveSmallIntegerField(verbose_name="see at least every (days)"),
                        ),
                    ],
                    options={
                        "ordering": ["-starts_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                                ),
                                name="caseload_spell_ends_after_start",
                                violation_error_message="The person must leave the caseload after they joined it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("contact_every_days__gte", 14), ("contact_every_days__lte", 84)
                                ),
                                name="caseload_spell_interval",
                                violation_error_message="The days between contacts must be from 14 to 84.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("person", "="),
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
                                name="caseload_spell_one_a_day",
                                violation_error_message="They were on the caseload already on some of these days.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Allocation",
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="allocations",
                                to="placements.person",
                            ),
                        ),
                        (
                            "link_worker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="allocations",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "starts_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="from (empty: since before our records)"
                            ),
                        ),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="first day no longer"),
                        ),
                    ],
                    options={
                        "ordering": [
                            models.OrderBy(models.F("starts_on"), descending=True, nulls_last=True),
                            "-pk",
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None),
                                    ("starts_on", None),
                                    ("ends_on__gt", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="allocation_ends_after_start",
                                violation_error_message="The allocation must end after it started.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("person", "="),
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
                                name="allocation_one_a_day",
                                violation_error_message="Another link worker has this person on some of these days.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ChcCase",
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="chc_cases",
                                to="placements.person",
                            ),
                        ),
                        (
                            "icb",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="ICB",
                            ),
                        ),
                        (
                            "considered_on",
                            models.DateField(blank=True, null=True, verbose_name="first considered"),
                        ),
                        (
                            "consent_to_share",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="consent to share information"
                            ),
                        ),
                        ("fast_track", models.BooleanField(default=False, verbose_name="fast track")),
                        (
                            "fast_track_signed_on",
                            models.DateField(blank=True, null=True, verbose_name="fast track tool signed"),
                        ),
                        (
                            "fast_track_signed_by",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="who signed the fast track tool"
                            ),
                        ),
                        (
                            "fast_track_signer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("nurse", "Registered nurse"),
                                    ("doctor", "Registered medical practitioner"),
                                ],
                                max_length=8,
                                verbose_name="profession of who signed it",
                            ),
                        ),
                        (
                            "received_by_icb_on",
                            models.DateField(blank=True, null=True, verbose_name="received by the ICB"),
                        ),
                        (
                            "la_consulted_on",
                            models.DateField(blank=True, null=True, verbose_name="council consulted"),
                        ),
                        (
                            "verified_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="recommendation verified by the ICB"
                            ),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("full", "Eligible: the NHS pays all of it"),
                                    ("joint", "Joint package"),
                                    ("fnc", "NHS-funded nursing care"),
                                    ("not_eligible", "Not eligible"),
                                    ("withdrawn", "Withdrawn, or the person died"),
                                ],
                                max_length=16,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "late_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("information", "Waiting for information"),
                                    ("professionals", "Waiting for a professional to take part"),
                                    ("person", "The person or their family asked for more time"),
                                    ("hospital", "The person was in hospital or too unwell"),
                                    ("bodies", "The council and the ICB did not agree"),
                                    ("capacity", "The ICB had nobody to do it"),
                                    ("other", "Something else"),
                                ],
                                max_length=16,
                                verbose_name="why it was late",
                            ),
                        ),
                        (
                            "decision_letter_on",
                            models.DateField(blank=True, null=True, verbose_name="decision letter"),
                        ),
                        (
                            "closed_on",
                            models.DateField(blank=True, null=True, verbose_name="closed without a decision"),
                        ),
                    ],
                    options={
                        "verbose_name": "continuing healthcare case",
                        "ordering": [
                            models.OrderBy(models.F("decided_on"), descending=True, nulls_first=True),
                            "-created_at",
                            "-pk",
                        ],
                        "indexes": [models.Index(fields=["person", "decided_on"], name="chc_case_by_person")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("closed_on", None), ("decided_on", None), ("outcome", "")
                                ),
                                fields=("person",),
                                name="chc_one_open_case",
                                violation_error_message="A continuing healthcare case is open already. Carry on with that one.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_on", None),
                                    ("received_by_icb_on", None),
                                    ("decided_on__gte", models.F("received_by_icb_on")),
                                    _connector="OR",
                                ),
                                name="chc_decided_after_received",
                                violation_error_message="The decision cannot be before the day the ICB received it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("considered_on", None),
                                    ("received_by_icb_on", None),
                                    ("received_by_icb_on__gte", models.F("considered_on")),
                                    _connector="OR",
                                ),
                                name="chc_received_after_considered",
                                violation_error_message="The ICB cannot have received it before it was considered.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decision_letter_on", None),
                                    models.Q(
                                        ("decided_on__isnull", False),
                                        ("decision_letter_on__gte", models.F("decided_on")),
                                    ),
                                    _connector="OR",
                                ),
                                name="chc_letter_after_decision",
                                violation_error_message="The decision letter cannot be dated before the decision.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("la_consulted_on", None),
                                    ("decided_on", None),
                                    ("la_consulted_on__lte", models.F("decided_on")),
                                    _connector="OR",
                                ),
                                name="chc_council_consulted_before_decision",
                                violation_error_message="The council is consulted before the decision, not after it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("verified_on", None),
                                    ("decided_on", None),
                                    ("verified_on__lte", models.F("decided_on")),
                                    _connector="OR",
                                ),
                                name="chc_verified_before_decision",
                                violation_error_message="The ICB verifies the recommendation before it decides, not after.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on", None),
                                    models.Q(("decided_on", None), ("outcome", "")),
                                    _connector="OR",
                                ),
                                name="chc_closed_or_decided",
                                violation_error_message="A case is decided, or closed without a decision, not both.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("fast_track", True),
                                    models.Q(
                                        ("fast_track_signed_by", ""),
                                        ("fast_track_signed_on", None),
                                        ("fast_track_signer", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="chc_only_fast_track_is_signed",
                                violation_error_message="Only a fast track tool is signed. Say that it is fast track.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Checklist",
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="checklists",
                                to="placements.chccase",
                            ),
                        ),
                        ("completed_on", models.DateField(blank=True, null=True, verbose_name="completed")),
                        (
                            "completed_by",
                            models.CharField(blank=True, max_length=160, verbose_name="who completed it"),
                        ),
                        (
                            "letters",
                            models.CharField(
                                blank=True, max_length=11, verbose_name="letters, in the order of the domains"
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                blank=True,
                                choices=[("positive", "Positive"), ("negative", "Negative")],
                                max_length=8,
                                verbose_name="result",
                            ),
                        ),
                    ],
                    options={
                        "ordering": [
                            models.OrderBy(models.F("completed_on"), descending=True, nulls_last=True),
                            "-pk",
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("letters", ""), ("letters__regex", "^[ABC]{11}$"), _connector="OR"
                                ),
                                name="checklist_has_eleven_letters",
                                violation_error_message="A Checklist has eleven letters, each A, B or C.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("letters", ""),
                                    models.Q(
                                        ("result", "positive"),
                                        models.Q(
                                            ("letters__regex", "A.*A"),
                                            ("letters__regex", "(B.*){5}"),
                                            models.Q(("letters__regex", "A"), ("letters__regex", "(B.*){4}")),
                                            ("letters__regex", "^(.{8}|.{9}|.{10})?A"),
                                            _connector="OR",
                                        ),
                                    ),
                                    models.Q(
                                        ("result", "negative"),
                                        models.Q(
                                            ("letters__regex", "A.*A"),
                                            ("letters__regex", "(B.*){5}"),
                                            models.Q(("letters__regex", "A"), ("letters__regex", "(B.*){4}")),
                                            ("letters__regex", "^(.{8}|.{9}|.{10})?A"),
                                            _connector="OR",
                                            _negated=True,
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="checklist_result_follows_letters",
                                violation_error_message="The result does not follow from the letters.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ChcDispute",
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disputes",
                                to="placements.chccase",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("local_review", "Local review by the ICB"),
                                    ("independent_review", "Independent review by NHS England"),
                                    ("ombudsman", "Parliamentary and Health Service Ombudsman"),
                                    ("between_bodies", "Between the council and the ICB"),
                                ],
                                max_length=20,
                                verbose_name="stage",
                            ),
                        ),
                        ("asked_on", models.DateField(verbose_name="asked")),
                        (
                            "due_on",
                            models.DateField(blank=True, null=True, verbose_name="should be finished by"),
                        ),
                        (
                            "interim_funder",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="who pays meanwhile",
                            ),
                        ),
                        (
                            "without_prejudice",
                            models.BooleanField(default=False, verbose_name="without prejudice"),
                        ),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("stands", "The decision stands"),
                                    ("changed", "The decision changes"),
                                    ("settled", "The council and the ICB agreed who pays"),
                                    ("package_ended", "The package ended"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                max_length=16,
                                verbose_name="how it ended",
                            ),
                        ),
                        (
                            "settled_funder",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="who pays from now on",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-asked_on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("closed_on", None)),
                                fields=("case", "stage"),
                                name="chc_dispute_once_a_stage",
                                violation_error_message="This stage is open already. Close it first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage", "between_bodies"), _negated=True),
                                    models.Q(("interim_funder__isnull", False), ("without_prejudice", True)),
                                    _connector="OR",
                                ),
                                name="chc_dispute_leaves_no_gap",
                                violation_error_message="Say who pays meanwhile, without prejudice: neither body may stop paying alone.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_on", None), ("outcome", "")),
                                    models.Q(
                                        ("closed_on__isnull", False), models.Q(("outcome", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="chc_dispute_end_has_outcome",
                                violation_error_message="Give both the day it closed and how it ended, or neither.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on", None),
                                    ("closed_on__gte", models.F("asked_on")),
                                    _connector="OR",
                                ),
                                name="chc_dispute_closes_after_asked",
                                violation_error_message="It cannot have closed before it was asked for.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage", "between_bodies"), _negated=True),
                                    ("closed_on", None),
                                    ("settled_funder__isnull", False),
                                    ("outcome", "package_ended"),
                                    _connector="OR",
                                ),
                                name="chc_dispute_ends_with_a_funder",
                                violation_error_message="Say who pays from now on, or that the package ended.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="DstDomain",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(unique=True, verbose_name="number")),
                        ("name", models.CharField(max_length=80, verbose_name="domain")),
                        (
                            "levels",
                            models.CharField(max_length=6, verbose_name="letters of the levels it may have"),
                        ),
                        ("carries_priority", models.BooleanField(verbose_name="may be priority")),
                        ("in_checklist", models.BooleanField(verbose_name="on the Checklist")),
                        ("starred", models.BooleanField(verbose_name="marked * on the Checklist")),
                        (
                            "about",
                            models.CharField(max_length=200, verbose_name="what it is about, in plain words"),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="DecisionSupportTool",
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tools",
                                to="placements.chccase",
                            ),
                        ),
                        ("completed_on", models.DateField(verbose_name="completed")),
                        (
                            "levels",
                            models.CharField(
                                max_length=12, verbose_name="levels, in the order of the domains"
                            ),
                        ),
                        ("nature", models.TextField(verbose_name="nature")),
                        ("intensity", models.TextField(verbose_name="intensity")),
                        ("complexity", models.TextField(verbose_name="complexity")),
                        ("unpredictability", models.TextField(verbose_name="unpredictability")),
                        (
                            "recommendation",
                            models.CharField(
                                choices=[
                                    ("full", "Eligible: the NHS pays all of it"),
                                    ("joint", "Joint package"),
                                    ("fnc", "NHS-funded nursing care"),
                                    ("not_eligible", "Not eligible"),
                                ],
                                max_length=16,
                                verbose_name="recommendation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": [models.OrderBy(models.F("completed_on"), descending=True), "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "levels__regex",
                                        "^[NLMHSP][NLMHS][NLMH][NLMHS][NLMHS][NLMH][NLMH][NLMHS][NLMHSP][NLMHSP][NLMHP][NLMHS]$",
                                    )
                                ),
                                name="dst_levels_are_allowed",
                                violation_error_message="Each domain needs a level that the tool allows for it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("recommendation__in", ["full", "joint", "fnc", "not_eligible"])
                                ),
                                name="dst_recommends_something",
                                violation_error_message="Select what the team recommends.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="DstMember",
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
                            "tool",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="placements.decisionsupporttool",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        (
                            "profession",
                            models.CharField(
                                choices=[
                                    ("nurse", "Nurse"),
                                    ("doctor", "Doctor"),
                                    ("psychologist", "Psychologist"),
                                    ("occupational_therapist", "Occupational therapist"),
                                    ("physiotherapist", "Physiotherapist"),
                                    ("speech_therapist", "Speech and language therapist"),
                                    ("dietitian", "Dietitian"),
                                    ("pharmacist", "Pharmacist"),
                                    ("other_health", "Another healthcare professional"),
                                    ("social_worker", "Social worker"),
                                    ("care_act_assessor", "Another assessor under section 9 of the Care Act"),
                                ],
                                max_length=24,
                                verbose_name="profession",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="dst_member_has_a_name",
                                violation_error_message="Enter the name of each member of the team.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="CircleMember",
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="circle",
                                to="placements.person",
                            ),
                        ),
                        ("name", models.CharField(max_length=160, verbose_name="name")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("parent", "Parent"),
                                    ("sibling", "Brother or sister"),
                                    ("partner", "Partner"),
                                    ("relative", "Other relative"),
                                    ("friend", "Friend"),
                                    ("advocate", "Advocate"),
                                    ("social_worker", "Social worker"),
                                    ("care_manager", "Care manager"),
                                    ("commissioner", "Commissioner"),
                                    ("key_worker", "Key worker"),
                                    ("registered_manager", "Registered manager"),
                                    ("gp", "GP"),
                                    ("practice_nurse", "Practice nurse"),
                                    ("ld_nurse", "Community learning disability nurse"),
                                    ("psychiatrist", "Psychiatrist"),
                                    ("psychologist", "Psychologist"),
                                    ("slt", "Speech and language therapist"),
                                    ("ot", "Occupational therapist"),
                                    ("chc_nurse", "CHC nurse"),
                                    ("attorney", "Deputy or attorney"),
                                    ("solicitor", "Solicitor"),
                                    ("teacher", "Teacher or college"),
                                    ("other", "Something else"),
                                ],
                                max_length=20,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[
                                    ("placing", "Placing council"),
                                    ("host", "Host council"),
                                    ("provider", "Provider"),
                                    ("host_nhs", "NHS where they live"),
                                    ("icb", "Responsible ICB and placing NHS"),
                                    ("family", "Family and friends"),
                                    ("advocate", "Advocates"),
                                    ("education", "Education"),
                                    ("other", "Somebody else"),
                                ],
                                max_length=12,
                                verbose_name="side",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "organisation_name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="organisation, in words"
                            ),
                        ),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="phone")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="email")),
                        (
                            "how_best",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="how best to reach them"
                            ),
                        ),
                        (
                            "starts_on",
                            models.DateField(blank=True, null=True, verbose_name="in the circle since"),
                        ),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="first day no longer in it"),
                        ),
                        (
                            "may_be_told",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="information may be shared with them"
                            ),
                        ),
                        (
                            "may_be_told_note",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="what may be shared, and who said so"
                            ),
                        ),
                        (
                            "next_of_kin",
                            models.BooleanField(blank=True, null=True, verbose_name="next of kin"),
                        ),
                        (
                            "lives_with",
                            models.BooleanField(blank=True, null=True, verbose_name="lives with the person"),
                        ),
                        (
                            "advocate_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("care_act", "Care Act advocate"),
                                    ("imca", "Mental capacity advocate (IMCA)"),
                                    ("imha", "Mental health advocate (IMHA)"),
                                    ("rpr", "Relevant person's representative (RPR)"),
                                    ("other", "Another kind of advocate"),
                                ],
                                max_length=12,
                                verbose_name="kind of advocate",
                            ),
                        ),
                        (
                            "contract_area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="council whose contract pays for the advocate",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["name", "pk"],
                        "indexes": [models.Index(fields=["person", "side"], name="circle_member_by_person")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="circle_member_named",
                                violation_error_message="Enter the name.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None),
                                    ("starts_on", None),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="circle_member_ends_after_start",
                                violation_error_message="The day they left must not be before the day they joined.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("organisation", None), ("organisation_name", ""), _connector="OR"
                                ),
                                name="circle_member_one_organisation",
                                violation_error_message="Choose the organisation from the list or write its name, not both.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("role__in", ("parent", "sibling", "partner", "relative", "friend")),
                                        _negated=True,
                                    ),
                                    ("side", "family"),
                                    _connector="OR",
                                ),
                                name="circle_member_family_is_family",
                                violation_error_message="Relatives, partners and friends are on the side of family and friends.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("role", "advocate"), ("side", "advocate")),
                                    models.Q(
                                        models.Q(("role", "advocate"), _negated=True),
                                        models.Q(("side", "advocate"), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="circle_member_advocate_is_advocate",
                                violation_error_message="An advocate, and nobody else, is on the side of the advocates.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("role", "advocate"),
                                    models.Q(("advocate_kind", ""), ("contract_area", None)),
                                    _connector="OR",
                                ),
                                name="circle_member_advocacy_of_advocates",
                                violation_error_message="Only an advocate has a kind of advocacy and a contract.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FirstContact",
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="first_contacts",
                                to="placements.person",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="named",
                                to="placements.circlemember",
                            ),
                        ),
                        (
                            "speaks_for",
                            models.CharField(max_length=240, verbose_name="of which side and organisation"),
                        ),
                        ("starts_on", models.DateField(verbose_name="named")),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="first day no longer"),
                        ),
                    ],
                    options={
                        "ordering": ["-starts_on", "-pk"],
                        "indexes": [models.Index(fields=["member"], name="first_contact_by_member")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="first_contact_ends_after_start",
                                violation_error_message="A first point of contact must end after they were named.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("person", "="),
                                    ("speaks_for", "="),
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
                                name="first_contact_one_at_a_time",
                                violation_error_message="This organisation already has a first point of contact on these days.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommunicationNeed",
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
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="communication_needs",
                                to="placements.person",
                            ),
                        ),
                        (
                            "subset",
                            models.CharField(
                                choices=[
                                    ("contact", "Contact method"),
                                    ("format", "Information format"),
                                    ("professional", "Communication professional"),
                                    ("support", "Communication support"),
                                ],
                                max_length=12,
                                verbose_name="kind of need",
                            ),
                        ),
                        (
                            "value",
                            models.CharField(
                                choices=[
                                    ("by_text", "Contact by text message"),
                                    ("by_email", "Contact by email"),
                                    ("by_letter", "Contact by letter"),
                                    ("by_telephone", "Contact by telephone"),
                                    ("via_carer", "Contact through a carer or supporter"),
                                    ("easy_read", "Easy read"),
                                    ("large_print", "Large print"),
                                    ("audio", "Audio"),
                                    ("braille", "Braille"),
                                    ("in_email", "Information by email"),
                                    ("in_pictures", "Pictures or symbols"),
                                    ("bsl", "British Sign Language interpreter"),
                                    ("makaton", "Uses Makaton"),
                                    ("deafblind", "Deafblind manual interpreter"),
                                    ("speech_to_text", "Speech to text reporter"),
                                    ("lip_reads", "Lip-reads"),
                                    ("hearing_aid", "Uses a hearing aid"),
                                    ("passport", "Has a communication passport"),
                                    ("device", "Uses a communication device"),
                                    ("longer_time", "Needs a longer appointment"),
                                    ("other", "Something else"),
                                ],
                                max_length=16,
                                verbose_name="what they need",
                            ),
                        ),
                        (
                            "other",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="what they need, in words"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="how to meet it")),
                        ("recorded_on", models.DateField(verbose_name="recorded on")),
                        ("shareable", models.BooleanField(verbose_name="may be shared with other services")),
                        (
                            "last_reviewed_on",
                            models.DateField(blank=True, null=True, verbose_name="last reviewed"),
                        ),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
                    ],
                    options={
                        "ordering": ["subset", "-recorded_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("other__gt", ""), ("value", "other")),
                                    models.Q(models.Q(("value", "other"), _negated=True), ("other", "")),
                                    _connector="OR",
                                ),
                                name="need_other_in_words",
                                violation_error_message="Say in words what they need.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("value", "other"),
                                    models.Q(
                                        ("subset", "contact"),
                                        (
                                            "value__in",
                                            ("by_text", "by_email", "by_letter", "by_telephone", "via_carer"),
                                        ),
                                    ),
                                    models.Q(
                                        ("subset", "format"),
                                        (
                                            "value__in",
                                            (
                                                "easy_read",
                                                "large_print",
                                                "audio",
                                                "braille",
                                                "in_email",
                                                "in_pictures",
                                            ),
                                        ),
                                    ),
                                    models.Q(
                                        ("subset", "professional"),
                                        ("value__in", ("bsl", "makaton", "deafblind", "speech_to_text")),
                                    ),
                                    models.Q(
                                        ("subset", "support"),
                                        (
                                            "value__in",
                                            ("lip_reads", "hearing_aid", "passport", "device", "longer_time"),
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="need_in_its_subset",
                                violation_error_message="Choose a need of this kind.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_reviewed_on", None),
                                    ("last_reviewed_on__gte", models.F("recorded_on")),
                                    _connector="OR",
                                ),
                                name="need_reviewed_after_recorded",
                                violation_error_message="A need is reviewed after it was recorded.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on", None),
                                    (
                                        "ended_on__gte",
                                        django.db.models.functions.comparison.Coalesce(
                                            models.F("last_reviewed_on"), models.F("recorded_on")
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="need_ends_after_recorded",
                                violation_error_message="A need ends after it was recorded and last reviewed.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on", None)),
                                fields=("person", "subset", "value", "other"),
                                name="need_recorded_once",
                                violation_error_message="This need is recorded already. Review it, or end it first.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="MoveDecision",
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
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="move_decisions",
                                to="placements.person",
                            ),
                        ),
                        (
                            "home",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="placements.home",
                            ),
                        ),
                        (
                            "placement",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decision",
                                to="placements.placement",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("consent", "The person agreed to this move"),
                                    ("best_interests", "A best-interests decision was made"),
                                    ("parental", "Somebody with parental responsibility agreed (under 16)"),
                                    ("legal", "The law decided: detention in hospital, or custody"),
                                ],
                                max_length=16,
                                verbose_name="how it was decided",
                            ),
                        ),
                        ("decided_on", models.DateField(verbose_name="decided")),
                        (
                            "capacity",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("has", "The person can make this decision"),
                                    ("lacks", "The person cannot make this decision, with all support given"),
                                ],
                                max_length=8,
                                verbose_name="found for this decision",
                            ),
                        ),
                        (
                            "capacity_assessed_on",
                            models.DateField(blank=True, null=True, verbose_name="looked at"),
                        ),
                        (
                            "capacity_assessed_by",
                            models.CharField(blank=True, max_length=160, verbose_name="looked at by"),
                        ),
                        (
                            "decided_by",
                            models.CharField(blank=True, max_length=160, verbose_name="decided by"),
                        ),
                        (
                            "options_considered",
                            models.TextField(blank=True, max_length=5000, verbose_name="options considered"),
                        ),
                        (
                            "wishes",
                            models.TextField(blank=True, max_length=5000, verbose_name="the person's wishes"),
                        ),
                        (
                            "consulted",
                            models.TextField(blank=True, max_length=5000, verbose_name="who was consulted"),
                        ),
                        (
                            "less_restrictive_considered",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="less restrictive option considered"
                            ),
                        ),
                        (
                            "authority",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("nobody", "Checked: no attorney, deputy or court order covers this"),
                                    ("attorney", "An attorney for health and welfare decided"),
                                    ("deputy", "A deputy for health and welfare decided"),
                                    ("court", "The Court of Protection decided"),
                                ],
                                max_length=8,
                                verbose_name="attorney, deputy or court",
                            ),
                        ),
                        (
                            "dissent",
                            models.TextField(blank=True, max_length=5000, verbose_name="who disagreed"),
                        ),
                        (
                            "risk_assessed_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="risks of less support assessed"
                            ),
                        ),
                        (
                            "mitigation",
                            models.TextField(
                                blank=True, max_length=5000, verbose_name="what keeps the person safe"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-decided_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("capacity", ""), ("kind__in", ["parental", "legal"])),
                                    models.Q(("capacity", "has"), ("kind", "consent")),
                                    models.Q(("capacity", "lacks"), ("kind", "best_interests")),
                                    _connector="OR",
                                ),
                                name="decision_fits_capacity",
                                violation_error_message="Somebody who can make this decision makes it; for somebody who cannot, record a best-interests decision.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["parental", "legal"]),
                                    models.Q(
                                        ("capacity_assessed_on__isnull", False),
                                        ("capacity_assessed_on__lte", models.F("decided_on")),
                                        models.Q(("capacity_assessed_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="decision_capacity_was_looked_at",
                                violation_error_message="Say who looked at whether the person can make this decision, on or before the day of it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind", "consent"),
                                    models.Q(
                                        ("kind__in", ["parental", "legal"]),
                                        models.Q(("decided_by", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("less_restrictive_considered", True),
                                        ("less_restrictive_considered__isnull", False),
                                        models.Q(("decided_by", ""), _negated=True),
                                        models.Q(("options_considered", ""), _negated=True),
                                        models.Q(("wishes", ""), _negated=True),
                                        models.Q(("consulted", ""), _negated=True),
                                        models.Q(("authority", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="decision_is_whole",
                                violation_error_message="Answer every question about the best-interests decision.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("mitigation", ""), ("risk_assessed_on", None)),
                                    models.Q(
                                        ("risk_assessed_on__isnull", False),
                                        models.Q(("mitigation", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="decision_risk_with_mitigation",
                                violation_error_message="Give both the day the risks were assessed and what keeps the person safe.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ResponsibilityDispute",
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="responsibility_disputes",
                                to="placements.person",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("la_la", "Two councils: ordinary residence"),
                                    ("la_icb", "A council and an ICB"),
                                    ("icb_icb", "Two ICBs"),
                                ],
                                max_length=8,
                                verbose_name="between",
                            ),
                        ),
                        (
                            "other_body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="the other body",
                            ),
                        ),
                        (
                            "interim_funder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="who pays meanwhile",
                            ),
                        ),
                        ("raised_on", models.DateField(verbose_name="raised")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("raised", "Raised"),
                                    ("in_talks", "Officers are settling it"),
                                    ("escalated", "With senior officers"),
                                    ("referred", "Referred for a decision"),
                                ],
                                default="raised",
                                max_length=12,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "referred_on",
                            models.DateField(blank=True, null=True, verbose_name="referred for a decision"),
                        ),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="settled")),
                        ("outcome", models.TextField(blank=True, verbose_name="what was settled")),
                    ],
                    options={
                        "ordering": ["-raised_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_on", None), ("outcome", "")),
                                    models.Q(
                                        ("closed_on__isnull", False), models.Q(("outcome", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="dispute_closed_with_outcome",
                                violation_error_message="Say what was settled.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on", None),
                                    ("closed_on__gte", models.F("raised_on")),
                                    _connector="OR",
                                ),
                                name="dispute_closed_after_raised",
                                violation_error_message="A dispute is settled on or after the day it was raised.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("referred_on", None),
                                    ("referred_on__gte", models.F("raised_on")),
                                    _connector="OR",
                                ),
                                name="dispute_referred_after_raised",
                                violation_error_message="A dispute is referred on or after the day it was raised.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("closed_on", None)),
                                fields=("person", "kind"),
                                name="dispute_one_open_of_a_kind",
                                violation_error_message="A dispute of this kind is open already. Settle it first.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="EligibilityDecision",
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="eligibility_decisions",
                                to="placements.person",
                            ),
                        ),
                        ("decided_on", models.DateField(verbose_name="decided on")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("eligible", models.BooleanField(verbose_name="in the scheme")),
                        (
                            "reasons",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("age", "14 or over"),
                                        ("learning_disability", "Learning disability"),
                                        ("complex_needs", "Complex needs"),
                                        ("placed_out", "Placed out of the area"),
                                        ("placed_in", "Placed in the area by another council"),
                                        ("partner", "Put forward by a partner"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="reasons",
                            ),
                        ),
                        (
                            "band",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="complexity, 1 to 4"
                            ),
                        ),
                        ("words", models.CharField(max_length=500, verbose_name="why, in words")),
                    ],
                    options={
                        "ordering": ["-decided_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("eligible", False), ("reasons__len__gt", 0), _connector="OR"
                                ),
                                name="eligible_for_a_reason",
                                violation_error_message="Select at least one reason why they are in the scheme.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("band", None),
                                    models.Q(("band__gte", 1), ("band__lte", 4)),
                                    _connector="OR",
                                ),
                                name="eligibility_band_one_to_four",
                                violation_error_message="Complexity is from 1 to 4.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True),
                                name="eligibility_says_why",
                                violation_error_message="Say why.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Inspection",
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
                            "home",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inspections",
                                to="placements.home",
                            ),
                        ),
                        (
                            "regulator",
                            models.CharField(
                                choices=[
                                    ("CQC", "CQC"),
                                    ("CI", "Care Inspectorate"),
                                    ("CIW", "Care Inspectorate Wales"),
                                    ("Ofsted", "Ofsted"),
                                ],
                                max_length=8,
                                verbose_name="regulator",
                            ),
                        ),
                        ("inspected_on", models.DateField(blank=True, null=True, verbose_name="inspected")),
                        ("published_on", models.DateField(verbose_name="published")),
                        (
                            "url",
                            models.URLField(blank=True, max_length=300, verbose_name="address of the report"),
                        ),
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
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="withdrawn"
                            ),
                        ),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "withdrawn_why",
                            models.CharField(blank=True, max_length=500, verbose_name="why it was withdrawn"),
                        ),
                    ],
                    options={
                        "ordering": ["-published_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["home", "-published_on"], name="inspection_by_home")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at", None)),
                                fields=("home", "regulator", "published_on"),
                                name="home_inspected_once_a_day",
                                violation_error_message="This home already has an inspection published that day. Withdraw it first if it is wrong.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("inspected_on", None),
                                    ("inspected_on__lte", models.F("published_on")),
                                    _connector="OR",
                                ),
                                name="inspected_before_published",
                                violation_error_message="The day of the inspection must not be after the day it was published.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("withdrawn_at", None), ("withdrawn_by", None), ("withdrawn_why", "")
                                    ),
                                    models.Q(
                                        ("withdrawn_at__isnull", False),
                                        ("withdrawn_by__isnull", False),
                                        models.Q(("withdrawn_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="inspection_withdrawn_with_reason",
                                violation_error_message="Say why the inspection is withdrawn.",
                            ),
                            models.UniqueConstraint(
                                fields=("id", "regulator"), name="inspection_and_regulator"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InspectionRating",
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
                            "inspection",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ratings",
                                to="placements.inspection",
                            ),
                        ),
                        (
                            "regulator",
                            models.CharField(
                                choices=[
                                    ("CQC", "CQC"),
                                    ("CI", "Care Inspectorate"),
                                    ("CIW", "Care Inspectorate Wales"),
                                    ("Ofsted", "Ofsted"),
                                ],
                                max_length=8,
                                verbose_name="regulator",
                            ),
                        ),
                        ("dimension", models.CharField(max_length=30, verbose_name="dimension")),
                        ("value", models.CharField(max_length=40, verbose_name="rating")),
                    ],
                    options={
                        "ordering": ["inspection", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("inspection", "dimension"),
                                name="dimension_rated_once",
                                violation_error_message="This inspection already has a rating for this.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "dimension__in",
                                            [
                                                "overall",
                                                "safe",
                                                "effective",
                                                "caring",
                                                "responsive",
                                                "well_led",
                                            ],
                                        ),
                                        ("regulator", "CQC"),
                                        (
                                            "value__in",
                                            (
                                                "Outstanding",
                                                "Good",
                                                "Requires improvement",
                                                "Inadequate",
                                                "Insufficient evidence to rate",
                                                "Inspected but not rated",
                                                "Not yet inspected",
                                                "Not yet rated",
                                            ),
                                        ),
                                    ),
                                    models.Q(
                                        (
                                            "dimension__in",
                                            ["wellbeing", "leadership", "staff", "setting", "planning"],
                                        ),
                                        ("regulator", "CI"),
                                        ("value__in", ("6", "5", "4", "3", "2", "1")),
                                    ),
                                    models.Q(
                                        (
                                            "dimension__in",
                                            [
                                                "well_being",
                                                "care_and_support",
                                                "leadership_and_management",
                                                "environment",
                                            ],
                                        ),
                                        ("regulator", "CIW"),
                                        (
                                            "value__in",
                                            (
                                                "Excellent",
                                                "Good",
                                                "Requires improvement",
                                                "Requires significant improvement",
                                            ),
                                        ),
                                    ),
                                    models.Q(
                                        ("dimension__in", ["overall"]),
                                        ("regulator", "Ofsted"),
                                        (
                                            "value__in",
                                            (
                                                "Outstanding",
                                                "Good",
                                                "Requires improvement to be good",
                                                "Inadequate",
                                            ),
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="rating_on_the_scale",
                                violation_error_message="Choose a rating of the regulator’s own scale.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ProviderEvent",
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
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "home",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="events",
                                to="placements.home",
                            ),
                        ),
                        (
                            "provider",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="provider_events",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("rating_fell", "Rating fell"),
                                    ("embargo", "Embargo on new placements"),
                                    ("closure", "Closure"),
                                    ("notice_given", "Notice given"),
                                    ("safeguarding", "Whole-home safeguarding"),
                                    ("other", "Something else"),
                                ],
                                max_length=24,
                                verbose_name="what happened",
                            ),
                        ),
                        ("happened_on", models.DateField(verbose_name="happened")),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="first day it is over"),
                        ),
                        ("checks_due_on", models.DateField(verbose_name="everyone to be checked by")),
                        (
                            "words",
                            models.TextField(
                                blank=True,
                                validators=[
                                    django.core.validators.MaxLengthValidator(
                                        2000, "Write at most 2,000 characters."
                                    )
                                ],
                                verbose_name="in words",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(blank=True, max_length=160, verbose_name="how it is known"),
                        ),
                        (
                            "inspection",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="event",
                                to="placements.inspection",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-happened_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("home__isnull", False), ("provider", None)),
                                    models.Q(("home", None), ("provider__isnull", False)),
                                    _connector="OR",
                                ),
                                name="event_about_home_or_provider",
                                violation_error_message="An event is about one home, or about a provider.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None),
                                    ("ends_on__gt", models.F("happened_on")),
                                    _connector="OR",
                                ),
                                name="event_ends_after_it_happened",
                                violation_error_message="The day it is over must be after the day it happened.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("checks_due_on__gte", models.F("happened_on"))),
                                name="event_checks_due_after_it",
                                violation_error_message="Checks are due after the day it happened.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ResidentCheck",
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
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="checks",
                                to="placements.providerevent",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resident_checks",
                                to="placements.person",
                            ),
                        ),
                        ("checked_on", models.DateField(verbose_name="checked")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("safe", "Safe to stay"),
                                    ("actions_needed", "Safe for now, actions needed"),
                                    ("move_planned", "A move is planned"),
                                ],
                                max_length=16,
                                verbose_name="what came of it",
                            ),
                        ),
                        (
                            "words",
                            models.TextField(
                                blank=True,
                                validators=[
                                    django.core.validators.MaxLengthValidator(
                                        2000, "Write at most 2,000 characters."
                                    )
                                ],
                                verbose_name="in words",
                            ),
                        ),
                        (
                            "checked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-checked_on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("event", "person", "checked_on"),
                                name="resident_checked_once_a_day",
                                violation_error_message="This person was already checked on that day.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ProviderNotice",
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
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notices",
                                to="placements.providerevent",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="provider_notices",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "sent_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="sent"
                            ),
                        ),
                        (
                            "acknowledged_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="acknowledged"
                            ),
                        ),
                        (
                            "acknowledged_by",
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
                        "ordering": ["-sent_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("event", "organisation"),
                                name="body_told_once",
                                violation_error_message="This organisation was told already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("acknowledged_at", None), ("acknowledged_by", None)),
                                    models.Q(
                                        ("acknowledged_at__isnull", False), ("acknowledged_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="notice_acknowledged_by_somebody",
                                violation_error_message="Somebody acknowledges a notice at a moment.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Framework",
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
                                related_name="frameworks",
                                to="accounts.organisation",
                            ),
                        ),
                        ("name", models.CharField(max_length=160, verbose_name="name")),
                        ("starts_on", models.DateField(verbose_name="starts")),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="first day after it"),
                        ),
                        (
                            "entry_grade",
                            models.PositiveSmallIntegerField(default=3, verbose_name="grade to enter"),
                        ),
                        (
                            "uplift_grade",
                            models.PositiveSmallIntegerField(
                                default=4, verbose_name="grade for an uplift or personal budgets"
                            ),
                        ),
                        (
                            "inspections_needed",
                            models.PositiveSmallIntegerField(
                                default=2, verbose_name="inspections that count"
                            ),
                        ),
                        (
                            "english_map",
                            models.BooleanField(
                                default=False, verbose_name="read CQC's words as grades, an approximation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-starts_on", "name", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("authority", "name"),
                                name="framework_once",
                                violation_error_message="Another framework already has this name.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                                ),
                                name="framework_ends_after_start",
                                violation_error_message="The framework must end after it starts.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("entry_grade__gte", 1),
                                    ("uplift_grade__gte", models.F("entry_grade")),
                                    ("uplift_grade__lte", 6),
                                    ("inspections_needed__gte", 1),
                                ),
                                name="framework_grades_are_grades",
                                violation_error_message="Grades are from 1 to 6, and an uplift asks for no less than entry.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Lot",
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
                            "framework",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lots",
                                to="placements.framework",
                            ),
                        ),
                        ("name", models.CharField(max_length=160, verbose_name="name")),
                        (
                            "hours_a_week",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=9,
                                null=True,
                                verbose_name="hours a week",
                            ),
                        ),
                        (
                            "care_model",
                            models.CharField(
                                choices=[
                                    ("time_and_task", "Time and task"),
                                    ("personal_budget", "Personal budget"),
                                ],
                                max_length=16,
                                verbose_name="how care is bought",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["framework", "name", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("framework", "name"),
                                name="lot_once",
                                violation_error_message="Another lot already has this name.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("hours_a_week", None), ("hours_a_week__gt", 0), _connector="OR"
                                ),
                                name="lot_has_hours",
                                violation_error_message="Enter more than no hours, or leave it empty.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ProviderOnFramework",
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
                            "lot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="placements.lot",
                            ),
                        ),
                        (
                            "provider",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="on_frameworks",
                                to="accounts.organisation",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="from")),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="first day no longer"),
                        ),
                        (
                            "waiver_reason",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="why the rule was waived"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["lot", "-starts_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                                ),
                                name="membership_of_lot_ends_after_start",
                                violation_error_message="The last day must be after the first.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("lot", "="),
                                    ("provider", "="),
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
                                name="provider_on_lot_once_at_a_time",
                                violation_error_message="This provider is on the lot already on some of these days.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="FundingLine",
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
                            "placement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="funding",
                                to="placements.placement",
                            ),
                        ),
                        (
                            "payer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="funding_lines",
                                to="accounts.organisation",
                                verbose_name="payer (empty: the person)",
                            ),
                        ),
                        (
                            "stream",
                            models.CharField(
                                choices=[
                                    ("asc", "Adult social care"),
                                    ("chc", "NHS continuing healthcare"),
                                    ("chc_fast_track", "CHC fast track"),
                                    ("joint", "Joint package"),
                                    ("fnc", "NHS-funded nursing care"),
                                    ("s117", "Section 117 aftercare"),
                                    ("education", "Education"),
                                    ("self", "The person's own money"),
                                ],
                                max_length=16,
                                verbose_name="stream",
                            ),
                        ),
                        (
                            "weekly",
                            models.DecimalField(decimal_places=2, max_digits=9, verbose_name="pounds a week"),
                        ),
                        ("starts_on", models.DateField(verbose_name="from")),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="first day not charged"),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("agreed", "Agreed"),
                                    ("interim", "Interim, without prejudice"),
                                    ("disputed", "Disputed"),
                                ],
                                default="agreed",
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("start", "The placement started"),
                                    ("uplift", "Yearly uplift"),
                                    ("split_changed", "Who pays changed"),
                                    ("needs_changed", "Needs changed"),
                                    ("renegotiated", "Price renegotiated"),
                                    ("sleep_in_replaced", "Sleep-in replaced"),
                                    ("suspended", "Suspended for a time"),
                                    ("resumed", "Resumed as it was"),
                                    ("disputed", "Who pays is disputed"),
                                ],
                                max_length=20,
                                verbose_name="what made it",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("share", "Share of the price"),
                                    ("client_contribution", "The person's contribution"),
                                    ("top_up", "Third-party top-up, beside the price"),
                                ],
                                db_default="share",
                                default="share",
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="placements.fundingagreement",
                                verbose_name="agreement it is part of",
                            ),
                        ),
                        (
                            "superseded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="placements.fundingagreement",
                                verbose_name="backdated agreement that took its place",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-starts_on", "stream", "pk"],
                        "indexes": [
                            models.Index(fields=["placement", "starts_on"], name="funding_by_placement"),
                            models.Index(fields=["payer", "placement"], name="funding_by_payer"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("weekly__gte", 0)),
                                name="funding_not_negative",
                                violation_error_message="The weekly amount cannot be less than nothing.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                                ),
                                name="funding_ends_after_start",
                                violation_error_message="The first day not charged must be after the day the money starts.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("superseded_by", None)),
                                expressions=[
                                    ("placement", "="),
                                    (
                                        django.db.models.functions.comparison.Coalesce(
                                            "payer", models.Value(0)
                                        ),
                                        "=",
                                    ),
                                    ("stream", "="),
                                    ("kind", "="),
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
                                name="funding_no_overlap_for_payer",
                                violation_error_message="This payer already pays under this stream on some of these days.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HealthProvision",
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="health_provision",
                                to="placements.person",
                            ),
                        ),
                        (
                            "service",
                            models.CharField(
                                choices=[
                                    ("gp", "GP"),
                                    ("dentist", "Dentist"),
                                    ("optician", "Optician"),
                                    ("ld_nursing", "Community learning disability nursing"),
                                    ("psychiatry", "Psychiatry"),
                                    ("psychology", "Psychology"),
                                    ("slt", "Speech and language therapy"),
                                    ("ot", "Occupational therapy"),
                                    ("physiotherapy", "Physiotherapy"),
                                    ("epilepsy_nurse", "Epilepsy nurse"),
                                    ("podiatry", "Podiatry"),
                                    ("audiology", "Audiology"),
                                    ("hospital_liaison", "Acute hospital liaison"),
                                    ("other", "Another service"),
                                ],
                                max_length=18,
                                verbose_name="service",
                            ),
                        ),
                        (
                            "detail",
                            models.CharField(blank=True, max_length=120, verbose_name="which other service"),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[
                                    ("host_nhs", "NHS where they live"),
                                    ("placing_nhs", "NHS of the placing side"),
                                    ("provider", "The home's own"),
                                    ("private", "Private"),
                                    ("nobody", "Nobody: needed, not provided"),
                                ],
                                max_length=12,
                                verbose_name="from which side",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "organisation_name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="who provides it, in words"
                            ),
                        ),
                        (
                            "ods_code",
                            models.CharField(
                                blank=True, max_length=9, verbose_name="ODS code of the GP practice"
                            ),
                        ),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="since")),
                        ("last_seen_on", models.DateField(blank=True, null=True, verbose_name="last seen")),
                        (
                            "waiting_since",
                            models.DateField(blank=True, null=True, verbose_name="waiting since"),
                        ),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="first day no longer"),
                        ),
                    ],
                    options={
                        "verbose_name": "health provision",
                        "verbose_name_plural": "health provision",
                        "ordering": ["service", "-starts_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["person", "service"], name="health_provision_by_person")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None),
                                    ("starts_on", None),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="health_provision_ends_after_start",
                                violation_error_message="The day it ended must not be before the day it started.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("organisation", None), ("organisation_name", ""), _connector="OR"
                                ),
                                name="health_provision_one_organisation",
                                violation_error_message="Choose the organisation from the list or write its name, not both.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("side", "nobody"), _negated=True),
                                    models.Q(
                                        ("last_seen_on", None),
                                        ("organisation", None),
                                        ("organisation_name", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="health_provision_by_nobody",
                                violation_error_message="Nobody provides it: leave out who does and when they were last seen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("service", "other"), _negated=True),
                                    models.Q(("detail", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="health_provision_other_is_named",
                                violation_error_message="Say which other service it is.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ods_code", ""),
                                    models.Q(("ods_code__regex", "^[A-Z0-9]{3,9}$"), ("service", "gp")),
                                    _connector="OR",
                                ),
                                name="health_provision_ods_code_of_a_gp",
                                violation_error_message="Only a GP practice has an ODS code: 3 to 9 capitals and digits, like C82001.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("service", "gp")),
                                expressions=[
                                    ("person", "="),
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
                                name="health_provision_one_gp",
                                violation_error_message="A person has one GP at a time. End the GP recorded for these days first.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LegalStatus",
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
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="legal_statuses",
                                to="placements.person",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("dols_standard", "DoLS standard authorisation"),
                                    ("dols_urgent", "DoLS urgent authorisation"),
                                    ("court_of_protection", "Court of Protection order"),
                                    ("mha", "Mental Health Act section"),
                                    ("cto", "Community treatment order"),
                                    ("guardianship", "Guardianship"),
                                    ("s117", "Section 117 aftercare"),
                                    ("deputyship", "Deputyship"),
                                    ("lpa_health", "Lasting power of attorney, health and welfare"),
                                    ("lpa_property", "Lasting power of attorney, property and money"),
                                    ("appointeeship", "Appointeeship for benefits"),
                                ],
                                max_length=20,
                                verbose_name="what it is",
                            ),
                        ),
                        (
                            "section",
                            models.CharField(blank=True, max_length=10, verbose_name="which section"),
                        ),
                        ("starts_on", models.DateField(verbose_name="in force from")),
                        (
                            "ends_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="first day no longer in force"
                            ),
                        ),
                        (
                            "reference",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="reference on the paper"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                    ],
                    options={
                        "verbose_name_plural": "legal statuses",
                        "ordering": ["-starts_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "dols_standard",
                                            "dols_urgent",
                                            "court_of_protection",
                                            "mha",
                                            "cto",
                                            "guardianship",
                                            "s117",
                                            "deputyship",
                                            "lpa_health",
                                            "lpa_property",
                                            "appointeeship",
                                        ],
                                    )
                                ),
                                name="legal_kind_in_force_in_england",
                                violation_error_message="Choose one of the list. Liberty Protection Safeguards are not law.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "mha"), ("section__gt", "")),
                                    models.Q(models.Q(("kind", "mha"), _negated=True), ("section", "")),
                                    _connector="OR",
                                ),
                                name="legal_section_of_the_mental_health_act",
                                violation_error_message="Enter the section of the Mental Health Act, like 3 or 37/41.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                                ),
                                name="legal_ends_after_start",
                                violation_error_message="The last day must be on or after the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "dols_standard"), _negated=True),
                                    models.Q(
                                        ("ends_on__isnull", False),
                                        (
                                            "ends_on__lte",
                                            models.ExpressionWrapper(
                                                django.db.models.expressions.CombinedExpression(
                                                    models.F("starts_on"),
                                                    "+",
                                                    models.Value(datetime.timedelta(days=366)),
                                                ),
                                                output_field=models.DateField(),
                                            ),
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="legal_standard_within_a_year",
                                violation_error_message="A DoLS standard authorisation lasts 12 months at most. Enter its last day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "dols_urgent"), _negated=True),
                                    models.Q(
                                        ("ends_on__isnull", False),
                                        (
                                            "ends_on__lte",
                                            models.ExpressionWrapper(
                                                django.db.models.expressions.CombinedExpression(
                                                    models.F("starts_on"),
                                                    "+",
                                                    models.Value(datetime.timedelta(days=14)),
                                                ),
                                                output_field=models.DateField(),
                                            ),
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="legal_urgent_within_a_fortnight",
                                violation_error_message="A DoLS urgent authorisation lasts 7 days, and 7 more at most. Enter its last day.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        ("dols_standard", "dols_urgent", "mha", "cto", "guardianship"),
                                    )
                                ),
                                expressions=[
                                    (models.F("person"), "="),
                                    (models.F("kind"), "="),
                                    (
                                        models.Func(
                                            models.F("starts_on"),
                                            models.F("ends_on"),
                                            models.Value("[)"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="legal_one_of_a_kind_on_any_day",
                                violation_error_message="Another of the same kind is in force on these days. End it first.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="AuthorisationLimit",
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
                                verbose_name="council (empty: wherever none is set)",
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
                        (
                            "weekly_limit",
                            models.DecimalField(decimal_places=2, max_digits=9, verbose_name="pounds a week"),
                        ),
                        ("valid_from", models.DateField(verbose_name="from")),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="first day no longer"),
                        ),
                    ],
                    options={
                        "ordering": ["role", "-valid_from", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("weekly_limit__gte", 0)),
                                name="limit_not_negative",
                                violation_error_message="The limit cannot be less than nothing.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until", None),
                                    ("valid_until__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="limit_ends_after_start",
                                violation_error_message="A limit must hold for at least a day.",
                            ),
                            models.UniqueConstraint(
                                fields=("authority", "role", "valid_from"),
                                name="limit_once_a_day",
                                nulls_distinct=False,
                                violation_error_message="A limit of this role starts on this day already. Choose a later day.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    (
                                        django.db.models.functions.comparison.Coalesce(
                                            "authority", models.Value(0)
                                        ),
                                        "=",
                                    ),
                                    ("role", "="),
                                    (
                                        models.Func(
                                            "valid_from",
                                            "valid_until",
                                            models.Value("[)"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="limit_no_overlap",
                                violation_error_message="Another limit of this role holds on some of these days.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
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
                            "kept",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="placements.person",
                                verbose_name="record kept",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="placements.person",
                                verbose_name="record merged into it",
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
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("proposed_at", models.DateTimeField(verbose_name="proposed")),
                        (
                            "dropped_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "dropped_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="proposal taken back or refused"
                            ),
                        ),
                        (
                            "agreed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("agreed_at", models.DateTimeField(blank=True, null=True, verbose_name="merged")),
                        ("moved", models.JSONField(blank=True, default=dict, verbose_name="rows moved")),
                        (
                            "undone_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="undone")),
                    ],
                    options={
                        "ordering": ["-proposed_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kept", models.F("other")), _negated=True),
                                name="merge_of_two",
                                violation_error_message="Name the reference of another record than this one.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("agreed_by", None),
                                    models.Q(("agreed_by", models.F("proposed_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="merge_by_two",
                                violation_error_message="Somebody else must agree to a merge you proposed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agreed_at", None), ("agreed_by", None)),
                                    models.Q(
                                        ("agreed_at__gte", models.F("proposed_at")),
                                        ("agreed_at__isnull", False),
                                        ("agreed_by__isnull", False),
                                        ("dropped_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="merge_agreed_whole",
                                violation_error_message="A merge is agreed by somebody, after it was proposed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("dropped_at", None), ("dropped_by", None)),
                                    models.Q(("dropped_at__isnull", False), ("dropped_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="merge_dropped_whole",
                                violation_error_message="A proposal is taken back by somebody.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("undone_at", None), ("undone_by", None)),
                                    models.Q(
                                        ("agreed_at__isnull", False),
                                        ("undone_at__gte", models.F("agreed_at")),
                                        ("undone_at__isnull", False),
                                        ("undone_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="merge_undone_after_agreed",
                                violation_error_message="Only a merge that was agreed can be undone.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("agreed_at__isnull", False), ("undone_at", None)),
                                fields=("other",),
                                name="merge_in_force_once",
                                violation_error_message="This record is merged into another one already.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("agreed_at", None), ("dropped_at", None)),
                                fields=("kept", "other"),
                                name="merge_waiting_once",
                                violation_error_message="This merge has been proposed already.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Proposal",
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="placements.person",
                            ),
                        ),
                        (
                            "home",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="placements.home",
                            ),
                        ),
                        (
                            "replaces",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals_to_replace",
                                to="placements.placement",
                            ),
                        ),
                        (
                            "placed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="placed by",
                            ),
                        ),
                        ("expected_on", models.DateField(verbose_name="expected to start")),
                        (
                            "expected_end_on",
                            models.DateField(blank=True, null=True, verbose_name="expected to end"),
                        ),
                        (
                            "why_out_of_area",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("no_local_provision", "No local provision"),
                                    ("specialist_need", "Specialist need"),
                                    ("family_nearby", "Family live nearby"),
                                    ("person_chose", "The person chose it"),
                                    ("emergency", "Emergency"),
                                    ("historic", "Historic placement"),
                                    ("other", "Something else"),
                                ],
                                max_length=20,
                                verbose_name="why out of area",
                            ),
                        ),
                        (
                            "chosen_by_person",
                            models.BooleanField(blank=True, null=True, verbose_name="chosen by the person"),
                        ),
                        (
                            "emergency",
                            models.BooleanField(blank=True, null=True, verbose_name="made in an emergency"),
                        ),
                        (
                            "local_options_tested_on",
                            models.DateField(blank=True, null=True, verbose_name="local options tested"),
                        ),
                        (
                            "placed_despite",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=500,
                                verbose_name="why to be placed all the same, where something warns against it",
                            ),
                        ),
                        (
                            "local_options_found",
                            models.TextField(blank=True, max_length=5000, verbose_name="what was found"),
                        ),
                        (
                            "barriers",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("housing", "No suitable housing"),
                                        ("provider", "No provider"),
                                        ("funding", "Funding not settled"),
                                        ("clinical", "Clinical risk or support"),
                                        ("legal", "Legal framework"),
                                        ("family", "Family live there, or disagree"),
                                        ("residence", "Ordinary residence is disputed"),
                                        ("persons_wish", "The person wishes to stay"),
                                        ("none", "Nothing stands in the way"),
                                    ],
                                    max_length=16,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="barriers to return",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("agreed", "Agreed"),
                                    ("started", "Started"),
                                    ("withdrawn", "Withdrawn"),
                                    ("refused", "Refused"),
                                ],
                                db_default="proposed",
                                default="proposed",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("proposed_on", models.DateField(verbose_name="proposed")),
                        (
                            "agreed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("agreed_on", models.DateField(blank=True, null=True, verbose_name="agreed")),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "closed_on",
                            models.DateField(blank=True, null=True, verbose_name="refused or withdrawn"),
                        ),
                        (
                            "closed_because",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="why it was refused or withdrawn"
                            ),
                        ),
                        (
                            "decision",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposal",
                                to="placements.movedecision",
                            ),
                        ),
                        (
                            "placement",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposal",
                                to="placements.placement",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["expected_on", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state__in", ("proposed", "agreed"))),
                                fields=["expected_on", "person"],
                                name="proposal_open_by_day",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ("proposed", "agreed"))),
                                fields=("person", "home"),
                                name="proposal_open_once",
                                violation_error_message="This home is proposed for this person already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("expected_end_on", None),
                                    ("expected_end_on__gt", models.F("expected_on")),
                                    _connector="OR",
                                ),
                                name="proposal_ends_after_start",
                                violation_error_message="The day it is expected to end must be after the day it starts.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agreed_by", None), ("agreed_on", None)),
                                    models.Q(
                                        ("agreed_by__isnull", False),
                                        ("agreed_on__isnull", False),
                                        models.Q(("agreed_by", models.F("proposed_by")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="proposal_agreed_by_another",
                                violation_error_message="A proposal is agreed by somebody other than who proposed it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["agreed", "started"]), _negated=True),
                                    ("agreed_by__isnull", False),
                                    _connector="OR",
                                ),
                                name="proposal_agreed_before_start",
                                violation_error_message="A proposal must be agreed before it starts.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decision__isnull", False),
                                        ("placement__isnull", False),
                                        ("state", "started"),
                                    ),
                                    models.Q(
                                        models.Q(("state", "started"), _negated=True), ("placement", None)
                                    ),
                                    _connector="OR",
                                ),
                                name="proposal_starts_with_decision",
                                violation_error_message="Record that the person agreed, or a best-interests decision, before this move is confirmed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("closed_by__isnull", False),
                                        ("closed_on__isnull", False),
                                        ("state__in", ["withdrawn", "refused"]),
                                        models.Q(("closed_because", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("state__in", ["withdrawn", "refused"]), _negated=True),
                                        ("closed_because", ""),
                                        ("closed_by", None),
                                        ("closed_on", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="proposal_closed_with_reason",
                                violation_error_message="Say why the proposal is refused or withdrawn.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NoticeRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("before", "Before they move in"),
                                    ("arrival", "On arrival"),
                                    ("change", "On a change"),
                                    ("ending", "On ending"),
                                ],
                                max_length=8,
                                verbose_name="stage",
                            ),
                        ),
                        ("emergency", models.BooleanField(verbose_name="of an emergency")),
                        ("valid_from", models.DateField(verbose_name="from")),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="first day no longer"),
                        ),
                        (
                            "working_days",
                            models.SmallIntegerField(verbose_name="working days after the day it is about"),
                        ),
                        (
                            "acknowledged_within",
                            models.PositiveSmallIntegerField(verbose_name="working days to acknowledge"),
                        ),
                        ("source", models.CharField(max_length=120, verbose_name="where it comes from")),
                    ],
                    options={
                        "ordering": ["stage", "emergency", "valid_from"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("stage", "emergency", "valid_from"), name="notice_rule_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until", None),
                                    ("valid_until__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="notice_rule_ends_after_start",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Notice",
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="placements.person",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="placements.proposal",
                            ),
                        ),
                        (
                            "placement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="placements.placement",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("before", "Before they move in"),
                                    ("arrival", "On arrival"),
                                    ("change", "On a change"),
                                    ("ending", "On ending"),
                                ],
                                max_length=8,
                                verbose_name="stage",
                            ),
                        ),
                        ("about_on", models.DateField(verbose_name="the day it is about")),
                        (
                            "addressee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss_received",
                                to="accounts.organisation",
                                verbose_name="to",
                            ),
                        ),
                        (
                            "sender",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notices_sent",
                                to="accounts.organisation",
                                verbose_name="from",
                            ),
                        ),
                        ("content", models.JSONField(default=list, verbose_name="what it tells")),
                        (
                            "words",
                            models.TextField(
                                blank=True,
                                validators=[
                                    django.core.validators.MaxLengthValidator(
                                        2000, "Write at most 2,000 characters."
                                    )
                                ],
                                verbose_name="added in words",
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("product", "In Link Worker"),
                                    ("email", "By secure email, outside Link Worker"),
                                    ("letter", "By letter"),
                                ],
                                max_length=8,
                                verbose_name="how it went",
                            ),
                        ),
                        ("sent_on", models.DateField(verbose_name="sent")),
                        (
                            "sent_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "acknowledged_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="acknowledged"),
                        ),
                        (
                            "acknowledged_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "acknowledged_way",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("product", "In Link Worker"),
                                    ("email", "By secure email, outside Link Worker"),
                                    ("letter", "By letter"),
                                ],
                                max_length=8,
                                verbose_name="how it was acknowledged",
                            ),
                        ),
                        (
                            "acknowledged_in_words",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="who acknowledged it outside"
                            ),
                        ),
                        ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="withdrawn")),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "withdrawn_because",
                            models.CharField(blank=True, max_length=500, verbose_name="why it was withdrawn"),
                        ),
                        (
                            "alerted_at",
                            models.DateTimeField(
                                blank=True,
                                editable=False,
                                null=True,
                                verbose_name="everybody there was written to",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-sent_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["addressee", "-sent_on"], name="notice_by_addressee")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("placement", None), ("proposal__isnull", False), ("stage", "before")
                                    ),
                                    models.Q(("placement__isnull", False), ("proposal", None)),
                                    _connector="OR",
                                ),
                                name="notice_about_one_move",
                                violation_error_message="A notice is about one placement, or before it about one proposal.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("withdrawn_on", None), models.Q(("stage", "change"), _negated=True)
                                ),
                                fields=("placement", "proposal", "stage", "addressee"),
                                name="notice_live_once",
                                nulls_distinct=False,
                                violation_error_message="This notice was sent to them already.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("stage", "change"), ("withdrawn_on", None)),
                                fields=("placement", "stage", "addressee", "about_on"),
                                name="notice_of_a_change_live_once",
                                violation_error_message="They were told of the change of that day already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("acknowledged_at", None),
                                        ("acknowledged_by", None),
                                        ("acknowledged_in_words", ""),
                                        ("acknowledged_way", ""),
                                    ),
                                    models.Q(
                                        ("acknowledged_at__isnull", False),
                                        ("acknowledged_by__isnull", False),
                                        models.Q(
                                            models.Q(
                                                ("acknowledged_in_words", ""), ("acknowledged_way", "product")
                                            ),
                                            models.Q(
                                                ("acknowledged_way__in", ["email", "letter"]),
                                                models.Q(("acknowledged_in_words", ""), _negated=True),
                                            ),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="notice_acknowledged_by_one_of_theirs",
                                violation_error_message="Say who acknowledged it, when and how.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("acknowledged_at", None),
                                    ("acknowledged_at__date__gte", models.F("sent_on")),
                                    _connector="OR",
                                ),
                                name="notice_acknowledged_after_sent",
                                violation_error_message="A notice is acknowledged on or after the day it was sent.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("withdrawn_because", ""),
                                        ("withdrawn_by", None),
                                        ("withdrawn_on", None),
                                    ),
                                    models.Q(
                                        ("withdrawn_by__isnull", False),
                                        ("withdrawn_on__gte", models.F("sent_on")),
                                        ("withdrawn_on__isnull", False),
                                        models.Q(("withdrawn_because", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="notice_withdrawn_with_reason",
                                violation_error_message="Say why the notice is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sender", models.F("addressee")), _negated=True),
                                name="notice_to_another",
                                violation_error_message="A notice goes to another organisation.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NoticeLetter",
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
                            "notice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="placements.notice",
                            ),
                        ),
                        (
                            "reader",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="to",
                            ),
                        ),
                        ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("notice", "reader"),
                                name="notice_letter_once",
                                violation_error_message="They were written to about this notice already.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="NoticeChase",
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
                            "notice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="chases",
                                to="placements.notice",
                            ),
                        ),
                        ("chased_on", models.DateField(verbose_name="asked again")),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("product", "In Link Worker"),
                                    ("email", "By secure email, outside Link Worker"),
                                    ("letter", "By letter"),
                                ],
                                max_length=8,
                                verbose_name="how",
                            ),
                        ),
                        ("words", models.CharField(blank=True, max_length=500, verbose_name="in words")),
                        (
                            "chased_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-chased_on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("notice", "chased_on"),
                                name="notice_chased_once_a_day",
                                violation_error_message="This notice was chased on that day already.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="NoticeNotNeeded",
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="placements.person",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="placements.proposal",
                            ),
                        ),
                        (
                            "placement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="placements.placement",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("before", "Before they move in"),
                                    ("arrival", "On arrival"),
                                    ("change", "On a change"),
                                    ("ending", "On ending"),
                                ],
                                max_length=8,
                                verbose_name="stage",
                            ),
                        ),
                        ("about_on", models.DateField(verbose_name="the day it is about")),
                        (
                            "addressee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss_received",
                                to="accounts.organisation",
                                verbose_name="to",
                            ),
                        ),
                        ("reason", models.CharField(max_length=500, verbose_name="why it is not needed")),
                        ("decided_on", models.DateField(verbose_name="decided")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "notice not needed",
                        "verbose_name_plural": "notices not needed",
                        "ordering": ["-decided_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("placement", None), ("proposal__isnull", False), ("stage", "before")
                                    ),
                                    models.Q(("placement__isnull", False), ("proposal", None)),
                                    _connector="OR",
                                ),
                                name="not_needed_about_one_move",
                                violation_error_message="It is about one placement, or before it about one proposal.",
                            ),
                            models.UniqueConstraint(
                                fields=("placement", "proposal", "stage", "addressee", "about_on"),
                                name="not_needed_said_once",
                                nulls_distinct=False,
                                violation_error_message="It is kept already that this notice is not needed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="not_needed_with_reason",
                                violation_error_message="Say why this notice is not needed.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="NoticeReceived",
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
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "placement",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notice_received",
                                to="placements.placement",
                            ),
                        ),
                        ("received_on", models.DateField(verbose_name="received")),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("product", "In Link Worker"),
                                    ("email", "By secure email, outside Link Worker"),
                                    ("letter", "By letter"),
                                ],
                                max_length=8,
                                verbose_name="how it came",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "notices received",
                        "ordering": ["-received_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("way__in", ["email", "letter"])),
                                name="received_outside",
                                violation_error_message="Say how the notice came: by secure email or by letter.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="FoundWithoutNotice",
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
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "placement",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="found",
                                to="placements.placement",
                            ),
                        ),
                        ("found_on", models.DateField(verbose_name="found")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("provider", "The provider"),
                                    ("gp", "A GP practice"),
                                    ("cqc", "CQC"),
                                    ("family", "The person or their family"),
                                    ("other", "Somebody else"),
                                ],
                                max_length=8,
                                verbose_name="from whom it became known",
                            ),
                        ),
                        (
                            "chased_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="placing council asked for its notice"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "found without notice",
                        "verbose_name_plural": "found without notice",
                        "ordering": ["-found_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("chased_on", None),
                                    ("chased_on__gte", models.F("found_on")),
                                    _connector="OR",
                                ),
                                name="found_chased_after_found",
                                violation_error_message="The placing council was asked on or after the day it was found.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="OneOffCost",
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
                            "placement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="one_off_costs",
                                to="placements.placement",
                            ),
                        ),
                        (
                            "payer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="payer (empty: the person)",
                            ),
                        ),
                        (
                            "stream",
                            models.CharField(
                                choices=[
                                    ("asc", "Adult social care"),
                                    ("chc", "NHS continuing healthcare"),
                                    ("chc_fast_track", "CHC fast track"),
                                    ("joint", "Joint package"),
                                    ("fnc", "NHS-funded nursing care"),
                                    ("s117", "Section 117 aftercare"),
                                    ("education", "Education"),
                                    ("self", "The person's own money"),
                                ],
                                max_length=16,
                                verbose_name="stream",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(decimal_places=2, max_digits=10, verbose_name="pounds"),
                        ),
                        ("spent_on", models.DateField(verbose_name="day")),
                        ("what_for", models.CharField(max_length=300, verbose_name="what for")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="recorded by",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-spent_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)),
                                name="one_off_cost_is_something",
                                violation_error_message="Enter an amount above nothing.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PersonReference",
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="references",
                                to="placements.person",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        ("reference", models.CharField(max_length=40, verbose_name="reference")),
                        ("given_on", models.DateField(blank=True, null=True, verbose_name="given")),
                        ("removed_on", models.DateField(blank=True, null=True, verbose_name="taken off")),
                        (
                            "removed_because",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("mistyped", "It was typed wrongly"),
                                    ("wrong_person", "It belongs to somebody else"),
                                    ("replaced", "The organisation uses another one now"),
                                    ("other", "Something else"),
                                ],
                                max_length=12,
                                verbose_name="why it was taken off",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["organisation__name", "reference", "pk"],
                        "indexes": [models.Index(fields=["person"], name="person_reference_by_person")],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("organisation"),
                                django.db.models.functions.text.Lower("reference"),
                                condition=models.Q(("removed_on", None)),
                                name="person_reference_once_an_organisation",
                                violation_error_message="Check the reference: this organisation has given it to somebody already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reference", ""), _negated=True),
                                name="person_reference_not_empty",
                                violation_error_message="Enter the reference.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("removed_because", ""), ("removed_on", None)),
                                    models.Q(
                                        ("removed_on__isnull", False),
                                        models.Q(("removed_because", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="person_reference_removed_with_reason",
                                violation_error_message="Give both the day it was taken off and why, or neither.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Responsibility",
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="responsibilities",
                                to="placements.person",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("council", "Responsible council"),
                                    ("icb", "Responsible ICB"),
                                    ("s117_council", "Council owing section 117 aftercare"),
                                    ("s117_icb", "ICB owing section 117 aftercare"),
                                ],
                                max_length=12,
                                verbose_name="whose duty",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="responsible body",
                            ),
                        ),
                        (
                            "starts_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="from (empty: since before our records)"
                            ),
                        ),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="first day no longer"),
                        ),
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("ordinary_residence", "Ordinary residence in the council's area"),
                                    (
                                        "s39_setting",
                                        "Placed elsewhere in a care home, supported living or Shared Lives (Care Act s39)",
                                    ),
                                    (
                                        "s39_hospital",
                                        "In hospital: ordinary residence as before admission (Care Act s39(5))",
                                    ),
                                    (
                                        "cross_border",
                                        "Placed in a care home in Wales, Scotland or Northern Ireland (Schedule 1)",
                                    ),
                                    (
                                        "s117_before_detention",
                                        "Ordinary residence immediately before detention (s117)",
                                    ),
                                    ("gp_registration", "GP practice where the person is registered"),
                                    (
                                        "placing_icb_stays",
                                        "The placing ICB stays: care home or independent hospital",
                                    ),
                                    (
                                        "detention",
                                        "GP registration at the detention, kept until s117 discharge",
                                    ),
                                    ("child_to_adult", "Continuity from child to adult services"),
                                    ("succession", "Took over from a body that was abolished"),
                                    ("as_imported", "As an imported register said"),
                                    ("first_recorded", "As first recorded"),
                                ],
                                max_length=24,
                                verbose_name="by which rule",
                            ),
                        ),
                        ("evidence", models.TextField(blank=True, verbose_name="how we know")),
                        ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="confirmed")),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="confirmed by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "responsibilities",
                        "ordering": [
                            "kind",
                            models.OrderBy(models.F("starts_on"), descending=True, nulls_last=True),
                            "-pk",
                        ],
                        "indexes": [
                            models.Index(
                                fields=["organisation", "kind", "person"],
                                include=("starts_on", "ends_on"),
                                name="responsibility_by_body",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None),
                                    ("starts_on", None),
                                    ("ends_on__gt", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="responsibility_ends_after_start",
                                violation_error_message="Responsibility must end after it started.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("confirmed_by", None), ("confirmed_on", None)),
                                    models.Q(
                                        ("confirmed_by__isnull", False), ("confirmed_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="responsibility_confirmed_by_somebody",
                                violation_error_message="Say both when it was confirmed and by whom, or neither.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("person", "="),
                                    ("kind", "="),
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
                                name="responsibility_one_a_day",
                                violation_error_message="Another body is responsible on some of these days.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReturnPlan",
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="return_plans",
                                to="placements.person",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("home_area", "Coming home to their own area"),
                                    ("move_on", "Moving on to a home of their own choosing"),
                                ],
                                max_length=12,
                                verbose_name="where it leads",
                            ),
                        ),
                        ("started_on", models.DateField(verbose_name="planned from")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
                    ],
                    options={
                        "ordering": ["-started_on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on", None)),
                                fields=("person",),
                                name="return_plan_one_open",
                                violation_error_message="This person has a plan already: say how far it has come.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on", None),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="return_plan_ends_after_start",
                                violation_error_message="The plan must end on or after the day it started.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ReturnStep",
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
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="placements.returnplan",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("not_considered", "Not considered yet"),
                                    ("wanted", "Wanted"),
                                    ("feasible", "Feasible"),
                                    ("option_found", "Option found"),
                                    ("funding_agreed", "Funding agreed"),
                                    ("transition", "Transition under way"),
                                    ("done", "Done"),
                                    ("not_possible", "Not possible for now"),
                                ],
                                max_length=16,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "barrier",
                            models.CharField(
                                choices=[
                                    ("housing", "No suitable housing"),
                                    ("provider", "No provider"),
                                    ("funding", "Funding not settled"),
                                    ("clinical", "Clinical risk or support"),
                                    ("legal", "Legal framework"),
                                    ("family", "Family live there, or disagree"),
                                    ("residence", "Ordinary residence is disputed"),
                                    ("persons_wish", "The person wishes to stay"),
                                    ("none", "Nothing stands in the way"),
                                ],
                                max_length=16,
                                verbose_name="what stands in the way",
                            ),
                        ),
                        ("estimated_on", models.DateField(blank=True, null=True, verbose_name="estimated")),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="return_steps",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("next_step", models.CharField(blank=True, max_length=500, verbose_name="next step")),
                        ("stepped_on", models.DateField(verbose_name="from")),
                    ],
                    options={
                        "ordering": ["-stepped_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["plan", "-stepped_on", "-id"], name="return_step_latest")
                        ],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="SharingDecision",
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
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sharing_decisions",
                                to="placements.person",
                            ),
                        ),
                        ("what_about", models.CharField(max_length=300, verbose_name="what would be shared")),
                        (
                            "side",
                            models.CharField(
                                choices=[
                                    ("host_council", "Host council"),
                                    ("host_nhs", "NHS where they live"),
                                    ("icb", "Responsible ICB"),
                                    ("provider", "Provider"),
                                    ("family", "Family"),
                                    ("advocate", "Advocate"),
                                ],
                                max_length=12,
                                verbose_name="with whom",
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("agreed", "Agreed"),
                                    ("refused", "Refused"),
                                    ("best_interests", "Best-interests decision to share"),
                                    ("not_asked", "Not asked"),
                                ],
                                max_length=16,
                                verbose_name="what was decided",
                            ),
                        ),
                        (
                            "basis",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("consent", "The person's consent to share"),
                                    ("best_interests", "Best interests (Mental Capacity Act, section 4)"),
                                    ("legal_duty", "A legal duty to share"),
                                    ("vital_interests", "Vital interests: to protect a life"),
                                ],
                                max_length=16,
                                verbose_name="basis",
                            ),
                        ),
                        ("decided_on", models.DateField(verbose_name="decided on")),
                        ("decided_by", models.CharField(max_length=160, verbose_name="who decided")),
                        (
                            "capacity_considered",
                            models.BooleanField(blank=True, null=True, verbose_name="capacity considered"),
                        ),
                        (
                            "review_on",
                            models.DateField(blank=True, null=True, verbose_name="look at again on"),
                        ),
                    ],
                    options={
                        "ordering": ["-decided_on", "-pk"],
                        "indexes": [
                            models.Index(
                                fields=["person", "side", "-decided_on", "-id"], name="sharing_newest_by_side"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", "agreed"), ("basis__in", ("consent",))),
                                    models.Q(
                                        ("answer", "best_interests"), ("basis__in", ("best_interests",))
                                    ),
                                    models.Q(
                                        ("answer", "refused"),
                                        ("basis__in", ("", "legal_duty", "vital_interests")),
                                    ),
                                    models.Q(
                                        ("answer", "not_asked"),
                                        ("basis__in", ("", "legal_duty", "vital_interests")),
                                    ),
                                    _connector="OR",
                                ),
                                name="sharing_basis_fits_answer",
                                violation_error_message="Choose a basis that fits: consent for agreed, best interests for a best-interests decision. Sharing without agreement needs a legal duty or vital interests.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", "best_interests"), _negated=True),
                                    models.Q(
                                        ("capacity_considered", True), ("capacity_considered__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="sharing_best_interests_after_capacity",
                                violation_error_message="A best-interests decision is made only after capacity to make this decision was considered.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("review_on", None),
                                    ("review_on__gt", models.F("decided_on")),
                                    _connector="OR",
                                ),
                                name="sharing_reviewed_after_decided",
                                violation_error_message="The day to look at it again must be after the day it was decided.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ShortStay",
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
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="short_stays",
                                to="placements.person",
                            ),
                        ),
                        (
                            "placement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="short_stays",
                                to="placements.placement",
                                verbose_name="placement kept",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("hospital", "Hospital"),
                                    ("respite", "Respite"),
                                    ("holiday", "Holiday or visit to family"),
                                    ("other", "Something else"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "home",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="short_stays",
                                to="placements.home",
                            ),
                        ),
                        (
                            "place",
                            models.CharField(blank=True, max_length=160, verbose_name="where, in words"),
                        ),
                        (
                            "host_council",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="left")),
                        (
                            "expected_end_on",
                            models.DateField(blank=True, null=True, verbose_name="expected back"),
                        ),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="came back")),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="why")),
                    ],
                    options={
                        "ordering": ["-starts_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                                ),
                                name="short_stay_ends_after_start",
                                violation_error_message="The day of coming back must be after the day of leaving.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("expected_end_on", None),
                                    ("expected_end_on__gt", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="short_stay_expected_after_start",
                                violation_error_message="The day they are expected back must be after the day of leaving.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("home__isnull", False), ("place", "")),
                                    models.Q(("home", None), models.Q(("place", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="short_stay_is_somewhere",
                                violation_error_message="Choose the home, or say in words where the stay is: one of the two.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("person", "="),
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
                                name="short_stay_no_overlap_for_person",
                                violation_error_message="This person is already away on some of these days.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="SupportLevel",
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
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "placement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="support",
                                to="placements.placement",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="from")),
                        (
                            "hours_a_week",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=5,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(840),
                                ],
                                verbose_name="hours of care a week",
                            ),
                        ),
                        (
                            "night",
                            models.CharField(
                                choices=[
                                    ("waking", "Waking night"),
                                    ("sleep_in", "Sleep-in"),
                                    ("responder", "Responder on call"),
                                    ("technology", "Technology alone"),
                                    ("none", "No night support"),
                                ],
                                max_length=12,
                                verbose_name="at night",
                            ),
                        ),
                        (
                            "technology",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="technology-enabled care"
                            ),
                        ),
                        ("reduces", models.BooleanField(default=False, verbose_name="less than before")),
                        (
                            "risk_assessed_on",
                            models.DateField(blank=True, null=True, verbose_name="risks assessed"),
                        ),
                        (
                            "mitigation",
                            models.TextField(
                                blank=True, max_length=5000, verbose_name="what keeps the person safe"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-starts_on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("placement", "starts_on"),
                                name="support_once_a_day",
                                violation_error_message="Support from this day is recorded already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("hours_a_week__gte", 0), ("hours_a_week__lte", 840)),
                                name="support_hours_exist",
                                violation_error_message="Hours of care a week must be between 0 and 840.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reduces", False),
                                    models.Q(
                                        ("risk_assessed_on__isnull", False),
                                        models.Q(("mitigation", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="support_cut_after_risks",
                                violation_error_message="Assess the risks, and say what keeps the person safe, before support is cut.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="TransitionMilestone",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                choices=[
                                    ("ehcp_year_9", "Year 9 review plans for adulthood"),
                                    ("icb_notified", "ICB told by children's continuing care"),
                                    ("health_check", "First yearly health check"),
                                    ("school_transfer", "EHC plan changed for a new school"),
                                    ("college_transfer", "EHC plan changed for after year 11"),
                                    ("chc_referral", "Referred for CHC screening"),
                                    ("capacity", "Mental Capacity Act explained and used"),
                                    ("own_rights", "Own rights about the EHC plan explained"),
                                    ("chc_decision", "CHC decided in principle"),
                                    ("care_act_assessment", "Needs as an adult assessed (Care Act s58)"),
                                    ("adult_funding", "Adult care and its funding in place"),
                                    ("ehcp_ends", "EHC plan ended"),
                                ],
                                max_length=24,
                                verbose_name="milestone",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="order in lists")),
                        ("counted_from", models.CharField(max_length=20, verbose_name="counted from")),
                        ("age", models.PositiveSmallIntegerField(verbose_name="age in years")),
                        (
                            "within_months",
                            models.PositiveSmallIntegerField(
                                verbose_name="months to do it (0 = on the day, or as the rule says)"
                            ),
                        ),
                        (
                            "of_ehcp",
                            models.BooleanField(verbose_name="only with an education, health and care plan"),
                        ),
                        ("duty", models.CharField(max_length=200, verbose_name="what is to be done")),
                        (
                            "source",
                            models.CharField(max_length=160, verbose_name="where the rule comes from"),
                        ),
                        ("valid_from", models.DateField(verbose_name="in force from")),
                        (
                            "valid_until",
                            models.DateField(
                                blank=True, null=True, verbose_name="first day no longer in force"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["order", "-valid_from"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("code", "valid_from"), name="transition_milestone_once_a_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until", None),
                                    ("valid_until__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="transition_milestone_ends_after_start",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="TransitionStep",
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
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="transition_steps",
                                to="placements.person",
                            ),
                        ),
                        (
                            "milestone",
                            models.CharField(
                                choices=[
                                    ("ehcp_year_9", "Year 9 review plans for adulthood"),
                                    ("icb_notified", "ICB told by children's continuing care"),
                                    ("health_check", "First yearly health check"),
                                    ("school_transfer", "EHC plan changed for a new school"),
                                    ("college_transfer", "EHC plan changed for after year 11"),
                                    ("chc_referral", "Referred for CHC screening"),
                                    ("capacity", "Mental Capacity Act explained and used"),
                                    ("own_rights", "Own rights about the EHC plan explained"),
                                    ("chc_decision", "CHC decided in principle"),
                                    ("care_act_assessment", "Needs as an adult assessed (Care Act s58)"),
                                    ("adult_funding", "Adult care and its funding in place"),
                                    ("ehcp_ends", "EHC plan ended"),
                                ],
                                max_length=24,
                                verbose_name="milestone",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(
                                verbose_name="which row of this milestone, from 1"
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("done", "Done"),
                                    ("not_applicable", "Does not apply"),
                                    ("reopened", "Taken back"),
                                ],
                                max_length=16,
                                verbose_name="outcome",
                            ),
                        ),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                        (
                            "reason",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="why it does not apply"
                            ),
                        ),
                        ("recorded_on", models.DateField(verbose_name="recorded on")),
                    ],
                    options={
                        "ordering": ["person", "milestone", "-number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("person", "milestone", "number"),
                                name="transition_step_one_in_force",
                                violation_error_message="Somebody else recorded this step meanwhile. Open the page again.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "milestone__in",
                                        [
                                            "ehcp_year_9",
                                            "icb_notified",
                                            "health_check",
                                            "school_transfer",
                                            "college_transfer",
                                            "chc_referral",
                                            "capacity",
                                            "own_rights",
                                            "chc_decision",
                                            "care_act_assessment",
                                            "adult_funding",
                                            "ehcp_ends",
                                        ],
                                    )
                                ),
                                name="transition_step_milestone_known",
                                violation_error_message="Select the step.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_on__isnull", False), ("outcome", "done"), ("reason", "")),
                                    models.Q(
                                        ("done_on", None),
                                        ("outcome", "not_applicable"),
                                        models.Q(("reason", ""), _negated=True),
                                    ),
                                    models.Q(("done_on", None), ("outcome", "reopened"), ("reason", "")),
                                    _connector="OR",
                                ),
                                name="transition_step_day_or_reason",
                                violation_error_message="A step that is done has its day; one that does not apply has its reason.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("done_on", None),
                                    ("done_on__lte", models.F("recorded_on")),
                                    _connector="OR",
                                ),
                                name="transition_step_not_ahead",
                                violation_error_message="The day must be today or in the past.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="TransitionPlan",
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
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="transition_plans",
                                to="placements.person",
                            ),
                        ),
                        ("recorded_on", models.DateField(verbose_name="recorded on")),
                        (
                            "education",
                            models.CharField(
                                choices=[
                                    ("mainstream", "Mainstream school or sixth form"),
                                    ("special_school", "Special school in the county"),
                                    ("out_of_county_special_school", "Special school out of county"),
                                    ("college", "Further education college"),
                                    ("residential_college", "Residential college"),
                                    ("apprenticeship", "Apprenticeship, internship or training"),
                                    ("at_home", "Educated at home"),
                                    ("none", "Not in education"),
                                ],
                                max_length=32,
                                verbose_name="where they learn now",
                            ),
                        ),
                        (
                            "education_ends_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="first day no longer in education there"
                            ),
                        ),
                        (
                            "plan_type",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("ehcp", "Education, health and care plan (EHCP)"),
                                    ("isp", "Individual Support Plan (ISP)"),
                                    ("none", "Neither"),
                                ],
                                max_length=8,
                                verbose_name="which plan",
                            ),
                        ),
                        (
                            "residential_college",
                            models.BooleanField(
                                blank=True,
                                null=True,
                                verbose_name="may need residential college within 3 years",
                            ),
                        ),
                        (
                            "adult_setting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="placements.settingtype",
                                verbose_name="likely setting as an adult",
                            ),
                        ),
                        (
                            "weekly_low",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                verbose_name="likely cost a week, low",
                            ),
                        ),
                        (
                            "weekly_middle",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                verbose_name="likely cost a week, middle",
                            ),
                        ),
                        (
                            "weekly_high",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                verbose_name="likely cost a week, high",
                            ),
                        ),
                        (
                            "council_percent",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("100")),
                                ],
                                verbose_name="likely paid by the council, per cent",
                            ),
                        ),
                        (
                            "icb_percent",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("100")),
                                ],
                                verbose_name="likely paid by the NHS, per cent",
                            ),
                        ),
                        (
                            "education_percent",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("100")),
                                ],
                                verbose_name="likely paid by education, per cent",
                            ),
                        ),
                        (
                            "probability",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("100")),
                                ],
                                verbose_name="how likely it is to be needed, per cent",
                            ),
                        ),
                        (
                            "employment",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="employment and higher education"
                            ),
                        ),
                        (
                            "independent_living",
                            models.TextField(blank=True, max_length=2000, verbose_name="independent living"),
                        ),
                        (
                            "community",
                            models.TextField(
                                blank=True,
                                max_length=2000,
                                verbose_name="friends, relationships and community",
                            ),
                        ),
                        (
                            "good_health",
                            models.TextField(blank=True, max_length=2000, verbose_name="good health"),
                        ),
                        (
                            "lead_worker",
                            models.CharField(blank=True, max_length=160, verbose_name="lead worker"),
                        ),
                    ],
                    options={
                        "ordering": ["-recorded_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["person", "-recorded_on"], name="transition_plan_by_person")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "education__in",
                                        [
                                            "mainstream",
                                            "special_school",
                                            "out_of_county_special_school",
                                            "college",
                                            "residential_college",
                                            "apprenticeship",
                                            "at_home",
                                            "none",
                                        ],
                                    )
                                ),
                                name="transition_plan_education_known",
                                violation_error_message="Select where they learn now.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("weekly_high", None), ("weekly_low", None), ("weekly_middle", None)
                                    ),
                                    models.Q(
                                        ("weekly_high__isnull", False),
                                        ("weekly_low__isnull", False),
                                        ("weekly_middle__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="transition_plan_costs_together",
                                violation_error_message="Enter the low, the middle and the high cost, or none of them.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("weekly_high", None), ("weekly_low", None), ("weekly_middle", None)
                                    ),
                                    models.Q(
                                        ("weekly_high__gte", models.F("weekly_middle")),
                                        ("weekly_low__gte", 0),
                                        ("weekly_middle__gte", models.F("weekly_low")),
                                    ),
                                    _connector="OR",
                                ),
                                name="transition_plan_costs_rise",
                                violation_error_message="The low cost must not be above the middle, nor the middle above the high.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("council_percent", None),
                                        ("education_percent", None),
                                        ("icb_percent", None),
                                    ),
                                    models.Q(
                                        (
                                            "council_percent",
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.expressions.CombinedExpression(
                                                    models.Value(Decimal("100")), "-", models.F("icb_percent")
                                                ),
                                                "-",
                                                models.F("education_percent"),
                                            ),
                                        ),
                                        ("council_percent__gte", 0),
                                        ("education_percent__gte", 0),
                                        ("icb_percent__gte", 0),
                                    ),
                                    _connector="OR",
                                ),
                                name="transition_plan_shares_make_a_whole",
                                violation_error_message="The three shares must add up to 100, with 0 for who pays nothing.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("council_percent", None),
                                        ("education_percent", None),
                                        ("icb_percent", None),
                                    ),
                                    models.Q(
                                        ("council_percent__isnull", False),
                                        ("education_percent__isnull", False),
                                        ("icb_percent__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="transition_plan_shares_together",
                                violation_error_message="Enter all three shares, with 0 for who pays nothing, or none of them.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("probability", None),
                                    models.Q(("probability__gte", 0), ("probability__lte", 100)),
                                    _connector="OR",
                                ),
                                name="transition_plan_probability_is_one",
                                violation_error_message="How likely it is must be from 0 to 100 per cent.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WarningNote",
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="warning_notes",
                                to="placements.person",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("to_staff", "Risk to staff"),
                                    ("to_self", "Risk to self"),
                                    ("from_others", "Risk from others"),
                                    ("health", "Health alert"),
                                    ("safeguarding", "Safeguarding"),
                                    ("property", "Risk to property"),
                                ],
                                max_length=12,
                                verbose_name="kind of warning",
                            ),
                        ),
                        ("words", models.CharField(max_length=500, verbose_name="what the risk is")),
                        ("what_to_do", models.CharField(max_length=500, verbose_name="what to do")),
                        ("raised_on", models.DateField(verbose_name="raised on")),
                        (
                            "raised_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "last_kept_on",
                            models.DateField(blank=True, null=True, verbose_name="last kept at a review"),
                        ),
                        ("review_by", models.DateField(verbose_name="review by")),
                        ("person_told", models.BooleanField(verbose_name="the person has been told")),
                        (
                            "why_not_told",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="why the person has not been told"
                            ),
                        ),
                        (
                            "replaces",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="placements.warningnote",
                            ),
                        ),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
                    ],
                    options={
                        "ordering": ["-raised_on", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ended_on", None)),
                                fields=["person", "review_by"],
                                name="warning_open_by_person",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("words", ""), _negated=True),
                                    models.Q(("what_to_do", ""), _negated=True),
                                ),
                                name="warning_says_what_to_do",
                                violation_error_message="Say what the risk is and what to do.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "review_by__gt",
                                        django.db.models.functions.comparison.Coalesce(
                                            models.F("last_kept_on"), models.F("raised_on")
                                        ),
                                    ),
                                    (
                                        "review_by__lte",
                                        models.ExpressionWrapper(
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.functions.comparison.Coalesce(
                                                    models.F("last_kept_on"), models.F("raised_on")
                                                ),
                                                "+",
                                                models.Value(datetime.timedelta(days=366)),
                                            ),
                                            output_field=models.DateField(),
                                        ),
                                    ),
                                ),
                                name="warning_reviewed_within_a_year",
                                violation_error_message="The day to review it by must be in the next 12 months.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("person_told", True), ("why_not_told", "")),
                                    models.Q(("person_told", False), ("why_not_told__gt", "")),
                                    _connector="OR",
                                ),
                                name="warning_told_or_why_not",
                                violation_error_message="Say why the person has not been told.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on", None),
                                    ("ended_on__gte", models.F("raised_on")),
                                    _connector="OR",
                                ),
                                name="warning_ends_after_raised",
                                violation_error_message="A warning note ends after it was raised.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WarningReview",
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
                            "note",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="placements.warningnote",
                            ),
                        ),
                        ("reviewed_on", models.DateField(verbose_name="reviewed on")),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("kept", "Keep it as it is"),
                                    ("changed", "Put a new note in its place"),
                                    ("ended", "End it"),
                                ],
                                max_length=8,
                                verbose_name="what was decided",
                            ),
                        ),
                        ("words", models.CharField(max_length=500, verbose_name="why")),
                    ],
                    options={
                        "ordering": ["-reviewed_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True),
                                name="warning_review_says_why",
                                violation_error_message="Say why.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("outcome", "kept"), _negated=True),
                                fields=("note",),
                                name="warning_ended_once",
                                violation_error_message="This warning note has ended already.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="BankHoliday",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField(unique=True, verbose_name="day")),
                        ("name", models.CharField(max_length=60, verbose_name="name")),
                    ],
                    options={
                        "ordering": ["day"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
            ],
        ),
        # The rule about days came after the one about the first day.
        made_last("placements_authorisationlimit", "limit_no_overlap"),
        migrations.RunSQL(INSPECTIONS.THE_SAME_REGULATOR, INSPECTIONS.NOT_ANY_MORE),
        migrations.RunSQL(RECORDS.CREATE, RECORDS.DROP),
        *FACTS.Migration.operations,
        migrations.RunSQL(IN_STEP.FORWARDS, IN_STEP.BACKWARDS),
        migrations.RunSQL(MONEY.CREATE, MONEY.DROP),
        migrations.RunSQL(HEALTHCARE.CREATE, HEALTHCARE.DROP),
        migrations.RunSQL(CIRCLE.CREATE, CIRCLE.DROP),
        migrations.RunPython(CODE_LISTS.load, migrations.RunPython.noop),
        migrations.RunPython(LIMITS.load, migrations.RunPython.noop),
        migrations.RunPython(HEALTHCARE.load, migrations.RunPython.noop),
        migrations.RunPython(MILESTONES.load, migrations.RunPython.noop),
        migrations.RunPython(NOTICES.load, migrations.RunPython.noop),
    ]
