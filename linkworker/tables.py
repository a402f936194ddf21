"""The one list: sortable, paged, captioned, readable on a phone."""

import django_tables2 as tables

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

    class Meta:
        template_name = "components/table.html"
        attrs = {"class": "govuk-table lw-table"}
        row_attrs = {"class": "govuk-table__row"}
        empty_text = "Nothing to show. Change the filters to see more."


NUMERIC = {"class": "govuk-table__cell--numeric"}
NUMERIC_HEADER = {"class": "govuk-table__header--numeric"}
