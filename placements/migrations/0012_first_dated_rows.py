"""What stood on each person becomes the first dated row: responsible since before our records."""

from django.db import migrations

FILL = """
INSERT INTO placements_responsibility (uid, created_at, person_id, kind, organisation_id, basis, evidence)
SELECT gen_random_uuid(), now(), p.id, k.kind, k.organisation_id, 'first_recorded', ''
FROM placements_person p
CROSS JOIN LATERAL (VALUES ('council', p.responsible_council_id), ('icb', p.responsible_icb_id))
    AS k (kind, organisation_id)
WHERE k.organisation_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM placements_responsibility r WHERE r.person_id = p.id AND r.kind = k.kind);

INSERT INTO placements_caseloadspell (uid, created_at, person_id, starts_on, ends_on, contact_every_days)
SELECT gen_random_uuid(), now(), p.id, p.caseload_from, p.caseload_until, p.contact_every_days
FROM placements_person p
WHERE p.caseload_from IS NOT NULL
  AND NOT EXISTS (SELECT FROM placements_caseloadspell s WHERE s.person_id = p.id);

INSERT INTO placements_allocation (uid, created_at, person_id, link_worker_id, starts_on)
SELECT gen_random_uuid(), now(), p.id, p.link_worker_id, p.caseload_from
FROM placements_person p
WHERE p.link_worker_id IS NOT NULL
  AND NOT EXISTS (SELECT FROM placements_allocation a WHERE a.person_id = p.id);
"""


class Migration(migrations.Migration):
    """One statement a table, whatever the number of people."""

    dependencies = [("placements", "0011_whose_and_since_when")]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
