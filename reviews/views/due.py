"""Every review due to the people somebody works with, in one list; and planning many of them at once."""

from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView

from accounts import audit
from accounts.policies import allowed
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from accounts.views.gate import GatedView
from linkworker.words import counted
from reviews import actions
from reviews.forms import DueFilterForm, PlanManyReviewsForm, SpreadForm
from reviews.queries.due_list import due_list, with_sight
from reviews.queries.spreading import Spreading, chosen, spreading
from reviews.views import wording

ON_A_PAGE = 50


class ReviewsDue(GatedView, TemplateView):
    """By person, worker, kind and state; those ticked are planned together."""

    permission = Permission.SEE_REVIEWS
    template_name = "reviews/due.html"

    def opened(self):
        """Everybody the page names goes into the trail."""
        staff = self.request.user
        may_see_contacts = allowed(staff, Permission.SEE_CONTACTS)
        self.form = DueFilterForm(self.request.GET, today=self.today, contacts=may_see_contacts)
        self.found = due_list(staff, self.form.narrowing, self.today)
        self.form.offer(self.found.workers)
        self.page = Paginator(self.found.rows, ON_A_PAGE).get_page(self.request.GET.get("page"))
        self.rows = with_sight(staff, self.page, self.today)
        people = list(dict.fromkeys(row.person_uid for row in self.rows))
        audit.listed(by=staff, kind="reviews due", people=people)

    def get_context_data(self, **context):
        """Adds the filters, how many stand in each state, and one page of the list."""
        return super().get_context_data(
            **context,
            form=self.form,
            page=self.page,
            rows=self.rows,
            states=wording.states(self.found.by_state),
            query=self.request.GET,
            may_plan=allowed(self.request.user, Permission.PLAN_REVIEW),
            may_sign=allowed(self.request.user, Permission.SIGN_OFF_REVIEW),
            may_see_peer_reviews=allowed(self.request.user, Permission.SEE_PEER_REVIEWS),
            may_see_cadence=allowed(self.request.user, Permission.SEE_CADENCE),
            may_see_contacts=allowed(self.request.user, Permission.SEE_CONTACTS),
            today=self.today,
        )


class PlanManyReviews(DeedView):
    """The reviews ticked, the days they would get and what each worker holds then; one confirmation plans them.

    The questions stand in the address; the preview confirms them.
    """

    permission = Permission.PLAN_REVIEW
    template_name = "reviews/plan_many_reviews.html"
    form_class = PlanManyReviewsForm
    heading = "Plan these reviews"

    def scope(self):
        """What was ticked, and the days that were asked for; a confirmation without them is no page."""
        asked = self.request.GET
        self.rows = chosen(self.request.user, frozenset(asked.getlist("duty")), self.today)
        self.questions = SpreadForm(asked if "since" in asked else None, today=self.today)
        self.preview: Spreading | None = None
        if self.rows and self.questions.is_bound and self.questions.is_valid():
            self.preview = spreading(self.rows, **self.questions.cleaned_data)
        if self.request.method == "POST" and self.preview is None:
            raise Http404

    def opened(self):
        """Everybody ticked goes into the trail."""
        people = list(dict.fromkeys(row.person_uid for row in self.rows))
        audit.listed(by=self.request.user, kind="reviews to plan", people=people)

    def get_form_kwargs(self):
        """Why is asked where somebody will want to know."""
        return super().get_form_kwargs() | {"why_asked": bool(self.preview and self.preview.why_asked)}

    def get_initial(self):
        """The mark of what is shown."""
        return {"seen": self.preview.mark if self.preview else ""}

    def form_invalid(self, form):
        """The page comes back with the plan as it is now, and its mark: that is what is confirmed next."""
        form.data = form.data.copy()
        form.data["seen"] = self.preview.mark
        return super().form_invalid(form)

    def get_context_data(self, **context):
        """Adds the questions, or the plan they come to."""
        return super().get_context_data(**context) | {
            "questions": self.questions,
            "ticked": self.request.GET.getlist("duty"),
            "rows": self.rows,
            "preview": self.preview,
            "cancel_url": self.onward(None),
            "today": self.today,
        }

    def act(self, answers):
        """Plan them as they are shown."""
        return actions.plan_many_reviews(
            by=self.request.user, proposal=self.preview, today=self.today, **answers
        )

    def said(self, done):
        """How many, and what was left."""
        left = self.preview.no_room
        rest = f" For {counted(len(left), 'person', 'people')} there was no room." if left else ""
        return f"{counted(done, 'meeting')} planned.{rest}"

    def onward(self, done):
        """The list."""
        return reverse("reviews:due")
