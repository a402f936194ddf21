"""Setting types, code lists and nursing care rates, from placements/reference/."""

from django.db import migrations

from placements.imports import reference


def load(apps, schema_editor):
    reference.load(
        setting_type_class=apps.get_model("placements", "SettingType"),
        code_list_entry_class=apps.get_model("placements", "CodeListEntry"),
        fnc_rate_class=apps.get_model("placements", "FncRate"),
    )


class Migration(migrations.Migration):
    dependencies = [("placements", "0002_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
