"""The register: everyone on both sides of the border, as a page."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.generic import TemplateView
from django_tables2 import RequestConfig

from accounts import audit, policies
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from accounts.views.gate import GatedView
from linkworker import spreadsheets
from linkworker.refusals import Refusal
from placements.actions import register as actions
from placements.exports import register as register_export
from placements.filters import SIDES, RegisterFilter
from placements.forms.register import ExportRegisterForm
from placements.queries import register
from placements.tables import Counted, RegisterTable

PEOPLE_ON_A_PAGE = 50
BESIDE = (  # the pages that stand beside the register: words, page, permission
    ("Coming home and moving on", "placements:returns", Permission.SEE_PLACEMENTS),
    ("Transition from 14 to 25", "placements:transition-pipeline", Permission.SEE_TRANSITION),
    ("Two records of one person", "placements:merges", Permission.PROPOSE_MERGE),
    ("Import a register from a file", "reviews:register-imports", Permission.IMPORT_REGISTER),
)
FILES = {  # how a file is made, and its type
    "csv": (spreadsheets.as_csv, spreadsheets.CSV_TYPE),
    "xlsx": (lambda rows: spreadsheets.as_xlsx("People", rows), spreadsheets.XLSX_TYPE),
}


class ReadsRegister(GatedView):
    """What the page and the file share: who is meant by the address, and the list of them."""

    permission = Permission.SEE_PEOPLE

    def read(self):
        """The filters of the address, and the people they find among those the page's permission reaches."""
        staff, today = self.request.user, self.today
        everyone = register.register(staff, on=today, within=self.permission)
        self.facets = register.facets(everyone, on=today)
        self.filters = RegisterFilter(self.request.GET, facets=self.facets, staff=staff)
        self.asked = self.filters.narrowing()
        narrowed = register.narrowed(everyone, self.asked, on=today)
        return register.rows(narrowed, costs=self.facets.sees_costs, on=today)

    def table(self, found):
        """The list, nearest first when something was searched for, else by name."""
        searched = bool(self.asked.question) and not self.request.GET.get("sort")
        rows = register.by_likeness(found) if searched else found
        total = self.facets.found_by(self.asked)
        return RegisterTable(
            rows if total is None else Counted(rows, total),
            today=self.today,
            staff=self.request.user,
            shown=self.filters.shown(),
            order_by=() if searched else "name",
        )


class Register(ReadsRegister, TemplateView):
    """Everyone somebody may know of, both sides of the border, in one list with one switch."""

    template_name = "placements/register.html"

    def get_context_data(self, **context):
        """The switch, the filters and one page of the list; the people shown go into the trail."""
        staff = self.request.user
        table = self.table(self.read())
        RequestConfig(self.request, paginate={"per_page": PEOPLE_ON_A_PAGE}).configure(table)
        found = table.paginator.count
        table.caption = f"{found:,} {'person' if found == 1 else 'people'}"
        shown = [row.record for row in table.paginated_rows]
        audit.listed(by=staff, kind="people", people=[row["uid"] for row in shown])
        table.fill([row["pk"] for row in shown])
        return super().get_context_data(
            **context,
            filters=self.filters,
            asked=self.asked,
            narrowed=self.asked.filters_in_use,
            table=table,
            facets=self.facets,
            switch=self.switch(),
            kept=self.kept(),
            sees_names=policies.allowed(staff, Permission.SEE_NAMES),
            may_register=policies.allowed(staff, Permission.REGISTER_PERSON),
            beside=self.beside(),
            may_export=policies.allowed(staff, Permission.EXPORT_REGISTER),
        )

    def beside(self):
        """What else is asked of the same people, each a page of its own: words and page."""
        return [
            (words, page) for words, page, needed in BESIDE if policies.allowed(self.request.user, needed)
        ]

    def switch(self):
        """Everybody, or one direction: each with its count and an address that keeps the other filters."""
        counts = {"": self.facets.everyone, **self.facets.directions}
        return [
            {
                "label": words,
                "count": counts.get(side, 0),
                "url": self.turned_to(side),
                "current": side == self.asked.direction,
            }
            for side, words in SIDES
        ]

    def turned_to(self, side: str) -> str:
        """This page's address with the switch turned, from the first page on."""
        query = self.request.GET.copy()
        query.pop("page", None)
        query["direction"] = side
        return f"?{query.urlencode()}"

    def kept(self) -> str:
        """What this address asks for, from the first page on: for the file, and to be kept."""
        query = self.request.GET.copy()
        query.pop("page", None)
        return query.urlencode()


class ExportRegister(ReadsRegister, DeedView):
    """The list of the address as a file, of those somebody may take out of the product."""

    permission = Permission.EXPORT_REGISTER
    form_class = ExportRegisterForm
    template_name = "placements/export_register.html"
    heading = "Export people"
    found = None

    def form_valid(self, form):
        """The file, or why there is none."""
        try:
            return self.act(form.answers)
        except Refusal as refusal:
            self.refused(form, refusal)
            return self.form_invalid(form)

    def act(self, answers):
        """The trail first, then the file."""
        kind, table = answers["file_format"], self.table(self.read())
        RequestConfig(self.request, paginate=False).configure(table)
        people = [row.record for row in table.rows[: actions.MOST_PEOPLE + 1]]
        shown = self.filters.shown()
        actions.export_register(
            by=self.request.user,
            authority=self.authority(),
            people=[row["uid"] for row in people],
            narrowed_by=self.asked.told(),
            searched=bool(self.asked.question),
            columns=shown,
            **answers,
        )
        table.fill([row["pk"] for row in people])
        rows = register_export.rows(people, shown=shown, lent=table.lent, cells=table.cells, today=self.today)
        make, content_type = FILES[kind]
        file = HttpResponse(make(rows), content_type=content_type)
        file["Content-Disposition"] = f'attachment; filename="people-{self.today}.{kind}"'
        return file

    def get_context_data(self, **context):
        """How many people, which columns, and the way back to the list."""
        number = self.read().count()
        shown = dict(self.filters.columns)
        back = f"{reverse('placements:register')}?{self.request.GET.urlencode()}"
        return super().get_context_data(
            **context,
            number=number,
            searched=bool(self.asked.question),
            narrowed=self.asked.filters_in_use or self.asked.direction,
            columns=[shown[key] for key in self.filters.shown()],
            back_url=back,
            cancel_url=back,
        )
