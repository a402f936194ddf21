"""A day off the caseload without a day on it said nothing; the versions of the person keep that it stood there."""

from django.db import migrations

SQL = """
UPDATE placements_person SET caseload_until = NULL WHERE caseload_from IS NULL AND caseload_until IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("placements", "0032_why_placed_all_the_same")]

    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
