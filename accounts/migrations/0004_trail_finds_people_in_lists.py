"""Who was named in a list is found as fast as whose record was opened. Built while the product runs."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations
from django.db.models.fields.json import KeyTransform


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("accounts", "0003_reference_organisations")]

    operations = [
        AddIndexConcurrently(
            model_name="auditevent",
            index=GinIndex(KeyTransform("people", "details"), name="audit_by_people_listed"),
        )
    ]
