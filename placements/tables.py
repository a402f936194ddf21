"""How the lists of this floor are shown."""

from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django_tables2.data import TableQuerysetData

from linkworker.tables import NUMERIC, NUMERIC_HEADER, GovukTable, tables
from linkworker.templatetags.linkworker import date_short, money
from linkworker.words import UNALLOCATED
from placements.queries import register, register_columns
from placements.queries.naming import called_by
from placements.queries.person_page import brief_length
from placements.rules import ages
from placements.rules.directions import LABELS

HOME = '<span class="lw-register__home"><bdi>{}</bdi>{}</span>'
SECOND_LINE = '<span class="lw-second">{}</span>'
ABSENT = format_html('<span class="lw-absent">{}</span>', "Not recorded")
NOTHING = format_html('<span class="lw-absent" aria-label="{}">{}</span>', "none", "–")


class Sorted(tables.Column):
    """A column the database sorts, in an order of `register.SORTS`."""

    def __init__(self, *args, by: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by

    def order(self, queryset, is_descending):
        """The rows in this column's order, and that they were put in order."""
        return register.ordered(queryset, self.by, backwards=is_descending), True


class Lent(tables.Column):
    """A column lent by a floor above: its cells are given to the table once the page is known."""

    def __init__(self, lent: register_columns.ColumnFromAbove, *, staff, today: date):
        attrs = {"td": NUMERIC, "th": NUMERIC_HEADER} if lent.numeric else {}
        super().__init__(lent.label, accessor="pk", attrs=attrs)
        self.lent, self.staff, self.today = lent, staff, today

    def order(self, queryset, is_descending):
        """The rows in this column's order, and that they were put in order."""
        arranged = register_columns.Arranged(
            queryset, self.lent, staff=self.staff, on=self.today, backwards=is_descending
        )
        return arranged, True

    def render(self, value, table):
        """What is known of the person, with what stands under it."""
        cell = table.cells[self.lent.key].get(value)
        if cell is None:
            return NOTHING
        words = date_short(cell.value) if isinstance(cell.value, date) else cell.value
        if not cell.second:
            return words
        second = format_html(SECOND_LINE, cell.second)
        return format_html('<span><span class="lw-nowrap">{}</span>{}</span>', words, second)


class Counted(TableQuerysetData):
    """Rows that were counted before, and so are not again."""

    def __init__(self, rows, total: int):
        super().__init__(rows)
        self.total = total

    def __len__(self):
        return self.total


class RegisterTable(GovukTable):
    """The register: one row a person, enough in each to tell two people apart."""

    name = Sorted("Person", accessor="reference", by="name")
    age = Sorted("Age", accessor="date_of_birth", attrs={"td": NUMERIC, "th": NUMERIC_HEADER}, by="age")
    direction = Sorted("Direction", by="direction")
    placing = Sorted("Placing", accessor="placing_name", by="placing")
    host = Sorted("Host", accessor="host_name", default=NOTHING, by="host")
    home = Sorted("Home", accessor="home_uid", default=NOTHING, by="home")
    provider = Sorted("Provider", accessor="provider_name", default=NOTHING, by="provider")
    setting = Sorted("Kind of setting", default=NOTHING, by="setting")
    rating = Sorted("Rating", empty_values=(), by="rating")
    since = Sorted("Since", accessor="placed_since", default=NOTHING, by="since")
    worker = Sorted("Link worker", accessor="worker_name", default=UNALLOCATED, by="worker")
    advocate = Sorted("Advocate", empty_values=(), by="advocate")
    weekly = Sorted(
        "£ a week", default=ABSENT, empty_values=(), attrs={"td": NUMERIC, "th": NUMERIC_HEADER}, by="weekly"
    )

    class Meta(GovukTable.Meta):
        template_name = "linkworker/drawn_table.html"
        empty_text = "Nobody matches. Change the search or clear the filters."

    def __init__(self, *args, today: date, staff, shown: tuple[str, ...], **kwargs):
        """`shown` are the keys of the columns beside the name, of this floor and lent."""
        self.today = today
        self.lent = tuple(lent for lent in register_columns.from_above(staff) if lent.key in shown)
        self.cells: dict = {lent.key: {} for lent in self.lent}
        super().__init__(
            *args,
            extra_columns=[(lent.key, Lent(lent, staff=staff, today=today)) for lent in self.lent],
            exclude=[key for key, *_ in register_columns.OWN if key not in shown],
            **kwargs,
        )
        self.staff = staff

    def fill(self, people: list[int]) -> None:
        """Ask the floors above about the people (primary keys) whose rows are drawn."""
        self.cells = register_columns.cells(self.staff, self.lent, people, self.today)

    def render_name(self, record):
        """The name as a link, with the reference under it."""
        names = record["may_see_names"]
        called = called_by(record["given_name"], record["family_name"], record["reference"], names=names)
        link = format_html(
            '<a class="govuk-link" href="{}"><bdi>{}</bdi></a>',
            reverse("placements:person", args=[record["uid"]]),
            called,
        )
        return format_html("{}{}", link, format_html(SECOND_LINE, record["reference"])) if names else link

    def render_age(self, value, record):
        """The age, with the birth date for those who may see who it is: it tells two people apart."""
        if value > self.today:
            return ABSENT
        age = ages.age_on(value, self.today)
        if not record["may_see_names"]:
            return age
        born = format_html('<span class="lw-nowrap">{}</span>', date_short(value))
        return format_html("<span>{}{}</span>", age, format_html(SECOND_LINE, born))

    def render_advocate(self, record):
        if not record["may_see_health"]:
            return NOTHING
        return record["advocate"] or ABSENT

    def render_direction(self, value):
        return LABELS[value]

    def render_home(self, record):
        """The home, or who runs it for somebody who may not see where it is, and the kind of setting."""
        named = record["home_name"] or record["provider_name"] or "Provider not recorded"
        lines = [named, record["setting"].partition(" (")[0]]
        return format_html(HOME, lines[0], format_html(SECOND_LINE, lines[1]))

    def render_rating(self, record):
        if record["home_uid"] is None:
            return NOTHING
        return record["rating"] or ABSENT

    def render_since(self, value):
        return format_html(
            '<span><span class="lw-nowrap">{}</span>{}</span>',
            date_short(value),
            format_html(SECOND_LINE, brief_length(value, self.today)),
        )

    def render_weekly(self, record):
        if not record["may_see_costs"]:
            return NOTHING
        return ABSENT if record["weekly"] is None else money(record["weekly"])
