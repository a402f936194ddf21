"""Places, people and what is free, in words; which part of a postcode says where a home lies."""

HOSPITAL = "Hospital"  # the group of setting types that are hospitals (setting_types.csv)


def places(capacity: int | None, living_there: int, *, everybody_known: bool) -> str:
    """How many places are free, never below none. Empty when nobody recorded how many there are.

    Whoever sees only some of the people can only be told how many are free at most.
    """
    if capacity is None:
        return ""
    free = capacity - living_there
    if free < 0:
        return f"{living_there} people live here: {-free} more than places"
    if everybody_known:
        return f"{free} of {capacity} free" if free else f"All {capacity} taken"
    return f"{capacity}, of which at most {free} free: you may not see everybody who lives here"


def areas_of(postcode: str) -> tuple[tuple[str, str], ...]:
    """(what a postcode there begins with, what people call it), the nearest first: LN1 1AA, LN1 1, LN1."""
    outward, _, inward = postcode.partition(" ")
    if not inward:
        return ()
    return (
        (postcode, postcode),
        (f"{outward} {inward[0]}", f"{outward} {inward[0]}"),
        (f"{outward} ", outward),
    )
