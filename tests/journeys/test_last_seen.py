"""Who saw somebody last is told wherever somebody decides whom to see next."""

from tests.journeys.register import LINK_WORKER, TEAM_MANAGER


def test_who_saw_them_last_from_the_summary_to_the_lists(visit, rutland):
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens(f"/people/{rutland.ada.uid}/")
    priya.sees("Last seen in person 21 September 2026")
    priya.sees("From their own area to where they live: about")
    priya.is_pictured("seen_summary")
    priya.opens("/people/?show=seen&show=away&show=home&sort=-seen")
    priya.sees("Miles from their own area")
    priya.is_pictured("seen_register")
    priya.opens("/reviews/due/?unseen=56&sort=unseen")
    priya.sees("Not seen in person for")
    priya.is_pictured("seen_due")
    tom = visit()
    tom.is_signed_in_as(TEAM_MANAGER)
    tom.opens("/dashboard/?sort=-days_since_seen")
    tom.sees("Days since seen in person")
    tom.is_pictured("seen_dashboard")
