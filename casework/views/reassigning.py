"""Moving a caseload: questions, a preview, one confirmation; what was moved, and calling off what is to come."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from accounts import audit
from accounts.policies import organisations_for
from accounts.queries.cover import team
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from accounts.views.gate import GatedView
from casework import actions
from casework.forms import ReassignCaseloadForm, ReassigningForm
from casework.forms.reassigning import MOST_CHOSEN_ONE_BY_ONE, NOBODY_S
from casework.queries import reassigning
from linkworker.words import UNALLOCATED, counted, long_day

LATEST = 50


class ReassignCaseload(DeedView):
    """Whose people go to whom from which day on. The questions stand in the address; the preview confirms them."""

    permission = Permission.REASSIGN_CASELOAD
    template_name = "casework/reassign_caseload.html"
    form_class = ReassignCaseloadForm
    heading = "Move a caseload"

    def scope(self):
        """The council, everybody of it, and what was asked; a confirmation without questions is no page."""
        self.council = self.authority()
        user = self.request.user
        self.everyone = reassigning.carried_by_anyone(user, self.council, self.today)
        self.team = {str(one.uid): one for one in team(self.council, self.today)}
        self.carriers = reassigning.carriers(self.everyone, [one.pk for one in self.team.values()])
        self.names = {one.pk: one.name for one, _ in self.carriers}
        self.questions = self.asked()
        self.preview = (
            self.questions.is_bound and self.questions.is_valid() and "change" not in self.request.GET
        )
        if self.request.method == "POST" and not self.preview:
            raise Http404
        self.people, self.proposed, self.worker = [], {}, None
        if self.preview:
            self.look(self.questions.cleaned_data)

    def asked(self):
        """The form of the questions, as far as they are answered in the address."""
        unallocated = len(reassigning.movable(self.everyone, None))
        workers = [(NOBODY_S, f"{UNALLOCATED} ({unallocated:,})")]
        workers += [(str(one.uid), f"{one.name} ({number:,})") for one, number in self.carriers]
        answered = self.request.GET if "effective_on" in self.request.GET else None
        return ReassigningForm(
            answered,
            workers=workers,
            team=self.team.values(),
            areas=sorted({one.host for one in self.everyone if one.host}),
            today=self.today,
            initial={"effective_on": self.today, "whom": "all", "worker": self.request.GET.get("worker", "")},
        )

    def look(self, said):
        """Who would move with what, and to whom."""
        self.worker = next((one for one, _ in self.carriers if str(one.uid) == said["worker"]), None)
        found = reassigning.movable(self.everyone, self.worker, said["area"])
        self.people = reassigning.with_open_work(found, self.worker, self.council)
        chosen = [self.team[uid] for uid in said["to"]]
        if said["whom"] == "all" and self.people:
            self.proposed = reassigning.proposal(self.people, chosen)
        self.one_by_one = len(self.people) <= MOST_CHOSEN_ONE_BY_ONE
        self.chosen = chosen

    def opened(self):
        """Everybody the preview names goes into the trail."""
        if self.people:
            audit.listed(
                by=self.request.user, kind="caseload to move", people=[one.uid for one in self.shown()]
            )

    def shown(self):
        """A page names so many; above that they are counted."""
        return self.people if self.one_by_one else []

    def get_form_kwargs(self):
        """Each person is a question, where there are few enough."""
        asked = {"people": (), "team": ()}
        if self.preview and self.one_by_one:
            asked = {"people": self.people, "team": self.chosen}
        stays = f"Stays with {self.worker}" if self.worker else "Stays unallocated"
        return super().get_form_kwargs() | asked | {"proposed": self.proposed, "stays": stays}

    def get_initial(self):
        """The mark of who is shown."""
        return {"seen": self.mark()}

    def mark(self):
        """Who could move, as it stands now."""
        return reassigning.print_of([one.pk for one in self.people], self.worker)

    def form_invalid(self, form):
        """The page comes back with the list as it is now, and its mark: that is what is confirmed next."""
        form.data = form.data.copy()
        form.data["seen"] = self.mark()
        return super().form_invalid(form)

    def get_context_data(self, **context):
        """The questions, or the preview."""
        context = super().get_context_data(**context)
        back = reverse("casework:reassignments")
        context |= {"council": self.council, "questions": self.questions, "preview": self.preview}
        context |= {"back_url": back, "cancel_url": back}
        return context | (self.previewed(context["form"]) if self.preview else {})

    def previewed(self, form):
        """Who moves with what, and how it leaves each worker."""
        moves = form.moves if form.is_bound and form.is_valid() else self.proposed
        on = self.questions.cleaned_data["effective_on"]
        return {
            "heading": f"Move people from {self.worker or UNALLOCATED.lower()}",
            "rows": [(one, form[f"to_{one.uid}"]) for one in self.shown()],
            "moving": [one for one in self.people if one.pk in moves],
            "number": len(self.people),
            "chosen": self.chosen,
            "standings": reassigning.standings(self.everyone, moves, self.names),
            "totals": reassigning.totals(self.people, moves),
            "worker": self.worker,
            "effective_on": on,
            "later": on > self.today,
            "past": on < self.today,
            "today": self.today,
            "again_url": f"?{self.request.GET.urlencode()}&change=yes",
        }

    def act(self, answers):
        """Move them, or plan it."""
        return actions.reassign_caseload(
            by=self.request.user,
            organisation=self.council,
            from_worker=self.worker,
            shown=[one.pk for one in self.people],
            effective_on=self.questions.cleaned_data["effective_on"],
            today=self.today,
            now=timezone.now(),
            **answers,
        )

    def said(self, done):
        """How many, and what went with them."""
        people = counted(done.people.count(), "person", "people")
        if done.done_at is None:
            return f"{people} will move on {long_day(done.effective_on)}. Until then nothing changes."
        moved = (
            counted(done.actions_moved, "open action"),
            counted(done.plans_moved, "planned contact"),
            counted(done.drafts_moved, "draft"),
        )
        return f"{people} moved from {long_day(done.effective_on)} on, with {moved[0]}, {moved[1]} and {moved[2]}."

    def onward(self, done):
        """What was moved."""
        return f"{reverse('casework:reassignments')}?authority={self.council.code}"


class Reassignments(GatedView, TemplateView):
    """What was moved, by whom and why, and what is to come."""

    permission = Permission.REASSIGN_CASELOAD
    template_name = "casework/reassignments.html"

    def get_context_data(self, **context):
        """The latest of one council's. They name workers and count people."""
        council = self.authority()
        found = list(reassigning.reassignments_of([council])[:LATEST])
        words = reassigning.new_workers(found)
        return super().get_context_data(
            **context,
            council=council,
            rows=[{"row": one, "to": words.get(one.pk, "")} for one in found],
            unallocated=UNALLOCATED,
        )


class CallOffReassignment(DeedView):
    """Take back what was planned for a day to come."""

    permission = Permission.REASSIGN_CASELOAD
    template_name = "casework/call_off_reassignment.html"
    heading = "Call off this move"
    heard = "Called off. Nobody moves."

    def scope(self):
        """One of one's own councils'."""
        mine = organisations_for(self.request.user, self.permission)
        self.reassignment = get_object_or_404(reassigning.reassignments_of(mine), uid=self.kwargs["uid"])

    def get_context_data(self, **context):
        """What would not happen."""
        return super().get_context_data(**context) | {
            "reassignment": self.reassignment,
            "unallocated": UNALLOCATED.lower(),
            "submit_text": self.heading,
            "cancel_url": self.onward(None),
        }

    def act(self, answers):
        """Nobody moves."""
        return actions.call_off_reassignment(
            by=self.request.user, reassignment=self.reassignment, now=timezone.now()
        )

    def onward(self, done):
        """The list."""
        return f"{reverse('casework:reassignments')}?authority={self.reassignment.organisation.code}"
