"""The directory of services and community assets, every version of an entry kept."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
import placements.models.people
import uuid
from django.conf import settings
from django.db import migrations, models

CREATE = """
CREATE TRIGGER service_versions AFTER UPDATE OR DELETE ON casework_service
    FOR EACH ROW EXECUTE FUNCTION accounts_keep_version();
"""
DROP = "DROP TRIGGER service_versions ON casework_service;"


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_clinical_commissioning_groups"),
        ("accounts", "__first__"),
        ("casework", "0007_planned_contacts"),
        ("placements", "0004_names_as_searched_for"),
    ]

    operations = [
        migrations.CreateModel(
            name="Service",
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
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                "Health in the community",
                                [
                                    ("X_CLDT", "Community learning disability team"),
                                    ("LDC", "Community services for people with a learning disability"),
                                    ("MHC", "Community services for people with mental health needs"),
                                    ("CHC", "Community nurses and therapists"),
                                    ("X_PBS", "Positive behaviour or intensive support team"),
                                    ("RHS", "Rehabilitation"),
                                    ("LTC", "Long-term conditions service"),
                                    ("DCS", "GP consultations"),
                                    ("DTS", "GP surgery"),
                                    ("DEN", "Dentist"),
                                ],
                            ),
                            (
                                "Support in daily life",
                                [
                                    ("DCC", "Home care"),
                                    ("S_CAH", "Care at home (Scotland)"),
                                    ("W_DS", "Domiciliary support (Wales)"),
                                    ("X_DAY", "Day opportunities"),
                                    ("X_ENABLE", "Enabling or community connection"),
                                    ("X_OUTREACH", "Floating outreach support"),
                                    ("X_TEC", "Technology enabled care"),
                                    ("X_DP", "Personal assistant by direct payment"),
                                    ("X_TRANS", "Transport"),
                                ],
                            ),
                            (
                                "Rights, work and learning",
                                [
                                    ("X_ADV", "Advocacy"),
                                    ("A_ADVICE", "Advice on money, benefits or the law"),
                                    ("X_EMPLOY", "Supported employment"),
                                    ("SPC", "Specialist college"),
                                    ("A_LEARN", "Adult learning"),
                                    ("X_LANDLORD", "Housing provider or landlord"),
                                ],
                            ),
                            (
                                "Community assets",
                                [
                                    ("A_NETWORK", "Neighbourhood network"),
                                    ("A_CLUB", "Club or social group"),
                                    ("A_SPORT", "Sport and moving"),
                                    ("A_ARTS", "Arts and music"),
                                    ("A_GREEN", "Garden, farm or nature"),
                                    ("A_FAITH", "Faith group"),
                                    ("A_PEER", "Peer support or self-advocacy"),
                                    ("A_FRIEND", "Befriending or volunteering"),
                                    ("A_PLACE", "Accessible place or quiet hours"),
                                ],
                            ),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("what", models.TextField(verbose_name="what it does")),
                ("everywhere", models.BooleanField(default=False, verbose_name="serves the whole country")),
                ("place", models.CharField(blank=True, max_length=300, verbose_name="where")),
                (
                    "needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("autism", "Autism"),
                                ("behaviour", "Behaviour that challenges"),
                                ("communication", "Communication"),
                                ("dementia", "Growing older and dementia"),
                                ("eating", "Eating, drinking and swallowing"),
                                ("epilepsy", "Epilepsy"),
                                ("friends", "Friends and relationships"),
                                ("health", "Physical health"),
                                ("home", "Home and tenancy"),
                                ("independence", "Travel and independence"),
                                ("mental_health", "Mental health"),
                                ("mobility", "Moving about"),
                                ("money", "Money and benefits"),
                                ("multiple", "Profound and multiple disabilities"),
                                ("rights", "Rights and being heard"),
                                ("senses", "Sight and hearing"),
                                ("work", "Work and learning"),
                            ],
                            max_length=14,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="helps with",
                    ),
                ),
                ("for_whom", models.CharField(blank=True, max_length=300, verbose_name="who it is for")),
                (
                    "from_age",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="from age"),
                ),
                (
                    "until_age",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="until age"),
                ),
                ("how_to_refer", models.TextField(blank=True, verbose_name="how to refer")),
                ("contact", models.CharField(blank=True, max_length=160, verbose_name="who to ask for")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="email")),
                ("website", models.URLField(blank=True, verbose_name="website")),
                ("opening", models.CharField(blank=True, max_length=300, verbose_name="open")),
                ("cost", models.CharField(blank=True, max_length=300, verbose_name="cost")),
                ("accessibility", models.TextField(blank=True, verbose_name="access")),
                (
                    "reply_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="says it replies in days"
                    ),
                ),
                (
                    "capacity",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="room for people"),
                ),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day it runs")),
                ("checked_on", models.DateField(verbose_name="last checked on")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "closed_because",
                    models.CharField(blank=True, max_length=300, verbose_name="why it closed"),
                ),
                (
                    "searched",
                    models.GeneratedField(
                        db_persist=True,
                        expression=placements.models.people.Folded("name", "what", "for_whom", "place"),
                        output_field=models.TextField(),
                        verbose_name="words as they are searched for",
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="checked by",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services",
                        to="accounts.organisation",
                        verbose_name="organisation keeping the entry",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "indexes": [
                    models.Index(fields=["name", "id"], name="service_by_name"),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["searched"], name="service_by_words", opclasses=["gin_trgm_ops"]
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("what", ""), _negated=True)
                        ),
                        name="service_says_what_it_is",
                        violation_error_message="Say what the service is called and what it does.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "X_CLDT",
                                    "LDC",
                                    "MHC",
                                    "CHC",
                                    "X_PBS",
                                    "RHS",
                                    "LTC",
                                    "DCS",
                                    "DTS",
                                    "DEN",
                                    "DCC",
                                    "S_CAH",
                                    "W_DS",
                                    "X_DAY",
                                    "X_ENABLE",
                                    "X_OUTREACH",
                                    "X_TEC",
                                    "X_DP",
                                    "X_TRANS",
                                    "X_ADV",
                                    "A_ADVICE",
                                    "X_EMPLOY",
                                    "SPC",
                                    "A_LEARN",
                                    "X_LANDLORD",
                                    "A_NETWORK",
                                    "A_CLUB",
                                    "A_SPORT",
                                    "A_ARTS",
                                    "A_GREEN",
                                    "A_FAITH",
                                    "A_PEER",
                                    "A_FRIEND",
                                    "A_PLACE",
                                ],
                            )
                        ),
                        name="service_is_of_a_kind",
                        violation_error_message="Select what kind of service it is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("from_age", None), ("from_age__lte", 120), _connector="OR"),
                            models.Q(("until_age", None), ("until_age__lte", 120), _connector="OR"),
                            models.Q(
                                ("from_age", None),
                                ("until_age", None),
                                ("until_age__gte", models.F("from_age")),
                                _connector="OR",
                            ),
                        ),
                        name="service_ages_in_order",
                        violation_error_message="The oldest age must be the youngest or more.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reply_days", None), ("reply_days__range", (1, 365)), _connector="OR"
                        ),
                        name="service_replies_within_a_year",
                        violation_error_message="A service says it replies in 1 to 365 days.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("capacity", None), ("capacity__gte", 1), _connector="OR"),
                        name="service_has_room",
                        violation_error_message="A service has room for at least one person.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_because", ""), ("closed_on", None)),
                            models.Q(
                                ("closed_on__isnull", False), models.Q(("closed_because", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="service_closed_with_reason",
                        violation_error_message="Say why the service is closed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceArea",
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
                ("removed_on", models.DateField(blank=True, null=True, verbose_name="no longer since")),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="areas",
                        to="casework.service",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("removed_on", None)),
                        fields=["council", "service"],
                        name="service_area_by_council",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_on", None)),
                        fields=("service", "council"),
                        name="service_area_once",
                        violation_error_message="The service serves this council’s area already.",
                    )
                ],
            },
        ),
        migrations.RunSQL(CREATE, DROP),
    ]
