"""A link worker takes somebody through continuing healthcare: considered, Checklist, tool, decision, dispute."""

from tests.journeys.register import LINK_WORKER


def choose(page, number, answer):
    """An answer about one domain."""
    domain = page.locator(f'.lw-chc__domain:has(input[name="domain_{number}"])')
    domain.get_by_label(answer, exact=True).check()


def test_from_the_proposal_to_a_dispute(visit, rutland):
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    page = priya.page
    priya.opens(f"/people/{rutland.ada.uid}/")
    priya.turns_to("CHC")
    priya.sees("Nobody has asked yet whether the NHS should pay")
    priya.is_pictured("chc_empty")

    priya.follows("Open a case")
    page.get_by_label("On which day was it first considered?").fill("19 October 2026")
    page.locator('select[name="icb"]').evaluate(
        "(list) => { list.value = [...list.options].find((o) => o.text.includes('Leicester')).value; "
        "list.dispatchEvent(new Event('change')) }"
    )
    page.get_by_role("radio", name="Fast track").check()
    priya.is_pictured("chc_open_fast_track")
    page.get_by_role("radio", name="Checklist first").check()
    priya.presses("Open this case")
    priya.sees("The clock starts on the day the ICB receives the Checklist")

    priya.follows("Record a Checklist")
    page.get_by_label("On which day was it completed?").fill("20 October 2026")
    page.get_by_label("Who completed it?").fill("Jo Heath, social worker")
    priya.is_pictured("chc_checklist")
    priya.presses("Record this Checklist")
    priya.sees("Select an answer for Breathing")
    priya.is_pictured("chc_checklist_errors")
    for number in range(1, 12):
        choose(page, number, "A: high need" if number == 9 else "C: low or no need")
    page.get_by_label("On which day did the ICB receive it?").fill("22 October 2026")
    priya.presses("Record this Checklist")
    priya.sees("Positive: one A in Behaviour, which is marked *")
    priya.sees("4 days late: the decision was due 19 November 2026")

    priya.follows("Record a Decision Support Tool")
    page.get_by_label("On which day was it completed?").fill("10 November 2026")
    for number, (name, profession) in enumerate((("Sam Reed", "nurse"), ("Jo Heath", "social_worker"))):
        page.locator(f'[name="member_{number}_name"]').fill(name)
        page.locator(f'[name="member_{number}_profession"]').select_option(profession)
    for number in range(1, 13):
        choose(page, number, "Severe" if number == 5 else "Low")
    for name in ("nature", "intensity", "complexity", "unpredictability"):
        page.locator(f'[name="{name}"]').fill("Falls without warning.\nTwo people are needed by day.")
    page.get_by_role("radio", name="Joint package").check()
    priya.is_pictured("chc_tool")
    priya.presses("Record this Decision Support Tool")
    priya.sees("This is help, never a decision")
    priya.is_pictured("chc_running")

    priya.follows("Record the decision", within="main")
    page.get_by_label("On which day was it decided?").fill("20 November 2026")
    page.get_by_role("radio", name="Joint package").check()
    priya.presses("Record this decision")
    priya.sees("Select why it was late")
    priya.is_pictured("chc_decision")
    page.locator('[name="late_reason"]').select_option("capacity")
    priya.presses("Record this decision")
    priya.sees("First review by 20 February 2027")

    priya.follows("Open a dispute")
    page.get_by_role("radio", name="Local review by the ICB").check()
    page.get_by_label("On which day was it asked for?").fill("today")
    priya.is_pictured("chc_dispute")
    priya.presses("Open this dispute")
    priya.sees("Should be finished by 23 February 2027")
    priya.is_pictured("chc_decided")
    priya.follows("Close this dispute")
    priya.opens(f"/people/{rutland.ada.uid}/reviews/")
    priya.sees("CHC review at 3 months")
