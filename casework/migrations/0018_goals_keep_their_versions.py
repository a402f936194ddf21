"""Every change of a goal keeps what was there before."""

from django.db import migrations

CREATE = """
CREATE TRIGGER goal_versions AFTER UPDATE OR DELETE ON casework_goal
    FOR EACH ROW EXECUTE FUNCTION accounts_keep_version();
"""

DROP = "DROP TRIGGER goal_versions ON casework_goal;"


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0017_first_parts_of_life_and_questions"),
        ("accounts", "0005_versions_of_rows"),
    ]

    operations = [migrations.RunSQL(CREATE, DROP)]
