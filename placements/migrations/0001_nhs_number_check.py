"""The NHS number's check digit, in the database, so that no import can slip past it (domain F)."""

from django.db import migrations

CREATE = """
CREATE FUNCTION placements_nhs_number_is_valid(number text) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN number !~ '^[0-9]{10}$' THEN false ELSE (
        SELECT CASE 11 - sum((11 - place) * substr(number, place, 1)::int) % 11
                   WHEN 11 THEN 0 ELSE 11 - sum((11 - place) * substr(number, place, 1)::int) % 11
               END = substr(number, 10, 1)::int
        FROM generate_series(1, 9) AS place
    ) END
$$;
"""
DROP = "DROP FUNCTION placements_nhs_number_is_valid(text);"


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.RunSQL(CREATE, DROP),
    ]
