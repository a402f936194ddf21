"""The target of K25."""

from django.db import migrations

from reporting.imports import reference


def load(apps, schema_editor):
    reference.load(
        target_class=apps.get_model("reporting", "KpiTarget"),
        organisation_class=apps.get_model("accounts", "Organisation"),
    )


class Migration(migrations.Migration):
    dependencies = [("reporting", "0012_targets_of_referrals_and_liaison")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
