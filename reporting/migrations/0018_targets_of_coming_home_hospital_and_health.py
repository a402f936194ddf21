"""The targets of K08, K09, K14, K15, K21 and K22."""

from django.db import migrations

from reporting.imports import reference


def load(apps, schema_editor):
    reference.load(
        target_class=apps.get_model("reporting", "KpiTarget"),
        organisation_class=apps.get_model("accounts", "Organisation"),
    )


class Migration(migrations.Migration):
    dependencies = [("reporting", "0017_rows_set_aside_of_two_records_merged")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
