"""What was a rating of a home is an inspection now."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("placements", "0015_ratings_become_inspections")]

    operations = [migrations.DeleteModel(name="HomeRating")]
