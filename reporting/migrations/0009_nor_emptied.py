"""A frozen month and an approved report cannot be emptied away either."""

from django.db import migrations

CREATE = """
CREATE TRIGGER snapshot_not_emptied BEFORE TRUNCATE ON reporting_snapshot
    FOR EACH STATEMENT EXECUTE FUNCTION reporting_refuses_change();
CREATE TRIGGER board_report_not_emptied BEFORE TRUNCATE ON reporting_boardreport
    FOR EACH STATEMENT EXECUTE FUNCTION reporting_refuses_change();
"""

DROP = """
DROP TRIGGER board_report_not_emptied ON reporting_boardreport;
DROP TRIGGER snapshot_not_emptied ON reporting_snapshot;
"""


class Migration(migrations.Migration):
    """Two triggers, beside those of 0002."""

    dependencies = [("reporting", "0008_everybody_who_wrote_in_a_report")]

    operations = [migrations.RunSQL(CREATE, DROP)]
