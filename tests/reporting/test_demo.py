"""The demonstration register tells the scheme's published figures, and the same for the same seed."""

import hashlib
import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from accounts.models import Membership, Staff
from accounts.roles import Role
from partnership.models import Milestone
from placements.models import Person
from reporting.imports import demo_national, demo_rutland
from reporting.imports.rutland import staff

TODAY, REPORTED_ON = date(2026, 11, 22), date(2026, 10, 31)
TABLES = {  # by what is the same in two databases: never a key
    "placements_person": "uid, reference, given_name, family_name, date_of_birth, nhs_number",
    "placements_placement": "uid, reference, starts_on, ends_on",
    "placements_fundingline": "uid, stream, weekly, starts_on, ends_on, status, reason",
    "casework_contact": "uid, reference, happened_at, recorded_at, method, text, person_present",
    "casework_action": "uid, what, due_on, done_on",
    "placements_transitionplan": "uid, education, education_ends_on, weekly_middle, probability",
    "placements_transitionstep": "uid, milestone, done_on",
    "reviews_review": "uid, reference, kind, covers, held_on",
}
STAYS = """
    FROM placements_person p
    JOIN placements_placement s ON s.person_id = p.id AND s.starts_on <= %(on)s
         AND (s.ends_on IS NULL OR s.ends_on > %(on)s)
    JOIN placements_home h ON h.id = s.home_id
    JOIN placements_settingtype t ON t.id = h.setting_type_id
    JOIN accounts_organisation r ON r.id = p.responsible_council_id
    JOIN accounts_organisation c ON c.id = h.host_council_id
"""
OUT = "WHERE r.code = 'E06000017' AND c.code <> 'E06000017'"
ADULT = "AND p.date_of_birth + interval '18 years' <= %(on)s"


def ask(sql: str, on: date = REPORTED_ON):
    """The first value of a query written without any of the product's own code."""
    with connection.cursor() as cursor:
        cursor.execute(sql, {"on": on})
        return cursor.fetchone()[0]


def load(seed: int = 1, today: date = TODAY) -> demo_rutland.Loaded:
    return demo_rutland.load(today=today, seed=seed, with_passwords=False)


def fingerprint() -> str:
    content = []
    with connection.cursor() as cursor:
        for table, columns in TABLES.items():
            cursor.execute(f"SELECT to_jsonb(t) FROM (SELECT {columns} FROM {table} ORDER BY uid) t")
            content.append(cursor.fetchall())
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


@pytest.mark.django_db
def test_the_published_figures_come_out():
    load()
    for day in (REPORTED_ON, TODAY):
        assert ask(f"SELECT count(DISTINCT p.id) {STAYS} {OUT} {ADULT}", day) == 16
        placed_in = "WHERE c.code = 'E06000017' AND r.code <> 'E06000017'"
        assert ask(f"SELECT count(DISTINCT p.id) {STAYS} {placed_in}", day) == 33
        schools = f"{OUT} AND t.code LIKE 'RES_SCHOOL%%' AND p.date_of_birth + interval '18 years' > %(on)s"
        assert ask(f"SELECT count(DISTINCT p.id) {STAYS} {schools}", day) == 2
        pipeline = "WHERE r.code = 'E06000017' AND c.code = 'E06000017' AND t.code = 'FAMILY'"
        young = "AND p.date_of_birth + interval '14 years' <= %(on)s AND NOT " + ADULT.removeprefix("AND ")
        assert ask(f"SELECT count(DISTINCT p.id) {STAYS} {pipeline} {young}", day) == 9


@pytest.mark.django_db
@pytest.mark.parametrize("today", [TODAY, date(2027, 4, 3), date(2028, 2, 29)])
def test_nine_may_need_residential_college_and_two_are_in_schools_elsewhere(
    today, browse, settings, time_machine
):
    """In the pipeline's own words, and read from the rows without the product's code."""
    settings.DEMONSTRATION = True
    time_machine.move_to(datetime(today.year, today.month, today.day, 9, tzinfo=UTC), tick=False)
    load(today=today)
    newest = (
        "FROM (SELECT DISTINCT ON (person_id) * FROM placements_transitionplan ORDER BY person_id, id DESC) p"
    )
    assert ask(f"SELECT count(*) {newest} WHERE residential_college", today) == 9
    assert ask(f"SELECT count(*) {newest} WHERE education = 'out_of_county_special_school'", today) == 2
    assert ask(f"SELECT count(*) {newest}", today) == 11
    page = browse(Staff.objects.get(email=staff.LINK_WORKER)).get("/transition/")
    counts = page.context["counts"]
    assert (counts.residential_college, counts.out_of_county_school, counts.in_pipeline) == (9, 2, 11)
    assert 0 < counts.with_late_steps < 11


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("today", "reported_on"),
    [(TODAY, REPORTED_ON), (date(2027, 4, 3), date(2027, 3, 31)), (date(2028, 2, 29), date(2028, 1, 31))],
)
def test_the_money_is_within_a_pound_of_what_was_published(today, reported_on):
    load(today=today)
    in_force = (
        "JOIN placements_fundingline f ON f.placement_id = s.id AND f.starts_on <= %(on)s "
        "AND (f.ends_on IS NULL OR f.ends_on > %(on)s) LEFT JOIN accounts_organisation o ON o.id = f.payer_id"
    )
    total = f"SELECT sum(f.weekly) * 365 / 7 {STAYS} {in_force} {OUT} {ADULT}"
    assert abs(ask(total, reported_on) - Decimal(1_400_000)) <= 1
    assert abs(ask(f"{total} AND o.kind = 'icb'", reported_on) - Decimal(550_000)) <= 1
    assert ask(f"SELECT count(DISTINCT p.id) {STAYS} {OUT} {ADULT}", reported_on) == 16


@pytest.mark.django_db
def test_somebody_came_back_once_in_the_past_year():
    load()
    returned = """
        SELECT count(DISTINCT s.person_id) FROM placements_placement s
        JOIN placements_home h ON h.id = s.home_id
        JOIN placements_placement n ON n.person_id = s.person_id AND n.starts_on - s.ends_on BETWEEN 0 AND 7
        JOIN placements_home b ON b.id = n.home_id
        JOIN accounts_organisation a ON a.id = b.host_council_id AND a.code = 'E06000017'
        WHERE h.host_council_id <> b.host_council_id AND s.ends_on > date %(on)s - 365
    """
    assert ask(returned) == 1


@pytest.mark.django_db
def test_some_reviews_are_overdue_and_some_people_unseen_but_not_most():
    load()
    seen = """
        SELECT avg(CASE WHEN EXISTS (
            SELECT FROM casework_contact c WHERE c.person_id = p.id AND c.person_present AND c.reached
            AND c.withdrawn_at IS NULL AND c.method IN ('visit', 'meeting', 'video')
            AND (c.happened_at AT TIME ZONE 'Europe/London')::date
                BETWEEN %(on)s - p.contact_every_days AND %(on)s
        ) THEN 1 ELSE 0 END) FROM placements_person p
        WHERE p.caseload_from <= %(on)s AND (p.caseload_until IS NULL OR p.caseload_until > %(on)s)
    """
    assert Decimal("0.75") < ask(seen) < 1
    unheld = f"""
        SELECT count(DISTINCT p.id) {STAYS} {OUT} AND NOT EXISTS (
            SELECT FROM reviews_review v WHERE v.person_id = p.id AND v.held_on >= s.starts_on
            AND v.held_on > %(on)s::date - interval '6 months'
            AND (v.kind = 'CONC' OR 'CONC' = ANY(v.covers))
        ) AND s.starts_on <= %(on)s::date - interval '6 months'
    """
    assert 1 <= ask(unheld) <= 5
    assert ask("SELECT count(*) FROM casework_draft") == 3
    assert ask("SELECT count(*) FROM casework_action WHERE done_on IS NULL AND owner_id IS NULL") > 0
    assert ask("SELECT count(*) FROM casework_action WHERE done_on IS NULL AND due_on < %(on)s") > 0


@pytest.mark.django_db
def test_the_same_seed_makes_the_same_register_and_another_seed_another():
    found = []
    for seed in (1, 1, 2):
        with transaction.atomic():
            load(seed=seed)
            found.append(fingerprint())
            transaction.set_rollback(True)
    assert found[0] == found[1] != found[2]


@pytest.mark.django_db
def test_a_second_time_nothing_changes_and_it_says_so():
    load()
    before, out = fingerprint(), io.StringIO()
    call_command("demo", profile="rutland", stdout=out)
    assert fingerprint() == before
    assert "nothing was changed" in out.getvalue()


@pytest.mark.django_db
def test_everybody_is_invented():
    load()
    assert not Person.objects.exclude(nhs_number__startswith="999").exists()
    assert not Staff.objects.exclude(email__endswith="@example.org").exists()


@pytest.mark.django_db
def test_the_schemes_timeline_has_six_tasks_owned_by_roles():
    load()
    months = [on.strftime("%b %Y") for on in Milestone.objects.values_list("target_on", flat=True)]
    assert months == ["Sep 2014", "Dec 2014", "Dec 2014", "Jan 2015", "Jan 2015", "Apr 2015"]
    assert not Milestone.objects.filter(done_on=None).exists()


@pytest.mark.django_db
def test_every_role_has_an_account_that_signs_in_with_the_published_password(settings):
    settings.DEMONSTRATION = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nine slow ones otherwise
    load()
    out = io.StringIO()
    call_command("demo_accounts", "--format", "json", stdout=out)
    accounts = json.loads(out.getvalue())
    assert {account["role"] for account in accounts} == set(Role.values)
    assert {"Lincolnshire County Council", "Rutland County Council"} < {a["organisation"] for a in accounts}
    staff = Staff.objects.get(email=accounts[0]["email"])
    assert staff.check_password(accounts[0]["password"])


@pytest.mark.django_db
def test_without_the_flag_there_are_no_passwords_to_list(settings):
    settings.DEMONSTRATION = False
    load()
    with pytest.raises(CommandError, match="LINKWORKER_DEMO=1"):
        call_command("demo_accounts", "--format", "json")
    assert not any(staff.has_usable_password() for staff in Staff.objects.all())


@pytest.mark.django_db
def test_the_national_register_covers_every_english_council_and_repeats_itself():
    found = []
    for _ in range(2):
        with transaction.atomic():
            counts = demo_national.load(today=TODAY, seed=3, people=400, contacts=1000)
            found.append(fingerprint())
            assert (counts["people"], counts["contacts"], counts["actions"]) == (400, 1000, 4000)
            assert ask("SELECT count(DISTINCT responsible_council_id) FROM placements_person") == 153
            assert Membership.objects.filter(role=Role.LINK_WORKER).count() == 153
            assert demo_national.load(today=TODAY, seed=3, people=400, contacts=1000) == {}
            transaction.set_rollback(True)
    assert found[0] == found[1]
