"""A file changes what the importing organisation may change today, whatever its register once held (0011)."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEvent
from accounts.roles import Role
from casework.models import Contact, Goal
from placements.actions.responsibility import settle_responsibility
from placements.models import FundingLine, Home, Person, Placement
from reviews.imports import register, work
from reviews.models import RegisterImport, Review
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews.importing import checked, confirm, database, loaded, uploaded
from tests.reviews.invented_register import invented, write_workbook

pytestmark = pytest.mark.django_db
RUTLAND, LINCOLNSHIRE = "E06000017", "E10000019"


@pytest.fixture(autouse=True)
def files_apart(settings, tmp_path):
    """Files of these tests lie nowhere else."""
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def load(manager, browse, tmp_path):
    """Upload these rows as Rutland's team manager, and load them when there is nothing to correct."""

    def loading(**files):
        client = browse(manager)
        one = checked(client, files, tmp_path / "register.xlsx")
        if one.state == "ready":
            confirm(client, one)
            work.work_on(one.pk)
            one.refresh_from_db()
        return one

    return loading


@pytest.fixture
def settled(manager):
    """Of Rutland's register, living in Lincolnshire, and Lincolnshire's since yesterday."""
    stay = placements.placement()
    placements.funding_line(placement=stay, payer=accounts.council(LINCOLNSHIRE))
    settle(manager, stay.person)
    return stay


def settle(by, person):
    today = timezone.localdate()
    settle_responsibility(
        by=by,
        person=person,
        kind="council",
        organisation=accounts.council(LINCOLNSHIRE),
        starts_on=today - timedelta(days=1),
        basis="ordinary_residence",
        evidence="Letter",
        today=today,
    )
    person.refresh_from_db()
    assert person.responsible_council.code == LINCOLNSHIRE


def home_row(home, **other):
    return {
        "code": home.code,
        "name": home.name,
        "setting_type": home.setting_type.code,
        "host_council": home.host_council.code,
    } | other


def person_row(person, **other):
    return {
        "reference": person.reference,
        "given_name": person.given_name,
        "family_name": person.family_name,
        "date_of_birth": person.date_of_birth.isoformat(),
        "responsible_council": person.responsible_council.code,
    } | other


def funding_row(line, **other):
    return {
        "placement": line.placement.reference,
        "payer": line.payer.code,
        "stream": line.stream,
        "weekly": str(line.weekly),
        "from": line.starts_on.isoformat(),
        "until": line.ends_on.isoformat() if line.ends_on else "",
    } | other


def places(one):
    return {(file.partition(".")[0], column) for file, _, column, _ in one.faults}


def test_a_home_where_people_of_another_council_live_stays_where_it_lies(load, manager, browse):
    lincolnshire, home = accounts.council(LINCOLNSHIRE), placements.home()
    theirs = placements.person(owner=lincolnshire, responsible_council=lincolnshire)
    placements.placement(person=theirs, home=home, owner=lincolnshire, placed_by=lincolnshire)
    one = load(homes=[home_row(home, host_council=RUTLAND)])
    assert one.state == "faults"
    assert places(one) == {("homes", "host_council")}
    assert "People live or lived in this home" in one.faults[0][3]
    assert Home.objects.get(pk=home.pk).host_council == lincolnshire
    assert browse(manager).get(f"/people/{theirs.uid}/").status_code == 404


def test_the_board_of_a_home_where_people_live_is_filled_in_and_never_changed(load):
    home = placements.placement().home
    assert load(homes=[home_row(home, host_icb="QJM")]).state == "loaded"
    assert places(load(homes=[home_row(home, host_icb="QK1")])) == {("homes", "host_icb")}


def test_a_home_where_somebody_is_to_move_in_stays_where_it_lies(load):
    stay = placements.placement(starts_on=timezone.localdate() + timedelta(days=9))
    assert places(load(homes=[home_row(stay.home, host_council=RUTLAND)])) == {("homes", "host_council")}


def test_an_empty_home_may_be_put_right_and_is_to_be_confirmed_again(load, manager):
    home = placements.home(host_confirmed_on=date(2026, 1, 5), host_confirmed_by=manager)
    untouched = placements.home(host_confirmed_on=date(2026, 1, 5), host_confirmed_by=manager)
    assert load(homes=[home_row(home, host_council=RUTLAND), home_row(untouched)]).state == "loaded"
    home.refresh_from_db()
    untouched.refresh_from_db()
    assert (home.host_council.code, home.host_confirmed_on) == (RUTLAND, None)
    assert (home.host_confirmed_by, untouched.host_confirmed_on) == (None, date(2026, 1, 5))


def test_somebody_settled_with_another_council_is_not_taken_back(load, settled, manager, browse):
    person = settled.person
    one = load(people=[person_row(person, responsible_council=RUTLAND, given_name="Mine")])
    assert one.state == "faults"
    assert places(one) == {("people", "reference")}
    assert browse(manager).get(f"/people/{person.uid}/").status_code == 404
    assert Person.objects.get(pk=person.pk).responsible_council.code == LINCOLNSHIRE


def test_somebody_settled_while_the_file_is_read_is_not_taken_back(load, manager, monkeypatch):
    person, part = placements.person(), register.PARTS["people"]

    def read(known, rows):
        part.check(known, rows)
        settle(manager, person)

    monkeypatch.setitem(register.PARTS, "people", part._replace(check=read))
    one = load(people=[person_row(person)])
    assert one.state == "faults"
    assert "settled who is responsible" in one.faults[0][3]


def test_what_the_database_refuses_is_told_in_the_words_of_the_rule(load, monkeypatch):
    part = register.PARTS["placements"]
    monkeypatch.setitem(register.PARTS, "placements", part._replace(check=lambda known, rows: None))
    stay = placements.placement()
    row = {
        "reference": "PL1",
        "person": stay.person.reference,
        "home": stay.home.code,
        "starts_on": "2026-01-05",
    }
    one = load(placements=[row])
    rule = next(
        each for each in Placement._meta.constraints if "overlap" in each.name or "one_home" in each.name
    )
    assert str(rule.violation_error_message) in one.faults[0][3]


def test_what_is_refused_of_somebody_out_of_reach_tells_nothing_of_them(load, settled):
    """The same answer whether the row says what is kept or anything else, and no word of a twin."""
    person = settled.person
    same = load(people=[person_row(person, caseload_until="2026-10-01")])
    other = load(people=[person_row(person, given_name="X", caseload_until="2023-01-01")])
    assert same.faults == other.faults != []
    assert (same.summary, same.warnings, other.warnings) == ({}, [], [])
    twin = person_row(person, reference="TWIN", responsible_council=RUTLAND, nhs_number=person.nhs_number)
    assert load(people=[twin]).warnings == []


def test_nothing_is_added_to_or_changed_of_somebody_out_of_reach(load, settled):
    reference = settled.person.reference
    before = database()
    stay = {"reference": "NEW", "person": reference, "home": settled.home.code, "starts_on": "2026-11-01"}
    kept = stay | {"reference": settled.reference}
    at = {"person": reference}
    review = {"reference": "R1", "kind": "CA12", "held_on": "2026-10-01"}
    asked = {"reference": "RF1", "made_on": "2026-10-01", "service": "Podiatry"}
    contact = {"happened_at": "2026-11-01T10:00", "method": "phone", "text": "Forged"}
    goal = {"reference": "G1", "domain": "Home", "text": "Garden", "set_on": "2026-10-01"}
    line = FundingLine.objects.get(placement=settled)
    one = load(
        placements=[stay, kept],
        funding=[funding_row(line, weekly="0.01")],
        chc=[at | {"checklist_on": "2026-10-01"}],
        contacts=[contact | {"reference": "C1", "people": reference}],
        reviews=[at | review],
        referrals=[at | asked],
        goals=[at | goal],
        feedback=[at | {"given_on": "2026-10-01", "score": "4"}],
    )
    assert one.state == "faults"
    assert {
        ("placements", "person"),
        ("placements", "reference"),
        ("funding", "placement"),
        ("chc", "person"),
        ("contacts", "people"),
        ("reviews", "person"),
        ("referrals", "person"),
        ("goals", "person"),
        ("feedback", "person"),
    } <= places(one)
    assert "kept already" not in str(one.faults)
    assert {table for table, rows in database().items() if rows != before[table]} == {
        "accounts_staff"
    }  # sign-in


def test_what_is_kept_about_somebody_out_of_reach_is_not_made_somebody_elses(load, settled):
    mine = placements.person()
    kept = Goal.objects.create(
        organisation=accounts.council(),
        person=settled.person,
        reference="G1",
        domain="Home",
        text="Secret",
        set_on=date(2026, 1, 5),
    )
    stay = {
        "reference": settled.reference,
        "person": mine.reference,
        "home": settled.home.code,
        "starts_on": "2026-01-05",
    }
    goal = {
        "reference": "G1",
        "person": mine.reference,
        "domain": "Home",
        "text": "Mine",
        "set_on": "2026-01-05",
    }
    one = load(placements=[stay], goals=[goal])
    assert places(one) == {("placements", "reference"), ("goals", "reference")}
    assert "Secret" not in str([one.faults, one.summary])
    assert (Goal.objects.get(pk=kept.pk).text, Placement.objects.get(pk=settled.pk).person) == (
        "Secret",
        settled.person,
    )


def test_the_host_keeps_its_record_of_somebody_placed_in_and_never_says_whose_they_are(load):
    lincolnshire = accounts.council(LINCOLNSHIRE)
    person = placements.person(responsible_council=lincolnshire)
    placements.placement(person=person, home=placements.home(RUTLAND), placed_by=lincolnshire)
    assert load(people=[person_row(person, given_name="Adah")]).state == "loaded"
    person.refresh_from_db()
    assert person.given_name == "Adah"
    assert places(load(people=[person_row(person, responsible_council=RUTLAND)])) == {
        ("people", "responsible_council")
    }
    assert places(load(people=[person_row(person, responsible_icb="QK1")])) == {("people", "responsible_icb")}
    assert Person.objects.get(pk=person.pk).responsible_council == lincolnshire


def test_the_host_says_nothing_of_money_it_does_not_pay(load):
    lincolnshire = accounts.council(LINCOLNSHIRE)
    person = placements.person(responsible_council=lincolnshire)
    stay = placements.placement(person=person, home=placements.home(RUTLAND))
    line = placements.funding_line(placement=stay, payer=lincolnshire)
    assert load(funding=[funding_row(line)]).summary["files"][0]["unchanged"] == 1
    one = load(funding=[funding_row(line, weekly="0.01")])
    assert places(one) == {("funding", "placement")}
    assert "is no placement" in one.faults[0][3]
    assert FundingLine.objects.get().weekly == 1000


def test_a_register_with_people_placed_in_comes_in_and_comes_in_again(load):
    files = invented(12)
    assert {row["responsible_council"] for row in files["people"]} > {RUTLAND}
    assert load(**files).state == "loaded"
    again = load(**files)
    assert again.state == "loaded", again.faults
    assert not any(file["changed"] or file["new"] for file in again.summary["files"])


@pytest.mark.parametrize("weekly", ["2000.01", "90000.00"])
def test_a_line_that_stands_is_not_given_a_price_above_ones_limit_by_a_file(load, weekly):
    line = placements.funding_line()
    one = load(funding=[funding_row(line, weekly=weekly)])
    assert places(one) == {("funding", "weekly")}
    assert "above your limit of £2,000" in one.faults[0][3]
    assert "propose who pays" in one.faults[0][3]
    assert FundingLine.objects.get().weekly == 1000


def test_a_new_line_counts_with_those_beside_it(load):
    line = placements.funding_line()
    beside = funding_row(line, stream="joint", weekly="1000.01")
    assert places(load(funding=[beside])) == {("funding", "weekly")}
    assert load(funding=[beside | {"weekly": "1000.00"}]).state == "loaded"


def test_a_line_above_ones_limit_is_not_lowered_by_a_file_but_may_be_repeated_and_ended(load):
    line = placements.funding_line(weekly=5000)
    line.refresh_from_db()
    assert places(load(funding=[funding_row(line, weekly="0.01")])) == {("funding", "weekly")}
    assert load(funding=[funding_row(line)]).state == "loaded"
    assert load(funding=[funding_row(line, until="2026-10-01")]).state == "loaded"
    assert FundingLine.objects.get().ends_on == date(2026, 10, 1)


def contact_row(person, **other):
    return {
        "reference": "C1",
        "people": person.reference,
        "happened_at": "2026-11-01T10:00",
        "method": "phone",
        "text": "A call",
    } | other


def test_no_contact_is_logged_in_the_name_of_another_organisations_staff(load):
    theirs = accounts.staff(Role.LINK_WORKER, at=accounts.council(LINCOLNSHIRE))
    own = accounts.staff()
    person = placements.person()
    rows = [
        contact_row(person, author=theirs.email),
        contact_row(person, reference="C2", author=own.email),
    ]
    one = load(contacts=rows)
    assert one.state == "loaded", one.failure
    assert dict(Contact.objects.values_list("reference", "author")) == {"C1": None, "C2": own.pk}
    assert not theirs.memberships.filter(organisation=accounts.council()).exists()
    assert load(contacts=rows).summary["files"][0]["unchanged"] == 2


def without_names(told: str) -> str:
    """The same but for whom the row is about."""
    return re.sub(r"Sedge\d|NEW\d|[0-9a-f-]{36}", "SOMEBODY", told)


def test_a_file_does_not_tell_whether_an_address_has_an_account_elsewhere(load):
    theirs = accounts.staff(Role.LINK_WORKER, at=accounts.council(LINCOLNSHIRE))
    person = placements.person(responsible_council=accounts.council())
    told = []
    for email in (theirs.email, "nobody.at.all@example.org"):
        row = person_row(person, reference=f"NEW{len(told)}", link_worker=email)
        row["family_name"] = f"Sedge{len(told)}"
        one = load(people=[row])
        told.append(without_names(str([one.warnings, one.summary]).replace(email, "ADDRESS")))
    assert told[0] == told[1]
    assert Person.objects.get(reference="NEW0").link_worker is None


@pytest.mark.parametrize("how", ["left", "role_ended"])
def test_what_somebody_confirmed_who_may_not_any_more_is_not_loaded(manager, browse, tmp_path, how):
    client = browse(manager)
    one = checked(client, invented(3), tmp_path / "register.xlsx")
    confirm(client, one)
    lose(manager, how)
    before = database()
    assert work.work_on(one.pk)
    one.refresh_from_db()
    assert (one.state, one.leased_until) == ("failed", None)
    assert "may not import for this organisation any more" in one.failure
    assert database() == before
    assert AuditEvent.objects.filter(verb="gave up import").count() == 1


def test_what_somebody_uploaded_who_may_not_any_more_is_not_even_looked_at(manager, browse, tmp_path):
    one = uploaded(browse(manager), write_workbook(invented(3), tmp_path / "register.xlsx"))
    lose(manager, "role_ended")
    assert work.work_on(one.pk)
    assert RegisterImport.objects.get().state == "failed"


def test_what_somebody_wanted_undone_who_may_not_any_more_stays_loaded(manager, browse, tmp_path):
    client = browse(manager)
    one = loaded(client, invented(3), tmp_path / "register.xlsx")
    client.post(f"/imports/{one.uid}/undo/")
    lose(manager, "left")
    assert work.work_on(one.pk)
    one.refresh_from_db()
    assert one.state == "loaded"
    assert "may not import for this organisation any more" in one.failure
    assert Person.objects.exists()
    assert Review.objects.exists()


def lose(staff, how: str) -> None:
    if how == "left":
        staff.is_active = False
        staff.save()
    else:
        staff.memberships.update(ends_on=timezone.localdate())
