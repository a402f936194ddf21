"""All tables of casework in one go: what steps 0001 to 0024 come to in an empty database.

Decision 0034 says why, and how the next step is written. Left out is what only put rows of before right: keys used
twice (0002).
"""

from importlib import import_module

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.fields.json
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.utils.timezone
import placements.models.people
import uuid
from django.conf import settings
from django.db import migrations, models
from django.contrib.postgres.operations import BtreeGinExtension

from linkworker.migrating import MakeTables, made_last

SERVICES = import_module("casework.migrations.0008_directory_of_services")
RULES = import_module("casework.migrations.0013_first_escalation_rules")
LISTS = import_module("casework.migrations.0017_first_parts_of_life_and_questions")
GOALS = import_module("casework.migrations.0018_goals_keep_their_versions")
CONTACTS = import_module("casework.migrations.0020_versions_of_contacts")
LOCKS = import_module("casework.migrations.0024_contacts_are_locked")


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("casework", "0001_initial"),
        ("casework", "0002_keys_used_twice"),
        ("casework", "0003_a_key_makes_one_contact"),
        ("casework", "0004_actions_and_amendments_are_sent_once"),
        ("casework", "0005_open_actions_by_organisation"),
        ("casework", "0006_referrals_goals_and_feedback"),
        ("casework", "0007_planned_contacts"),
        ("casework", "0008_directory_of_services"),
        ("casework", "0009_referrals_are_made_and_followed"),
        ("casework", "0010_promises_of_organisations"),
        ("casework", "0011_chases"),
        ("casework", "0012_escalations"),
        ("casework", "0013_first_escalation_rules"),
        ("casework", "0014_drafts_say_who_began_them"),
        ("casework", "0015_caseloads_move"),
        ("casework", "0016_goals_outcomes_and_feedback_asked"),
        ("casework", "0017_first_parts_of_life_and_questions"),
        ("casework", "0018_goals_keep_their_versions"),
        ("casework", "0019_drafts_of_any_form"),
        ("casework", "0020_versions_of_contacts"),
        ("casework", "0021_words_of_the_log_by_person"),
        ("casework", "0022_what_a_contact_says"),
        ("casework", "0023_beside_a_contact"),
        ("casework", "0024_contacts_are_locked"),
    ]

    dependencies = [
        ("accounts", "0001_squashed_0008_trail_by_moment"),
        ("placements", "0001_squashed_0035_letters_about_notices"),
    ]

    operations = [
        # An index may hold a person beside words.
        BtreeGinExtension(),
        MakeTables(
            tables=[
                migrations.CreateModel(
                    name="Contact",
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
                                related_name="contacts",
                                to="placements.person",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("reference", models.CharField(blank=True, max_length=40, verbose_name="reference")),
                        (
                            "visit",
                            models.UUIDField(blank=True, null=True, verbose_name="one visit, several people"),
                        ),
                        ("happened_at", models.DateTimeField(verbose_name="when it happened")),
                        (
                            "recorded_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="when it was recorded"
                            ),
                        ),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("visit", "Visit"),
                                    ("phone", "Phone call"),
                                    ("video", "Video call"),
                                    ("email", "Email"),
                                    ("meeting", "Meeting"),
                                    ("letter", "Letter"),
                                    ("text", "Text message"),
                                ],
                                max_length=8,
                                verbose_name="kind of contact",
                            ),
                        ),
                        (
                            "title",
                            models.CharField(
                                blank=True, db_default="", default="", max_length=120, verbose_name="title"
                            ),
                        ),
                        ("text", models.TextField(max_length=100000, verbose_name="what happened")),
                        (
                            "headings",
                            models.JSONField(
                                blank=True,
                                db_default=models.Value({}, models.JSONField()),
                                default=dict,
                                verbose_name="what is written under headings",
                            ),
                        ),
                        (
                            "person_present",
                            models.BooleanField(blank=True, null=True, verbose_name="the person was there"),
                        ),
                        ("seen_alone", models.BooleanField(blank=True, null=True, verbose_name="seen alone")),
                        ("reached", models.BooleanField(default=True, verbose_name="somebody answered")),
                        (
                            "sides",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("person", "The person"),
                                        ("family", "Family or friends"),
                                        ("provider", "Provider"),
                                        ("placing", "Placing council"),
                                        ("host", "Host council"),
                                        ("host_nhs", "Host NHS"),
                                        ("icb_chc", "ICB or CHC team"),
                                        ("advocate", "Advocate"),
                                        ("education", "School or college"),
                                        ("other", "Someone else"),
                                    ],
                                    max_length=10,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="with",
                            ),
                        ),
                        (
                            "also_with",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=300,
                                verbose_name="anybody else who was there",
                            ),
                        ),
                        (
                            "duties",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveSmallIntegerField(
                                    choices=[
                                        (1, "Communication with all services"),
                                        (2, "Help to find the way through services"),
                                        (3, "Joining up host NHS, private and placing services"),
                                        (4, "Advice, signposting and referral"),
                                        (5, "Contact with the ICB about continuing healthcare"),
                                        (6, "Transition, in or back home"),
                                        (7, "Liaison with the placing authority"),
                                        (8, "Independence, community, important people and best value"),
                                    ]
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="duties",
                            ),
                        ),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes"),
                        ),
                        (
                            "travel_minutes",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="minutes of travel"
                            ),
                        ),
                        ("significant", models.BooleanField(default=False, verbose_name="significant event")),
                        (
                            "sensitivity",
                            models.CharField(
                                choices=[
                                    ("normal", "Normal"),
                                    ("sensitive", "Sensitive"),
                                    ("third_party", "About somebody else"),
                                ],
                                default="normal",
                                max_length=12,
                                verbose_name="sensitivity",
                            ),
                        ),
                        (
                            "shared_with",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("placing", "Placing council"),
                                        ("host", "Host council"),
                                        ("icb", "ICB"),
                                    ],
                                    max_length=8,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="shared with",
                            ),
                        ),
                        (
                            "corrected_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="a slip was put right"
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
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "withdrawn_because",
                            models.TextField(blank=True, editable=False, verbose_name="why it was withdrawn"),
                        ),
                    ],
                    options={
                        "ordering": ["-happened_at", "-pk"],
                        "indexes": [
                            models.Index(fields=["person", "-happened_at", "-id"], name="contact_by_person"),
                            models.Index(
                                condition=models.Q(
                                    ("person_present", True), ("reached", True), ("withdrawn_at", None)
                                ),
                                fields=["person", "-happened_at"],
                                name="contact_person_seen",
                            ),
                            models.Index(
                                fields=["organisation", "-happened_at", "-id"], name="contact_by_organisation"
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                models.F("person"),
                                django.contrib.postgres.indexes.OpClass(
                                    django.db.models.functions.text.Upper(
                                        django.db.models.functions.text.Concat(
                                            "title",
                                            models.Value(" "),
                                            "also_with",
                                            models.Value(" "),
                                            "text",
                                            models.Value(" "),
                                            django.db.models.fields.json.KeyTextTransform(
                                                "purpose", "headings"
                                            ),
                                            models.Value(" "),
                                            django.db.models.fields.json.KeyTextTransform("said", "headings"),
                                            models.Value(" "),
                                            django.db.models.fields.json.KeyTextTransform("view", "headings"),
                                            models.Value(" "),
                                            django.db.models.fields.json.KeyTextTransform("next", "headings"),
                                            models.Value(" "),
                                            django.db.models.fields.json.KeyTextTransform(
                                                "support", "headings"
                                            ),
                                            output_field=models.TextField(),
                                        )
                                    ),
                                    name="gin_trgm_ops",
                                ),
                                name="contact_words_by_person",
                            ),
                            models.Index(fields=["author", "-id"], name="contact_by_author"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("reference", ""), _negated=True),
                                fields=("organisation", "reference", "person"),
                                name="contact_reference_once",
                                violation_error_message="This contact is already in the log.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("happened_at__lte", models.F("recorded_at"))),
                                name="contact_not_in_the_future",
                                violation_error_message="A contact cannot be logged before it happens.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="contact_says_something",
                                violation_error_message="Say what happened.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("visit__isnull", False)),
                                fields=("visit", "person"),
                                name="contact_visit_has_a_person_once",
                                violation_error_message="This person is in the log for the same visit already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("submission", None),
                                    ("visit", None),
                                    ("submission", models.F("visit")),
                                    _connector="OR",
                                ),
                                name="contact_key_is_of_its_visit",
                                violation_error_message="The contacts of one visit carry the key of one form.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("withdrawn_at", None), ("withdrawn_because", "")),
                                    models.Q(
                                        ("withdrawn_at__isnull", False),
                                        models.Q(("withdrawn_because", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="contact_withdrawn_with_reason",
                                violation_error_message="Say why the contact is withdrawn.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactAmendment",
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
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="amendments",
                                to="casework.contact",
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("text", models.TextField(max_length=100000, verbose_name="amendment")),
                    ],
                    options={
                        "ordering": ["created_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="amendment_says_something",
                                violation_error_message="Say what you are adding.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Action",
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
                                related_name="actions",
                                to="placements.person",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="casework.contact",
                            ),
                        ),
                        ("what", models.CharField(max_length=300, verbose_name="what will be done")),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "owner_outside",
                            models.CharField(
                                blank=True, max_length=160, verbose_name="who, outside the council"
                            ),
                        ),
                        (
                            "owner_organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="promises",
                                to="accounts.organisation",
                                verbose_name="organisation outside the council",
                            ),
                        ),
                        (
                            "owner_email",
                            models.EmailField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=254,
                                verbose_name="their email address",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="by")),
                        (
                            "first_due_on",
                            models.DateField(blank=True, null=True, verbose_name="by, as first promised"),
                        ),
                        ("remind_on", models.DateField(blank=True, null=True, verbose_name="reminder")),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="done")),
                        ("outcome", models.TextField(blank=True, verbose_name="what came of it")),
                        (
                            "dropped_on",
                            models.DateField(blank=True, null=True, verbose_name="no longer needed"),
                        ),
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
                            "dropped_because",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=500,
                                verbose_name="why it is no longer needed",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["due_on", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("done_on", None)),
                                fields=["person", "due_on"],
                                name="action_open_by_person",
                            ),
                            models.Index(
                                condition=models.Q(("done_on", None)),
                                fields=["owner", "due_on"],
                                name="action_open_by_owner",
                            ),
                            models.Index(
                                fields=["organisation", "done_on", "person"], name="action_by_organisation"
                            ),
                            models.Index(
                                condition=models.Q(("done_on", None), ("dropped_on", None)),
                                fields=["organisation", "due_on", "id"],
                                name="action_open_in_list",
                            ),
                            models.Index(
                                models.F("organisation"),
                                django.db.models.functions.comparison.Coalesce("first_due_on", "due_on"),
                                models.F("owner_organisation"),
                                name="action_promised",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
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
                            models.CheckConstraint(
                                condition=models.Q(("what", ""), _negated=True),
                                name="action_says_what",
                                violation_error_message="Say what will be done.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("dropped_because", ""), ("dropped_by", None), ("dropped_on", None)
                                    ),
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
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("remind_on", None),
                                    ("remind_on__lte", models.F("due_on")),
                                    _connector="OR",
                                ),
                                name="action_reminds_before_due",
                                violation_error_message="The reminder must be on or before the day it is due.",
                            ),
                        ],
                    },
                ),
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
                        ("due_before", models.DateField(verbose_name="due before")),
                        ("due_after", models.DateField(verbose_name="due from then on")),
                        ("who_before", models.CharField(max_length=400, verbose_name="whose it was")),
                        ("who_after", models.CharField(max_length=400, verbose_name="whose it became")),
                        ("because", models.CharField(max_length=500, verbose_name="why")),
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PartOfLife",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=20, unique=True, verbose_name="code")),
                        ("label", models.CharField(max_length=80, verbose_name="part of life")),
                        ("plainly", models.CharField(max_length=80, verbose_name="in easy words")),
                        (
                            "adulthood_area",
                            models.CharField(max_length=80, verbose_name="area of Preparing for Adulthood"),
                        ),
                        (
                            "scheme_area",
                            models.CharField(max_length=80, verbose_name="area of the scheme's eighth duty"),
                        ),
                        ("also", models.TextField(blank=True, verbose_name="also called")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="order in lists")),
                    ],
                    options={
                        "verbose_name_plural": "parts of life",
                        "ordering": ["order", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="FaceQuestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=20, verbose_name="code")),
                        (
                            "asked_in",
                            models.CharField(
                                choices=[("outcome", "How life is"), ("feedback", "Feedback")],
                                max_length=8,
                                verbose_name="asked in",
                            ),
                        ),
                        (
                            "part_of_life",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="casework.partoflife",
                            ),
                        ),
                        ("words", models.CharField(max_length=80, verbose_name="question")),
                        (
                            "overall",
                            models.BooleanField(default=False, verbose_name="is the score of the whole"),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="order in the form")),
                        ("valid_from", models.DateField(verbose_name="from")),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="first day no longer"),
                        ),
                    ],
                    options={
                        "ordering": ["asked_in", "order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("asked_in", "code", "valid_from"),
                                name="face_question_once_from_a_day",
                                violation_error_message="This question is asked in other words from that day already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until", None),
                                    ("valid_until__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="face_question_ends_after_start",
                                violation_error_message="The question must end after it began.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="CaseworkPeriod",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("goal_check", "Between two looks at a goal, unless agreed otherwise"),
                                    ("feedback_sheet", "A feedback sheet may be typed back"),
                                    (
                                        "referral_reply",
                                        "A service answers a referral, unless it names days of its own",
                                    ),
                                    ("referral_chase", "Between two times a service is asked for its answer"),
                                    ("service_check", "An entry of the directory counts as checked"),
                                    (
                                        "reminder",
                                        "Working days before an action is due that its owner is reminded",
                                    ),
                                ],
                                max_length=20,
                                verbose_name="what",
                            ),
                        ),
                        ("days", models.PositiveSmallIntegerField(verbose_name="days")),
                        ("valid_from", models.DateField(verbose_name="from")),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="first day no longer"),
                        ),
                        ("source", models.CharField(max_length=160, verbose_name="who says so")),
                    ],
                    options={
                        "ordering": ["kind", "-valid_from"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kind", "valid_from"),
                                name="casework_period_once_from_a_day",
                                violation_error_message="This period is set from that day already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("days__gte", 1),
                                    models.Q(
                                        ("valid_until", None),
                                        ("valid_until__gt", models.F("valid_from")),
                                        _connector="OR",
                                    ),
                                ),
                                name="casework_period_holds_for_days",
                                violation_error_message="A period is at least one day, and ends after it began.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Goal",
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
                                related_name="goals",
                                to="placements.person",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="goals",
                                to="accounts.organisation",
                            ),
                        ),
                        ("reference", models.CharField(max_length=40, verbose_name="reference")),
                        ("domain", models.CharField(max_length=80, verbose_name="part of life")),
                        ("text", models.TextField(verbose_name="goal")),
                        ("set_on", models.DateField(verbose_name="set on")),
                        (
                            "check_every_weeks",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="checked every so many weeks"
                            ),
                        ),
                        (
                            "part_of_life",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.partoflife",
                            ),
                        ),
                        (
                            "said_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("theirs", "Their own words"),
                                    ("for_them", "Said for them by somebody who knows them well"),
                                ],
                                max_length=8,
                                verbose_name="whose words",
                            ),
                        ),
                        (
                            "first_step",
                            models.CharField(blank=True, max_length=300, verbose_name="first small step"),
                        ),
                        ("who_helps", models.CharField(blank=True, max_length=160, verbose_name="who helps")),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="goals",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who looks",
                            ),
                        ),
                        (
                            "created_by",
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
                        "ordering": ["-set_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["organisation", "set_on", "id"], name="goal_by_organisation")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organisation", "reference"),
                                name="goal_reference_once",
                                violation_error_message="This reference is used by another goal.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("text", ""), _negated=True),
                                    models.Q(("domain", ""), _negated=True),
                                ),
                                name="goal_says_what",
                                violation_error_message="Say what the goal is, and in which part of life.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("check_every_weeks", None),
                                    ("check_every_weeks__range", (1, 104)),
                                    _connector="OR",
                                ),
                                name="goal_checked_within_two_years",
                                violation_error_message="A goal is checked every 1 to 104 weeks.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("said_by__in", ["", "theirs", "for_them"])),
                                name="goal_says_whose_words",
                                violation_error_message="Say whose words these are.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GoalCheck",
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
                            "goal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="checks",
                                to="casework.goal",
                            ),
                        ),
                        ("checked_on", models.DateField(verbose_name="checked on")),
                        (
                            "rating",
                            models.CharField(
                                choices=[
                                    ("achieved", "Achieved"),
                                    ("improving", "Improving"),
                                    ("same", "The same"),
                                    ("worse", "Worse"),
                                    ("stopped", "Stopped"),
                                ],
                                max_length=9,
                                verbose_name="how it goes",
                            ),
                        ),
                        (
                            "person_rating",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("achieved", "Achieved"),
                                    ("improving", "Improving"),
                                    ("same", "The same"),
                                    ("worse", "Worse"),
                                    ("stopped", "Stopped"),
                                ],
                                max_length=9,
                                verbose_name="how the person says it goes",
                            ),
                        ),
                        (
                            "person_words",
                            models.TextField(
                                blank=True, max_length=1000, verbose_name="what the person said"
                            ),
                        ),
                        (
                            "words",
                            models.TextField(blank=True, max_length=1000, verbose_name="what the worker saw"),
                        ),
                        (
                            "because",
                            models.TextField(blank=True, max_length=1000, verbose_name="why it ends"),
                        ),
                        (
                            "checked_by",
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
                        "ordering": ["goal", "-checked_on"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("goal", "checked_on"),
                                name="goal_checked_once_a_day",
                                violation_error_message="This goal was checked on that day already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("rating__in", ["achieved", "improving", "same", "worse", "stopped"])
                                ),
                                name="goal_check_has_a_rating",
                                violation_error_message="Say how the goal goes.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "person_rating__in",
                                        ["", "achieved", "improving", "same", "worse", "stopped"],
                                    )
                                ),
                                name="goal_check_person_rates_in_words",
                                violation_error_message="Say how the person says the goal goes.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("checked_by", None),
                                    models.Q(("because", ""), _negated=True),
                                    models.Q(
                                        models.Q(("rating__in", ("achieved", "stopped")), _negated=True),
                                        models.Q(
                                            ("person_rating__in", ("achieved", "stopped")), _negated=True
                                        ),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("person_rating__in", ["", "achieved", "stopped"]), _negated=True
                                        ),
                                        models.Q(("rating", "stopped"), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="goal_ends_with_a_reason",
                                violation_error_message="Say why the goal ends.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Service",
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
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="services",
                                to="accounts.organisation",
                                verbose_name="organisation keeping the entry",
                            ),
                        ),
                        ("name", models.CharField(max_length=160, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    (
                                        "Health in the community",
                                        [
                                            ("X_CLDT", "Community learning disability team"),
                                            (
                                                "LDC",
                                                "Community services for people with a learning disability",
                                            ),
                                            ("MHC", "Community services for people with mental health needs"),
                                            ("CHC", "Community nurses and therapists"),
                                            ("X_PBS", "Positive behaviour or intensive support team"),
                                            ("RHS", "Rehabilitation"),
                                            ("LTC", "Long-term conditions service"),
                                            ("DCS", "GP consultations"),
                                            ("DTS", "GP surgery"),
                                            ("DEN", "Dentist"),
                                        ],
                                    ),
                                    (
                                        "Support in daily life",
                                        [
                                            ("DCC", "Home care"),
                                            ("S_CAH", "Care at home (Scotland)"),
                                            ("W_DS", "Domiciliary support (Wales)"),
                                            ("X_DAY", "Day opportunities"),
                                            ("X_ENABLE", "Enabling or community connection"),
                                            ("X_OUTREACH", "Floating outreach support"),
                                            ("X_TEC", "Technology enabled care"),
                                            ("X_DP", "Personal assistant by direct payment"),
                                            ("X_TRANS", "Transport"),
                                        ],
                                    ),
                                    (
                                        "Rights, work and learning",
                                        [
                                            ("X_ADV", "Advocacy"),
                                            ("A_ADVICE", "Advice on money, benefits or the law"),
                                            ("X_EMPLOY", "Supported employment"),
                                            ("SPC", "Specialist college"),
                                            ("A_LEARN", "Adult learning"),
                                            ("X_LANDLORD", "Housing provider or landlord"),
                                        ],
                                    ),
                                    (
                                        "Community assets",
                                        [
                                            ("A_NETWORK", "Neighbourhood network"),
                                            ("A_CLUB", "Club or social group"),
                                            ("A_SPORT", "Sport and moving"),
                                            ("A_ARTS", "Arts and music"),
                                            ("A_GREEN", "Garden, farm or nature"),
                                            ("A_FAITH", "Faith group"),
                                            ("A_PEER", "Peer support or self-advocacy"),
                                            ("A_FRIEND", "Befriending or volunteering"),
                                            ("A_PLACE", "Accessible place or quiet hours"),
                                        ],
                                    ),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("what", models.TextField(verbose_name="what it does")),
                        (
                            "everywhere",
                            models.BooleanField(default=False, verbose_name="serves the whole country"),
                        ),
                        ("place", models.CharField(blank=True, max_length=300, verbose_name="where")),
                        (
                            "needs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("autism", "Autism"),
                                        ("behaviour", "Behaviour that challenges"),
                                        ("communication", "Communication"),
                                        ("dementia", "Growing older and dementia"),
                                        ("eating", "Eating, drinking and swallowing"),
                                        ("epilepsy", "Epilepsy"),
                                        ("friends", "Friends and relationships"),
                                        ("health", "Physical health"),
                                        ("home", "Home and tenancy"),
                                        ("independence", "Travel and independence"),
                                        ("mental_health", "Mental health"),
                                        ("mobility", "Moving about"),
                                        ("money", "Money and benefits"),
                                        ("multiple", "Profound and multiple disabilities"),
                                        ("rights", "Rights and being heard"),
                                        ("senses", "Sight and hearing"),
                                        ("work", "Work and learning"),
                                    ],
                                    max_length=14,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="helps with",
                            ),
                        ),
                        (
                            "for_whom",
                            models.CharField(blank=True, max_length=300, verbose_name="who it is for"),
                        ),
                        (
                            "from_age",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="from age"),
                        ),
                        (
                            "until_age",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="until age"),
                        ),
                        ("how_to_refer", models.TextField(blank=True, verbose_name="how to refer")),
                        (
                            "contact",
                            models.CharField(blank=True, max_length=160, verbose_name="who to ask for"),
                        ),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="phone")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="email")),
                        ("website", models.URLField(blank=True, verbose_name="website")),
                        ("opening", models.CharField(blank=True, max_length=300, verbose_name="open")),
                        ("cost", models.CharField(blank=True, max_length=300, verbose_name="cost")),
                        ("accessibility", models.TextField(blank=True, verbose_name="access")),
                        (
                            "reply_days",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="says it replies in days"
                            ),
                        ),
                        (
                            "capacity",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="room for people"
                            ),
                        ),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day it runs")),
                        ("checked_on", models.DateField(verbose_name="last checked on")),
                        (
                            "checked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="checked by",
                            ),
                        ),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                        (
                            "closed_because",
                            models.CharField(blank=True, max_length=300, verbose_name="why it closed"),
                        ),
                        (
                            "searched",
                            models.GeneratedField(
                                db_persist=True,
                                expression=placements.models.people.Folded(
                                    "name", "what", "for_whom", "place"
                                ),
                                output_field=models.TextField(),
                                verbose_name="words as they are searched for",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["name", "pk"],
                        "indexes": [
                            models.Index(fields=["name", "id"], name="service_by_name"),
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["searched"], name="service_by_words", opclasses=["gin_trgm_ops"]
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("name", ""), _negated=True),
                                    models.Q(("what", ""), _negated=True),
                                ),
                                name="service_says_what_it_is",
                                violation_error_message="Say what the service is called and what it does.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "X_CLDT",
                                            "LDC",
                                            "MHC",
                                            "CHC",
                                            "X_PBS",
                                            "RHS",
                                            "LTC",
                                            "DCS",
                                            "DTS",
                                            "DEN",
                                            "DCC",
                                            "S_CAH",
                                            "W_DS",
                                            "X_DAY",
                                            "X_ENABLE",
                                            "X_OUTREACH",
                                            "X_TEC",
                                            "X_DP",
                                            "X_TRANS",
                                            "X_ADV",
                                            "A_ADVICE",
                                            "X_EMPLOY",
                                            "SPC",
                                            "A_LEARN",
                                            "X_LANDLORD",
                                            "A_NETWORK",
                                            "A_CLUB",
                                            "A_SPORT",
                                            "A_ARTS",
                                            "A_GREEN",
                                            "A_FAITH",
                                            "A_PEER",
                                            "A_FRIEND",
                                            "A_PLACE",
                                        ],
                                    )
                                ),
                                name="service_is_of_a_kind",
                                violation_error_message="Select what kind of service it is.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("from_age", None), ("from_age__lte", 120), _connector="OR"),
                                    models.Q(("until_age", None), ("until_age__lte", 120), _connector="OR"),
                                    models.Q(
                                        ("from_age", None),
                                        ("until_age", None),
                                        ("until_age__gte", models.F("from_age")),
                                        _connector="OR",
                                    ),
                                ),
                                name="service_ages_in_order",
                                violation_error_message="The oldest age must be the youngest or more.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reply_days", None), ("reply_days__range", (1, 365)), _connector="OR"
                                ),
                                name="service_replies_within_a_year",
                                violation_error_message="A service says it replies in 1 to 365 days.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("capacity", None), ("capacity__gte", 1), _connector="OR"),
                                name="service_has_room",
                                violation_error_message="A service has room for at least one person.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_because", ""), ("closed_on", None)),
                                    models.Q(
                                        ("closed_on__isnull", False),
                                        models.Q(("closed_because", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="service_closed_with_reason",
                                violation_error_message="Say why the service is closed.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceArea",
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
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="areas",
                                to="casework.service",
                            ),
                        ),
                        (
                            "council",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "removed_on",
                            models.DateField(blank=True, null=True, verbose_name="no longer since"),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("removed_on", None)),
                                fields=["council", "service"],
                                name="service_area_by_council",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("removed_on", None)),
                                fields=("service", "council"),
                                name="service_area_once",
                                violation_error_message="The service serves this council’s area already.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Referral",
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
                                related_name="referrals",
                                to="placements.person",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referrals",
                                to="accounts.organisation",
                            ),
                        ),
                        ("reference", models.CharField(max_length=40, verbose_name="reference")),
                        ("made_on", models.DateField(verbose_name="made on")),
                        ("service", models.CharField(max_length=200, verbose_name="to which service")),
                        ("accepted_on", models.DateField(blank=True, null=True, verbose_name="accepted on")),
                        ("started_on", models.DateField(blank=True, null=True, verbose_name="started on")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                        (
                            "result",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("waiting", "Waiting"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined"),
                                    ("started", "Started"),
                                    ("ended", "Ended"),
                                ],
                                max_length=8,
                                verbose_name="result",
                            ),
                        ),
                        ("declined_on", models.DateField(blank=True, null=True, verbose_name="declined on")),
                        ("declined_reason", models.TextField(blank=True, verbose_name="why it was declined")),
                        (
                            "service_entry",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referrals",
                                to="casework.service",
                                verbose_name="entry of the directory",
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referrals",
                                to="casework.goal",
                                verbose_name="goal it serves",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="made by",
                            ),
                        ),
                        ("why", models.TextField(blank=True, db_default="", default="", verbose_name="why")),
                        (
                            "basis",
                            models.CharField(
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
                        (
                            "agreed_on",
                            models.DateField(blank=True, null=True, verbose_name="agreed or decided on"),
                        ),
                        (
                            "urgent",
                            models.BooleanField(db_default=False, default=False, verbose_name="urgent"),
                        ),
                        (
                            "sent_by",
                            models.CharField(
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
                        (
                            "answer_by",
                            models.DateField(blank=True, null=True, verbose_name="answer wanted by"),
                        ),
                    ],
                    options={
                        "ordering": ["-made_on", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(
                                    ("accepted_on", None),
                                    ("ended_on", None),
                                    ("result__in", ("", "waiting")),
                                    ("started_on", None),
                                ),
                                fields=["organisation", "made_on"],
                                name="referral_unanswered",
                            ),
                            models.Index(
                                fields=["organisation", "service_entry"], name="referral_by_service"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organisation", "reference"),
                                name="referral_reference_once",
                                violation_error_message="This reference is used by another referral.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("service", ""), _negated=True),
                                name="referral_names_a_service",
                                violation_error_message="Say which service it was made to.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("accepted_on", None),
                                        ("accepted_on__gte", models.F("made_on")),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("started_on", None),
                                        ("started_on__gte", models.F("made_on")),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("ended_on", None),
                                        ("ended_on__gte", models.F("made_on")),
                                        _connector="OR",
                                    ),
                                ),
                                name="referral_is_made_first",
                                violation_error_message="A referral is accepted, started or ended on or after the day it was made.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("started_on", None),
                                    ("ended_on", None),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="referral_starts_before_it_ends",
                                violation_error_message="The service ends on or after the day it started.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("declined_reason", ""), ("result", "declined"), _connector="OR"
                                ),
                                name="referral_declined_with_reason",
                                violation_error_message="Only a declined referral has a reason why it was declined.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("result", "declined"), _negated=True),
                                    ("started_on", None),
                                    _connector="OR",
                                ),
                                name="referral_declined_never_started",
                                violation_error_message="A declined referral did not start.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("declined_on", None),
                                    models.Q(
                                        ("declined_on__gte", models.F("made_on")), ("result", "declined")
                                    ),
                                    _connector="OR",
                                ),
                                name="referral_declined_on_a_day_after",
                                violation_error_message="Only a declined referral was declined, on or after the day it was made.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answer_by", None),
                                    ("answer_by__gte", models.F("made_on")),
                                    _connector="OR",
                                ),
                                name="referral_answered_after_it_is_made",
                                violation_error_message="An answer is wanted on or after the day the referral was made.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agreed_on", None), ("basis", "")),
                                    models.Q(
                                        models.Q(("basis", ""), _negated=True), ("agreed_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="referral_ground_has_its_day",
                                violation_error_message="Say on what ground, and on which day the person agreed or it was decided.",
                            ),
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
                            "referral",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="casework.referral",
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
                            "taken_back_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="taken back"),
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
                                    models.Q(
                                        ("taken_back_at__isnull", False), ("taken_back_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="referral_step_taken_back_by_somebody",
                                violation_error_message="Say who took it back, and when.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
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
                        (
                            "referral",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="chases",
                                to="casework.referral",
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
                    ],
                    options={
                        "ordering": ["referral", "chased_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("how__in", ["email", "phone", "web", "letter", "in_person"])
                                ),
                                name="referral_chase_says_how",
                                violation_error_message="Say how you asked.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ContactParty",
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
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parties",
                                to="casework.contact",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[
                                    ("person", "The person"),
                                    ("family", "Family or friends"),
                                    ("provider", "Provider"),
                                    ("placing", "Placing council"),
                                    ("host", "Host council"),
                                    ("host_nhs", "Host NHS"),
                                    ("icb_chc", "ICB or CHC team"),
                                    ("advocate", "Advocate"),
                                    ("education", "School or college"),
                                    ("other", "Someone else"),
                                ],
                                max_length=10,
                                verbose_name="side",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="placements.circlemember",
                                verbose_name="who of the circle",
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
                    ],
                    options={
                        "verbose_name_plural": "contact parties",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("member__isnull", False), ("organisation", None)),
                                    models.Q(("member", None), ("organisation__isnull", False)),
                                    _connector="OR",
                                ),
                                name="contact_party_is_one",
                                violation_error_message="Say who it was with: somebody of the circle, or an organisation.",
                            ),
                            models.UniqueConstraint(
                                fields=("contact", "member"),
                                name="contact_party_member_once",
                                violation_error_message="This contact names them already.",
                            ),
                            models.UniqueConstraint(
                                fields=("contact", "organisation", "side"),
                                name="contact_party_organisation_once",
                                violation_error_message="This contact names the organisation already.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ContactLink",
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
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="links",
                                to="casework.contact",
                            ),
                        ),
                        (
                            "placement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contact_links",
                                to="placements.placement",
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contact_links",
                                to="casework.goal",
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contact_links",
                                to="casework.referral",
                            ),
                        ),
                        (
                            "chc_case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contact_links",
                                to="placements.chccase",
                                verbose_name="CHC case",
                            ),
                        ),
                        (
                            "chc_dispute",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contact_links",
                                to="placements.chcdispute",
                                verbose_name="CHC dispute",
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contact_links",
                                to="placements.fundingagreement",
                                verbose_name="who pays",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("agreement__isnull", True),
                                        ("chc_case__isnull", True),
                                        ("chc_dispute__isnull", True),
                                        ("goal__isnull", True),
                                        ("placement__isnull", False),
                                        ("referral__isnull", True),
                                    ),
                                    models.Q(
                                        ("agreement__isnull", True),
                                        ("chc_case__isnull", True),
                                        ("chc_dispute__isnull", True),
                                        ("goal__isnull", False),
                                        ("placement__isnull", True),
                                        ("referral__isnull", True),
                                    ),
                                    models.Q(
                                        ("agreement__isnull", True),
                                        ("chc_case__isnull", True),
                                        ("chc_dispute__isnull", True),
                                        ("goal__isnull", True),
                                        ("placement__isnull", True),
                                        ("referral__isnull", False),
                                    ),
                                    models.Q(
                                        ("agreement__isnull", True),
                                        ("chc_case__isnull", False),
                                        ("chc_dispute__isnull", True),
                                        ("goal__isnull", True),
                                        ("placement__isnull", True),
                                        ("referral__isnull", True),
                                    ),
                                    models.Q(
                                        ("agreement__isnull", True),
                                        ("chc_case__isnull", True),
                                        ("chc_dispute__isnull", False),
                                        ("goal__isnull", True),
                                        ("placement__isnull", True),
                                        ("referral__isnull", True),
                                    ),
                                    models.Q(
                                        ("agreement__isnull", False),
                                        ("chc_case__isnull", True),
                                        ("chc_dispute__isnull", True),
                                        ("goal__isnull", True),
                                        ("placement__isnull", True),
                                        ("referral__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="contact_link_is_one",
                                violation_error_message="A link leads to one thing.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ContactNotice",
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
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notices",
                                to="casework.contact",
                            ),
                        ),
                        (
                            "told_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "recipient",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="told_of",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="read")),
                        ("reply", models.TextField(blank=True, max_length=2000, verbose_name="reply")),
                        ("replied_at", models.DateTimeField(blank=True, null=True, verbose_name="replied")),
                        (
                            "reply_read_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="reply read"),
                        ),
                    ],
                    options={
                        "ordering": ["-created_at", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("read_at", None)),
                                fields=["recipient", "-created_at"],
                                name="contact_notice_unread",
                            ),
                            models.Index(
                                condition=models.Q(("replied_at__isnull", False), ("reply_read_at", None)),
                                fields=["told_by", "-replied_at"],
                                name="contact_notice_replied",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("contact", "recipient"),
                                name="contact_notice_once",
                                violation_error_message="They have been told of this contact already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("replied_at", None), ("reply", ""), ("reply_read_at", None)),
                                    models.Q(
                                        ("replied_at__isnull", False), models.Q(("reply", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="contact_notice_reply_says_something",
                                violation_error_message="Write a reply.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WorkerCard",
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
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="card",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("phone", models.CharField(blank=True, max_length=20, verbose_name="phone")),
                        (
                            "photo",
                            models.CharField(
                                blank=True, editable=False, max_length=120, verbose_name="file of the photo"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["staff", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="ActionChase",
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
                            "action",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="chases",
                                to="casework.action",
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                choices=[("email", "Email"), ("letter", "Letter")],
                                max_length=6,
                                verbose_name="how",
                            ),
                        ),
                        (
                            "to_organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="to",
                            ),
                        ),
                        ("to_name", models.CharField(blank=True, max_length=160, verbose_name="to whom")),
                        (
                            "to_email",
                            models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                        ),
                        (
                            "address",
                            models.TextField(
                                blank=True,
                                validators=[
                                    django.core.validators.MaxLengthValidator(
                                        500, "The address must be 500 characters or less."
                                    )
                                ],
                                verbose_name="address",
                            ),
                        ),
                        ("chased_on", models.DateField(verbose_name="chased")),
                        (
                            "chased_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "once_more",
                            models.BooleanField(
                                default=False, verbose_name="though it was chased that working day already"
                            ),
                        ),
                        (
                            "sent_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="sent"),
                        ),
                    ],
                    options={
                        "ordering": ["-chased_on", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("sent_at", None), ("way", "email")),
                                fields=["created_at"],
                                name="chase_to_send",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("address", ""),
                                        ("way", "email"),
                                        models.Q(("to_email", ""), _negated=True),
                                    ),
                                    models.Q(("sent_at", None), ("to_email", ""), ("way", "letter")),
                                    _connector="OR",
                                ),
                                name="chase_goes_one_way",
                                violation_error_message="An email needs an email address. A letter has none.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("once_more", False)),
                                fields=("action", "chased_on"),
                                name="chase_once_a_day",
                                violation_error_message="This was chased today already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Draft",
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
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="drafts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="placements.person",
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
                        ("submission", models.UUIDField(verbose_name="key of the form")),
                        (
                            "begun_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who began it, where it came with a caseload",
                            ),
                        ),
                        (
                            "page",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=80,
                                verbose_name="name of the page",
                            ),
                        ),
                        (
                            "address",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=300,
                                verbose_name="address of the form",
                            ),
                        ),
                        (
                            "heading",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=120,
                                verbose_name="what the form does",
                            ),
                        ),
                        (
                            "tab",
                            models.UUIDField(
                                blank=True, null=True, verbose_name="loading of the page that saved last"
                            ),
                        ),
                        ("answers", models.JSONField(default=dict, verbose_name="what was typed")),
                        ("saved_at", models.DateTimeField(verbose_name="saved")),
                    ],
                    options={
                        "ordering": ["-saved_at", "-pk"],
                        "indexes": [models.Index(fields=["saved_at"], name="draft_by_age")],
                        "constraints": [
                            models.UniqueConstraint(fields=("author", "submission"), name="draft_once_a_form")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SentForm",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("submission", models.UUIDField(verbose_name="key of the form")),
                        ("sent_at", models.DateTimeField(verbose_name="sent")),
                    ],
                    options={
                        "ordering": ["-sent_at", "-pk"],
                        "indexes": [models.Index(fields=["sent_at"], name="sent_form_by_age")],
                        "constraints": [
                            models.UniqueConstraint(fields=("author", "submission"), name="form_sent_once")
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
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="first day no longer"),
                        ),
                        (
                            "working_days",
                            models.PositiveSmallIntegerField(verbose_name="working days to answer"),
                        ),
                        ("source", models.CharField(max_length=120, verbose_name="where it comes from")),
                    ],
                    options={
                        "ordering": ["level", "valid_from"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("level", "valid_from"), name="escalation_rule_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until", None),
                                    ("valid_until__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="escalation_rule_ends_after_start",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="escalations",
                                to="placements.person",
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
                            "responsibility_dispute",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="escalations",
                                to="placements.responsibilitydispute",
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
                            "words",
                            models.TextField(
                                validators=[
                                    django.core.validators.MaxLengthValidator(
                                        2000, "Write at most 2,000 characters."
                                    )
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
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="escalations",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who sees to the answer",
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
                                    django.core.validators.MaxLengthValidator(
                                        2000, "Write at most 2,000 characters."
                                    )
                                ],
                                verbose_name="how it was resolved",
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
                                        ("action", None),
                                        ("chc_dispute", None),
                                        ("responsibility_dispute", None),
                                    ),
                                    models.Q(
                                        ("action", None),
                                        ("funding_line", None),
                                        ("responsibility_dispute", None),
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
                            "escalation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="casework.escalation",
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
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("taken_on", models.DateField(verbose_name="day")),
                        (
                            "taken_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="to be answered by")),
                        (
                            "words",
                            models.TextField(
                                validators=[
                                    django.core.validators.MaxLengthValidator(
                                        2000, "Write at most 2,000 characters."
                                    )
                                ],
                                verbose_name="in words",
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
                                    models.Q(
                                        ("due_on__isnull", False), ("kind__in", ["raised", "passed_up"])
                                    ),
                                    models.Q(
                                        ("due_on", None), ("kind__in", ["handed", "answered", "resolved"])
                                    ),
                                    _connector="OR",
                                ),
                                name="escalation_step_starts_a_clock",
                                violation_error_message="Only what is raised or passed up has a day to be answered by.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="FeedbackRequest",
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
                                related_name="feedback_requests",
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
                        ("asked_on", models.DateField(verbose_name="asked on")),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "code",
                            models.CharField(max_length=8, unique=True, verbose_name="code on the sheet"),
                        ),
                        (
                            "expires_on",
                            models.DateField(verbose_name="first day it can no longer be typed back"),
                        ),
                        (
                            "declined_on",
                            models.DateField(blank=True, null=True, verbose_name="did not want to answer"),
                        ),
                    ],
                    options={
                        "ordering": ["-asked_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["organisation", "asked_on"], name="feedback_asked_by_day")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organisation", "person", "asked_on"),
                                name="feedback_asked_once_a_day",
                                violation_error_message="This person was asked on that day already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("expires_on__gt", models.F("asked_on"))),
                                name="feedback_code_holds_for_days",
                                violation_error_message="A code can be used for at least a day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("declined_on", None),
                                    ("declined_on__gte", models.F("asked_on")),
                                    _connector="OR",
                                ),
                                name="feedback_declined_once_asked",
                                violation_error_message="Somebody declines on the day they were asked, or later.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Feedback",
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
                                related_name="feedback",
                                to="placements.person",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="feedback",
                                to="accounts.organisation",
                            ),
                        ),
                        ("given_on", models.DateField(verbose_name="given on")),
                        ("score", models.PositiveSmallIntegerField(verbose_name="score, 1 to 5")),
                        (
                            "by_proxy",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="somebody answered for the person"
                            ),
                        ),
                        ("words", models.TextField(blank=True, verbose_name="in their words")),
                        (
                            "answered_by",
                            models.CharField(
                                blank=True, max_length=160, verbose_name="who answered for them"
                            ),
                        ),
                        (
                            "request",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answer",
                                to="casework.feedbackrequest",
                            ),
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
                    ],
                    options={
                        "verbose_name_plural": "feedback",
                        "ordering": ["-given_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["organisation", "given_on"], name="feedback_by_day")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organisation", "person", "given_on"),
                                name="feedback_once_a_day",
                                violation_error_message="This person gave feedback on that day already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("score__range", (1, 5))),
                                name="feedback_score_is_one_to_five",
                                violation_error_message="Give a score from 1 to 5.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_by", ""),
                                    models.Q(("by_proxy", True), ("by_proxy__isnull", False)),
                                    _connector="OR",
                                ),
                                name="feedback_for_them_is_by_proxy",
                                violation_error_message="Only who answers for somebody else is named.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("by_proxy", True), ("by_proxy__isnull", False), _negated=True),
                                    ("recorded_by", None),
                                    models.Q(("answered_by", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="feedback_by_proxy_says_by_whom",
                                violation_error_message="Say who answered for the person.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FeedbackAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "feedback",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="casework.feedback",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.facequestion",
                            ),
                        ),
                        (
                            "face",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "Very bad"),
                                    (2, "Bad"),
                                    (3, "OK"),
                                    (4, "Good"),
                                    (5, "Very good"),
                                ],
                                verbose_name="face",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["feedback", "question"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("feedback", "question"),
                                name="feedback_answer_once_a_question",
                                violation_error_message="This question was answered already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("face__in", [1, 2, 3, 4, 5])),
                                name="feedback_answer_is_a_face",
                                violation_error_message="Choose one of the five faces.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ContactFile",
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
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="files",
                                to="casework.contact",
                            ),
                        ),
                        ("form", models.UUIDField(verbose_name="key of the form it was chosen in")),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("name", models.CharField(max_length=126, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("pdf", "PDF"),
                                    ("docx", "Word document"),
                                    ("xlsx", "Excel workbook"),
                                    ("csv", "CSV file"),
                                    ("png", "picture"),
                                    ("jpg", "picture"),
                                ],
                                max_length=4,
                                verbose_name="kind",
                            ),
                        ),
                        ("size", models.PositiveIntegerField(verbose_name="bytes")),
                        (
                            "file_name",
                            models.CharField(
                                editable=False, max_length=120, verbose_name="name it is stored under"
                            ),
                        ),
                        ("sha256", models.CharField(editable=False, max_length=64, verbose_name="SHA-256")),
                        (
                            "checked",
                            models.CharField(
                                choices=[
                                    ("never", "Not checked"),
                                    ("waiting", "Waiting to be checked"),
                                    ("clean", "Clean"),
                                    ("refused", "Refused by the scanner"),
                                ],
                                default="never",
                                max_length=7,
                                verbose_name="what the scanner said",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["created_at", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("contact", None)),
                                fields=["form"],
                                name="contact_file_unsent",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("form", "sha256"),
                                name="contact_file_once_a_form",
                                violation_error_message="This file has been added already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("size__range", (1, 10485760))),
                                name="contact_file_not_too_large",
                                violation_error_message="A file must not be empty, and not larger than 10 MB.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Outcome",
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
                                related_name="outcomes",
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
                        ("answered_on", models.DateField(verbose_name="answered on")),
                        (
                            "by_proxy",
                            models.BooleanField(
                                default=False, verbose_name="somebody answered for the person"
                            ),
                        ),
                        (
                            "answered_by",
                            models.CharField(
                                blank=True, max_length=160, verbose_name="who answered for them"
                            ),
                        ),
                        (
                            "people_met",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="important people met"
                            ),
                        ),
                        (
                            "people_rung",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="important people rung"
                            ),
                        ),
                        (
                            "times_out",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="times out in the community"
                            ),
                        ),
                        (
                            "words",
                            models.TextField(blank=True, max_length=1000, verbose_name="in their words"),
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
                        "ordering": ["-answered_on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organisation", "person", "answered_on"),
                                name="outcome_once_a_day",
                                violation_error_message="How life is was asked on that day already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("by_proxy", True), models.Q(("answered_by", ""), _negated=True)
                                    ),
                                    models.Q(("answered_by", ""), ("by_proxy", False)),
                                    _connector="OR",
                                ),
                                name="outcome_by_proxy_says_by_whom",
                                violation_error_message="Say who answered for the person.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("people_met", None), ("people_met__lte", 99), _connector="OR"),
                                    models.Q(
                                        ("people_rung", None), ("people_rung__lte", 99), _connector="OR"
                                    ),
                                    models.Q(("times_out", None), ("times_out__lte", 99), _connector="OR"),
                                ),
                                name="outcome_counts_of_one_month",
                                violation_error_message="Enter a number from 0 to 99.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="OutcomeAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="casework.outcome",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.facequestion",
                            ),
                        ),
                        (
                            "face",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "Very bad"),
                                    (2, "Bad"),
                                    (3, "OK"),
                                    (4, "Good"),
                                    (5, "Very good"),
                                ],
                                verbose_name="face",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["outcome", "question"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("outcome", "question"),
                                name="outcome_answer_once_a_question",
                                violation_error_message="This question was answered already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("face__in", [1, 2, 3, 4, 5])),
                                name="outcome_answer_is_a_face",
                                violation_error_message="Choose one of the five faces.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PlannedContact",
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
                                related_name="planned_contacts",
                                to="placements.person",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="planned_contacts",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="planned_contacts",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who will do it",
                            ),
                        ),
                        ("planned_on", models.DateField(verbose_name="planned for")),
                        ("planned_at", models.TimeField(blank=True, null=True, verbose_name="at")),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("visit", "Visit"),
                                    ("phone", "Phone call"),
                                    ("video", "Video call"),
                                    ("email", "Email"),
                                    ("meeting", "Meeting"),
                                    ("letter", "Letter"),
                                    ("text", "Text message"),
                                ],
                                default="visit",
                                max_length=8,
                                verbose_name="kind of contact",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="what it is for")),
                        (
                            "made_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans_made",
                                to="casework.contact",
                            ),
                        ),
                        (
                            "kept_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans_kept",
                                to="casework.contact",
                            ),
                        ),
                        (
                            "instead_of",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="moved_to",
                                to="casework.plannedcontact",
                            ),
                        ),
                        (
                            "cancelled_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="cancelled"
                            ),
                        ),
                        (
                            "cancelled_by",
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
                            "cancelled_because",
                            models.CharField(blank=True, editable=False, max_length=300, verbose_name="why"),
                        ),
                    ],
                    options={
                        "ordering": ["planned_on", "planned_at", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("cancelled_at", None), ("kept_by", None)),
                                fields=["person", "planned_on"],
                                name="planned_open_by_person",
                            ),
                            models.Index(
                                condition=models.Q(("cancelled_at", None), ("kept_by", None)),
                                fields=["worker", "planned_on"],
                                name="planned_open_by_worker",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("cancelled_at", None),
                                        ("cancelled_because", ""),
                                        ("cancelled_by", None),
                                    ),
                                    models.Q(
                                        ("cancelled_at__isnull", False),
                                        ("cancelled_by__isnull", False),
                                        models.Q(("cancelled_because", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="planned_contact_cancelled_with_reason",
                                violation_error_message="Say why it is moved or cancelled.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kept_by", None), ("cancelled_at", None), _connector="OR"
                                ),
                                name="planned_contact_kept_or_cancelled",
                                violation_error_message="A plan that was kept cannot be cancelled.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reassignment",
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
                                related_name="reassignments",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "from_worker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reassigned_from",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("effective_on", models.DateField(verbose_name="from which day on")),
                        ("because", models.CharField(max_length=300, verbose_name="why")),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "done_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="carried out"
                            ),
                        ),
                        (
                            "actions_moved",
                            models.PositiveIntegerField(default=0, verbose_name="open actions moved"),
                        ),
                        (
                            "plans_moved",
                            models.PositiveIntegerField(default=0, verbose_name="planned contacts moved"),
                        ),
                        ("drafts_moved", models.PositiveIntegerField(default=0, verbose_name="drafts moved")),
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
                        "ordering": ["-effective_on", "-pk"],
                        "indexes": [
                            models.Index(
                                fields=["organisation", "-effective_on", "-id"],
                                name="reassignment_of_organisation",
                            ),
                            models.Index(
                                condition=models.Q(("called_off_at", None), ("done_at", None)),
                                fields=["effective_on"],
                                name="reassignment_to_come",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("because", ""), _negated=True),
                                name="reassignment_says_why",
                                violation_error_message="Say why the caseload moves.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("called_off_at", None), ("called_off_by", None)),
                                    models.Q(
                                        ("called_off_at__isnull", False),
                                        ("called_off_by__isnull", False),
                                        ("done_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="reassignment_done_or_called_off",
                                violation_error_message="What was carried out cannot be called off.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReassignedPerson",
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
                            "reassignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="people",
                                to="casework.reassignment",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reassigned",
                                to="placements.person",
                            ),
                        ),
                        (
                            "to_worker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reassigned_to",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "left_alone",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("changed", "Had another link worker by then"),
                                    ("gone", "The new link worker no longer held a role for it"),
                                    ("reach", "No longer placed by us or living in our area"),
                                ],
                                max_length=8,
                                verbose_name="why they did not move",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "reassigned people",
                        "ordering": ["reassignment", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("reassignment", "person"),
                                name="reassigned_once",
                                violation_error_message="This person is in this reassignment already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("left_alone", ""),
                                    ("left_alone__in", ["changed", "gone", "reach"]),
                                    _connector="OR",
                                ),
                                name="reassigned_left_alone_why",
                                violation_error_message="Say why the person did not move.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
            ],
        ),
        # Unique since a later step: named and asked as if it still were.
        migrations.RunSQL(
            "ALTER TABLE casework_contact RENAME CONSTRAINT casework_contact_submission_key TO casework_contact_submission_c35fa4d7_uniq",
            migrations.RunSQL.noop,
        ),
        made_last(
            "casework_contact", "casework_contact_submission_c35fa4d7_uniq", "contact_visit_has_a_person_once"
        ),
        made_last("casework_goal", "casework_goal_submission_key"),
        made_last("casework_goalcheck", "casework_goalcheck_submission_key"),
        made_last("casework_referral", "casework_referral_submission_key"),
        made_last("casework_feedback", "casework_feedback_request_id_key"),
        migrations.RunSQL(SERVICES.CREATE, SERVICES.DROP),
        migrations.RunSQL(GOALS.CREATE, GOALS.DROP),
        migrations.RunSQL(CONTACTS.CREATE, CONTACTS.DROP),
        migrations.RunSQL(LOCKS.LOCK, LOCKS.UNLOCK),
        migrations.RunPython(RULES.load, migrations.RunPython.noop),
        migrations.RunPython(LISTS.load, migrations.RunPython.noop),
    ]
