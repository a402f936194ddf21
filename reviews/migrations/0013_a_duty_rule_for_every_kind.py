"""Rules for every kind of domain B5. What is there already stays as it is."""

from django.db import migrations

from reviews.imports import reference


def load(apps, schema_editor):
    reference.load_rules(apps.get_model("reviews", "DutyRule"))


class Migration(migrations.Migration):
    dependencies = [("reviews", "0012_one_duty_rule_in_force")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
