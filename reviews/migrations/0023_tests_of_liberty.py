"""By which test a deprivation of liberty is concluded, each from its day (domain C1)."""

from django.db import migrations

from reviews.imports import reference


def load(apps, schema_editor):
    reference.load_liberty_tests(liberty_test_class=apps.get_model("reviews", "LibertyTest"))


class Migration(migrations.Migration):
    dependencies = [("reviews", "0022_liberty")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
