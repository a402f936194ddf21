"""The clinical commissioning groups of the seeds, and which NHS board followed each on 1 July 2022."""

from django.db import migrations

from accounts.imports import reference


def load(apps, schema_editor):
    reference.load(
        organisation_class=apps.get_model("accounts", "Organisation"),
        former_code_class=apps.get_model("accounts", "FormerCode"),
        succession_class=apps.get_model("accounts", "Succession"),
    )


class Migration(migrations.Migration):
    """Safe to run twice: rows are kept by their codes."""

    dependencies = [("accounts", "0005_versions_of_rows")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
