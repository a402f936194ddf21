"""What was resolved before answers were told counts as read: nobody's day fills with matters long closed."""

from django.db import migrations
from django.utils import timezone

ASKS = ("raised", "passed_up")


def mark(apps, schema_editor):
    steps = apps.get_model("casework", "EscalationStep").objects.filter(kind__in=ASKS, answer_read_at=None)
    steps.exclude(escalation__resolved_on=None).update(answer_read_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("casework", "0025_answers_to_escalations_are_read")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
