from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0016_questions_may_be_rated")]

    operations = [
        migrations.AddField(
            model_name="review",
            name="on_site",
            field=models.BooleanField(
                blank=True, null=True, verbose_name="whoever visited was there in person"
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("on_site", None),
                    ("kind", "VISIT"),
                    ("covers__contains", ["VISIT"]),
                    _connector="OR",
                ),
                name="review_on_site_of_a_visit",
                violation_error_message="Only an oversight visit says whether somebody was there in person.",
            ),
        ),
    ]
