"""How far two areas lie apart: a straight line between their middles. It never decides who hosts."""

from decimal import Decimal
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_MILES = 3958.8  # the mean radius, 6,371.0 km
NEAREST = 5  # a middle of an area is rough: closer than this nothing honest can be said
Point = tuple[Decimal | float, Decimal | float]  # latitude, longitude in degrees


def point(latitude: Decimal | None, longitude: Decimal | None) -> Point | None:
    """The middle of an area; None where it is not known."""
    return None if latitude is None or longitude is None else (latitude, longitude)


def miles_between(here: Point, there: Point) -> float:
    """The great circle between two points, by the haversine formula."""
    (north, east), (other_north, other_east) = (map(radians, map(float, point)) for point in (here, there))
    half = sin((other_north - north) / 2) ** 2
    half += cos(north) * cos(other_north) * sin((other_east - east) / 2) ** 2
    return 2 * EARTH_RADIUS_MILES * asin(min(1.0, sqrt(half)))


def rough_miles(here: Point, there: Point) -> int:
    """The same to the nearest five miles, and never none: two areas are not one."""
    return max(NEAREST, NEAREST * round(miles_between(here, there) / NEAREST))


def in_words(here: Point | None, there: Point | None, *, same_area: bool) -> str | None:
    """ "about 45 miles"; "in their own area"; None when a middle is not known."""
    if same_area:
        return "In their own area"
    if here is None or there is None:
        return None
    return f"About {rough_miles(here, there)} miles"
