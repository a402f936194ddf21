"""Up to which price each role may agree until a council sets its own, from placements/reference/."""

from django.db import migrations

from placements.imports import limits


def load(apps, schema_editor):
    limits.load(limit_class=apps.get_model("placements", "AuthorisationLimit"))


class Migration(migrations.Migration):
    dependencies = [("placements", "0021_money_guarded_by_the_database")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
