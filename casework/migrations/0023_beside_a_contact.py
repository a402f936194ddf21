"""What stands beside a contact: files, with whom by name, what it is about, who was told."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_clinical_commissioning_groups"),
        ("accounts", "__first__"),
        ("casework", "0022_what_a_contact_says"),
        ("placements", "0035_letters_about_notices"),
    ]

    operations = [
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
                ("form", models.UUIDField(verbose_name="key of the form it was chosen in")),
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
                    models.CharField(editable=False, max_length=120, verbose_name="name it is stored under"),
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
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["created_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("contact", None)), fields=["form"], name="contact_file_unsent"
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
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="casework.contact",
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
                    "referral",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contact_links",
                        to="casework.referral",
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
                ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="read")),
                ("reply", models.TextField(blank=True, max_length=2000, verbose_name="reply")),
                ("replied_at", models.DateTimeField(blank=True, null=True, verbose_name="replied")),
                ("reply_read_at", models.DateTimeField(blank=True, null=True, verbose_name="reply read")),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="casework.contact",
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
                (
                    "told_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
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
                            models.Q(("replied_at__isnull", False), models.Q(("reply", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="contact_notice_reply_says_something",
                        violation_error_message="Write a reply.",
                    ),
                ],
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
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="casework.contact",
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
            },
        ),
    ]
