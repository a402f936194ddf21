"""Somebody's rights: a request from its first day until it runs out, and a decision that lets a move go on."""

from datetime import datetime

import time_machine

from placements.models import Placement
from tests.casework.recipes import LONDON
from tests.journeys.register import LINK_WORKER, TEAM_MANAGER
from tests.placements import recipes as placements

WEEKS_BEFORE_THE_END = datetime(2027, 4, 26, 9, 30, tzinfo=LONDON)
AFTER_THE_END = datetime(2027, 5, 24, 9, 30, tzinfo=LONDON)
LONG = "Whether to leave the house where she has lived for eleven years and move to Larch Cottage near her sister"


def fill(visitor, answers):
    """Type each answer under its label."""
    for label, answer in answers.items():
        visitor.page.get_by_label(label, exact=True).fill(answer)


def choose(visitor, question, answer):
    """An answer of a question with a few."""
    visitor.page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()


def test_from_the_request_until_it_runs_out(visit, rutland):
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens(f"/people/{rutland.ada.uid}/")
    priya.turns_to("Rights")
    priya.sees("Aged 18 or over in a care home, so DoLS.")
    priya.is_pictured("rights_empty")

    priya.follows("Record a request")
    fill(
        priya,
        {
            "On which day was it requested?": "18 November 2026",
            "Who asked?": "The manager of Larch House",
            "If the home gave itself an urgent authorisation, from which day? (optional)": "18 November 2026",
            "For how many days? (optional)": "7",
        },
    )
    choose(priya, "Is there family or a friend who can be consulted?", "No")
    priya.is_pictured("rights_request")
    priya.presses("Record this request")
    priya.sees("decides by 9 December 2026")
    priya.is_pictured("rights_requested")

    priya.follows("Record what an assessor concluded")
    priya.presses("Record this assessment")
    priya.sees("Select what the assessor concluded")
    fill(
        priya,
        {
            "On which day was it assessed?": "20 November 2026",
            "Who assessed it?": "Kit Ash, best interests assessor",
            "What was looked at?": "The door is locked. She has tried it most days.",
            "What shows the person’s wishes and feelings?": "She packs her bag and asks for her mother.",
        },
    )
    choose(priya, "Does the person object?", "Yes")
    choose(priya, "What did the assessor conclude?", "There is a deprivation of liberty")
    priya.is_pictured("rights_conclusion")
    priya.presses("Record this assessment")
    priya.sees("There is a deprivation of liberty, 20 November 2026")

    priya.follows("Record what was decided")
    fill(priya, {"On which day was it decided?": "today"})
    choose(priya, "What was decided?", "Granted")
    fill(
        priya,
        {
            "From which day?": "today",
            "For how many days?": "180",
            "Who is the relevant person’s representative (RPR)? (optional)": "Rose Larch, her sister",
            "Reference on the paper (optional)": "DOLS/2026/0317",
        },
    )
    priya.is_pictured("rights_decision")
    priya.presses("Record this decision")
    priya.sees("It is in force until 21 May 2027")

    priya.follows("Add a condition")
    fill(
        priya,
        {
            "What is the condition?": "She goes out every day with somebody she chooses",
            "Who sees to it?": "The manager of Larch House",
        },
    )
    priya.presses("Add this condition")
    priya.follows("Say when it was met")
    fill(priya, {"On which day was it met?": "today"})
    priya.presses("It is met")
    priya.sees("Met on 23 November 2026")
    priya.is_pictured("rights_granted")
    priya.follows("All of Rights")
    priya.sees("Named: Rose Larch, her sister")
    priya.is_pictured("rights_tab")

    with time_machine.travel(WEEKS_BEFORE_THE_END, tick=True):
        tom = visit()
        tom.is_signed_in_as(TEAM_MANAGER)
        tom.opens("/rights/")
        tom.sees("Ends within 28 days")
        tom.sees("In 25 days")
        tom.is_pictured("rights_overview")
    with time_machine.travel(AFTER_THE_END, tick=True):
        tom.is_signed_in_as(TEAM_MANAGER)
        tom.opens("/rights/")
        tom.sees("Ran out on 21 May 2027, 3 days ago")
        tom.follows("Ada Larch", within="main")
        tom.sees("Expired")
        tom.is_pictured("rights_expired")


def test_a_best_interests_decision_lets_a_move_go_on(visit, rutland):
    stay = rutland.ada.placements.get()
    cottage = placements.home(name="Larch Cottage")
    move = placements.agreed(person=rutland.ada, home=cottage, replaces=stay)
    tom = visit()
    tom.is_signed_in_as(TEAM_MANAGER)
    tom.opens(f"/proposals/{move.uid}/start/")
    fill(tom, {"On which day did they move in?": "today"})
    tom.presses("They have moved in")
    tom.sees("Record that the person agreed, or a best-interests decision, before this move is confirmed.")

    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens(f"/proposals/{move.uid}/decision/")
    priya.is_pictured("rights_who_decided")
    priya.follows("Record the capacity assessment and the best-interests decision")
    fill(
        priya,
        {
            "Which decision?": LONG,
            "On which day was it assessed?": "16 November 2026",
            "Who assessed it?": "Jo Heath",
            "In which role?": "Social worker",
        },
    )
    choose(priya, "What was concluded?", "The person cannot make this decision now, with all support given")
    priya.presses("Record this assessment")
    priya.sees("say which of the four they could not do")
    priya.is_pictured("rights_capacity_errors")
    choose(priya, "Use or weigh it?", "No")
    fill(
        priya,
        {
            "What was done to help them decide?": "Two visits, photographs, and her sister beside her",
            "If not: what in their mind or brain causes it, and how?": "Her learning disability: she cannot hold the "
            "two places side by side",
        },
    )
    priya.presses("Record this assessment")
    priya.sees("No decision is recorded")
    priya.is_pictured("rights_finding")

    priya.follows("Record the best-interests decision")
    priya.sees("What you record here counts as the decision about that move.")
    fill(
        priya,
        {
            "What does the person wish, and what did they wish before?": "A garden, and her sister on Sundays",
            "Who was consulted, and what did they say?": "Her sister: yes. Her keyworker: yes, slowly",
            "Which options were considered?": "Staying, Larch Cottage, a flat in Oakham",
            "What was decided, and why?": "Larch Cottage: the garden, and her sister is near",
            "On which day was it decided?": "18 November 2026",
            "Who made the decision?": "Jo Heath, social worker",
        },
    )
    choose(priya, "Was a less restrictive option considered?", "Yes")
    nobody = "Checked: no attorney, deputy or court order covers this"
    choose(priya, "Does an attorney, a deputy or the court decide?", nobody)
    choose(priya, "Is there an advance decision to refuse treatment?", "This is not about medical treatment")
    priya.is_pictured("rights_best_interests")
    priya.presses("Record this decision")
    priya.sees("It counts as the decision about the move.")
    priya.is_pictured("rights_decided")

    tom.opens(f"/proposals/{move.uid}/start/")
    fill(tom, {"On which day did they move in?": "today"})
    tom.presses("They have moved in")
    tom.sees("The placement is started")
    assert Placement.objects.get(home=cottage).decision.best_interests is not None
