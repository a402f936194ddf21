"""The milestones of the way from 14 to 25, from placements/reference/."""

from django.db import migrations

from placements.imports import reference


def load(apps, schema_editor):
    reference.load_transition_milestones(
        transition_milestone_class=apps.get_model("placements", "TransitionMilestone")
    )


class Migration(migrations.Migration):
    dependencies = [("placements", "0025_transition")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
