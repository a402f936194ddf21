"""The first dated rows are made with the person; a commit in which today's column and the open row differ is refused.

One statement makes the rows of however many people were added (COPY too). The guards wait until commit, and
ask nothing of the rows the database made itself, so a register of 100,000 loads without them.
"""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION placements_first_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO placements_responsibility (uid, created_at, person_id, kind, organisation_id, basis, evidence)
    SELECT gen_random_uuid(), p.created_at, p.id, k.kind, k.organisation_id, 'first_recorded', ''
    FROM added p
    CROSS JOIN LATERAL (VALUES ('council', p.responsible_council_id), ('icb', p.responsible_icb_id))
        AS k (kind, organisation_id)
    WHERE k.organisation_id IS NOT NULL;
    INSERT INTO placements_caseloadspell (uid, created_at, person_id, starts_on, ends_on, contact_every_days)
    SELECT gen_random_uuid(), p.created_at, p.id, p.caseload_from, p.caseload_until, p.contact_every_days
    FROM added p WHERE p.caseload_from IS NOT NULL;
    INSERT INTO placements_allocation (uid, created_at, person_id, link_worker_id, starts_on)
    SELECT gen_random_uuid(), p.created_at, p.id, p.link_worker_id, p.caseload_from
    FROM added p WHERE p.link_worker_id IS NOT NULL;
    RETURN NULL;
END $$;

CREATE TRIGGER person_first_rows AFTER INSERT ON placements_person
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION placements_first_rows();

CREATE FUNCTION placements_refuse_out_of_step(who bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    p placements_person;
    s placements_caseloadspell;
BEGIN
    SELECT * INTO p FROM placements_person WHERE id = who;
    IF NOT FOUND THEN RETURN; END IF;
    IF p.responsible_council_id IS DISTINCT FROM (SELECT organisation_id FROM placements_responsibility
            WHERE person_id = who AND kind = 'council' AND ends_on IS NULL)
        OR p.responsible_icb_id IS DISTINCT FROM (SELECT organisation_id FROM placements_responsibility
            WHERE person_id = who AND kind = 'icb' AND ends_on IS NULL) THEN
        RAISE EXCEPTION 'The body on person % is not that of the open dated row.', who
            USING ERRCODE = 'check_violation', CONSTRAINT = 'responsibility_in_step';
    END IF;
    IF p.link_worker_id IS DISTINCT FROM (SELECT link_worker_id FROM placements_allocation
            WHERE person_id = who AND ends_on IS NULL) THEN
        RAISE EXCEPTION 'The link worker on person % is not that of the open dated row.', who
            USING ERRCODE = 'check_violation', CONSTRAINT = 'allocation_in_step';
    END IF;
    SELECT * INTO s FROM placements_caseloadspell WHERE person_id = who ORDER BY starts_on DESC LIMIT 1;
    IF (p.caseload_from IS NULL AND s.id IS NOT NULL AND s.ends_on IS NULL)
        OR (p.caseload_from IS NOT NULL AND (
            s.id IS NULL OR s.ends_on IS DISTINCT FROM p.caseload_until
            OR (s.ends_on IS NULL AND s.contact_every_days <> p.contact_every_days)
            OR NOT EXISTS (SELECT FROM placements_caseloadspell
                           WHERE person_id = who AND starts_on = p.caseload_from))) THEN
        RAISE EXCEPTION 'The caseload days on person % are not those of the dated rows.', who
            USING ERRCODE = 'check_violation', CONSTRAINT = 'caseload_spell_in_step';
    END IF;
END $$;

CREATE FUNCTION placements_person_in_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM placements_refuse_out_of_step(NEW.id);
    RETURN NULL;
END $$;

CREATE FUNCTION placements_dated_row_in_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM placements_refuse_out_of_step(OLD.person_id); END IF;
    IF TG_OP <> 'DELETE' THEN PERFORM placements_refuse_out_of_step(NEW.person_id); END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER person_in_step AFTER UPDATE OF responsible_council_id, responsible_icb_id,
    link_worker_id, caseload_from, caseload_until, contact_every_days ON placements_person
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN ((OLD.responsible_council_id, OLD.responsible_icb_id, OLD.link_worker_id, OLD.caseload_from,
       OLD.caseload_until, OLD.contact_every_days)
      IS DISTINCT FROM
      (NEW.responsible_council_id, NEW.responsible_icb_id, NEW.link_worker_id, NEW.caseload_from,
       NEW.caseload_until, NEW.contact_every_days))
EXECUTE FUNCTION placements_person_in_step();

CREATE CONSTRAINT TRIGGER responsibility_in_step AFTER INSERT OR UPDATE OR DELETE ON placements_responsibility
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION placements_dated_row_in_step();

CREATE CONSTRAINT TRIGGER caseload_spell_in_step AFTER INSERT OR UPDATE OR DELETE ON placements_caseloadspell
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION placements_dated_row_in_step();

CREATE CONSTRAINT TRIGGER allocation_in_step AFTER INSERT OR UPDATE OR DELETE ON placements_allocation
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION placements_dated_row_in_step();
"""

BACKWARDS = """
DROP TRIGGER person_first_rows ON placements_person;
DROP TRIGGER person_in_step ON placements_person;
DROP TRIGGER responsibility_in_step ON placements_responsibility;
DROP TRIGGER caseload_spell_in_step ON placements_caseloadspell;
DROP TRIGGER allocation_in_step ON placements_allocation;
DROP FUNCTION placements_first_rows();
DROP FUNCTION placements_person_in_step();
DROP FUNCTION placements_dated_row_in_step();
DROP FUNCTION placements_refuse_out_of_step(bigint);
"""


class Migration(migrations.Migration):
    """The triggers, apart from the tables and from the first rows."""

    dependencies = [("placements", "0012_first_dated_rows")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
