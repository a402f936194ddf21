"""A review keeps a fingerprint of its form, and its key is nobody else's."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Rows from before have no fingerprint: their form sent again is refused in words, and makes nothing."""

    dependencies = [("reviews", "0003_keys_used_twice")]

    operations = [
        migrations.AddField(
            model_name="review",
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
        migrations.AlterField(
            model_name="review",
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
        migrations.RemoveConstraint(model_name="review", name="review_submitted_once"),
    ]
