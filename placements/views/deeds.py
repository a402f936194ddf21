"""A page with one form that does one deed."""

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.shortcuts import redirect
from django.views.generic import FormView

from accounts.roles import Permission
from placements import policies


def show_refusal(form, error: ValidationError) -> None:
    """Put what a rule refused beside its question, or above the form when it has none there."""
    refused = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    for question, sentences in refused.items():
        form.add_error(question if question in form.fields else None, sentences)


class DeedView(FormView):
    """Checks the shape, does the deed, says what changed. A refusal gives the page back as it was typed."""

    heading = ""
    heard = ""  # what is said when it is done

    def form_valid(self, form):
        try:
            done = self.act(form.cleaned_data)
        except ValidationError as refusal:
            self.refused(form, refusal)
            return self.form_invalid(form)
        messages.success(self.request, self.said(done))
        return redirect(self.onward(done))

    def act(self, answers):
        """The one call that does it; returns what was made or changed."""
        raise NotImplementedError

    def refused(self, form, refusal: ValidationError) -> None:
        """What the page says when a rule refuses."""
        show_refusal(form, refusal)

    def said(self, done) -> str:
        """What the page after says has happened."""
        return self.heard

    def onward(self, done):
        """Where to go when it is done: the person, or the register once they are out of reach."""
        person = getattr(done, "person", done)
        if policies.may(self.request.user, Permission.SEE_PEOPLE, person):
            return redirect("placements:person", uid=person.uid).url
        return redirect("placements:register").url

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"today": self.today}

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {"heading": self.heading}
