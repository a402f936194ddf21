"""Agreements, limits, uplifts and one-off costs; what an imported line is stays as it was."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds only: lines kept before belong to no agreement and are shares of the price."""

    dependencies = [
        ("accounts", "0004_trail_finds_people_in_lists"),
        ("placements", "0019_proposals_short_stays_support_and_returns"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AuthorisationLimit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("link_worker", "Link worker"),
                            ("team_manager", "Team manager"),
                            ("finance", "Commissioner or finance officer"),
                            ("chc_nurse", "CHC nurse"),
                            ("host_officer", "Officer of the other council"),
                            ("board_member", "Health and Wellbeing Board member"),
                            ("auditor", "Auditor or Caldicott guardian"),
                            ("administrator", "System administrator"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                (
                    "weekly_limit",
                    models.DecimalField(decimal_places=2, max_digits=9, verbose_name="pounds a week"),
                ),
                ("valid_from", models.DateField(verbose_name="from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="first day no longer")),
            ],
            options={
                "ordering": ["role", "-valid_from", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FundingAgreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="recorded"
                    ),
                ),
                (
                    "submission",
                    models.UUIDField(
                        blank=True,
                        editable=False,
                        error_messages={"unique": "This form has already been sent."},
                        null=True,
                        unique=True,
                        verbose_name="key of the form it came from",
                    ),
                ),
                (
                    "fingerprint",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        editable=False,
                        max_length=64,
                        verbose_name="fingerprint of what the form said",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="first day no longer")),
                (
                    "gross_weekly",
                    models.DecimalField(decimal_places=2, max_digits=9, verbose_name="price, pounds a week"),
                ),
                (
                    "share_type",
                    models.CharField(
                        choices=[("amount", "Pounds a week"), ("percent", "Percent")],
                        max_length=8,
                        verbose_name="shares given in",
                    ),
                ),
                (
                    "nursing",
                    models.CharField(
                        choices=[("none", "None"), ("standard", "Standard rate"), ("higher", "Higher rate")],
                        default="none",
                        max_length=10,
                        verbose_name="nursing care",
                    ),
                ),
                (
                    "nhs_outcome_declared",
                    models.BooleanField(default=False, verbose_name="outcome of the NHS declared"),
                ),
                (
                    "hours_weekly",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=6,
                        null=True,
                        verbose_name="hours of support a week",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("start", "The placement started"),
                            ("uplift", "Yearly uplift"),
                            ("split_changed", "Who pays changed"),
                            ("needs_changed", "Needs changed"),
                            ("renegotiated", "Price renegotiated"),
                            ("sleep_in_replaced", "Sleep-in replaced"),
                            ("suspended", "Suspended for a time"),
                            ("resumed", "Resumed as it was"),
                            ("disputed", "Who pays is disputed"),
                        ],
                        max_length=20,
                        verbose_name="what made it",
                    ),
                ),
                ("risk_assessed_on", models.DateField(blank=True, null=True, verbose_name="risk assessed")),
                (
                    "mitigation",
                    models.TextField(blank=True, max_length=5000, verbose_name="what makes it safe"),
                ),
                ("note", models.TextField(blank=True, max_length=5000, verbose_name="note")),
                (
                    "percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="percent of the uplift",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("agreed", "Agreed"),
                            ("refused", "Refused"),
                            ("superseded", "Superseded"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "decided_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="agreed or refused"
                    ),
                ),
                (
                    "why_refused",
                    models.TextField(blank=True, max_length=5000, verbose_name="why it was refused"),
                ),
            ],
            options={
                "ordering": ["-starts_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="OneOffCost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="recorded"
                    ),
                ),
                (
                    "submission",
                    models.UUIDField(
                        blank=True,
                        editable=False,
                        error_messages={"unique": "This form has already been sent."},
                        null=True,
                        unique=True,
                        verbose_name="key of the form it came from",
                    ),
                ),
                (
                    "fingerprint",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        editable=False,
                        max_length=64,
                        verbose_name="fingerprint of what the form said",
                    ),
                ),
                (
                    "stream",
                    models.CharField(
                        choices=[
                            ("asc", "Adult social care"),
                            ("chc", "NHS continuing healthcare"),
                            ("chc_fast_track", "CHC fast track"),
                            ("joint", "Joint package"),
                            ("fnc", "NHS-funded nursing care"),
                            ("s117", "Section 117 aftercare"),
                            ("education", "Education"),
                            ("self", "The person's own money"),
                        ],
                        max_length=16,
                        verbose_name="stream",
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=10, verbose_name="pounds")),
                ("spent_on", models.DateField(verbose_name="day")),
                ("what_for", models.CharField(max_length=300, verbose_name="what for")),
            ],
            options={
                "ordering": ["-spent_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ProposedShare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "stream",
                    models.CharField(
                        choices=[
                            ("asc", "Adult social care"),
                            ("chc", "NHS continuing healthcare"),
                            ("chc_fast_track", "CHC fast track"),
                            ("joint", "Joint package"),
                            ("fnc", "NHS-funded nursing care"),
                            ("s117", "Section 117 aftercare"),
                            ("education", "Education"),
                            ("self", "The person's own money"),
                        ],
                        max_length=16,
                        verbose_name="stream",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("share", "Share of the price"),
                            ("client_contribution", "The person's contribution"),
                            ("top_up", "Third-party top-up, beside the price"),
                        ],
                        default="share",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "percent",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="percent"
                    ),
                ),
                ("weekly", models.DecimalField(decimal_places=2, max_digits=9, verbose_name="pounds a week")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("agreed", "Agreed"),
                            ("interim", "Interim, without prejudice"),
                            ("disputed", "Disputed"),
                        ],
                        default="agreed",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Uplift",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="recorded"
                    ),
                ),
                (
                    "submission",
                    models.UUIDField(
                        blank=True,
                        editable=False,
                        error_messages={"unique": "This form has already been sent."},
                        null=True,
                        unique=True,
                        verbose_name="key of the form it came from",
                    ),
                ),
                (
                    "fingerprint",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        editable=False,
                        max_length=64,
                        verbose_name="fingerprint of what the form said",
                    ),
                ),
                ("percent", models.DecimalField(decimal_places=2, max_digits=5, verbose_name="percent")),
                ("effective_from", models.DateField(verbose_name="from")),
                ("agreed_on", models.DateField(verbose_name="agreed with the provider")),
            ],
            options={
                "ordering": ["-effective_from", "-pk"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="fundingline",
            name="funding_no_overlap_for_payer",
        ),
        migrations.AddField(
            model_name="fundingline",
            name="kind",
            field=models.CharField(
                choices=[
                    ("share", "Share of the price"),
                    ("client_contribution", "The person's contribution"),
                    ("top_up", "Third-party top-up, beside the price"),
                ],
                db_default="share",
                default="share",
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="fundingline",
            name="reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("start", "The placement started"),
                    ("uplift", "Yearly uplift"),
                    ("split_changed", "Who pays changed"),
                    ("needs_changed", "Needs changed"),
                    ("renegotiated", "Price renegotiated"),
                    ("sleep_in_replaced", "Sleep-in replaced"),
                    ("suspended", "Suspended for a time"),
                    ("resumed", "Resumed as it was"),
                    ("disputed", "Who pays is disputed"),
                ],
                max_length=20,
                verbose_name="what made it",
            ),
        ),
        migrations.AddField(
            model_name="authorisationlimit",
            name="authority",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
                verbose_name="council (empty: wherever none is set)",
            ),
        ),
        migrations.AddField(
            model_name="fundingagreement",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="agreed or refused by",
            ),
        ),
        migrations.AddField(
            model_name="fundingagreement",
            name="fnc_rate",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="placements.fncrate",
                verbose_name="nursing care rate used",
            ),
        ),
        migrations.AddField(
            model_name="fundingagreement",
            name="placement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="agreements",
                to="placements.placement",
            ),
        ),
        migrations.AddField(
            model_name="fundingagreement",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="proposed by",
            ),
        ),
        migrations.AddField(
            model_name="fundingagreement",
            name="resumes",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="placements.fundingagreement",
                verbose_name="agreement it goes on with",
            ),
        ),
        migrations.AddField(
            model_name="fundingagreement",
            name="superseded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="placements.fundingagreement",
                verbose_name="backdated agreement that took its place",
            ),
        ),
        migrations.AddField(
            model_name="fundingline",
            name="agreement",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="lines",
                to="placements.fundingagreement",
                verbose_name="agreement it is part of",
            ),
        ),
        migrations.AddField(
            model_name="fundingline",
            name="superseded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="placements.fundingagreement",
                verbose_name="backdated agreement that took its place",
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingline",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("superseded_by", None)),
                expressions=[
                    ("placement", "="),
                    (django.db.models.functions.comparison.Coalesce("payer", models.Value(0)), "="),
                    ("stream", "="),
                    ("kind", "="),
                    (
                        models.Func(
                            "starts_on",
                            "ends_on",
                            models.Value("[)"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="funding_no_overlap_for_payer",
                violation_error_message="This payer already pays under this stream on some of these days.",
            ),
        ),
        migrations.AddField(
            model_name="oneoffcost",
            name="payer",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
                verbose_name="payer (empty: the person)",
            ),
        ),
        migrations.AddField(
            model_name="oneoffcost",
            name="placement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="one_off_costs",
                to="placements.placement",
            ),
        ),
        migrations.AddField(
            model_name="oneoffcost",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="recorded by",
            ),
        ),
        migrations.AddField(
            model_name="proposedshare",
            name="agreement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="shares",
                to="placements.fundingagreement",
            ),
        ),
        migrations.AddField(
            model_name="proposedshare",
            name="payer",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
                verbose_name="payer (empty: the person)",
            ),
        ),
        migrations.AddField(
            model_name="uplift",
            name="authority",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
                verbose_name="council that pays",
            ),
        ),
        migrations.AddField(
            model_name="uplift",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="proposed by",
            ),
        ),
        migrations.AddField(
            model_name="uplift",
            name="provider",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
                verbose_name="provider",
            ),
        ),
        migrations.AddField(
            model_name="fundingagreement",
            name="uplift",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="agreements",
                to="placements.uplift",
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisationlimit",
            constraint=models.CheckConstraint(
                condition=models.Q(("weekly_limit__gte", 0)),
                name="limit_not_negative",
                violation_error_message="The limit cannot be less than nothing.",
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisationlimit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until", None), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                ),
                name="limit_ends_after_start",
                violation_error_message="A limit must hold for at least a day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisationlimit",
            constraint=models.UniqueConstraint(
                fields=("authority", "role", "valid_from"),
                name="limit_once_a_day",
                nulls_distinct=False,
                violation_error_message="A limit of this role starts on this day already. Choose a later day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisationlimit",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (django.db.models.functions.comparison.Coalesce("authority", models.Value(0)), "="),
                    ("role", "="),
                    (
                        models.Func(
                            "valid_from",
                            "valid_until",
                            models.Value("[)"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="limit_no_overlap",
                violation_error_message="Another limit of this role holds on some of these days.",
            ),
        ),
        migrations.AddConstraint(
            model_name="oneoffcost",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)),
                name="one_off_cost_is_something",
                violation_error_message="Enter an amount above nothing.",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposedshare",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("weekly__gte", 0),
                    models.Q(
                        ("percent", None),
                        models.Q(("percent__gte", 0), ("percent__lte", 100)),
                        _connector="OR",
                    ),
                ),
                name="proposed_share_not_negative",
                violation_error_message="A share cannot be less than nothing or more than all of it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposedshare",
            constraint=models.UniqueConstraint(
                fields=("agreement", "payer", "stream", "kind"),
                name="proposed_share_once",
                nulls_distinct=False,
                violation_error_message="A payer is named once under each duty.",
            ),
        ),
        migrations.AddConstraint(
            model_name="uplift",
            constraint=models.CheckConstraint(
                condition=models.Q(("percent__gt", 0), ("percent__lte", 100)),
                name="uplift_is_a_rise",
                violation_error_message="Enter a percentage above nothing and no more than 100.",
            ),
        ),
        migrations.AddIndex(
            model_name="fundingagreement",
            index=models.Index(fields=["state", "created_at"], name="agreement_by_state"),
        ),
        migrations.AddConstraint(
            model_name="fundingagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("gross_weekly__gte", 0),
                    models.Q(("hours_weekly", None), ("hours_weekly__gte", 0), _connector="OR"),
                ),
                name="agreement_not_negative",
                violation_error_message="The price and the hours cannot be less than nothing.",
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on", None), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                ),
                name="agreement_ends_after_start",
                violation_error_message="The first day it no longer holds must be after the day it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("decided_by", None), ("state", "proposed")),
                    models.Q(
                        models.Q(("state", "proposed"), _negated=True),
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="agreement_is_decided_by_somebody",
                violation_error_message="Somebody agrees or refuses a proposal, at a moment.",
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["proposed", "refused"]),
                    models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                    _connector="OR",
                ),
                name="agreement_takes_two_people",
                violation_error_message="Somebody other than whoever proposed it must agree it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "refused"), models.Q(("why_refused", ""), _negated=True)),
                    models.Q(models.Q(("state", "refused"), _negated=True), ("why_refused", "")),
                    _connector="OR",
                ),
                name="agreement_refusal_says_why",
                violation_error_message="Say why it is refused.",
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "superseded"), ("superseded_by__isnull", False)),
                    models.Q(models.Q(("state", "superseded"), _negated=True), ("superseded_by", None)),
                    _connector="OR",
                ),
                name="agreement_superseded_by_another",
                violation_error_message="An agreement is superseded by another one.",
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", "sleep_in_replaced"), _negated=True),
                    models.Q(
                        ("risk_assessed_on__isnull", False), models.Q(("mitigation", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="agreement_sleep_in_needs_assessment",
                violation_error_message="Replacing a sleep-in needs a completed risk assessment first.",
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("fnc_rate", None), ("nursing", "none")),
                    models.Q(models.Q(("nursing", "none"), _negated=True), ("fnc_rate__isnull", False)),
                    _connector="OR",
                ),
                name="agreement_nursing_has_its_rate",
                violation_error_message="A nursing contribution names the national rate it was worked out with.",
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingagreement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "proposed")),
                fields=("placement",),
                name="agreement_one_proposal_at_a_time",
                violation_error_message="A proposal for this placement is waiting. Agree or refuse it first.",
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingagreement",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("state", "agreed")),
                expressions=[
                    ("placement", "="),
                    (
                        models.Func(
                            "starts_on",
                            "ends_on",
                            models.Value("[)"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="agreement_no_overlap",
                violation_error_message="Another agreement holds on some of these days.",
            ),
        ),
    ]
