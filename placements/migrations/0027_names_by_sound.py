"""Names by how they sound, and by how near they are: for the forgiving search and the look for duplicates."""

import django.contrib.postgres.fields
from django.contrib.postgres.operations import CreateExtension
from django.db import migrations, models

import placements.models.people

# levenshtein refuses more than 255 letters; 60 are more than any word of a name has.
CREATE = """
CREATE FUNCTION placements_sounds(VARIADIC names text[]) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT sound), '{}')
    FROM unnest(string_to_array(public.placements_folded(VARIADIC names), ' ')) word,
         LATERAL (VALUES (public.dmetaphone(word)), (public.dmetaphone_alt(word))) each (sound)
    WHERE word ~ '^[a-z]{3,60}$' AND sound <> ''
$$;
CREATE FUNCTION placements_swapped(word text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(
        left(word, place - 1) || substr(word, place + 1, 1) || substr(word, place, 1) || substr(word, place + 2)
    ), '{}') FROM generate_series(1, length(word) - 1) place
$$;
CREATE FUNCTION placements_likeness(word text, name text) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT greatest(
        0.8 * public.word_similarity(word, name),
        coalesce(max(CASE
            WHEN part = word THEN 1
            WHEN starts_with(part, word) THEN 0.9
            WHEN strpos(part, word) > 0 THEN 0.85
            WHEN part = ANY (public.placements_swapped(word)) THEN 0.8
            ELSE 0.8 * (1 - public.levenshtein(left(word, 60), left(part, 60))::double precision
                        / greatest(length(left(word, 60)), length(left(part, 60)), 1))
        END), 0)
    ) FROM unnest(string_to_array(name, ' ')) part
$$;
"""

DROP = """
DROP FUNCTION placements_likeness(text, text);
DROP FUNCTION placements_swapped(text);
DROP FUNCTION placements_sounds(text[]);
"""


class Migration(migrations.Migration):
    dependencies = [("placements", "0026_transition_milestones"), ("accounts", "0001_initial")]

    operations = [
        CreateExtension("fuzzystrmatch"),
        migrations.RunSQL(CREATE, DROP),
        migrations.AddField(
            model_name="person",
            name="sounds",
            field=models.GeneratedField(
                db_persist=True,
                expression=placements.models.people.Sounds("given_name", "family_name", "preferred_name"),
                output_field=django.contrib.postgres.fields.ArrayField(
                    base_field=models.TextField(), size=None
                ),
                verbose_name="how the name sounds",
            ),
        ),
    ]
