"""An action and an amendment keep the key of the form that made them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Rows from before have neither: they were not protected."""

    dependencies = [("casework", "0003_a_key_makes_one_contact")]

    operations = [
        migrations.AddField(
            model_name="action",
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
            model_name="action",
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
            model_name="contactamendment",
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
            model_name="contactamendment",
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
    ]
