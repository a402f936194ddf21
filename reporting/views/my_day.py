"""The first page after signing in: what is yours today, whoever you are."""

from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from accounts import audit
from accounts.policies import allowed
from accounts.roles import Permission
from accounts.views.gate import GatedView
from casework import queries as casework
from placements.queries import waiting
from reporting.queries import attention, day, reports
from reporting.rules.attention import overdue
from reporting.views import telling

ROWS_SHOWN = 10
VISITS_SHOWN = 6
WAITING_SHOWN = 5
PLACES = (  # where somebody may go from here: words, what is there, its page, the permission it needs
    ("People", "The register, both sides of the border.", "placements:register", Permission.SEE_PEOPLE),
    (
        "Notices",
        "What others told you of people and homes, for you to acknowledge.",
        "placements:notices",
        Permission.SEE_NOTICES,
    ),
    (
        "Dashboard",
        "What needs attention across the council.",
        "reporting:dashboard",
        Permission.SEE_DASHBOARD,
    ),
    (
        "Board reports",
        "Each month's report, once it is approved.",
        "reporting:board-reports",
        Permission.SEE_BOARD_REPORTS,
    ),
    (
        "Programmes",
        "What the partners agreed, and how it goes.",
        "partnership:programmes",
        Permission.SEE_PROGRAMMES,
    ),
    ("Staff", "Who may sign in, and as what.", "accounts:staff", Permission.SEE_STAFF),
    (
        "Audit trail",
        "Who looked at what, and what they changed.",
        "placements:audit-trail",
        Permission.SEE_AUDIT_TRAIL,
    ),
)


class MyDay(GatedView, TemplateView):
    """Whom to see next and why, what is late, what was begun; for those without a caseload, what is theirs."""

    permission = Permission.SEE_MY_DAY
    template_name = "reporting/my_day.html"

    def opened(self):
        """Everybody the page names goes into the trail, whichever part of it they stand in."""
        self.shown: set[str] = set()
        self.parts = self.people() | self.own() | self.to_agree() | self.reports()
        if self.shown:
            audit.listed(by=self.request.user, kind="my day", people=sorted(self.shown))

    def get_context_data(self, **context):
        """Only what the roles held today grant; what they do not is left out."""
        user = self.request.user
        return super().get_context_data(
            **context,
            today=self.today,
            logs=allowed(user, Permission.LOG_CONTACT),
            may_see_dashboard=allowed(user, Permission.SEE_DASHBOARD),
            places=self.places(),
            **self.parts,
        )

    def people(self):
        """What needs attention, and whom to see next."""
        user = self.request.user
        if not allowed(user, Permission.SEE_PEOPLE):
            nobody = {"reaches_people": False, "people": 0, "all_url": ""}
            return nobody | {"attention": [], "waiting": 0, "visits": []}
        people = day.own_people(user, on=self.today)
        mine = people.narrowed(worker=str(user.uid))
        visits = self.visits(mine) if allowed(user, Permission.LOG_CONTACT) else []
        rows = attention.not_said_already(attention.needs_attention(people), visits)
        shown = rows if "all" in self.request.GET else rows[:ROWS_SHOWN]
        self.shown |= {str(one.uid) for one in (*(row.person for row in shown), *visits)}
        return {
            "reaches_people": True,
            "people": len(people.people),
            "carries": len(mine.people),
            "attention": [telling.row_shown(row) for row in shown],
            "all_url": "?all=yes#attention",
            "waiting": len(rows),
            "visits": [self.visit(one) for one in visits],
            "own_uid": user.uid,
        }

    def visits(self, mine):
        """Everybody who should have been seen by now, and the next few."""
        due = attention.to_see_next(mine)
        late = sum(1 for one in due if one.to_be_seen_by < self.today)
        return due[: max(late, VISITS_SHOWN)]

    def visit(self, one):
        """Whom to see, by when, and why then."""
        deed = attention.log_contact(one)
        return {
            "name": one.name,
            "url": reverse("placements:person", args=[one.uid]),
            "home": one.home,
            "host": one.host,
            "seen_on": one.seen_on,
            "every_days": one.every_days,
            "by": one.to_be_seen_by,
            "late": one.to_be_seen_by < self.today,
            "late_words": overdue((self.today - one.to_be_seen_by).days),
            "log_url": telling.address_of(deed) if deed else "",
        }

    def own(self):
        """Actions promised and contacts begun."""
        user = self.request.user
        acts = allowed(user, Permission.SEE_ACTIONS)
        keeps = allowed(user, Permission.KEEP_DRAFTS)
        promised = day.own_actions(user, on=self.today) if acts else []
        drafts = casework.drafts_of(user, timezone.now()) if keeps else []
        self.shown |= {one.person_uid for one in promised} | set(map(str, casework.people_of_drafts(drafts)))
        return {"acts": acts, "actions": promised, "drafts": drafts}

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

    def places(self):
        """The parts of the product this person may open."""
        return [
            {"label": label, "text": text, "url": reverse(page)}
            for label, text, page, permission in PLACES
            if allowed(self.request.user, permission)
        ]
