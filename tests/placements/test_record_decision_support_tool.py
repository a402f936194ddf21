"""Recording a Decision Support Tool: levels, four texts, a whole team, a recommendation; never a decision."""

import uuid

import pytest

from accounts.models import AuditEvent
from placements.actions import chc_refusals as refusals
from placements.actions.chc_tools import TeamMember, record_decision_support_tool
from placements.models import DecisionSupportTool, DstMember
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def typed(levels="NLMHSNLMHNNN", team=(("Sam Reed", "nurse"), ("Jo Heath", "social_worker")), **answers):
    rows = {}
    for number, (name, profession) in enumerate(team):
        rows |= {f"member_{number}_name": name, f"member_{number}_profession": profession}
    return {
        "submission": str(uuid.uuid4()),
        "completed_on": "10 November 2026",
        **{f"domain_{number}": level for number, level in enumerate(levels, start=1)},
        **rows,
        "nature": "Épilepsie, and D’Arcy’s autism 😀",
        "intensity": "Two to one",
        "complexity": "Each makes the other worse",
        "unpredictability": "No warning",
        "recommendation": "joint",
    } | answers


def post(client, case, answers):
    return client.post(f"/chc-cases/{case.uid}/decision-support-tool/", answers, follow=True)


def test_it_is_kept_and_its_indicator_is_help(link_worker, browse):
    case = recipes.chc_case()
    page = post(browse(link_worker), case, typed()).content.decode()
    tool = DecisionSupportTool.objects.get()
    assert (tool.levels, [m.profession for m in tool.members.all()]) == (
        "NLMHSNLMHNNN",
        ["nurse", "social_worker"],
    )
    assert "This may indicate a primary health need" in page
    assert "This is help, never a decision" in page
    assert "Épilepsie, and D’Arcy’s autism 😀" in page
    line = AuditEvent.objects.get(verb="recorded decision support tool")
    assert (line.details["members"], line.details["recommendation"]) == (2, "joint")
    assert "Reed" not in str(line.details)
    case.refresh_from_db()
    assert case.is_open


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (typed(team=[("Sam Reed", "nurse")]), "A team needs two people"),
        (typed(team=[("Sam Reed", "nurse"), ("Bo Ash", "nurse")]), "A team needs two people"),
        (typed(team=[]), "A team needs two people"),
        (typed(team=[("Sam Reed", "")]), "Select what member 1 of the team is"),
        (typed(team=[("", "nurse")]), "Enter the name of member 1 of the team"),
        (typed(domain_11="S"), "Select a valid choice"),
        (typed(domain_12=""), "Select an answer for Other significant care needs"),
        (typed(nature=""), "Enter nature"),
        (typed(nature="x" * 5001), "5,000 characters or less"),
        (typed(recommendation="withdrawn"), "Select a valid choice"),
        (typed(completed_on="1 December 2026"), "must be today or in the past"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_half_kept(wrong, sentence, link_worker, browse):
    page = post(browse(link_worker), recipes.chc_case(), wrong).content.decode()
    assert sentence in page
    assert "Each makes the other worse" in page
    assert not DecisionSupportTool.objects.exists()
    assert not DstMember.objects.exists()


def test_five_thousand_characters_are_kept(link_worker, browse):
    post(browse(link_worker), recipes.chc_case(), typed(nature="x" * 5000))
    assert len(DecisionSupportTool.objects.get().nature) == 5000


def test_the_deed_itself_refuses_a_level_of_another_domain(link_worker, rutland):
    team = [TeamMember("Sam Reed", "nurse"), TeamMember("Bo Ash", "doctor")]
    answers = dict.fromkeys(("nature", "intensity", "complexity", "unpredictability"), "x")
    case = recipes.chc_case()
    with pytest.raises(refusals.LevelNotInTheTool, match="Altered states"):
        record_decision_support_tool(
            by=link_worker,
            case=case,
            completed_on=case.considered_on,
            levels="NNNNNNNNNNSN",
            members=team,
            recommendation="full",
            today=case.considered_on,
            submission=uuid.uuid4(),
            **answers,
        )


def test_sent_twice_it_is_one_and_fast_track_takes_none(link_worker, browse):
    answers, case, client = typed(), recipes.chc_case(), browse(link_worker)
    post(client, case, answers)
    post(client, case, answers)
    assert (DecisionSupportTool.objects.count(), DstMember.objects.count()) == (1, 2)
    refused = post(client, recipes.chc_case(fast_track=True), typed()).content.decode()
    assert "Fast track needs no Checklist" in refused
