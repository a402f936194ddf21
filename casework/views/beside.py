"""What stands beside contacts: files that come and go out through a gate, replies, and a day read back in words."""

from django.contrib import messages
from django.http import FileResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views import View

from accounts import audit
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from accounts.views.gate import GatedView
from accounts.views.keeping import somebody_elses, told_somebody_elses
from casework import actions, queries
from casework.forms.beside import AttachFileForm, ReplyToContactForm, day_in_words
from casework.views.log import ChangesContact
from casework.views.writing import person_in
from linkworker import stored_files
from linkworker.forms import key_in
from linkworker.refusals import Refusal


class KeepFile(GatedView, View):
    """Asked by the page as soon as a file is chosen, and answered as JSON: it is kept before anything is sent."""

    permission = Permission.LOG_CONTACT
    http_method_names = ("post",)

    def post(self, request):
        """Keep one file, for whom the page was written. The page then saves the draft it belongs to."""
        if somebody_elses(request):
            return told_somebody_elses()
        form, file = key_in(request.POST.get("submission")), request.FILES.get("file")
        if form is None or file is None:
            return JsonResponse({"error": "Choose the file again"}, status=400)
        person = person_in(request)
        try:
            kept = actions.keep_file(by=request.user, form=form, file=file, person=person)
        except Refusal as refusal:
            return JsonResponse({"error": refusal.message}, status=409)
        return JsonResponse({"uid": str(kept.uid), "name": kept.name, "size": kept.size_in_words})


class ContactFilePage(GatedView, View):
    """One file, to whoever may open its contact; its line in the trail first. Never shown, always saved."""

    permission = Permission.SEE_CONTACTS
    http_method_names = ("get", "head")

    def scope(self):
        """Of a contact within reach, or one's own that is not sent yet."""
        self.file = get_object_or_404(queries.files_for(self.request.user), uid=self.kwargs["uid"])

    def opened(self):
        """Handing a file out writes a line that names it."""
        person = self.file.contact.person if self.file.contact else None
        audit.looked_at(by=self.request.user, subject=self.file, person=person)

    def get(self, request, uid):
        """The file under a name of its own, or in words why not."""
        contact = self.file.contact
        path = stored_files.path_of(queries.FILES, self.file.file_name)
        if not queries.is_handed_out(self.file):
            messages.error(request, queries.why_not_handed_out(self.file))
        elif not path.exists():
            messages.error(request, f"{self.file.name} is not there any more. Tell your administrator.")
        else:
            return FileResponse(
                path.open("rb"),
                as_attachment=True,
                filename=self.file.name,
                content_type=self.file.content_type,
            )
        return redirect("casework:contact", contact.uid) if contact else redirect("casework:drafts")


class AttachFile(ChangesContact):
    """Add files to a contact that is in the log."""

    permission = Permission.AMEND_CONTACT
    template_name = "casework/attach_file.html"
    form_class = AttachFileForm
    heading = "Add a file to this contact"
    heard = "Added. What was written has not changed."

    def act(self, answers):
        """Keep the files."""
        return actions.attach_file(by=self.request.user, contact=self.contact, **answers)


class ReplyToContact(DeedView):
    """Answer whoever told one of a contact, in a few words."""

    keeps_draft = True
    permission = Permission.SEE_CONTACTS
    template_name = "casework/reply_to_contact.html"
    form_class = ReplyToContactForm
    heading = "Reply"
    heard = "Your reply stands in their day now."

    def scope(self):
        """One's own: of a contact somebody told this very reader of, and which they may open."""
        found = queries.notice_to(self.request.user)
        self.notice = get_object_or_404(found, contact__uid=self.kwargs["uid"])

    def get(self, request, *args, **kwargs):
        """The form; once it is answered, the contact with the reply."""
        if self.notice.replied_at is not None:
            messages.info(request, "You have replied already. Your reply stands with the contact.")
            return redirect(self.onward(self.notice))
        return super().get(request, *args, **kwargs)

    def opened(self):
        """The contact is named on the page."""
        contact = self.notice.contact
        audit.looked_at(by=self.request.user, subject=contact, person=contact.person)

    def act(self, answers):
        """Keep the reply."""
        return actions.reply_to_contact(
            by=self.request.user, notice=self.notice, now=timezone.now(), **answers
        )

    def onward(self, done):
        """The contact."""
        return reverse("casework:contact", args=[self.notice.contact.uid])

    def get_context_data(self, **context):
        """Which contact it is, and the way back to it."""
        return super().get_context_data(**context) | {
            "caption": self.notice.contact,
            "notice": self.notice,
            "cancel_url": self.onward(None),
        }


class DayInWords(GatedView, View):
    """Asked by the page while a day is typed: which day is that? Read as the form reads it."""

    permission = Permission.KEEP_DRAFTS
    http_method_names = ("get",)

    def get(self, request):
        """ "Monday 4 May 2026", or nothing for what is no day yet."""
        past = request.GET.get("next") != "yes"
        return JsonResponse({"words": day_in_words(request.GET.get("typed", ""), self.today, past=past)})
