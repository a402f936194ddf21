"""What is agreed is whole, spans its days, and is not rewritten: refused by the database, whoever writes.

Looked at when the transaction ends, so that closing one split and opening the next may pass through a moment
in which neither is whole.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION placements_refuse_money(broken text, words text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = broken || ': ' || words, CONSTRAINT = broken;
END $$;

CREATE FUNCTION placements_check_agreement(asked bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    made placements_fundingagreement;
    lines record;
BEGIN
    SELECT * INTO made FROM placements_fundingagreement WHERE id = asked;
    IF NOT FOUND THEN RETURN; END IF;
    SELECT count(*) AS number,
           coalesce(sum(weekly) FILTER (WHERE line.kind <> 'top_up'), 0) AS paid,
           bool_and(line.placement_id = made.placement_id AND line.starts_on = made.starts_on
                    AND line.ends_on IS NOT DISTINCT FROM made.ends_on) AS span,
           bool_or(stream IN ('chc', 'chc_fast_track')) AS healthcare,
           bool_or(stream = 'fnc') AS nursing,
           bool_or(weekly > 0 AND (payer_id IS NULL OR payer.kind = 'council' OR stream = 'fnc')) AS charged
    INTO lines
    FROM placements_fundingline line LEFT JOIN accounts_organisation payer ON payer.id = line.payer_id
    WHERE agreement_id = asked AND superseded_by_id IS NULL;
    IF made.state <> 'agreed' THEN
        IF lines.number > 0 THEN
            PERFORM placements_refuse_money('funding_only_what_is_agreed',
                'money of an agreement that is not agreed, or no longer');
        END IF;
        RETURN;
    END IF;
    IF NOT coalesce(lines.span, true) THEN
        PERFORM placements_refuse_money('funding_spans_its_agreement',
            'each share runs from the first day of the agreement to its last');
    END IF;
    IF lines.paid <> made.gross_weekly THEN
        PERFORM placements_refuse_money('funding_makes_a_whole', 'the shares do not add up to the price');
    END IF;
    IF lines.healthcare AND lines.charged THEN
        PERFORM placements_refuse_money('funding_healthcare_is_free',
            'the NHS pays all of continuing healthcare');
    END IF;
    IF lines.nursing AND NOT (
        SELECT setting.fnc_possible FROM placements_placement stay
        JOIN placements_home home ON home.id = stay.home_id
        JOIN placements_settingtype setting ON setting.id = home.setting_type_id
        WHERE stay.id = made.placement_id
    ) THEN
        PERFORM placements_refuse_money('funding_nursing_where_possible',
            'the nursing contribution is paid only in a care home with nursing');
    END IF;
    IF EXISTS (
        SELECT FROM placements_fundingline line
        WHERE line.placement_id = made.placement_id AND line.agreement_id IS NULL
          AND line.superseded_by_id IS NULL
          AND daterange(line.starts_on, line.ends_on) && daterange(made.starts_on, made.ends_on)
    ) THEN
        PERFORM placements_refuse_money('funding_nothing_beside_an_agreement',
            'money that belongs to no agreement, on days that have one');
    END IF;
END $$;

CREATE FUNCTION placements_agreement_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM placements_check_agreement(NEW.id);
    RETURN NULL;
END $$;

CREATE FUNCTION placements_line_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.agreement_id IS NOT NULL THEN
        PERFORM placements_check_agreement(OLD.agreement_id);
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN NULL; END IF;
    IF NEW.agreement_id IS NOT NULL THEN
        PERFORM placements_check_agreement(NEW.agreement_id);
    ELSIF EXISTS (
        SELECT FROM placements_fundingagreement made
        JOIN placements_fundingline line ON line.placement_id = made.placement_id
        WHERE line.id = NEW.id AND line.agreement_id IS NULL AND line.superseded_by_id IS NULL
          AND made.state = 'agreed'
          AND daterange(line.starts_on, line.ends_on) && daterange(made.starts_on, made.ends_on)
    ) THEN
        PERFORM placements_refuse_money('funding_nothing_beside_an_agreement',
            'money that belongs to no agreement, on days that have one');
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION placements_line_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM placements_refuse_money('funding_never_overwritten',
        'an agreed share is closed or superseded, never rewritten');
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER agreement_is_whole
    AFTER INSERT OR UPDATE ON placements_fundingagreement
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION placements_agreement_changed();
CREATE CONSTRAINT TRIGGER funding_line_is_of_a_whole
    AFTER INSERT OR UPDATE OR DELETE ON placements_fundingline
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION placements_line_changed();
CREATE TRIGGER funding_line_is_kept BEFORE UPDATE ON placements_fundingline FOR EACH ROW
    WHEN (OLD.agreement_id IS NOT NULL AND (
        OLD.weekly, OLD.stream, OLD.kind, OLD.starts_on, OLD.status, OLD.placement_id, OLD.agreement_id
    ) IS DISTINCT FROM (
        NEW.weekly, NEW.stream, NEW.kind, NEW.starts_on, NEW.status, NEW.placement_id, NEW.agreement_id
    ) OR OLD.agreement_id IS NOT NULL AND OLD.payer_id IS DISTINCT FROM NEW.payer_id)
    EXECUTE FUNCTION placements_line_is_kept();
"""
DROP = """
DROP TRIGGER funding_line_is_kept ON placements_fundingline;
DROP TRIGGER funding_line_is_of_a_whole ON placements_fundingline;
DROP TRIGGER agreement_is_whole ON placements_fundingagreement;
DROP FUNCTION placements_line_is_kept();
DROP FUNCTION placements_line_changed();
DROP FUNCTION placements_agreement_changed();
DROP FUNCTION placements_check_agreement(bigint);
DROP FUNCTION placements_refuse_money(text, text);
"""


class Migration(migrations.Migration):
    dependencies = [("placements", "0020_money_is_agreed")]

    operations = [migrations.RunSQL(CREATE, DROP)]
