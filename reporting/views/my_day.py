"""The first page after signing in: what is yours today, whoever you are."""

from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from accounts import audit
from accounts.policies import allowed
from accounts.roles import Permission
from accounts.views.gate import GatedView
from casework.queries import reassigning
from placements.queries import waiting
from reporting.queries import attention, day, reports
from reporting.views import places, telling

ROWS_SHOWN = 10
PRESSING_SHOWN = 6  # of what needs attention, where sections follow it
FIRST = "today"  # what is planned for a time of day stands even above what presses
ALWAYS_OPEN = 2  # the most urgent sections; on a phone those after them fold unless something in them is late
WAITING_SHOWN = 5


class MyDay(GatedView, TemplateView):
    """Whom to see next and why, what is late, what was begun; for those without a caseload, what is theirs."""

    permission = Permission.SEE_MY_DAY
    template_name = "reporting/my_day.html"

    def opened(self):
        """Everybody the page names goes into the trail, whichever part of it they stand in."""
        self.day = day.Day(self.request.user, self.today, timezone.now())
        self.shown: set[str] = set()
        self.parts = self.sections()
        self.parts |= self.attention(PRESSING_SHOWN if self.parts["below"] else ROWS_SHOWN)
        self.parts |= self.to_agree() | self.reports() | {"jumps": self.jumps()}
        if self.shown:
            audit.listed(by=self.request.user, kind="my day", people=sorted(self.shown))

    def get_context_data(self, **context):
        """Only what the roles held today grant; what they do not is left out."""
        user = self.request.user
        return super().get_context_data(
            **context,
            today=self.today,
            logs=allowed(user, Permission.LOG_CONTACT),
            plans=allowed(user, Permission.SEE_CALENDAR),
            may_see_dashboard=allowed(user, Permission.SEE_DASHBOARD),
            places=places.open_to(user),
            own_uid=user.uid,
            moved=reassigning.told(user, self.today) if allowed(user, Permission.KEEP_DRAFTS) else [],
            **self.parts,
        )

    def sections(self):
        """What is theirs, section by section; of a long one the first rows, until it is asked for."""
        read = day.read(self.day)
        filled = [section for section in read if section.rows]
        drawn = [self.drawn(section, place < ALWAYS_OPEN) for place, section in enumerate(filled)]
        self.shown |= {uid for one in drawn for row in one["rows"] for uid in row.people}
        self.read = read
        return {
            "sections": drawn,
            "above": [one for one in drawn if one["key"] == FIRST],
            "below": [one for one in drawn if one["key"] != FIRST],
            "carries": len(self.day.mine.people),
        }

    def drawn(self, section, among_the_first):
        """A section as the page has it. It stands open where it is among the first, asked for or late."""
        asked_for = self.request.GET.get("show") == section.key
        whole = asked_for or len(section.rows) == section.shown + 1
        rows = section.rows if whole else section.rows[: max(section.shown, section.late_in_front)]
        return {
            "key": section.key,
            "title": section.title,
            "rows": rows,
            "total": len(section.rows),
            "open": among_the_first or asked_for or any(row.late for row in section.rows),
        }

    def jumps(self):
        """What the page holds, in its order, each with how much of it there is."""
        waiting = self.parts["waiting"]
        pressing = [{"key": "attention", "title": "Needs attention", "total": waiting}] if waiting else []
        return [*self.parts["above"], *pressing, *self.parts["below"]]

    def attention(self, most):
        """What else needs attention among the people they look after: so many rows, until all are asked for."""
        if not allowed(self.request.user, Permission.SEE_PEOPLE):
            return {"reaches_people": False, "people": 0, "all_url": "", "attention": [], "waiting": 0}
        rows = day.also_pressing(self.day, self.read)
        aside = attention.put_aside(self.day.people)
        self.shown |= {str(row.person.uid) for row, _ in aside}
        shown = rows if "all" in self.request.GET else rows[:most]
        self.shown |= {str(row.person.uid) for row in shown}
        return {
            "reaches_people": True,
            "people": len(self.day.people.people),
            "attention": [telling.row_shown(row) for row in shown],
            "all_url": "?all=yes#attention",
            "waiting": len(rows),
            "aside": [telling.aside_shown(*pair) for pair in aside],
        }

    def to_agree(self):
        """What others proposed and this person may agree, the oldest first; all of it when asked for."""
        found = waiting.to_agree(self.request.user, on=self.today)
        shown = found if "waiting" in self.request.GET else found[:WAITING_SHOWN]
        self.shown |= {uid for one in shown for uid in one.people}
        return {
            "to_agree": [{"said": one, "url": reverse(one.page, args=[one.uid])} for one in shown],
            "all_to_agree": len(found),
        }

    def reports(self):
        """The newest approved report, and drafts that wait for this person."""
        user = self.request.user
        reads = allowed(user, Permission.SEE_BOARD_REPORTS)
        approves = allowed(user, Permission.APPROVE_BOARD_REPORT)
        return {
            "reads_reports": reads,
            "report": reports.latest_approved(user) if reads else None,
            "to_approve": reports.waiting_for_approval(user) if approves else [],
        }
