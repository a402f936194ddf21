"""The one list: sortable, paged, captioned, readable on a phone."""

from collections.abc import Iterator

import django_tables2 as tables
from django.utils.formats import localize
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.timezone import template_localtime

MOST_ROWS = 100  # on one page


class GovukTable(tables.Table):
    """A list drawn by `components/table.html`. Say what it lists in `caption`, when empty in `empty_text`.

    `stacked` turns each row into a card on a phone; figures (`stacked = False`) scroll inside themselves.
    Figures line up on the right with `attrs = {"td": NUMERIC, "th": NUMERIC_HEADER}`.
    """

    caption = ""
    stacked = True

    def paginate(self, *args, per_page=None, **kwargs):
        """Pages of the size the list has, whatever the address asks for."""
        size = min(max(int(per_page), 1), MOST_ROWS) if per_page else None
        super().paginate(*args, per_page=size, **kwargs)

    def drawn(self) -> Iterator[SafeString]:
        """Each row of the page as `components/table.html` draws it, in one go, for long lists: a template took
        longer cell by cell than all that stands in them. Ask for it with `linkworker/drawn_table.html`.
        """
        _, *others = self.columns
        opened = '<tr {} role="row">' if self.stacked else "<tr {}>"
        row = opened + self._first_cell() + "".join(map(self._cell, others)) + "</tr>"
        for bound in self.paginated_rows:
            values = (localize(template_localtime(value)) for _, value in bound.items())
            yield format_html(row, bound.attrs.as_html(), *values)

    def _first_cell(self) -> str:
        role = ' role="rowheader"' if self.stacked else ""
        return f'<th scope="row"{role} class="govuk-table__header lw-table__first">{{}}</th>'

    def _cell(self, column) -> str:
        """A cell of a column but the first, with a place for what stands in it."""
        classes = " ".join(filter(None, ("govuk-table__cell", column.attrs["td"].get("class"))))
        label = escape(column.header).replace("{", "{{").replace("}", "}}")
        more = f' role="cell" data-label="{label}"' if self.stacked else ""
        return f'<td class="{classes}"{more}>{{}}</td>'

    class Meta:
        template_name = "components/table.html"
        attrs = {"class": "govuk-table lw-table"}
        row_attrs = {"class": "govuk-table__row"}
        empty_text = "Nothing to show. Change the filters to see more."


NUMERIC = {"class": "govuk-table__cell--numeric"}
NUMERIC_HEADER = {"class": "govuk-table__header--numeric"}
