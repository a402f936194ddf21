"""What the tests of merging share: two records with everything on them, and the fingerprint of the database."""

from datetime import date
from types import SimpleNamespace

from django.apps import apps
from django.db import connection

from placements.models import Person, Placement
from tests.accounts import recipes as accounts
from tests.casework import recipes as casework
from tests.placements import recipes
from tests.reporting import recipes as reporting
from tests.reviews import recipes as reviews

GROWING = {"accounts_auditevent", "accounts_version", "placements_merge", "django_session"} | {
    "accounts_staff",  # when somebody signed in last
    "axes_accesslog",
}


def fingerprint() -> dict[str, str]:
    """Each table's rows as one hash, but the trail, the versions, the merges themselves and who is signed in."""
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)} - GROWING
    hashed = {}
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(
                f"SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {table} t"
            )
            hashed[table] = cursor.fetchone()[0]
    return hashed


def two_records() -> SimpleNamespace:
    """One person twice, with something of every kind on the second record."""
    kept = recipes.person(reference="KEPT", family_name="Quillfeather", nhs_number="")
    other = recipes.person(reference="OTHER", family_name="Quilfeather")
    recipes.placement(person=kept)
    stay = recipes.placement(
        person=other, starts_on=date(2022, 1, 1), ends_on=date(2023, 1, 1), end_reason="moved"
    )
    recipes.funding_line(placement=stay, ends_on=date(2023, 1, 1))
    contact = casework.contact(person=other)
    casework.contact(person=kept)
    casework.action(person=other, contact=contact)
    casework.draft(person=other)
    reviews.peer_review(drawn=reviews.drawn_record(review=reviews.review(person=other)))
    reviews.capacity_assessment(person=other)
    reviews.authorisation(person=other)
    _safety_of(other)
    _arranged_with(other)
    recipes.first_contact(member=recipes.circle_member(person=other))
    recipes.person_reference(person=other)
    recipes.health_provision(person=other)
    recipes.advocacy_offer(person=other)
    _facts_about(other)
    _deeds_about(other, stay)
    sign = recipes.person(reference="EARLIER")
    Person.everyone.filter(pk=sign.pk).update(merged_into=other)
    return SimpleNamespace(kept=kept, other=other, contact=contact, sign=sign)


def asked_on_the_same_day(pair: SimpleNamespace, code: str = "3333333A") -> None:
    """How life is, feedback and being asked for it, of the record kept too and on the same days."""
    casework.outcome(person=pair.kept)
    casework.feedback(person=pair.kept)
    casework.feedback_request(person=pair.kept, code=code)


def _facts_about(person: Person) -> None:
    """Whose, who kept in touch, and every dated fact."""
    recipes.responsibility(person=person)
    recipes.caseload_spell(person=person)
    recipes.allocation(person=person)
    recipes.responsibility_dispute(person=person)
    recipes.communication_need(person=person)
    recipes.sharing_decision(person=person)
    recipes.legal_status(person=person)
    recipes.warning_note(person=person)
    recipes.eligibility_decision(person=person)
    recipes.transition_step(person=person)
    recipes.transition_plan(person=person)
    casework.goal(person=person)
    casework.feedback(person=person)
    casework.referral(person=person)
    casework.outcome(person=person)
    casework.feedback_request(person=person)


def _arranged_with(person: Person) -> None:
    """A review asked for, planned and cancelled, a medicine, and something set aside."""
    reviews.review_request(person=person)
    reviews.psychotropic_medicine(person=person)
    reviews.home_review_left(person=person)
    reviews.planned_duty(plan=reviews.review_plan(person=person))
    reviews.cancelled_duty(person=person)
    reporting.set_aside(person=person)


def _safety_of(person: Person) -> None:
    """A concern, a restraint, a rating and a death."""
    reviews.concern(person=person)
    reviews.restraint(person=person)
    reviews.dynamic_support(person=person)
    reviews.death(person=person)


def _deeds_about(person: Person, stay: Placement) -> None:
    """Everything on the way from proposal to return."""
    recipes.proposal(person=person)
    recipes.move_decision(person=person)
    recipes.short_stay(person=person)
    recipes.return_plan(person=person)
    recipes.chc_case(person=person)
    recipes.resident_check(person=person)
    casework.planned_contact(person=person)
    casework.escalation(person=person)
    casework.reassigned_person(person=person)
    recipes.notice(placement=stay)
    recipes.notice_not_needed(placement=stay)


def manager_of(council: str = "E06000017"):
    """A team manager of a council."""
    return accounts.staff("team_manager", accounts.council(council))
