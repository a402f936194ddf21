"""Of one kind and age one rule is in force on a day: one left without an end ends where the next begins."""

from itertools import pairwise

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
from django.db import migrations, models


def end_where_the_next_begins(apps, schema_editor):
    rules = apps.get_model("reviews", "DutyRule").objects.order_by("kind", "from_age", "valid_from")
    for rule, after in pairwise(rules):
        same = (rule.kind, rule.from_age) == (after.kind, after.from_age)
        if same and (rule.valid_until is None or rule.valid_until > after.valid_from):
            rule.valid_until = after.valid_from
            rule.save(update_fields=["valid_until"])


class Migration(migrations.Migration):
    dependencies = [("reviews", "0011_duty_rules_by_age")]

    operations = [
        migrations.RunPython(end_where_the_next_begins, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="dutyrule",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (models.F("kind"), "="),
                    (
                        models.Func(
                            models.F("from_age"),
                            models.F("until_age"),
                            models.Value("[)"),
                            function="int4range",
                            output_field=django.contrib.postgres.fields.ranges.IntegerRangeField(),
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            models.F("valid_from"),
                            models.F("valid_until"),
                            models.Value("[)"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="duty_rule_one_in_force",
                violation_error_message="Another rule for this kind and these ages is in force on some of these days.",
            ),
        ),
    ]
