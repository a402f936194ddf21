"""What every page on which a contact is written shares: the form, its draft and its files."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from accounts.policies import organisations_for
from accounts.views.deeds import DeedView
from casework import actions, queries
from casework.actions.refusals import AlreadySent, FilesOfSomebodyElse
from casework.forms import LogContactForm
from casework.forms.promises import MOST_ROWS, ROWS, rows_in
from casework.forms.set_aside import without_files
from casework.rules.parts import FILES_ABOUT
from casework.views import wording
from linkworker import file_kinds
from linkworker.forms import key_in
from linkworker.refusals import Refusal


class WritesContact(DeedView):
    """What both pages share: the form, its draft and files, and what happens when it is sent."""

    form_class = LogContactForm
    heading = "Log a contact"
    keeps_draft = True
    person = None
    not_taken: tuple[Refusal, ...] = ()

    def get(self, request, *args, **kwargs):
        """An empty form, or the draft somebody carries on with; a form that was sent leads to its contact."""
        if "draft" in request.GET:
            key = key_in(request.GET["draft"])
            self.draft = self.drafts(key).first() if key else None
            if self.draft is None:
                return self.sent_before(key)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Log the contact, or only make room for more, or take a file out again. Files are kept first."""
        key = key_in(request.POST.get("submission"))
        if key:
            self.not_taken = take_files(request, key, self.person or person_in(request))
            if self.not_taken:
                return self.form_invalid(self.with_refusals(self.get_form()))
            if "add_rows" in request.POST:
                rows = min(rows_in(request.POST) + ROWS, MOST_ROWS)
                return self.kept_and_shown(key, {"rows": rows}, "#actions")
            if "remove_file" in request.POST:
                return self.without_file(key)
        return super().post(request, *args, **kwargs)

    def act(self, answers):
        """One contact, with all that comes with it."""
        person = answers.pop("person", self.person)
        chosen_for = key_in(self.request.POST.get(FILES_ABOUT))
        if chosen_for not in (None, person.uid) and queries.files_of_form(self.request.user, self.key):
            raise FilesOfSomebodyElse
        return actions.log_contact(by=self.request.user, person=person, now=timezone.now(), **answers)

    def said(self, done):
        """What it changed for the person."""
        return wording.logged(done, queries.changed_by(self.request.user, done))

    def onward(self, done):
        """The log, or the next empty form."""
        if "another" in self.request.POST:
            return self.request.path
        return reverse("casework:contacts", args=[done.person.uid])

    def get_form(self, form_class=None):
        """The draft, as it was left; else the form as it was sent, or with nothing answered but when."""
        if self.draft is None:
            return super().get_form(form_class)
        return self.get_form_class().begun(self.draft.answers, **self.get_form_kwargs())

    def get_form_kwargs(self):
        """What the form needs to know of who fills it in."""
        user = self.request.user
        organisations = organisations_for(user, self.permission)
        asked = self.request.GET.get("rows", "")
        return super().get_form_kwargs() | {
            "author": user,
            "colleagues": queries.colleagues(organisations, self.today),
            "partners": queries.partners(user, self.today),
            "team": queries.team(user, organisations, self.today),
            "kinds": queries.kinds_by_use(user),
            "rows": int(asked) if asked.isdecimal() and len(asked) < 3 else ROWS,
        }

    def get_initial(self):
        """A draft brings its key, and the person it was begun about."""
        if self.draft is None:
            return {}
        person = self.draft.person
        return {"submission": self.draft.submission} | ({"person": person.uid} if person else {})

    def drafts(self, key):
        """One's own drafts that may be carried on with here."""
        return queries.draft_of(self.request.user, key)

    def sent_before(self, key):
        """No draft: was the form sent? Then show what it made; else there is no such page."""
        contact = queries.contact_sent(self.request.user, key) if key else None
        if contact is None:
            raise Http404
        messages.info(self.request, "This form has already been sent. This is the contact it made.")
        return redirect("casework:contact", contact.uid)

    def kept_and_shown(self, key: UUID, asked: dict, place: str = ""):
        """Keep what is typed and show the form again with what was asked for."""
        try:
            draft = self.kept(timezone.now())
        except AlreadySent:
            return self.sent_before(key)
        except Refusal as refusal:
            form = self.get_form()
            form.refused(refusal)
            return self.form_invalid(form)
        kept = {"draft": str(draft.submission)} if draft else {}
        return redirect(f"{self.request.path}?{urlencode(kept | asked, doseq=True)}{place}")

    def without_file(self, key: UUID):
        """Take one's own file out of the form again."""
        uid = key_in(self.request.POST["remove_file"])
        file = queries.own_unsent_file(self.request.user, uid) if uid else None
        if file is not None:
            actions.remove_file(by=self.request.user, file=file)
            if not queries.files_of_form(self.request.user, key):
                self.request.POST = without_files(self.request.POST)
        return self.kept_and_shown(key, {}, "#files")

    def with_refusals(self, form):
        """The form, with what was not taken of the files told above it."""
        for refusal in self.not_taken:
            form.refused(refusal)
        return form

    def written_about(self):
        """The person of the address, or the one chosen in the form."""
        return self.person or person_in(self.request)

    def left_unfinished(self):
        """A contact with this person that was begun anywhere."""
        return queries.unfinished_for(self.request.user, self.person)

    def get_context_data(self, **context):
        """Adds the files chosen so far."""
        context = super().get_context_data(**context)
        form = context["form"]
        begun = self.draft is not None or form.is_bound
        key = key_in(form["submission"].value()) if begun else None
        files = queries.files_of_form(self.request.user, key)
        return context | {"files": files, "accepted": file_kinds.ACCEPTED}


def person_in(request):
    """The person a form says it is about, when it is one that somebody may write about."""
    uid = key_in(request.POST.get("person"))
    return queries.person_to_write_about(request.user, uid) if uid else None


def take_files(request, form: UUID, person) -> tuple[Refusal, ...]:
    """Keep the files that came with a form, so that none is lost when it is given back; what was refused."""
    refused = []
    for file in request.FILES.getlist("files"):
        try:
            actions.keep_file(by=request.user, form=form, file=file, person=person)
        except AlreadySent:
            break  # sent twice: its files went with it the first time
        except Refusal as refusal:
            refused.append(refusal)
    return tuple(refused)
