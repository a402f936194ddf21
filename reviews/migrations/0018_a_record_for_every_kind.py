"""The first questions of every kind of review that had none: a record that was kept before keeps what it asked."""

from django.db import migrations

from reviews.imports import reference


def load(apps, schema_editor):
    reference.load_question_sets(question_class=apps.get_model("reviews", "Question"))


class Migration(migrations.Migration):
    dependencies = [("reviews", "0017_visits_say_whether_on_site")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
