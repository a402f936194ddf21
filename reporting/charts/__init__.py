"""Charts as accessible SVG, drawn from numbers by our own code; each comes with its table and its words.

`months_line`, `on_time_bars`, `money_stacks` and `sparkline` take frozen values and return a `Chart`:
`chart.svg` goes straight into a page, `chart.asset` and `chart.alt` into a PDF, `chart.table` beside either.
"""

from reporting.charts.badges import direction_arrow, rating_badge
from reporting.charts.bars import Bar, on_time_bars
from reporting.charts.canvas import Chart, Table
from reporting.charts.lines import Series, months_line
from reporting.charts.sparklines import sparkline
from reporting.charts.stacks import Stack, money_stacks
from reporting.charts.values import Cell, MonthCell

__all__ = [
    "Bar",
    "Cell",
    "Chart",
    "MonthCell",
    "Series",
    "Stack",
    "Table",
    "direction_arrow",
    "money_stacks",
    "months_line",
    "on_time_bars",
    "rating_badge",
    "sparkline",
]
