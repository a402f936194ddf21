"""A contact keeps what stood there before: a slip put right, a question filled in, a withdrawal.

Only changes are kept. The one way the product takes a contact away is to undo an import nobody has built on, and
what was loaded by mistake is not to be kept twice.
"""

from django.db import migrations, models

CREATE = """
CREATE TRIGGER contact_versions AFTER UPDATE ON casework_contact
    FOR EACH ROW EXECUTE FUNCTION accounts_keep_version();
"""
DROP = "DROP TRIGGER contact_versions ON casework_contact;"


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0019_drafts_of_any_form"),
        ("accounts", "0005_versions_of_rows"),
    ]

    operations = [
        migrations.AddField(
            model_name="contact",
            name="corrected_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="a slip was put right"
            ),
        ),
        migrations.RunSQL(CREATE, DROP),
    ]
