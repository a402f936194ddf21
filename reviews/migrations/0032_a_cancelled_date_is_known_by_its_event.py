from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_squashed_0008_trail_by_moment"),
        ("placements", "0001_squashed_0035_letters_about_notices"),
        ("reviews", "0031_whole_home_reviews"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="cancelledduty",
            name="cancelled_duty_once",
        ),
        migrations.AddField(
            model_name="cancelledduty",
            name="event_on",
            field=models.DateField(blank=True, null=True, verbose_name="counted from"),
        ),
        migrations.AddConstraint(
            model_name="cancelledduty",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_times", 0)),
                fields=("person", "kind", "about", "due_on", "event_on"),
                name="cancelled_duty_once",
                nulls_distinct=False,
                violation_error_message="This date is cancelled already.",
            ),
        ),
    ]
