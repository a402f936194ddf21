"""A notice is sent word for word as it was read, to the council and board that it is owed to."""

import uuid
from datetime import date

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.refusals import Refusal
from placements import tasks
from placements.actions import notices as actions
from placements.models import Notice
from placements.queries import notices as queries
from placements.queries.notice_content import content_of, print_of
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY, council, icb
from tests.at_once import posted_at_once
from tests.placements import recipes

pytestmark = pytest.mark.django_db
PAID = {"Who pays"}


def duty(person, stage="arrival", side="council", on=TODAY):
    (found,) = [one for one in queries.duties_of(person, on=on) if (one.stage, one.side) == (stage, side)]
    return found


def send(by, owed, on=TODAY, **answers):
    said = {
        "duty": owed.key,
        "seen": print_of(content_of(owed, on=on)),
        "way": "product",
        "submission": uuid.uuid4(),
    }
    return actions.send_notice(by=by, person=owed.person, today=on, **said | answers)


def told(notice):
    return {row["key"]: row["value"] for row in notice.content}


@pytest.fixture
def stay():
    """Somebody of Rutland's who moved to Lincolnshire in November, with a board on the home."""
    person = recipes.person(
        given_name="Ada", family_name="Larch", responsible_icb=icb(), link_worker=accounts.staff(None)
    )
    return recipes.moved_in(person=person, home=recipes.home(host_icb=icb("QJM")))


def test_council_and_board_are_owed_each_stage_from_the_day_the_rules_began(stay):
    owed = [(one.stage, one.side, one.due_on) for one in queries.duties_of(stay.person, on=TODAY)]
    before, arrival = date(2026, 10, 26), date(2026, 11, 16)
    assert owed == [
        ("before", "council", before),
        ("before", "icb", before),
        ("arrival", "council", arrival),
        ("arrival", "icb", arrival),
    ]
    assert queries.duties_of(recipes.placement().person, on=TODAY) == []
    at_home = recipes.moved_in(home=recipes.home("E06000017"))
    assert queries.duties_of(at_home.person, on=TODAY) == []


def test_an_emergency_is_told_within_two_working_days_after(stay):
    stay.emergency = True
    stay.save()
    assert duty(stay.person, "before").due_on == date(2026, 11, 11)


def test_a_proposal_is_told_before_and_its_notice_counts_for_the_placement_it_becomes(link_worker, manager):
    proposal = recipes.agreed(expected_on=date(2026, 12, 9))
    owed = duty(proposal.person, "before")
    assert (owed.due_on, owed.state) == (date(2026, 11, 25), "due")
    notice = send(link_worker, owed)
    assert (notice.proposal, notice.placement) == (proposal, None)
    stay = recipes.moved_in(person=proposal.person, home=proposal.home)
    decision = recipes.move_decision(person=proposal.person, home=proposal.home)
    proposal.state, proposal.placement, proposal.decision = "started", stay, decision
    proposal.save()
    assert duty(proposal.person, "before").notice == notice
    assert duty(proposal.person, "arrival").notice is None


def test_a_change_of_support_or_of_who_pays_is_told_and_a_new_rate_is_not(stay):
    recipes.support_level(placement=stay)
    recipes.support_level(placement=stay, starts_on=date(2026, 11, 16))
    first = recipes.funding_line(placement=stay, ends_on=date(2026, 11, 12))
    recipes.funding_line(placement=stay, starts_on=first.ends_on, ends_on=date(2026, 11, 16))
    recipes.funding_line(placement=stay, payer=icb(), stream="chc", starts_on=date(2026, 11, 16))
    (owed,) = [one for one in queries.duties_of(stay.person, on=TODAY) if one.stage == "change"][:1]
    assert (owed.about_on, owed.what, owed.due_on) == (
        date(2026, 11, 16),
        "Support and who pays",
        date(2026, 11, 23),
    )
    assert sum(one.stage == "change" for one in queries.duties_of(stay.person, on=TODAY)) == 2


def test_an_end_is_told_within_five_working_days(stay):
    stay.ends_on, stay.end_reason = date(2026, 11, 20), "moved"
    stay.save()
    assert duty(stay.person, "ending").due_on == date(2026, 11, 27)


def test_the_content_is_built_from_the_record_and_holds_no_more_than_the_host_may_know(link_worker, stay):
    person = stay.person
    recipes.funding_line(placement=stay, weekly="4321.09")
    recipes.communication_need(person=person)
    recipes.communication_need(
        person=person, subset="support", value="other", other="Hidden", shareable=False
    )
    recipes.legal_status(person=person, note="Hidden")
    recipes.legal_status(person=person, kind="deputyship", ends_on=None)
    recipes.health_provision(person=person, organisation_name="Hidden Practice")
    recipes.first_contact(
        member=recipes.circle_member(person=person, name="Wren Sedge", phone="01632 960 222")
    )
    recipes.first_contact(member=recipes.mother(person=person, name="Hidden Mother"))
    content = told(send(link_worker, duty(person), next_review_on=date(2027, 1, 11)))
    assert content["Name"] == "Ada Larch"
    assert content["Communication"] == "Uses Makaton"
    assert content["Deprivation of liberty"] == "Authorised, until 31 May 2027"
    assert content["Who pays"] == "Rutland"
    assert content["Registered with a GP there"] == "Yes, since 1 February 2024"
    assert content["Community learning disability team there"] == "Not yet"
    assert "01632 960 222" in content["Contact: Placing council"]
    assert content["Next review"] == "11 January 2027"
    for kept_back in ("Hidden", "4321", "4,321", "Deputyship", person.nhs_number):
        assert kept_back not in str(content)


def test_the_board_reads_the_nhs_number_the_practice_and_the_law(link_worker, stay):
    recipes.health_provision(person=stay.person, organisation_name="The Fen Practice")
    recipes.legal_status(person=stay.person)
    content = told(send(link_worker, duty(stay.person, side="icb")))
    assert content["NHS number"].replace(" ", "") == stay.person.nhs_number
    assert content["Registered with a GP there"].startswith("The Fen Practice")
    assert content["Legal status"] == "DoLS standard authorisation, until 31 May 2027"


def test_it_is_sent_once_and_leaves_its_line(link_worker, stay):
    owed, key = duty(stay.person), uuid.uuid4()
    first = send(link_worker, owed, submission=key, words="It’s “her” own choice 🌻")
    assert send(link_worker, owed, submission=key, words="It’s “her” own choice 🌻") == first
    with pytest.raises(Refusal, match="already been sent"):
        send(link_worker, owed, submission=key, words="Other")
    with pytest.raises(actions.NotOwedAnyMore):
        send(link_worker, owed)
    (line,) = AuditEvent.objects.filter(verb="sent notice")
    assert line.details["stage"] == "arrival"
    assert "Larch" not in str(line.details)
    assert (first.sender, first.addressee) == (council(), council(recipes.LINCOLNSHIRE))


def test_what_changed_since_it_was_read_does_not_go(link_worker, stay):
    owed = duty(stay.person)
    seen = print_of(content_of(owed, on=TODAY))
    recipes.support_level(placement=stay)
    with pytest.raises(actions.RecordChangedMeanwhile):
        send(link_worker, owed, seen=seen)
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ({"way": "letter", "sent_on": date(2026, 11, 23)}, "sent_on"),
        ({"next_review_on": TODAY}, "next_review_on"),
        ({"words": "x" * 2001}, "words"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_question(link_worker, stay, answers, question):
    with pytest.raises(Refusal) as refusal:
        send(link_worker, duty(stay.person), **answers)
    assert refusal.value.question == question
    assert not Notice.objects.exists()


def test_only_the_placing_council_sends(host_officer, chc_nurse, finance, stranger, stay):
    theirs = accounts.staff(Role.LINK_WORKER, council(recipes.LINCOLNSHIRE))
    for by in (host_officer, chc_nurse, finance, stranger, theirs):
        with pytest.raises(PermissionDenied):
            send(by, duty(stay.person))


def test_the_page_shows_exactly_what_goes(link_worker, stay, browse):
    address = f"/people/{stay.person.uid}/notices/new/?duty={duty(stay.person).key}"
    page = browse(link_worker).get(address)
    content = page.context["content"]
    initial = page.context["form"].initial
    typed = {"submission": str(uuid.uuid4()), "way": "product", "words": "O’Neill", **initial}
    assert browse(link_worker).post(address, typed).status_code == 302
    assert browse(link_worker).post(address, typed).status_code == 302
    notice = Notice.objects.get()
    assert (notice.content, notice.words) == (content, "O’Neill")


def test_the_page_comes_back_with_what_was_typed_and_with_what_it_tells_now(link_worker, stay, browse):
    address = f"/people/{stay.person.uid}/notices/new/?duty={duty(stay.person).key}"
    typed = {"submission": str(uuid.uuid4()), "way": "product", "words": "Kept", "duty": "", "seen": "old"}
    typed["duty"] = duty(stay.person).key
    page = browse(link_worker).post(address, typed)
    assert "The record has changed" in page.content.decode()
    assert "Kept" in page.content.decode()
    again = typed | {"seen": page.context["form"]["seen"].value()}
    assert browse(link_worker).post(address, again).status_code == 302


def test_who_may_not_know_gets_404_and_who_may_not_send_403(
    link_worker, host_officer, finance, stranger, stay, browse, client
):
    address = f"/people/{stay.person.uid}/notices/new/"
    assert browse(link_worker).get(address).status_code == 200
    assert browse(link_worker).get(f"{address}?duty=arrival.nothing").status_code == 404
    assert browse(stranger).get(address).status_code == 404
    for other in (host_officer, finance):
        assert browse(other).get(address).status_code == 403
        assert browse(other).post(address).status_code == 403
    assert client.get(address).status_code == 302


def test_nobody_of_the_host_reads_what_would_be_told_before_it_is_told(link_worker, stay, browse):
    address = f"/people/{stay.person.uid}/notices/"
    theirs = accounts.staff(Role.LINK_WORKER, council(recipes.LINCOLNSHIRE))
    assert browse(theirs).get(address).status_code == 200
    for page in ("new/", "not-needed/"):
        assert browse(link_worker).get(address + page).status_code == 200
        assert browse(theirs).get(address + page).status_code == 403


def test_the_letter_holds_a_link_and_no_names(link_worker, host_officer, stay):
    notice = send(link_worker, duty(stay.person), words="Secret words")
    assert tasks.alert_to_notice(notice_id=notice.pk) == 1
    (letter,) = mail.outbox
    assert letter.to == [host_officer.email]
    assert f"/notices/{notice.uid}/" in letter.body
    for name in ("Ada", "Larch", "Secret", stay.home.name, stay.person.reference):
        assert name not in letter.subject + letter.body
    actions.acknowledge_notice(by=host_officer, notice=notice, now=notice.created_at)
    assert tasks.alert_to_notice(notice_id=notice.pk) == 0


def test_five_clicks_send_one(committed, browse):
    someone = accounts.staff(Role.LINK_WORKER)
    stay = recipes.moved_in()
    owed = duty(stay.person)
    typed = {
        "submission": str(uuid.uuid4()),
        "way": "product",
        "duty": owed.key,
        "seen": print_of(content_of(owed, on=TODAY)),
    }
    windows = [browse(someone) for _ in range(5)]
    address = f"/people/{stay.person.uid}/notices/new/"
    assert posted_at_once(windows, address, typed) == [302] * 5
    assert Notice.objects.count() == 1
