"""A step of a concern says whether somebody was told of it, or that it was withdrawn."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_squashed_0008_trail_by_moment"),
        ("reviews", "0035_what_was_entered_in_error"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="concernstep",
            name="of_withdrawal",
            field=models.BooleanField(
                db_default=False, default=False, editable=False, verbose_name="told that it was withdrawn"
            ),
        ),
        migrations.AddConstraint(
            model_name="concernstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("of_withdrawal", False), ("kind", "told"), _connector="OR"),
                name="concern_step_withdrawal_is_told",
                violation_error_message="Of a withdrawn concern only who was told so is recorded.",
            ),
        ),
    ]
