"""Every change of a person and of a home keeps what was there before."""

import django.db.models.deletion
from django.db import migrations, models

CREATE = """
CREATE TRIGGER person_versions AFTER UPDATE OR DELETE ON placements_person
    FOR EACH ROW EXECUTE FUNCTION accounts_keep_version();
CREATE TRIGGER home_versions AFTER UPDATE OR DELETE ON placements_home
    FOR EACH ROW EXECUTE FUNCTION accounts_keep_version();
"""

DROP = """
DROP TRIGGER home_versions ON placements_home;
DROP TRIGGER person_versions ON placements_person;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0005_who_lives_where_by_index_alone"),
        ("accounts", "0005_versions_of_rows"),
    ]

    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.AlterField(
            model_name="home",
            name="host_icb",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="homes_in_board",
                to="accounts.organisation",
                verbose_name="host ICB",
            ),
        ),
        migrations.AlterField(
            model_name="person",
            name="responsible_icb",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="people_of_board",
                to="accounts.organisation",
                verbose_name="responsible ICB",
            ),
        ),
    ]
