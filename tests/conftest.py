"""Stricter than production: warnings are errors, no network, no unordered list, no undefined variable."""

import contextlib
import functools
import importlib
import inspect
import random
import re
from datetime import date
from pkgutil import walk_packages

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.db.models.signals import post_migrate
from django.test import Client

from accounts.imports import reference as organisations
from accounts.models import FormerCode, Organisation, Succession
from accounts.roles import Role
from casework.imports import reference as casework_lists
from casework.models import CaseworkPeriod, EscalationRule, FaceQuestion, PartOfLife
from placements.imports import limits
from placements.imports import reference as code_lists
from placements.models import (
    AuthorisationLimit,
    BankHoliday,
    CodeListEntry,
    DstDomain,
    FncRate,
    NoticeRule,
    SettingType,
    TransitionMilestone,
)
from reporting.imports import reference as targets
from reporting.models import DisclosureSetting, KpiTarget
from reviews.imports import reference as duty_rules
from reviews.models import DischargeCheckpoint, DutyRule, LibertyTest, PeerStandard, Question
from tests import emptying, one_template
from tests.accounts import recipes as accounts

WRITING = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM) "(?P<table>[a-z_]+)"', re.IGNORECASE)


def pytest_configure(config):
    """Static files by their plain names: tests need no collecting first."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture(autouse=True, scope="session")
def lists_without_an_order_are_shuffled():
    """A queryset without an ordering comes back in any order, so that nobody leans on the one it had."""
    fetch_all = QuerySet._fetch_all

    def shuffled(queryset):
        fresh = queryset._result_cache is None
        fetch_all(queryset)
        if fresh and not queryset.ordered and isinstance(queryset._result_cache, list):
            random.shuffle(queryset._result_cache)

    QuerySet._fetch_all = shuffled
    yield
    QuerySet._fetch_all = fetch_all


FLOORS_THAT_ACT = ("accounts", "placements", "casework", "reviews", "partnership", "reporting")
UNAUDITED_DEEDS = {
    "save_draft": "every few seconds while somebody types; a line is written when the draft is begun",
    "close_draft": "what the form did has written its own line",
}


@pytest.fixture(autouse=True, scope="session")
def deeds_leave_a_line():
    """Every action that writes a row must write a line of the trail, or the test that calls it fails."""
    taken = []
    for package in (importlib.import_module(f"{label}.actions") for label in FLOORS_THAT_ACT):
        modules = [
            importlib.import_module(found.name)
            for found in walk_packages(package.__path__, f"{package.__name__}.")
        ]
        for name, deed in [pair for module in modules for pair in deeds_of(module)]:
            for place in (package, importlib.import_module(deed.__module__)):
                if getattr(place, name, None) is deed:
                    taken.append((place, name, deed))
                    setattr(place, name, watched(deed))
    yield
    for place, name, deed in taken:
        setattr(place, name, deed)


def deeds_of(module):
    """The deeds a module of actions defines: public functions that take `by`."""
    for name, deed in vars(module).items():
        public = inspect.isfunction(deed) and not name.startswith("_") and name not in UNAUDITED_DEEDS
        if public and deed.__module__ == module.__name__ and "by" in inspect.signature(deed).parameters:
            yield name, deed


def watched(deed):
    """The same deed, failing when it wrote something and no line of the trail."""

    @functools.wraps(deed)
    def watching(*args, **kwargs):
        wrote = set()

        def look(execute, sql, params, many, context):
            found = WRITING.match(sql)
            if found:
                wrote.add(found["table"])
            return execute(sql, params, many, context)

        with connection.execute_wrapper(look):
            answer = deed(*args, **kwargs)
        assert not wrote or "accounts_auditevent" in wrote, (
            f"{deed.__module__}.{deed.__name__} wrote {sorted(wrote)} and no line of the trail: "
            "end it with audit.record(...)"
        )
        return answer

    return watching


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_test_environment,
    django_db_modify_db_settings_parallel_suffix,
    django_db_blocker,
    tmp_path_factory,
    request,
):
    """Workers of one run copy a database that one of them migrated."""
    if not hasattr(request.config, "workerinput"):
        yield
        return
    shared = tmp_path_factory.getbasetemp().parent
    with contextlib.ExitStack() as held:
        with django_db_blocker.unblock():
            template = held.enter_context(one_template.of_this_run(shared))
        connection.settings_dict["TEST"]["TEMPLATE"] = template
        yield
        with django_db_blocker.unblock():
            held.close()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Tests that commit empty the tables afterwards: the trail and what is frozen would refuse, and the
    national lists go.

    The lists are put back by the emptying itself (it ends with `post_migrate`), never by a fixture: which of
    two fixtures ends first depends on how the test asked for the database.
    """
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE accounts_auditevent DISABLE TRIGGER audit_event_not_emptied")
        cursor.execute("ALTER TABLE accounts_version DISABLE TRIGGER version_not_emptied")
        cursor.execute("ALTER TABLE reporting_snapshot DISABLE TRIGGER snapshot_not_emptied")
        cursor.execute("ALTER TABLE reporting_boardreport DISABLE TRIGGER board_report_not_emptied")
    connection.ops.sql_flush = emptying.by_deleting(connection.ops.sql_flush)
    post_migrate.connect(put_reference_data_back, sender=apps.get_app_config("reporting"))


def put_reference_data_back(**_):
    """What the migrations loaded."""
    organisations.load(
        organisation_class=Organisation, former_code_class=FormerCode, succession_class=Succession
    )
    code_lists.load(
        setting_type_class=SettingType, code_list_entry_class=CodeListEntry, fnc_rate_class=FncRate
    )
    casework_lists.load_escalation_rules(escalation_rule_class=EscalationRule)
    limits.load(limit_class=AuthorisationLimit)
    code_lists.load_chc_domains(dst_domain_class=DstDomain)
    code_lists.load_transition_milestones(transition_milestone_class=TransitionMilestone)
    code_lists.load_notice_rules(notice_rule_class=NoticeRule, bank_holiday_class=BankHoliday)
    casework_lists.load(
        part_of_life_class=PartOfLife,
        face_question_class=FaceQuestion,
        casework_period_class=CaseworkPeriod,
    )
    duty_rules.load(duty_rule_class=DutyRule, question_class=Question)
    duty_rules.load_liberty_tests(liberty_test_class=LibertyTest)
    duty_rules.load_discharge_checkpoints(checkpoint_class=DischargeCheckpoint)
    duty_rules.load_question_sets(question_class=Question)
    duty_rules.load_peer_standards(standard_class=PeerStandard)
    targets.load(target_class=KpiTarget, organisation_class=Organisation)
    DisclosureSetting.objects.get_or_create(
        authority=None, valid_from=date(2020, 1, 1), defaults={"source": "The national default, put back"}
    )


@pytest.fixture
def committed(transactional_db):
    """A database in which things are really committed, for threads, workers and `on_commit`."""


@pytest.fixture
def rutland(db):
    """The council of the demonstration."""
    return accounts.council()


@pytest.fixture
def link_worker(db):
    """A link worker at Rutland."""
    return accounts.staff(Role.LINK_WORKER)


@pytest.fixture
def manager(db):
    """A team manager at Rutland."""
    return accounts.staff(Role.TEAM_MANAGER)


@pytest.fixture
def finance(db):
    """A finance officer at Rutland."""
    return accounts.staff(Role.FINANCE)


@pytest.fixture
def board_member(db):
    """A member of Rutland's Health and Wellbeing Board."""
    return accounts.staff(Role.BOARD_MEMBER)


@pytest.fixture
def browse(db):
    """`browse(staff)` is a client signed in as that member of staff."""

    def signed_in(staff) -> Client:
        client = Client()
        client.force_login(staff, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in
