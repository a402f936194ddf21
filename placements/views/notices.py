"""Notices: one person's tab, the list of both sides, and what is done with one."""

from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from accounts import audit
from accounts import policies as acting
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from accounts.views.gate import GatedView
from placements import policies
from placements.actions import notices as actions
from placements.forms.notices import (
    ChaseNoticeForm,
    MarkNoticeNotNeededForm,
    RecordAcknowledgedOutsideForm,
    SendNoticeForm,
    WithdrawNoticeForm,
)
from placements.queries import notice_content, notice_lists, notices, notices_page
from placements.views.about_person import AboutPerson
from placements.views.deeds import RecordDeed

ON_A_PAGE = 50


class Notices(GatedView, TemplateView):
    """What our council owes and waits for, what we were told, and of whom nobody told us."""

    permission = Permission.SEE_NOTICES
    template_name = "placements/notices.html"

    def opened(self):
        """Everybody the page names goes into the trail."""
        staff, today = self.request.user, self.today
        owed = Paginator(notice_lists.owed(staff, on=today), ON_A_PAGE)
        told = Paginator(notices.addressed_to_ours(staff), ON_A_PAGE)
        untold = Paginator(notice_lists.untold_for(staff, on=today), ON_A_PAGE)
        self.pages = {
            "owed": owed.get_page(self.request.GET.get("owed")),
            "told": told.get_page(self.request.GET.get("told")),
            "untold": untold.get_page(self.request.GET.get("untold")),
        }
        self.rows = {
            "owed_rows": list(self.pages["owed"]),
            "told_rows": notice_lists.told(self.pages["told"], on=today),
            "untold_rows": notice_lists.untold(self.pages["untold"], staff),
        }
        shown = {row.uid for row in (*self.rows["owed_rows"], *self.rows["untold_rows"])}
        shown |= {row.person_uid for row in self.rows["told_rows"]}
        if shown:
            audit.listed(by=staff, kind="notices", people=sorted(shown))

    def get_context_data(self, **context):
        """The lists, their pages and how many wait for us."""
        staff = self.request.user
        return super().get_context_data(
            **context,
            **self.rows,
            pages=self.pages,
            sends=notice_lists.sends(staff),
            waiting=notice_lists.waiting_for_us(staff),
            about_homes=notice_lists.homes_waiting(staff),
        )


class PersonNotices(AboutPerson, TemplateView):
    """Each move with its stages and bodies."""

    permission = Permission.SEE_PLACEMENTS
    template_name = "placements/person_notices.html"
    current = "notices"

    def get_context_data(self, **context):
        """Adds the tab."""
        context = super().get_context_data(**context)
        page = notices_page.notices_page(
            self.person,
            context["banner"].placement,
            staff=self.request.user,
            on=self.today,
            granted=self.granted,
        )
        return context | {"page": page}


class NoticesDeed(RecordDeed):
    """A deed of the Notices tab: it leads back to it, and so does leaving it undone."""

    permission = Permission.SEND_NOTICE
    current = "notices"

    def tab(self):
        """The address of the tab."""
        return reverse("placements:person-notices", args=[self.person.uid])

    def onward(self, done):
        """The tab while somebody may still open it."""
        if policies.may(self.request.user, Permission.SEE_PLACEMENTS, self.person):
            return self.tab()
        return super().onward(self.person)

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {"cancel_url": self.tab()}


class AboutOurNotices(AboutPerson):
    """A page about what our council tells of a person. It stands before the deed, so that its gate is the one asked."""

    def may(self):
        """Only the council responsible for the person sends and follows up: a move is told to nobody before."""
        return policies.is_responsible(self.request.user, self.permission, self.person)


class AboutDuty(AboutOurNotices):
    """A page about one notice that is owed: `?duty=` names it, else it is the most pressing of the person's."""

    def scope(self):
        """The person, or 404; then what is owed, or 404."""
        super().scope()
        key = self.request.POST.get("duty") or self.request.GET.get("duty", "")
        self.duty = notices.duty_named(self.person, key, on=self.today)

    def answer(self, request, *args, **kwargs):
        """Behind the gate: who may not send is refused as such, whatever is owed."""
        if self.duty is None and request.method != "POST":
            raise Http404
        return super().answer(request, *args, **kwargs)

    def get_initial(self):
        """Which duty it is travels with the form, so that a second click finds what the first made."""
        return super().get_initial() | {"duty": self.duty.key if self.duty else ""}

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {"duty": self.duty}


class SendNotice(AboutDuty, NoticesDeed):
    """Read exactly what they will be told, then send it."""

    form_class = SendNoticeForm
    template_name = "placements/send_notice.html"
    heading = "Send a notice"
    heard = "The notice is sent. It counts once they have acknowledged it."

    def answer(self, request, *args, **kwargs):
        """What the notice would tell, as the record stands now."""
        self.content = notice_content.content_of(self.duty, on=self.today) if self.duty else []
        return super().answer(request, *args, **kwargs)

    def get_initial(self):
        return super().get_initial() | {"seen": notice_content.print_of(self.content)}

    def refused(self, form, refusal):
        """The page comes back with the content as it is now, and with its print."""
        super().refused(form, refusal)
        form.data = form.data.copy()
        form.data["seen"] = notice_content.print_of(self.content)

    def act(self, answers):
        return actions.send_notice(by=self.request.user, person=self.person, today=self.today, **answers)

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {"content": self.content}


class MarkNoticeNotNeeded(AboutDuty, NoticesDeed):
    """Say why one notice is not owed."""

    form_class = MarkNoticeNotNeededForm
    template_name = "placements/mark_notice_not_needed.html"
    heading = "Say that this notice is not needed"
    heard = "It is kept that this notice is not needed."

    def act(self, answers):
        return actions.mark_notice_not_needed(
            by=self.request.user, person=self.person, today=self.today, **answers
        )


class AboutSentNotice(AboutOurNotices):
    """A page about one notice our council sent, named in the address by `uid`."""

    def scope(self):
        """The notice, among those our council sent, and its person."""
        self.notice = notices.sent_named(self.request.user, self.kwargs["uid"])
        self.take(self.notice.person.uid)

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {"notice": self.notice}


class ChaseNotice(AboutSentNotice, NoticesDeed):
    """They were asked again."""

    form_class = ChaseNoticeForm
    template_name = "placements/chase_notice.html"
    heading = "Chase this notice"
    heard = "It is kept that you asked again."

    def act(self, answers):
        return actions.chase_notice(by=self.request.user, notice=self.notice, today=self.today, **answers)


class RecordAcknowledgedOutside(AboutSentNotice, NoticesDeed):
    """They answered by email or letter."""

    form_class = RecordAcknowledgedOutsideForm
    template_name = "placements/record_acknowledged_outside.html"
    heading = "Record that they have read it"
    heard = "The notice is acknowledged."

    def act(self, answers):
        return actions.record_acknowledged_outside(
            by=self.request.user, notice=self.notice, now=timezone.now(), **answers
        )


class WithdrawNotice(AboutSentNotice, NoticesDeed):
    """Sent by mistake."""

    form_class = WithdrawNoticeForm
    template_name = "placements/withdraw_notice.html"
    heading = "Withdraw this notice"
    heard = "The notice is withdrawn. They cannot open it any more."

    def act(self, answers):
        return actions.withdraw_notice(by=self.request.user, notice=self.notice, today=self.today, **answers)


class AcknowledgeNotice(DeedView):
    """Read a notice addressed to one's own organisation, and say so."""

    permission = Permission.ACKNOWLEDGE_NOTICE
    template_name = "placements/acknowledge_notice.html"
    heading = "Notice about a placement in your area"
    heard = "The notice is acknowledged."

    def scope(self):
        """The notice, among those addressed to somebody's own organisations, or 404."""
        self.notice = notices.addressed_named(self.request.user, self.kwargs["uid"])

    def may(self):
        """At the very organisation it is addressed to."""
        return acting.allowed_at(self.request.user, self.permission, self.notice.addressee_id)

    def opened(self):
        """Whoever opens it reads of the person, whether or not they know of them otherwise."""
        audit.looked_at(
            by=self.request.user,
            subject=self.notice,
            person=self.notice.person,
            organisation=self.notice.addressee,
            page=self.request.resolver_match.view_name,
        )

    def act(self, answers):
        return actions.acknowledge_notice(by=self.request.user, notice=self.notice, now=timezone.now())

    def onward(self, done):
        return reverse("placements:notices")

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {
            "notice": self.notice,
            "acknowledged_by": notice_lists.acknowledged_by(self.notice),
            "submit_text": "I have read this",
            "cancel_url": self.onward(None),
        }
