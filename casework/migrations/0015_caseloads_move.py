import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_who_is_away_and_who_acts"),
        ("accounts", "__first__"),
        ("casework", "0014_drafts_say_who_began_them"),
        ("placements", "0035_letters_about_notices"),
    ]

    operations = [
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
                ("effective_on", models.DateField(verbose_name="from which day on")),
                ("because", models.CharField(max_length=300, verbose_name="why")),
                (
                    "done_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="carried out"),
                ),
                ("actions_moved", models.PositiveIntegerField(default=0, verbose_name="open actions moved")),
                (
                    "plans_moved",
                    models.PositiveIntegerField(default=0, verbose_name="planned contacts moved"),
                ),
                ("drafts_moved", models.PositiveIntegerField(default=0, verbose_name="drafts moved")),
                (
                    "called_off_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="called off"),
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
                (
                    "made_by",
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
                        related_name="reassignments",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-effective_on", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["organisation", "-effective_on", "-id"], name="reassignment_of_organisation"
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
                    "reassignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="casework.reassignment",
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
            },
        ),
    ]
