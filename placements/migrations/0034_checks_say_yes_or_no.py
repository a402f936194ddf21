"""Five checks that answered "unknown", which PostgreSQL lets through, where a day was missing: now they say no."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_clinical_commissioning_groups"),
        ("placements", "0033_no_end_of_a_caseload_never_joined"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="chccase",
            name="chc_letter_after_decision",
        ),
        migrations.RemoveConstraint(
            model_name="merge",
            name="merge_agreed_whole",
        ),
        migrations.RemoveConstraint(
            model_name="merge",
            name="merge_undone_after_agreed",
        ),
        migrations.RemoveConstraint(
            model_name="notice",
            name="notice_withdrawn_with_reason",
        ),
        migrations.RemoveConstraint(
            model_name="person",
            name="person_caseload_ends_after_start",
        ),
        migrations.AddConstraint(
            model_name="chccase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decision_letter_on", None),
                    models.Q(
                        ("decided_on__isnull", False), ("decision_letter_on__gte", models.F("decided_on"))
                    ),
                    _connector="OR",
                ),
                name="chc_letter_after_decision",
                violation_error_message="The decision letter cannot be dated before the decision.",
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agreed_at", None), ("agreed_by", None)),
                    models.Q(
                        ("agreed_at__gte", models.F("proposed_at")),
                        ("agreed_at__isnull", False),
                        ("agreed_by__isnull", False),
                        ("dropped_at", None),
                    ),
                    _connector="OR",
                ),
                name="merge_agreed_whole",
                violation_error_message="A merge is agreed by somebody, after it was proposed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("undone_at", None), ("undone_by", None)),
                    models.Q(
                        ("agreed_at__isnull", False),
                        ("undone_at__gte", models.F("agreed_at")),
                        ("undone_at__isnull", False),
                        ("undone_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="merge_undone_after_agreed",
                violation_error_message="Only a merge that was agreed can be undone.",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_because", ""), ("withdrawn_by", None), ("withdrawn_on", None)),
                    models.Q(
                        ("withdrawn_by__isnull", False),
                        ("withdrawn_on__gte", models.F("sent_on")),
                        ("withdrawn_on__isnull", False),
                        models.Q(("withdrawn_because", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="notice_withdrawn_with_reason",
                violation_error_message="Say why the notice is withdrawn.",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("caseload_until", None),
                    models.Q(
                        ("caseload_from__isnull", False), ("caseload_until__gt", models.F("caseload_from"))
                    ),
                    _connector="OR",
                ),
                name="person_caseload_ends_after_start",
                violation_error_message="The person must leave the caseload after a day on which they joined it.",
            ),
        ),
    ]
