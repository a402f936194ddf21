"""The list of young people on their way to adulthood, and the forecast of numbers and cost."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse
from django.views.generic import TemplateView

from accounts import audit, policies
from accounts.roles import Permission
from accounts.views.gate import GatedView
from linkworker import charts
from placements.forms.transition import PipelineFilter
from placements.queries import transition_forecast, transition_pipeline

PEOPLE_ON_A_PAGE = 100


class TransitionPipeline(GatedView, TemplateView):
    """Everybody from 14 to 25 within reach, those without a plan first; the people shown go into the trail."""

    permission = Permission.SEE_TRANSITION
    template_name = "placements/transition_pipeline.html"

    def get_context_data(self, **context):
        """The counts of everybody, and one page of those asked for."""
        everybody = transition_pipeline.pipeline(self.request.user, self.today)
        filters = PipelineFilter(self.request.GET, facets=transition_pipeline.facets(everybody))
        asked = filters.asked()
        found = transition_pipeline.narrowed(everybody, asked)
        found = transition_pipeline.in_order(found, asked)
        page = Paginator(found, PEOPLE_ON_A_PAGE).get_page(self.request.GET.get("page"))
        audit.listed(by=self.request.user, kind="young people", people=[one.uid for one in page.object_list])
        return super().get_context_data(
            **context,
            filters=filters,
            counts=transition_pipeline.counts(everybody),
            everybody=len(everybody),
            found=len(found),
            page=page,
            groups=transition_pipeline.grouped(page.object_list, asked),
            sees_costs=any(one.sees_costs for one in everybody),
            may_forecast=policies.allowed(self.request.user, Permission.SEE_SPEND),
        )


class TransitionForecast(GatedView, TemplateView):
    """Numbers and likely cost by financial year and payer: counts and pounds, nobody's name."""

    permission = Permission.SEE_SPEND
    template_name = "placements/transition_forecast.html"

    def scope(self):
        """The council the forecast is of."""
        self.council = self.authority()

    def get_context_data(self, **context):
        """The forecast as a picture and as tables."""
        forecast = transition_forecast.forecast(self.council, self.today)
        return super().get_context_data(
            **context,
            council=self.council,
            councils=policies.organisations_for(self.request.user, self.permission),
            forecast=forecast,
            chart=drawn(forecast),
            may_list=policies.allowed(self.request.user, Permission.SEE_TRANSITION),
            money_url=f"{reverse('placements:spend')}?{urlencode({'authority': self.council.code})}",
        )


def drawn(forecast: transition_forecast.Forecast) -> charts.Chart | None:
    """Low to high by year, with the middle; None where nothing is costed."""
    if not any(year.cost.high for year in forecast.told.years):
        return None
    spans = [
        charts.Span(year.year.label, year.cost.low, year.cost.middle, year.cost.high)
        for year in forecast.told.years
    ]
    return charts.money_spans("transition-cost", "Likely cost by financial year", spans)
