"""A register comes in whole or not at all, and says why not in words."""

import hashlib
import io
import json
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.models import AuditEvent, Staff
from accounts.roles import Role
from casework.models import Contact
from placements.models import FundingLine, Home, Inspection, InspectionRating, Person, Placement
from reviews.models import Review
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews.invented_register import Files, invented, write_folder, write_workbook

TABLES = (
    "accounts_organisation",
    "accounts_staff",
    "placements_home",
    "placements_inspection",
    "placements_inspectionrating",
    "placements_person",
    "placements_placement",
    "placements_fundingline",
    "placements_chccase",
    "placements_checklist",
    "casework_contact",
    "casework_referral",
    "casework_goal",
    "casework_goalcheck",
    "casework_feedback",
    "reviews_review",
)
FAULT = re.compile(r"^(\S+):(\d+): ([^:]+): (.+)$")


def load(path: Path, **options) -> tuple[str, str]:
    """Run the command; what it said on both streams. Raises CommandError as the command line exits 1."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("import_register", path, stdout=out, stderr=err, **options)
    except CommandError as stopped:
        stopped.told = err.getvalue()
        raise
    return out.getvalue(), err.getvalue()


def faults(files: Files, tmp_path: Path) -> set[tuple[str, int, str]]:
    """File, line and column of everything that stops this register."""
    with pytest.raises(CommandError) as stopped:
        load(write_folder(files, tmp_path / "register"))
    assert "Traceback" not in stopped.value.told
    lines = [FAULT.match(line) for line in stopped.value.told.splitlines() if "warning: " not in line]
    assert all(lines), stopped.value.told
    return {(found[1], int(found[2]), found[3]) for found in lines}


def fingerprint() -> str:
    """Every row of every table, to the public id."""
    content = []
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT to_jsonb(t) FROM {table} t ORDER BY id")
            content.append(cursor.fetchall())
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def content() -> list:
    """What the tables say, without keys and moments of keeping, in the order of the references."""
    models = (Home, Inspection, InspectionRating, Person, Placement, FundingLine, Contact, Review)
    hidden = {"id", "uid", "created_at", "visit"}
    found = []
    for model in models:
        fields = [
            f.attname for f in model._meta.concrete_fields if f.attname not in hidden and not f.is_relation
        ]
        found.append(sorted(map(str, model.objects.order_by().values_list(*fields))))
    return found


def nothing_kept() -> bool:
    """No row of any kind, no account, no line in the trail."""
    kept = (Home, Person, Placement, FundingLine, Contact, Review, Staff, AuditEvent)
    return not any(model.objects.exists() for model in kept)


@pytest.mark.django_db
def test_sixty_people_load_and_the_second_time_nothing_changes(tmp_path):
    folder = write_folder(invented(60), tmp_path / "register")
    said, _ = load(folder)
    assert "people.csv: 60 created, 0 changed, 0 unchanged" in said
    assert "contacts.csv: 420 created" in said
    assert Person.objects.count() == 60
    before, events = fingerprint(), AuditEvent.objects.count()

    said, _ = load(folder)

    assert fingerprint() == before
    assert AuditEvent.objects.count() == events + 1
    assert len(re.findall(r": 0 created, 0 changed, \d+ unchanged", said)) == 13


@pytest.mark.django_db
def test_a_rating_somebody_withdrew_is_not_brought_back(tmp_path):
    folder = write_folder(invented(5), tmp_path / "register")
    load(folder)
    by, now = accounts.staff(None), datetime(2026, 11, 22, tzinfo=UTC)
    kept = Inspection.objects.count()
    assert kept
    Inspection.objects.update(withdrawn_at=now, withdrawn_by=by, withdrawn_why="A slip")
    load(folder)
    assert (Inspection.objects.count(), Inspection.objects.standing().count()) == (kept, 0)


@pytest.mark.django_db
def test_two_thousand_people_load_and_the_second_time_nothing_changes(tmp_path):
    files = invented(2000)
    files["contacts"] = files["contacts"][::6]
    folder = write_folder(files, tmp_path / "register")
    load(folder)
    before = fingerprint()
    said, _ = load(folder)
    assert fingerprint() == before
    assert "people.csv: 0 created, 0 changed, 2000 unchanged" in said


@pytest.mark.django_db
def test_what_changed_in_a_file_changes_in_the_register_and_nothing_else(tmp_path):
    files = invented(10)
    load(write_folder(files, tmp_path / "register"))
    last = next(row for row in files["placements"] if not row["ends_on"])
    last |= {"ends_on": "2026-09-30", "end_reason": "returned"}
    files["people"][3]["complex_needs"] = ""
    files["people"][4]["family_name"] = "Sedge"
    said, _ = load(write_folder(files, tmp_path / "register"))
    assert "placements.csv: 0 created, 1 changed, 19 unchanged" in said
    assert "people.csv: 0 created, 1 changed, 9 unchanged" in said or "2 changed, 8 unchanged" in said
    assert Placement.objects.get(reference=last["reference"]).end_reason == "returned"
    assert Person.objects.get(reference="P00004").family_name == "Sedge"
    assert Person.objects.get(reference="P00003").complex_needs is None


@pytest.mark.django_db
def test_two_placements_may_trade_their_days(tmp_path):
    files = invented(4)
    load(write_folder(files, tmp_path / "register"))
    first, second = files["placements"][:2]
    for column in ("starts_on", "ends_on", "end_reason"):
        first[column], second[column] = second[column], first[column]
    said, _ = load(write_folder(files, tmp_path / "register"))
    assert "placements.csv: 0 created, 2 changed" in said


@pytest.mark.django_db
def test_a_dry_run_keeps_nothing_and_says_what_would_be(tmp_path):
    said, _ = load(write_folder(invented(8), tmp_path / "register"), dry_run=True)
    assert "people.csv: 8 created" in said
    assert nothing_kept()


@pytest.mark.django_db
def test_a_zip_and_a_workbook_load_as_the_folder_does(tmp_path):
    files = invented(12)
    folder = write_folder(files, tmp_path / "register")
    packed = tmp_path / "register.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, f"register/{file.name}")
    write_workbook(files, tmp_path / "register.xlsx")

    load(folder)
    from_folder, before = content(), fingerprint()
    load(packed)
    assert fingerprint() == before
    load(tmp_path / "register.xlsx")
    assert fingerprint() == before
    assert from_folder[2]


@pytest.mark.django_db
def test_the_trail_tells_counts_and_fingerprints_and_nothing_about_anybody(tmp_path):
    files = invented(8)
    folder = write_folder(files, tmp_path / "register")
    load(folder)
    event = AuditEvent.objects.get()
    assert event.verb == "imported a register"
    assert event.details["rows"]["people.csv"] == {"created": 8, "changed": 0, "unchanged": 0}
    sha256 = hashlib.sha256((folder / "people.csv").read_bytes()).hexdigest()
    assert event.details["sha256"]["people.csv"] == sha256
    assert files["people"][0]["family_name"] not in json.dumps(event.details, ensure_ascii=False)


@pytest.mark.django_db
def test_a_worker_without_an_account_gets_one_that_cannot_sign_in(tmp_path):
    _, told = load(write_folder(invented(8), tmp_path / "register"))
    made = Staff.objects.get(email="worker.one@example.org")
    assert not made.is_active
    assert not made.has_usable_password()
    assert re.search(
        r"people\.csv:\d+: link_worker: warning: worker\.one@example\.org has no account here", told
    )


PLANTED = [  # file, row, column, what is typed there
    ("people", 0, "date_of_birth", "1990-02-30"),
    ("people", 1, "date_of_birth", "03/04/1990"),
    ("people", 2, "date_of_birth", "2031-01-01"),
    ("people", 3, "nhs_number", "9990000019"),
    ("people", 4, "responsible_council", "E06000099"),
    ("people", 5, "responsible_council", "QK1"),
    ("people", 6, "gender", "M"),
    ("people", 7, "complex_needs", "maybe"),
    ("people", 8, "contact_every_days", "90"),
    ("people", 9, "given_name", ""),
    ("people", 10, "caseload_until", "2020-01-01"),
    ("people", 11, "link_worker", "not an address"),
    ("people", 13, "support_reason", "77"),
    ("people", 14, "given_name", "A\x07da"),
    ("people", 15, "family_name", "x" * 101),
    ("homes", 0, "setting_type", "RESS"),
    ("homes", 1, "postcode", "Q1 1AA"),
    ("homes", 2, "host_council", ""),
    ("homes", 3, "rating", "good"),
    ("placements", 0, "person", "P99999"),
    ("placements", 2, "home", "H9999"),
    ("placements", 4, "ends_on", "2019-01-01"),
    ("placements", 6, "end_reason", ""),
    ("placements", 9, "starts_on", "same as the row before"),
    ("funding", 0, "weekly", "-12.00"),
    ("funding", 1, "weekly", "£1,200"),
    ("funding", 2, "payer", "NOBODY"),
    ("funding", 3, "stream", "ascc"),
    ("funding", 4, "until", "2001-01-01"),
    ("funding", 7, "placement", "PL"),
    ("contacts", 0, "happened_at", "2026-03-29T01:30"),
    ("contacts", 1, "happened_at", "2031-01-01T10:00"),
    ("contacts", 2, "text", "  "),
    ("contacts", 3, "people", "P00000;P88888"),
    ("contacts", 4, "recorded_at", "2020-01-01T10:00"),
    ("contacts", 5, "duties", "9"),
    ("contacts", 6, "method", "fax"),
    ("reviews", 0, "kind", "S118R"),
    ("chc", 0, "decided_on", "2015-01-01"),
    ("chc", 1, "checklist_result", "maybe"),
    ("chc", 2, "received_by_icb_on", "2026-02-30"),
    ("chc", 3, "person", "P77777"),
    ("chc", 4, "outcome", "fully"),
    ("chc", 5, "decided_on", "2031-01-01"),
    ("chc", 6, "fast_track", "perhaps"),
    ("reviews", 1, "held_on", "2031-01-01"),
    ("reviews", 2, "covers", "INITIAL"),
    ("referrals", 0, "person", "P77777"),
    ("referrals", 1, "made_on", "2031-01-01"),
    ("referrals", 2, "ended_on", "2019-01-01"),
    ("referrals", 3, "result", "perhaps"),
    ("goals", 0, "checks", "2026-05-01=better"),
    ("goals", 1, "checks", "2019-05-01=same"),
    ("goals", 2, "text", ""),
    ("goals", 3, "check_every_weeks", "0"),
    ("feedback", 0, "score", "6"),
    ("feedback", 1, "given_on", "2031-02-03"),
    ("feedback", 2, "person", "P77777"),
]


def first_lines(rows: list[dict[str, str]]) -> list[int]:
    """The line each row starts on: a text with a line break takes two."""
    lines, line = [], 2
    for row in rows:
        lines.append(line)
        line += 1 + sum(value.count("\n") for value in row.values())
    return lines


@pytest.mark.django_db
def test_every_planted_fault_is_named_at_its_row_and_nothing_is_loaded(tmp_path):
    files = invented(20)
    expected = set()
    for stem, place, column, typed in PLANTED:
        as_before = typed == "same as the row before"
        files[stem][place][column] = files[stem][place - 1][column] if as_before else typed
    for stem, place, column, _ in PLANTED:
        expected.add((f"{stem}.csv", first_lines(files[stem])[place], column))
    files["people"].append(files["people"][18].copy())
    expected.add(("people.csv", 22, "reference"))
    found = faults(files, tmp_path)
    assert found == expected, sorted(found ^ expected)
    assert nothing_kept()


@pytest.mark.django_db
def test_a_person_lives_in_one_home_at_a_time(tmp_path):
    files = invented(3)
    files["placements"][1]["starts_on"] = files["placements"][0]["starts_on"]
    assert ("placements.csv", 3, "starts_on") in faults(files, tmp_path)


@pytest.mark.django_db
def test_a_placement_kept_already_is_not_overlapped_either(tmp_path):
    files = invented(3)
    load(write_folder(files, tmp_path / "register"))
    again = {"placements": [files["placements"][1] | {"reference": "PLNEW"}]}
    (tmp_path / "next").mkdir()
    assert faults(again, tmp_path / "next") == {("placements.csv", 2, "starts_on")}


@pytest.mark.django_db
def test_one_payer_pays_once_a_day_under_a_stream(tmp_path):
    files = invented(3)
    files["funding"].append(files["funding"][0] | {"weekly": "1.00"})
    assert faults(files, tmp_path) == {("funding.csv", len(files["funding"]) + 1, "from")}


@pytest.mark.django_db
def test_a_contact_in_the_log_is_never_rewritten(tmp_path):
    files = invented(3)
    load(write_folder(files, tmp_path / "register"))
    files["contacts"][0]["text"] = "Something else happened."
    assert faults(files, tmp_path) == {("contacts.csv", 2, "reference")}


@pytest.mark.django_db
def test_a_file_that_comes_again_takes_away_no_mark_and_nothing_filled_in(tmp_path):
    files = invented(3)
    for row in files["contacts"]:
        row |= {"sensitivity": "normal", "person_present": ""}
    folder = write_folder(files, tmp_path / "register")
    load(folder)
    kept = Contact.objects.filter(reference=files["contacts"][0]["reference"])
    kept.update(sensitivity="third_party", person_present=True)
    said, _ = load(folder)
    assert "contacts.csv: 0 created, 0 changed" in said
    assert set(kept.values_list("sensitivity", "person_present")) == {("third_party", True)}


@pytest.mark.django_db
def test_a_contact_in_the_hour_that_comes_twice_is_the_same_the_second_time(tmp_path):
    files = invented(3)
    files["contacts"][0] |= {"happened_at": "2025-10-26T01:30", "recorded_at": "2025-10-26T01:45"}
    folder = write_folder(files, tmp_path / "register")
    load(folder)
    said, _ = load(folder)
    assert "contacts.csv: 0 created, 0 changed" in said


@pytest.mark.django_db
def test_a_column_nobody_knows_and_a_missing_one_are_named(tmp_path):
    files = invented(3)
    for row in files["people"]:
        row["shoe_size"] = "7"
        del row["family_name"]
    found = faults(files, tmp_path)
    assert {("people.csv", 1, "shoe_size"), ("people.csv", 1, "family_name")} <= found


@pytest.mark.django_db
@pytest.mark.parametrize("stem", ["peple"])
def test_a_file_that_is_not_loaded_is_refused_by_name(stem, tmp_path):
    files = invented(3) | {stem: [{"person": "P00000"}]}
    assert (f"{stem}.csv", 1, "file") in faults(files, tmp_path)
    assert nothing_kept()


@pytest.mark.django_db
def test_people_who_look_like_one_are_told_and_loaded(tmp_path):
    files = invented(4)
    files["people"][2]["nhs_number"] = files["people"][1]["nhs_number"]
    twin = {name: files["people"][0][name] for name in ("given_name", "family_name", "date_of_birth")}
    files["people"][3] |= twin
    _, told = load(write_folder(files, tmp_path / "register"))
    assert "people.csv:4: nhs_number: warning: P00001 has the same NHS number" in told
    assert "people.csv:5: family_name: warning: P00000 has the same name and birth date" in told
    assert Person.objects.count() == 4


@pytest.mark.django_db
def test_empty_is_not_recorded_and_no_is_no(tmp_path):
    files = invented(2)
    files["people"][0] |= {"complex_needs": "", "on_gp_ld_register": "no"}
    files["people"][0].pop("health_check_on")
    load(write_folder(files, tmp_path / "register"))
    person = Person.objects.get(reference="P00000")
    assert person.complex_needs is None
    assert person.on_gp_ld_register is False
    assert person.health_check_on is None


@pytest.mark.django_db
def test_a_former_council_code_is_the_council_of_today(tmp_path):
    files = invented(2)
    files["people"][0]["responsible_council"] = "E08000016"
    load(write_folder(files, tmp_path / "register"))
    assert Person.objects.get(reference="P00000").responsible_council.code == "E08000038"


@pytest.mark.django_db
def test_nursing_money_outside_a_nursing_home_is_told_not_refused(tmp_path):
    files = invented(2)
    for home in files["homes"]:
        home["setting_type"] = "RES"
    files["funding"][0] |= {"stream": "fnc", "payer": "QK1"}
    _, told = load(write_folder(files, tmp_path / "register"))
    assert re.search(
        r"funding\.csv:2: weekly: warning: does not add up\. Choose a care home with nursing", told
    )


def agreed_here(tmp_path) -> dict[str, str]:
    """A register in which two people agreed who pays for one placement, and its line as a file says it."""
    files = invented(3)
    del files["funding"]
    load(write_folder(files, tmp_path / "register"))
    stay = Placement.objects.filter(ends_on=None).order_by("reference").first()
    line = placements.agreement(placement=stay).lines.get()
    said = {"placement": stay.reference, "payer": "E06000017", "stream": "asc", "weekly": "1000.00"}
    return said | {"from": str(line.starts_on), "until": ""}


@pytest.mark.django_db
def test_a_file_may_repeat_what_two_people_agreed(tmp_path):
    said = agreed_here(tmp_path)
    told, _ = load(write_folder({"funding": [said]}, tmp_path / "again"))
    assert "funding.csv: 0 created, 0 changed, 1 unchanged" in told


@pytest.mark.django_db
@pytest.mark.parametrize(
    "other", [{"weekly": "1.00"}, {"payer": "QK1"}, {"from": "2001-01-01"}, {"until": "2036-01-01"}]
)
def test_a_file_never_changes_what_two_people_agreed(tmp_path, other):
    said = agreed_here(tmp_path) | other
    (tmp_path / "again").mkdir()
    assert ("funding.csv", 2, "from") in faults({"funding": [said]}, tmp_path / "again")
    assert FundingLine.objects.get().weekly == 1000


@pytest.mark.django_db
def test_who_imports_decides_whose_register_it_is(tmp_path, rutland):
    manager = accounts.staff(Role.TEAM_MANAGER, accounts.council("E10000019"))
    load(write_folder(invented(2), tmp_path / "register"), by_email=manager.email)
    assert Person.objects.get(reference="P00000").owner.code == "E10000019"


@pytest.mark.django_db
@pytest.mark.parametrize("email", ["nobody@example.org", "worker@example.org"])
def test_somebody_who_may_not_import_is_refused_in_words(email, tmp_path):
    accounts.staff(Role.LINK_WORKER, email="worker@example.org")
    with pytest.raises(CommandError, match=email):
        load(write_folder(invented(2), tmp_path / "register"), by_email=email)


@pytest.mark.django_db
def test_with_staff_at_several_councils_it_asks_who_imports(tmp_path):
    accounts.staff(Role.TEAM_MANAGER)
    accounts.staff(Role.TEAM_MANAGER, accounts.council("E10000019"))
    with pytest.raises(CommandError, match="--as"):
        load(write_folder(invented(2), tmp_path / "register"))
