"""What was written in a board report before; its life in the queue is not kept."""

from django.db import migrations

CREATE = """
CREATE TRIGGER board_report_words AFTER UPDATE ON reporting_boardreport
    FOR EACH ROW WHEN ((OLD.narrative, OLD.asks) IS DISTINCT FROM (NEW.narrative, NEW.asks))
    EXECUTE FUNCTION accounts_keep_version();
"""

DROP = """
DROP TRIGGER board_report_words ON reporting_boardreport;
"""


class Migration(migrations.Migration):
    dependencies = [("reporting", "0009_nor_emptied"), ("accounts", "0005_versions_of_rows")]

    operations = [migrations.RunSQL(CREATE, DROP)]
