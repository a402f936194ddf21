"""What every chart is made of: elements, patterns that survive black and white, and the finished chart.

A chart is drawn with attributes only (no style attributes, no style element, no script), so it obeys the site's
content security policy inline and needs nothing but itself as a file in the PDF.
"""

import math
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

FONT = "'Atkinson Hyperlegible', Arial, sans-serif"
INK = "#0b0c0c"
QUIET_INK = "#505a5f"
RULE = "#b1b4b6"
BLUE, TEAL, PLUM = "#12436D", "#28A197", "#801650"


@dataclass(frozen=True)
class Table:
    """The values behind a chart: the first cell of each row names the row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Chart:
    """A drawn chart with what says the same to someone who cannot see it."""

    svg: SafeString
    title: str
    description: str
    table: Table
    note: str = ""

    @property
    def alt(self) -> str:
        """“Title. Description”, for the alternative text of a picture."""
        return f"{self.title}. {self.description}" if self.description else self.title

    @property
    def asset(self) -> bytes:
        """The chart as a file."""
        return self.svg.encode("utf-8")


def element(name: str, /, *inside: str, **attributes: object) -> SafeString:
    """One SVG element; attribute names take `_` for `-`, values and text are escaped."""
    named = format_html_join(
        "",
        ' {}="{}"',
        ((key.strip("_").replace("_", "-"), _value(value)) for key, value in attributes.items()),
    )
    return format_html("<{}{}>{}</{}>", name, named, join(inside), name)


def join(parts) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def text(
    words: str, x: float, y: float, size: int = 13, fill: str = INK, anchor: str = "start", **more
) -> SafeString:
    return element("text", words, x=x, y=y, font_size=size, fill=fill, text_anchor=anchor, **more)


def line(
    x1: float, y1: float, x2: float, y2: float, stroke: str = RULE, width: float = 1, **more
) -> SafeString:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=width, **more)


def drawing(ident: str, title: str, description: str, width: int, height: int, *inside: str) -> SafeString:
    """The whole SVG; `ident` must be unique on its page, since title and description are found by it."""
    return element(
        "svg",
        element("title", title, id=f"{ident}-title"),
        element("desc", description, id=f"{ident}-desc"),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        role="img",
        aria_labelledby=f"{ident}-title {ident}-desc",
        font_family=FONT,
    )


def patterns(ident: str) -> tuple[SafeString, tuple[str, ...]]:
    """Five fills that differ in colour and in texture: their definitions, and what to write in `fill`."""
    textures = (
        ("slope", TEAL, element("path", d="M-2 2L2 -2M0 8L8 0M6 10L10 6", stroke="#ffffff", stroke_width=2)),
        ("dots", "#ffffff", element("circle", cx=4, cy=4, r=2.2, fill=PLUM)),
        ("level", "#ffffff", element("path", d="M0 2H8M0 6H8", stroke=BLUE, stroke_width=1.6)),
        ("upright", "#ffffff", element("path", d="M2 0V8M6 0V8", stroke=TEAL, stroke_width=1.6)),
    )
    made = [
        element(
            "pattern",
            element("rect", width=8, height=8, fill=ground),
            marks,
            id=f"{ident}-{name}",
            width=8,
            height=8,
            patternUnits="userSpaceOnUse",
        )
        for name, ground, marks in textures
    ]
    fills = (BLUE, *(f"url(#{ident}-{name})" for name, _, _ in textures))
    return element("defs", *made), fills


def pounds_at(tick: float, top: float) -> str:
    """The words beside a gridline, short enough for the room they have: pounds, thousands or millions by the top."""
    if not tick or top < 100_000:
        return f"£{tick:,.0f}"
    return f"£{tick / 1_000_000:.3g}m" if top >= 1_000_000 else f"£{tick / 1_000:,.3g}k"


def steps_to(largest: float, most: int = 5) -> list[float]:
    """Round axis values from nought to at or above the largest; the axis always starts at nought."""
    if largest <= 0:
        return [0, 1]
    rough = largest / most
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)
    if largest <= most:
        step = 1
    return [step * number for number in range(math.ceil(largest / step - 1e-9) + 1)]


def _value(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
