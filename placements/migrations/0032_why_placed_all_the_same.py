"""Why somebody is placed in a home that something warned against."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0031_versions_of_circle_and_health_map"),
    ]

    operations = [
        migrations.AddField(
            model_name="placement",
            name="placed_despite",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=500,
                verbose_name="why placed all the same, where something warned against it",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="placed_despite",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=500,
                verbose_name="why to be placed all the same, where something warns against it",
            ),
        ),
    ]
