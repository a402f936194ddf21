"""A page that does one deed: gate, shape, one call, and what changed in words.

The deed itself is an action. It raises a Refusal for what can be put right, and the page comes back with
everything typed. `tests/test_architecture.py` holds every page that answers POST to one of these two classes.
"""

from typing import ClassVar

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import FormView, View

from accounts.queries import versions
from accounts.views.gate import GatedView
from accounts.views.keeping import KeepsDraft
from linkworker.editing import ChangedMeanwhile
from linkworker.forms import EditingForm, GovukForm
from linkworker.refusals import Refusal
from linkworker.words import listed

NOT_DONE = "Nothing was changed. Press the button on this page to do it."


class Deed(GatedView):
    """What both kinds share: the words afterwards, and where to go."""

    heard = ""  # what is said when it is done

    def said(self, done) -> str:
        """What the page after says has happened."""
        return self.heard

    def onward(self, done) -> str:
        """The address to go to when it is done; `done` is None for a button that was refused."""
        raise NotImplementedError


class DeedView(KeepsDraft, Deed, FormView):
    """A page with one form that does one deed. A form without questions asks only: are you sure?

    `keeps_draft = True` keeps what is typed as a draft until it is sent.

    On a page about something, the class that scopes it stands first: `AddAction(AboutPerson, DeedView)`.
    """

    form_class: ClassVar[type[GovukForm]] = GovukForm
    heading = ""
    http_method_names = ("get", "head", "post", "options")

    def form_valid(self, form):
        """Do it, or give the page back as it was typed, with the refusal beside its question."""
        try:
            with self.closing_the_draft():
                done = self.act(form.answers)
        except Refusal as refusal:
            self.refused(form, refusal)
            return self.form_invalid(form)
        self.tell(done)
        if isinstance(form, EditingForm):
            self.tell_of_others(form, done)
        return redirect(self.onward(done))

    def tell(self, done) -> None:
        """Put what was done on the page after."""
        messages.success(self.request, self.said(done))

    def tell_of_others(self, form, done) -> None:
        """What somebody else changed while the page was open, and this form left alone."""
        names = form.others_changed(done)
        if names:
            who = {saved.who for saved in versions.last_saved(done, names).values()} - {""}
            labels = listed(form.label_of(name) for name in names)
            somebody = listed(sorted(who)) or "Somebody else"
            messages.info(
                self.request, f"{somebody} changed this while you had the page open: {labels}. That is kept."
            )

    def act(self, answers: dict):
        """The one call that does it; returns what was made or changed."""
        raise NotImplementedError

    def refused(self, form, refusal: Refusal) -> None:
        """What the page says when a rule refuses; who saved another answer meanwhile is named."""
        if isinstance(refusal, ChangedMeanwhile):
            refusal.saved_by = versions.last_saved(refusal.row, [each.question for each in refusal.conflicts])
        form.refused(refusal)

    def get_form_kwargs(self):
        """Adds the day and the moment, which the form hands to its fields."""
        return super().get_form_kwargs() | {"today": self.today, "now": timezone.localtime()}

    def get_context_data(self, **context):
        """Adds the heading."""
        return super().get_context_data(**context) | {"heading": self.heading}


class ButtonDeed(Deed, View):
    """A deed that asks nothing and can be taken back: one button, one call, a message on the page it came from.

    Whoever opens its address, as after signing in again, is led to the page with the button. Nothing is done.
    """

    http_method_names = ("get", "head", "post")

    def answer(self, request, *args, **kwargs):
        """Shows nothing, so no line says that it was opened: the page it leads to writes its own."""
        return View.dispatch(self, request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        """Lead on, and say that nothing was done: the button may have been pressed after the session ended."""
        messages.info(request, NOT_DONE)
        return redirect(self.onward(None))

    def post(self, request, *args, **kwargs):
        """Do it, or say why not."""
        done = None
        try:
            done = self.act()
        except Refusal as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, self.said(done))
        return redirect(self.onward(done))

    def act(self):
        """The one call that does it; returns what was made or changed."""
        raise NotImplementedError
