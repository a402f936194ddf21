"""What was said on a day is not said otherwise later: PostgreSQL refuses to change it, whoever writes.

Each trigger names the columns that may move: the day of an end or a review, and the person, so that two
records of one person can be merged.
"""

from django.db import migrations

MAY_MOVE = {
    "warningnote": ("last_kept_on", "review_by", "ended_on", "person_id"),
    "warningreview": (),
    "communicationneed": ("last_reviewed_on", "ended_on", "person_id"),
    "legalstatus": ("ends_on", "person_id"),
    "sharingdecision": ("person_id",),
    "eligibilitydecision": ("person_id",),
}

FUNCTION = """
CREATE FUNCTION placements_kept_as_said() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - coalesce(TG_ARGV, '{}') IS DISTINCT FROM to_jsonb(OLD) - coalesce(TG_ARGV, '{}') THEN
        RAISE EXCEPTION 'What was said is kept: end or supersede it with a new row.'
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NEW;
END $$;
"""


def _trigger(table: str, columns: tuple[str, ...]) -> migrations.RunSQL:
    moving = ", ".join(f"'{column}'" for column in columns)
    return migrations.RunSQL(
        f"CREATE TRIGGER {table}_kept_as_said BEFORE UPDATE ON placements_{table} "
        f"FOR EACH ROW EXECUTE FUNCTION placements_kept_as_said({moving});",
        f"DROP TRIGGER {table}_kept_as_said ON placements_{table};",
    )


class Migration(migrations.Migration):
    dependencies = [("placements", "0009_dated_facts")]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION placements_kept_as_said();"),
        *(_trigger(table, columns) for table, columns in MAY_MOVE.items()),
    ]
