"""Every change of somebody in a circle, and of a service on a health map, keeps what was there before."""

from django.db import migrations

CREATE = """
CREATE TRIGGER circle_member_versions AFTER UPDATE OR DELETE ON placements_circlemember
    FOR EACH ROW EXECUTE FUNCTION accounts_keep_version();
CREATE TRIGGER health_provision_versions AFTER UPDATE OR DELETE ON placements_healthprovision
    FOR EACH ROW EXECUTE FUNCTION accounts_keep_version();
"""

DROP = """
DROP TRIGGER health_provision_versions ON placements_healthprovision;
DROP TRIGGER circle_member_versions ON placements_circlemember;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0030_notice_rules"),
        ("accounts", "0005_versions_of_rows"),
    ]

    operations = [migrations.RunSQL(CREATE, DROP)]
