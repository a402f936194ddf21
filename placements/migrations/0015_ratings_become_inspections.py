"""Every rating of a home becomes an inspection by CQC with an overall rating; public ids and moments stay."""

from django.db import migrations


def become(apps, schema_editor):
    inspection_class = apps.get_model("placements", "Inspection")
    rating_class = apps.get_model("placements", "InspectionRating")
    for old in apps.get_model("placements", "HomeRating").objects.order_by("pk").iterator():
        inspection = inspection_class.objects.create(
            uid=old.uid,
            created_at=old.created_at,
            home_id=old.home_id,
            regulator="CQC",
            published_on=old.rated_on,
        )
        rating_class.objects.create(
            created_at=old.created_at,
            inspection=inspection,
            regulator="CQC",
            dimension="overall",
            value=old.rating,
        )


class Migration(migrations.Migration):
    dependencies = [("placements", "0014_inspections")]

    operations = [migrations.RunPython(become, migrations.RunPython.noop)]
