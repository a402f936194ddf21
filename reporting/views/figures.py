"""Every figure of a month: what it is, how it is defined, and who stands behind it."""

from collections import Counter

from django.http import Http404, JsonResponse
from django.urls import reverse
from django.views.generic import TemplateView

from accounts import audit
from accounts.policies import allowed, allowed_at
from accounts.roles import Permission
from accounts.views.gate import GatedView
from linkworker.charts.values import shown
from linkworker.periods import Month
from reporting import figures
from reporting.filters import FIRST_YEAR
from reporting.kpi import Measure, Unit
from reporting.queries import behind, payers
from reporting.views import telling


class Figures(GatedView, TemplateView):
    """The figures of one month of one council, as page and as JSON."""

    permission = Permission.SEE_FIGURES
    template_name = "reporting/figures.html"

    def scope(self):
        """The council and the month; a month that has not begun has no figures."""
        self.council = self.authority()
        self.month = self.kwargs["month"]
        if self.month > Month.of(self.today) or self.month.year < FIRST_YEAR:
            raise Http404("No such month")

    def get(self, request, *args, **kwargs):
        """The page, or with `?format=json` the document of contract 4."""
        self.told = figures.for_month(self.council, self.month, today=self.today)
        self.day = min(self.month.last_day, self.today)
        if request.GET.get("format") == "json":
            return JsonResponse(self.told.as_json())
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **context):
        """Each figure in words; one of them opened into its people when asked."""
        asked = self.request.GET.get("people", "")
        assured = figures.assured(self.council, self.day, granted(self.request.user, self.council))
        known = asked in {figure.id for figure in self.told.figures} and self.may_open(asked)
        opened = asked if known or asked in {one.tile.id for one in assured} else ""
        previous, following = self.month.previous(), self.month.next()
        return super().get_context_data(
            **context,
            council=self.council,
            told=self.told,
            lead=self.lead(),
            may_see_dashboard=allowed(self.request.user, Permission.SEE_DASHBOARD),
            figures=[self.figure(figure) for figure in self.told.figures],
            opened=opened,
            nhs_payers=payers.nhs(self.council, self.month),
            tiles=[self.tile(one) for one in assured],
            day=self.day,
            groups=self.groups(opened, assured),
            by_worker=self.by_worker() if opened == figures.SEEN_IN_TIME else [],
            previous_url=self.address(previous) if previous.year >= FIRST_YEAR else "",
            previous_label=previous.label,
            next_url=self.address(following) if following <= Month.of(self.today) else "",
            next_label=following.label,
            own_url=self.address(self.month),
            may_see_people=allowed(self.request.user, Permission.SEE_PEOPLE),
        )

    def lead(self) -> str:
        """How firm these figures are."""
        if self.told.frozen:
            return "Frozen with the board report: these figures never change."
        if self.told.so_far:
            return "The month is not over: these figures are so far."
        return "Not frozen yet: these figures follow what is recorded."

    def figure(self, figure):
        """One figure, ready to draw."""
        return {
            "id": figure.id,
            "can_be_opened": self.may_open(figure.id),
            "title": figure.title,
            "state": figure.state,
            "n_of_n": telling.n_of_n(figure),
            "rating": figure.rag,
            "rating_words": telling.rating_in_words(figure),
            "change": telling.change_in_words(figure),
            "target": "" if figure.target is None else shown(figure.target, figure.unit),
            "exact": "" if figure.value is None else shown(figure.value, figure.unit),
            "definition": figure.definition,
            "source": figure.source,
            "not_recorded": figure.not_recorded,
            "not_applicable": figure.not_applicable,
            "split": [(part.label, telling.part_in_words(part, figure.unit)) for part in figure.split],
        }

    def tile(self, one):
        """One of what a board is to be assured of, ready to draw."""
        return {
            "id": one.tile.id,
            "title": one.tile.title,
            "exact": f"{len(one.measure.met):,}",
            "definition": one.tile.definition,
            "source": one.tile.source,
            "not_recorded": len(one.measure.not_recorded),
            "split": [(label, f"{len(part.met):,}") for label, part in one.measure.split],
            "page": reverse(one.tile.page),
        }

    def groups(self, opened, assured):
        """Who stands behind what was opened, a figure or a tile; nothing where nothing was."""
        tile = next((one for one in assured if one.tile.id == opened), None)
        if tile is None:
            return self.people(opened) if opened else []
        parts = [(label, part.met) for label, part in tile.measure.split] or [("Counted", tile.measure.met)]
        return self.known(
            opened, [*parts, ("Not recorded", tile.measure.not_recorded)], tile.tile.opened_with
        )

    def by_worker(self):
        """K19 by who held each person on the last day: names of staff and numbers of people."""
        return figures.seen_by_worker(self.council, self.month)

    def may_open(self, id: str) -> bool:
        """May this reader know whom the figure is about, of anybody? Whom exactly, `people` asks of each."""
        needed = figures.opened_with(id)
        return bool(needed) and allowed(self.request.user, Permission(needed))

    def people(self, id):
        """Who stands behind one figure."""
        measure = figures.people_behind(self.council, self.month, id)
        return self.known(id, grouped(measure, self.told.figure(id).unit), figures.opened_with(id))

    def known(self, id, parts, needed):
        """The people of these parts within what the reader may know; those shown go into the trail."""
        filled = [(label, people) for label, people in parts if people]
        found = behind.groups(self.request.user, filled, within=Permission(needed))
        uids = sorted({one.uid for group in found for one in group.people})
        audit.listed(by=self.request.user, kind="figure", people=uids, figure=id, month=str(self.month))
        return found

    def address(self, month) -> str:
        """A month's page of the same council."""
        return f"{reverse('reporting:figures', args=[month])}?authority={self.council.code}"


def granted(user, council) -> set[str]:
    """The permissions a reader holds at this very council, through any link: whom of them, `behind` asks of each."""
    return {permission.value for permission in Permission if allowed_at(user, permission, council.pk)}


def grouped(measure: Measure, unit: Unit) -> list[tuple[str, tuple[str, ...]]]:
    """The people of a measure under the words of its unit; empty groups are left out."""
    if unit == Unit.PERCENT:
        not_met = tuple(
            (Counter(measure.of) - Counter(measure.met) - Counter(measure.not_recorded)).elements()
        )
        met, rest = ("NHS pays", "NHS does not pay") if measure.of_pounds is not None else ("Met", "Not met")
        named = [(met, measure.met), (rest, not_met)]
    else:
        named = [("Counted", measure.met)]
    named += [("Not recorded", measure.not_recorded), ("Not applicable", measure.not_applicable)]
    return [(label, people) for label, people in named if people]
