"""What was open on a day, of all an organisation ever promised, is found without reading the country."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One index."""

    dependencies = [("casework", "0004_actions_and_amendments_are_sent_once")]

    operations = [
        migrations.AddIndex(
            model_name="action",
            index=models.Index(fields=["organisation", "done_on", "person"], name="action_by_organisation"),
        ),
    ]
