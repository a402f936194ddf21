"""The rule for small numbers that holds until an authority sets its own (domain G: 5 and 5)."""

from datetime import date

from django.db import migrations


def add_default(apps, schema_editor):
    apps.get_model("reporting", "DisclosureSetting").objects.get_or_create(
        authority=None,
        valid_from=date(2020, 1, 1),
        defaults={
            "threshold": 5,
            "base": 5,
            "percent_needs": 20,
            "source": "NHS England learning disability tables: under 5 hidden, the rest to the nearest 5",
        },
    )


class Migration(migrations.Migration):
    dependencies = [("reporting", "0002_frozen_months_stay_frozen")]

    operations = [migrations.RunPython(add_default, migrations.RunPython.noop)]
