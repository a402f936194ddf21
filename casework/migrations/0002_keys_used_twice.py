"""A key used by two authors stays with the first: from the next migration on a key makes one contact."""

from django.db import migrations
from django.db.models import Exists, OuterRef


def forget_keys_used_twice(apps, schema_editor):
    """The later contact stays as it is; only the key that protects it from being sent again goes."""
    Contact = apps.get_model("casework", "Contact")
    earlier = Contact.objects.filter(submission=OuterRef("submission"), pk__lt=OuterRef("pk"))
    Contact.objects.filter(Exists(earlier)).update(submission=None)


class Migration(migrations.Migration):
    """Data only."""

    dependencies = [("casework", "0001_initial")]

    operations = [migrations.RunPython(forget_keys_used_twice, migrations.RunPython.noop)]
