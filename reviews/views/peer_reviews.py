"""Peer review of a sample: what was drawn and what was found, drawing one, and looking at a record."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView

from accounts import audit
from accounts.policies import organisations_for
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from accounts.views.gate import GatedView
from linkworker.words import counted
from placements import policies
from reviews import actions
from reviews.forms.peer_review import DrawPeerSampleForm, RecordPeerReviewForm
from reviews.queries import peer_drawing, peer_reviews
from reviews.queries.peer_summary import summary
from reviews.views.signing import AboutReview

ON_A_PAGE = 50
TABS = {"waiting": ("Waiting", peer_reviews.waiting), "done": ("Done", peer_reviews.done)}


class PeerReviews(GatedView, TemplateView):
    """What waits for somebody not on the case, what was found, and what the last twelve months come to."""

    permission = Permission.SEE_PEER_REVIEWS
    template_name = "reviews/peer_reviews.html"

    def opened(self):
        """Everybody the page names goes into the trail."""
        self.organisation = self.authority()
        asked = self.request.GET.get("tab", "waiting")
        self.tab = asked if asked in TABS else "waiting"
        found = TABS[self.tab][1](self.request.user, self.organisation)
        self.page = Paginator(found, ON_A_PAGE).get_page(self.request.GET.get("page"))
        people = list(dict.fromkeys(review.person.uid for review in self.page))
        if people:
            audit.listed(by=self.request.user, kind="peer reviews", people=people)

    def get_context_data(self, **context):
        """Adds one page of them, how they were drawn, and the summary."""
        staff, ours = self.request.user, self.organisation
        return super().get_context_data(
            **context,
            organisation=ours,
            others=[one for one in organisations_for(staff, self.permission) if one != ours],
            page=self.page,
            rows=peer_reviews.rows(self.page, self.today),
            tab=self.tab,
            tabs=[self.one_tab(key) for key in TABS],
            query=self.request.GET,
            draws=peer_reviews.draws(ours),
            may_draw=peer_drawing.draws_for(staff, ours),
            summary=summary(staff, ours, self.today),
            today=self.today,
        )

    def one_tab(self, key):
        """Its words, its address, and how many stand there."""
        label, find = TABS[key]
        return {
            "label": label,
            "url": address_of(self.organisation, tab=key),
            "current": key == self.tab,
            "count": find(self.request.user, self.organisation).count(),
        }


class DrawPeerSample(DeedView):
    """Draw records by lot."""

    permission = Permission.DRAW_PEER_SAMPLE
    template_name = "reviews/draw_peer_sample.html"
    form_class = DrawPeerSampleForm
    heading = "Draw a sample for peer review"

    def act(self, answers):
        """Draw it."""
        return actions.draw_peer_sample(
            by=self.request.user, organisation=self.authority(), today=self.today, **answers
        )

    def said(self, done):
        """How many, and from how many; plainly where there were fewer than asked for."""
        number = peer_reviews.number_drawn(done)
        if number < done.asked:
            return (
                f"You asked for {done.asked}. Only {counted(done.found, 'record')} of these days could be drawn: "
                f"{'it is' if number == 1 else 'all are'} drawn."
            )
        return f"{counted(number, 'record')} drawn from {done.found:,}."

    def onward(self, done):
        """What waits."""
        return address_of(self.authority())

    def get_context_data(self, **context):
        """Adds the way back."""
        return super().get_context_data(**context) | {
            "organisation": self.authority(),
            "cancel_url": self.onward(None),
        }


class RecordPeerReview(AboutReview):
    """Say what was found in a record that was drawn, by somebody who is not on the case."""

    permission = Permission.RECORD_PEER_REVIEW
    template_name = "reviews/record_peer_review.html"
    form_class = RecordPeerReviewForm
    heading = "Record a peer review"
    heard = "The peer review is recorded."

    def scope(self):
        """The record, where it was drawn and is of one's own organisation; 404 for any other."""
        super().scope()
        if not peer_reviews.was_drawn(self.request.user, self.review):
            raise Http404

    def get(self, request, *args, **kwargs):
        """Whoever is on the case is told so before they type anything."""
        if why_not := peer_reviews.why_not(request.user, self.review):
            messages.error(request, f"{why_not}.")
            return redirect(self.onward(None))
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self):
        """Adds what is asked, and who may have looked at it, too."""
        money = policies.may(self.request.user, Permission.SEE_COSTS, self.person)
        return super().get_form_kwargs() | {
            "standards": peer_reviews.standards(money=money),
            "colleagues": peer_drawing.colleagues_for(self.request.user, self.review, self.today),
            "money": money,
        }

    def act(self, answers):
        """Keep it."""
        return actions.record_peer_review(
            by=self.request.user, review=self.review, today=self.today, **answers
        )


def address_of(organisation, **asked):
    """The list of one organisation."""
    return f"{reverse('reviews:peer-reviews')}?{urlencode({'authority': organisation.code, **asked})}"
