"""Names folded for the forgiving search: no capitals, accents, apostrophes or hyphens."""

from django.db import migrations, models

import placements.models.people

# unaccent() alone is only STABLE, because its dictionary could change; named in full it may be kept.
CREATE = """
CREATE FUNCTION placements_folded(VARIADIC names text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT btrim(translate(
        lower(public.unaccent('public.unaccent'::regdictionary, normalize(array_to_string(names, ' '), NFKC))),
        '-‐‑–''’‘ʼ`´′', '    '
    ))
$$;
"""
DROP = "DROP FUNCTION placements_folded(text[]);"


class Migration(migrations.Migration):
    dependencies = [("placements", "0003_reference_code_lists")]

    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.AddField(
            model_name="person",
            name="folded_name",
            field=models.GeneratedField(
                db_persist=True,
                expression=placements.models.people.Folded("given_name", "family_name", "preferred_name"),
                output_field=models.TextField(),
                verbose_name="name as it is searched for",
            ),
        ),
        migrations.RemoveIndex(model_name="person", name="person_by_sound_of_name"),
        migrations.AddIndex(
            model_name="person", index=models.Index(fields=["date_of_birth"], name="person_by_birth")
        ),
    ]
