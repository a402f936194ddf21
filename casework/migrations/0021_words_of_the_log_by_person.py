"""An index may hold a person beside words; that of the words themselves comes with the last of their fields."""

from django.contrib.postgres.operations import BtreeGinExtension
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0020_versions_of_contacts"),
    ]

    operations = [
        BtreeGinExtension(),
    ]
