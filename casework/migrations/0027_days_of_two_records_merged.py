"""What was asked of both records of one person on one day may stand beside each other once they are merged."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0026_old_answers_are_read"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="feedback",
            name="feedback_once_a_day",
        ),
        migrations.RemoveConstraint(
            model_name="feedbackrequest",
            name="feedback_asked_once_a_day",
        ),
        migrations.RemoveConstraint(
            model_name="outcome",
            name="outcome_once_a_day",
        ),
        migrations.AddField(
            model_name="feedback",
            name="merged_times",
            field=models.PositiveSmallIntegerField(
                db_default=0, default=0, editable=False, verbose_name="moved here by merges"
            ),
        ),
        migrations.AddField(
            model_name="feedbackrequest",
            name="merged_times",
            field=models.PositiveSmallIntegerField(
                db_default=0, default=0, editable=False, verbose_name="moved here by merges"
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="merged_times",
            field=models.PositiveSmallIntegerField(
                db_default=0, default=0, editable=False, verbose_name="moved here by merges"
            ),
        ),
        migrations.AddConstraint(
            model_name="feedback",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_times", 0)),
                fields=("organisation", "person", "given_on"),
                name="feedback_once_a_day",
                violation_error_message="This person gave feedback on that day already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="feedbackrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_times", 0)),
                fields=("organisation", "person", "asked_on"),
                name="feedback_asked_once_a_day",
                violation_error_message="This person was asked on that day already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="outcome",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_times", 0)),
                fields=("organisation", "person", "answered_on"),
                name="outcome_once_a_day",
                violation_error_message="How life is was asked on that day already.",
            ),
        ),
    ]
