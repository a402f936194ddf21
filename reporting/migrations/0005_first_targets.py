"""The targets the indicators start with: proposals of the scheme, and Rutland's published baseline."""

from django.db import migrations

from reporting.imports import reference


def load(apps, schema_editor):
    reference.load(
        target_class=apps.get_model("reporting", "KpiTarget"),
        organisation_class=apps.get_model("accounts", "Organisation"),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("reporting", "0004_kpi_targets"),
        ("accounts", "0003_reference_organisations"),
    ]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
