"""An empty database is made in one go, and comes out as the steps it stands for made it."""

import re

import pytest
from django.db import IntegrityError, connection, migrations, models, transaction
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from linkworker.migrating import MakeTables, made_last

MADE_BY_HAND = re.compile(
    r"(?:CREATE (?:OR REPLACE )?(?:FUNCTION|(?:CONSTRAINT )?TRIGGER)|ADD CONSTRAINT) (\w+)"
)


@pytest.fixture(scope="module")
def steps() -> dict[tuple[str, str], migrations.Migration]:
    """Every step on disk, by package and name."""
    return MigrationLoader(None).disk_migrations


@pytest.fixture(scope="module")
def in_one_go(steps) -> dict[tuple[str, str], migrations.Migration]:
    """The steps that stand for all those before them."""
    return {key: step for key, step in steps.items() if step.replaces}


def test_the_step_of_a_package_stands_for_every_step_before_it(steps, in_one_go):
    assert {package for package, _ in in_one_go} >= {
        "accounts",
        "placements",
        "casework",
        "reviews",
        "reporting",
    }
    for (package, name), one in in_one_go.items():
        last = one.replaces[-1]
        assert name == f"0001_squashed_{last[1]}"
        before = {key for key in steps if key[0] == package and key <= last and key not in in_one_go}
        assert set(one.replaces) == before, (
            f"{name} replaces all of these, or it is not for an empty database."
        )


def test_the_steps_since_stand_on_the_one(steps, in_one_go):
    """Or the old files could not go without changing what comes after them."""
    old = {key for one in in_one_go.values() for key in one.replaces}
    since = {key: step for key, step in steps.items() if key not in old and key not in in_one_go}
    packages = {package for package, _ in in_one_go}
    on_old = [key for key, step in since.items() if key[0] in packages and old & {*step.dependencies}]
    assert on_old == [], "Name the one step among their dependencies instead (decision 0034)."


def test_an_empty_database_takes_no_step_that_is_stood_for(in_one_go):
    taken = set(MigrationLoader(None).graph.nodes)
    assert taken >= set(in_one_go)
    assert not taken & {old for one in in_one_go.values() for old in one.replaces}


def test_one_by_one_the_steps_describe_the_same_tables(in_one_go):
    """A database that stopped half-way goes on by them."""
    one_by_one = MigrationLoader(None, replace_migrations=False)
    for key, one in in_one_go.items():
        one_by_one.graph.remove_replacement_node(key, one.replaces)
    assert not set(in_one_go) & set(one_by_one.graph.nodes)
    compared = MigrationAutodetector(one_by_one.project_state(), MigrationLoader(None).project_state())
    assert compared._detect_changes() == {}


@pytest.mark.django_db
def test_all_that_the_steps_made_by_hand_is_there(steps, in_one_go):
    told = [
        operation.sql
        for one in in_one_go.values()
        for key in one.replaces
        for operation in steps[key].operations
        if isinstance(operation, migrations.RunSQL)
    ]
    by_hand = set(MADE_BY_HAND.findall("\n".join(told)))
    assert {"audit_event_sealed", "placements_sounds", "legalstatus_kept_as_said"} < by_hand
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc UNION SELECT tgname FROM pg_trigger UNION SELECT conname FROM pg_constraint"
        )
        there = {name for (name,) in cursor.fetchall()}
    assert by_hand <= there, f"No database made in one go has these: {sorted(by_hand - there)}."


def of_a_nest() -> MakeTables:
    number = ("id", models.BigAutoField(primary_key=True))
    laid_by = models.ForeignKey("nest.Hen", models.PROTECT)
    hatched_from = models.ForeignKey("nest.Egg", models.PROTECT, null=True)
    return MakeTables(
        tables=[
            migrations.CreateModel("Egg", [number, ("hen", laid_by)]),
            migrations.CreateModel("Hen", [number, ("egg", hatched_from)]),
        ]
    )


def before_and_after(operation) -> tuple[ProjectState, ProjectState]:
    before, after = ProjectState(), ProjectState()
    operation.state_forwards("nest", after)
    return before, after


def foreign_keys_of_the_nest() -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint"
            " WHERE contype = 'f' AND conrelid::regclass::text LIKE 'nest_%'"
        )
        return set(cursor.fetchall())


def test_no_model_is_built_until_somebody_asks():
    state = ProjectState()
    assert state.apps  # built already, as by the step before
    of_a_nest().state_forwards("nest", state)
    assert "apps" not in vars(state)
    assert state.apps.get_model("nest", "Hen")


@pytest.mark.django_db
def test_tables_that_refer_to_each_other_are_whole_before_the_next_operation():
    nest = of_a_nest()
    before, after = before_and_after(nest)
    with connection.schema_editor(atomic=False) as editor:
        nest.database_forwards("nest", editor, before, after)
        assert foreign_keys_of_the_nest() == {("nest_egg", "nest_hen"), ("nest_hen", "nest_egg")}


@pytest.mark.django_db
def test_tables_made_in_one_go_are_taken_away_in_one_go():
    nest = of_a_nest()
    before, after = before_and_after(nest)
    with connection.schema_editor(atomic=False) as editor:
        nest.database_forwards("nest", editor, before, after)
        nest.database_backwards("nest", editor, after, before)
    assert not {"nest_hen", "nest_egg"} & set(connection.introspection.table_names())


TAKEN = {"perch_by_number": 1, "perch_by_name": "Roost", "perch_by_days": "[2026-05-04,2026-05-11)"}
FREE = {"perch_by_number": 2, "perch_by_name": "Beam", "perch_by_days": "[2026-06-01,2026-06-08)"}


def refusal_of_a_row_that_breaks(*rules: str) -> str:
    """The name of the rule PostgreSQL refuses it by."""
    row = [TAKEN[rule] if rule in rules else FREE[rule] for rule in TAKEN]
    with connection.cursor() as cursor, pytest.raises(IntegrityError) as refused, transaction.atomic():
        cursor.execute("INSERT INTO perch VALUES (%s, %s, %s)", row)
    return refused.value.__cause__.diag.constraint_name


@pytest.mark.django_db
@pytest.mark.parametrize("last", TAKEN)
def test_of_two_rules_broken_at_once_the_one_made_last_is_not_named(last):
    """A constraint, an index alone, an exclusion: each goes on refusing what it refused."""
    with connection.schema_editor(atomic=False) as editor:
        editor.execute(
            "CREATE TABLE perch (number int CONSTRAINT perch_by_number UNIQUE, name text, days daterange,"
            " CONSTRAINT perch_by_days EXCLUDE USING gist (days WITH &&));"
            "CREATE UNIQUE INDEX perch_by_name ON perch (name) WHERE name <> ''"
        )
        made_last("perch", last).database_forwards("nest", editor, None, None)
        editor.execute("INSERT INTO perch VALUES (%s, %s, %s)", [*TAKEN.values()])
    assert refusal_of_a_row_that_breaks(last) == last
    for other in TAKEN.keys() - {last}:
        assert refusal_of_a_row_that_breaks(last, other) == other
