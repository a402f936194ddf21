"""A rule that was changed says by whom, when and why."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0013_a_duty_rule_for_every_kind"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="dutyrule",
            name="changed_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="changed"),
        ),
        migrations.AddField(
            model_name="dutyrule",
            name="changed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="dutyrule",
            name="why",
            field=models.CharField(blank=True, max_length=500, verbose_name="why it was changed"),
        ),
        migrations.AddConstraint(
            model_name="dutyrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("changed_at", None), ("changed_by", None), ("why", "")),
                    models.Q(
                        ("changed_at__isnull", False),
                        ("changed_by__isnull", False),
                        models.Q(("why", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="duty_rule_changed_with_reason",
                violation_error_message="Say why the rule changes.",
            ),
        ),
    ]
