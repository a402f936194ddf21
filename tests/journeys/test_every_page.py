"""The pages no journey passes through are looked over as well."""

from tests.journeys.register import LINK_WORKER, TEAM_MANAGER


def test_the_link_workers_other_pages_are_in_order(visit, rutland):
    priya = visit()
    priya.opens("/sign-in/")
    priya.signs_in_as(LINK_WORKER)
    ada = f"/people/{rutland.ada.uid}/"
    home = rutland.ada.placements.get().home
    for path in (
        *("/people/", "/people/new/", "/homes/", f"/homes/{home.uid}/", "/contacts/new/", "/programmes/"),
        *(ada + page for page in ("edit/", "placements/new/", "actions/", "actions/new/")),
        *(ada + page for page in ("contacts/", "reviews/", "reviews/new/?kind=CONC", "timeline/")),
        "/components/",
    ):
        priya.opens(path)


def test_the_managers_other_pages_are_in_order(visit, rutland):
    tom = visit()
    tom.signs_in_as(TEAM_MANAGER)
    programme = rutland.programme
    stay = rutland.ada.placements.get()
    for path in (
        *("/figures/2026-10/?people=K01", "/staff/", f"/programmes/{programme.uid}/", "/people/?q=nobody"),
        *(f"/people/{rutland.ada.uid}/", f"/placements/{stay.uid}/move/", f"/placements/{stay.uid}/ending/"),
    ):
        tom.opens(path)
