"""A report keeps everybody who wrote in it, not only the last: none of them may approve it."""

from django.conf import settings
from django.db import migrations, models


def remember_the_last(apps, schema_editor):
    """Of reports from before, the last writer is known."""
    BoardReport = apps.get_model("reporting", "BoardReport")
    for report in BoardReport.objects.exclude(narrative_by=None).order_by("pk"):
        report.writers.add(report.narrative_by_id)


class Migration(migrations.Migration):
    """A table of its own, so that what is frozen stays as it is."""

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("reporting", "0007_board_report_revisions"),
    ]

    operations = [
        migrations.AddField(
            model_name="boardreport",
            name="writers",
            field=models.ManyToManyField(
                blank=True, editable=False, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.RunPython(remember_the_last, migrations.RunPython.noop),
    ]
