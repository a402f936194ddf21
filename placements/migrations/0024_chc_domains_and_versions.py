"""The domains of the Decision Support Tool, and every change of a case or a dispute keeps what was there before."""

from django.db import migrations

from placements.imports import reference

CREATE = """
CREATE TRIGGER chc_case_versions AFTER UPDATE OR DELETE ON placements_chccase
    FOR EACH ROW EXECUTE FUNCTION accounts_keep_version();
CREATE TRIGGER chc_dispute_versions AFTER UPDATE OR DELETE ON placements_chcdispute
    FOR EACH ROW EXECUTE FUNCTION accounts_keep_version();
"""

DROP = """
DROP TRIGGER chc_dispute_versions ON placements_chcdispute;
DROP TRIGGER chc_case_versions ON placements_chccase;
"""


def load(apps, schema_editor):
    reference.load_chc_domains(dst_domain_class=apps.get_model("placements", "DstDomain"))


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0023_continuing_healthcare"),
        ("accounts", "0005_versions_of_rows"),
    ]

    operations = [
        migrations.RunPython(load, migrations.RunPython.noop),
        migrations.RunSQL(CREATE, DROP),
    ]
