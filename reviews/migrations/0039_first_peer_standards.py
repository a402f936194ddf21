"""The standards a record is held to in a peer review, in our own words."""

from django.db import migrations

from reviews.imports import reference


def load(apps, schema_editor):
    reference.load_peer_standards(standard_class=apps.get_model("reviews", "PeerStandard"))


class Migration(migrations.Migration):
    dependencies = [("reviews", "0038_peer_review_of_a_sample")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
