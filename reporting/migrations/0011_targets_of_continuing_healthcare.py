"""The targets of K16 and K17."""

from django.db import migrations

from reporting.imports import reference


def load(apps, schema_editor):
    reference.load(
        target_class=apps.get_model("reporting", "KpiTarget"),
        organisation_class=apps.get_model("accounts", "Organisation"),
    )


class Migration(migrations.Migration):
    dependencies = [("reporting", "0010_words_keep_their_versions")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
