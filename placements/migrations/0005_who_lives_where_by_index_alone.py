"""Who lives where on a day is answered from two indexes alone, without the rows."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Two indexes in the place of two narrower ones."""

    dependencies = [("placements", "0004_names_as_searched_for")]

    operations = [
        migrations.RemoveIndex(
            model_name="placement",
            name="placement_open_by_home",
        ),
        migrations.RemoveIndex(
            model_name="placement",
            name="placement_by_person",
        ),
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(
                fields=["home"], include=("person", "starts_on", "ends_on"), name="placement_by_home"
            ),
        ),
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(
                fields=["person", "-starts_on"], include=("ends_on", "home"), name="placement_by_person"
            ),
        ),
    ]
