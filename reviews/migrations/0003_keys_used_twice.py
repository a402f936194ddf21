"""A key used by two authors stays with the first: from the next migration on a key makes one review."""

from django.db import migrations
from django.db.models import Exists, OuterRef


def forget_keys_used_twice(apps, schema_editor):
    """The later review stays as it is; only the key that protects it from being sent again goes."""
    Review = apps.get_model("reviews", "Review")
    earlier = Review.objects.filter(submission=OuterRef("submission"), pk__lt=OuterRef("pk"))
    Review.objects.filter(Exists(earlier)).update(submission=None)


class Migration(migrations.Migration):
    """Data only."""

    dependencies = [("reviews", "0002_reference_rules_and_questions")]

    operations = [migrations.RunPython(forget_keys_used_twice, migrations.RunPython.noop)]
