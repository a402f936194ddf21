"""What a row held before: a trigger any table can have keeps it, and the trail says whose deed it was."""

from django.db import migrations, models

CREATE = """
CREATE FUNCTION accounts_keep_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    held jsonb;
    differs jsonb := '{}';
    this_deed uuid;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD IS NOT DISTINCT FROM NEW THEN
            RETURN NULL;
        END IF;
        held := to_jsonb(OLD);
        SELECT coalesce(jsonb_object_agg(now.key, now.value), '{}') INTO differs
        FROM jsonb_each(to_jsonb(NEW)) now WHERE now.value IS DISTINCT FROM held -> now.key;
    ELSE
        held := to_jsonb(OLD);
    END IF;
    -- Versions share the name of the deed they are part of, until the trail's line takes it over.
    this_deed := nullif(current_setting('linkworker.deed', true), '')::uuid;
    IF this_deed IS NULL THEN
        this_deed := gen_random_uuid();
        PERFORM set_config('linkworker.deed', this_deed::text, true);
    END IF;
    INSERT INTO accounts_version ("table", "row", at, deed, removed, before, changed)
    VALUES (TG_TABLE_NAME, OLD.id, clock_timestamp(), this_deed, TG_OP = 'DELETE', held, differs);
    RETURN NULL;
END $$;

CREATE FUNCTION accounts_version_refuses_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Versions are only ever added to, and only by the database itself.';
END $$;

CREATE TRIGGER version_unchanged BEFORE UPDATE OR DELETE ON accounts_version
    FOR EACH ROW EXECUTE FUNCTION accounts_version_refuses_change();
CREATE TRIGGER version_not_emptied BEFORE TRUNCATE ON accounts_version
    FOR EACH STATEMENT EXECUTE FUNCTION accounts_version_refuses_change();
-- Inside the trigger of a kept table the depth is 1 when this is asked; a row added by hand comes at 0.
CREATE TRIGGER version_by_the_database BEFORE INSERT ON accounts_version
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION accounts_version_refuses_change();

-- The seal covers which deed a line tells of. Lines without one keep the seal they have.
CREATE OR REPLACE FUNCTION accounts_audit_seal(line accounts_auditevent) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to((jsonb_build_array(
        line.previous_seal, line.position,
        to_char(line.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
        line.staff_uid, line.staff_name, line.held_as, line.organisation_uid,
        line.verb, line.subject_kind, line.subject_uid, line.person_uid, line.details
    ) || CASE WHEN line.deed IS NULL THEN '[]' ELSE jsonb_build_array(line.deed) END)::text, 'UTF8')), 'hex')
$$;

CREATE OR REPLACE FUNCTION accounts_seal_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before record;
BEGIN
    -- One line at a time, to the end of the transaction, so that the chain has no forks.
    PERFORM pg_advisory_xact_lock(hashtext('accounts_auditevent'));
    SELECT position, seal INTO before FROM accounts_auditevent ORDER BY position DESC LIMIT 1;
    NEW.position := coalesce(before.position, 0) + 1;
    NEW.at := clock_timestamp();
    NEW.deed := NULL;
    IF NEW.verb NOT IN ('looked at', 'listed', 'was refused') THEN
        NEW.deed := nullif(current_setting('linkworker.deed', true), '')::uuid;
        IF NEW.deed IS NOT NULL THEN
            PERFORM set_config('linkworker.deed', '', true);
        END IF;
    END IF;
    NEW.previous_seal := coalesce(before.seal, repeat('0', 64));
    NEW.seal := accounts_audit_seal(NEW);
    RETURN NEW;
END $$;
"""

SEAL_AS_BEFORE = """
CREATE OR REPLACE FUNCTION accounts_seal_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before record;
BEGIN
    -- One line at a time, to the end of the transaction, so that the chain has no forks.
    PERFORM pg_advisory_xact_lock(hashtext('accounts_auditevent'));
    SELECT position, seal INTO before FROM accounts_auditevent ORDER BY position DESC LIMIT 1;
    NEW.position := coalesce(before.position, 0) + 1;
    NEW.at := clock_timestamp();
    NEW.previous_seal := coalesce(before.seal, repeat('0', 64));
    NEW.seal := accounts_audit_seal(NEW);
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION accounts_audit_seal(line accounts_auditevent) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(jsonb_build_array(
        line.previous_seal, line.position,
        to_char(line.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
        line.staff_uid, line.staff_name, line.held_as, line.organisation_uid,
        line.verb, line.subject_kind, line.subject_uid, line.person_uid, line.details
    )::text, 'UTF8')), 'hex')
$$;
"""

FORGET = """
DROP TRIGGER version_by_the_database ON accounts_version;
DROP TRIGGER version_not_emptied ON accounts_version;
DROP TRIGGER version_unchanged ON accounts_version;
DROP FUNCTION accounts_version_refuses_change();
DROP FUNCTION accounts_keep_version();
"""

DROP = SEAL_AS_BEFORE + FORGET


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_trail_finds_people_in_lists"),
    ]

    operations = [
        migrations.CreateModel(
            name="Version",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("table", models.CharField(max_length=63, verbose_name="table")),
                ("row", models.BigIntegerField(verbose_name="number of the row")),
                ("at", models.DateTimeField(verbose_name="when")),
                ("deed", models.UUIDField(verbose_name="deed it was part of")),
                ("removed", models.BooleanField(default=False, verbose_name="the row was removed")),
                ("before", models.JSONField(verbose_name="all it held before")),
                ("changed", models.JSONField(verbose_name="what it holds instead")),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["table", "row", "-id"], name="version_by_row")],
            },
        ),
        migrations.AddField(
            model_name="auditevent",
            name="deed",
            field=models.UUIDField(editable=False, null=True, verbose_name="which versions it tells of"),
        ),
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(
                condition=models.Q(("deed__isnull", False)), fields=["deed"], name="audit_by_deed"
            ),
        ),
        migrations.RunSQL(CREATE, DROP),
    ]
