"""207 councils, 48 NHS boards and which board followed which, from accounts/reference/."""

from django.db import migrations

from accounts.imports import reference


def load(apps, schema_editor):
    reference.load(
        organisation_class=apps.get_model("accounts", "Organisation"),
        former_code_class=apps.get_model("accounts", "FormerCode"),
        succession_class=apps.get_model("accounts", "Succession"),
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_audit_trail_is_sealed")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
