"""The targets of K23 and K24."""

from django.db import migrations

from reporting.imports import reference


def load(apps, schema_editor):
    reference.load(
        target_class=apps.get_model("reporting", "KpiTarget"),
        organisation_class=apps.get_model("accounts", "Organisation"),
    )


class Migration(migrations.Migration):
    dependencies = [("reporting", "0013_target_of_partner_engagement")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
