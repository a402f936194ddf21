import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_clinical_commissioning_groups"),
        ("accounts", "__first__"),
        ("casework", "0015_caseloads_move"),
        ("placements", "0035_letters_about_notices"),
    ]

    operations = [
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
                            ("reminder", "Working days before an action is due that its owner is reminded"),
                        ],
                        max_length=20,
                        verbose_name="what",
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(verbose_name="days")),
                ("valid_from", models.DateField(verbose_name="from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="first day no longer")),
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
                ("words", models.CharField(max_length=80, verbose_name="question")),
                ("overall", models.BooleanField(default=False, verbose_name="is the score of the whole")),
                ("order", models.PositiveSmallIntegerField(verbose_name="order in the form")),
                ("valid_from", models.DateField(verbose_name="from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="first day no longer")),
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
                    "face",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Very bad"), (2, "Bad"), (3, "OK"), (4, "Good"), (5, "Very good")],
                        verbose_name="face",
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
                ("asked_on", models.DateField(verbose_name="asked on")),
                ("code", models.CharField(max_length=8, unique=True, verbose_name="code on the sheet")),
                ("expires_on", models.DateField(verbose_name="first day it can no longer be typed back")),
                (
                    "declined_on",
                    models.DateField(blank=True, null=True, verbose_name="did not want to answer"),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback_requests",
                        to="placements.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_on", "-pk"],
                "indexes": [models.Index(fields=["organisation", "asked_on"], name="feedback_asked_by_day")],
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
                            ("declined_on", None), ("declined_on__gte", models.F("asked_on")), _connector="OR"
                        ),
                        name="feedback_declined_once_asked",
                        violation_error_message="Somebody declines on the day they were asked, or later.",
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
                ("answered_on", models.DateField(verbose_name="answered on")),
                (
                    "by_proxy",
                    models.BooleanField(default=False, verbose_name="somebody answered for the person"),
                ),
                (
                    "answered_by",
                    models.CharField(blank=True, max_length=160, verbose_name="who answered for them"),
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
                ("words", models.TextField(blank=True, max_length=1000, verbose_name="in their words")),
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
                        related_name="outcomes",
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
                "ordering": ["-answered_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "person", "answered_on"),
                        name="outcome_once_a_day",
                        violation_error_message="How life is was asked on that day already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by_proxy", True), models.Q(("answered_by", ""), _negated=True)),
                            models.Q(("answered_by", ""), ("by_proxy", False)),
                            _connector="OR",
                        ),
                        name="outcome_by_proxy_says_by_whom",
                        violation_error_message="Say who answered for the person.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("people_met", None), ("people_met__lte", 99), _connector="OR"),
                            models.Q(("people_rung", None), ("people_rung__lte", 99), _connector="OR"),
                            models.Q(("times_out", None), ("times_out__lte", 99), _connector="OR"),
                        ),
                        name="outcome_counts_of_one_month",
                        violation_error_message="Enter a number from 0 to 99.",
                    ),
                ],
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
                    "face",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Very bad"), (2, "Bad"), (3, "OK"), (4, "Good"), (5, "Very good")],
                        verbose_name="face",
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
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="phone")),
                (
                    "photo",
                    models.CharField(
                        blank=True, editable=False, max_length=120, verbose_name="file of the photo"
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
            ],
            options={
                "ordering": ["staff", "pk"],
            },
        ),
        migrations.AddField(
            model_name="feedback",
            name="answered_by",
            field=models.CharField(blank=True, max_length=160, verbose_name="who answered for them"),
        ),
        migrations.AddField(
            model_name="feedback",
            name="recorded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="goal",
            name="created_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="goal",
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
            model_name="goal",
            name="first_step",
            field=models.CharField(blank=True, max_length=300, verbose_name="first small step"),
        ),
        migrations.AddField(
            model_name="goal",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="goals",
                to=settings.AUTH_USER_MODEL,
                verbose_name="who looks",
            ),
        ),
        migrations.AddField(
            model_name="goal",
            name="said_by",
            field=models.CharField(
                blank=True,
                choices=[
                    ("theirs", "Their own words"),
                    ("for_them", "Said for them by somebody who knows them well"),
                ],
                max_length=8,
                verbose_name="whose words",
            ),
        ),
        migrations.AddField(
            model_name="goal",
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
            model_name="goal",
            name="who_helps",
            field=models.CharField(blank=True, max_length=160, verbose_name="who helps"),
        ),
        migrations.AddField(
            model_name="goalcheck",
            name="because",
            field=models.TextField(blank=True, max_length=1000, verbose_name="why it ends"),
        ),
        migrations.AddField(
            model_name="goalcheck",
            name="checked_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="goalcheck",
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
            model_name="goalcheck",
            name="person_rating",
            field=models.CharField(
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
        migrations.AddField(
            model_name="goalcheck",
            name="person_words",
            field=models.TextField(blank=True, max_length=1000, verbose_name="what the person said"),
        ),
        migrations.AddField(
            model_name="goalcheck",
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
            model_name="goalcheck",
            name="words",
            field=models.TextField(blank=True, max_length=1000, verbose_name="what the worker saw"),
        ),
        migrations.AddConstraint(
            model_name="goalcheck",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("person_rating__in", ["", "achieved", "improving", "same", "worse", "stopped"])
                ),
                name="goal_check_person_rates_in_words",
                violation_error_message="Say how the person says the goal goes.",
            ),
        ),
        migrations.AddConstraint(
            model_name="goalcheck",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("checked_by", None),
                    models.Q(("because", ""), _negated=True),
                    models.Q(
                        models.Q(("rating__in", ("achieved", "stopped")), _negated=True),
                        models.Q(("person_rating__in", ("achieved", "stopped")), _negated=True),
                    ),
                    models.Q(
                        models.Q(("person_rating__in", ["", "achieved", "stopped"]), _negated=True),
                        models.Q(("rating", "stopped"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="goal_ends_with_a_reason",
                violation_error_message="Say why the goal ends.",
            ),
        ),
        migrations.AddField(
            model_name="feedback",
            name="request",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answer",
                to="casework.feedbackrequest",
            ),
        ),
        migrations.AddIndex(
            model_name="feedback",
            index=models.Index(fields=["organisation", "given_on"], name="feedback_by_day"),
        ),
        migrations.AddConstraint(
            model_name="feedback",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_by", ""),
                    models.Q(("by_proxy", True), ("by_proxy__isnull", False)),
                    _connector="OR",
                ),
                name="feedback_for_them_is_by_proxy",
                violation_error_message="Only who answers for somebody else is named.",
            ),
        ),
        migrations.AddConstraint(
            model_name="feedback",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("by_proxy", True), ("by_proxy__isnull", False), _negated=True),
                    ("recorded_by", None),
                    models.Q(("answered_by", ""), _negated=True),
                    _connector="OR",
                ),
                name="feedback_by_proxy_says_by_whom",
                violation_error_message="Say who answered for the person.",
            ),
        ),
        migrations.AddField(
            model_name="facequestion",
            name="part_of_life",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="casework.partoflife"
            ),
        ),
        migrations.AddField(
            model_name="goal",
            name="part_of_life",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="casework.partoflife",
            ),
        ),
        migrations.AddIndex(
            model_name="goal",
            index=models.Index(fields=["organisation", "set_on", "id"], name="goal_by_organisation"),
        ),
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.CheckConstraint(
                condition=models.Q(("said_by__in", ["", "theirs", "for_them"])),
                name="goal_says_whose_words",
                violation_error_message="Say whose words these are.",
            ),
        ),
    ]
