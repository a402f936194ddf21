"""Ratings and directions that need no colour: each has a shape of its own, and ratings a letter."""

from linkworker.charts.canvas import INK, Chart, Table, drawing, element, text

SIZE = 28
WITHHELD = "withheld"
GREEN, AMBER, RED = "#00703c", "#ffdd00", "#d4351c"
MEANINGS = {
    "green": "Green: on target",
    "amber": "Amber: close to target",
    "red": "Red: off target",
    "": "Not rated",
    WITHHELD: "Rating left out, so that small numbers cannot be worked out",
}

OCTAGON = "8.5,1 19.5,1 27,8.5 27,19.5 19.5,27 8.5,27 1,19.5 1,8.5"
RATINGS = {
    "green": (element("circle", cx=14, cy=14, r=13, fill=GREEN), "G", "#ffffff", 19.5),
    "amber": (
        element("polygon", points="14,1 27.5,26 0.5,26", fill=AMBER, stroke=INK, stroke_width=1.4),
        "A",
        INK,
        23,
    ),
    "red": (element("polygon", points=OCTAGON, fill=RED), "R", "#ffffff", 19.5),
    "": (
        element("rect", x=2, y=2, width=24, height=24, fill="#ffffff", stroke=INK, stroke_width=1.2),
        "–",
        INK,
        19,
    ),
}
RATINGS[WITHHELD] = RATINGS[""]


def rating_badge(ident: str, rag: str) -> Chart:
    """Green is a circle with G, amber a triangle with A, red an octagon with R; no rating, or one that is
    left out, is an open dash.
    """
    shape, letter, ink, y = RATINGS[rag]
    words = text(letter, 14, y, 15, ink, "middle", font_weight=700)
    meaning = MEANINGS[rag]
    return Chart(drawing(ident, meaning, "", SIZE, SIZE, shape, words), meaning, "", Table(meaning, (), ()))


def direction_arrow(ident: str, way: str) -> Chart:
    """An arrow up, down or level; the words beside it say the same."""
    points, meaning = {
        "up": ("7,1 13,12 1,12", "Up"),
        "down": ("7,13 13,2 1,2", "Down"),
        "level": ("1,5.5 13,5.5 13,8.5 1,8.5", "The same"),
    }[way]
    shape = element("polygon", points=points, fill=INK)
    return Chart(drawing(ident, meaning, "", 14, 14, shape), meaning, "", Table(meaning, (), ()))
