from django.db import migrations, models


def trigger(*may_change):
    moving = ", ".join(f"'{column}'" for column in may_change)
    return (
        "DROP TRIGGER legalstatus_kept_as_said ON placements_legalstatus; "
        "CREATE TRIGGER legalstatus_kept_as_said BEFORE UPDATE ON placements_legalstatus "
        f"FOR EACH ROW EXECUTE FUNCTION placements_kept_as_said({moving});"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0036_plans_say_when_they_were_issued"),
    ]

    operations = [
        migrations.AddField(
            model_name="legalstatus",
            name="ended_early",
            field=models.BooleanField(
                db_default=False, default=False, editable=False, verbose_name="ended before its day"
            ),
        ),
        migrations.RunSQL(
            trigger("ends_on", "ended_early", "person_id"),
            trigger("ends_on", "person_id"),
        ),
    ]
