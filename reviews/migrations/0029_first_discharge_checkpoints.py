"""Twelve checkpoints before somebody leaves hospital, in our own words (domain B4; DHSC guidance of January 2024)."""

from django.db import migrations

from reviews.imports import reference


def load(apps, schema_editor):
    reference.load_discharge_checkpoints(checkpoint_class=apps.get_model("reviews", "DischargeCheckpoint"))


class Migration(migrations.Migration):
    dependencies = [("reviews", "0028_discharge_checkpoints")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
