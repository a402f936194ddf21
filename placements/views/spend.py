"""What an authority's placements cost: spend, forecast and budget, as a page and as a file; the nursing rates."""

from decimal import Decimal
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView, View

from accounts import audit, policies
from accounts.roles import Permission
from accounts.views.gate import GatedView
from linkworker import charts, spreadsheets
from linkworker.words import counted, long_day
from placements.exports import spend as spend_export
from placements.forms.spend import DAY, SpendRangeForm, presets
from placements.queries import rates, spend_page

PEOPLE_ON_A_PAGE = 50
MOST_COLUMNS = 13
IN_BRIEF = ("Councils", "NHS", "The people", "Education", "Others")  # the payer kinds, beside the columns
FORMATS = {  # how a file is made, its type and its ending
    "csv": (spreadsheets.as_csv, spreadsheets.CSV_TYPE),
    "xlsx": (lambda rows: spreadsheets.as_xlsx("Spend", rows), spreadsheets.XLSX_TYPE),
}


class AboutSpend(GatedView):
    """What page and file share: the council, and the days asked for."""

    permission = Permission.SEE_SPEND

    def scope(self):
        """The council the money is of."""
        self.council = self.authority()
        self.form = SpendRangeForm(self.request.GET, today=self.today)

    def address(self, page: str, **asked) -> str:
        """A page of this council's money with a question."""
        return f"{reverse(page)}?{urlencode({'authority': self.council.code, **asked})}"


class Spend(AboutSpend, TemplateView):
    """Any days of one council: what was charged, what is to come, by whom it is paid, against the budget."""

    template_name = "placements/spend.html"

    def get_context_data(self, **context):
        """The range, and everything told of it once it can be understood."""
        return super().get_context_data(
            **context,
            council=self.council,
            councils=policies.organisations_for(self.request.user, self.permission),
            form=self.form,
            presets=[self.preset(words, days) for words, days in presets(self.today)],
            today=self.today,
            may_set_budget=policies.allowed_at(self.request.user, Permission.SET_BUDGET, self.council.pk),
            budget_url=self.address("placements:set-budget"),
            rates_url=reverse("placements:rates"),
            **(self.told() if self.form.is_valid() else {"page": None}),
        )

    def preset(self, words, days):
        """A range in one click."""
        asked = {"starts_on": days.starts_on.isoformat(), "until": days.ends_on.isoformat()}
        current = self.form.is_valid() and self.form.within == days
        return {"label": words, "url": self.address("placements:spend", **asked), "current": current}

    def told(self):
        """The page; the people listed go into the trail."""
        within = self.form.within
        page = spend_page.spend_page(self.council, within, today=self.today)
        people = Paginator(page.people, PEOPLE_ON_A_PAGE).get_page(self.request.GET.get("page"))
        named = spend_page.named(people.object_list, self.request.user)
        audit.listed(by=self.request.user, kind="spend", people=[one.uid for one in named])
        days = {"starts_on": within.starts_on.isoformat(), "until": within.ends_on.isoformat()}
        first, last, after = map(long_day, (within.starts_on, within.ends_on - DAY, within.ends_on))
        return {
            "page": page,
            "people": people,
            "named": named,
            "days": f"{first} to {last}, both counted: {counted(within.length, 'day')}. {after} is not counted.",
            "chart": drawn(page),
            "csv_url": self.address("placements:spend-export", format="csv", **days),
            "xlsx_url": self.address("placements:spend-export", format="xlsx", **days),
        }


class SpendExport(AboutSpend, View):
    """The same as a file; everybody in it goes into the trail."""

    def get(self, request, *args, **kwargs):
        """The file, or the page, which says what cannot be understood of the days."""
        if not self.form.is_valid():
            return redirect(f"{reverse('placements:spend')}?{request.GET.urlencode()}")
        kind = request.GET.get("format")
        make, content_type = FORMATS[kind if kind in FORMATS else "csv"]
        ending = kind if kind in FORMATS else "csv"
        within = self.form.within
        page = spend_page.spend_page(self.council, within, today=self.today)
        people = spend_page.named(page.people, request.user)
        days = {"starts_on": within.starts_on.isoformat(), "until": within.ends_on.isoformat()}
        audit.record(
            by=request.user,
            verb="exported spend",
            subject=self.council,
            organisation=self.council,
            people=[str(one.uid) for one in people],
            format=ending,
            **days,
        )
        name = f"spend-{self.council.code}-{days['starts_on']}-{days['until']}.{ending}"
        file = HttpResponse(make(spend_export.rows(page, people)), content_type=content_type)
        file["Content-Disposition"] = f'attachment; filename="{name}"'
        return file


class Rates(GatedView, TemplateView):
    """The nursing rates by date, and how we know each."""

    permission = Permission.SEE_SPEND
    template_name = "placements/rates.html"

    def get_context_data(self, **context):
        """Every rate."""
        return super().get_context_data(**context, rates=rates.fnc_rates(self.today))


def drawn(page: spend_page.SpendPage) -> charts.Chart | None:
    """Who pays month by month; None for more months than columns, and where nothing was charged."""
    if not page.whole.pence or not page.by_month or len(page.stretches) > MOST_COLUMNS:
        return None
    stacks = [
        charts.Stack(starts_on.replace(day=1), tuple(charts.Cell(Decimal(amount)) for amount in amounts))
        for _, starts_on, amounts in page.stretches
    ]
    return charts.money_stacks("money-by-month", "Pounds by month and payer", IN_BRIEF, stacks)
