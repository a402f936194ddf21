"""How figures, rows and charts are handed to the components: plain words and addresses, nothing decided."""

from collections.abc import Iterable
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

from accounts.roles import Permission
from linkworker.charts import Bar, Cell, Chart, MonthCell, Series, months_line, on_time_bars
from linkworker.charts.values import COUNT, MARKS, POUNDS, shown, shown_briefly
from linkworker.periods import Month
from reporting.figures import Part, PeopleInMonth, Told
from reporting.kpi import Unit
from reporting.queries.attention import Deed, Row
from reporting.queries.setting_aside import name_of
from reporting.rules.attention import Aside, Level
from reporting.rules.rag import Better, Travel

LEVELS = {Level.URGENT: "red", Level.PRESSING: "amber", Level.COMING: ""}
VERDICTS = {Travel.BETTER: ", better", Travel.WORSE: ", worse"}


def row_shown(row: Row) -> dict:
    """A row of the list of what needs attention, for `components/attention_row.html`."""
    deed, aside = row.deed, []
    if Permission.SET_ASIDE in row.person.granted:
        address = reverse("reporting:set-aside", args=[row.person.uid])
        aside = [{"text": "Set aside", "url": f"{address}?{urlencode({'row': name_of(row)})}"}]
    return {
        "who": row.person.name,
        "url": reverse("placements:person", args=[row.person.uid]),
        "reason": row.need.words,
        "due": row.need.due,
        "level": LEVELS[row.need.level],
        "actions": [*([{"text": deed.text, "url": address_of(deed)}] if deed else []), *aside],
    }


def aside_shown(row: Row, aside: Aside) -> dict:
    """A row that was set aside, for `components/set_aside_list.html`."""
    return {
        "who": row.person.name,
        "url": reverse("placements:person", args=[row.person.uid]),
        "reason": row.need.words,
        "until": aside.until,
        "because": aside.because,
        "by": aside.who,
        "bring_back": reverse("reporting:bring-back", args=[aside.uid]),
    }


def address_of(deed: Deed) -> str:
    """Where a deed is done."""
    question = f"?{deed.question}" if deed.question else ""
    return f"{reverse(deed.page, args=deed.args)}{question}"


def figure_tile(figure: Told, url: str) -> dict:
    """A figure for `components/kpi_tile.html`: value, n of N, rating with its target, change."""
    return {
        "title": f"{figure.id} {figure.title}",
        "url": url,
        "text": value_in_words(figure),
        "state": figure.state,
        "detail": n_of_n(figure),
        "rating": figure.rag,
        "rating_words": rating_in_words(figure),
        "change": change_in_words(figure),
        "not_recorded": figure.not_recorded or "",
    }


def value_in_words(figure: Told) -> str:
    """The value as the report prints it: percentages to one place, large sums in thousands and millions."""
    return "" if figure.value is None else shown_briefly(figure.value, figure.unit)


def n_of_n(figure: Told | Part) -> str:
    """ "15 of 16", in pounds a week for a share of money; empty for counts and sums."""
    if figure.met is None or figure.of is None:
        return ""
    if isinstance(figure.of, Decimal):
        return f"{shown(figure.met, POUNDS)} of {shown(figure.of, POUNDS)} a week"
    return f"{figure.met:,} of {figure.of:,}"


def rating_in_words(figure: Told) -> str:
    """The rating and what it is measured against, for those who do not see the shape."""
    target = "" if figure.target is None else f"target {shown(figure.target, figure.unit)}"
    return ": ".join(filter(None, (figure.rag.capitalize(), target))).capitalize()


def change_in_words(figure: Told) -> str:
    """How it moved since the month before, or why that is not said."""
    if figure.value is None or figure.previous is None:
        return "No figure the month before" if figure.previous is None else ""
    if figure.travel is None:
        return "Too few to compare with the month before"
    if figure.travel == Travel.SAME:
        return "Same as the month before"
    way = "Up" if figure.value > figure.previous else "Down"
    verdict = "" if figure.better == Better.NEUTRAL else VERDICTS[figure.travel]
    return f"{way} from {shown_briefly(figure.previous, figure.unit)}{verdict}"


def part_in_words(part: Part, unit: Unit) -> str:
    """One part of a split: its value, or met of how many with the percentage, or why there is none."""
    if part.of is not None:
        share = f" ({shown(Decimal(100 * part.met) / part.of, Unit.PERCENT)})" if part.of else ""
        return f"{n_of_n(part)}{share}" if part.of else "None due"
    return MARKS[part.state or "not_applicable"] if part.value is None else shown(part.value, unit)


def people_chart(people: Iterable[PeopleInMonth]) -> Chart:
    """Adults placed out and people placed in, over the months."""
    months = list(people)
    lines = (
        ("Placed out", [one.placed_out for one in months]),
        ("Placed in", [one.placed_in for one in months]),
    )
    return months_line(
        "people-by-month",
        "People placed out and placed in",
        [
            Series(
                label,
                tuple(
                    MonthCell(one.month.first_day, Cell(Decimal(number)))
                    for one, number in zip(months, numbers, strict=True)
                ),
            )
            for label, numbers in lines
        ],
        COUNT,
    )


def on_time_chart(figure: Told, month: Month) -> Chart:
    """Reviews due in a month held on time, by kind (K11)."""
    return on_time_bars(
        "reviews-on-time",
        f"Reviews due in {month.label} held on time",
        [
            Bar(part.label, Cell(Decimal(part.met)), Cell(Decimal(part.of)))
            for part in figure.split
            if part.met is not None and part.of is not None
        ],
    )
