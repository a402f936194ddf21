import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0018_a_record_for_every_kind"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="review",
            name="to_be_signed",
            field=models.BooleanField(
                db_default=False, default=False, verbose_name="a manager is to sign it off"
            ),
        ),
        migrations.CreateModel(
            name="Addition",
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
                ("text", models.TextField(verbose_name="what is added")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="additions",
                        to="reviews.review",
                    ),
                ),
            ],
            options={
                "ordering": ["created_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="review_addition_says_something",
                        violation_error_message="Enter what you add to the record.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SignOff",
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
                    "answer",
                    models.CharField(
                        choices=[("signed", "Signed off"), ("sent_back", "Sent back")],
                        max_length=12,
                        verbose_name="answer",
                    ),
                ),
                ("because", models.CharField(blank=True, max_length=2000, verbose_name="what is missing")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_offs",
                        to="reviews.review",
                    ),
                ),
            ],
            options={
                "ordering": ["created_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answer", "signed")),
                        fields=("review",),
                        name="review_signed_once",
                        violation_error_message="This review is signed off already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "signed"), ("because", "")),
                            models.Q(("answer", "sent_back"), models.Q(("because", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="review_sent_back_with_reason",
                        violation_error_message="Enter what is missing, so that it can be put right.",
                    ),
                ],
            },
        ),
    ]
