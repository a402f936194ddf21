"""A check that answers "unknown" lets the row through: each of ours says yes or no, whatever is not recorded."""

import json
import re

import pytest
from django.db import connection

from tests.constraints.test_constraints import FLOORS

pytestmark = pytest.mark.django_db

BY_ANOTHER = {  # what is unknown to the first is refused by the second
    "transition_plan_costs_rise": "transition_plan_costs_together",
    "transition_plan_shares_make_a_whole": "transition_plan_shares_together",
}
BY_TYPE = {
    "boolean": ["true", "false"],
    "date": ["'2026-11-02'"],
    "timestamp with time zone": ["'2026-11-02'"],
    "uuid": ["'6f1d0c7e-0f2b-4a52-9f43-2f4d0a8f1f00'", "'0e3b8a1c-5f0e-4c55-8d7e-1b8a4b9a2c11'"],
}
NUMBERS = ("smallint", "integer", "bigint", "numeric")
CHECKS = """ -- those Django writes for whole numbers that are not negative are named after their table
    SELECT conname, pg_get_expr(conbin, conrelid), (
        SELECT json_agg(json_build_array(attname, format_type(atttypid, NULL), attnotnull))::text
        FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY (conkey))
    FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
    WHERE contype = 'c' AND split_part(relname, '_', 1) = ANY (%s) AND NOT conname LIKE relname || '%%'
"""


def values_of(kind: str, check: str) -> list[str]:
    """Something of each sort a column of this type may hold, with every word the check itself names."""
    if kind in BY_TYPE:
        return BY_TYPE[kind]
    if kind in NUMBERS:
        return ["1", "2"]
    if kind.endswith("[]"):
        return ["'{x}'"]
    return ["''", "'zz'", *sorted(set(re.findall(r"'[^']*'(?=::(?:text|character varying))", check)))]


def unknown(cursor, check: str, columns: list) -> bool:
    """Is there a row of such values, some not recorded, to which the check answers neither yes nor no?"""
    sources = []
    for name, kind, required in columns:
        values = [
            f"({value}::{kind})" for value in [*values_of(kind, check), *([] if required else ["NULL"])]
        ]
        sources.append(f'(VALUES {", ".join(values)}) AS "of_{name}" ("{name}")')
    cursor.execute(f"SELECT EXISTS (SELECT FROM {' CROSS JOIN '.join(sources)} WHERE ({check}) IS NULL)")
    return cursor.fetchone()[0]


def test_no_check_of_ours_answers_unknown():
    with connection.cursor() as cursor:
        cursor.execute(CHECKS, [list(FLOORS)])
        checks = cursor.fetchall()
        found = {name for name, check, columns in checks if unknown(cursor, check, json.loads(columns))}
    assert len(checks) > 150
    assert found == BY_ANOTHER.keys()
