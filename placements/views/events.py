"""What happened to homes and providers, the people to check, and the notices to both sides."""

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from accounts import audit
from accounts import policies as acting
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from accounts.views.gate import GatedView
from placements import policies
from placements.actions import events as actions
from placements.forms.events import EndProviderEventForm, RecordProviderEventForm, RecordResidentCheckForm
from placements.queries import events
from placements.views.inspections import HomeRecordDeed

ON_A_PAGE = 50


class ProviderEvents(GatedView, TemplateView):
    """Every event of homes somebody may know of, with how many were checked."""

    permission = Permission.SEE_PLACEMENTS
    template_name = "placements/provider_events.html"

    def get_context_data(self, **context):
        page = Paginator(events.events_for(self.request.user), ON_A_PAGE).get_page(
            self.request.GET.get("page")
        )
        return super().get_context_data(
            **context, page=page, lists=events.checklists(page, self.request.user, on=self.today)
        )


class AboutEvent(GatedView):
    """A page about the event named in the address, within what somebody may know of."""

    def scope(self):
        """The event, or 404."""
        self.event = events.event_named(self.request.user, self.kwargs["uid"])
        (self.checklist,) = events.checklists([self.event], self.request.user, on=self.today)

    def opened(self):
        """The page names everybody within reach whom the event concerns."""
        audit.listed(
            by=self.request.user,
            kind="people an event concerns",
            people=[row.uid for row in self.checklist.people],
            event=str(self.event.uid),
        )

    def get_context_data(self, **context):
        """Adds the event with its people."""
        return super().get_context_data(
            **context,
            event=self.event,
            checklist=self.checklist,
            may_record=policies.may_record_about_any(self.request.user, events.homes_of(self.event)),
            may_end=policies.may_end(self.request.user, self.event),
        )


class ProviderEvent(AboutEvent, TemplateView):
    """One event: what happened, whom it concerns, who was checked."""

    permission = Permission.SEE_PLACEMENTS
    template_name = "placements/provider_event.html"


class RecordProviderEvent(HomeRecordDeed):
    """Say what happened to a home or to whoever runs it."""

    form_class = RecordProviderEventForm
    template_name = "placements/record_provider_event.html"
    heading = "Record what happened"
    heard = "It is recorded, and both sides are told. Check everyone who lives there."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"provider": str(self.home.provider or "")}

    def act(self, answers):
        return actions.record_provider_event(
            by=self.request.user, home=self.home, today=self.today, **answers
        )

    def onward(self, done):
        if done is None:
            return super().onward(done)
        return reverse("placements:provider-event", args=[done.uid])


class EventDeed(AboutEvent, DeedView):
    """What the deeds on an event share."""

    permission = Permission.RECORD_PROVIDER_EVENT

    def may(self):
        """Whoever keeps, hosts or places in one of the homes."""
        return policies.may_record_about_any(self.request.user, events.homes_of(self.event))

    def onward(self, done):
        return reverse("placements:provider-event", args=[self.event.uid])

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {
            "cancel_url": self.onward(None),
            "home_name": self.checklist.where,
        }


class EndProviderEvent(EventDeed):
    """The embargo is lifted, the notice taken back."""

    form_class = EndProviderEventForm
    template_name = "placements/end_provider_event.html"
    heading = "Say that this is over"
    heard = "It is over. Whoever lived there when it happened still needs a check."

    def may(self):
        """Whoever recorded it or a colleague, and the host."""
        return policies.may_end(self.request.user, self.event)

    def act(self, answers):
        return actions.end_provider_event(by=self.request.user, event=self.event, today=self.today, **answers)


class RecordResidentCheck(EventDeed):
    """How one person is after the event."""

    form_class = RecordResidentCheckForm
    template_name = "placements/record_resident_check.html"
    heading = "Record a check"
    heard = "The check is recorded."

    def get_form_kwargs(self):
        people = events.concerned_people(self.request.user, self.event, on=self.today)
        return super().get_form_kwargs() | {"people": people}

    def get_initial(self):
        return {"person": self.request.GET.get("person", "")}

    def act(self, answers):
        return actions.record_resident_check(
            by=self.request.user, event=self.event, today=self.today, **answers
        )


class ProviderNotices(GatedView, TemplateView):
    """What one's own organisations were told of homes and providers."""

    permission = Permission.SEE_NOTICES
    template_name = "placements/provider_notices.html"

    def get_context_data(self, **context):
        page = Paginator(events.notices_for(self.request.user), ON_A_PAGE).get_page(
            self.request.GET.get("page")
        )
        return super().get_context_data(**context, page=page, notices=events.told_of(page, self.request.user))


class AcknowledgeProviderNotice(DeedView):
    """Say that one's organisation has read a notice."""

    permission = Permission.ACKNOWLEDGE_NOTICE
    template_name = "placements/acknowledge_provider_notice.html"
    heading = "Say that you have read this"
    heard = "The notice is acknowledged."

    def scope(self):
        """The notice, among those addressed to somebody's organisations, or 404."""
        self.notice = events.notice_named(self.request.user, self.kwargs["uid"])

    def may(self):
        """At the very organisation it is addressed to."""
        return acting.allowed_at(self.request.user, self.permission, self.notice.organisation_id)

    def act(self, answers):
        return actions.acknowledge_provider_notice(
            by=self.request.user, notice=self.notice, now=timezone.now()
        )

    def onward(self, done):
        return reverse("placements:provider-notices")

    def get_context_data(self, **context):
        ((_, where),) = events.told_of([self.notice], self.request.user)
        return super().get_context_data(**context) | {
            "notice": self.notice,
            "where": where,
            "submit_text": "I have read this",
            "cancel_url": self.onward(None),
        }
