"""Within how many working days each level answers, from casework/reference/."""

from django.db import migrations

from casework.imports import reference


def load(apps, schema_editor):
    reference.load_escalation_rules(escalation_rule_class=apps.get_model("casework", "EscalationRule"))


class Migration(migrations.Migration):
    dependencies = [("casework", "0012_escalations")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
