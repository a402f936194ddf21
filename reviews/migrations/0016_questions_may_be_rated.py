from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0015_reviews_are_planned")]

    operations = [
        migrations.AddField(
            model_name="question",
            name="rated",
            field=models.BooleanField(
                db_default=False,
                default=False,
                verbose_name="rated red, amber or green, with the evidence",
            ),
        ),
        migrations.AlterField(
            model_name="reviewanswer",
            name="answer",
            field=models.CharField(
                choices=[
                    ("yes", "Yes"),
                    ("no", "No"),
                    ("not_applicable", "Does not apply"),
                    ("not_recorded", "Not recorded"),
                    ("green", "Green: met"),
                    ("amber", "Amber: partly met"),
                    ("red", "Red: not met"),
                ],
                default="not_recorded",
                max_length=16,
                verbose_name="answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(("rated", True), ("yes_or_no", True), _negated=True),
                name="question_answered_one_way",
                violation_error_message="A question is answered yes or no, or rated, not both.",
            ),
        ),
    ]
