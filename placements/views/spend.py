"""What an authority's placements cost: spend, forecast and budget, as a page and as a file; the nursing rates."""

from decimal import Decimal
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView

from accounts import audit, policies
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from accounts.views.gate import GatedView
from linkworker import charts, spreadsheets
from linkworker.refusals import Refusal
from linkworker.words import counted, long_day
from placements.actions import spend as actions
from placements.exports import spend as spend_export
from placements.forms.register import ExportRegisterForm
from placements.forms.spend import DAY, SpendRangeForm, presets
from placements.queries import agreements, rates, spend_page

PEOPLE_ON_A_PAGE = 50
MOST_COLUMNS = 13
IN_BRIEF = ("Councils", "NHS", "The people", "Education", "Others")  # the payer kinds, beside the columns
FILES = {  # how a file is made, and its type
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

    def days(self):
        """The days asked for, as an address has them."""
        within = self.form.within
        return {"starts_on": within.starts_on.isoformat(), "until": within.ends_on.isoformat()}

    def days_in_words(self):
        """The same in words, with what is counted."""
        within = self.form.within
        first, last, after = map(long_day, (within.starts_on, within.ends_on - DAY, within.ends_on))
        return f"{first} to {last}, both counted: {counted(within.length, 'day')}. {after} is not counted."


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
            may_agree=policies.allowed(self.request.user, Permission.AGREE_FUNDING),
            waiting=agreements.number_waiting(self.request.user),
            **(self.told() if self.form.is_valid() else {"page": None}),
        )

    def preset(self, words, days):
        """A range in one click."""
        asked = {"starts_on": days.starts_on.isoformat(), "until": days.ends_on.isoformat()}
        current = self.form.is_valid() and self.form.within == days
        return {"label": words, "url": self.address("placements:spend", **asked), "current": current}

    def export_url(self):
        """Where these days are taken out as a file; empty for who may not."""
        may = policies.allowed_at(self.request.user, Permission.EXPORT_REGISTER, self.council.pk)
        return self.address("placements:export-spend", **self.days()) if may else ""

    def told(self):
        """The page; the people listed go into the trail."""
        page = spend_page.spend_page(self.council, self.form.within, today=self.today)
        people = Paginator(page.people, PEOPLE_ON_A_PAGE).get_page(self.request.GET.get("page"))
        named = spend_page.named(people.object_list, self.request.user)
        audit.listed(by=self.request.user, kind="spend", people=[one.uid for one in named])
        return {
            "page": page,
            "people": people,
            "named": named,
            "days": self.days_in_words(),
            "chart": drawn(page),
            "export_url": self.export_url(),
        }


class ExportSpend(AboutSpend, DeedView):
    """The same as a file, for who may take people out of the product and reads this council's money."""

    permission = Permission.EXPORT_REGISTER
    form_class = ExportRegisterForm
    template_name = "placements/export_spend.html"
    heading = "Export the money"

    def may(self):
        """Both permissions, at this very council."""
        needed = (AboutSpend.permission, self.permission)
        return all(policies.allowed_at(self.request.user, each, self.council.pk) for each in needed)

    def answer(self, request, *args, **kwargs):
        """Days that cannot be understood lead back to the page, which says so."""
        if not self.form.is_valid():
            return redirect(f"{reverse('placements:spend')}?{request.GET.urlencode()}")
        return super().answer(request, *args, **kwargs)

    def form_valid(self, form):
        """The file, or why there is none."""
        try:
            return self.act(form.answers)
        except Refusal as refusal:
            self.refused(form, refusal)
            return self.form_invalid(form)

    def act(self, answers):
        """The trail first, then the file."""
        kind, within = answers["file_format"], self.form.within
        page = spend_page.spend_page(self.council, within, today=self.today)
        people = spend_page.named(page.people, self.request.user)
        actions.export_spend(
            by=self.request.user,
            authority=self.council,
            within=within,
            people=[one.uid for one in people],
            **answers,
        )
        make, content_type = FILES[kind]
        file = HttpResponse(make(spend_export.rows(page, people)), content_type=content_type)
        name = f"spend-{self.council.code}-{within.starts_on}-{within.ends_on}.{kind}"
        file["Content-Disposition"] = f'attachment; filename="{name}"'
        return file

    def get_context_data(self, **context):
        """Whose money, of which days, of how many people, and the way back."""
        back = self.address("placements:spend", **self.days())
        return super().get_context_data(
            **context,
            council=self.council,
            days=self.days_in_words(),
            number=len(spend_page.spend_page(self.council, self.form.within, today=self.today).people),
            back_url=back,
            cancel_url=back,
        )


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
