"""Contacts and actions of the national register, made by PostgreSQL from a hash of their number.

A hash, not a random function: the same seed makes the same rows whatever plan the database chooses.
"""

from datetime import date

from django.db import connection

TEXTS = (
    "Visited at home and talked in the kitchen. Sleeping better. Staff know the health action plan.",
    "Rang the home. All is well. New deputy manager; sent the contact plan.",
    "Walked to the shop and back. One prompt at the road. Money counted together.",
    "Wrote to the continuing healthcare team to ask where the joint funding decision is.",
    "Asked again about living nearer to family. I said I would find out what there is and come back.",
)

PEOPLE = """
CREATE TEMPORARY TABLE national_person ON COMMIT DROP AS
SELECT row_number() OVER (ORDER BY id) - 1 AS place, id, owner_id, link_worker_id
FROM placements_person WHERE reference LIKE %s AND merged_into_id IS NULL;
CREATE UNIQUE INDEX ON national_person (place);
ANALYZE national_person;
"""

CONTACTS = """
INSERT INTO casework_contact (
    uid, created_at, person_id, organisation_id, author_id, reference, happened_at, recorded_at, method, text,
    person_present, reached, sides, duties, minutes, significant, sensitivity, shared_with, withdrawn_because
)
SELECT md5(%(seed)s || ' contact ' || n)::uuid, at + interval '2 hours', p.id, p.owner_id, p.link_worker_id,
       %(prefix)s || n, at, at + interval '2 hours',
       (ARRAY['visit', 'visit', 'phone', 'phone', 'email', 'video', 'meeting', 'letter'])[1 + chance %% 8],
       (%(texts)s::text[])[1 + chance / 8 %% %(how_many_texts)s],
       (ARRAY[true, true, false, NULL])[1 + chance / 64 %% 4], chance / 256 %% 12 > 0,
       ARRAY['person', 'provider']::varchar[], ARRAY[1 + chance / 4096 %% 8]::smallint[],
       (10 + chance / 32768 %% 80)::smallint, false, 'normal', '{}', ''
FROM generate_series(0, %(how_many)s - 1) AS n
CROSS JOIN LATERAL (SELECT hashint8extended(n, %(seed)s) & 4611686018427387903 AS chance) AS hashed
CROSS JOIN LATERAL (
    SELECT (%(today)s::date - (1 + chance %% 1095)::int + time '09:00'
            + (chance / 1095 %% 480) * interval '1 minute') AT TIME ZONE 'Europe/London' AS at
) AS timed
JOIN national_person p ON p.place = n %% %(people)s
ORDER BY n
"""

ACTIONS = """
INSERT INTO casework_action (
    uid, created_at, person_id, organisation_id, what, owner_id, owner_outside, due_on, created_by_id,
    done_on, outcome
)
SELECT md5(%(seed)s || ' action ' || n)::uuid, %(today)s::date - 14, p.id, p.owner_id,
       (ARRAY['Ask the surgery for a day for the health check', 'Agree the uplift letter with finance',
              'Arrange a video call with the family', 'Book the dentist'])[1 + chance %% 4],
       CASE WHEN inside THEN p.link_worker_id END, CASE WHEN inside THEN '' ELSE 'Keyworker at the home' END,
       due_on, p.link_worker_id, CASE WHEN done THEN due_on - 2 END, CASE WHEN done THEN 'Done.' ELSE '' END
FROM generate_series(0, %(how_many)s - 1) AS n
CROSS JOIN LATERAL (SELECT hashint8extended(n, %(seed)s + 1) & 4611686018427387903 AS chance) AS hashed
CROSS JOIN LATERAL (
    SELECT chance / 4 %% 4 > 0 AS inside, %(today)s::date + 30 - (chance / 16 %% 900)::int AS due_on,
           chance / 16 %% 900 > 45 AND chance / 16384 %% 50 > 0 AS done
) AS dated
JOIN national_person p ON p.place = n %% %(people)s
ORDER BY n
"""


def add_contacts(seed: int, today: date, how_many: int, prefix: str) -> int:
    """Keep so many contacts, spread evenly over the people. Call once a transaction, before the actions."""
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE, [f"{prefix}%"])
    return _add(CONTACTS, seed, today, how_many, prefix, texts=list(TEXTS), how_many_texts=len(TEXTS))


def add_actions(seed: int, today: date, how_many: int, prefix: str) -> int:
    """Keep so many actions, most of them done, some overdue. Call after `add_contacts`."""
    return _add(ACTIONS, seed, today, how_many, prefix)


def _add(statement: str, seed: int, today: date, how_many: int, prefix: str, **more: object) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM national_person")
        (people,) = cursor.fetchone()
        cursor.execute(
            statement,
            {
                "seed": seed,
                "today": today,
                "how_many": how_many,
                "prefix": prefix,
                "people": people,
                **more,
            },
        )
        return cursor.rowcount
