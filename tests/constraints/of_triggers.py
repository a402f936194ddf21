"""The rules PostgreSQL keeps by triggers: what is frozen, kept as said, in step, and whole."""

from dataclasses import dataclass

from accounts.models import AuditEvent, Version
from placements.models import Allocation, CaseloadSpell, FundingLine, Responsibility
from tests.accounts.recipes import icb, staff
from tests.casework import recipes as casework
from tests.constraints.attempts import BOARD, SOMEBODY_ELSE
from tests.placements import recipes
from tests.reporting import recipes as reporting

SEALED = "The audit trail is only ever added to."
VERSIONS = "Versions are only ever added to, and only by the database itself."
FROZEN = "A frozen month is never changed; a correction is a new revision."


@dataclass(frozen=True)
class Breach:
    """One statement at a row a recipe makes, the trigger that refuses it, and the name or words it does so by."""

    trigger: str
    says: str
    made: object
    statement: str


def line_of_the_trail():
    """One line, written as the product writes it."""
    return AuditEvent.objects.create(verb="looked at")


def version():
    """What was there before a person's name was changed."""
    person = recipes.person()
    person.given_name = "Eve"
    person.save()
    return Version.objects.order_by("-pk").first()


def worked_with():
    """Somebody with a link worker, and another worker to be had."""
    person = recipes.person(link_worker=staff(None), responsible_icb=icb())
    staff(None)
    return person


def allocation():
    """Who keeps in touch with them."""
    return Allocation.objects.get(person=worked_with())


def spell():
    """Their days on the caseload."""
    return CaseloadSpell.objects.get(person=worked_with())


def answering():
    """The council that answers for them."""
    return Responsibility.objects.get(person=worked_with(), kind="council")


def line():
    """The one line of an agreement, which makes the whole."""
    return FundingLine.objects.get(agreement=recipes.agreement())


def beside():
    """An agreement, and on the days before it money of no agreement."""
    made = recipes.agreement(starts_on=recipes.date(2026, 1, 5))
    return recipes.funding_line(
        placement=made.placement, payer=icb(), stream="joint", ends_on=recipes.date(2026, 1, 5)
    )


def approved():
    """A report somebody approved."""
    return reporting.approved_report(approved_by=staff(None), snapshot=reporting.snapshot())


def logged():
    """A contact that was recorded long enough ago."""
    return casework.contact(title="Lunch", text="We had lunch")


LOCKED = (
    *(
        "text = 'Another thing'",
        "title = ''",
        "method = 'phone'",
        "person_present = false",
        "author_id = NULL",
    ),
    *("headings = jsonb_build_object('view', 'x')", "happened_at = happened_at - interval '1 day'"),
    *(
        "recorded_at = recorded_at + interval '1 day'",
        "sensitivity = 'sensitive', shared_with = ARRAY['host']",
        "sides = ARRAY['host']",
    ),
    # twenty days old, and whoever writes says that it was a minute
    "text = 'Another thing', corrected_at = recorded_at + interval '1 minute'",
)
KEPT_AS_SAID = [
    ("warningnote", recipes.warning_note, "words = 'Another thing'"),
    ("warningreview", recipes.warning_review, "words = 'Another thing'"),
    ("communicationneed", recipes.communication_need, "value = 'bsl'"),
    ("eligibilitydecision", recipes.eligibility_decision, "band = 4"),
    ("legalstatus", recipes.legal_status, "starts_on = starts_on + 1"),
    ("sharingdecision", recipes.sharing_decision, "what_about = 'Everything'"),
]
ATTEMPTS = [
    *(
        Breach(
            "contact_is_locked", "contact_is_locked", logged, f"UPDATE {{table}} SET {sets} WHERE {{this}}"
        )
        for sets in LOCKED
    ),
    Breach(
        "amendment_is_locked",
        "amendment_is_locked",
        casework.amendment,
        "UPDATE {table} SET text = 'Another thing' WHERE {this}",
    ),
    Breach("audit_event_unchanged", SEALED, line_of_the_trail, "UPDATE {table} SET verb = 'x' WHERE {this}"),
    Breach("audit_event_unchanged", SEALED, line_of_the_trail, "DELETE FROM {table} WHERE {this}"),
    Breach("audit_event_not_emptied", SEALED, line_of_the_trail, "TRUNCATE {table}"),
    Breach("version_unchanged", VERSIONS, version, "UPDATE {table} SET removed = true WHERE {this}"),
    Breach("version_unchanged", VERSIONS, version, "DELETE FROM {table} WHERE {this}"),
    Breach("version_not_emptied", VERSIONS, version, "TRUNCATE {table}"),
    Breach(
        "version_by_the_database",
        VERSIONS,
        version,
        'INSERT INTO {table} ("table", "row", at, deed, removed, before, changed) '
        'SELECT "table", "row", at, deed, removed, before, changed FROM {table} WHERE {this}',
    ),
    *(
        Breach(
            f"{noun}_kept_as_said",
            f"{noun}_kept_as_said",
            made,
            f"UPDATE {{table}} SET {sets} WHERE {{this}}",
        )
        for noun, made, sets in KEPT_AS_SAID
    ),
    Breach(
        "person_in_step",
        "responsibility_in_step",
        worked_with,
        f"UPDATE {{table}} SET responsible_council_id = {BOARD.text} WHERE {{this}}",
    ),
    Breach(
        "person_in_step",
        "allocation_in_step",
        worked_with,
        "UPDATE {table} SET link_worker_id = NULL WHERE {this}",
    ),
    Breach(
        "person_in_step",
        "caseload_spell_in_step",
        worked_with,
        "UPDATE {table} SET contact_every_days = 28 WHERE {this}",
    ),
    Breach(
        "allocation_in_step",
        "allocation_in_step",
        allocation,
        f"UPDATE {{table}} SET link_worker_id = {SOMEBODY_ELSE.text} WHERE {{this}}",
    ),
    Breach("allocation_in_step", "allocation_in_step", allocation, "DELETE FROM {table} WHERE {this}"),
    Breach(
        "caseload_spell_in_step",
        "caseload_spell_in_step",
        spell,
        "UPDATE {table} SET contact_every_days = 28 WHERE {this}",
    ),
    Breach("caseload_spell_in_step", "caseload_spell_in_step", spell, "DELETE FROM {table} WHERE {this}"),
    Breach(
        "responsibility_in_step",
        "responsibility_in_step",
        answering,
        f"UPDATE {{table}} SET organisation_id = {BOARD.text} WHERE {{this}}",
    ),
    Breach("responsibility_in_step", "responsibility_in_step", answering, "DELETE FROM {table} WHERE {this}"),
    Breach(
        "agreement_is_whole",
        "funding_makes_a_whole",
        recipes.agreement,
        "UPDATE {table} SET gross_weekly = 1000.01 WHERE {this}",
    ),
    Breach(
        "agreement_is_whole",
        "funding_spans_its_agreement",
        recipes.agreement,
        "UPDATE {table} SET ends_on = '2026-05-01' WHERE {this}",
    ),
    Breach(
        "agreement_is_whole",
        "funding_only_what_is_agreed",
        recipes.agreement,
        "UPDATE {table} SET state = 'refused', why_refused = 'Too dear' WHERE {this}",
    ),
    Breach("funding_line_is_of_a_whole", "funding_makes_a_whole", line, "DELETE FROM {table} WHERE {this}"),
    Breach(
        "funding_line_is_of_a_whole",
        "funding_spans_its_agreement",
        line,
        "UPDATE {table} SET ends_on = '2026-05-01' WHERE {this}",
    ),
    *(
        Breach(
            "funding_line_is_of_a_whole",
            rule,
            line,
            "INSERT INTO {table} (uid, created_at, placement_id, agreement_id, payer_id, stream, kind, weekly, "
            "starts_on, ends_on, status, reason) SELECT gen_random_uuid(), now(), placement_id, agreement_id, "
            f"payer_id, '{stream}', kind, 0, starts_on, ends_on, status, reason FROM {{table}} WHERE {{this}}",
        )
        for rule, stream in (("funding_healthcare_is_free", "chc"), ("funding_nursing_where_possible", "fnc"))
    ),
    Breach(
        "funding_line_is_of_a_whole",
        "funding_nothing_beside_an_agreement",
        beside,
        "UPDATE {table} SET ends_on = NULL WHERE {this}",
    ),
    Breach(
        "funding_line_is_kept",
        "funding_never_overwritten",
        line,
        "UPDATE {table} SET status = 'interim' WHERE {this}",
    ),
    Breach("snapshot_frozen", FROZEN, reporting.snapshot, "UPDATE {table} SET content = '[]' WHERE {this}"),
    Breach("snapshot_frozen", FROZEN, reporting.snapshot, "DELETE FROM {table} WHERE {this}"),
    Breach("snapshot_not_emptied", FROZEN, reporting.snapshot, "TRUNCATE {table} CASCADE"),
    Breach("approved_report_frozen", FROZEN, approved, "UPDATE {table} SET narrative = 'x' WHERE {this}"),
    Breach("approved_report_frozen", FROZEN, approved, "DELETE FROM {table} WHERE {this}"),
    Breach("board_report_not_emptied", FROZEN, reporting.board_report, "TRUNCATE {table} CASCADE"),
]
