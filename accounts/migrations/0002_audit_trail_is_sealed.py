"""The trail seals itself: each line carries the seal of the one before, and nothing may be changed."""

from django.db import migrations

SEAL = """
CREATE FUNCTION accounts_audit_seal(line accounts_auditevent) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(jsonb_build_array(
        line.previous_seal, line.position,
        to_char(line.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
        line.staff_uid, line.staff_name, line.held_as, line.organisation_uid,
        line.verb, line.subject_kind, line.subject_uid, line.person_uid, line.details
    )::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION accounts_seal_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
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
"""

GUARDS = """
CREATE FUNCTION accounts_audit_refuses_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit trail is only ever added to.';
END $$;

CREATE TRIGGER audit_event_sealed BEFORE INSERT ON accounts_auditevent
    FOR EACH ROW EXECUTE FUNCTION accounts_seal_audit_event();
CREATE TRIGGER audit_event_unchanged BEFORE UPDATE OR DELETE ON accounts_auditevent
    FOR EACH ROW EXECUTE FUNCTION accounts_audit_refuses_change();
CREATE TRIGGER audit_event_not_emptied BEFORE TRUNCATE ON accounts_auditevent
    FOR EACH STATEMENT EXECUTE FUNCTION accounts_audit_refuses_change();
"""

CREATE = SEAL + GUARDS

DROP = """
DROP TRIGGER audit_event_not_emptied ON accounts_auditevent;
DROP TRIGGER audit_event_unchanged ON accounts_auditevent;
DROP TRIGGER audit_event_sealed ON accounts_auditevent;
DROP FUNCTION accounts_audit_refuses_change();
DROP FUNCTION accounts_seal_audit_event();
DROP FUNCTION accounts_audit_seal(accounts_auditevent);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunSQL(CREATE, DROP)]
