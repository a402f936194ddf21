import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0001_squashed_0035_letters_about_notices"),
        ("reviews", "0020_requests_and_medicines"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CapacityAssessment",
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
                    "about",
                    models.CharField(
                        choices=[
                            ("home", "Where to live, or a move"),
                            ("treatment", "Serious medical treatment"),
                            ("care", "Care and support from day to day"),
                            ("tenancy", "Signing or ending a tenancy"),
                            ("money", "Money or property"),
                            ("contact", "Contact with somebody, or a relationship"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                        verbose_name="what it is about",
                    ),
                ),
                ("decision", models.CharField(max_length=300, verbose_name="the decision")),
                ("assessed_on", models.DateField(verbose_name="assessed on")),
                ("assessed_by", models.CharField(max_length=160, verbose_name="assessed by")),
                ("assessor_role", models.CharField(max_length=160, verbose_name="their role")),
                (
                    "support_given",
                    models.TextField(blank=True, max_length=5000, verbose_name="support given"),
                ),
                (
                    "understands",
                    models.BooleanField(blank=True, null=True, verbose_name="understood what matters to it"),
                ),
                (
                    "retains",
                    models.BooleanField(blank=True, null=True, verbose_name="kept it in mind long enough"),
                ),
                ("weighs", models.BooleanField(blank=True, null=True, verbose_name="used or weighed it")),
                (
                    "communicates",
                    models.BooleanField(blank=True, null=True, verbose_name="made the decision known"),
                ),
                (
                    "causal_link",
                    models.TextField(blank=True, max_length=5000, verbose_name="what causes it, and how"),
                ),
                (
                    "conclusion",
                    models.CharField(
                        choices=[
                            ("can", "The person can make this decision"),
                            ("cannot", "The person cannot make this decision now, with all support given"),
                            (
                                "fluctuates",
                                "It comes and goes: this decision can wait until they can make it",
                            ),
                        ],
                        max_length=10,
                        verbose_name="conclusion",
                    ),
                ),
                (
                    "someone_to_consult",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="somebody appropriate to consult"
                    ),
                ),
                ("look_again_on", models.DateField(blank=True, null=True, verbose_name="look again by")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="capacity_assessments",
                        to="placements.person",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="capacity_assessments",
                        to="placements.proposal",
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
                "ordering": ["-assessed_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="BestInterestsDecision",
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
                ("decided_on", models.DateField(verbose_name="decided on")),
                ("decided_by", models.CharField(max_length=160, verbose_name="decided by")),
                ("options_considered", models.TextField(max_length=5000, verbose_name="options considered")),
                ("wishes", models.TextField(max_length=5000, verbose_name="wishes, past and present")),
                ("consulted", models.TextField(max_length=5000, verbose_name="who was consulted")),
                (
                    "less_restrictive_considered",
                    models.BooleanField(verbose_name="less restrictive option considered"),
                ),
                (
                    "authority",
                    models.CharField(
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
                    "advance_decision",
                    models.CharField(
                        choices=[
                            ("not_treatment", "This is not about medical treatment"),
                            ("none", "Checked: there is none that applies"),
                            ("applies", "There is one, it is valid and it applies"),
                        ],
                        max_length=16,
                        verbose_name="advance decision",
                    ),
                ),
                ("decision", models.TextField(max_length=5000, verbose_name="the decision and why")),
                ("dissent", models.TextField(blank=True, max_length=5000, verbose_name="who disagreed")),
                (
                    "move",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="best_interests",
                        to="placements.movedecision",
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
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="reviews.capacityassessment",
                    ),
                ),
            ],
            options={
                "ordering": ["-decided_on", "-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="capacityassessment",
            index=models.Index(fields=["person", "-assessed_on"], name="capacity_by_person"),
        ),
        migrations.AddConstraint(
            model_name="capacityassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision", ""), _negated=True),
                    models.Q(("assessed_by", ""), _negated=True),
                    models.Q(("assessor_role", ""), _negated=True),
                ),
                name="capacity_is_of_one_decision",
                violation_error_message="Say which decision it is, who assessed it and in which role.",
            ),
        ),
        migrations.AddConstraint(
            model_name="capacityassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("conclusion", "cannot"), _negated=True),
                    models.Q(
                        models.Q(
                            models.Q(("understands", False), ("understands__isnull", False)),
                            models.Q(("retains", False), ("retains__isnull", False)),
                            models.Q(("weighs", False), ("weighs__isnull", False)),
                            models.Q(("communicates", False), ("communicates__isnull", False)),
                            _connector="OR",
                        ),
                        models.Q(("support_given", ""), _negated=True),
                        models.Q(("causal_link", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="capacity_cannot_is_shown",
                violation_error_message="Somebody is taken to be able to decide. Say which of the four they could not do, the support given, and what causes it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="capacityassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("conclusion", "fluctuates"), _negated=True),
                    ("look_again_on__isnull", False),
                    _connector="OR",
                ),
                name="capacity_comes_and_goes_until",
                violation_error_message="Enter the day to look again: the decision waits until then.",
            ),
        ),
        migrations.AddConstraint(
            model_name="capacityassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("look_again_on", None), ("look_again_on__gt", models.F("assessed_on")), _connector="OR"
                ),
                name="capacity_looked_at_again_later",
                violation_error_message="The day to look again must be after the day of this assessment.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bestinterestsdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("less_restrictive_considered", True),
                    models.Q(("advance_decision", "applies"), _negated=True),
                    models.Q(("decided_by", ""), _negated=True),
                    models.Q(("options_considered", ""), _negated=True),
                    models.Q(("wishes", ""), _negated=True),
                    models.Q(("consulted", ""), _negated=True),
                    models.Q(("decision", ""), _negated=True),
                ),
                name="best_interests_is_whole",
                violation_error_message="Answer every question about the best-interests decision.",
            ),
        ),
    ]
