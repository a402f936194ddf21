"""A snapshot and an approved report never change, whoever asks: the database refuses."""

from django.db import migrations

CREATE = """
CREATE FUNCTION reporting_refuses_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A frozen month is never changed; a correction is a new revision.';
END $$;

CREATE TRIGGER snapshot_frozen BEFORE UPDATE OR DELETE ON reporting_snapshot
    FOR EACH ROW EXECUTE FUNCTION reporting_refuses_change();
CREATE TRIGGER approved_report_frozen BEFORE UPDATE OR DELETE ON reporting_boardreport
    FOR EACH ROW WHEN (OLD.state = 'approved') EXECUTE FUNCTION reporting_refuses_change();
"""

DROP = """
DROP TRIGGER approved_report_frozen ON reporting_boardreport;
DROP TRIGGER snapshot_frozen ON reporting_snapshot;
DROP FUNCTION reporting_refuses_change();
"""


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_initial")]

    operations = [migrations.RunSQL(CREATE, DROP)]
