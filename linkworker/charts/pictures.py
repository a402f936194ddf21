"""Our own pictures for easy reading: five faces and a handful of symbols, in black and white.

Drawn with attributes only, so that they stand in a page under its content security policy. Each stands beside
its word and is hidden from screen readers, which read the word.
"""

from django.utils.safestring import SafeString

from linkworker.charts.canvas import element, join

INK, PAPER = "#0b0c0c", "#ffffff"
LINE = 6
SIZE = 100

_STROKE = {
    "fill": "none",
    "stroke": INK,
    "stroke_width": LINE,
    "stroke_linecap": "round",
    "stroke_linejoin": "round",
}
_DOTS = ("M34 42h.01", "M66 42h.01")
EYES = {
    1: ("M22 38 38 29", "M78 38 62 29", *_DOTS),
    2: _DOTS,
    3: _DOTS,
    4: _DOTS,
    5: ("M26 43Q34 31 42 43", "M58 43Q66 31 74 43"),
}
MOUTHS = {  # an open mouth at either end, so that the two ends are not told apart from the next by a curve alone
    1: "M27 80A23 21 0 0 1 73 80Z",
    2: "M30 77Q50 58 70 77",
    3: "M30 68H70",
    4: "M28 61Q50 83 72 61",
    5: "M23 57H77A27 27 0 0 1 23 57Z",
}
OPEN = {1, 5}
DOT = 11


def face(number: int) -> SafeString:
    """Face 1 (very sad) to 5 (very happy). Raises KeyError for another."""
    return _picture(face_inside(number), "lw-face")


def face_inside(number: int) -> SafeString:
    """The face without its frame, for a drawing of which it is a part: 100 by 100."""
    eyes = [
        element("path", d=path, **(_STROKE | {"stroke_width": DOT if path in _DOTS else LINE}))
        for path in EYES[number]
    ]
    mouth = element("path", d=MOUTHS[number], **(_STROKE | {"fill": INK if number in OPEN else "none"}))
    tear = [element("path", d="M24 51Q17 63 24 66Q31 63 24 51Z", fill=INK)] if number == 1 else []
    head = element("circle", cx=50, cy=50, r=46, fill=PAPER, stroke=INK, stroke_width=LINE)
    return join((head, *eyes, mouth, *tear))


SYMBOLS = {
    "person": ("M50 46a18 18 0 1 0-.01 0Z", "M16 90c0-22 14-34 34-34s34 12 34 34Z"),
    "calendar": ("M14 22H86V88H14Z", "M14 42H86", "M32 10V28", "M68 10V28", "M34 64 46 76 68 54"),
    "goal": ("M22 94V8", "M22 12H82L68 32 82 52H22"),
    "say": ("M10 14H90V68H48L26 90V68H10Z", "M28 34H72", "M28 50H58"),
    "phone": ("M28 8H72V92H28Z", "M44 80H56"),
    "help": ("M50 8 88 22V48C88 70 72 86 50 94 28 86 12 70 12 48V22Z", "M50 30V56", "M50 72h.01"),
    "paper": ("M22 8H62L80 26V92H22Z", "M62 8V26H80", "M36 46H66", "M36 62H66", "M36 78H54"),
}


def symbol(name: str) -> SafeString:
    """One of SYMBOLS, in outline. Raises KeyError for another."""
    return _picture(join(element("path", d=path, **_STROKE) for path in SYMBOLS[name]), "lw-symbol")


def _picture(inside: SafeString, css: str) -> SafeString:
    return element(
        "svg",
        inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {SIZE} {SIZE}",
        class_=css,
        aria_hidden="true",
        focusable="false",
    )
