"""The duty rules of continuing healthcare reviews: three months after the decision, then yearly."""

from django.db import migrations

from reviews.imports import reference


def load(apps, schema_editor):
    reference.load(
        duty_rule_class=apps.get_model("reviews", "DutyRule"),
        question_class=apps.get_model("reviews", "Question"),
    )


class Migration(migrations.Migration):
    dependencies = [("reviews", "0005_chc_reviews")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
