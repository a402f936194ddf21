"""Charts as accessible SVG, drawn from numbers by our own code; each comes with its table and its words.

`months_line`, `on_time_bars`, `money_stacks`, `money_steps`, `money_spans`, `faces_over_time` and `sparkline`
take frozen values and return a `Chart`: `chart.svg` goes straight into a page, `chart.asset` and `chart.alt` into a
PDF, `chart.table` beside either.
"""

from linkworker.charts.badges import direction_arrow, rating_badge
from linkworker.charts.bars import Bar, on_time_bars
from linkworker.charts.canvas import Chart, Table
from linkworker.charts.faces import Row, faces_over_time
from linkworker.charts.lines import Series, months_line
from linkworker.charts.spans import Span, money_spans
from linkworker.charts.sparklines import sparkline
from linkworker.charts.stacks import Stack, money_stacks
from linkworker.charts.steps import Level, money_steps
from linkworker.charts.values import Cell, MonthCell

__all__ = [
    "Bar",
    "Cell",
    "Chart",
    "Level",
    "MonthCell",
    "Row",
    "Series",
    "Span",
    "Stack",
    "Table",
    "direction_arrow",
    "faces_over_time",
    "money_spans",
    "money_stacks",
    "money_steps",
    "months_line",
    "on_time_bars",
    "rating_badge",
    "sparkline",
]
