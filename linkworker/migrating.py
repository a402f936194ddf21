"""How all tables of a package are made in one go, and yet come out as the steps before made them."""

from collections.abc import Sequence

from django.db.migrations.operations import CreateModel, RunSQL
from django.db.migrations.operations.base import Operation


class MakeTables(Operation):
    """Make every table of a package from its last description.

    Django builds all models anew for each `CreateModel`, which for a hundred tables is ten thousand models: most of
    the time an empty database took. Here they are described first and built once. The order of `tables` is free and
    two may refer to each other, because foreign keys and indexes follow when all are there: before the next operation,
    so that lists can be loaded in the same migration.
    """

    serialization_expand_args = ("tables",)

    def __init__(self, tables: Sequence[CreateModel]):
        self.tables = tables

    def deconstruct(self):
        return type(self).__qualname__, [], {"tables": self.tables}

    def state_forwards(self, app_label, state):
        # What was built before is forgotten, so that nothing is built until somebody asks, and then all of it once.
        state.__dict__.pop("apps", None)
        state.is_delayed = False
        for table in self.tables:
            table.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for table in self.tables:
            table.database_forwards(app_label, schema_editor, from_state, to_state)
        while schema_editor.deferred_sql:
            schema_editor.execute(schema_editor.deferred_sql.pop(0), None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for table in reversed(self.tables):
            table.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f"Make {len(self.tables)} tables"


def made_last(table: str, *rules: str) -> RunSQL:
    """Make unique or exclusion rules of a table once more, in this order, after all its others.

    Of two such rules a row breaks at once, PostgreSQL names the one made first. A database made in one go must name
    the same one as a database that grew.
    """
    return RunSQL("".join(_made_again(table, rule) for rule in rules), RunSQL.noop)


def _made_again(table: str, rule: str) -> str:
    return f"""
DO $$
DECLARE
    said text;
BEGIN
    SELECT pg_get_constraintdef(oid) INTO said FROM pg_constraint
    WHERE conrelid = '{table}'::regclass AND conname = '{rule}';
    IF FOUND THEN
        ALTER TABLE {table} DROP CONSTRAINT {rule};
        EXECUTE 'ALTER TABLE {table} ADD CONSTRAINT {rule} ' || said;
    ELSE
        said := pg_get_indexdef('{rule}'::regclass);
        DROP INDEX {rule};
        EXECUTE said;
    END IF;
END $$;
"""  # noqa: S608 # nosec B608: names of our own migrations
