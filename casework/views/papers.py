"""The log on paper: as it stands narrowed, or what of it may be given away."""

from django.core.paginator import Paginator
from django.utils import timezone
from django.views.generic import TemplateView

from accounts import audit
from accounts.roles import Permission
from casework import queries
from casework.forms import LogFilterForm, ShareableForm
from placements.views.about_person import AboutPerson

ENTRIES_A_PART = 500  # some hundred sides; what is longer is printed in parts


class PaperOfLog(AboutPerson, TemplateView):
    """What both papers share: a line in the trail that says which it was, and one part of the entries."""

    permission = Permission.SHARE_CONTACTS
    current = "contacts"
    prepared = ""

    def opened(self):
        """Beside the line that the person's record was looked at, one that says a paper was made of it."""
        super().opened()
        self.choose()
        self.part = Paginator(self.keys, ENTRIES_A_PART).get_page(self.request.GET.get("part"))
        audit.record(
            by=self.request.user,
            verb=f"prepared {self.prepared}",
            subject=self.person,
            person=self.person,
            entries=len(self.part.object_list),
            part=self.part.number,
            **self.days_told(),
        )

    def choose(self):
        """Find out what is asked for, and the keys of the entries."""
        raise NotImplementedError

    def days_told(self):
        """The days asked for, as the trail keeps them."""
        return {name: str(day) for name, day in self.asked().items() if name in ("since", "until")}

    def get_context_data(self, **context):
        """Adds the entries of this part, whole, and when and by whom the paper was made."""
        user = self.request.user
        return super().get_context_data(
            **context,
            form=self.form,
            part=self.part,
            entries=queries.whole(user, self.part.object_list),
            made_at=timezone.now(),
            made_by=user,
            query=self.request.GET,
        )


class PrintContacts(PaperOfLog):
    """The log as it is narrowed, every entry whole, to be printed for the file."""

    template_name = "casework/print_contacts.html"
    prepared = "log to print"

    def choose(self):
        """All that the filters of the log leave, which stand in the address here too."""
        user = self.request.user
        workers = queries.workers(user, self.person)
        self.form = LogFilterForm(self.request.GET, workers=workers, today=self.today)
        self.keys = queries.found(user, self.person, **self.form.narrowing)

    def asked(self):
        """What was understood of the filters."""
        return self.form.narrowing


class ShareableContacts(PaperOfLog):
    """What of the log may be given to the person or another service."""

    template_name = "casework/shareable_contacts.html"
    prepared = "shareable log"

    def choose(self):
        """What one's own organisation wrote of these days and marked Normal; nothing while a day is unreadable."""
        self.form = ShareableForm(self.request.GET, today=self.today)
        self.keys, self.left_out = [], 0
        if self.form.days is not None:
            self.keys, self.left_out = queries.shareable(self.request.user, self.person, **self.form.days)

    def asked(self):
        """The days."""
        return self.form.days or {}

    def get_context_data(self, **context):
        """Adds the days, and how many entries are left out: for whoever prepares it, never on the paper."""
        days = self.asked()
        return super().get_context_data(
            **context, left_out=self.left_out, since=days.get("since"), until=days.get("until")
        )
