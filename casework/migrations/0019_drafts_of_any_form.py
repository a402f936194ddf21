"""Drafts of any form, by its address; and the keys of forms that were sent, so that a late save brings none back."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

EMPTY = {"blank": True, "default": "", "db_default": ""}


class Migration(migrations.Migration):
    """Columns that are empty for the contacts begun before, and one small table."""

    dependencies = [
        ("casework", "0018_goals_keep_their_versions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("draft", "page", models.CharField("name of the page", max_length=80, **EMPTY)),
        migrations.AddField(
            "draft", "address", models.CharField("address of the form", max_length=300, **EMPTY)
        ),
        migrations.AddField(
            "draft", "heading", models.CharField("what the form does", max_length=120, **EMPTY)
        ),
        migrations.AddField(
            "draft", "tab", models.UUIDField("loading of the page that saved last", null=True, blank=True)
        ),
        migrations.AddField(
            "draft",
            "organisation",
            models.ForeignKey(
                "accounts.Organisation",
                null=True,
                blank=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
            ),
        ),
        migrations.AddIndex("draft", models.Index(fields=["saved_at"], name="draft_by_age")),
        migrations.CreateModel(
            name="SentForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("submission", models.UUIDField(verbose_name="key of the form")),
                ("sent_at", models.DateTimeField(verbose_name="sent")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-sent_at", "-pk"],
                "indexes": [models.Index(fields=["sent_at"], name="sent_form_by_age")],
                "constraints": [
                    models.UniqueConstraint(fields=("author", "submission"), name="form_sent_once")
                ],
            },
        ),
    ]
