"""A contact has a title and headings; a visit has each person once, and its key is that of one form.

All the words of one person's contacts are found by one index: their person and every three letters.
"""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import migrations, models
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Concat, Upper

HEADINGS = ("purpose", "said", "view", "next", "support")
WRITTEN = Concat(
    *("title", models.Value(" "), "also_with", models.Value(" "), "text"),
    *(part for heading in HEADINGS for part in (models.Value(" "), KeyTextTransform(heading, "headings"))),
    output_field=models.TextField(),
)


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0021_words_of_the_log_by_person"),
    ]

    operations = [
        migrations.AddField(
            model_name="contact",
            name="also_with",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=300,
                verbose_name="anybody else who was there",
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="headings",
            field=models.JSONField(
                blank=True,
                db_default=models.Value({}, models.JSONField()),
                default=dict,
                verbose_name="what is written under headings",
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="title",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=120, verbose_name="title"
            ),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["author", "-id"], name="contact_by_author"),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=GinIndex(
                models.F("person"),
                OpClass(Upper(WRITTEN), name="gin_trgm_ops"),
                name="contact_words_by_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.UniqueConstraint(
                condition=models.Q(("visit__isnull", False)),
                fields=("visit", "person"),
                name="contact_visit_has_a_person_once",
                violation_error_message="This person is in the log for the same visit already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("submission", None), ("visit", None), ("submission", models.F("visit")), _connector="OR"
                ),
                name="contact_key_is_of_its_visit",
                violation_error_message="The contacts of one visit carry the key of one form.",
            ),
        ),
    ]
