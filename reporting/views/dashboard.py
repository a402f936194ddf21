"""The manager's dashboard: one ranked list of what needs attention, and the numbers round it."""

from collections import Counter

from django.urls import reverse
from django.views.generic import TemplateView
from django_tables2 import RequestConfig

from accounts import audit
from accounts.policies import acting_for, allowed, organisations_for
from accounts.roles import Link, Permission
from accounts.views.gate import GatedView
from linkworker.periods import Month
from linkworker.templatetags.linkworker import money
from linkworker.words import listed
from placements.rules.directions import Direction
from reporting import figures
from reporting.filters import DashboardFilter
from reporting.queries import attention, caseload
from reporting.queries.workers import workers
from reporting.rules.attention import LABELS, Reason
from reporting.tables import CaseloadTable, columns_hidden
from reporting.views import telling

FIGURES_SHOWN = ("K01", "K02", "K03", "K04", "K10", "K12", "K19")
MONEY = frozenset({"K03", "K04"})
ROWS_SHOWN = 10
PEOPLE_ON_A_PAGE, LEFT_OVER = 48, 16  # up to 64 people stand on one page: a small caseload is never paged


class Dashboard(GatedView, TemplateView):
    """Everybody of one council on one day, what they need, who carries them, and last month's figures."""

    permission = Permission.SEE_DASHBOARD
    template_name = "reporting/dashboard.html"

    def scope(self):
        """The council the dashboard is for."""
        self.council = self.authority()

    def get_context_data(self, **context):
        """One reading of the caseload, one of the figures; everything shown is made from these two."""
        user, asks = self.request.user, self.request.GET
        filters = DashboardFilter(asks, today=self.today)
        on = filters.day(self.today)
        everyone = caseload.read(user, [self.council.pk], on=on)
        asked = filters.asked(everyone)
        people = everyone.narrowed(way=asked.way, worker=asked.worker)
        rows = attention.needs_attention(people)
        aside = attention.put_aside(people)
        self.aside = [telling.aside_shown(*pair) for pair in aside]
        self.asides = attention.by_reason(row for row, _ in aside)
        table = self.table(people)
        self.listed([*rows, *(row for row, _ in aside)], table)
        panel = (
            workers(self.council, people, attention.everything(people))
            if allowed(user, Permission.SEE_CONTACTS)
            else []
        )
        return super().get_context_data(
            **context,
            council=self.council,
            councils=organisations_for(user, self.permission),
            filters=filters,
            on=on,
            today=self.today,
            everyone=len(everyone.people),
            narrowed=asked.way != "" or asked.worker is not None,
            tiles=[*self.tiles(people, rows), *self.unattended(panel)],
            workers=panel,
            may_reassign=allowed(user, Permission.REASSIGN_CASELOAD),
            may_cover=allowed(user, Permission.ARRANGE_COVER),
            may_prepare=allowed(user, Permission.PREPARE_HANDOVER),
            table=table,
            may_register=allowed(user, Permission.REGISTER_PERSON),
            **self.attention(rows, asked.reason),
            **self.month(Month.of(on).previous()),
        )

    def listed(self, rows, table):
        """The people shown go into the trail."""
        shown = {row.person.uid for row in rows} | {row.record.uid for row in table.paginated_rows}
        audit.listed(by=self.request.user, kind="dashboard", people=sorted(shown))

    def attention(self, rows, reason):
        """The list, for one reason or the most pressing of all; "all" shows everything."""
        chosen = attention.about(rows, reason)
        everything = bool(reason) or "all" in self.request.GET
        shown = chosen if everything else chosen[:ROWS_SHOWN]
        return {
            "attention": [telling.row_shown(row) for row in shown],
            "waiting": len(chosen),
            "reason": LABELS.get(reason, ""),
            "all_url": self.address(all="yes", reason="") + "#attention",
            "hides": len(shown) < len(chosen),
            "aside": self.aside,
        }

    def tiles(self, people, rows):
        """What is so on the day: each number is how many rows the list it opens has."""
        reasons = attention.by_reason(rows)
        tiles = [self.people_tile(people)]
        for reason in (
            *(
                Reason.SAFEGUARDING,
                Reason.LIBERTY,
                Reason.NOT_SEEN,
                Reason.REVIEW,
                Reason.REVIEW_SOON,
                Reason.CHECK,
                Reason.ACTION,
            ),
            *(Reason.ESCALATION, Reason.NO_WORKER, Reason.NO_ADVOCATE, Reason.DISPUTED),
            *([Reason.GOAL] if reasons[Reason.GOAL] else []),
        ):
            if reason in reasons or self.concerns(reason):
                tiles.append(self.reason_tile(reason, reasons[reason], rows))
        return tiles

    def concerns(self, reason) -> bool:
        """Is this reason one that the reader's roles would show them at all?"""
        needed = {
            Reason.SAFEGUARDING: Permission.SEE_SAFEGUARDING,
            Reason.LIBERTY: Permission.SEE_RIGHTS,
            Reason.NOT_SEEN: Permission.SEE_CONTACTS,
            Reason.REVIEW: Permission.SEE_REVIEWS,
            Reason.REVIEW_SOON: Permission.SEE_REVIEWS,
            Reason.CHECK: Permission.SEE_PLACEMENTS,
            Reason.ACTION: Permission.SEE_ACTIONS,
            Reason.ESCALATION: Permission.ESCALATE,
            Reason.NO_ADVOCATE: Permission.SEE_HEALTH,
            Reason.DISPUTED: Permission.SEE_COSTS,
        }
        return allowed(self.request.user, needed.get(reason, Permission.SEE_PEOPLE))

    def people_tile(self, people):
        """How many, and which way. K01 counts adults alone: those under 18 are told apart."""
        ways = Counter(one.direction for one in people.people)
        out, inward = ways[Direction.OUT], ways[Direction.IN]
        young = sum(1 for one in people.people if one.direction == Direction.OUT and one.is_child)
        rest = len(people.people) - out - inward
        adults = f"{out - young} adult{'' if out - young == 1 else 's'}"
        words = f"{out} placed out" + (f" ({adults}, {young} under 18)" if young else "")
        words += f", {inward} placed in" + (f", {rest} neither" if rest else "")
        return {"title": "People", "text": f"{len(people.people):,}", "detail": words, "url": "#caseload"}

    def unattended(self, panel):
        """People with a link worker who is away, for whom nobody acts; shown to whoever reads of link workers."""
        left = [one for one in panel if one.unattended]
        if not panel:
            return []
        people = sum(one.people for one in left)
        detail = f"With {listed(one.name for one in left)}, away" if left else ""
        url = self.address(worker=left[0].uid) + "#caseload" if len(left) == 1 else "#workers"
        return [{"title": "Unattended", "text": f"{people:,}", "detail": detail, "url": url}]

    def reason_tile(self, reason, count, rows):
        """How many rows, opening exactly these."""
        url = self.address(reason=reason.value, all="") + "#attention"
        return {
            "title": LABELS[reason],
            "text": f"{count:,}",
            "detail": ", ".join(
                filter(None, (self.detail(reason, rows) if count else "", self.put_off(reason)))
            ),
            "url": url,
        }

    def put_off(self, reason) -> str:
        """How many more of the reason somebody set aside: no number is better for it."""
        return f"{self.asides[reason]} more set aside" if self.asides[reason] else ""

    def detail(self, reason, rows) -> str:
        """The one thing worth adding to the number."""
        found = attention.about(rows, reason)
        if reason == Reason.ACTION:
            outside = sum(1 for row in found if row.outside)
            return f"{len(found) - outside} ours, {outside} of others"
        if reason == Reason.DISPUTED:
            return f"{money(attention.disputed_weekly(found))} a week"
        longest = max((row.need.days or 0 for row in found), default=0)
        return (
            f"Longest {longest:,} days"
            if reason in (Reason.NOT_SEEN, Reason.REVIEW, Reason.CHECK, Reason.ESCALATION) and longest > 0
            else ""
        )

    def month(self, month):
        """The figures of the last whole month, as page one of the report and the JSON have them."""
        overview = figures.overview(self.council, month, today=self.today)
        costs = self.council.pk in acting_for(self.request.user, Permission.SEE_COSTS, Link.PLACING)
        address = self.figures_address(month)
        return {
            "month": month,
            "figures": [
                telling.figure_tile(figure, f"{address}&people={figure.id}#{figure.id}")
                for figure in overview.figures.those(FIGURES_SHOWN)
                if costs or figure.id not in MONEY
            ],
            "figures_url": address,
            "assurance_url": f"{self.figures_address(Month.of(self.today))}#assurance",
            "is_frozen": overview.figures.frozen,
            "charts": [
                telling.people_chart(overview.people),
                *(telling.on_time_chart(figure, month) for figure in overview.figures.those(["K11"])),
            ],
            "quality": [
                {"label": one.label, "missing": one.missing, "of": one.of, "url": ""}
                for one in overview.quality
            ],
        }

    def figures_address(self, month) -> str:
        """The page of a month's figures of this council."""
        return f"{reverse('reporting:figures', args=[month])}?authority={self.council.code}"

    def table(self, people):
        """The caseload, sorted as asked."""
        table = CaseloadTable.of(people.people, exclude=columns_hidden(people.people))
        RequestConfig(self.request, paginate={"per_page": PEOPLE_ON_A_PAGE, "orphans": LEFT_OVER}).configure(
            table
        )
        return table

    def address(self, **changes) -> str:
        """This page's address with some of its questions changed; an empty answer takes the question out."""
        query = self.request.GET.copy()
        query.pop("page", None)
        for name, value in changes.items():
            query.pop(name, None)
            if value:
                query[name] = value
        return f"?{query.urlencode()}"
