"""Handover packs: what whoever steps in must know, of one person or a caseload, on screen and as a PDF."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View

from accounts import audit
from accounts.queries.cover import absences
from accounts.roles import Permission
from accounts.views.gate import GatedView
from linkworker.words import UNALLOCATED
from placements.policies import standing
from placements.views.about_person import AboutPerson
from reporting.documents.handover import handover_pack
from reporting.pdf import PdfCouldNotBeMade, PdfTookTooLong
from reporting.queries import handover, handover_sheets

NOBODY_S = "none"


class Prepared:
    """What every pack shares: it is read once, and whom it shows is in the trail before it does."""

    permission = Permission.PREPARE_HANDOVER

    def opened(self):
        """Who prepared it, and of whom."""
        self.told = handover_sheets.sheets(self.known(), on=self.today)
        self.note()

    def note(self):
        """One line, with everybody in the pack."""
        if self.told:
            audit.record(
                by=self.request.user,
                verb="prepared handover pack",
                subject=self.about(),
                people=[str(sheet.uid) for sheet in self.told],
            )

    def pdf(self):
        """The file, never kept by anybody on the way; or a page that says why there is none."""
        now = timezone.now()
        try:
            data = handover_pack(
                self.told,
                council=str(self.body()),
                whose=self.whose(),
                made_by=str(self.request.user),
                made_at=now,
            )
        except (PdfCouldNotBeMade, PdfTookTooLong):
            return render(self.request, "reporting/handover_not_made.html", {"back": self.back()}, status=503)
        response = HttpResponse(data, content_type="application/pdf")
        name = f"handover-{timezone.localtime(now):%Y-%m-%d}.pdf"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
        return response


class OfPerson(Prepared, AboutPerson):
    """One person's."""

    def known(self):
        """This one alone."""
        return handover.of_person(self.request.user, self.person, on=self.today)

    def about(self):
        """The record."""
        return self.person

    def note(self):
        """The line stands under the person's name."""
        audit.record(
            by=self.request.user, verb="prepared handover pack", subject=self.person, person=self.person
        )

    def whose(self):
        """As the banner calls them."""
        return self.told[0].name if self.told else self.person.reference

    def body(self):
        """The council it is made for: the one that reaches this person."""
        return standing(self.request.user, self.person, self.permission).organisation

    def back(self):
        """The page on screen."""
        return reverse("reporting:handover", args=[self.person.uid])


class Handover(OfPerson, TemplateView):
    """What a colleague must know to step in for one person."""

    template_name = "reporting/handover.html"

    def get_context_data(self, **context):
        """The sheet."""
        return super().get_context_data(
            **context, sheets=self.told, file_url=reverse("reporting:handover-file", args=[self.person.uid])
        )


class HandoverFile(OfPerson, View):
    """The same on paper."""

    http_method_names = ("get", "head")

    def get(self, request, uid):
        """The PDF."""
        return self.pdf()


class OfCaseload(Prepared, GatedView):
    """A link worker's, or the unallocated."""

    def scope(self):
        """The council, and whose caseload; a link worker nobody there has heard of has none."""
        self.council = self.authority()
        self.workers = handover.workers(self.council, self.today)
        asked = self.request.GET.get("worker") or str(self.request.user.uid)
        if asked not in {*self.workers, NOBODY_S, str(self.request.user.uid)}:
            raise Http404
        self.asked = asked

    def may(self):
        """A caseload on paper is an export: one's own, or as cover; a manager's is any."""
        return super().may() and handover.may_prepare(self.request.user, self.council, self.asked)

    def known(self):
        """Everybody of the caseload within reach."""
        worker = "" if self.asked == NOBODY_S else self.asked
        carried = handover.carried(self.request.user, self.council, worker, on=self.today)
        self.whole = len(carried.people)
        return handover.known_of(self.request.user, carried, self.today)

    def about(self):
        """Whose caseload it is; the council's for the unallocated."""
        return self.workers.get(self.asked) or self.council

    def whose(self):
        """By name."""
        return (
            UNALLOCATED if self.asked == NOBODY_S else str(self.workers.get(self.asked) or self.request.user)
        )

    def body(self):
        """The council it is made for."""
        return self.council

    def address(self, page):
        """The same caseload on another page."""
        return f"{reverse(page)}?authority={self.council.code}&worker={self.asked}"

    def back(self):
        """The page on screen."""
        return self.address("reporting:caseload-handover")


class CaseloadHandover(OfCaseload, TemplateView):
    """What a colleague must know to step in for a whole caseload, the most urgent first."""

    template_name = "reporting/caseload_handover.html"

    def choices(self):
        """Whose pack they may prepare."""
        everybody = [(NOBODY_S, UNALLOCATED), *((uid, one.name) for uid, one in self.workers.items())]
        user, council = self.request.user, self.council
        return [(uid, name) for uid, name in everybody if handover.may_prepare(user, council, uid)]

    def get_context_data(self, **context):
        """The table, and a sheet for each."""
        away = absences([self.council], self.today)
        mine = self.workers.get(self.asked)
        return super().get_context_data(
            **context,
            council=self.council,
            sheets=self.told,
            whose=self.whose(),
            asked=self.asked,
            choices=self.choices(),
            away=away.get(mine.pk) if mine else None,
            most=handover.MOST_PEOPLE,
            whole=self.whole,
            cut_off=self.whole > handover.MOST_PEOPLE,
            today=self.today,
            file_url=self.address("reporting:caseload-handover-file"),
        )


class CaseloadHandoverFile(OfCaseload, View):
    """The same on paper."""

    http_method_names = ("get", "head")

    def get(self, request):
        """The PDF."""
        return self.pdf()
