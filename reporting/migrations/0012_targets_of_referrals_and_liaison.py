"""The targets of K18 and K20."""

from django.db import migrations

from reporting.imports import reference


def load(apps, schema_editor):
    reference.load(
        target_class=apps.get_model("reporting", "KpiTarget"),
        organisation_class=apps.get_model("accounts", "Organisation"),
    )


class Migration(migrations.Migration):
    dependencies = [("reporting", "0011_targets_of_continuing_healthcare")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
