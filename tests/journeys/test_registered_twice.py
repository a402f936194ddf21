"""Somebody was registered twice: found in the list, proposed, agreed by a colleague, and looked up again."""

from tests.journeys.register import LINK_WORKER, TEAM_MANAGER
from tests.placements import recipes


def test_two_records_become_one_in_four_eyes(visit, rutland):
    # Given Ada, whom somebody registered again under a misspelt name
    again = recipes.person(reference="TWICE-1", given_name="Ada", family_name="Lrach", nhs_number="")
    priya, tom = visit(), visit()
    priya.is_signed_in_as(LINK_WORKER)

    # When Priya looks for her with other columns than the usual ones
    priya.opens("/people/?q=larhc&show=age&show=home&show=worker&show=seen&show=review&show=actions")
    priya.sees("2 people")
    priya.sees("TWICE-1")

    # And proposes to merge the two
    priya.opens(f"/people/{rutland.ada.uid}/merge/")
    priya.page.get_by_label("Reference of the other record").fill("TWICE-1")
    priya.page.get_by_label("This one").check()
    priya.page.get_by_label("The same name, birth date and home").check()
    priya.presses("Propose the merge")
    priya.sees("Somebody else who may merge records must agree to this")

    # Then Tom finds it among the merges, sees both side by side, and agrees
    tom.is_signed_in_as(TEAM_MANAGER)
    tom.opens("/people/")
    tom.follows("Two records of one person")
    tom.follows("Ada Lrach")
    tom.sees("TWICE-1")
    tom.presses("Agree: merge these records")
    tom.sees("This can be undone")

    # And who asks for the second record is led to the first
    priya.opens(f"/people/{again.uid}/")
    priya.sees("was merged into this one", within="body")

    # And Tom can take the list out of the product, and undo the merge
    tom.opens("/people/export/?show=age&show=home")
    tom.sees("Columns: Reference, Name, Age, Home")
    tom.opens("/merges/")
    tom.follows("Ada Lrach")
    tom.follows("Undo this merge")
    tom.presses("Undo the merge")
    tom.sees("is a record of its own again", within="body")


def test_what_looks_like_somebody_known_is_in_order(visit, rutland):
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens("/people/new/")
    born = rutland.ada.date_of_birth
    for label, words in (
        *(("Reference", "NEW-1"), ("Given name", "Larch"), ("Family name", "Ada")),
        ("Date of birth", f"{born.day}/{born.month}/{born.year}"),
    ):
        priya.page.get_by_label(label, exact=True).fill(words)
    priya.page.locator("select[name=responsible_council]").evaluate(
        "(list, uid) => { list.value = uid; }", str(rutland.council.uid)
    )
    priya.presses("Register this person")
    priya.sees("the names the other way round")
