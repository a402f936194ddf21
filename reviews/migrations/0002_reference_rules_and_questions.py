"""The duty rules in force and the first version of the Winterbourne-style record."""

from django.db import migrations

from reviews.imports import reference


def load(apps, schema_editor):
    reference.load(
        duty_rule_class=apps.get_model("reviews", "DutyRule"),
        question_class=apps.get_model("reviews", "Question"),
    )


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
