"""Each reminder of what somebody outside promised is a row."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_clinical_commissioning_groups"),
        ("casework", "0010_promises_of_organisations"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                    "way",
                    models.CharField(
                        choices=[("email", "Email"), ("letter", "Letter")], max_length=6, verbose_name="how"
                    ),
                ),
                ("to_name", models.CharField(blank=True, max_length=160, verbose_name="to whom")),
                ("to_email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
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
                    "once_more",
                    models.BooleanField(
                        default=False, verbose_name="though it was chased that working day already"
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="sent")),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chases",
                        to="casework.action",
                    ),
                ),
                (
                    "chased_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                                ("address", ""), ("way", "email"), models.Q(("to_email", ""), _negated=True)
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
    ]
