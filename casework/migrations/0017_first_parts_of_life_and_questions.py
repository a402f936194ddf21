"""Parts of life, the questions with faces and the first periods, from casework/reference/."""

from django.db import migrations

from casework.imports import reference


def load(apps, schema_editor):
    reference.load(
        part_of_life_class=apps.get_model("casework", "PartOfLife"),
        face_question_class=apps.get_model("casework", "FaceQuestion"),
        casework_period_class=apps.get_model("casework", "CaseworkPeriod"),
    )


class Migration(migrations.Migration):
    dependencies = [("casework", "0016_goals_outcomes_and_feedback_asked")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
