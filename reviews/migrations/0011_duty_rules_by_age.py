"""A duty rule may count in working days and in days, and be for people of some ages."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0010_every_kind_of_review"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="dutyrule",
            options={"ordering": ["kind", "from_age", "-valid_from"]},
        ),
        migrations.RemoveConstraint(
            model_name="dutyrule",
            name="duty_rule_once_a_day",
        ),
        migrations.AddField(
            model_name="dutyrule",
            name="first_after_working_days",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="first due after (working days)"),
        ),
        migrations.AddField(
            model_name="dutyrule",
            name="from_age",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="from this age"),
        ),
        migrations.AddField(
            model_name="dutyrule",
            name="then_every_days",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="then every (days)"),
        ),
        migrations.AddField(
            model_name="dutyrule",
            name="until_age",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="first age no longer"),
        ),
        migrations.AlterField(
            model_name="dutyrule",
            name="source",
            field=models.CharField(max_length=160, verbose_name="where the rule comes from"),
        ),
        migrations.AlterField(
            model_name="dutyrule",
            name="then_every_months",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="then every (months)"),
        ),
        migrations.AddConstraint(
            model_name="dutyrule",
            constraint=models.UniqueConstraint(
                fields=("kind", "from_age", "valid_from"),
                name="duty_rule_once_a_day",
                violation_error_message="This kind of review has a rule from that day already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dutyrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("first_after_days__gt", 0),
                        ("first_after_months", 0),
                        ("first_after_working_days", 0),
                    ),
                    models.Q(
                        ("first_after_days", 0),
                        ("first_after_months", 0),
                        ("first_after_working_days__gt", 0),
                    ),
                    models.Q(
                        ("first_after_days", 0),
                        ("first_after_months__gt", 0),
                        ("first_after_working_days", 0),
                    ),
                    _connector="OR",
                ),
                name="duty_rule_one_first_period",
                violation_error_message="Give one first period: in days, in working days or in months.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dutyrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("then_every_days", 0), ("then_every_months", 0), _connector="OR"),
                name="duty_rule_one_next_period",
                violation_error_message="Give the next period in days or in months, not both.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dutyrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_age", None), ("until_age__gt", models.F("from_age")), _connector="OR"
                ),
                name="duty_rule_ages_in_order",
                violation_error_message="The first age no longer must be above the age it begins at.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="dutyrule",
            name="duty_rule_ends_after_start",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until", None), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                ),
                name="duty_rule_ends_after_start",
                violation_error_message="A rule must end after it begins.",
            ),
        ),
    ]
