"""The caseload as a list: one row a person, everything a manager asks about them."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django_tables2.data import TableListData

from accounts.roles import Permission
from linkworker.tables import NUMERIC, NUMERIC_HEADER, GovukTable, tables
from linkworker.templatetags.linkworker import date_short, money
from linkworker.words import UNALLOCATED
from placements.rules.directions import LABELS
from reviews.choices import ReviewKind
from reviews.rules.cadence import State

SECOND_LINE = '<span>{}<span class="lw-second">{}</span></span>'
ABSENT = format_html('<span class="lw-absent">{}</span>', "Not recorded")
NOTHING = format_html('<span class="lw-absent" aria-label="{}">{}</span>', "none", "–")
ROW = (
    '<tr class="govuk-table__row" role="row">'
    '<th scope="row" role="rowheader" class="govuk-table__header lw-table__first">{{}}</th>{cells}</tr>'
)
CELL = '<td class="{classes}" role="cell" data-label="{name}">{{}}</td>'
FIGURES = {"td": NUMERIC, "th": NUMERIC_HEADER}
WIDE = {"td": {"class": "lw-wide"}}  # left out of the card on a phone


class Column(tables.Column):
    """A column sorted by a value of the row, what is missing last."""

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, empty_values=(), **kwargs)
        self.by = by


class People(TableListData):
    """Rows already read, put in order by what a column goes by."""

    def __init__(self, people):
        super().__init__(list(people))

    def order_by(self, aliases):
        """By the first column asked for, "-" turned round; what is missing stays last. Ties go by name."""
        asked = next(iter(aliases), "name")
        column = CaseloadTable.base_columns.get(asked.removeprefix("-")) or CaseloadTable.base_columns["name"]
        by_name = sorted(self.data, key=lambda one: one.sort_name)
        known = [one for one in by_name if column.by(one) is not None]
        missing = [one for one in by_name if column.by(one) is None]
        self.data[:] = [*sorted(known, key=column.by, reverse=asked.startswith("-")), *missing]


class CaseloadTable(GovukTable):
    """Everybody in scope. Dates and figures sort as such, whatever they look like."""

    caption = "Caseload"
    name = Column("Person", by=lambda one: one.sort_name)
    age = Column("Age", by=lambda one: one.age, attrs=FIGURES)
    direction = Column("Direction", by=lambda one: (one.direction, one.placing, one.host))
    home = Column("Home", by=lambda one: one.home or None)
    placed_since = Column("Since", by=lambda one: one.placed_since, attrs=WIDE)
    worker = Column("Link worker", by=lambda one: one.worker or None)
    last_contact_on = Column("Last contact", by=lambda one: one.last_contact_on, attrs=WIDE)
    days_since_seen = Column("Days since seen in person", by=lambda one: one.longest_unseen, attrs=FIGURES)
    next_review = Column("Next review", by=lambda one: one.next_review and one.next_review.due_on)
    weekly = Column("£ a week", by=lambda one: one.weekly, attrs=FIGURES)
    promises = Column("Open actions", by=lambda one: len(one.promises), attrs=FIGURES)

    class Meta(GovukTable.Meta):
        template_name = "linkworker/drawn_table.html"
        empty_text = "Nobody here. Change who is shown above."

    @classmethod
    def of(cls, people, **options) -> "CaseloadTable":
        """The list of these people, by name until another order is asked for."""
        return cls(People(people), order_by="name", **options)

    def drawn(self) -> Iterator[SafeString]:
        """Each row of the page as `components/table.html` draws it, in one go: cell by cell, django-tables2 and
        the template took more than half of the dashboard's time.
        """
        row = ROW.format(cells="".join(_opened(column) for column in list(self.columns)[1:]))
        drawing = [getattr(self, f"render_{column.name}") for column in self.columns]
        for one in self.paginated_rows:
            yield format_html(row, *(draw(one.record) for draw in drawing))

    def render_name(self, record):
        """The name as a link with the reference under it; reference and initials where names are not granted."""
        link = format_html(
            '<a class="govuk-link" href="{}"><bdi>{}</bdi></a>',
            reverse("placements:person", args=[record.uid]),
            record.name,
        )
        if Permission.SEE_NAMES not in record.granted:
            return link
        return format_html(SECOND_LINE, link, record.reference)

    def render_age(self, record):
        return ABSENT if record.age is None else record.age

    def render_direction(self, record):
        """Which way, and from whom to where."""
        councils = dict.fromkeys(filter(None, (record.placing, record.host)))
        return format_html(SECOND_LINE, LABELS[record.direction], " to ".join(councils))

    def render_home(self, record):
        """The home, who runs it, and its rating."""
        if not record.home:
            return NOTHING
        provider = record.provider if record.provider != record.home else ""
        words = ", ".join(filter(None, (provider, record.rating or "no rating recorded")))
        return format_html(
            '<span class="lw-board__home">{}</span>', format_html(SECOND_LINE, record.home, words)
        )

    def render_placed_since(self, record):
        return date_short(record.placed_since) if record.placed_since else NOTHING

    def render_worker(self, record):
        return record.worker or (UNALLOCATED if record.on_caseload else NOTHING)

    def render_last_contact_on(self, record):
        return date_short(record.last_contact_on) if record.last_contact_on else NOTHING

    def render_days_since_seen(self, record):
        """In figures, by whom, and what was agreed when it is longer; or that it has never been."""
        if record.seen is None:
            return NOTHING
        if record.seen.day is None:
            return "Never"
        late = record.on_caseload and record.seen.days > record.every_days
        agreed = f"agreed {record.every_days}" if late else ""
        second = ", ".join(filter(None, (agreed, record.seen.by_whom)))
        return format_html(SECOND_LINE, record.seen.days, second) if second else record.seen.days

    def render_next_review(self, record):
        """The day and which review; whether it is overdue."""
        due = record.next_review
        if due is None:
            return NOTHING
        late = "overdue: " if due.state == State.OVERDUE else ""
        return format_html(SECOND_LINE, date_short(due.due_on), f"{late}{ReviewKind(due.kind).label}")

    def render_weekly(self, record):
        if Permission.SEE_COSTS not in record.granted:
            return NOTHING
        return ABSENT if record.weekly is None else money(record.weekly)

    def render_promises(self, record):
        return len(record.promises)


def _opened(column) -> str:
    """A cell of a column but the first, with a place for what stands in it."""
    classes = " ".join(filter(None, ("govuk-table__cell", column.attrs["td"].get("class"))))
    return CELL.format(classes=classes, name=escape(column.header))


def columns_hidden(people) -> tuple[str, ...]:
    """The columns nothing of which is granted for any of these people."""
    needed = {
        "last_contact_on": Permission.SEE_CONTACTS,
        "days_since_seen": Permission.SEE_CONTACTS,
        "next_review": Permission.SEE_REVIEWS,
        "weekly": Permission.SEE_COSTS,
        "promises": Permission.SEE_ACTIONS,
    }
    return tuple(
        name
        for name, permission in needed.items()
        if people and not any(permission in one.granted for one in people)
    )
