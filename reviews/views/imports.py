"""A register from a file: uploaded, checked by a worker, looked at, confirmed, and undone."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views import View
from django.views.generic import TemplateView

from accounts import audit
from accounts import policies as accounts_policies
from accounts.roles import Permission
from accounts.views.deeds import Deed, DeedView
from accounts.views.gate import GatedView
from linkworker.words import counted
from reviews import actions
from reviews.exports import faults_csv
from reviews.forms.imports import ConfirmImportForm, UploadRegisterForm
from reviews.imports import template
from reviews.queries import imports as queries

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FAULTS_ON_THE_PAGE = 50


class RegisterImports(GatedView, TemplateView):
    """The imports of somebody's registers, newest first."""

    permission = Permission.IMPORT_REGISTER
    template_name = "reviews/register_imports.html"

    def get_context_data(self, **context):
        """Who uploaded what, and where it stands."""
        return super().get_context_data(**context, imports=queries.listed_for(self.request.user))


class RegisterTemplate(GatedView, View):
    """The workbook to fill in: headings, lists and notes, and nobody in it but the invented."""

    permission = Permission.IMPORT_REGISTER
    http_method_names = ("get", "head")

    def get(self, request):
        """Made for each who asks, so that its lists are the lists of today."""
        return _file(template.workbook(), WORKBOOK, "link-worker-register.xlsx")


class UploadRegister(DeedView):
    """Choose a file; the worker checks it."""

    permission = Permission.IMPORT_REGISTER
    template_name = "reviews/upload_register.html"
    form_class = UploadRegisterForm
    heading = "Import a register"
    heard = "The file is being checked. Nothing is loaded until you have seen what it changes."

    def get_form_kwargs(self):
        """The organisations whose register somebody may import into."""
        held = accounts_policies.organisations_for(self.request.user, self.permission)
        return super().get_form_kwargs() | {"organisations": held}

    def act(self, answers):
        """Kept, and queued for a worker."""
        return actions.upload_register(by=self.request.user, now=timezone.now(), **answers)

    def onward(self, done):
        """Where it stands."""
        return reverse("reviews:register-import", args=[done.uid])


class AboutImport(GatedView):
    """A page about one import, among those into one's own registers."""

    permission = Permission.IMPORT_REGISTER

    def scope(self):
        """Another authority's import is not found."""
        self.import_ = get_object_or_404(queries.one_for(self.request.user), uid=self.kwargs["uid"])

    def may(self):
        """A role held at another organisation opens nothing here."""
        return accounts_policies.allowed_at(self.request.user, self.permission, self.import_.organisation_id)

    def opened(self):
        """Whose changes are shown stands in the trail."""
        audit.looked_at(
            by=self.request.user, subject=self.import_, people=self.import_.summary.get("people", [])
        )

    def get_context_data(self, **context):
        """The import, and whether the new people in it may be named."""
        one = self.import_
        sees_names = accounts_policies.allowed_at(
            self.request.user, Permission.SEE_NAMES, one.organisation_id
        )
        return super().get_context_data(**context, one=one, sees_names=sees_names)


class RegisterImportPage(AboutImport, TemplateView):
    """Where an import stands: what to correct, what it changes, what it did."""

    template_name = "reviews/register_import.html"

    def get_context_data(self, **context):
        """The first of what was found; the rest is in the file."""
        return super().get_context_data(
            **context,
            faults=self.import_.faults[:FAULTS_ON_THE_PAGE],
            warnings=self.import_.warnings[:FAULTS_ON_THE_PAGE],
        )


class ImportFaults(AboutImport, View):
    """Everything found wrong, as a file to work through."""

    http_method_names = ("get", "head")

    def get(self, request, uid):
        """By sheet, row and column, with what to do."""
        content = faults_csv(self.import_.faults, self.import_.warnings)
        return _file(content, "text/csv; charset=utf-8", "to-correct.csv")


class ImportDeed(AboutImport, Deed):
    """A deed on one import leads to the import."""

    def onward(self, done):
        """Where it stands."""
        return reverse("reviews:register-import", args=[self.import_.uid])

    def get_context_data(self, **context):
        """Adds the way back."""
        return super().get_context_data(**context) | {"cancel_url": self.onward(None)}


class ConfirmImport(ImportDeed, DeedView):
    """Load what was seen: by whoever uploaded it or another who may import."""

    template_name = "reviews/confirm_import.html"
    form_class = ConfirmImportForm
    heading = "Load this register"
    heard = "The register is being loaded. This page tells how far it is."

    def get_initial(self):
        """What is confirmed is what this page shows, and no other."""
        return {"outcome": self.import_.outcome}

    def act(self, answers):
        """Refused when it was checked again meanwhile."""
        return actions.confirm_import(
            by=self.request.user, register_import=self.import_, now=timezone.now(), **answers
        )

    def get_context_data(self, **context):
        """Adds the words of the button."""
        return super().get_context_data(**context) | {"submit_text": self.heading}


class UndoImport(ImportDeed, DeedView):
    """Put everything back as it was before."""

    template_name = "reviews/undo_import.html"
    heading = "Undo this import"
    heard = "The import is being undone. This page tells how far it is."

    def act(self, answers):
        """Refused when there is nothing to undo; the worker finds out whether later work stands on it."""
        return actions.undo_import(by=self.request.user, register_import=self.import_, now=timezone.now())

    def get_context_data(self, **context):
        """Adds the words of the button and how much goes."""
        new = sum(each["new"] for each in self.import_.summary.get("files", []))
        changed = sum(each["changed"] for each in self.import_.summary.get("files", []))
        return super().get_context_data(**context) | {
            "submit_text": self.heading,
            "dangerous": True,
            "new": counted(new, "row"),
            "changed": counted(changed, "row"),
        }


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
