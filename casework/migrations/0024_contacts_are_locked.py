"""A contact in the log is locked by the database, whoever writes; so is what was added to it.

For fifteen minutes after it was recorded its author may put a slip right, and the row says when; that it is no later
is read from the database's own clock, whatever the writer says (it may be five minutes behind). Afterwards it may be
withdrawn, it may be filled in once whether the person was there, it may be shared with fewer and marked otherwise while
nobody else reads it, a file may tie it to the others of one visit, and it moves with its person when two records are
found to be one.
"""

from django.db import migrations

LOCK = """
CREATE FUNCTION casework_contact_is_locked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    may_move text[] := ARRAY['person_id', 'withdrawn_at', 'withdrawn_by_id', 'withdrawn_because'];
BEGIN
    IF OLD.person_present IS NULL THEN may_move := may_move || 'person_present'::text; END IF;
    IF NEW.shared_with = '{}' THEN may_move := may_move || ARRAY['sensitivity', 'shared_with']; END IF;
    IF OLD.visit IS NULL AND OLD.submission IS NULL THEN may_move := may_move || 'visit'::text; END IF;
    IF NEW.corrected_at IS DISTINCT FROM OLD.corrected_at AND OLD.withdrawn_at IS NULL
            AND NEW.corrected_at BETWEEN OLD.recorded_at AND OLD.recorded_at + interval '15 minutes'
            AND clock_timestamp() BETWEEN OLD.recorded_at - interval '5 minutes'
                AND OLD.recorded_at + interval '15 minutes' THEN
        may_move := may_move || ARRAY['corrected_at', 'title', 'text', 'headings', 'happened_at', 'method', 'person_present',
            'seen_alone', 'reached', 'sides', 'also_with', 'duties', 'minutes', 'travel_minutes', 'significant',
            'sensitivity', 'shared_with'];
    END IF;
    IF to_jsonb(NEW) - may_move IS DISTINCT FROM to_jsonb(OLD) - may_move THEN
        RAISE EXCEPTION 'A contact in the log is locked: add to it, or withdraw it.'
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION casework_amendment_is_locked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW IS DISTINCT FROM OLD THEN
        RAISE EXCEPTION 'What was added to a contact is locked.'
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER contact_is_locked BEFORE UPDATE ON casework_contact
    FOR EACH ROW EXECUTE FUNCTION casework_contact_is_locked();
CREATE TRIGGER amendment_is_locked BEFORE UPDATE ON casework_contactamendment
    FOR EACH ROW EXECUTE FUNCTION casework_amendment_is_locked();
"""

UNLOCK = """
DROP TRIGGER amendment_is_locked ON casework_contactamendment;
DROP TRIGGER contact_is_locked ON casework_contact;
DROP FUNCTION casework_amendment_is_locked();
DROP FUNCTION casework_contact_is_locked();
"""


class Migration(migrations.Migration):
    """Two triggers."""

    dependencies = [("casework", "0023_beside_a_contact")]

    operations = [migrations.RunSQL(LOCK, UNLOCK)]
